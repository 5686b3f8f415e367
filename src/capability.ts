import type { Db, Tx } from '../db/open.ts'
import type { Operation } from './admin/operation.ts'
import type { StatePart } from './admin/overview.ts'
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
  /** Its tables. A program without it refuses to start where they hold rows. */
  readonly tables: readonly string[]
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
  /** What the office can do with it. A third of the program, so it is loaded with the office's first request. */
  readonly operations?: (all: Contributions) => Promise<readonly Operation[]>
  /** What it adds to "¿Está todo bien?". */
  readonly state?: StatePart
  /** What it adds to `/metrics`. */
  readonly figures?: readonly Figures[]
}

/** What all capabilities add to operations that are about each of them. */
export interface Contributions {
  readonly personalData: readonly PersonalData[]
  readonly state: readonly StatePart[]
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

/** Numbers that a capability adds to `/metrics`, each read from a small index. */
export interface Figures {
  /** The family: one of its own, with `help`, or `trouble`, which has what waits for a person. */
  readonly family: string
  readonly help?: string
  /** The numbers now, by label. */
  read(db: Db, now: Instant): Record<string, number>
}
