// Whoever waits for a visit of two slots is offered both or nothing.
import { expect, test } from 'bun:test'
import { LUIS, ROSA, somebody } from '../cast.ts'
import { stage as waiting } from './stage.ts'

/** Every hour of the morning is taken by one person; then nine and half past are given back, one after the other. */
function stage() {
  const at = waiting()
  const slots = ['9:00', '9:30', '10:00'].map((time) => at.publishes('2026-12-03', time))
  const had = slots.map((slot, nth) => {
    const contact = at.meets()
    return { slot, contact, group: at.books(contact, slot, [somebody(nth + 1)]) }
  })
  at.house.at((tx) => tx.client.run("update procedures set slot_count = 2 where id = 'renewal'"))
  const gives = (nth: number) => {
    const { contact, group } = had[nth] ?? { contact: 0, group: '' }
    at.cancels(contact, group)
    at.pass(6 * 60_000)
  }
  const sits = () =>
    at.house.db.client.query<{ taken: number; cooling: number }, []>('select taken, cooling from slots order by starts_at').values()
  return { ...at, slots, gives, sits }
}

test('one slot is not offered to who needs two; both are, and become one hold', () => {
  const at = stage()
  const rosa = at.meets()
  at.waits(rosa, [ROSA])
  at.gives(0)
  expect(at.offered(rosa)).toEqual([])
  at.gives(1)
  const [offer] = at.offered(rosa)
  expect(offer).toMatchObject({ slot: { slotId: at.slots[0] }, places: 2 })
  expect(offer?.slot.minutes).toBeUndefined()
  expect(at.sits()).toEqual([
    [0, 1],
    [0, 1],
    [1, 0],
  ])
  expect(at.broken()).toEqual([])
  expect(at.accepts(rosa, offer, [ROSA])).toMatchObject({ ok: true, hold: { members: 1 } })
  expect(at.confirms(rosa)).toMatchObject({ ok: true })
  expect(at.sits()).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ])
  expect(at.broken()).toEqual([])
})

test('who declines lets both go, and both cool', () => {
  const at = stage()
  const rosa = at.meets()
  at.waits(rosa, [ROSA])
  at.gives(1)
  at.gives(0)
  at.declines(rosa, at.offered(rosa)[0])
  expect(at.sits()).toEqual([
    [0, 1],
    [0, 1],
    [1, 0],
  ])
  expect(at.broken()).toEqual([])
})

test('who needs one slot is offered it although somebody waits longer for two', () => {
  const at = stage()
  const [rosa, luis] = [at.meets(), at.meets()]
  at.waits(rosa, [ROSA])
  at.pass(60_000)
  at.house.at((tx) => tx.client.run("update procedures set slot_count = 1 where id = 'renewal'"))
  at.waits(luis, [LUIS])
  at.gives(0)
  expect([at.offered(rosa).length, at.offered(luis).length]).toEqual([0, 1])
  expect(at.broken()).toEqual([])
})
