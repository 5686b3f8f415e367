import type { Db, Tx } from '../db/open.ts'
import type { BookingHooks } from './booking/hooks.ts'
import type { Instant } from './clock.ts'
import type { Job } from './jobs/deps.ts'
import type { DueWork } from './messaging/due.ts'

/**
 * Something that the product can do: a folder under src, and a line in capabilities.ts. The engines know only this type, so that
 * neither they nor another capability name it. Each part is optional.
 */
export interface Capability {
  /** The name of its folder. */
  readonly name: string
  /** What it does when places and appointments change hands, and who comes before everybody. */
  readonly booking?: Partial<BookingHooks>
  /** What time brings. */
  readonly due?: DueWork
  /** What is looked at from time to time. */
  readonly jobs?: readonly Job[]
  /** What it keeps about people, and how that goes. */
  readonly personalData?: PersonalData
  /** Whether a message that waits to be sent may still go; undefined: it is none of this capability's. */
  readonly mayGo?: MayGo
}

/** A message in the outbox, before it is sent. */
export type MayGo = (db: Db, message: { key: string | null; contactId: number }, now: Instant) => boolean | undefined

/** What a capability keeps about people, and how that goes. Every function deletes; the walls and invariants prove it. */
export interface PersonalData {
  /** Deletes what nobody needs any more, by age: at most `limit` rows a step. Returns how many; fewer than `limit`: none is left. */
  expire?: Record<string, (tx: Tx, now: Instant, limit: number) => number>
  /** Takes the person with this hash out of what has ended, and was begun until then. */
  erasePerson?(tx: Tx, key: Uint8Array, until: Instant): void
  /** Erases what a contact said and did until then, at most `limit` rows. Returns how many. */
  eraseContact?(tx: Tx, contactId: number, asked: { until: Instant; limit: number }): number
}
