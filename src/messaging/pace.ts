import type { Db } from '../../db/open.ts'
import { type Instant, SECOND } from '../clock.ts'

/** Meta lends a contact 45 messages and takes back one every six seconds (code 131056 beyond that). */
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6 * SECOND

/** A clock that was put back refills nothing, and takes nothing away. */
const since = (at: Instant, now: Instant): number => Math.max(0, now - at)

/**
 * How fast we may send: so many within any second for the number, and a small bucket for each contact. Lives in memory; after
 * a restart or a failed commit it is made anew from the outbox.
 */
export interface Pace {
  /** How many may go now; a contact's own bucket is asked separately. */
  room(now: Instant): number
  /** How many milliseconds until this contact's own bucket lends one; 0 when it does now. */
  pairWait(contactId: number, now: Instant): number
  /** Takes one for both; false when either has none, and nothing was taken. */
  take(contactId: number, now: Instant): boolean
  /** Sends nothing at all until then: the platform said that we are too fast. */
  pauseUntil(until: Instant): void
  rebuild(db: Db, now: Instant): void
}

export function createPace(perSecond: number): Pace {
  /** What went within the last second, oldest first. */
  let sent: Instant[] = []
  let at = 0
  let paused = 0
  const pairs = new Map<number, { tokens: number; at: Instant }>()

  const left = (now: Instant): number => {
    // The clock was put back: a pause ends after as long as it was to last, and so does the second.
    if (now < at) {
      paused -= at - now
      sent = sent.map((one) => one - (at - now))
    }
    at = now
    while (sent[0] !== undefined && sent[0] <= now - SECOND) sent.shift()
    return Math.max(0, perSecond - sent.length)
  }
  const pairAt = (contactId: number, now: Instant) => {
    const pair = pairs.get(contactId)
    if (!pair) return { tokens: PAIR_BURST, at: now }
    return { tokens: Math.min(PAIR_BURST, pair.tokens + since(pair.at, now) / PAIR_REFILL_MS), at: now }
  }
  /** Full buckets need no memory. */
  const forgetFull = (now: Instant) => {
    for (const contactId of pairs.keys()) if (pairAt(contactId, now).tokens >= PAIR_BURST) pairs.delete(contactId)
  }

  return {
    room(now) {
      const room = left(now)
      return now < paused ? 0 : room
    },
    pairWait(contactId, now) {
      const missing = 1 - pairAt(contactId, now).tokens
      return missing > 0 ? Math.ceil(missing * PAIR_REFILL_MS) : 0
    },
    take(contactId, now) {
      const room = left(now)
      const pair = pairAt(contactId, now)
      pairs.set(contactId, pair)
      if (pair.tokens < 1 || room < 1) return false
      pair.tokens -= 1
      sent.push(now)
      if (pairs.size > 10_000) forgetFull(now)
      return true
    },
    pauseUntil(until) {
      paused = Math.max(paused, until)
    },
    rebuild(db, now) {
      pairs.clear()
      const claimed = db.client
        .query<{ contact_id: number; claimed_at: number }, [number, number]>(
          'select contact_id, claimed_at from outbox where claimed_at > ? and claimed_at <= ? order by claimed_at',
        )
        .all(now - PAIR_BURST * PAIR_REFILL_MS, now)
      for (const { contact_id, claimed_at } of claimed) {
        const pair = pairAt(contact_id, claimed_at)
        pairs.set(contact_id, { tokens: Math.max(0, pair.tokens - 1), at: claimed_at })
      }
      sent = claimed.map((row) => row.claimed_at).filter((one) => one > now - SECOND)
      at = now
    },
  }
}
