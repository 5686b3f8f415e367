import type { Tx } from '../../../db/open.ts'
import { DAY, type Instant } from '../../clock.ts'

/** How long a wish that ended can be taken up again. Then nobody needs to know whose it was. */
const ENDED_KEPT_MS = 8 * DAY
/** Wishes and offers without names are kept for two months, so that last month can be counted. */
const COUNTED_MS = 62 * DAY

/**
 * Deletes the words and the people of wishes that ended, at most `limit`; `invariant_ended_wishes_are_bare` (walls.sql) proves
 * it.
 */
export function forgetWishes(tx: Tx, now: Instant, limit: number): number {
  const bared = tx.client
    .query<{ id: number }, { before: Instant; limit: number }>(
      `update wait_wishes set body_sealed = null, names_differ = 0, version = version + 1 where id in (
         select id from wait_wishes where live = 0 and body_sealed is not null and updated_at < +$before limit +$limit) returning id`,
    )
    .all({ before: now - ENDED_KEPT_MS, limit })
  const ids = JSON.stringify(bared.map((row) => row.id))
  tx.client.query<unknown, [string]>('delete from wait_people where wish_id in (select value from json_each(?))').run(ids)
  return bared.length
}

/** Deletes wishes that nobody counts any more. */
export function forgetOldWishes(tx: Tx, now: Instant, limit: number): number {
  const old = tx.client
    .query<{ id: number }, { before: Instant; limit: number }>(
      'select id from wait_wishes where live = 0 and body_sealed is null and updated_at < +$before limit +$limit',
    )
    .all({ before: now - COUNTED_MS, limit })
  const ids = JSON.stringify(old.map((row) => row.id))
  for (const table of ['wait_people', 'wait_lines', 'wait_offers'])
    tx.client.query<unknown, [string]>(`delete from ${table} where wish_id in (select value from json_each(?))`).run(ids)
  tx.client.query<unknown, [string]>('delete from wait_wishes where id in (select value from json_each(?))').run(ids)
  return old.length
}
