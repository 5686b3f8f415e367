import type { Db } from '../../db/open.ts'
import { type Instant, SECOND } from '../clock.ts'

/** Meta allows a contact 45 messages at once, and one more every six seconds (code 131056 beyond that). */
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6 * SECOND

/** Time gone by. A clock that was put back counts as none. */
const since = (at: Instant, now: Instant): number => Math.max(0, now - at)

/**
 * How fast we may send: a rate for the whole number, and a bucket for each contact. It lives in memory; after a restart or a
 * failed commit it is rebuilt from the outbox.
 */
export interface Pace {
  /** How many messages may go now. A contact's own bucket is asked separately. */
  room(now: Instant): number
  /** Milliseconds until this contact may get a message; 0: now. */
  pairWait(contactId: number, now: Instant): number
  /** Takes one from both buckets. False, and nothing taken, when one of them is empty. */
  take(contactId: number, now: Instant): boolean
  /** Sends nothing until then: the platform said that we are too fast. */
  pauseUntil(until: Instant): void
  rebuild(db: Db, now: Instant): void
}

export function createPace(perSecond: number): Pace {
  let tokens = perSecond
  let at = 0
  let paused = 0
  const pairs = new Map<number, { tokens: number; at: Instant }>()

  const refill = (now: Instant) => {
    if (at === 0) at = now
    if (now < at) paused -= at - now // The clock was put back: the pause keeps its length.
    tokens = Math.min(perSecond, tokens + (since(at, now) / SECOND) * perSecond)
    at = now
  }
  const pairAt = (contactId: number, now: Instant) => {
    const pair = pairs.get(contactId)
    if (!pair) return { tokens: PAIR_BURST, at: now }
    return { tokens: Math.min(PAIR_BURST, pair.tokens + since(pair.at, now) / PAIR_REFILL_MS), at: now }
  }
  /** A full bucket need not be kept. */
  const forgetFull = (now: Instant) => {
    for (const contactId of pairs.keys()) if (pairAt(contactId, now).tokens >= PAIR_BURST) pairs.delete(contactId)
  }

  return {
    room(now) {
      refill(now)
      return now < paused ? 0 : Math.floor(tokens)
    },
    pairWait(contactId, now) {
      const missing = 1 - pairAt(contactId, now).tokens
      return missing > 0 ? Math.ceil(missing * PAIR_REFILL_MS) : 0
    },
    take(contactId, now) {
      refill(now)
      const pair = pairAt(contactId, now)
      pairs.set(contactId, pair)
      if (pair.tokens < 1 || tokens < 1) return false
      pair.tokens -= 1
      tokens -= 1
      if (pairs.size > 10_000) forgetFull(now)
      return true
    },
    pauseUntil(until) {
      paused = Math.max(paused, until)
    },
    rebuild(db, now) {
      pairs.clear()
      const sent = db.client
        .query<{ contact_id: number; claimed_at: number }, [number, number]>(
          'select contact_id, claimed_at from outbox where claimed_at > ? and claimed_at <= ? order by claimed_at',
        )
        .all(now - PAIR_BURST * PAIR_REFILL_MS, now)
      for (const { contact_id, claimed_at } of sent) {
        const pair = pairAt(contact_id, claimed_at)
        pairs.set(contact_id, { tokens: Math.max(0, pair.tokens - 1), at: claimed_at })
      }
      tokens = Math.max(0, perSecond - sent.filter((row) => row.claimed_at > now - SECOND).length)
      at = now
    },
  }
}
