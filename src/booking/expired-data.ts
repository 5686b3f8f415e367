import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'

/**
 * Deletes personal data that nobody needs any more (LGPDPPSO art. 17 and 18). A visit keeps what is counted: office, hour,
 * procedure, price. A person keeps the key hash. Each function changes at most `limit` appointments and their people, and
 * returns how many appointments. Running it twice or late does no harm. The views `invariant_lapsed_holds_are_bare`,
 * `invariant_past_visits_are_bare` and `invariant_old_people_are_gone` (walls.sql) prove it.
 */

/** A hold without an appointment is kept this long, so that its contact can still complain. */
const LAPSED_KEPT_MS = 8 * DAY

/** For how many days after it a visit keeps its name: the rule, and at least one. */
export const keepVisitsDays = (db: Db): number => Math.max(1, rule(db, 'keep_visits_days'))

const FORGET_LAPSED = statement(
  `update appointments set name_sealed = null, name_differs = 0, contested_by = null, old_passport_sealed = null, answers_sealed = null, attendant_sealed = null,
     minor_case = null, version = version + 1
   where id in (select id from appointments where state in ('expired', 'released') and name_sealed is not null
     and updated_at < +$before limit +$limit) returning person_id`,
  { row: { person_id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'appointments_lapsed' },
)

/** Deletes from expired and released holds: name, old passport, answers, attendant, and the family of a minor. */
export function forgetLapsed(tx: Tx, now: Instant, limit: number): number {
  const bared = FORGET_LAPSED.all(tx, { before: now - LAPSED_KEPT_MS, limit })
  forgetPeople(tx, bared, now)
  return bared.length
}

const FORGET_DETAILS = statement(
  `update appointments set old_passport_sealed = null, answers_sealed = null, attendant_sealed = null, version = version + 1
   where id in (select id from appointments where state in ('past', 'cancelled')
     and (old_passport_sealed is not null or answers_sealed is not null or attendant_sealed is not null) and visit_ends_at <= +$now limit +$limit)`,
  { params: { now: 'int', limit: 'int' }, uses: 'appointments_detailed' },
)

/** Deletes after the day of a visit: the old passport's number, the answers, and who came along. */
export function forgetDetails(tx: Tx, now: Instant, limit: number): number {
  return FORGET_DETAILS.run(tx, { now, limit }).changes
}

const UPDATE_APPOINTMENTS = statement(
  `update appointments set name_sealed = null, name_differs = 0, contested_by = null, minor_case = null, words_sealed = null, version = version + 1
   where id in (select id from appointments where state in ('past', 'cancelled') and name_sealed is not null
     and visit_ends_at < +$before limit +$limit) returning id, person_id`,
  { row: { id: 'int', person_id: 'int' }, params: { before: 'int', limit: 'int' }, uses: 'appointments_named' },
)

const UPDATE_APPOINTMENT_EVENTS = statement(
  `update appointment_events set detail_sealed = null
   where appointment_id in (select value from json_each(?)) and detail_sealed is not null and actor like 'staff:%'`,
  { params: ['text'], uses: 'appointment_events_of' },
)

/**
 * Deletes from visits older than the rule: the name, the family of a minor (with the hash it would still be known whose), and
 * what clerks wrote. The reason for which a person cancelled is a code, and still counts.
 */
export function forgetVisits(tx: Tx, now: Instant, limit: number): number {
  const bared = UPDATE_APPOINTMENTS.all(tx, { before: now - keepVisitsDays(tx) * DAY, limit })
  UPDATE_APPOINTMENT_EVENTS.run(tx, JSON.stringify(bared.map((row) => row.id)))
  forgetPeople(tx, bared, now)
  return bared.length
}

const FORGET_REASONS = statement(
  'update audit set reason_sealed = null where id in (select id from audit where at < +$before and reason_sealed is not null limit +$limit)',
  { params: { before: 'int', limit: 'int' }, uses: 'audit_at' },
)

/** Deletes old reasons from the audit: free text may name anybody. Who did what, and when, stays. */
export function forgetReasons(tx: Tx, now: Instant, limit: number): number {
  return FORGET_REASONS.run(tx, { before: now - keepVisitsDays(tx) * DAY, limit }).changes
}

const FORGET_PEOPLE = statement(
  `update people set curp_index = null, curp_sealed = null, birth_sealed = null, updated_at = $now
   where id in (select value from json_each(+$people)) and birth_sealed is not null
     and not exists (select 1 from appointments a where a.person_id = people.id and a.name_sealed is not null)`,
  { params: { now: 'int', people: 'text' }, uses: 'appointments_person' },
)

/** Forgets a person when no appointment has the name any more; live, held and younger ones still have it. */
export function forgetPeople(tx: Tx, bared: { person_id: number }[], now: Instant): void {
  const people = [...new Set(bared.map((row) => row.person_id))]
  FORGET_PEOPLE.run(tx, { people: JSON.stringify(people), now })
}
