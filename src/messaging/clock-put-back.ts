import { lastBeat } from '../../db/heartbeat.ts'
import type { Tx } from '../../db/open.ts'
import { HOUR, type Instant } from '../clock.ts'

/** Less heals by waiting. */
const MUCH_MS = HOUR

/**
 * Follows a clock that was put back. Promises are measured by the heartbeat, so it never stands in the future. After more than an
 * hour, whatever else was noted for a time that has not come is corrected too: the work of those days is done when they come, a
 * message waits as long as it was meant to, not a day longer with everything else for that person behind it, and the pace of
 * reminders and the hour in which an answer may still arrive count from now. To be called before anything is measured by the
 * beat. Returns by how many milliseconds the clock was put back, or 0.
 */
export function followClock(tx: Tx, now: Instant): number {
  const last = lastBeat(tx) ?? 0
  if (last <= now) return 0
  const run = (sql: string) => tx.client.query<unknown, [Instant]>(sql).run(now)
  run('update heartbeat set at = ?')
  if (last - now > MUCH_MS) {
    run('delete from job_runs where at > ?')
    run('update reminders set said_at = ?1 where said_at > ?1')
    run('update gaps set until_at = ?1 where until_at > ?1')
    run(
      "update outbox set not_before = ?1 + max(0, not_before - updated_at), updated_at = ?1 where state = 'queued' and not_before > ?1",
    )
    run(
      "update outbox set doubt_until = ?1 + max(0, doubt_until - updated_at), updated_at = ?1 where state = 'in_doubt' and doubt_until > ?1",
    )
  }
  return last - now
}
