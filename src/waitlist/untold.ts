import type { Db, Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** News about a wish that its person does not know yet. */
export type Untold = { contactId: number; wishId: number } & (
  | { what: 'ended' }
  /** offer: a place is kept for them; lapsed: they did not answer in time; closed: the office closed that hour. */
  | { what: 'offer' | 'lapsed' | 'closed'; offerId: number }
)

/** What is to be told now, oldest first, at most `limit` of each kind. Offers only after the night. */
export function untoldNow(db: Db, now: Instant, limit: number): Untold[] {
  const read = (sql: string, bound: Record<string, number>) => db.client.query<Untold, typeof bound>(sql).all(bound)
  return [...read(ENDED_OFFERS, { limit }), ...read(ENDED_WISHES, { limit }), ...read(OFFERS, { now, limit })]
}

const OF_OFFER =
  'o.id as offerId, w.id as wishId, w.contact_id as contactId from wait_offers o join wait_wishes w on w.id = o.wish_id'

const ENDED_OFFERS = `select case o.state when 'lapsed' then 'lapsed' else 'closed' end as what, ${OF_OFFER}
  where o.untold = 1 order by o.id limit +$limit`

const ENDED_WISHES = `select 'ended' as what, id as wishId, contact_id as contactId from wait_wishes
  where untold = 1 order by id limit +$limit`

const OFFERS = `select 'offer' as what, ${OF_OFFER}
  where o.state = 'open' and o.told_at is null and o.tell_at <= +$now and o.ends_at > +$now order by o.tell_at, o.id limit +$limit`

/** The person was told of this offer. */
export function saidOffer(tx: Tx, offerId: number, now: Instant): void {
  tx.client.query<unknown, [number, number]>('update wait_offers set told_at = ? where id = ?').run(now, offerId)
}

/** The end of the offer or the wish was told, or is not worth telling. */
export function saidEnd(tx: Tx, one: Untold): void {
  if (one.what === 'ended') tx.client.query<unknown, [number]>('update wait_wishes set untold = 0 where id = ?').run(one.wishId)
  else tx.client.query<unknown, [number]>('update wait_offers set untold = 0 where id = ?').run(one.offerId)
}
