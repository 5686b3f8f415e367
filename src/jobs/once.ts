import type { Db, Tx } from '../../db/open.ts'
import { wallClock } from '../agenda/calendar.ts'
import { institutionZone } from '../agenda/institution.ts'
import type { LocalDay } from '../agenda/types.ts'
import type { Instant } from '../clock.ts'
import type { JobRooms } from './rooms.ts'

/**
 * Does the work unless it was done under this key, and writes down how it ended. Work that failed, or of which nothing was written
 * because the process was killed or the disk was full, is done again at the next look; a job never looks twice at a time
 * (schedule.ts). `work` returns a stable word for the row (`done`, `verified`); what it throws reaches the caller.
 */
export async function once(rooms: JobRooms, key: string, work: () => Promise<string>): Promise<void> {
  if (isDone(rooms.db, key)) return
  const settle = (result: string) => rooms.writer.submit('job.settle', (tx, now) => record(tx, key, result, now))
  try {
    await settle(await work())
  } catch (error) {
    await settle(FAILED).catch(() => undefined) // What went wrong with the work is what has to be told.
    throw error
  }
}

const FAILED = 'failed'
/** Written by releases of before when work began. */
const BEGUN = 'running'

/** Whether the work under this key was done. */
export function isDone(db: Db, key: string): boolean {
  const row = db.client.query<{ result: string }, [string]>('select result from job_runs where key = ?').get(key)
  return row !== null && row.result !== FAILED && row.result !== BEGUN
}

function record(tx: Tx, key: string, result: string, now: Instant): void {
  tx.client
    .query('insert into job_runs (key, at, result) values (?1, ?2, ?3) on conflict (key) do update set at = ?2, result = ?3')
    .run(key, now, result)
}

/**
 * Today on the institution's wall clock, once it shows `fromMinute` or later; undefined before. Daily work asks each
 * hour with this, so that a computer that was off at night does it when it comes on. Never between 1:00 and 3:00:
 * on some nights those hours come twice or not at all.
 */
export function todayFrom(rooms: JobRooms, fromMinute: number): LocalDay | undefined {
  const { day, minute } = wallClock(rooms.clock.now(), institutionZone(rooms.db))
  return minute >= fromMinute ? day : undefined
}
