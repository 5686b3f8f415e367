// What becomes of an offer: accepted, declined, lapsed, taken back.
import { expect, test } from 'bun:test'
import { closeHours, liftClosure } from '../../../src/agenda/schedule.ts'
import { HOUR, MINUTE } from '../../../src/clock.ts'
import { countersOf, LUIS, ROSA } from '../../cast.ts'
import { stage } from './stage.ts'

test('accepting makes the offered place a hold in one step, and the confirmation ends the wish', () => {
  const s = stage()
  const {
    slot,
    waiters: [waiter = 0],
  } = s.freed([ROSA])
  expect(s.accepts(waiter, s.offered(waiter)[0], [ROSA])).toMatchObject({ ok: true, hold: { slot: { slotId: slot } } })
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  expect(s.wishes(waiter)).toHaveLength(1)
  expect(s.confirms(waiter)).toMatchObject({ ok: true })
  expect(s.wishes(waiter)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('an offer is for the people who waited: no other name can take it', () => {
  const s = stage()
  const {
    has,
    waiters: [waiter = 0],
  } = s.freed([ROSA])
  expect(s.accepts(waiter, s.offered(waiter)[0], [LUIS])).toEqual({ ok: false, why: 'gone' })
  expect(s.accepts(has, s.offered(waiter)[0], [ROSA])).toEqual({ ok: false, why: 'gone' })
  expect(s.offered(waiter)).toHaveLength(1)
})

test('who declines keeps the place in line, and the place goes to the next; nobody left: it cools at no known moment', () => {
  const s = stage()
  const {
    slot,
    waiters: [first = 0, second = 0],
  } = s.freed([ROSA], [LUIS])
  expect(s.declines(first, s.offered(first)[0])).toEqual({ rested: false, left: 2 })
  expect(s.offered(first)).toEqual([])
  expect(s.offered(second)).toMatchObject([{ slot: { slotId: slot } }])
  expect(s.wishes(second)).toMatchObject([{ ahead: 1 }])
  s.declines(second, s.offered(second)[0])
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  const [cooling] = s.house.db.client
    .query<{ left: number }, [number]>('select reopens_at - ? as left from cooling_places')
    .all(s.house.clock.now())
  expect(cooling?.left).toBeGreaterThanOrEqual(2 * HOUR)
  expect(s.broken()).toEqual([])
})

test('silence lets the offer lapse after two hours, and the next in line gets a whole offer of their own', () => {
  const s = stage()
  const {
    waiters: [first = 0, second = 0],
  } = s.freed([ROSA], [LUIS])
  s.pass(2 * HOUR)
  expect(s.offered(first)).toEqual([])
  const [next] = s.offered(second)
  expect((next?.endsAt ?? 0) - s.house.clock.now()).toBeGreaterThan(115 * MINUTE)
  expect(s.broken()).toEqual([])
})

test('an hour that the office closes takes the offer back, and it does not count', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  const span = { officeId: s.office, day: '2026-12-03', fromMinute: 0, untilMinute: 1440, reason: 'luz' }
  const closed = s.house.at((tx, now) => closeHours(tx, s.house.tools.vault, span, now))
  expect(s.offered(waiter)).toEqual([])
  s.sweep()
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 0 })
  expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
  s.house.at((tx, now) => liftClosure(tx, closed.closureId, now))
  expect(s.broken()).toEqual([])
})

test('whoever leaves with an open offer hands nothing over: the place goes to the next', () => {
  const s = stage()
  const [first, second] = [s.meets(), s.meets()]
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  s.leaves(first)
  expect(countersOf(s.house.db, slot).cooling).toBe(1)
  s.sweep()
  expect(s.offered(second)).toHaveLength(1)
  expect(s.broken()).toEqual([])
})

test('an offer that ran out while the computer was off gets a little more time, once somebody works again', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  s.house.clock.advance(5 * HOUR)
  s.sweep()
  const [offer] = s.offered(waiter)
  expect(offer?.endsAt).toBe(s.house.clock.now() + 15 * MINUTE)
  s.pass(15 * MINUTE)
  expect(s.offered(waiter)).toEqual([])
})
