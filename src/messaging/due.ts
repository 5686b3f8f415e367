import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'
import { resolveOldDoubts } from './doubt.ts'
import { isolate } from './writer.ts'

/** The most rows of each kind at the head of one flush. The rest waits for the next flush, so that no webhook waits long. */
const ROWS_A_FLUSH = 100

/** One part of what is due, at most `limit` rows of a kind. If it fails, it alone is undone and logged, and the others go on. */
export type Part = (tx: Tx, deps: MessagingDeps, limit: number, now: Instant) => void

declare module '../capability.ts' {
  interface Capability {
    /** What time brings. */
    readonly due?: DueWork
  }
}

/** What time brings to a capability. It is done first in each flush: late, twice or after a restart it has to do no harm. */
export interface DueWork {
  /** When there is something to do; undefined: nothing is planned. It is asked at each flush and has to cost microseconds. */
  nextAt(db: Db): Instant | undefined
  /** How many rows are due. A quiet hour has flushes until none is (jobs/heartbeat.ts). */
  count?(db: Db, now: Instant): number
  /** Lets go of places and passes them on, by the name of each part. */
  release?: Record<string, Part>
  /** Ends what nobody answered. */
  settle?: Record<string, Part>
  /** Says what nobody asked for. */
  say?: Record<string, Part>
  /** The clock was put back by more than an hour: its notes of moments that are still to come become now. */
  followClock?(tx: Tx, now: Instant): void
}

/** What becomes free is passed on before anybody is told of anything. */
const STAGES = ['release', 'settle', 'say'] as const

/** What messaging itself settles. It is no reason to wake up: a doubt ends with the next message or status at the latest. */
const DOUBTS: Part = resolveOldDoubts

/** Does what is due, first in each flush. A part that fails does not stop the others. */
export function doWhatIsDue(tx: Tx, deps: MessagingDeps, now: Instant): void {
  // Usually nothing is due. This look into the indexes costs less than half of asking every part.
  if (!isDue(tx, deps.due, now)) return
  for (const stage of STAGES) {
    const own: Record<string, Part> = stage === 'settle' ? { doubts: DOUBTS } : {}
    for (const parts of [own, ...deps.due.map((one) => one[stage] ?? {})])
      for (const [name, part] of Object.entries(parts))
        isolate(tx, deps.log, 'writer.letting_go_failed', { part: name }, () => part(tx, deps, ROWS_A_FLUSH, now))
  }
}

const IS_DUE = statement("select min(doubt_until) as at from outbox where state = 'in_doubt'", {
  row: { at: 'int?' },
  uses: 'outbox_doubt',
})

function isDue(db: Db, due: readonly DueWork[], now: Instant): boolean {
  const doubt = IS_DUE.get(db)
  return [nextDueWork(db, due), doubt?.at].some((at) => at != null && at <= now)
}

/** When a capability next has something to do; undefined when nothing is planned. */
export function nextDueWork(db: Db, due: readonly DueWork[]): Instant | undefined {
  const times = due.map((one) => one.nextAt(db)).filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}
