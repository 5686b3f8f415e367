import type { Tx } from '../../db/open.ts'
import { DAY, type Instant } from '../clock.ts'

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
  // Those of a wish that a clerk took off the list while its place was held went without their offer's people.
  tx.client
    .query<unknown, { before: Instant }>(
      `delete from wait_offer_people where offer_id in (
         select o.id from wait_offers o join wait_wishes w on w.id = o.wish_id where w.live = 0 and w.updated_at < +$before)`,
    )
    .run({ before: now - ENDED_KEPT_MS })
  return bared.length
}

/** Deletes wishes that nobody counts any more, unless an appointment to come is from one of their offers. */
export function forgetOldWishes(tx: Tx, now: Instant, limit: number): number {
  const old = tx.client
    .query<{ id: number }, { before: Instant; limit: number }>(
      `select w.id from wait_wishes w where w.live = 0 and w.body_sealed is null and w.updated_at < +$before
         and not exists (select 1 from wait_offers o join appointments a on a.offer_id = o.id
           where o.wish_id = w.id and a.state in ('held', 'confirmed')) limit +$limit`,
    )
    .all({ before: now - COUNTED_MS, limit })
  const ids = JSON.stringify(old.map((row) => row.id))
  const run = (sql: string) => tx.client.query<unknown, [string]>(sql).run(ids)
  const offers = 'offer_id in (select o.id from wait_offers o join json_each(?) w on w.value = o.wish_id)'
  run(`update appointments set offer_id = null, version = version + 1 where ${offers}`)
  run(`delete from wait_offer_people where ${offers}`)
  for (const table of ['wait_people', 'wait_lines', 'wait_offers'])
    run(`delete from ${table} where wish_id in (select value from json_each(?))`)
  run('delete from wait_wishes where id in (select value from json_each(?))')
  return old.length
}
