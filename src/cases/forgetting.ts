import type { Db, Tx } from '../../db/open.ts'
import { rule } from '../agenda/rules.ts'
import { DAY, type Instant } from '../clock.ts'

/** For how long the words of a case are kept after it was closed. The rule, and at least a day. */
export const keepCaseWordsDays = (db: Db): number => Math.max(1, rule(db, 'keep_case_words_days'))

/**
 * Cases that were closed long ago lose what was said in them; whose they were goes with the contact (messaging/forgetting.ts), and
 * what they count for stays. The view `invariant_closed_cases_are_bare` (walls.sql) proves it. Changes at most `limit` cases and says how many.
 */
export function forgetCaseWords(tx: Tx, now: Instant, limit: number): number {
  const rows = tx.client
    .query<{ id: number }, { before: Instant; limit: number }>(
      "select id from cases where state = 'closed' and bare_at is null and closed_at < +$before limit +$limit",
    )
    .all({ before: now - keepCaseWordsDays(tx) * DAY, limit })
  const ids = JSON.stringify(rows.map((row) => row.id))
  tx.client.query<unknown, [string]>('delete from case_messages where case_id in (select value from json_each(?))').run(ids)
  tx.client
    .query<unknown, [number, string]>(
      'update cases set bare_at = ?, version = version + 1 where id in (select value from json_each(?))',
    )
    .run(now, ids)
  return rows.length
}
