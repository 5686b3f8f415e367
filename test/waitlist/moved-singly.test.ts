// A family that searches an earlier date, of whom one was moved alone.
import { expect, test } from 'bun:test'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { move } from '../../src/booking/move.ts'
import { DAY } from '../../src/clock.ts'
import { join } from '../../src/waitlist/entries.ts'
import { somebody } from '../cast.ts'
import { stage } from './stage.ts'

const FAMILY = [somebody(1), somebody(2), somebody(3)]

/** Three on the 10th who would rather come earlier; one of them is then moved to this day. */
function oneMovedTo(day: string) {
  const s = stage()
  const { house } = s
  const phone = s.meets()
  const group = s.books(phone, s.publishes('2026-12-10', '9:00', 3), FAMILY)
  const members = FAMILY.map((person) => ({ person, procedureId: 'renewal' }))
  house.at((tx, now) =>
    join(tx, house.deps, phone, { officeIds: [s.office], members, times: {}, answers: '{}', movesGroup: group }, now),
  )
  const there = s.publishes(day, '9:00', 1)
  house.at((tx, now) => {
    const stamp = stampOf(liveRows(tx, group, phone, now))
    return move(tx, house.deps, { groupId: group, stamp, members: [1], slotId: there, actor: 'citizen', contactId: phone }, now)
  })
  return { s, phone }
}

test('an hour that would be later for that one is not offered to them, one that is earlier for all is', () => {
  const { s, phone } = oneMovedTo('2026-12-02')
  s.publishes('2026-12-07', '9:00', 3)
  s.sweep()
  expect(s.offered(phone)).toEqual([])
  const earlier = s.publishes('2026-12-01', '9:00', 3)
  s.sweep()
  expect(s.offered(phone)).toMatchObject([{ places: 3, slot: { slotId: earlier } }])
  expect(s.broken()).toEqual([])
})

test('once the day of that one is over the others search on without them, and one more person in the line is none', () => {
  const { s, phone } = oneMovedTo('2026-11-26')
  s.house.clock.advance(3 * DAY)
  s.sweep()
  expect(s.wishes(phone)).toMatchObject([{ people: 2 }])
  s.publishes('2026-12-03', '9:00', 2)
  s.sweep()
  expect(s.offered(phone)).toMatchObject([{ places: 2 }])
  expect(s.broken()).toEqual([])
})
