import { describe, expect, test } from 'bun:test'
import { hold, releaseHold } from '../../src/booking/holds.ts'
import { personOf } from '../../src/booking/people.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { checkDigit } from '../../src/catalogue/curp.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { closeHours, liftClosure } from '../../src/schedule/opening-hours.ts'
import { offerPlaces } from '../../src/waitlist/offers.ts'
import { writingDown } from '../asked.ts'
import { countersOf, GUADALUPE, HOOKS, LUIS, openOffice, ROSA, requestedPlaces, setRules, somebody, TOMAS } from '../cast.ts'
import { type Stage, stage } from './stage.ts'

describe('an offer', () => {
  // What becomes of an offer: accepted, declined, lapsed, taken back.

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

  /** Another CURP of somebody born on that day. */
  const MISTYPED = { ...ROSA, curp: 'PERR850417MDFRZZ' }
  const ROSA_MISTYPED = { ...MISTYPED, curp: `${MISTYPED.curp}0${checkDigit(`${MISTYPED.curp}0`)}` }

  describe('an accepted offer', () => {
    const accepted = (people: PersonDraft[] = [ROSA]) => {
      const s = stage()
      const {
        slot,
        waiters: [waiter = 0],
      } = s.freed(people)
      expect(s.accepts(waiter, s.offered(waiter)[0], people)).toMatchObject({ ok: true })
      const takes = (those: PersonDraft[]) =>
        s.house.at((tx, now) =>
          hold(tx, s.house.deps, { contactId: waiter, wish: requestedPlaces(slot, those), holdMs: MINUTE }, now),
        )
      return { ...s, slot, waiter, takes }
    }
    const named = (s: Stage) =>
      s.house.db.client
        .query<{ offer: number | null; state: string }, []>(
          "select offer_id as offer, state from appointments where state in ('held', 'confirmed')",
        )
        .all()

    test('is named by what comes of it, and is for nobody else', () => {
      const s = accepted()
      expect(s.takes([LUIS])).toMatchObject({ ok: false, why: 'held_for_another', heldFor: [ROSA.name] })
      expect(s.confirms(s.waiter)).toMatchObject({ ok: true, appointments: [{ curp: ROSA.curp }] })
      expect(named(s)).toEqual([{ offer: 1, state: 'confirmed' }])
      expect(s.broken()).toEqual([])
    })

    test('of somebody who waited with a mistyped CURP is confirmed for the right one, and ends that wish', () => {
      const s = accepted([ROSA_MISTYPED])
      expect(s.takes([ROSA])).toMatchObject({ ok: true })
      expect(s.confirms(s.waiter)).toMatchObject({ ok: true, appointments: [{ curp: ROSA.curp }] })
      expect(s.wishes(s.waiter)).toEqual([])
      expect(named(s)).toEqual([{ offer: 1, state: 'confirmed' }])
      expect(s.broken()).toEqual([])
    })

    test('of somebody who waited without a CURP stays theirs when the name is spelled anew, although a telephone may have one such person', () => {
      const s = accepted([{ ...TOMAS, name: 'Tomas Crus Peña' }])
      expect(s.takes([{ ...TOMAS, name: 'Víctor Cruz Peña' }])).toMatchObject({ ok: false, why: 'held_for_another' })
      expect(s.takes([TOMAS])).toMatchObject({ ok: true })
      expect(s.confirms(s.waiter)).toMatchObject({ ok: true, appointments: [{ name: TOMAS.name }] })
      expect(s.wishes(s.waiter)).toEqual([])
      expect(s.broken()).toEqual([])
    })

    test('of the last person for whom a telephone has room stays theirs when the CURP is put right, and after it was let go', () => {
      const s = accepted([ROSA_MISTYPED])
      s.house.at((tx) => setRules(tx, { live_people_a_phone: 1 }))
      s.house.at((tx, now) => releaseHold(tx, s.house.deps, s.waiter, now))
      expect(s.takes([LUIS])).toMatchObject({ ok: false, why: 'phone_limit' })
      expect(s.takes([ROSA])).toMatchObject({ ok: true })
      expect(s.takes([LUIS])).toMatchObject({ ok: false })
      expect(s.confirms(s.waiter)).toMatchObject({ ok: true, appointments: [{ curp: ROSA.curp }] })
      expect(s.wishes(s.waiter)).toEqual([])
      expect(s.broken()).toEqual([])
    })

    test('that is let go counts as one of three, and its place is taken back for its people alone', () => {
      const s = accepted()
      expect(s.wishes(s.waiter)).toMatchObject([{ offersLeft: 2 }])
      s.house.at((tx, now) => releaseHold(tx, s.house.deps, s.waiter, now))
      expect(s.wishes(s.waiter)).toMatchObject([{ offersLeft: 2 }])
      expect(s.takes([LUIS])).toMatchObject({ ok: false, why: 'taken' })
      expect(s.takes([ROSA])).toMatchObject({ ok: true })
      expect(named(s)).toEqual([{ offer: 1, state: 'held' }])
      expect(s.confirms(s.waiter)).toMatchObject({ ok: true })
      expect(s.broken()).toEqual([])
    })

    test('is confirmed for nobody else by writing to the tables either', () => {
      const s = accepted()
      const run = (sql: string) => () => s.house.at((tx) => tx.client.run(sql))
      const confirmed = "state = 'confirmed', live = 1, held_until = null, folio_hash = 'X', version = version + 1"
      const other = s.house.at((tx, now) => personOf(tx, s.house.vault, LUIS, now))
      expect(run(`update appointments set person_id = ${other}, ${confirmed} where state = 'held'`)).toThrow(
        /never changes|people of the offer/,
      )
      expect(run(`update appointments set offer_id = null, ${confirmed} where state = 'held'`)).toThrow(/for whom a place was held/)
      expect(run(`insert into wait_offer_people (offer_id, person_key) select 1, key from people where id = ${other}`)).toThrow(
        /people who waited/,
      )
      s.house.at((tx) => tx.client.run('drop trigger appointments_step; drop trigger appointments_confirm_offered'))
      run(`update appointments set person_id = ${other}, ${confirmed} where state = 'held'`)()
      expect(s.broken()).toContain('places_are_for_their_people:1')
    })
  })

  test('an offer that was told before nine or after six costs no turn when nobody answers', () => {
    const s = stage({ start: '2026-11-24T14:10:00Z' }) // 8:10 in central Mexico
    const {
      waiters: [waiter = 0],
    } = s.freed([ROSA])
    s.pass(2 * HOUR)
    expect(s.offered(waiter)).toEqual([])
    expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
    s.pass(24 * HOUR + 40 * MINUTE)
    s.publishes('2026-12-10', '9:00')
    s.sweep()
    expect(s.offered(waiter)).toHaveLength(1)
    s.pass(3 * HOUR)
    expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 2 }])
    expect(s.broken()).toEqual([])
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
    const closed = s.house.at((tx, now) => closeHours(tx, s.house.deps, span, now))
    expect(s.offered(waiter)).toEqual([])
    s.sweep()
    expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 0 })
    expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
    s.house.at((tx, now) => liftClosure(tx, HOOKS, closed.closureId, now))
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
})

describe('who is asked', () => {
  // Who is offered a freed place, and in which order.

  test('a cancelled place goes to the first in line once it can no longer be taken back, and to nobody else', () => {
    const { publishes, meets, books, cancels, waits, pass, offered, house, broken } = stage()
    const slot = publishes('2026-12-03', '9:00')
    const [has, first, second] = [meets(), meets(), meets()]
    const group = books(has, slot, [GUADALUPE])
    expect(waits(first, [ROSA])).toMatchObject({ ok: true, wish: { ahead: 0 } })
    pass(MINUTE)
    expect(waits(second, [LUIS])).toMatchObject({ ok: true, wish: { ahead: 1 } })
    cancels(has, group)
    pass(4 * MINUTE)
    expect(offered(first)).toEqual([])
    pass(2 * MINUTE)
    expect(offered(first)).toMatchObject([{ slot: { slotId: slot }, places: 1 }])
    expect(offered(second)).toEqual([])
    expect(countersOf(house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
    expect(broken()).toEqual([])
  })

  test('hours that are published or opened again go to the line before anybody else', () => {
    const s = stage()
    const [waiter, hunter] = [s.meets(), s.meets()]
    s.waits(waiter, [ROSA])
    const slot = s.publishes('2026-12-03', '9:00')
    s.sweep()
    expect(s.offered(waiter)).toHaveLength(1)
    expect(() => s.books(hunter, slot, [LUIS])).toThrow('taken')
  })

  test('when nobody waits a place cools as ever, and when it has cooled the line of then is asked first', () => {
    const s = stage()
    const slot = s.publishes('2026-12-03', '9:00')
    const [has, waiter] = [s.meets(), s.meets()]
    const group = s.books(has, slot, [GUADALUPE])
    s.cancels(has, group)
    s.pass(10 * MINUTE)
    s.waits(waiter, [ROSA])
    const reopensAt = s.house.db.client.query<{ at: number }, []>('select reopens_at as at from cooling_places').get()?.at ?? 0
    s.pass(reopensAt - s.house.clock.now() - MINUTE)
    expect(s.offered(waiter)).toEqual([])
    s.pass(2 * MINUTE)
    expect(s.offered(waiter)).toHaveLength(1)
  })

  test('a family is offered its places together, and single people behind it take what is too little for it', () => {
    const s = stage()
    const slot = s.publishes('2026-12-03', '9:00', 2)
    const [has, family, single] = [s.meets(), s.meets(), s.meets()]
    const [one, two] = [s.books(has, slot, [somebody(1)]), s.books(has, slot, [somebody(2)])]
    s.waits(family, [ROSA, LUIS])
    s.pass(MINUTE)
    s.waits(single, [GUADALUPE])
    s.cancels(has, one)
    s.pass(6 * MINUTE)
    expect(s.offered(family)).toEqual([])
    expect(s.offered(single)).toHaveLength(1)
    s.cancels(has, two)
    s.pass(4 * MINUTE)
    s.declines(single, s.offered(single)[0])
    expect(s.offered(family)).toEqual([])
    s.pass(2 * MINUTE)
    expect(s.offered(family)).toMatchObject([{ places: 2 }])
    expect(countersOf(s.house.db, slot)).toEqual({ capacity: 2, taken: 0, cooling: 2 })
    expect(s.broken()).toEqual([])
  })

  test('days, hours and the last day that makes sense are kept to; the position counts those whom the same places could serve', () => {
    const s = stage()
    const [mornings, tuesdays, early] = [s.meets(), s.meets(), s.meets()]
    s.waits(mornings, [ROSA], { untilMinute: 12 * 60 })
    s.pass(MINUTE)
    s.waits(tuesdays, [LUIS], { weekdays: [2], fromMinute: 12 * 60 })
    s.pass(MINUTE)
    expect(s.waits(early, [GUADALUPE], { until: '2026-11-30' })).toMatchObject({ ok: true, wish: { ahead: 2 } })
    expect(s.wishes(tuesdays)).toMatchObject([{ ahead: 0 }])
    s.publishes('2026-12-02', '13:00')
    s.publishes('2026-12-08', '9:00')
    s.sweep()
    expect(s.offered(tuesdays)).toEqual([])
    expect(s.offered(early)).toEqual([])
    expect(s.offered(mornings)).toMatchObject([{ slot: { day: '2026-12-08' } }])
    s.publishes('2026-12-08', '13:00')
    s.sweep()
    expect(s.offered(tuesdays)).toMatchObject([{ slot: { day: '2026-12-08', minute: 780 } }])
  })

  test('the position is read from the index of the line alone', () => {
    const { house } = stage()
    const plan = house.db.client
      .query<{ detail: string }, []>(
        `explain query plan select wish_id, people from wait_lines
       where office_id in (select value from json_each('[1,2]')) and open = 1 and counts_from < 5 and (weekdays & 1) <> 0`,
      )
      .all()
      .map((row) => row.detail)
    expect(plan[0]).toContain('USING COVERING INDEX wait_lines_open')
  })

  test('nobody looks for the next in line past those who have an offer, at whatever office they began to wait since', () => {
    const { publishes, waits, meets, house, office, sweep, offered, declines, broken } = stage()
    const rosa = meets()
    const second = house.at((tx) => openOffice(tx, { name: 'Second' }))
    waits(rosa, [ROSA])
    publishes('2026-12-03', '9:00')
    sweep()
    expect(offered(rosa)).toHaveLength(1)
    waits(rosa, [ROSA], {}, [office, second])
    const passedBy = () =>
      house.db.client.query<{ offered: number }, []>('select offered from wait_lines order by office_id').values().flat()
    expect(passedBy()).toEqual([1, 1])
    declines(rosa, offered(rosa)[0])
    expect(passedBy()).toEqual([0, 0])
    expect(broken()).toEqual([])
  })

  test('whoever is passed over costs one look into an index, however many offers were ever made', () => {
    const { publishes, waits, meets, house } = stage()
    waits(meets(), [ROSA])
    const slot = publishes('2026-12-03', '9:00')
    const asked = house.at((tx, now) => {
      const watched = writingDown(tx)
      offerPlaces(watched.db, slot, now)
      return watched.asked
    })
    const [sql] = asked.filter((one) => one.includes('not exists (select 1 from wait_offers o'))
    const plan = house.db.client.query<{ detail: string }, []>(`explain query plan ${sql}`).all()
    expect(plan[0]?.detail).toContain('USING COVERING INDEX wait_lines_next (office_id=?)')
    const offers = plan.map((row) => row.detail).filter((step) => /^(?:SCAN|SEARCH) o /.test(step))
    expect(offers).toHaveLength(2)
    for (const step of offers) expect(step).toContain('USING COVERING INDEX wait_offers_wish (wish_id=?')
  })
})
