import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { currentHold, releaseHold } from '../../src/booking/holds.ts'
import { MINUTE } from '../../src/clock.ts'
import { countersOf, LALO, LEO, LUIS, ROSA, setRules, somebody } from '../cast.ts'
import { HOLD_MS } from './deeds.ts'
import { stage } from './hold-stage.ts'

test('of 200 citizens who want 20 places exactly 20 get one', () => {
  const { house, first, holds, meets } = stage({ '9:00': 20 })
  const answers = Array.from({ length: 200 }, (_, nth) => holds(meets(), first, [somebody(nth)]))
  expect(answers.filter((one) => one.ok)).toHaveLength(20)
  expect(answers.filter((one) => !one.ok && one.why === 'taken')).toHaveLength(180)
  expect(countersOf(house.db, first)).toEqual({ capacity: 20, taken: 20, cooling: 0 })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('siblings get their places together or not at all', () => {
  const { house, first, second, holds, meets } = stage({ '9:00': 1, '12:00': 2 })
  const father = meets()
  expect(holds(father, first, [LEO, LALO], 'minor')).toEqual({ ok: false, why: 'taken' })
  expect(countersOf(house.db, first).taken).toBe(0)
  expect(holds(father, second, [LEO, LALO], 'minor')).toMatchObject({ ok: true, hold: { members: 2 } })
  expect(countersOf(house.db, second).taken).toBe(2)
})

test('a new choice lets the old place go in the same step, and a choice that fails keeps it', () => {
  const { house, first, second, holds, meets } = stage()
  const [rosa, luis] = [meets(), meets()]
  holds(luis, second, [LUIS])
  holds(rosa, first, [ROSA])
  expect(holds(rosa, second, [ROSA])).toEqual({ ok: false, why: 'taken' })
  expect(currentHold(house.db, rosa, house.clock.now())?.slot.slotId).toBe(first)
  house.at((tx, now) => releaseHold(tx, house.deps, luis, now))
  expect(holds(rosa, second, [ROSA])).toMatchObject({ ok: true })
  expect(countersOf(house.db, first).taken).toBe(0)
})

test('a place that was let go cools: nobody else gets it, but whoever had it may go back to it', () => {
  const { house, first, second, holds, meets, sweep } = stage({ '9:00': 1, '12:00': 1 }, { cooling: true })
  const [rosa, luis] = [meets(), meets()]
  holds(rosa, first, [ROSA])
  holds(rosa, second, [ROSA])
  expect(countersOf(house.db, first)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  expect(holds(luis, first, [LUIS])).toEqual({ ok: false, why: 'taken' })
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
  expect(countersOf(house.db, first)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  house.clock.advance(21 * MINUTE)
  sweep()
  expect(countersOf(house.db, second)).toEqual({ capacity: 1, taken: 0, cooling: 0 })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('taking a place back ends after half an hour', () => {
  const { house, first, holds, meets, sweep } = stage({ '9:00': 1 }, { cooling: true })
  house.at((tx) => setRules(tx, { hold_cooling_min_minutes: 60, hold_cooling_max_minutes: 90 }))
  const rosa = meets()
  holds(rosa, first, [ROSA])
  house.clock.advance(HOLD_MS)
  sweep()
  house.clock.advance(31 * MINUTE)
  expect(holds(rosa, first, [ROSA])).toEqual({ ok: false, why: 'taken' })
})

test('a place can be taken back even when its end was not noticed yet, and that counts as a lapse', () => {
  const { house, first, holds, meets } = stage({ '9:00': 1 }, { cooling: true })
  const rosa = meets()
  for (let nth = 0; nth < 3; nth++) {
    expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true, hold: { until: house.clock.now() + HOLD_MS } })
    house.clock.advance(HOLD_MS)
  }
  house.at((tx) => setRules(tx, { lapses_a_day: 3 }))
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: false, why: 'lapses' })
  expect(countersOf(house.db, first)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('going back to places that nobody else can have is counted, so that two hours are not kept by turns', () => {
  const { house, first, second, holds, meets } = stage({ '9:00': 1, '12:00': 1 }, { cooling: true })
  const rosa = meets()
  const turns = [first, second, first, second, first, second]
  expect(turns.map((slot) => holds(rosa, slot, [ROSA]).ok)).toEqual([true, true, true, true, true, true])
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: false, why: 'lapses' })
  expect(currentHold(house.db, rosa, house.clock.now())?.slot.slotId).toBe(second)
})

test('choosing the same hour again for somebody else takes another free place, and wins no time', () => {
  const { house, first, holds, meets } = stage({ '9:00': 2 }, { cooling: true })
  const rosa = meets()
  const until = house.clock.now() + HOLD_MS
  holds(rosa, first, [LUIS])
  house.clock.advance(4 * MINUTE)
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true, hold: { until, renewals: 0 } })
  expect(countersOf(house.db, first)).toEqual({ capacity: 2, taken: 1, cooling: 1 })
})

test('a cancelled place cools for at most half of the time that is left', () => {
  const { house, first, holds, confirms, meets } = stage({ '9:00': 1 }, { cooling: true, start: '2026-12-03T11:00:00Z' })
  const rosa = meets()
  holds(rosa, first, [ROSA])
  const confirmed = confirms(rosa)
  const mine = confirmed.ok ? confirmed.appointments[0] : undefined
  const cancelIt = (contactId: number) =>
    house.at(
      (tx, now) =>
        cancel(tx, house.deps, { groupId: mine?.groupId ?? '', stamp: `0.${mine?.version}`, actor: 'citizen', contactId }, now).ok,
    )
  expect(cancelIt(meets())).toBe(false)
  expect(cancelIt(rosa)).toBe(true)
  expect(cancelIt(rosa)).toBe(false)
  const place = house.db.client.query<{ reopens_at: number }, []>('select reopens_at from cooling_places').get()
  expect(place?.reopens_at).toBe(house.clock.now() + 2 * 60 * MINUTE)
  expect(holds(meets(), first, [LUIS])).toEqual({ ok: false, why: 'taken' })
  expect(holds(rosa, first, [ROSA])).toEqual({ ok: false, why: 'taken' })
  expect(brokenInvariants(house.db)).toEqual([])
})
