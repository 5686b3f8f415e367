import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'

/** Meta repeats a webhook for 7 days; the hashes by which a repetition is known are kept one day longer. */
export const REPETITIONS_KNOWN_MS = 8 * DAY

const IS_BEYOND_MEMORY = statement('select 1 from contacts where id = ? and last_inbound_at >= ?', { params: ['int', 'int'] })

const IS_BEYOND_MEMORY_CONTACTS = statement('select 1 from contacts where last_inbound_at >= ? limit 1', {
  params: ['int'],
  because: 'asked at the start, and it stops at the first that wrote lately',
})

/**
 * Whether this is older than the hashes that are kept, so that nobody could tell it from a repetition: Meta has long given it
 * up, and whoever sends it recorded it somewhere. Our own clock is not enough to say so, because it may be wrong: Meta's has
 * gone on too, shown by a message that came later from the same contact, or days later from anybody.
 */
export function isBeyondMemory(db: Db, at: Instant, contactId: number | undefined, now: Instant): boolean {
  if (at === 0 || at > now - REPETITIONS_KNOWN_MS) return false
  const heardLater = IS_BEYOND_MEMORY.finds(db, contactId ?? 0, at)
  return heardLater || IS_BEYOND_MEMORY_CONTACTS.finds(db, at + REPETITIONS_KNOWN_MS)
}
