import type { FactName } from '../../db/facts.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { wallClock } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import type { Rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Clock, Instant } from '../clock.ts'
import type { Log } from '../log.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import type { TemplateNews } from '../messaging/template-state.ts'
import type { Writer } from '../messaging/writer.ts'
import type { WatchedPage } from './page-watch.ts'

/** A rule by which an invariant measures (db/walls.sql). */
export type MeasuredRule = Extract<Rule, FactName>

/** At most `limit` rows. Returns how many; fewer than `limit`: none is left. */
export type Forget = (tx: Tx, now: Instant, limit: number, vault: MessagingDeps['vault']) => number

declare module '../messaging/deps.ts' {
  interface PersonalData {
    /** By age. */
    expire?: Record<string, Forget>
    /** In days or the rule's unit: the views measure by what was last carried out. */
    keepsFor?: Partial<Record<MeasuredRule, (db: Db) => number>>
  }
}

declare module '../capability.ts' {
  interface Capability {
    readonly jobs?: readonly Job[]
  }
}

/** They read with `db`, write through the writer, and leave long reads to the reader. */
export interface JobDeps {
  db: Db
  due: readonly DueWork[]
  personalData: readonly PersonalData[]
  writer: Writer
  /** The acting time, by which work is due, late or too old (db/acting-time.ts). */
  clock: Clock
  /** The computer's own clock, right or wrong. */
  machine?: Pick<Clock, 'now'> | undefined
  log: Log
  settings: JobSettings
  messaging: MessagingDeps
  /** Undefined in the demonstration. */
  inspectToken?: (() => Promise<TokenAnswer>) | undefined
  /** Undefined: no answer from outside. */
  askTheTime?: (() => Promise<Instant | undefined>) | undefined
  page?: WatchedPage | undefined
  /** The answer may be missing. */
  inspectTemplates?: (() => Promise<TemplateNews[] | undefined>) | undefined
}

export interface JobSettings {
  /** Absolute. Copies should survive the computer. */
  backupDir: string
  /** With names (booking/day-list.ts). */
  listFolder: string
}

/** `expires_at`: seconds since 1970; 0 or nothing: it never ends. */
export type TokenAnswer =
  | { ok: true; value: { is_valid: boolean; expires_at?: number | undefined } }
  | { ok: false; httpStatus: number; code?: number | undefined }

/** Periodic work. The database decides whether there is any, so a repeated, late or first look after a restart does no harm. */
export interface Job {
  name: string
  /** croner's pattern, on the institution's wall clock. */
  pattern: string
  look(deps: JobDeps): Promise<void>
}

/**
 * Does the work unless it was done under this key, and records the result. Failed or unrecorded work is repeated at the next look. `work`
 * returns a stable word for the row (`done`, `verified`); what it throws goes to the caller.
 */
export async function once(deps: Pick<JobDeps, 'db' | 'writer'>, key: string, work: () => Promise<string>): Promise<void> {
  if (isDone(deps.db, key)) return
  const settle = (result: string) => deps.writer.submit('job.settle', (tx, now) => record(tx, key, result, now))
  try {
    await settle(await work())
  } catch (error) {
    await settle(FAILED).catch(() => undefined) // The error of the work itself is what must be told.
    throw error
  }
}

const FAILED = 'failed'
/** Written by earlier releases when work began. */
const BEGUN = 'running'

const IS_DONE = statement('select result from job_runs where key = ?', { row: { result: 'text' }, params: ['text'] })

export function isDone(db: Db, key: string): boolean {
  const row = IS_DONE.get(db, key)
  return row !== null && row.result !== FAILED && row.result !== BEGUN
}

const RECORD = statement(
  'insert into job_runs (key, at, result) values (?1, ?2, ?3) on conflict (key) do update set at = ?2, result = ?3',
  { params: ['text', 'int', 'text'] },
)

function record(tx: Tx, key: string, result: string, now: Instant): void {
  RECORD.run(tx, key, now, result)
}

/**
 * Today on the institution's clock, from `fromMinute` on; undefined before. Daily jobs look each hour, for computers that are off at night.
 * Never between 1:00 and 3:00: on some nights those hours come twice or not at all.
 */
export function todayFrom(deps: JobDeps, fromMinute: number): LocalDay | undefined {
  const { day, minute } = wallClock(deps.clock.now(), institutionZone(deps.db))
  return minute >= fromMinute ? day : undefined
}

/** In one step: a citizen's message waits behind one such step at most. */
export const CHUNK_ROWS = 500

/** Repeats a step until it changes fewer than `full` rows. Returns how many rows in all. */
export async function inChunks(
  deps: Pick<JobDeps, 'writer'>,
  name: string,
  step: (tx: Tx, now: Instant) => number,
  full = CHUNK_ROWS,
): Promise<number> {
  for (let rows = 0; ; ) {
    const done = await deps.writer.submit(name, step)
    rows += done
    if (done < full) return rows
  }
}

/** Also when some fail; the first error is thrown at the end. */
export async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all) await work(one).catch((error) => void errors.push(error))
  if (errors.length > 0) throw errors[0]
}
