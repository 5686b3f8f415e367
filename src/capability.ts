import type { Db } from '../db/open.ts'
import type { Instant } from './clock.ts'

/**
 * A feature of the product: a folder under src, and a line in capabilities.ts. Each engine, and booking, adds its members here (`declare
 * module`), so that neither they nor another capability name it.
 */
export interface Capability {
  readonly name: string
  /** A program without the capability refuses to start where they hold rows. */
  readonly tables: readonly string[]
  /** Whether a waiting message may still go; undefined: not this capability's. */
  readonly mayGo?: MayGo
  readonly pages?: readonly Page[]
  /**
   * The module that makes its replies' files (`MakeFile` in workers/reader-tasks.ts); the reader's thread loads it with the first file, and
   * nothing else of this capability.
   */
  readonly files?: URL
  readonly figures?: readonly Figures[]
}

/** At this path and below, for the office's network; loaded with its first visitor. Undefined: no such file. */
export interface Page {
  readonly path: string
  load(): Promise<(request: Request) => Promise<Response> | undefined>
}

/** Asked before a message of the outbox is sent that answers nobody. */
export type MayGo = (db: Db, message: { outboxId: number; contactId: number }, now: Instant) => boolean | undefined

/** Each read from a small index. */
export interface Figures {
  /** Its own, with `help`, or `trouble`, for what waits for a person. */
  readonly family: string
  readonly help?: string
  /** By label. */
  read(db: Db, now: Instant): Record<string, number>
}
