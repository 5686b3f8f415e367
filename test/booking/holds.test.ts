import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { storyOf } from '../../src/booking/events.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { currentHold, hold, releaseHold, renewHold } from '../../src/booking/holds.ts'
import { mayHoldAgainAt } from '../../src/booking/limits.ts'
import { liveOf } from '../../src/booking/views.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { writingDown } from '../asked.ts'
import {
  countersOf,
  GUADALUPE,
  LALO,
  LEO,
  LUIS,
  openOffice,
  publishSlot,
  ROSA,
  requestedPlaces,
  setRules,
  somebody,
  TOMAS,
} from '../cast.ts'
import { HOLD_MS } from './deeds.ts'
import { stage } from './hold-stage.ts'

describe('holds', () => {
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
          cancel(tx, house.deps, { groupId: mine?.groupId ?? '', stamp: `0.${mine?.version}`, actor: 'citizen', contactId }, now)
            .ok,
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
})

describe('how a hold ends', () => {
  // How a hold ends: renewed, run out, confirmed at the last moment, closed.

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
    const wish = requestedPlaces(first, [ROSA])
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
})

describe('how a hold is refused', () => {
  // Whom a hold or its confirmation is refused, and what is said.

  test('a second phone sees no difference until it confirms, and then hears the truth', () => {
    const { house, first, second, holds, confirms, meets } = stage()
    const [owner, other] = [meets(), meets()]
    holds(owner, first, [ROSA])
    confirms(owner)
    expect(holds(other, second, [ROSA])).toMatchObject({ ok: true, hold: { members: 1 } })
    expect(confirms(other)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    expect(liveOf(house.db, house.vault, other, house.clock.now())).toEqual([])
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test("whoever types another's CURP neither reads nor changes the name there", () => {
    const { first, second, holds, confirms, meets } = stage()
    const [stranger, owner] = [meets(), meets()]
    holds(stranger, first, [{ ...ROSA, name: 'Nadie Nunca' }])
    holds(owner, second, [ROSA])
    expect(confirms(owner)).toMatchObject({ ok: true, appointments: [{ name: 'Rosa Pérez Ruiz' }] })
  })

  test('whoever has an appointment already gets to see it instead of a second one', () => {
    const { first, second, holds, confirms, meets } = stage()
    const rosa = meets()
    holds(rosa, first, [ROSA])
    confirms(rosa)
    expect(holds(rosa, second, [{ ...ROSA, curp: 'perr 850417-mdfrzs04' }])).toMatchObject({
      ok: false,
      why: 'own_live',
      mine: { name: 'Rosa Pérez Ruiz', slot: { slotId: first } },
    })
  })

  test('what a telephone held in the years before costs nobody who holds a place now', () => {
    const { house, first, holds, meets } = stage()
    const rosa = meets()
    const { db, asked } = writingDown(house.db)
    mayHoldAgainAt(db, rosa, house.clock.now())
    const [sql] = asked.filter((one) => one.includes('as lapsed'))
    const plan = house.db.client.query<{ detail: string }, []>(`explain query plan ${sql}`).all()
    expect(plan.map((row) => row.detail)).toContainEqual(
      expect.stringContaining('appointments_asked (asked_by=? AND created_at>?)'),
    )
    expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
  })

  test('the person without a CURP is known by name and birth date, however they are written', () => {
    const { first, second, holds, confirms, meets } = stage()
    const tomas = meets()
    holds(tomas, first, [TOMAS])
    expect(confirms(tomas)).toMatchObject({ ok: true, appointments: [{ unverified: true, curp: undefined }] })
    expect(holds(tomas, second, [{ ...TOMAS, name: 'TOMAS  CRUZ PENA' }])).toMatchObject({ ok: false, why: 'own_live' })
    expect(holds(tomas, second, [{ name: 'Otro Más', birthDate: '1970-01-01' }])).toEqual({
      ok: false,
      why: 'other_limit',
      limit: 'without_curp',
    })
    expect(holds(tomas, second, [ROSA])).toMatchObject({ ok: true })
  })

  test('a phone has places for four people', () => {
    const { house, first, second, holds, confirms, meets } = stage({ '9:00': 5, '12:00': 5 })
    const family = meets()
    holds(family, first, [somebody(1), somebody(2), somebody(3)])
    confirms(family)
    expect(holds(family, second, [somebody(4), somebody(5)])).toEqual({ ok: false, why: 'phone_limit' })
    expect(holds(family, second, [somebody(4)])).toMatchObject({ ok: true })
    house.at((tx) => setRules(tx, { live_people_a_phone: 3 }))
    expect(confirms(family)).toEqual({ ok: false, why: 'phone_limit' })
  })

  test('a phone whose holds keep running out waits until the first of them is a day old', () => {
    const { house, first, holds, meets, sweep } = stage({ '9:00': 9 })
    const rosa = meets()
    const begin = house.clock.now()
    for (let nth = 0; nth < 4; nth++) {
      expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
      house.clock.advance(HOLD_MS)
      sweep()
    }
    expect(holds(rosa, first, [ROSA])).toEqual({ ok: false, why: 'lapses', until: begin + 24 * 60 * MINUTE })
    house.clock.set(begin + 24 * 60 * MINUTE)
    expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
  })

  describe('what an hour or a person does not allow is said', () => {
    const { house, office, first, holds, meets } = stage({ '9:00': 9 })
    const soon = house.at((tx) => publishSlot(tx, office, '2026-11-24', '11:30', 9))
    const late = house.at((tx) => publishSlot(tx, office, '2026-11-24', '12:00', 9))
    test('an hour that begins before the notice time', () => {
      expect(holds(meets(), soon, [ROSA])).toEqual({ ok: false, why: 'too_soon' })
      expect(holds(meets(), late, [ROSA])).toMatchObject({ ok: true })
    })
    test('a child for an adult procedure and an adult for a child’s', () => {
      expect(holds(meets(), first, [LEO])).toEqual({ ok: false, why: 'age' })
      expect(holds(meets(), first, [GUADALUPE], 'minor')).toEqual({ ok: false, why: 'age' })
      expect(holds(meets(), first, [LEO], 'advice')).toMatchObject({ ok: true })
    })
    test('who turns 18 between today and the visit is an adult', () => {
      const almost = { name: 'Luz Puga Sol', birthDate: '2008-11-25', curp: 'PUSL081125HJCRLSA2' }
      expect(holds(meets(), late, [almost])).toEqual({ ok: false, why: 'age' })
      expect(holds(meets(), first, [almost])).toMatchObject({ ok: true })
    })
    test('a procedure that this office does not do', () => {
      const other = house.at((tx) =>
        publishSlot(tx, openOffice(tx, { name: 'AICM', procedures: ['renewal'] }), '2026-12-03', '9:00'),
      )
      expect(holds(meets(), other, [LUIS], 'first')).toEqual({ ok: false, why: 'not_offered' })
    })
    test('an hour that does not exist', () => {
      expect(holds(meets(), 999, [ROSA])).toEqual({ ok: false, why: 'taken' })
    })
    test('the same person twice', () => {
      expect(holds(meets(), first, [ROSA, ROSA])).toEqual({ ok: false, why: 'own_live' })
    })
  })

  test('whoever books and cancels again and again waits like whoever lets holds run out: each time the place would rest for a day', () => {
    const { first, meets, holds, confirms, house } = stage({ '9:00': 9 }, { cooling: true })
    const rosa = meets()
    const begin = house.clock.now()
    const booksAndCancels = () => {
      const held = holds(rosa, first, [ROSA])
      if (!held.ok) return held
      confirms(rosa)
      house.at((tx, now) => {
        const { groupId } = held.hold
        const stamp = stampOf(liveRows(tx, groupId, rosa, now))
        return cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: rosa }, now)
      })
      house.clock.advance(MINUTE)
      return held
    }
    for (let times = 0; times < 4; times++) expect(booksAndCancels().ok).toBe(true)
    expect(booksAndCancels()).toEqual({ ok: false, why: 'lapses', until: begin + 24 * 60 * MINUTE })
  })
})
