import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const THURSDAY = '2026-12-03 12:00 0'
const FRIDAY = '2026-12-04 9:00 1'

/** Guadalupe, who had Thursday at noon and moved to Friday at nine. */
const moved = (): Citizen =>
  seesSummary(meetCitizen()).tap('Confirmar').write('cambiar mi cita').tap('Vie 4 dic, 9:00 h', 'Sí, cambiarla')

/** Day, hour and how often it was changed. */
const standing = ({ db }: Citizen): string[] =>
  db.client
    .query<{ seat: string }, []>(
      `select s.day || ' ' || (s.minute / 60) || ':' || substr('0' || (s.minute % 60), -2) || ' ' || a.moves as seat
       from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed'`,
    )
    .all()
    .map((row) => row.seat)

test('the message that confirms a move offers to undo it, and says until when', () => {
  const citizen = moved()
  expect(citizen.read()).toContain('antes de las *10:05 h*')
  expect(citizen.titles()).toEqual(['Deshacer el cambio', 'Cómo llegar', 'Ver mi cita'])
  expect(citizen.tap('Deshacer el cambio').read()).toContain('*Jueves 3 de diciembre de 2026, 12:00 h*')
  expect(standing(citizen)).toEqual([THURSDAY])
})

describe('in words', () => {
  test.each(['deshacer', 'DESHACER', 'me equivoqué', 'deshacer el cambio', 'no quería cambiarla'])('"%s"', (words) => {
    const citizen = moved().write(words)
    expect(citizen.read()).toContain('deshice el cambio')
    expect(standing(citizen)).toEqual([THURSDAY])
  })
  test('"undo", for whoever reads English', () => {
    const citizen = moved().write('english', 'undo the change')
    expect(citizen.read()).toContain('I have undone the change')
    expect(standing(citizen)).toEqual([THURSDAY])
  })
  test('in the middle of another booking a mere "me equivoqué" is asked about', () => {
    const citizen = choosesHour(moved()).write('me equivoqué')
    expect(citizen.read()).toContain('¿Deshago el cambio?')
    expect(standing(citizen)).toEqual([FRIDAY])
    expect(standing(citizen.tap('Sí, deshacerlo'))).toEqual([THURSDAY])
  })
})

describe('nothing changes, and the appointment is said as it stands,', () => {
  test('by a second tap', () => {
    const citizen = moved()
    const undo = citizen.option('Deshacer el cambio')
    citizen.say({ kind: 'choice', ...undo }).say({ kind: 'choice', ...undo })
    expect(citizen.read()).toContain('ya está deshecho')
    expect(citizen.read()).toContain('*Jueves 3 de diciembre de 2026, 12:00 h*')
    expect(standing(citizen)).toEqual([THURSDAY])
  })
  test('too late', () => {
    const citizen = moved()
      .wait(5 * MINUTE)
      .tap('Deshacer el cambio')
    expect(citizen.read()).toContain('ya no se puede deshacer')
    expect(citizen.read()).toContain('*Viernes 4 de diciembre de 2026, 9:00 h*')
    expect(standing(citizen)).toEqual([FRIDAY])
  })
  test('by the button of an earlier move', () => {
    const citizen = moved()
    const first = citizen.option('Deshacer el cambio')
    citizen.write('cambiar mi cita').tap('Vie 4 dic, 16:30 h', 'Sí, cambiarla')
    citizen.say({ kind: 'choice', ...first })
    expect(citizen.read()).toContain('ya no se puede deshacer')
    expect(standing(citizen)).toEqual(['2026-12-04 16:30 2'])
  })
  test('when the old hour was closed meanwhile', () => {
    const citizen = moved()
    write(citizen.db, (tx) => {
      tx.client.run("update slots set closed_at = 1 where day = '2026-12-03'")
    })
    expect(citizen.tap('Deshacer el cambio').read()).toContain('la oficina cerró esa hora')
    expect(standing(citizen)).toEqual([FRIDAY])
  })
  test('when it was cancelled since: then that is what may be undone', () => {
    const citizen = moved()
    const undo = citizen.option('Deshacer el cambio')
    citizen
      .write('cancelar mi cita')
      .tap('Sí, cancelarla')
      .say({ kind: 'choice', ...undo })
    expect(citizen.read()).toContain('¿Quiere recuperarla?')
    expect(standing(citizen)).toEqual([])
  })
})
