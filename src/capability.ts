import type { Db } from '../db/open.ts'
import type { Instant } from './clock.ts'

/**
 * Something that the product can do: a folder under src, and a line in capabilities.ts. Each engine, and booking, adds
 * here what it asks of a capability (`declare module`), so that neither they nor another capability name it.
 */
export interface Capability {
  /** The name of its folder. */
  readonly name: string
  /** Its tables. A program without it refuses to start where they hold rows. */
  readonly tables: readonly string[]
  /** Whether a message that waits to be sent may still go; undefined: it is none of this capability's. */
  readonly mayGo?: MayGo
  /** A page of its own beside the office's. */
  readonly page?: Page
  /**
   * The module that makes the files that go with its replies (`MakeFile` in workers/reader-tasks.ts). The reader's thread loads it with
   * the first file, and nothing else of this capability.
   */
  readonly files?: URL
  /** What it adds to `/metrics`. */
  readonly figures?: readonly Figures[]
}

/** A page at this path and below, for the office's network; loaded with its first visitor. Undefined: it has no such file. */
export interface Page {
  readonly path: string
  load(): Promise<(request: Request) => Promise<Response> | undefined>
}

/** A message in the outbox, before it is sent. Whoever put it there knows it by its number. */
export type MayGo = (db: Db, message: { outboxId: number; contactId: number }, now: Instant) => boolean | undefined

/** Numbers that a capability adds to `/metrics`, each read from a small index. */
export interface Figures {
  /** The family: one of its own, with `help`, or `trouble`, which has what waits for a person. */
  readonly family: string
  readonly help?: string
  /** The numbers now, by label. */
  read(db: Db, now: Instant): Record<string, number>
}
