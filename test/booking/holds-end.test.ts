// How a hold ends: renewed, run out, confirmed at the last moment, closed.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { storyOf } from '../../src/booking/events.ts'
import { currentHold, hold, renewHold } from '../../src/booking/holds.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { ROSA, wishFor } from '../cast.ts'
import { HOLD_MS } from './deeds.ts'
import { stage } from './hold-stage.ts'

test('a hold is renewed once, and a full time longer however early it is asked for', () => {
  const { house, first, holds, meets } = stage({ '9:00': 1 })
  const rosa = meets()
  holds(rosa, first, [ROSA])
  house.clock.advance(9 * MINUTE)
  const renew = () => house.at((tx, now) => renewHold(tx, rosa, HOLD_MS, now))
  expect(renew()).toMatchObject({ until: house.clock.now() + MINUTE + HOLD_MS, renewals: 1 })
  expect(renew()).toBeUndefined()
  house.clock.advance(HOLD_MS + MINUTE)
  expect(renew()).toBeUndefined()
})

test('whoever has more time than a renewal gives keeps it, and the renewal too', () => {
  const { house, first, meets } = stage({ '9:00': 1 })
  const rosa = meets()
  const wish = wishFor(first, [ROSA])
  const held = house.at((tx, now) => hold(tx, house.deps, { contactId: rosa, wish, holdMs: 2 * HOUR }, now))
  const until = house.clock.now() + 2 * HOUR
  expect(held).toMatchObject({ ok: true, hold: { until } })
  expect(house.at((tx, now) => renewHold(tx, rosa, HOLD_MS, now))).toMatchObject({ until, renewals: 0 })
  expect(currentHold(house.db, rosa, house.clock.now())).toMatchObject({ until, renewals: 0 })
})

test('a hold that ran out is not shown, cannot be confirmed, and its end is said once', () => {
  const { house, first, holds, confirms, meets, sweep } = stage({ '9:00': 1 })
  const rosa = meets()
  holds(rosa, first, [ROSA])
  house.clock.advance(HOLD_MS)
  expect(currentHold(house.db, rosa, house.clock.now())).toBeUndefined()
  expect(sweep().expired).toMatchObject([{ contactId: rosa, slotId: first }])
  expect(sweep().expired).toEqual([])
  expect(confirms(rosa)).toEqual({ ok: false, why: 'expired' })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('a confirmation that comes before the sweep finds the hold over all the same', () => {
  const { house, first, holds, confirms, meets, sweep } = stage({ '9:00': 1 })
  const rosa = meets()
  const held = holds(rosa, first, [ROSA])
  house.clock.advance(HOLD_MS)
  expect(confirms(rosa)).toEqual({ ok: false, why: 'expired' })
  expect(sweep().expired).toEqual([])
  expect(held.ok && storyOf(house.db, house.deps.vault, 1).map((line) => line.what)).toEqual(['held', 'expired'])
})

test('one moment before the end the confirmation counts, and the sweep leaves it alone', () => {
  const { house, first, holds, confirms, meets, sweep } = stage({ '9:00': 1 })
  const rosa = meets()
  holds(rosa, first, [ROSA])
  house.clock.advance(HOLD_MS - 1)
  expect(confirms(rosa)).toMatchObject({ ok: true })
  house.clock.advance(1)
  expect(sweep()).toEqual({ expired: [], reopened: 0, past: 0 })
})

test('an hour that closes while it is held cannot be confirmed, and the place is let go', () => {
  const { house, first, holds, confirms, meets } = stage({ '9:00': 1 })
  const rosa = meets()
  holds(rosa, first, [ROSA])
  house.at((tx, now) => tx.client.query('update slots set closed_at = ? where id = ?').run(now, first))
  expect(house.at((tx, now) => renewHold(tx, rosa, HOLD_MS, now))).toBeUndefined()
  expect(confirms(rosa)).toEqual({ ok: false, why: 'closed' })
  expect(currentHold(house.db, rosa, house.clock.now())).toBeUndefined()
  expect(holds(rosa, first, [ROSA])).toEqual({ ok: false, why: 'closed' })
})
