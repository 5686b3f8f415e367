import type { Db, Tx } from '../../../db/open.ts'
import type { Instant } from '../../clock.ts'

/** Something about a wish that its person is still to be told. */
export interface Untold {
  contactId: number
  wishId: number
  /** offer: a place is kept; lapsed: nobody answered in time; closed: the office closed that hour; ended: see the wish's state. */
  what: 'offer' | 'lapsed' | 'closed' | 'ended'
  offerId: number | undefined
}

/** What is to be told now, oldest first and at most `limit`. Offers only once the night is over. */
export function untoldNow(db: Db, now: Instant, limit: number): Untold[] {
  const read = (sql: string) =>
    db.client
      .query<{ contactId: number; wishId: number; what: Untold['what']; offerId: number | null }, { now: number; limit: number }>(
        sql,
      )
      .all({ now, limit })
      .map((row) => ({ ...row, offerId: row.offerId ?? undefined }))
  return [
    ...read(`select w.contact_id as contactId, w.id as wishId, case o.state when 'lapsed' then 'lapsed' else 'closed' end as what, o.id as offerId
      from wait_offers o join wait_wishes w on w.id = o.wish_id where o.untold = 1 and +$now > 0 order by o.id limit +$limit`),
    ...read(`select contact_id as contactId, id as wishId, 'ended' as what, null as offerId
      from wait_wishes where untold = 1 and +$now > 0 order by id limit +$limit`),
    ...read(`select w.contact_id as contactId, w.id as wishId, 'offer' as what, o.id as offerId
      from wait_offers o join wait_wishes w on w.id = o.wish_id
      where o.state = 'open' and o.told_at is null and o.tell_at <= +$now and o.ends_at > +$now order by o.tell_at, o.id limit +$limit`),
  ]
}

/** The person was told of this offer. */
export function saidOffer(tx: Tx, offerId: number, now: Instant): void {
  tx.client.query<unknown, [number, number]>('update wait_offers set told_at = ? where id = ?').run(now, offerId)
}

/** How the offer or the wish ended was told, or is not worth telling. */
export function saidEnd(tx: Tx, one: Pick<Untold, 'offerId' | 'wishId'>): void {
  if (one.offerId === undefined)
    tx.client.query<unknown, [number]>('update wait_wishes set untold = 0 where id = ?').run(one.wishId)
  else tx.client.query<unknown, [number]>('update wait_offers set untold = 0 where id = ?').run(one.offerId)
}

/** When the waiting list next has something to do by itself; undefined when it has not. */
export function nextOfTheLine(db: Pick<Db, 'client'>): Instant | undefined {
  const row = db.client
    .query<{ at: number | null }, []>(
      `select min(at) as at from (
         select min(ends_at) as at from wait_offers where state = 'open'
         union all select min(tell_at) from wait_offers where state = 'open' and told_at is null
         union all select min(look_at) from wait_looks
         union all select min(expires_at) from wait_wishes where live = 1
         union all select 0 from wait_offers where untold = 1
         union all select 0 from wait_wishes where untold = 1)`,
    )
    .get()
  return row?.at ?? undefined
}

/** How many rows of the waiting list are due. */
export function countDueOfTheLine(db: Db, now: Instant): number {
  const row = db.client
    .query<{ due: number }, { now: number }>(
      `select (select count(*) from wait_offers where state = 'open' and ends_at <= +$now)
            + (select count(*) from wait_offers where state = 'open' and told_at is null and tell_at <= +$now)
            + (select count(*) from wait_looks where look_at <= +$now)
            + (select count(*) from wait_wishes where live = 1 and expires_at <= +$now) as due`,
    )
    .get({ now })
  return row?.due ?? 0
}
