import type { Db } from '../db/open.ts'
import type { BookingHooks } from './booking/hooks.ts'
import type { Instant } from './clock.ts'
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
  /** Whether a message that waits to be sent may still go; undefined: it is none of this capability's. */
  readonly mayGo?: MayGo
}

/** A message in the outbox, before it is sent. */
export type MayGo = (db: Db, message: { key: string | null; contactId: number }, now: Instant) => boolean | undefined
