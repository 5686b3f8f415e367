import type { Db, Tx } from '../../db/open.ts'
import { DAY, type Instant } from '../clock.ts'
import { rule } from './rules.ts'

/**
 * Letting personal data go once nobody needs them (LGPDPPSO art. 17 and 18). What remains of a visit is what it counts for:
 * office, hour, procedure, price; of a person the key hash. Each function changes at most `limit` appointments and their
 * people and says how many appointments it changed; run twice or late it does no harm. The views `invariant_lapsed_holds_are_bare`,
 * `invariant_past_visits_are_bare` and `invariant_old_people_are_gone` (walls.sql) prove it.
 */

/** A hold that became nothing is nobody's business after its contact could have complained about it. */
const LAPSED_KEPT_MS = 8 * DAY

/** For how long a visit keeps its name after its day. The rule, and at least a day. */
export const keepVisitsDays = (db: Db): number => Math.max(1, rule(db, 'keep_visits_days'))

/** Holds that ran out or were let go lose name, old passport, answers, attendant and what family a minor has. */
export function forgetLapsed(tx: Tx, now: Instant, limit: number): number {
  const bared = tx.client
    .query<{ person_id: number }, { before: Instant; limit: number }>(
      `update appointments set name_sealed = null, old_passport_sealed = null, answers_sealed = null, attendant_sealed = null,
         minor_case = null, version = version + 1
       where id in (select id from appointments where state in ('expired', 'released') and name_sealed is not null
         and updated_at < +$before limit +$limit) returning person_id`,
    )
    .all({ before: now - LAPSED_KEPT_MS, limit })
  forgetPeople(tx, bared, now)
  return bared.length
}

/** Once the day of a visit is over nobody needs the old passport's number, what was answered or who came along. */
export function forgetDetails(tx: Tx, now: Instant, limit: number): number {
  return tx.client
    .query<unknown, { now: Instant; limit: number }>(
      `update appointments set old_passport_sealed = null, answers_sealed = null, attendant_sealed = null, version = version + 1
       where id in (select id from appointments where state in ('past', 'cancelled')
         and (old_passport_sealed is not null or answers_sealed is not null or attendant_sealed is not null) and visit_ends_at <= +$now limit +$limit)`,
    )
    .run({ now, limit }).changes
}

/**
 * Visits older than the rule lose their name, that of a minor what family it has (by the hash it would still be known whose), and
 * what clerks wrote about them. The reason for which a person cancelled is a word of a list and still counts.
 */
export function forgetVisits(tx: Tx, now: Instant, limit: number): number {
  const bared = tx.client
    .query<{ id: number; person_id: number }, { before: Instant; limit: number }>(
      `update appointments set name_sealed = null, minor_case = null, version = version + 1,
         reason = case when state = 'cancelled' and undo_until is not null then reason end
       where id in (select id from appointments where state in ('past', 'cancelled') and name_sealed is not null
         and visit_ends_at < +$before limit +$limit) returning id, person_id`,
    )
    .all({ before: now - keepVisitsDays(tx) * DAY, limit })
  tx.client
    .query<unknown, [string]>(
      `update appointment_events set detail = null
       where appointment_id in (select value from json_each(?)) and detail is not null and actor like 'staff:%'`,
    )
    .run(JSON.stringify(bared.map((row) => row.id)))
  forgetPeople(tx, bared, now)
  return bared.length
}

/** Of deeds that old the logbook keeps who did what and when; why, in words of one's own, may name anybody. */
export function forgetReasons(tx: Tx, now: Instant, limit: number): number {
  return tx.client
    .query<unknown, { before: Instant; limit: number }>(
      'update audit set reason = null where id in (select id from audit where at < +$before and reason is not null limit +$limit)',
    )
    .run({ before: now - keepVisitsDays(tx) * DAY, limit }).changes
}

/** What was said before visits that old, and who said that they would come, is nobody's business any more. */
export function forgetReminders(tx: Tx, now: Instant, limit: number): number {
  const asked = { before: now - keepVisitsDays(tx) * DAY, limit }
  const run = (sql: string) => tx.client.query<unknown, typeof asked>(sql).run(asked).changes
  return (
    run(`delete from reminders where id in (
           select r.id from reminders r join slots s on s.id = r.slot_id
           where r.state in ('planned', 'said', 'dropped') and r.due_at < +$before and s.starts_at < +$before limit +$limit)`) +
    run(`delete from reconfirmations where rowid in (
           select r.rowid from reconfirmations r join slots s on s.id = r.slot_id
           where r.at < +$before and s.starts_at < +$before limit +$limit)`)
  )
}

/** A person is forgotten with the last name on an appointment: of a live, held or younger one it still stands there. */
function forgetPeople(tx: Tx, bared: { person_id: number }[], now: Instant): void {
  const people = [...new Set(bared.map((row) => row.person_id))]
  tx.client
    .query<unknown, { people: string; now: Instant }>(
      `update people set curp_index = null, curp_sealed = null, birth_sealed = null, updated_at = $now
       where id in (select value from json_each(+$people)) and birth_sealed is not null
         and not exists (select 1 from appointments a where a.person_id = people.id and a.name_sealed is not null)`,
    )
    .run({ people: JSON.stringify(people), now })
}
