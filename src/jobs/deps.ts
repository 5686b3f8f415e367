import type { Db } from '../../db/open.ts'
import type { BookingHooks } from '../booking/hooks.ts'
import type { PersonalData } from '../capability.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import type { TemplateNews } from '../messaging/templates.ts'
import type { Writer } from '../messaging/writer.ts'
import type { Reader } from '../workers/reader.ts'

/** What jobs are given. They read with `db`, write through the writer, and leave long reading to the reader. */
export interface JobDeps {
  db: Db
  /** What else has a part in places and appointments. */
  hooks: BookingHooks
  /** What time brings to each capability. */
  due: readonly DueWork[]
  /** What each capability keeps about people. */
  personalData: readonly PersonalData[]
  writer: Writer
  reader: Reader
  /** The time by which the house acts: what is due, late or too old is measured by it (db/acting-time.ts). */
  clock: Clock
  /** What the computer's own clock shows, right or wrong; the same while nobody doubts it. */
  machine?: Pick<Clock, 'now'> | undefined
  log: Log
  settings: JobSettings
  /** For steps that speak to citizens. */
  messaging: MessagingDeps
  /** Asks the channel about its access token; undefined in the demonstration. */
  inspectToken?: (() => Promise<TokenAnswer>) | undefined
  /** Asks somebody outside what time it is; undefined: nobody answered. */
  askTheTime?: (() => Promise<Instant | undefined>) | undefined
  /** Asks the channel about our templates; the answer may be missing. */
  inspectTemplates?: (() => Promise<TemplateNews[] | undefined>) | undefined
}

export interface JobSettings {
  /** An absolute path. Copies go here: they should survive the computer. */
  backupDir: string
  /** Where the day's lists are saved, with names (day-lists.ts). */
  listFolder: string
}

/** The channel's answer about its token. `expires_at`: seconds since 1970; 0 or nothing: it never ends. */
export type TokenAnswer =
  | { ok: true; value: { is_valid: boolean; expires_at?: number | undefined } }
  | { ok: false; httpStatus: number; code?: number | undefined }

/**
 * Work that is looked at from time to time. A look only asks; the database decides whether there is work. So looking twice,
 * late or after a restart does no harm.
 */
export interface Job {
  name: string
  /** When to look (croner's pattern, on the institution's wall clock). */
  pattern: string
  look(deps: JobDeps): Promise<void>
}
