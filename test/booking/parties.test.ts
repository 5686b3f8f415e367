// Who has a part in an appointment, which one follows which, and what came of the visit.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { passOn } from '../../src/booking/staff-bookings.ts'
import { HOUR } from '../../src/clock.ts'
import { CLERK, LUIS, ROSA } from '../cast.ts'
import { stage as moving } from './moving-stage.ts'

function stage() {
  const at = moving({ '2026-12-03 9:00': 3, '2026-12-10 9:00': 3, '2026-12-17 9:00': 3 })
  const [slot = 0, later = 0, last = 0] = at.slots
  at.house.at((tx) => tx.client.run("update procedures set exclusive_group = null where id = 'advice'"))
  const run = (sql: string) => () => at.house.at((tx) => tx.client.run(sql))
  const rows = <Row>(sql: string) => at.house.db.client.query<Row, []>(sql).all()
  const parties = () =>
    rows<{ appointment_id: number; role: string; person_id: number; contact_id: number | null; agreed_at: number | null }>(
      'select appointment_id, role, person_id, contact_id, agreed_at from appointment_parties order by appointment_id',
    )
  return { ...at, slot, later, last, run, rows, parties, broken: () => brokenInvariants(at.house.db) }
}

describe('the applicant', () => {
  test('is a party from the hold on, agrees with the confirmation, and goes with the appointment to another telephone', () => {
    const at = stage()
    const rosa = at.meets()
    at.holds(rosa, at.slot, [ROSA])
    const party = { appointment_id: 1, role: 'applicant', person_id: 1, contact_id: rosa }
    expect(at.parties()).toEqual([{ ...party, agreed_at: null }])
    at.confirms(rosa)
    const agreed = { ...party, agreed_at: at.house.clock.now() }
    expect(at.parties()).toEqual([agreed])
    const [view] = at.views(rosa)
    const asked = { groupId: view?.groupId ?? '', stamp: stampOf(at.views(rosa)), contactId: at.meets(), actor: CLERK }
    at.house.clock.advance(HOUR)
    expect(at.house.at((tx, now) => passOn(tx, at.house.deps, { ...asked, reason: 'x' }, now))).toEqual({ ok: true })
    expect(at.parties()).toEqual([{ ...agreed, contact_id: asked.contactId }])
    expect(at.broken()).toEqual([])
  })

  test('is nobody but the person of the appointment: the tables refuse anything else', () => {
    const at = stage()
    at.books(at.slot, [ROSA])
    at.books(at.slot, [LUIS])
    for (const planted of [
      'update appointment_parties set person_id = 2 where appointment_id = 1',
      'update appointment_parties set contact_id = null where appointment_id = 1',
      'update appointment_parties set agreed_at = 1 where appointment_id = 1',
      "update appointment_parties set role = 'guardian' where appointment_id = 1",
      'update appointment_parties set appointment_id = 3 where appointment_id = 1',
      'delete from appointment_parties where appointment_id = 1',
      "insert into appointment_parties (appointment_id, role, person_id) values (1, 'applicant', 2)",
      "insert into appointment_parties (appointment_id, role, person_id) values (1, 'guardian', 2)",
    ])
      expect(at.run(planted), planted).toThrow(/the applicant|has an applicant|given to another|UNIQUE|appointment_parties_role/)
  })

  test('that is somebody else, or is missing, is found', () => {
    for (const planted of ['update appointment_parties set person_id = 2', 'delete from appointment_parties']) {
      const at = stage()
      at.books(at.slot, [ROSA])
      at.books(at.slot, [LUIS])
      for (const trigger of ['step', 'stay']) at.house.db.client.run(`drop trigger appointment_parties_${trigger}`)
      at.run(`${planted} where appointment_id = 1`)()
      expect(at.broken()).toContain('applicant_is_the_person:1')
    }
  })
})

describe('an appointment that follows another one', () => {
  /** Three of Rosa's and one of Luis. */
  function steps() {
    const at = stage()
    for (const slot of [at.slot, at.later, at.last]) at.books(slot, [ROSA], undefined, 'advice')
    at.books(at.slot, [LUIS], undefined, 'advice')
    const links = (appointment: number, previous: number) =>
      at.run(`insert into appointment_links (appointment_id, previous_id, kind) values (${appointment}, ${previous}, 'step')`)
    return { ...at, links }
  }

  test('is of the same person, follows one only, and no chain comes back', () => {
    const at = steps()
    at.links(2, 1)()
    at.links(3, 2)()
    expect(at.links(4, 1)).toThrow(/of the same person/)
    expect(at.links(3, 1)).toThrow(/UNIQUE/)
    expect(at.links(1, 3)).toThrow(/appointment_links_order/)
    expect(at.links(1, 1)).toThrow(/appointment_links_order/)
    expect(at.run("insert into appointment_links (appointment_id, previous_id, kind) values (4, 3, 'other')")).toThrow(
      /appointment_links_kind|of the same person/,
    )
    expect(at.run('update appointment_links set previous_id = 1 where appointment_id = 3')).toThrow(/never changes/)
    expect(at.broken()).toEqual([])
  })

  test('for nobody who has a part in both is found', () => {
    const at = steps()
    at.house.db.client.run('drop trigger appointment_links_birth')
    at.links(4, 1)()
    expect(at.broken()).toEqual(['links_are_of_one_person:1'])
  })
})

describe('what came of a visit', () => {
  const note = (what: string, more = "outcome_at = 5, outcome_by = 'staff'") =>
    `update appointments set outcome = '${what}', ${more}, version = version + 1 where id = 1`

  test('is served, absent or late, with when and by whom it was written down; nobody writes it today', () => {
    const at = stage()
    at.books(at.slot, [ROSA])
    expect(
      at.rows<{ outcome: string | null; outcome_at: number | null; outcome_by: string | null }>(
        'select outcome, outcome_at, outcome_by from appointments',
      ),
    ).toEqual([{ outcome: null, outcome_at: null, outcome_by: null }])
    for (const what of ['served', 'absent', 'late']) at.run(note(what))()
    expect(at.broken()).toEqual([])
  })

  test.each([
    ['another word', note('gone'), /appointments_outcome/],
    ['nobody who wrote it', note('served', 'outcome_at = 5'), /appointments_outcome_is_whole/],
    ['no moment', note('served', "outcome_by = 'staff'"), /appointments_outcome_is_whole/],
    ['the citizen', note('served', "outcome_at = 5, outcome_by = 'citizen'"), /appointments_outcome_by/],
    [
      'absence of somebody who came',
      note('absent', "arrived_at = 4, outcome_at = 5, outcome_by = 'clock'"),
      /appointments_absent_never_came/,
    ],
    [
      'a visit that was cancelled',
      note('served', "state = 'cancelled', live = 0, seated = 0, outcome_at = 5, outcome_by = 'staff'"),
      /appointments_outcome_of_a_visit/,
    ],
  ])('the tables refuse %s', (_, planted, refusal) => {
    const at = stage()
    at.books(at.slot, [ROSA])
    expect(at.run(planted)).toThrow(refusal)
  })
})
