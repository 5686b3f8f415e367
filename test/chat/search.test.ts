// One list of hours of several offices, for whoever says when, or names several, before choosing one.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { currentHold } from '../../src/booking/holds.ts'
import { addOffice, openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

const renews = (...texts: string[]) => meetCitizen().write('quiero renovar mi pasaporte', ...texts)

/** The offices of the conversations, and one far away that also opens on Saturdays. */
function withSaturdays(): Citizen {
  const db = openDirectory('varias oficinas')
  const there = { name: 'Pachuca', state: 'HG', latitude: 20.12, longitude: -98.73, days: ['2026-12-05', '2026-12-12'] }
  write(db, (tx) => addOffice(tx, there))
  return meetCitizen({ db })
}

const descriptions = (lupe: Citizen): string[] =>
  lupe.replies.flatMap((one) => (one.kind === 'choices' ? one.options.map(({ description = '' }) => description) : []))

describe('a wish where the office is asked', () => {
  test('shows hours of all near offices, each with its office and how far it is', () => {
    const lupe = renews('metepec', 'el viernes en la tarde')
    expect(lupe.titles().slice(0, 3)).toEqual(['Vie 4 dic, 12:00 h', 'Vie 4 dic, 15:00 h', 'Vie 4 dic, 16:30 h'])
    expect(descriptions(lupe)[0]).toBe('Toluca, a 6 km. A mediodía')
  })

  test.each(['en la tarde, salgo a las 3', 'por la tarde, cuando salga de la chamba a las 3', 'en la tardecita, saliendo a las 3'])(
    'an afternoon begins when they leave work: "%s"',
    (words) => {
      const lupe = renews('metepec', words)
      expect(lupe.state?.draft.wish).toEqual({ fromMinute: 900 })
      expect(lupe.titles().slice(0, 2)).toEqual(['Jue 3 dic, 15:00 h', 'Jue 3 dic, 16:30 h'])
    },
  )

  test('an hour that is tapped is held as soon as it is known for whom, and not before', () => {
    const lupe = renews('metepec', 'el viernes en la tarde').tap('Vie 4 dic, 15:00 h')
    expect(lupe.read()).toContain('Para apartarle')
    expect(currentHold(lupe.db, 1, lupe.clock.now())).toBeUndefined()
    lupe.write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(lupe.read()).toContain(': *viernes 4 de diciembre, 15:00 h*')
  })

  test('an hour that somebody else took meanwhile is told, with the next ones', () => {
    const lupe = renews('metepec').tap('Jue 3 dic, 16:30 h')
    lupe.db.client.query("update slots set taken = capacity where day = '2026-12-03' and minute = 990").run()
    lupe.write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(lupe.read()).toContain('*jueves 3 de diciembre, 16:30 h*')
    expect(lupe.read()).not.toContain('Apartado para usted')
    expect(lupe.titles()[0]).toBe('Jue 3 dic, 9:00 h')
  })

  test('another day that is said before the hour is held gives it up', () => {
    const lupe = renews('metepec').tap('Jue 3 dic, 16:30 h').write('mejor el viernes en la mañana')
    lupe.write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(lupe.titles()[0]).toBe('Vie 4 dic, 9:00 h')
  })

  test('that no near office has is found where it is, and that none of the near ones has it is said', () => {
    const lupe = withSaturdays().write('quiero renovar mi pasaporte', 'metepec', 'en sábado')
    expect(lupe.read()).toContain('En *sábado* no se atiende: hay citas de lunes a viernes. Donde sí hay es en *Pachuca*.')
    expect(lupe.titles()[0]).toBe('Sáb 5 dic, 9:00 h')
    expect(descriptions(lupe)[0]).toStartWith('Pachuca, a ')
  })

  test('that none has is told with the hour at which the last one closes, and the latest hours', () => {
    const lupe = renews('metepec', 'después de las 6')
    expect(lupe.read()).toContain('la última en cerrar es *Toluca*, a las *17:00 h*')
    expect(lupe.titles()[0]).toBe('Lun 30 nov, 15:00 h')
  })
})

describe('several offices', () => {
  test.each([
    ['lo primero en Toluca o Naucalpan'],
    ['en toluca o en naucalpan, la que tenga antes'],
    ['toluca ó naucalpan'],
    ['the first one in Toluca or Naucalpan'],
  ])('"%s" is one list of both', (words) => {
    const lupe = renews(words).agree()
    expect(lupe.titles()[0]).toMatch(/30 nov, 9:00/i)
    expect(lupe.titles()).toEqual(expect.arrayContaining(['Toluca', 'Naucalpan']))
    expect(lupe.titles()).not.toContain('Cuajimalpa, CDMX')
  })

  test('one where there is no office is said, and the other one is taken', () => {
    const lupe = renews('lo primero en Toluca o Querétaro')
    expect(lupe.read()).toContain('En *Querétaro* no tenemos oficina.')
    expect(lupe.read()).toContain('La oficina más cercana es *Toluca*')
  })

  test('any of them may be named with the first words', () => {
    const lupe = meetCitizen().write('quiero renovar mi pasaporte en Cuernavaca o en Naucalpan el viernes en la tarde').agree()
    expect(lupe.titles()[0]).toBe('Vie 4 dic, 12:00 h')
    expect(descriptions(lupe)[0]).toStartWith('Naucalpan.')
  })

  test('also when an appointment is moved', () => {
    const lupe = renews('metepec').tap('Jue 3 dic, 16:30 h')
    lupe.write('HESG580312MMCRTD06 Guadalupe Hernández Soto', '6 años').tap('Confirmar')
    lupe.write('quiero cambiar mi cita', 'el viernes en Toluca o Naucalpan')
    expect(descriptions(lupe).slice(0, 2)).toEqual(['Toluca, a menos de 1 km. En la mañana', 'Naucalpan, a 48 km. A mediodía'])
    lupe.write('en la oficina que sea, lo más pronto')
    expect(lupe.titles()[0]).toBe('Lun 30 nov, 9:00 h')
    lupe.tap('Lun 30 nov, 9:00 h').tap('Sí, cambiarla')
    expect(lupe.read()).toContain('Cuajimalpa')
  })
})

test('"la de las 9", of hours of several offices that are listed, is that hour', () => {
  const citizen = meetCitizen().write('renovar, soy de metepec, viernes por la tarde').agree().write('la de las 4 y media')
  expect(citizen.read()).toContain('Para apartarle *viernes 4 de diciembre, 16:30 h*')
})

test('an hour that is not listed chooses none, and no other office', () => {
  const citizen = meetCitizen().write('renovar, soy de metepec, viernes por la tarde').agree().write('la de las 5 y cuarto')
  expect(citizen.read()).not.toContain('Para apartarle')
  expect(citizen.state?.draft.officeIds).toBeUndefined()
})

test('in a list of hours and offices a mere number is the hour, and never an office', () => {
  const lupe = renews('toluca')
  const nine = lupe.titles().filter((title) => title.includes(', 9:00 h'))
  expect(nine.length).toBeGreaterThan(1)
  lupe.write('9')
  const shown = lupe.titles().filter((title) => /\d:\d\d h$/.test(title))
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.every((title) => title.includes(', 9:00 h'))).toBe(true)
  expect(renews('toluca').write('la última').read()).toContain('16:30 h')
})

describe('a row of a list of several offices, with who comes beside it', () => {
  const CLARA = 'LOPC750303MGRZRL07 Clara Lozano Pérez'
  const atTheList = () => meetCitizen().write('quiero renovar mi pasaporte en Toluca o Naucalpan el martes').tap('Sí, así')

  test.each([
    [`la primera. ${CLARA}`, 'Naucalpan', '2026-12-01'],
    [`la 4, soy ${CLARA}`, 'Toluca', '2026-12-08'],
    [`la cuarta por favor. mi curp es LOPC750303MGRZRL07 y me llamo Clara Lozano Pérez`, 'Toluca', '2026-12-08'],
    [`la de las 9 en Toluca, soy ${CLARA}`, 'Toluca', '2026-12-08'],
    [`${CLARA}, la de toluca del martes 8 a las 9`, 'Toluca', '2026-12-08'],
    [`mejor el martes 8 a las 9 en toluca. ${CLARA}`, 'Toluca', '2026-12-08'],
  ])('is held: %s', (says, office, day) => {
    const clara = atTheList().write(says)
    expect(clara.read()).toContain(`9:00 h*, en ${office}`)
    expect(clara.state?.draft.slot).toMatchObject({ day, minute: 540 })
  })
})
