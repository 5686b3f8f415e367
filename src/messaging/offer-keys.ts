import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** The key of an offer in the outbox. */
export const offerKey = (offerId: number): string => `wait_offer:${offerId}`

const KEY = /^wait_offer:(\d{1,15})$/

/**
 * Whether an offer that waited in the outbox may still go: the place is kept for as long as it says. Undefined for a key that is
 * none of an offer.
 */
export function stillOffers(db: Db, key: string | null, now: Instant): boolean | undefined {
  const [, offerId] = KEY.exec(key ?? '') ?? []
  if (offerId === undefined) return undefined
  return (
    db.client
      .query<unknown, [number, Instant]>("select 1 from wait_offers where id = ? and state = 'open' and ends_at > ?")
      .get(Number(offerId), now) !== null
  )
}

/** Still here, because there was no way to the channel; withdrawn before it left; or refused by the channel. */
const UNHEARD = "'queued', 'sending', 'in_doubt', 'superseded', 'silent', 'parked', 'failed'"

/** Offers whose time is over and that never arrived: nobody heard of them, so that nobody failed to answer. */
export const offersUnheard = (db: Db, now: Instant): number[] =>
  db.client
    .query<{ id: number }, { now: Instant }>(
      `select o.id from wait_offers o join outbox x on x.key = 'wait_offer:' || o.id
       where o.state = 'open' and o.ends_at <= +$now and o.told_at is not null and x.state in (${UNHEARD})`,
    )
    .all({ now })
    .map((row) => row.id)
