import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { countersOf, meet, openHouse, openOffice, publishSlot, ROSA, requestedPlaces, somebody } from '../cast.ts'

/** An office with one place, Rosa's confirmed appointment in it, a free hour next to it, and what else the tables may meet. */
function occupied() {
  const house = openHouse()
  const { office, slot, other, full, elsewhere } = house.at((tx) => {
    const office = openOffice(tx)
    const hour = (time: string) => publishSlot(tx, office, '2026-12-03', time)
    const far = openOffice(tx, { name: 'Naucalpan' })
    return {
      office,
      slot: hour('10:00'),
      other: hour('11:00'),
      full: hour('12:00'),
      elsewhere: publishSlot(tx, far, '2026-12-03', '10:00'),
    }
  })
  const book = (slotId: number, person: PersonDraft, contactId = house.at((tx) => meet(tx))) => {
    house.at((tx, now) => hold(tx, house.deps, { contactId, wish: requestedPlaces(slotId, [person]), holdMs: 600_000 }, now))
    return contactId
  }
  const confirmed = (slotId: number, person: PersonDraft) => {
    const contactId = book(slotId, person)
    house.at((tx, now) => confirm(tx, house.deps, contactId, [], now))
    return contactId
  }
  confirmed(slot, ROSA)
  return {
    house,
    office,
    slot,
    other,
    full,
    elsewhere,
    book,
    confirmed,
    run: (sql: string) => () => house.at((tx) => tx.client.run(sql)),
  }
}

const BORN = `insert into appointments (group_id, member, exclusive_group, office_id, slot_id, procedure_id, person_id, origin, state, live, seated, version,
  held_until, folio_hash, visit_ends_at, created_at, updated_at)`
const COPY = (what: string) => `${BORN} select 'g2', 0, 'general', office_id, ${what} from appointments where id = 1`

/** A place that was first held for whoever has row 2, now for this person. */
const TAKEN_OVER = (slot: number, person: number, retold: number) =>
  `insert into appointments (group_id, member, exclusive_group, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated,
     version, held_until, first_held_as, retold, visit_ends_at, created_at, updated_at)
   select 'g2', 0, 'general', office_id, ${slot}, procedure_id, ${person} + 1, contact_id, 'chat', 'held', 0, 1, 1, 9, 2, ${retold}, 1, 1, 1
   from appointments where id = 2`

describe('the tables refuse what the code would never ask', () => {
  const { house, run, slot, other, full, elsewhere, book, confirmed } = occupied()
  book(full, somebody(1))
  house.at((tx) => publishSlot(tx, 1, '2026-12-04', '10:00'))
  confirmed(5, somebody(2))
  house.at((tx) =>
    tx.client.run("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where id = 3"),
  )
  test.each([
    [
      'a second seat in a place of one',
      COPY("slot_id, procedure_id, person_id, 'chat', 'held', 0, 1, 1, 1, null, 1, 1, 1"),
      /CHECK|slots_never_over/,
    ],
    [
      'a second live appointment of a person',
      COPY(`${other}, procedure_id, person_id, 'counter', 'confirmed', 1, 1, 1, null, 'X', 1, 1, 1`),
      /as many live appointments/,
    ],
    [
      'an appointment that is born past',
      COPY(`${other}, procedure_id, person_id, 'chat', 'past', 0, 1, 1, null, null, 1, 1, 1`),
      /born held or confirmed/,
    ],
    [
      'a live appointment that has no seat',
      COPY(`${other}, procedure_id, person_id, 'chat', 'confirmed', 1, 0, 1, null, 'X', 1, 1, 1`),
      /follow the state/,
    ],
    [
      'a live appointment without a folio',
      COPY(`${other}, procedure_id, person_id, 'counter', 'confirmed', 1, 1, 1, null, null, 1, 1, 1`),
      /live_has_folio|as many live/,
    ],
    [
      'an appointment from the chat that was never held for anybody',
      COPY(`${other}, procedure_id, 2, 'chat', 'confirmed', 1, 1, 1, null, 'X', 1, 1, 1`),
      /held first, for somebody/,
    ],
    ['a hold that says it was somebody else’s', TAKEN_OVER(other, 2, 0), /for the person for whom it was first held/],
    ['the same, with more changes than one', TAKEN_OVER(other, 2, 4), /for the person for whom it was first held/],
    [
      'an appointment that forgets how its person was told',
      'update appointments set retold = 1, version = version + 1 where id = 1',
      /for whom a place was held never changes/,
    ],
    [
      'a slot of another office',
      `${BORN} select 'g2', 0, 'general', 99, ${other}, procedure_id, person_id, 'chat', 'held', 0, 1, 1, 1, null, 1, 1, 1 from appointments where id = 1`,
      /another office/,
    ],
    [
      'a step that does not exist',
      "update appointments set state = 'held', live = 0, held_until = 9, version = version + 1 where id = 1",
      /no such transition/,
    ],
    ['a write that does not count the version', "update appointments set reason = 'x' where id = 1", /version/],
    [
      'another person in the same appointment',
      'update appointments set person_id = 99, version = version + 1 where id = 1',
      /never change/,
    ],
    [
      'an appointment moved into a full hour',
      `update appointments set slot_id = ${full}, version = version + 1 where id = 1`,
      /CHECK|slots_never_over/,
    ],
    [
      'an appointment moved to an hour of another office than it says',
      `update appointments set slot_id = ${elsewhere}, version = version + 1 where id = 1`,
      /another office/,
    ],
    [
      'another office for the same hour',
      'update appointments set office_id = office_id + 1, version = version + 1 where id = 1',
      /another office/,
    ],
    [
      'a move while it is cancelled',
      `update appointments set state = 'cancelled', live = 0, seated = 0, slot_id = ${other}, version = version + 1 where id = 1`,
      /only what stays confirmed moves/,
    ],
    [
      'a hold moved to another hour',
      `update appointments set slot_id = ${other}, version = version + 1 where state = 'held'`,
      /only what stays confirmed moves/,
    ],
    [
      'a cancellation undone without a word about until when',
      "update appointments set state = 'confirmed', live = 1, seated = 1, version = version + 1 where state = 'cancelled'",
      /undone in time and with its own place/,
    ],
    ['another folio', "update appointments set folio_hash = 'ABC-DEF', version = version + 1 where id = 1", /folio never changes/],
    ['an appointment deleted', 'delete from appointments where id = 1', /never deleted/],
    ['a capacity under the places taken', `update slots set capacity = 0 where id = ${slot}`, /CHECK|slots_never_over/],
    ['an hour deleted', `delete from slots where id = ${slot}`, /never deleted/],
    ['a slot moved to another hour', `update slots set starts_at = starts_at + 1 where id = ${slot}`, /never changes/],
    ['a story told otherwise', "update appointment_events set what = 'x'", /append-only/],
  ])('%s', (_, sql, refusal) => {
    expect(run(sql)).toThrow(refusal)
  })
})

test('a place that the tables refuse leaves nothing behind', () => {
  const { house, slot } = occupied()
  const before = house.db.client.query('select * from slots where id = ?').get(slot)
  expect(() =>
    house.at((tx) => tx.client.run(COPY("slot_id, procedure_id, person_id, 'chat', 'held', 0, 1, 1, 1, null, 1, 1, 1"))),
  ).toThrow()
  expect(house.db.client.query('select * from slots where id = ?').get(slot)).toEqual(before)
})

test('two people can be in two hours, so that the refusals above are no accident', () => {
  const { house, other } = occupied()
  const contactId = house.at((tx) => meet(tx))
  expect(
    house.at((tx, now) => hold(tx, house.deps, { contactId, wish: requestedPlaces(other, [somebody(1)]), holdMs: 600_000 }, now)),
  ).toMatchObject({ ok: true })
})

const MOVE = (slot: number, reopensAt: string) =>
  `update appointments set slot_id = ${slot}, reopens_at = ${reopensAt}, moves = moves + 1, version = version + 1, updated_at = 100 where id = 1`
const cooling = (house: ReturnType<typeof occupied>['house']) =>
  house.db.client
    .query<{ slot_id: number; appointment_id: number | null; freed_at: number; reopens_at: number }, []>(
      'select slot_id, appointment_id, freed_at, reopens_at from cooling_places',
    )
    .all()

test('a move takes the new place and cools the old one in one update', () => {
  const { house, slot, other, run } = occupied()
  run(MOVE(other, '200'))()
  expect([countersOf(house.db, slot), countersOf(house.db, other)]).toEqual([
    { capacity: 1, taken: 0, cooling: 1 },
    { capacity: 1, taken: 1, cooling: 0 },
  ])
  expect(cooling(house)).toEqual([{ slot_id: slot, appointment_id: 1, freed_at: 100, reopens_at: 200 }])
})

test('where nothing cools, the old place is free at once', () => {
  const { house, slot, other, run } = occupied()
  run(MOVE(other, 'null'))()
  expect([countersOf(house.db, slot).taken, countersOf(house.db, slot).cooling, countersOf(house.db, other).taken]).toEqual([
    0, 0, 1,
  ])
})

const CANCEL = `update appointments set state = 'cancelled', live = 0, seated = 0, reopens_at = 500, undo_until = 300, version = version + 1,
  updated_at = 100 where id = 1`
const UNDO = (at: number) =>
  `update appointments set state = 'confirmed', live = 1, seated = 1, undo_until = null, version = version + 1, updated_at = ${at} where id = 1`

test('a cancellation that is undone takes its own cooling place', () => {
  const { house, slot, run } = occupied()
  run(CANCEL)()
  expect(countersOf(house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  run(UNDO(299))()
  expect(countersOf(house.db, slot)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  expect(cooling(house)).toEqual([])
  expect(brokenInvariants(house.db)).toEqual([])
})

test('it is not undone when the time is over, nor when its place no longer cools', () => {
  const { house, run } = occupied()
  run(CANCEL)()
  expect(run(UNDO(300))).toThrow(/undone in time/)
  house.at((tx) => tx.client.run('delete from cooling_places'))
  expect(run(UNDO(299))).toThrow(/undone in time/)
})
