import { describe, expect, test } from 'bun:test'
import { confirm } from '../../src/agenda/appointments.ts'
import { hold } from '../../src/agenda/holds.ts'
import { meet, openHouse, openOffice, publishSlot, ROSA, somebody, wishFor } from '../cast.ts'

/** An office with one place, Rosa's confirmed appointment in it, and another hour next to it. */
function occupied() {
  const house = openHouse()
  const office = house.at((tx) => openOffice(tx))
  const [slot, other] = house.at((tx) => [
    publishSlot(tx, office, '2026-12-03', '10:00'),
    publishSlot(tx, office, '2026-12-03', '11:00'),
  ])
  const rosa = house.at((tx) => meet(tx))
  house.at((tx, now) => hold(tx, house.tools, { contactId: rosa, wish: wishFor(slot ?? 0, [ROSA]), holdMs: 600_000 }, now))
  house.at((tx, now) => confirm(tx, house.tools, rosa, [], now))
  return { house, office, slot: slot ?? 0, other: other ?? 0, run: (sql: string) => () => house.at((tx) => tx.client.run(sql)) }
}

const BORN = `insert into appointments (group_id, member, office_id, slot_id, procedure_id, person_id, origin, state, live, seated, version,
  held_until, folio, visit_ends_at, created_at, updated_at)`
const COPY = (what: string) => `${BORN} select 'g2', 0, office_id, ${what} from appointments where id = 1`

describe('the tables refuse what the code would never ask', () => {
  const { run, slot, other } = occupied()
  test.each([
    [
      'a second seat in a place of one',
      COPY("slot_id, procedure_id, person_id, 'chat', 'held', 0, 1, 1, 1, null, 1, 1, 1"),
      /CHECK|slots_never_over/,
    ],
    [
      'a second live appointment of a person',
      COPY(`${other}, procedure_id, person_id, 'chat', 'confirmed', 1, 1, 1, null, 'X', 1, 1, 1`),
      /UNIQUE/,
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
      COPY(`${other}, procedure_id, person_id, 'chat', 'confirmed', 1, 1, 1, null, null, 1, 1, 1`),
      /live_has_folio|UNIQUE/,
    ],
    [
      'a slot of another office',
      `${BORN} select 'g2', 0, 99, ${other}, procedure_id, person_id, 'chat', 'held', 0, 1, 1, 1, null, 1, 1, 1 from appointments where id = 1`,
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
      'the same appointment at another hour',
      `update appointments set slot_id = ${other}, version = version + 1 where id = 1`,
      /never change/,
    ],
    ['another folio', "update appointments set folio = 'ABC-DEF', version = version + 1 where id = 1", /folio never changes/],
    ['a seated appointment deleted', 'delete from appointments where id = 1', /cannot be deleted|FOREIGN KEY/],
    ['a capacity under the places taken', `update slots set capacity = 0 where id = ${slot}`, /CHECK|slots_never_over/],
    ['a slot with a history deleted', `delete from slots where id = ${slot}`, /cannot be deleted/],
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
    house.at((tx, now) => hold(tx, house.tools, { contactId, wish: wishFor(other, [somebody(1)]), holdMs: 600_000 }, now)),
  ).toMatchObject({ ok: true })
})
