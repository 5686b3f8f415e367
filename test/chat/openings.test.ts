import { describe, expect, test } from 'bun:test'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

// What people write first, and in one breath.

const draft = ({ state }: Citizen) => state?.draft
const opens = (...texts: string[]): Citizen =>
  meetCitizen()
    .write(...texts)
    .agree()

describe('the last one after a correction counts', () => {
  const years = () => choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')

  test.each([
    ['10 años... no, mejor 6', 6],
    ['10 no perdón 6', 6],
    ['diez, digo seis', 6],
    ['el de 6, ay no, el de 3', 3],
    ['3... no, 6, no perdón, 10', 10],
  ])('of years, at their question: "%s"', (text, meant) => {
    expect(draft(years().write(text))?.people[0]?.years).toBe(meant)
  })

  test.each([
    ['10 años... no, mejor 3', 3],
    ['el de 10, digo el de 3', 3],
    ['cambie a 10 años, no, perdón, a 3', 3],
  ])('of years, at the summary: "%s"', (text, meant) => {
    const guadalupe = seesSummary(meetCitizen()).write(text)
    expect(draft(guadalupe)?.people[0]?.years).toBe(meant)
    expect(guadalupe.titles()).toContain('Confirmar')
  })

  test('of days', () => {
    const wish = draft(opens('renovar pasaporte en toluca', 'el 10 no mejor el 12 de enero'))?.wish
    expect(wish).toEqual({ from: '2027-01-12', until: '2027-01-12' })
  })

  test.each(['toluca, no perdón metepec', 'Toluca... no, mejor Metepec'])('of towns: "%s"', (text) => {
    expect(draft(opens('quiero renovar mi pasaporte', text))?.near?.name).toBe('Metepec')
  })
})

describe('when somebody is free, told in the first words', () => {
  test.each([
    ['salgo de la fábrica a las 2 y media', { fromMinute: 870 }],
    ['termino mi turno a las 3', { fromMinute: 900 }],
    ['entro a trabajar a las 4', { untilMinute: 960 }],
    ['estoy libre hasta la 1', { untilMinute: 780 }],
    ['paso por mis niños a las 12', { untilMinute: 720 }],
    ['trabajo en la mañana', { fromMinute: 720 }],
  ])('is looked for: "%s"', (text, wish) => {
    expect(draft(opens(`quiero renovar mi pasaporte en metepec, ${text}`))?.wish).toEqual(wish)
  })

  test('and noted where nobody was asked where yet', () => {
    const citizen = meetCitizen().write('buenas mire soy albañil y salgo de la obra a las 6, quiero sacar mi primer pasaporte')
    expect(citizen.read()).toContain('desde las 18:00 h')
    expect(citizen.tap('Sí, así').read()).toContain('¿Dónde le queda bien su cita?')
  })

  test('in English too', () => {
    expect(meetCitizen().write('renew passport in toluca, i get off work at 3').tap('Yes, like this').state?.draft.wish).toEqual({
      fromMinute: 900,
    })
  })

  test.each(['mi hija sale de la escuela a la 1', 'estoy en méxico hasta el 15 de diciembre', 'me caso el sábado 12'])(
    'is not what happens then: "%s"',
    (text) => {
      expect(draft(opens(`quiero renovar mi pasaporte en toluca, ${text}`))?.wish).toBeUndefined()
    },
  )
})

describe('a town at the end of a sentence without marks', () => {
  test.each([
    ['oiga joven se me vencio el pasaporte toluca pues', 'Toluca'],
    ['ya caduco mi pasaporte metepec gracias joven', 'Metepec'],
    ['necesito que me ayude a renovar mi pasaporte ixtlahuaca eh', 'Ixtlahuaca de Rayón'],
    ['querer renovar pasaporte toluca', 'Toluca'],
  ])('is heard: "%s"', (text, town) => {
    expect(draft(opens(text))?.near?.name).toBe(town)
  })

  test.each([
    'se me venció el pasaporte a mi esposo guadalupe',
    'mi comadre lo sacó en toluca, yo quiero renovar el mío',
    'me llamo hidalgo reyes soto quiero renovar mi pasaporte',
  ])('is not a name, nor where others went: "%s"', (text) => {
    expect(draft(opens(text))).not.toHaveProperty('near')
    expect(draft(opens(text))).not.toHaveProperty('state')
  })

  test.each(['toluca december 9 or 10', 'Toluca el 9 o 10 de diciembre'])('keeps the days beside it: "%s"', (text) => {
    const { near, wish } = draft(opens('quiero renovar mi pasaporte', text)) ?? {}
    expect(near?.name).toBe('Toluca')
    expect(wish).toEqual({ from: '2026-12-09', until: '2026-12-10' })
  })
})

describe('where somebody goes, beside where they live', () => {
  test('both are looked at', () => {
    const there = opens('renovar pasaporte, voy a Naucalpan el lunes y vivo en Toluca')
    expect(new Set(draft(there)?.officeIds).size).toBe(2)
    expect(draft(there)?.wish).toEqual({ weekdays: [1] })
  })

  test('a town without an office is said to have none', () => {
    const there = opens('quiero renovar mi pasaporte', 'llego a Querétaro el 3 y vivo en Toluca')
    expect(there.read()).toContain('En *Querétaro* no tenemos oficina')
    expect(draft(there)?.near?.name).toBe('Toluca')
  })
})

test('whoever has little Spanish is offered an interpreter, and what they want is kept', () => {
  const citizen = meetCitizen().write('querer renovar pasaporte toluca, yo hablar poco español')
  expect(citizen.titles()).toContain('Mixteco')
  expect(draft(citizen)).toMatchObject({ family: 'renewal', near: { name: 'Toluca' } })
  expect(citizen.tap('Mixteco').read()).toContain('intérprete de mixteco')
  expect(meetCitizen().write('yo querer pasaporte no hablar bien español').tap('Mixteco').titles()).toContain('Mi primer pasaporte')
})

test.each(['yes please book one', 'yes book it', 'ok go ahead', 'go ahead and book it'])(
  'in English, the one thing that is offered is taken: "%s"',
  (text) => {
    const citizen = seesSummary(meetCitizen())
    citizen.language = 'en'
    expect(citizen.write(text).read()).toContain('Your appointment is confirmed')
  },
)

test.each([
  'no la tengo a la mano, mi hija me la saca orita',
  'espere que mi hijo la está buscando',
  'no me la sé, mi esposa me la va a pasar',
])('whoever is still getting the CURP is told how to go on: "%s"', (text) => {
  const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca').write(text)
  expect(citizen.read()).toStartWith('No hay prisa: conteste cuando pueda.')
  expect(citizen.titles()).toEqual(['No sé mi CURP'])
})
