import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { currentHold, hold, releaseHold, renewHold } from '../../src/booking/holds.ts'
import type { Held } from '../../src/booking/outcomes.ts'
import { letGo } from '../../src/booking/releases.ts'
import type { Member, PersonDraft, RequestedPlaces } from '../../src/booking/types.ts'
import { groupOf } from '../../src/booking/views.ts'
import { MINUTE } from '../../src/clock.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import { countersOf, LALO, LEO, LUIS, openHouse, openOffice, publishSlot, ROSA, setRules, somebody } from '../cast.ts'
import { deedsIn, HOLD_MS } from './deeds.ts'

const DAY = '2026-12-03'

const asAdult = (person: PersonDraft, procedureId = 'renewal'): Member => ({ person, procedureId })
const FAMILY: Member[] = [asAdult(ROSA), asAdult(LUIS, 'first'), asAdult(LEO, 'minor'), asAdult(LALO, 'minor')]

/** One office on 3 December whose hours last half an hour, with so many places in each. */
function stage(hours: Record<string, number>, options: Parameters<typeof openHouse>[0] = {}) {
  const house = openHouse(options)
  const office = house.at((tx) => openOffice(tx))
  const slots = new Map(
    Object.entries(hours).map(([time, places]) => [time, house.at((tx) => publishSlot(tx, office, DAY, time, places))]),
  )
  const at = (time: string) => slots.get(time) ?? 0
  const rows = () =>
    house.db.client
      .query<{ member: number; minute: number; state: string; minor_case: string | null; helped: number }, []>(
        `select a.member, s.minute, a.state, a.minor_case, a.attendant_sealed is not null as helped
         from appointments a join slots s on s.id = a.slot_id order by a.id`,
      )
      .all()
  return {
    house,
    office,
    at,
    rows,
    ...deedsIn(house),
    holds: (contactId: number, time: string, members: Member[], more: Partial<RequestedPlaces> = {}): Held =>
      house.at((tx, now) =>
        hold(tx, house.deps, { contactId, wish: { slotId: at(time), members, ...more }, holdMs: HOLD_MS }, now),
      ),
    places: () => Object.keys(hours).map((time) => countersOf(house.db, at(time))),
  }
}

describe('a family, each with a procedure of their own', () => {
  test('gets one hour when it has room for all', () => {
    const { holds, meets, rows } = stage({ '9:00': 4, '9:30': 4 })
    expect(holds(meets(), '9:00', FAMILY)).toMatchObject({ ok: true, hold: { members: 4, slot: { minute: 540 } } })
    expect(rows().map((row) => row.minute)).toEqual([540, 540, 540, 540])
  })

  test('else the hours right after, in its order, with one folio', () => {
    const { house, holds, meets, rows, confirms, places } = stage({ '9:00': 2, '9:30': 1, '10:00': 3 })
    const rosa = meets()
    const held = holds(rosa, '9:00', FAMILY)
    expect(held).toMatchObject({ ok: true, hold: { slot: { minute: 540, minutes: [540, 540, 570, 600] } } })
    expect(currentHold(house.db, rosa, house.clock.now())).toMatchObject({ slot: { minutes: [540, 540, 570, 600] }, members: 4 })
    expect(places().map((one) => one.taken)).toEqual([2, 1, 1])
    const confirmed = confirms(rosa)
    expect(confirmed).toMatchObject({ ok: true })
    if (!confirmed.ok) return
    expect(new Set(confirmed.appointments.map((view) => view.folio)).size).toBe(1)
    expect(confirmed.appointments.map((view) => view.slot.minute)).toEqual([540, 540, 570, 600])
    expect(rows().every((row) => row.state === 'confirmed')).toBe(true)
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('or nothing at all, and an earlier hold stays', () => {
    const { house, holds, meets, places } = stage({ '9:00': 2, '9:30': 1, '12:00': 4 })
    const rosa = meets()
    expect(holds(rosa, '9:00', FAMILY)).toEqual({ ok: false, why: 'taken' })
    expect(places().map((one) => one.taken)).toEqual([0, 0, 0])
    holds(rosa, '12:00', FAMILY)
    expect(holds(rosa, '9:00', FAMILY)).toEqual({ ok: false, why: 'taken' })
    expect(currentHold(house.db, rosa, house.clock.now())).toMatchObject({ members: 4, slot: { minute: 720 } })
  })

  test('is refused whole when the office does not do what one of them needs, or one has not the age for it', () => {
    const { house, office, holds, meets } = stage({ '9:00': 4 })
    expect(holds(meets(), '9:00', [asAdult(ROSA), asAdult(LEO)])).toEqual({ ok: false, why: 'age' })
    house.at((tx) => tx.client.run(`delete from office_procedures where office_id = ${office} and procedure_id = 'first'`))
    expect(holds(meets(), '9:00', FAMILY)).toEqual({ ok: false, why: 'not_offered' })
  })

  test('has who goes with the minors written beside the minors alone', () => {
    const { holds, meets, rows } = stage({ '9:00': 4 })
    holds(meets(), '9:00', FAMILY, { minorCase: 'both_parents', attendant: { name: ROSA.name } })
    expect(rows().map((row) => [row.minor_case, row.helped])).toEqual([
      [null, 0],
      [null, 0],
      ['both_parents', 1],
      ['both_parents', 1],
    ])
  })

  test('counts with all its people for the telephone, and takes only one without a CURP', () => {
    const { house, holds, meets } = stage({ '9:00': 9 })
    house.at((tx) => setRules(tx, { live_people_a_phone: 3 }))
    expect(holds(meets(), '9:00', FAMILY)).toMatchObject({ ok: false, why: 'phone_limit' })
    const nobody = (name: string): Member => asAdult({ name, birthDate: '1971-07-02' })
    expect(holds(meets(), '9:00', [nobody('Tomás Cruz Peña'), nobody('Ana Cruz Peña')])).toMatchObject({
      why: 'other_limit',
      limit: 'without_curp',
    })
    expect(holds(meets(), '9:00', [nobody('Tomás Cruz Peña'), asAdult(ROSA)])).toMatchObject({ ok: true })
  })
})

describe('a hold over several hours', () => {
  test('runs out whole, cools in each hour, and can be taken back whole', () => {
    const { house, holds, meets, places } = stage({ '9:00': 2, '9:30': 2 }, { cooling: true })
    const [rosa, luis] = [meets(), meets()]
    holds(rosa, '9:00', FAMILY)
    house.clock.advance(HOLD_MS)
    const { expired } = house.at((tx, now) => letGo(tx, house.deps, now, 1))
    expect(expired).toHaveLength(1)
    expect(places()).toEqual([
      { capacity: 2, taken: 0, cooling: 2 },
      { capacity: 2, taken: 0, cooling: 2 },
    ])
    expect(holds(luis, '9:00', [asAdult(somebody(1))])).toEqual({ ok: false, why: 'taken' })
    expect(holds(rosa, '9:00', FAMILY)).toMatchObject({ ok: true })
    expect(places().map((one) => [one.taken, one.cooling])).toEqual([
      [2, 0],
      [2, 0],
    ])
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('is renewed whole, and let go of whole', () => {
    const { house, holds, meets, places } = stage({ '9:00': 2, '9:30': 2 })
    const rosa = meets()
    holds(rosa, '9:00', FAMILY)
    house.clock.advance(5 * MINUTE)
    expect(house.at((tx, now) => renewHold(tx, rosa, HOLD_MS, now))).toMatchObject({ renewals: 1, members: 4 })
    expect(brokenInvariants(house.db)).toEqual([])
    house.at((tx, now) => releaseHold(tx, house.deps, rosa, now))
    expect(places().map((one) => one.taken)).toEqual([0, 0])
  })

  test('does not win time by being chosen again, nor by one person less', () => {
    const { house, holds, meets, places } = stage({ '9:00': 2, '9:30': 2 })
    const rosa = meets()
    const until = house.clock.now() + HOLD_MS
    holds(rosa, '9:00', FAMILY)
    house.clock.advance(4 * MINUTE)
    expect(holds(rosa, '9:00', FAMILY.slice(0, 3))).toMatchObject({ ok: true, hold: { until, slot: { minutes: [540, 540, 570] } } })
    expect(places().map((one) => one.taken)).toEqual([2, 1])
    expect(holds(rosa, '9:30', FAMILY.slice(0, 2))).toMatchObject({ ok: true, hold: { until } })
    expect(places().map((one) => one.taken)).toEqual([0, 2])
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('is neither renewed nor confirmed when its second hour was closed', () => {
    const { house, at, holds, meets, confirms, places } = stage({ '9:00': 2, '9:30': 2 })
    const rosa = meets()
    holds(rosa, '9:00', FAMILY)
    house.at((tx) => tx.client.run(`update slots set closed_at = 1 where id = ${at('9:30')}`))
    expect(house.at((tx, now) => renewHold(tx, rosa, HOLD_MS, now))).toBeUndefined()
    expect(confirms(rosa)).toEqual({ ok: false, why: 'closed' })
    expect(places().map((one) => one.taken)).toEqual([0, 0])
  })

  test('that is not whole is seen by the invariant', () => {
    const { house, holds, meets } = stage({ '9:00': 2, '9:30': 2 })
    holds(meets(), '9:00', FAMILY)
    house.at((tx) => tx.client.run('update appointments set held_until = held_until + 1, version = version + 1 where member = 3'))
    expect(brokenInvariants(house.db)).toEqual(['hold_is_whole:1'])
  })
})

describe('what a group is offered', () => {
  const read = (offers: { minute: number; minutes?: readonly number[] | undefined }[]) =>
    offers.map(({ minute, minutes }) => (minutes ?? [minute]).map((one) => one / 60))

  test('are hours with room for all, and starts of hours that follow each other', () => {
    const { house, office } = stage({ '9:00': 1, '9:30': 2, '10:00': 3, '12:00': 2, '13:00': 2, '16:00': 4 })
    const query = { officeIds: [office], procedureIds: ['renewal'], places: 3, limit: 8 }
    expect(read(freeSlots(house.db, query, house.clock.now()))).toEqual([[9, 9.5, 9.5], [10], [16]])
    expect(read(freeSlots(house.db, { ...query, fromMinute: 9 * 60, untilMinute: 9.5 * 60 }, house.clock.now()))).toEqual([
      [9, 9.5, 9.5],
    ])
  })

  test('an office is shown with its first start, also where no hour has room for all', () => {
    const { house } = stage({ '9:00': 1, '9:30': 2, '12:00': 2 })
    const first = (places: number) =>
      officesWithRoom(house.db, { procedureIds: ['renewal'], places, limit: 1 }, house.clock.now())[0]?.first?.minute
    expect([first(2), first(3), first(4)]).toEqual([570, 540, undefined])
  })

  test('are read from the partial index alone', () => {
    const { house, office } = stage({ '9:00': 1, '9:30': 2 })
    const plan = house.db.client
      .query<{ detail: string }, []>(
        `explain query plan select id, office_id, starts_at, day, minute, capacity - taken - cooling - kept as room from slots
         where schedule_id = ${office} and starts_at > 0 and starts_at < 9e15 and capacity > taken + cooling + kept and closed_at is null
           and capacity - taken - cooling - kept >= 1 order by starts_at limit 32`,
      )
      .all()
    expect(plan.map((row) => row.detail).join()).toContain('USING COVERING INDEX slots_open')
  })
})

/** Numbers that look drawn and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('whatever groups come to whatever hours', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    test(`places are never exceeded, and a group gets all or nothing in hours that follow (${seed})`, () => {
      const draw = chance(seed)
      const times = ['9:00', '9:30', '10:00', '10:30', '11:30', '12:00', '12:30']
      const { house, at, holds, meets, confirms } = stage(Object.fromEntries(times.map((time) => [time, draw(4)])), {
        cooling: true,
      })
      const contacts = Array.from({ length: 8 }, meets)
      let person = 0
      for (let step = 0; step < 120; step++) {
        const contact = contacts[draw(contacts.length)] ?? 0
        const deed = draw(10)
        if (deed < 6) {
          const members = Array.from({ length: 1 + draw(4) }, () => asAdult(somebody(person++)))
          const time = times[draw(times.length)] ?? '9:00'
          const held = holds(contact, time, members)
          if (held.ok) expectSeated(groupOf(house.db, house.vault, held.hold.groupId), members.length, at(time))
        } else if (deed < 7) confirms(contact)
        else if (deed < 8) house.at((tx, now) => releaseHold(tx, house.deps, contact, now))
        else {
          house.clock.advance(draw(12) * MINUTE)
          house.at((tx, now) => letGo(tx, house.deps, now, 1 + draw(5)))
        }
        expect(brokenInvariants(house.db)).toEqual([])
      }
    })
  }
})

function expectSeated(views: { slot: { slotId: number; startsAt: number } }[], people: number, first: number): void {
  expect(views).toHaveLength(people)
  expect(views[0]?.slot.slotId).toBe(first)
  const hours = [...new Set(views.map((view) => view.slot.startsAt))]
  expect(hours.every((hour, i) => hour === (hours[0] ?? 0) + i * 30 * MINUTE)).toBe(true)
}
