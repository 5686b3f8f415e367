import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { wallClock } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { JobDeps } from './deps.ts'

/**
 * Does the work unless it was done under this key, and records the result. Work that failed, or that was not recorded because
 * the process was killed or the disk was full, is done again at the next look. `work` returns a stable word for the row
 * (`done`, `verified`); what it throws goes to the caller.
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
/** Earlier releases wrote this when work began. */
const BEGUN = 'running'

const IS_DONE = statement('select result from job_runs where key = ?', { row: { result: 'text' }, params: ['text'] })

/** Whether the work under this key was done. */
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
 * Today on the institution's clock, from `fromMinute` on; undefined before. Daily jobs look each hour, so that a computer that
 * was off at night does the work when it comes on. Never between 1:00 and 3:00: on some nights those hours come twice or not at
 * all.
 */
export function todayFrom(deps: JobDeps, fromMinute: number): LocalDay | undefined {
  const { day, minute } = wallClock(deps.clock.now(), institutionZone(deps.db))
  return minute >= fromMinute ? day : undefined
}
