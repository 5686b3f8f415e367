import { exists } from '../../db/ask.ts'
import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** The key of an offer in the outbox. */
export const offerKey = (offerId: number): string => `wait_offer:${offerId}`

const KEY = /^wait_offer:(\d{1,15})$/

/** Whether an offer in the outbox may still go: its place is still kept. Undefined for any other key. */
export function stillOffers(db: Db, { key }: { key: string | null }, now: Instant): boolean | undefined {
  const [, offerId] = KEY.exec(key ?? '') ?? []
  if (offerId === undefined) return undefined
  return exists(db, "select 1 from wait_offers where id = ? and state = 'open' and ends_at > ?", Number(offerId), now)
}

/** It did not leave (no way to the channel), was withdrawn, or was refused. */
const UNHEARD = "'queued', 'sending', 'in_doubt', 'superseded', 'silent', 'parked', 'failed'"
/** The channel took it, and no telephone has got it: one that is off, as far as anybody knows. */
const UNDELIVERED = "'accepted', 'sent'"

/** Offers that ended without having arrived: their people could not answer. */
export const offersUnheard = (db: Db, now: Instant): number[] => offersDue(db, UNHEARD, now)

/** Offers that end just now without having been delivered. */
export const offersUndelivered = (db: Db, now: Instant): number[] => offersDue(db, UNDELIVERED, now)

const offersDue = (db: Db, states: string, now: Instant): number[] =>
  db.client
    .query<{ id: number }, { now: Instant }>(
      `select o.id from wait_offers o join outbox x on x.key = 'wait_offer:' || o.id
       where o.state = 'open' and o.ends_at <= +$now and o.told_at is not null and x.state in (${states})`,
    )
    .all({ now })
    .map((row) => row.id)
