import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type Instant, SECOND } from '../clock.ts'

/** Meta allows a contact 45 messages at once, and one more every six seconds (code 131056 beyond that). */
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6 * SECOND

/** Time gone by. A clock that was put back counts as none. */
const since = (at: Instant, now: Instant): number => Math.max(0, now - at)

/**
 * How fast we may send: a limit within any second for the number, and a bucket for each contact. It lives in memory; after a
 * restart or a failed commit it is rebuilt from the outbox.
 */
export interface Pace {
  /** How many messages may go now. A contact's own bucket is asked separately. */
  room(now: Instant): number
  /** Milliseconds until this contact may get a message; 0: now. */
  pairWait(contactId: number, now: Instant): number
  /** Takes one for the number and the contact. False, and nothing taken, when one of them has none left. */
  take(contactId: number, now: Instant): boolean
  /** Sends nothing until then: the platform said that we are too fast. */
  pauseUntil(until: Instant): void
  rebuild(db: Db, now: Instant): void
}

const REBUILD = statement(
  'select contact_id, claimed_at from outbox where claimed_at > ? and claimed_at <= ? order by claimed_at',
  { row: { contact_id: 'int', claimed_at: 'int' }, params: ['int', 'int'], uses: 'outbox_claimed' },
)

export function createPace(perSecond: number): Pace {
  /** When messages went within the last second, oldest first. */
  let sent: Instant[] = []
  let at = 0
  let paused = 0
  const pairs = new Map<number, { tokens: number; at: Instant }>()

  const left = (now: Instant): number => {
    // The clock was put back: the pause keeps its length, and so does the second.
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
  /** A full bucket need not be kept. */
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
      const claimed = REBUILD.all(db, now - PAIR_BURST * PAIR_REFILL_MS, now)
      for (const { contact_id, claimed_at } of claimed) {
        const pair = pairAt(contact_id, claimed_at)
        pairs.set(contact_id, { tokens: Math.max(0, pair.tokens - 1), at: claimed_at })
      }
      sent = claimed.map((row) => row.claimed_at).filter((one) => one > now - SECOND)
      at = now
    },
  }
}
