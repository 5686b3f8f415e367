import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { meetCitizen } from './citizen.ts'
import { JORGE, ROSA, seeSummary } from './group-chat.ts'

test('of one who is left of a group nobody asks who moves: the hours are shown', () => {
  const citizen = seeSummary(meetCitizen(), [ROSA, JORGE]).tap('Confirmar').write('cambiar mi cita')
  expect(citizen.read()).toContain('¿A quién le cambio el día o la hora?')
  write(
    citizen.db,
    (tx) =>
      tx.client.run(
        `update appointments set state = 'cancelled', live = 0, seated = 0, reopens_at = updated_at, updated_at = updated_at + 1,
         version = version + 1 where member = 1`,
      ).changes,
  )
  citizen.write('xyzzy')
  expect(citizen.read()).not.toContain('¿A quién')
  expect(citizen.titles()).toContain('Jue 3 dic, 12:00 h')
  expect(new Set(citizen.titles()).size).toBe(citizen.titles().length)
})

test.each([
  'waitWhen wish:1',
  'waitWhen group:gone',
  'papers',
  'reminder',
  'waitOffer',
  'cancelling',
  'moving',
  'movingTo',
  'leavingList',
  'waitingList',
  'appointments',
  'undo',
  'revoking',
  'permission',
])('whoever was asked about something that is no more finds a way on (%s)', (what) => {
  const [question = '', about = 'gone:1'] = what.split(' ')
  const citizen = meetCitizen().write('Hola')
  const { state } = citizen
  if (!state?.asked) throw new Error('nothing was asked')
  citizen.state = { ...state, asked: { ...state.asked, question, about, options: [] } }
  expect(citizen.say({ kind: 'picture' }).titles().length).toBeGreaterThan(0)
  expect(citizen.read()).not.toContain('**')
})
