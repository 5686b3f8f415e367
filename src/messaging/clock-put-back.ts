import { forgetOutsideTime, lastBeat, outsideTime } from '../../db/acting-time.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { DueWork } from './due.ts'

/** After a smaller step back, time catches up. */
const MUCH_MS = HOUR

const UPDATE_HEARTBEAT = statement('update heartbeat set at = ?', { params: ['int'] })

const DELETE_JOB_RUNS = statement('delete from job_runs where at > ?', { params: ['int'] })

const UPDATE_GAPS = statement('update gaps set until_at = ?1 where until_at > ?1', { params: ['int'] })

const UPDATE_OUTBOX = statement(
  "update outbox set not_before = ?1 + max(0, not_before - updated_at), updated_at = ?1 where state = 'queued' and not_before > ?1",
  { params: ['int'], uses: 'outbox_queued' },
)

const FOLLOW_CLOCK_OUTBOX = statement(
  "update outbox set doubt_until = ?1 + max(0, doubt_until - updated_at), updated_at = ?1 where state = 'in_doubt' and doubt_until > ?1",
  { params: ['int'], uses: 'outbox_doubt' },
)

/**
 * Follows a clock that was put back; returns by how many milliseconds, or 0. Call it before anything is measured by the heartbeat, which
 * may never lie in the future. After more than an hour, other future moments are corrected too: daily work is done again, waiting times
 * start over, and what is due counts from now.
 */
export function followClock(tx: Tx, due: readonly DueWork[], now: Instant): number {
  const last = lastBeat(tx) ?? 0
  if (last <= now) return 0
  UPDATE_HEARTBEAT.run(tx, now)
  if ((outsideTime(tx)?.at ?? 0) > now) forgetOutsideTime(tx)
  if (last - now > MUCH_MS) {
    DELETE_JOB_RUNS.run(tx, now)
    for (const one of due) one.followClock?.(tx, now)
    UPDATE_GAPS.run(tx, now)
    UPDATE_OUTBOX.run(tx, now)
    FOLLOW_CLOCK_OUTBOX.run(tx, now)
  }
  return last - now
}
