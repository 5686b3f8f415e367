import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import { letGo } from '../../src/booking/releases.ts'
import { overPlan } from '../../src/booking/without-place.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { addPlaces, closeHours, liftClosure } from '../../src/schedule/opening-hours.ts'
import { publish, publishDay } from '../../src/schedule/publication.ts'
import { readUsualWeek, type UsualWeek } from '../../src/schedule/usual-week.ts'
import { serveTheLine } from '../../src/waitlist/due.ts'
import { join } from '../../src/waitlist/entries.ts'
import {
  countersOf,
  HOOKS,
  type House,
  LUIS,
  meet,
  openHouse,
  openOffice,
  type RequestedOffice,
  ROSA,
  requestedPlaces,
  setRules,
  setUsualWeek,
  somebody,
} from '../cast.ts'

describe('the usual week', () => {
  const NINE = 540
  const NOON = 720
  const weekOf = (week: Partial<UsualWeek> = {}): UsualWeek => ({
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, nth: 0, fromMinute: NINE, untilMinute: NOON, windows: 2 })),
    slotMinutes: 30,
    daysAhead: 30,
    ...week,
  })

  function stage(wish: RequestedOffice = {}, week: Partial<UsualWeek> = {}, start?: string) {
    const house = openHouse(start ? { start } : {})
    const office = house.at((tx) => openOffice(tx, wish))
    const first = house.at((tx, now) => setUsualWeek(tx, office, weekOf(week), now))
    const span = (day: string, fromMinute = 0, untilMinute = 1440) => ({
      officeId: office,
      day,
      fromMinute,
      untilMinute,
      reason: 'prueba',
    })
    return { house, office, first, span }
  }

  type Hour = { minute: number; capacity: number; closed: number; starts_at: number }
  const hoursOn = (house: House, office: number, day: string): Hour[] =>
    house.db.client
      .query<Hour, [number, string]>(
        'select minute, capacity, closed_at is not null as closed, starts_at from slots where office_id = ? and day = ? order by starts_at',
      )
      .all(office, day)
  const openMinutes = (house: House, office: number, day: string) =>
    hoursOn(house, office, day).flatMap((hour) => (hour.closed ? [] : [hour.minute]))

  function seat(house: House, office: number, day: string, minute: number, nth = 1) {
    const slot = house.db.client
      .query<{ id: number }, [number, string, number]>('select id from slots where office_id = ? and day = ? and minute = ?')
      .get(office, day, minute)
    const contactId = house.at((tx) => meet(tx))
    house.at((tx, now) =>
      hold(tx, house.deps, { contactId, wish: requestedPlaces(slot?.id ?? 0, [somebody(nth)]), holdMs: 600_000 }, now),
    )
    return house.at((tx, now) => confirm(tx, house.deps, contactId, [], now))
  }

  test('the usual week is published for its days ahead, without weekends and without what is gone by today', () => {
    const { house, office, first } = stage()
    expect(first.next).toBeUndefined()
    expect(openMinutes(house, office, '2026-12-03')).toEqual([540, 570, 600, 630, 660, 690])
    expect(openMinutes(house, office, '2026-11-24')).toEqual([630, 660, 690])
    expect(openMinutes(house, office, '2026-12-05')).toEqual([])
    expect(openMinutes(house, office, '2026-12-24')).toHaveLength(6)
    expect(openMinutes(house, office, '2026-12-25')).toEqual([])
  })

  test('publishing again changes nothing, also on the next day before a day more opened', () => {
    const { house, office } = stage()
    expect(house.at((tx, now) => publish(tx, HOOKS, office, now))).toEqual({ written: 0, next: undefined })
    house.clock.set(Date.parse('2026-11-25T16:00:00Z'))
    expect(house.at((tx, now) => publish(tx, HOOKS, office, now))).toEqual({ written: 0, next: undefined })
  })

  test('where people wait the steps are short, because what they publish is offered in the same step', () => {
    const { house, office } = stage({}, { hours: [] })
    house.at((tx, now) => {
      const request = { officeIds: [office], members: [{ person: somebody(1), procedureId: 'renewal' }], times: {}, answers: '{}' }
      expect(join(tx, house.deps, meet(tx), request, now)).toMatchObject({ ok: true })
      const { written, next } = setUsualWeek(tx, office, weekOf({ slotMinutes: 5, daysAhead: 60 }), now)
      expect(written).toBeLessThanOrEqual(50) // Each has two places, and each place may be offered.
      expect(next).toBeDefined()
    })
  })

  test('a long calendar is published in steps, and each says where the next goes on', () => {
    const { house, office, first } = stage({}, { slotMinutes: 10, daysAhead: 90 })
    expect(first).toEqual({ written: 479, next: '2026-12-31' })
    let step = first
    for (let steps = 0; step.next && steps < 9; steps++) {
      const { next } = step
      step = house.at((tx, now) => publish(tx, HOOKS, office, now, next))
    }
    expect(openMinutes(house, office, '2027-02-22')).toHaveLength(18)
    expect(house.at((tx, now) => publish(tx, HOOKS, office, now)).written).toBe(0)
  })

  test('a non-working day is not published, unless places are added by hand', () => {
    const { house, office, span } = stage()
    house.at((tx) => tx.client.run("insert into non_working_days values ('2026-12-16', 'prueba')"))
    house.at((tx, now) => publish(tx, HOOKS, office, now))
    expect(openMinutes(house, office, '2026-12-16')).toEqual([])
    expect(house.at((tx, now) => addPlaces(tx, house.deps, { ...span('2026-12-16', NINE, 600), windows: 3 }, now))).toEqual({
      hours: 2,
      forSeated: 0,
      next: undefined,
    })
    expect(hoursOn(house, office, '2026-12-16').filter((hour) => !hour.closed)).toMatchObject([{ capacity: 3 }, { capacity: 3 }])
  })

  test('added places come on top of the usual ones, also on a day that is not published yet', () => {
    const { house, office, span } = stage()
    expect(house.at((tx, now) => addPlaces(tx, house.deps, { ...span('2026-12-03', 660, 780), windows: 1 }, now))).toEqual({
      hours: 4,
      forSeated: 0,
      next: undefined,
    })
    expect(hoursOn(house, office, '2026-12-03').map((hour) => hour.capacity)).toEqual([2, 2, 2, 2, 3, 3, 1, 1])
    house.at((tx, now) => addPlaces(tx, house.deps, { ...span('2027-03-01', NINE, 600), windows: 1 }, now))
    expect(hoursOn(house, office, '2027-03-01').map((hour) => hour.capacity)).toEqual([1, 1])
  })

  test('closing hours names who is in them, keeps their places, and lifting opens the hours again', () => {
    const { house, office, span } = stage()
    seat(house, office, '2026-12-03', 600)
    seat(house, office, '2026-12-03', 690, 2)
    const closing = house.at((tx, now) => closeHours(tx, house.deps, span('2026-12-03', 600, 660), now))
    expect(closing).toMatchObject({ hoursClosed: 2 })
    expect(openMinutes(house, office, '2026-12-03')).toEqual([540, 570, 660, 690])
    expect(house.at((tx, now) => publish(tx, HOOKS, office, now)).written).toBe(0)
    expect(house.at((tx, now) => liftClosure(tx, HOOKS, closing.closureId, now))).toEqual({ hoursOpened: 2 })
    expect(house.at((tx, now) => liftClosure(tx, HOOKS, closing.closureId, now))).toBeUndefined()
    expect(openMinutes(house, office, '2026-12-03')).toHaveLength(6)
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('a closure waits for a day that is not published yet, and two closures are lifted one by one', () => {
    const { house, office, span } = stage()
    house.at((tx, now) => closeHours(tx, house.deps, span('2026-12-28'), now))
    house.clock.set(Date.parse('2026-11-30T16:00:00Z'))
    house.at((tx) => tx.client.run("update schedules set opened_on = '2026-11-30'"))
    house.at((tx, now) => publish(tx, HOOKS, office, now))
    expect(hoursOn(house, office, '2026-12-28').map((hour) => hour.closed)).toEqual([1, 1, 1, 1, 1, 1])
    const morning = house.at((tx, now) => closeHours(tx, house.deps, span('2026-12-28', NINE, 600), now))
    house.at((tx, now) => liftClosure(tx, HOOKS, morning.closureId, now))
    expect(openMinutes(house, office, '2026-12-28')).toEqual([])
  })

  test('shorter hours close what they no longer have, never put anybody out, and open it again when they return', () => {
    const { house, office } = stage()
    seat(house, office, '2026-12-03', 690)
    const hours = weekOf().hours.map((span) => ({ ...span, untilMinute: 660, windows: 1 }))
    house.at((tx, now) => setUsualWeek(tx, office, weekOf({ hours }), now))
    expect(openMinutes(house, office, '2026-12-03')).toEqual([540, 570, 600, 630])
    expect(house.at((tx, now) => overPlan(tx, 1, now))).toMatchObject([{ people: [{ minute: 690 }] }])
    expect(readUsualWeek(house.db, office, '2026-11-24')?.hours).toHaveLength(5)
    house.at((tx, now) => setUsualWeek(tx, office, weekOf(), now))
    expect(openMinutes(house, office, '2026-12-03')).toHaveLength(6)
    expect(house.at((tx, now) => overPlan(tx, 1, now))).toEqual([])
  })

  test('fewer windows never go below the places that are taken', () => {
    const { house, office } = stage()
    seat(house, office, '2026-12-03', 600, 1)
    seat(house, office, '2026-12-03', 600, 2)
    const hours = weekOf().hours.map((span) => ({ ...span, windows: 1 }))
    house.at((tx, now) => setUsualWeek(tx, office, weekOf({ hours }), now))
    expect(hoursOn(house, office, '2026-12-03').map((hour) => hour.capacity)).toEqual([1, 1, 2, 1, 1, 1])
  })

  test('an office that is closed to citizens publishes nothing, and what is closed in it closes', () => {
    const { house, office, span } = stage()
    house.at((tx) => tx.client.query('update offices set active = 0 where id = ?').run(office))
    house.clock.set(Date.parse('2026-11-30T16:00:00Z'))
    expect(house.at((tx, now) => publish(tx, HOOKS, office, now))).toEqual({ written: 0, next: undefined })
    expect(house.at((tx, now) => closeHours(tx, house.deps, span('2026-12-03'), now)).hoursClosed).toBe(6)
  })

  describe('the border changes its clock, and no hour is lost or sold twice', () => {
    const night = { hours: [{ weekday: 7, nth: 0, fromMinute: 0, untilMinute: 300, windows: 1 }], slotMinutes: 30, daysAhead: 10 }
    test.each([
      ['America/Tijuana', '2027-03-14', 8],
      ['America/Tijuana', '2027-11-07', 10],
      ['America/Ciudad_Juarez', '2027-03-14', 8],
      ['America/Hermosillo', '2027-03-14', 10],
      ['America/Cancun', '2027-11-07', 10],
    ])('%s on %s', (zone, day, hours) => {
      const { house, office } = stage({ zone }, night, `${day.slice(0, 8)}05T16:00:00Z`)
      const published = hoursOn(house, office, day)
      expect(published).toHaveLength(hours)
      expect(new Set(published.map((hour) => hour.starts_at)).size).toBe(hours)
      expect(published.map((hour) => hour.minute)).toEqual(published.map((hour) => hour.minute).toSorted((a, b) => a - b))
      expect(house.at((tx, now) => publishDay(tx, HOOKS, office, day, now))).toBe(0)
    })
  })
})

describe('fewer windows', () => {
  // An office closes one of its windows while people have appointments in its hours.

  describe('an hour that lost a window while people were in it', () => {
    const withOneWindow = () => {
      const house = openHouse()
      const office = house.at((tx) => openOffice(tx))
      const has = (windows: number) => {
        const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, nth: 0, fromMinute: 540, untilMinute: 720, windows }))
        house.at((tx, now) => setUsualWeek(tx, office, { hours, slotMinutes: 30, daysAhead: 30 }, now))
      }
      has(2)
      house.at((tx) => setRules(tx, { cancel_cooling_min_hours: 2, cancel_cooling_max_hours: 3, undo_minutes: 5 }))
      const slotId =
        house.db.client.query<{ id: number }, []>("select id from slots where day = '2026-12-03' and minute = 540").get()?.id ?? 0
      const [rosa, luis] = [ROSA, LUIS].map((person) =>
        house.at((tx, now) => {
          const contactId = meet(tx)
          const held = hold(tx, house.deps, { contactId, wish: requestedPlaces(slotId, [person]), holdMs: 600_000 }, now)
          expect(confirm(tx, house.deps, contactId, [{ years: undefined, halfFee: false }], now)).toMatchObject({ ok: true })
          return { contactId, groupId: held.ok ? held.hold.groupId : '' }
        }),
      )
      has(1)
      const leaves = ({ contactId, groupId } = { contactId: 0, groupId: '' }) =>
        house.at((tx, now) => {
          const stamp = stampOf(liveRows(tx, groupId, contactId, now))
          return cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId }, now)
        })
      const passes = (ms: number) => {
        house.clock.advance(ms)
        house.at((tx, now) => {
          letGo(tx, house.deps, now, 100)
          serveTheLine(tx, house.clock, now, 100)
        })
      }
      return { house, office, slotId, rosa, luis, leaves, passes }
    }

    test('has no place for another when one of them leaves, and one again when both left', () => {
      const { house, slotId, rosa, luis, leaves, passes } = withOneWindow()
      expect(countersOf(house.db, slotId)).toEqual({ capacity: 2, taken: 2, cooling: 0 })
      leaves(rosa)
      passes(6 * MINUTE)
      passes(3 * HOUR)
      expect(countersOf(house.db, slotId)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      leaves(luis)
      passes(3 * HOUR)
      expect(countersOf(house.db, slotId)).toEqual({ capacity: 1, taken: 0, cooling: 0 })
      expect(brokenInvariants(house.db)).toEqual([])
    })
    test('offers nothing to the line either, and who changes their mind in time comes back', () => {
      const { house, office, slotId, rosa, leaves, passes } = withOneWindow()
      house.at((tx, now) => {
        const members = [{ person: somebody(1), procedureId: 'renewal' }]
        join(tx, house.deps, meet(tx), { officeIds: [office], members, times: { until: '2026-12-03' }, answers: '{}' }, now)
      })
      leaves(rosa)
      passes(MINUTE)
      const { contactId = 0, groupId = '' } = rosa ?? {}
      expect(house.at((tx, now) => undoCancel(tx, house.deps, { contactId, groupId, members: [0] }, now))).toMatchObject({
        ok: true,
      })
      leaves(rosa)
      passes(6 * MINUTE)
      expect(
        house.db.client.query<{ n: number }, [number]>('select count(*) as n from wait_offers where slot_id = ?').get(slotId),
      ).toEqual({ n: 0 })
      expect(countersOf(house.db, slotId)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      expect(brokenInvariants(house.db)).toEqual([])
    })
  })
})
