import type { Db, Tx } from '../../db/open.ts'
import { wallClock } from '../agenda/calendar.ts'
import { institutionZone } from '../agenda/institution.ts'
import type { LocalDay } from '../agenda/types.ts'
import type { Instant } from '../clock.ts'
import type { JobRooms } from './rooms.ts'

/**
 * Does the work if nobody did it under this key. The row is there before the work begins and says afterwards what came
 * of it. Work that threw may be done again at the next look; what a killed process left unfinished, after the restart.
 * `work` returns a stable word for the row (`done`, `verified`); what it throws goes on to the caller.
 */
export async function once(rooms: JobRooms, key: string, work: () => Promise<string>): Promise<void> {
  if (isDone(rooms.db, key)) return
  if (!(await rooms.writer.submit('job.claim', (tx, now) => claim(tx, key, now)))) return
  const settle = (result: string) => rooms.writer.submit('job.settle', (tx, now) => record(tx, key, result, now))
  try {
    await settle(await work())
  } catch (error) {
    await settle(FAILED)
    throw error
  }
}

const RUNNING = 'running'
const FAILED = 'failed'

/** Whether the work under this key was done, or is being done now. */
export function isDone(db: Db, key: string): boolean {
  const row = db.client.query<{ result: string }, [string]>('select result from job_runs where key = ?').get(key)
  return row !== null && row.result !== FAILED
}

function claim(tx: Tx, key: string, now: Instant): boolean {
  const { changes } = tx.client
    .query(
      `insert into job_runs (key, at, result) values (?1, ?2, '${RUNNING}')
       on conflict (key) do update set at = ?2, result = '${RUNNING}' where result = '${FAILED}'`,
    )
    .run(key, now)
  return changes === 1
}

function record(tx: Tx, key: string, result: string, now: Instant): void {
  tx.client.query('update job_runs set at = ?, result = ? where key = ?').run(now, result, key)
}

/**
 * At the start nothing of ours can be running yet (one process holds the database), so that whatever says so was
 * cut off in the middle and may be done again.
 */
export function forgetUnfinished(tx: Tx): void {
  tx.client.query(`update job_runs set result = '${FAILED}' where result = '${RUNNING}'`).run()
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
