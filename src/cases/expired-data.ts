import type { Db, Tx } from '../../db/open.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'

/** For how many days the words of a closed case are kept: the rule, and at least one. */
export const keepCaseWordsDays = (db: Db): number => Math.max(1, rule(db, 'keep_case_words_days'))

/** The same for a complaint and the lines that are kept with it. */
export const keepComplaintsDays = (db: Db): number => Math.max(1, rule(db, 'keep_complaints_days'))

/**
 * Deletes the words of cases that were closed long ago, at most `limit`, and returns how many. The contact goes with
 * privacy/expiry-job.ts; what is counted stays. The view `invariant_closed_cases_are_bare` (walls.sql) proves it.
 */
export function forgetCaseWords(tx: Tx, now: Instant, limit: number): number {
  const rows = tx.client
    .query<{ id: number }, { before: Instant; complaints: Instant; limit: number }>(
      `select id from cases where state = 'closed' and bare_at is null
         and closed_at < iif(kind = 'complaint', +$complaints, +$before) limit +$limit`,
    )
    .all({ before: now - keepCaseWordsDays(tx) * DAY, complaints: now - keepComplaintsDays(tx) * DAY, limit })
  const ids = JSON.stringify(rows.map((row) => row.id))
  tx.client.query<unknown, [string]>('delete from case_messages where case_id in (select value from json_each(?))').run(ids)
  tx.client.query<unknown, [string]>('delete from case_evidence where case_id in (select value from json_each(?))').run(ids)
  tx.client
    .query<unknown, [number, string]>(
      'update cases set bare_at = ?, version = version + 1 where id in (select value from json_each(?))',
    )
    .run(now, ids)
  return rows.length
}
