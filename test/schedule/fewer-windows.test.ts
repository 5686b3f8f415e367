// An office closes one of its windows while people have appointments in its hours.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import { letGo } from '../../src/booking/releases.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { setUsualWeek } from '../../src/schedule/opening-hours.ts'
import { serveTheLine } from '../../src/waitlist/due.ts'
import { join } from '../../src/waitlist/entries.ts'
import { countersOf, HOOKS, LUIS, meet, openHouse, openOffice, ROSA, setRules, somebody, wishFor } from '../cast.ts'

describe('an hour that lost a window while people were in it', () => {
  const withOneWindow = () => {
    const house = openHouse()
    const office = house.at((tx) => openOffice(tx))
    const has = (windows: number) => {
      const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, untilMinute: 720, windows }))
      house.at((tx, now) => setUsualWeek(tx, HOOKS, office, { hours, slotMinutes: 30, daysAhead: 30 }, now))
    }
    has(2)
    house.at((tx) => setRules(tx, { cancel_cooling_min_hours: 2, cancel_cooling_max_hours: 3, undo_minutes: 5 }))
    const slotId =
      house.db.client.query<{ id: number }, []>("select id from slots where day = '2026-12-03' and minute = 540").get()?.id ?? 0
    const [rosa, luis] = [ROSA, LUIS].map((person) =>
      house.at((tx, now) => {
        const contactId = meet(tx)
        const held = hold(tx, house.deps, { contactId, wish: wishFor(slotId, [person]), holdMs: 600_000 }, now)
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
    expect(house.db.client.query('select count(*) as n from wait_offers where slot_id = ?').get(slotId)).toEqual({ n: 0 })
    expect(countersOf(house.db, slotId)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
    expect(brokenInvariants(house.db)).toEqual([])
  })
})
