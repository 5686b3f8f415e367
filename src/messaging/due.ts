import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'
import { resolveOldDoubts } from './doubt.ts'
import { isolate } from './writer.ts'

/** Rows of each kind at the head of one flush, so that no webhook waits long. */
const ROWS_A_FLUSH = 100

/** At most `limit` rows of a kind; a failure undoes this part alone and is logged. */
export type Part = (tx: Tx, deps: MessagingDeps, limit: number, now: Instant) => void

declare module '../capability.ts' {
  interface Capability {
    readonly due?: DueWork
  }
}

/** Timed work of a capability, done first in each flush: late, repeated or after a restart it must do no harm. */
export interface DueWork {
  /** Undefined: nothing planned. Asked at each flush, so it has to cost microseconds. */
  nextAt(db: Db): Instant | undefined
  /** Rows due. A quiet hour has flushes until there are none (jobs/heartbeat.ts). */
  count?(db: Db, now: Instant): number
  /** Frees places and passes them on, by the name of each part. */
  release?: Record<string, Part>
  /** Ends what stayed unanswered. */
  settle?: Record<string, Part>
  /** Sends what was not asked for. */
  say?: Record<string, Part>
  /** The clock was put back by more than an hour: future moments become now. */
  followClock?(tx: Tx, now: Instant): void
}

/** What becomes free is passed on before anything is told. */
const STAGES = ['release', 'settle', 'say'] as const

/** No reason to wake up: a doubt ends with the next message or status at the latest. */
const DOUBTS: Part = resolveOldDoubts

export function doWhatIsDue(tx: Tx, deps: MessagingDeps, now: Instant): void {
  // Usually nothing is due; this look into the indexes costs less than half of asking every part.
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

export function nextDueWork(db: Db, due: readonly DueWork[]): Instant | undefined {
  const times = due.map((one) => one.nextAt(db)).filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}
