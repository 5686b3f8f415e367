import { forgetOutsideTime, lastBeat, outsideTime } from '../../db/acting-time.ts'
import type { Tx } from '../../db/open.ts'
import { HOUR, type Instant } from '../clock.ts'

/** A smaller step back needs no correction: time catches up. */
const MUCH_MS = HOUR

/**
 * Follows a clock that was put back. Returns by how many milliseconds, or 0. Call it before anything is measured by the
 * heartbeat, which may never lie in the future. After more than an hour, other notes about moments still to come are corrected
 * too: daily work is done again on its day, a message waits as long as it was meant to, and reminders count from now.
 */
export function followClock(tx: Tx, now: Instant): number {
  const last = lastBeat(tx) ?? 0
  if (last <= now) return 0
  const run = (sql: string) => tx.client.query<unknown, [Instant]>(sql).run(now)
  run('update heartbeat set at = ?')
  if ((outsideTime(tx)?.at ?? 0) > now) forgetOutsideTime(tx)
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
