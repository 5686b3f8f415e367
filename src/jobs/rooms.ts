import type { Db, Tx } from '../../db/open.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { TemplateNews } from '../messaging/templates.ts'
import type { Writer } from '../messaging/writer.ts'
import type { Reader } from '../workers/reader.ts'

/** What jobs are given. They read with `db`, write through the writer, and leave long reading to the reader's thread. */
export interface JobRooms {
  db: Db
  writer: Writer
  reader: Reader
  clock: Clock
  log: Log
  settings: JobSettings
  /** One step of a closure of hours that has more appointments than one step may cancel; false when none is open. */
  goOnClosing(tx: Tx, now: Instant): boolean
  /** Asks the channel how its access token is; undefined in demonstration mode. */
  inspectToken?: (() => Promise<TokenAnswer>) | undefined
  /** Asks the channel what it has of each of our templates; undefined without an answer. */
  inspectTemplates?: (() => Promise<TemplateNews[] | undefined>) | undefined
}

export interface JobSettings {
  /** Absolute. Copies go here, the lists of the day into its folder `listas`: both should survive the computer. */
  backupDir: string
  /** How long the raw body of a handled message is kept. */
  bodyHours: number
  /** How long an unfinished conversation is kept. */
  draftDays: number
}

/** The channel's answer about its token. `expires_at` counts seconds since 1970; 0 or nothing: it never ends. */
export type TokenAnswer =
  | { ok: true; value: { is_valid: boolean; expires_at?: number | undefined } }
  | { ok: false; httpStatus: number; code: number | undefined }

/**
 * Something that is looked at from time to time. A look only asks: whether there is work, the database decides, so that
 * looking twice, late or after a restart does no harm.
 */
export interface Job {
  name: string
  /** When to look (croner's pattern, on the institution's wall clock). */
  pattern: string
  look(rooms: JobRooms): Promise<void>
}
