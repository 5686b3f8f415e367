import type { Tx } from '../../db/open.ts'
import { HOUR, type Instant } from '../clock.ts'

/** Less heals by waiting. */
const MUCH_MS = HOUR

/**
 * The heart never beats ahead of the clock: promises are measured by it, and nobody can have kept those of tomorrow. After a clock
 * that was put back by more than an hour, what it noted for later than now is noted anew as well: work of days that are still to
 * come is done when they come, a message waits as long as it was to wait, not a day longer (with it would wait all that its
 * person is told), and the pace of reminders and the hour in which an answer may still arrive count from now. To be called before
 * anything is measured by the beat. Says by how many milliseconds it was put back, 0 for not.
 */
export function followClock(tx: Tx, now: Instant): number {
  const last = tx.client.query<{ at: number }, []>('select at from heartbeat where id = 1').get()?.at ?? 0
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
