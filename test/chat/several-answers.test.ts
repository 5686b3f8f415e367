import { describe, expect, test } from 'bun:test'
import { parseName } from '../../src/reading/names.ts'
import { esMX as es } from '../../src/texts/es-MX/index.ts'
import { type Citizen, choosesHour, meetCitizen } from './citizen.ts'

/** Several answers in one message: each is kept for its question, wherever it stands, and nothing is asked twice. */

const draft = ({ state }: Citizen) => state?.draft
const person = (one: Citizen) => draft(one)?.people[0]
const asked = ({ state }: Citizen): string | undefined => state?.asked?.question

const atHours = () => meetCitizen().write('quiero renovar en toluca')
const atCurp = () => atHours().tap('Toluca')
const CLARA = { curp: 'LOPC750303MGRZRL07', name: 'Clara Lozano Pérez' }

describe('who comes, beside an hour', () => {
  test.each([
    ['la de las 9 del viernes 4. ella es IALC450220MHGBNN00 consuelo ibarra leon', 'Consuelo Ibarra Leon'],
    ['va el del viernes 4 a las 9, brandon gomez ruiz GORB010417HMCMZRA4', 'Brandon Gomez Ruiz'],
    ['el viernes 4 a las 9 am. LAPH911111HVZRNG04 Hugo Lara Ponce', 'Hugo Lara Ponce'],
    ['viernes 4 a las 9. soy raul torres vega TOVR901114HNLRGL08', 'Raul Torres Vega'],
  ])('"%s"', (words, name) => {
    const one = atHours().write(words)
    expect(person(one)).toMatchObject({ name })
    expect(draft(one)?.slot).toMatchObject({ day: '2026-12-04', minute: 540 })
  })

  test.each(['la primera', 'la primera, el de 6 años', 'pues la primera, de 6 años'])('of a list, "%s"', (row) => {
    const one = atHours().write(`${row}, soy ${CLARA.name} ${CLARA.curp}`)
    expect(draft(one)?.slot).toMatchObject({ day: '2026-12-03', minute: 540 })
    expect(person(one)).toMatchObject(CLARA)
    if (row.includes('6')) expect(draft(one)?.stated).toEqual({ years: '6 años' })
  })

  test('holds the hour at once, and does not say that something is missing', () => {
    const one = atHours().write('el viernes 4 a las 9').tap('Vie 4 dic, 9:00 h').write(`${CLARA.curp} ${CLARA.name} de 10 años`)
    expect(draft(one)?.slot).toMatchObject({ day: '2026-12-04', minute: 540 })
    expect(one.read()).not.toContain('falta esto')
    expect(one.read()).toContain('Como dijo: *10 años')
  })

  test('after which the list that is tapped holds without a word of what is missing', () => {
    const one = atHours().write(`${CLARA.curp} ${CLARA.name}`).write('viernes 4 a las 9').tap('Vie 4 dic, 9:00 h')
    expect(draft(one)?.slot).toBeDefined()
    expect(one.read()).not.toContain('falta esto')
  })

  test('brings years and a need along', () => {
    const all = atHours().write(`el viernes 4 a las 9, ${CLARA.curp}, ${CLARA.name}, 3 años, tel 844 123 4567`)
    expect(person(all)).toMatchObject(CLARA)
    expect(draft(all)?.stated).toEqual({ years: '3 años' })
    const need = atHours().write('4 dic a las 9 y necesito silla de ruedas, teresa aguilar rojas AURT460214MMNGJR05')
    expect(person(need)?.name).toBe('Teresa Aguilar Rojas')
    expect(draft(need)?.slot ?? draft(need)?.chosen).toMatchObject({ day: '2026-12-04', minute: 540 })
    expect(asked(need)).toBe('need')
  })
})

describe('beside a CURP that was asked for', () => {
  test.each(['de 10 años', '10 años', ', 10 años porfa'])('years wait: "%s"', (years) => {
    expect(draft(atCurp().write(`${CLARA.curp} ${CLARA.name} ${years}`))?.stated).toEqual({ years: '10 años' })
  })

  test('years in English wait', () => {
    const dan = meetCitizen()
      .write('i want to renew in toluca')
      .tap('Toluca')
      .write('SIGD920620HJCMRN01 daniel smith garcia, 6 years please')
    expect(person(dan)?.name).toBe('Daniel Smith Garcia')
    expect(draft(dan)?.stated).toEqual({ years: '6 years' })
  })

  test('another day is taken', () => {
    const one = atCurp().write('AURT460214MMNGJR05 teresa aguilar rojas pero el viernes no puedo mejor el lunes')
    expect(person(one)?.name).toBe('Teresa Aguilar Rojas')
    expect(draft(one)?.wish).toEqual({ weekdays: [1] })
  })

  test('a question that nobody here can answer takes nothing away', () => {
    const one = atCurp().write('LAPH911111HVZRNG04 hugo lara ponce, y si no trae el acta de perdida me lo dan?')
    expect(person(one)).toMatchObject({ curp: 'LAPH911111HVZRNG04', name: 'Hugo Lara Ponce' })
    expect(one.read()).toContain('esto no lo sé: «y si no trae el acta de perdida me lo dan?»')
  })

  test('the chosen hour is held where it is asked whether it is free', () => {
    const one = atHours().write('viernes 4 a las 9').tap('Vie 4 dic, 9:00 h')
    one.write('NASB951209MGTVLR05 brenda navarro solis, sigue libre el viernes a las 9?')
    expect(draft(one)?.slot).toMatchObject({ day: '2026-12-04', minute: 540 })
  })
})

describe('what is no answer beside a CURP', () => {
  test('names nobody', () => {
    const one = atCurp().write('EALB050219HDFSNRA1 thats it')
    expect(person(one)).toMatchObject({ curp: 'EALB050219HDFSNRA1' })
    expect(person(one)?.name).toBeUndefined()
  })

  test('says for whom it is', () => {
    const one = atCurp().write('Es para mi papá, esta es la de él XOCP490629MYNLHT09')
    expect(draft(one)).toMatchObject({ who: 'other', people: [{ curp: 'XOCP490629MYNLHT09' }] })
  })
})

describe('what is known already', () => {
  test('is thanked for, and the booking goes on', () => {
    const one = atCurp().write(`${CLARA.curp} ${CLARA.name}`).write(`${CLARA.curp} ${CLARA.name}`)
    expect(one.read()).toContain(es.curp.known)
    expect(one.state?.misses).toBe(0)
    expect(asked(one)).toBe('slot')
  })
})

describe('years that are refused are never taken', () => {
  const atYears = () => choosesHour(meetCitizen()).write('jueves 3 a las 9')

  test.each(['no quiero el de 10', 'ni de 6 ni de 10', 'el de 10 no lo quiero'])('"%s" is answered', (words) => {
    const one = atYears().write(words)
    expect(person(one)?.years).toBeUndefined()
    expect(one.read()).toContain(es.validity.refused)
    expect(one.state?.misses).toBe(0)
  })

  test.each([
    ['de 6... bueno no de 10', 10],
    ['10 años es mucho, mejor 3 años', 3],
    ['pues el de diez no lo necesito, con tres tengo', 3],
    ['no hijo 10 es mucho, de 3 mejor', 3],
    ['no quiero 10 años, quiero 6', 6],
    ['3 mejor', 3],
    ['el de 6 años mejor q esta mas barato', 6],
  ])('"%s"', (words, years) => {
    expect(person(atYears().write(words))?.years).toBe(years)
  })

  test('"10 años se me hace mucho" chooses none', () => {
    expect(person(atYears().write('10 años se me hace mucho ya estoy grande, cual me conviene?'))?.years).toBeUndefined()
  })
})

describe('what is no name is stored as none', () => {
  const atName = () => atCurp().write(CLARA.curp)

  test.each(['looks good, but can i pay with my US credit card?', 'alv. empezar de nuevo', 'a las diez y media'])(
    '"%s"',
    (words) => {
      expect(person(atName().write(words))?.name).toBeUndefined()
    },
  )

  test('whoever visits a family is not called so', () => {
    const dan = meetCitizen().write("Hi! I'm visiting family in Toluca, I need to renew my mexican passport that expired in 2022")
    expect(person(dan)?.name).toBeUndefined()
  })

  test('who it is stands behind a name, and is no part of it', () => {
    expect(parseName('mateo reyes campos el niño')).toEqual({ ok: true, name: 'Mateo Reyes Campos' })
  })

  test('somebody called Domingo has a birthday and no Sunday', () => {
    const one = atCurp().tap('No sé mi CURP').write('Domingo Tlaxcaltecatl Xochitl 4 agosto 1965')
    expect(person(one)).toMatchObject({ name: 'Domingo Tlaxcaltecatl Xochitl', birthDate: '1965-08-04' })
  })
})
