import type { Db } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { statement } from '../../db/statements.ts'
import type { Channel, Speed } from '../channels/channel.ts'
import { type Instant, SECOND } from '../clock.ts'

/** A clock that was put back counts as none. */
const since = (at: Instant, now: Instant): number => Math.max(0, now - at)

/**
 * A limit per second for the channel, and a bucket for each contact. In memory; rebuilt from the outbox after a restart or a failed commit.
 */
export interface Pace {
  /** Without the contacts' own buckets. */
  room(now: Instant): number
  /** Milliseconds; 0: now. */
  pairWait(contactId: number, now: Instant): number
  /** False, and nothing taken, when the channel or the contact has none left. */
  take(contactId: number, now: Instant): boolean
  /** The platform said that we are too fast. */
  pauseUntil(until: Instant): void
  rebuild(db: Db, now: Instant): void
}

const REBUILD = statement(
  'select contact_id, claimed_at from outbox where claimed_at > ? and claimed_at <= ? and channel = +? order by claimed_at',
  { row: { contact_id: 'int', claimed_at: 'int' }, params: ['int', 'int', 'text'], uses: 'outbox_claimed' },
)

export interface Paces {
  of(channel: ChannelName): Pace
  rebuild(db: Db, now: Instant): void
}

export function createPaces(channels: readonly Pick<Channel, 'name' | 'speed'>[]): Paces {
  const paces = new Map(channels.map(({ name, speed }) => [name, createPace(name, speed)]))
  return {
    of(channel) {
      const pace = paces.get(channel)
      if (!pace) throw new Error(`this house has no channel ${channel}`)
      return pace
    },
    rebuild(db, now) {
      for (const pace of paces.values()) pace.rebuild(db, now)
    },
  }
}

function createPace(channel: ChannelName, { perSecond, pair: { burst, refillMs } }: Speed): Pace {
  /** Sends within the last second, oldest first. */
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
    if (!pair) return { tokens: burst, at: now }
    return { tokens: Math.min(burst, pair.tokens + since(pair.at, now) / refillMs), at: now }
  }
  /** A full bucket need not be kept. */
  const forgetFull = (now: Instant) => {
    for (const contactId of pairs.keys()) if (pairAt(contactId, now).tokens >= burst) pairs.delete(contactId)
  }

  return {
    room(now) {
      const room = left(now)
      return now < paused ? 0 : room
    },
    pairWait(contactId, now) {
      const missing = 1 - pairAt(contactId, now).tokens
      return missing > 0 ? Math.ceil(missing * refillMs) : 0
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
      const claimed = REBUILD.all(db, now - burst * refillMs, now, channel)
      for (const { contact_id, claimed_at } of claimed) {
        const pair = pairAt(contact_id, claimed_at)
        pairs.set(contact_id, { tokens: Math.max(0, pair.tokens - 1), at: claimed_at })
      }
      sent = claimed.map((row) => row.claimed_at).filter((one) => one > now - SECOND)
      at = now
    },
  }
}
