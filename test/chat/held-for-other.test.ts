// A place that is held for somebody, and somebody else written in their stead.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'

const REFUSED =
  'Este lugar está apartado para *Guadalupe H.* No se puede pasar a otra persona: así nadie puede venderlo. ' +
  'El lugar de Guadalupe sigue guardado hasta las *10:10 h*.\n\n*¿Qué prefiere?*'

/** The held hour is full, and so are all others. */
const fill = (citizen: Citizen, where = ''): Citizen => {
  write(citizen.db, (tx) => {
    tx.client.query(`update slots set capacity = taken + cooling where office_id = 1 ${where}`).run()
  })
  return citizen
}

const AT_NOON = "and day = '2026-12-03' and minute = 720"
const noOtherPlace = (citizen = meetCitizen()) => fill(seesSummary(citizen), AT_NOON)
/** Luis's CURP in the stead of Guadalupe's, whose summary this is, and his name. */
const writesLuis = (citizen: Citizen): Citizen =>
  citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Corregir un dato', 'Nombre').write('Luis Puga Sol')

const held = (citizen: Citizen) =>
  citizen.db.client
    .query<{ n: number; until: number | null }, []>(
      "select count(*) as n, min(held_until) as until from appointments where state = 'held'",
    )
    .get()

describe('the last place of an hour', () => {
  test('stays with Guadalupe when another CURP is written, and the chat says why', () => {
    const citizen = noOtherPlace()
    const before = held(citizen)
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07')
    expect(citizen.read()).toContain(REFUSED)
    expect(citizen.titles()).toEqual(['Seguir con Guadalupe', 'Buscar otro lugar', 'Hablar con alguien'])
    expect(held(citizen)).toEqual(before)
  })

  test('"Seguir con Guadalupe" leads back to her summary, with her answers as they were', () => {
    const citizen = noOtherPlace()
    const summary = citizen.read()
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Seguir con Guadalupe')
    expect(citizen.read()).toBe(summary)
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
    expect(citizen.read()).toContain('Guadalupe Hernández Soto')
  })

  test.each([
    'seguir con guadalupe',
    'con ella',
    'guadalupe',
    'seguir',
    'como estaba',
    'bueno dejela como estaba antes',
    'siempre si quiero seguir con la guadalupe',
    'ya no la cambie',
  ])('so does "%s"', (words) => {
    const citizen = noOtherPlace()
    const summary = citizen.read()
    expect(citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').write(words).read()).toBe(summary)
  })

  test('"Buscar otro lugar" keeps the new person and lists hours; Guadalupe’s place waits until one of them is taken', () => {
    const citizen = noOtherPlace()
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Buscar otro lugar')
    expect(citizen.titles()).toContain('Vie 4 dic, 9:00 h')
    expect(citizen.titles()).toContain('Seguir con Guadalupe')
    expect(held(citizen)).toMatchObject({ n: 1 })
    citizen.tap('Vie 4 dic, 9:00 h').tap('6 años')
    expect(citizen.read()).toContain('PUSL990101HBCRLS07')
    expect(held(citizen)).toMatchObject({ n: 1 })
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test.each(['otro lugar', 'buscar otra hora', 'quiero otra fecha', 'buscar', 'otro día por favor', 'mejor busqueme otra fecha'])(
    'so does "%s"',
    (words) => {
      const citizen = noOtherPlace()
      citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').write(words)
      expect(citizen.titles()).toContain('Vie 4 dic, 9:00 h')
      expect(held(citizen)).toMatchObject({ n: 1 })
    },
  )

  test('"Hablar con alguien" leads to a person, and the way back to Guadalupe stays open', () => {
    const citizen = noOtherPlace()
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Hablar con alguien')
    expect(held(citizen)).toMatchObject({ n: 1 })
    expect(citizen.tap('Seguir con Guadalupe').titles()).toContain('Confirmar')
  })

  test('whoever looks at hours may go back to her, as long as her place is held', () => {
    const citizen = noOtherPlace()
    const summary = citizen.read()
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Buscar otro lugar', 'Seguir con Guadalupe')
    expect(citizen.read()).toBe(summary)
  })

  test('once it ran out the question is over, and her place can be had back for her', () => {
    const citizen = noOtherPlace()
    citizen
      .tap('Corregir un dato', 'CURP')
      .write('PUSL990101HBCRLS07')
      .wait(10 * MINUTE)
    expect(citizen.read()).toContain('ya se soltó')
    citizen.tap('Seguir con Guadalupe')
    expect(citizen.read()).toContain('Guadalupe Hernández Soto')
    expect(citizen.titles()).toContain('Confirmar')
  })

  test('whoever chooses that hour for somebody else is told the same', () => {
    const citizen = noOtherPlace()
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Buscar otro lugar')
    citizen.write('3 de diciembre a las 12')
    expect(citizen.titles()).not.toContain('Confirmar')
    expect(held(citizen)).toMatchObject({ n: 1 })
  })

  test('where no office has a place, the new person waits in the line and Guadalupe’s place stays hers', () => {
    const citizen = fill(seesSummary(meetCitizen()))
    citizen.tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07').tap('Buscar otro lugar', 'Esperar en Toluca')
    citizen.tap('Cualquier día')
    expect(citizen.read()).toContain('Ya está en la lista de espera de Toluca')
    expect(held(citizen)).toMatchObject({ n: 1 })
    citizen.tap('Seguir con Guadalupe')
    expect(citizen.read()).toContain('HESG580312MMCRTD06')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })
})

test('where the hour has another free place, the other person gets that one without a word', () => {
  const citizen = writesLuis(seesSummary(meetCitizen()).tap('Corregir un dato', 'Años y descuento', '6 años: $1,220'))
  expect(citizen.all.some((reply) => 'body' in reply && reply.body.includes('No se puede pasar'))).toBe(false)
  expect(held(citizen)).toMatchObject({ n: 1 })
})

test('a mistyped CURP of the same day is put right in the last place', () => {
  const citizen = noOtherPlace()
  citizen.tap('Corregir un dato', 'CURP').write('HESG580312MMCRTZ07').tap('6 años: $1,220')
  expect(citizen.read()).toContain('HESG580312MMCRTZ07')
  // Once: whoever wants to come nearer to somebody else step by step does not.
  citizen.tap('Corregir un dato', 'CURP').write('HESG580312MMCRTN06')
  expect(citizen.read()).toContain('No se puede pasar a otra persona')
  citizen.tap('Seguir con Guadalupe')
  expect(citizen.read()).toContain('HESG580312MMCRTZ07')
})

test('it is said in English and in easy Spanish too', () => {
  const english = meetCitizen()
  seesSummary(english)
  fill(english, AT_NOON)
  english.write('english').tap('Correct something', 'CURP').write('PUSL990101HBCRLS07')
  expect(english.read()).toContain('This slot is being held for *Guadalupe H.* It cannot be passed to another person')
  expect(english.titles()).toEqual(['Go on with Guadalupe', 'Find another slot', 'Talk to someone'])
  expect(english.write('go on with guadalupe').titles()).toContain('Confirm')
})
