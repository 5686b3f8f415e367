// Where and when somebody wants to come, in the words of people who knew nothing of us.
import { describe, expect, test } from 'bun:test'
import { type Db, write } from '../../db/open.ts'
import { addOffice, openDirectory } from '../conversations/directory.ts'
import { meetCitizen } from './citizen.ts'

const CHANNELS = ['whatsapp', 'messenger'] as const

describe.each(CHANNELS)('on %s', (channel) => {
  const begun = () => meetCitizen({ channel }).write('renovar pasaporte')

  test.each([
    ['renovar a toluca', 'Toluca'],
    ['cita cuajimalpa despues de las 4', 'Cuajimalpa'],
    ['no entender cual oficina cerca mi casa toluca', 'Toluca'],
    ['ai por tonala jalisco mijo', 'Tonalá'],
    ['yo san juan chamula', 'Chamula'],
    ['no hay oficina en tonala jalisco?', 'Tonalá'],
  ])('"%s" is a place', (says, name) => {
    const { draft } = begun().write(says).state ?? {}
    expect(draft?.near?.name).toStartWith(name)
    expect(draft?.notOffices).toBeUndefined()
  })

  test.each([
    ['vivimos en cuernavaca pero dicen que en la de alla hay coyotes afuera, prefiero Toluca centro', 'Toluca'],
    ['soy de Ixtlahuaca pero estoy viviendo en Toluca', 'Toluca'],
    ['vivo en Metepec pero trabajo en Naucalpan, me queda mejor alla', 'Naucalpan'],
    ['preferiria ir a Naucalpan aunque vivo en Toluca', 'Naucalpan'],
    ['mi hijo me va a llevar a la oficina de Toluca', 'Toluca'],
    ['mi nieta nos lleva a la de Toluca', 'Toluca'],
  ])('of two places in "%s" it is the one that is preferred', (says, name) => {
    expect(begun().write(says).agree().state?.draft.near?.name).toBe(name)
  })

  test('the office that somebody is brought to is noted with the first words', () => {
    const { draft } =
      meetCitizen({ channel }).write('quiero mi primer pasaporte, mi hijo me va a llevar a la oficina de Toluca').state ?? {}
    expect(draft?.near?.name).toBe('Toluca')
  })

  test.each(['como me van a llamar en la sala', 'y en la entrada me preguntan?', 'tanto', 'no se por que tanto'])(
    '"%s" names no town, though towns are called so or begin so',
    (says) => expect(begun().write(says).state?.draft.near).toBeUndefined(),
  )

  test('the way there is that to the offices of the list', () => {
    expect(begun().write('metepec', 'como llegar').read()).toStartWith('Oficina Toluca: ')
  })

  test.each([
    ['quiero mi primer pasaporte, mi hija que vive en Houston me invita, estoy en Toluca', false],
    ['mi hijo vive en Houston y quiere renovar', true],
  ])('a consulate is spoken of to those who live abroad alone: "%s"', (says, isTold) => {
    expect(meetCitizen({ channel }).write(says).read().includes('consulado')).toBe(isTold)
  })

  test('who leaves from one town and passes by another sees the hours of both', () => {
    expect(begun().write('salgo de toluca paso x cuajimalpa tmb').state?.draft.officeIds).toHaveLength(2)
  })

  test('what is lacking denies no town that is named behind it', () => {
    const citizen = meetCitizen({ channel }).write('no tengo ine ni acta quiero pasaporte toluca')
    expect(citizen.state?.draft).toMatchObject({ near: { name: 'Toluca' } })
  })

  test('who writes from abroad comes where they fly to, between the days of the journey, under their own name', () => {
    const citizen = meetCitizen({ channel })
      .write("Hi, I live in Toronto and I'm flying to Guadalajara Dec 20 to Jan 5. My passport expired.")
      .tap('Yes, like this')
    expect(citizen.state?.draft).toMatchObject({ near: { name: 'Guadalajara' }, wish: { from: '2026-12-20', until: '2027-01-05' } })
    expect(citizen.state?.draft.people).toEqual([])
  })

  test('who is in one town and will be in another comes to the other, and it is said whether an office is there', () => {
    const citizen = meetCitizen({ channel }).write('I want to renew my passport', 'I am in San Antonio but will be in Nuevo Laredo')
    expect(citizen.state?.draft.near?.name).toBe('Nuevo Laredo')
    expect(citizen.write('so there is no office in Nuevo Laredo?').read()).toContain('no office near *Nuevo Laredo*')
  })

  test('a town before a day in English is heard with both', () => {
    const { draft } = meetCitizen({ channel }).write('I want to renew my passport', 'Toluca on monday around noon').state ?? {}
    expect(draft).toMatchObject({ near: { name: 'Toluca' }, wish: { weekdays: [1], fromMinute: 720 } })
  })

  test('days that are named are no wish for the earliest date', () => {
    const citizen = meetCitizen({ channel }).write(
      'Hi, I want to renew my passport in Toluca',
      'any weekday between Dec 8 and Dec 11',
    )
    expect(citizen.read()).not.toContain('earliest date*')
    expect(citizen.state?.draft.wish).toMatchObject({ from: '2026-12-08', until: '2026-12-11' })
  })
})

describe.each(CHANNELS)('back after three days on %s', (channel) => {
  const THREE_DAYS = 3 * 24 * 60 * 60_000
  const gone = () =>
    meetCitizen({ channel })
      .write('renovar pasaporte en toluca, el jueves como a las 3 o despues')
      .tap('Sí, así')
      .write('la primera', 'MESL850522MGTJTR00 Laura Mejia Soto')
      .wait(THREE_DAYS)

  test.each([
    'hola perdon se me fueron los dias, sigue la cita del jueves? mi curp es MESL850522MGTJTR00 laura mejia soto',
    'hola perdon estuve en el hospital con mi mama, sigue mi lugar?',
    'entonces quedo o no quedo? ya paso el jueves',
    'sigo aqui, que sigue',
    'hola, todavia tengo mi cita?',
  ])('"%s" is told which hour was let go, and sees others as they were wished', (says) => {
    const citizen = gone().write(says)
    expect(citizen.read()).toContain('El lugar del jueves 3 de diciembre, 15:00 h ya se soltó')
    expect(citizen.state?.asked?.question).toBe('slot')
    expect(citizen.state?.draft).toMatchObject({
      wish: { weekdays: [4], fromMinute: 900 },
      people: [{ curp: 'MESL850522MGTJTR00' }],
    })
  })

  test('a CURP beside that question is not asked for again', () => {
    const citizen = meetCitizen({ channel }).write('renovar pasaporte en toluca', 'la primera').wait(THREE_DAYS)
    expect(citizen.write('hola perdon, sigue mi lugar? MESL850522MGTJTR00').read()).not.toContain('Escriba su CURP')
    expect(citizen.state?.asked?.question).toBe('name')
  })
})

describe('before anybody writes their data', () => {
  test('the only office of a state that has no place is said to be full, with the nearest that has one and the line', () => {
    const citizen = meetCitizen().write('renovar pasaporte en toluca').write('mejor en morelos')
    expect(citizen.read()).toContain('Cuernavaca')
    const full = meetCitizen({ db: withFullTlaxcala() }).write('renovar pasaporte, soy de tlaxcala')
    expect(full.state?.asked?.question).toBe('officeFull')
    expect(full.read()).toContain('Tlaxcala no tiene lugares libres')
    expect(full.titles()).toContain('Esperar en Tlaxcala')
    expect(full.titles()).toContain('Naucalpan')
    expect(full.write('MESL850522MGTJTR00 Laura Mejia Soto').state?.draft.people).toMatchObject([{ curp: 'MESL850522MGTJTR00' }])
  })

  test('a day on which the only office does not open is said', () => {
    const citizen = meetCitizen({ db: withFullTlaxcala(false) }).write(
      'renovar pasaporte',
      'tlaxcala, un sabado se puede? trabajo toda la semana',
    )
    expect(citizen.state?.asked?.question).toBe('curp')
    expect(citizen.read()).toContain('En *sábado* no se atiende')
  })
})

function withFullTlaxcala(full = true): Db {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => {
    addOffice(tx, { name: 'Tlaxcala', state: 'TL', latitude: 19.32, longitude: -98.24, days: ['2026-12-03', '2026-12-04'], full })
  })
  return db
}
