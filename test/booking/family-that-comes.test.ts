import { expect, test } from 'bun:test'
import { reconfirm, reconfirmedAt, unansweredOf, visitsOf } from '../../src/reminders/plan.ts'
import { LALO, LEO } from '../cast.ts'
import { type Stage, stage } from './moving-stage.ts'

/** Leo at 9:00 and Lalo at 9:30; their father said that they come, and three hours later nothing is left to ask. */
function comes() {
  const at = stage({ '2026-12-03 9:00': 1, '2026-12-03 9:30': 1, '2026-12-10 12:00': 1 })
  const [first = 0, second = 0] = at.slots
  const father = at.books(first, [LEO, LALO], undefined, 'minor')
  const groupId = at.views(father)[0]?.groupId ?? ''
  const says = (slotId: number) => at.house.at((tx, now) => reconfirm(tx, { groupId, slotId, contactId: father }, now))
  expect(says(first)).toBe(true)
  return { at, father, groupId, first, second, says }
}

const visits = (at: Stage, groupId: string) => visitsOf(at.house.db, groupId, at.house.clock.now()).map((visit) => visit.slotId)

test('whoever stays of a family that said it comes is not asked again, whoever of it is moved to another day', () => {
  const { at, father, groupId, first, second } = comes()
  expect(at.moves(father, at.slots[2] ?? 0, { members: [0] })).toMatchObject({ ok: true })
  expect(visits(at, groupId)).toEqual([second, at.slots[2] ?? 0])
  expect(reconfirmedAt(at.house.db, groupId, second)).toBeDefined()
  expect(reconfirmedAt(at.house.db, groupId, at.slots[2] ?? 0)).toBeUndefined()
  expect(reconfirmedAt(at.house.db, groupId, first)).toBeDefined()
})

test('nor when one of it is cancelled', () => {
  const { at, father, groupId, second } = comes()
  at.cancels(father, [0])
  expect(visits(at, groupId)).toEqual([second])
  expect(reconfirmedAt(at.house.db, groupId, second)).toBeDefined()
  expect(unansweredOf(at.house.db, father, at.house.clock.now())).toEqual([])
})

test('said twice it stands once in the story of each', () => {
  const { at, says, first } = comes()
  expect(says(first)).toBe(true)
  const told = at.house.db.client.query("select appointment_id from appointment_events where what = 'reconfirmed'").all()
  expect(told).toHaveLength(2)
})
