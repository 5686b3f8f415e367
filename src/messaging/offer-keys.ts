import { exists } from '../../db/ask.ts'
import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** The key of an offer in the outbox. */
export const offerKey = (offerId: number): string => `wait_offer:${offerId}`

const KEY = /^wait_offer:(\d{1,15})$/

/** Whether an offer in the outbox may still go: its place is still kept. Undefined for any other key. */
export function stillOffers(db: Db, key: string | null, now: Instant): boolean | undefined {
  const [, offerId] = KEY.exec(key ?? '') ?? []
  if (offerId === undefined) return undefined
  return exists(db, "select 1 from wait_offers where id = ? and state = 'open' and ends_at > ?", Number(offerId), now)
}

/** Whatever else became of it (no way to the channel, withdrawn, refused, a telephone that was off), nobody can have read it. */
const ARRIVED = "'delivered', 'read'"

/** Offers that ended without having arrived: their people could not answer. */
export const offersUnheard = (db: Db, now: Instant): number[] =>
  db.client
    .query<{ id: number }, { now: Instant }>(
      `select o.id from wait_offers o join outbox x on x.key = 'wait_offer:' || o.id
       where o.state = 'open' and o.ends_at <= +$now and o.told_at is not null and x.state not in (${ARRIVED})`,
    )
    .all({ now })
    .map((row) => row.id)
