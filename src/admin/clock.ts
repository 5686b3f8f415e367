import { BELIEVED_MS, clockIsDoubted, noteOutsideTime } from '../../db/acting-time.ts'
import { lastBeat } from '../../db/heartbeat.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from '../booking/expiry.ts'
import type { Instant } from '../clock.ts'

/** What waits for somebody outside to agree with the computer's clock. */
export interface WaitsForTheTime {
  /** The last sign of life before. */
  since: Instant | undefined
  /** Holds that ran out and visits that are over, by that clock. */
  holds: number
  visits: number
}

const WAITS_FOR_THE_TIME = statement(`select count(*) as n from appointments where ${HOLD_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_hold',
})

const WAITS_FOR_THE_TIME_APPOINTMENTS = statement(`select count(*) as n from appointments where ${VISIT_IS_DUE}`, {
  row: { n: 'int' },
  params: { now: 'int' },
  uses: 'appointments_due_visit',
})

/** Undefined when nothing waits: nobody doubts the clock. */
export const waitsForTheTime = (db: Db, machine: Instant): WaitsForTheTime | undefined =>
  clockIsDoubted(db, machine)
    ? {
        since: lastBeat(db),
        holds: WAITS_FOR_THE_TIME.get(db, { now: machine })?.n ?? 0,
        visits: WAITS_FOR_THE_TIME_APPOINTMENTS.get(db, { now: machine })?.n ?? 0,
      }
    : undefined

/**
 * Takes down what time somebody at the office read elsewhere. True when the computer's clock agrees with it, to the hour: what
 * waited is done now. False, and nothing changed, when it does not.
 */
export function confirmTime(tx: Tx, read: Instant, machine: Instant): boolean {
  if (Math.abs(read - machine) > BELIEVED_MS) return false
  noteOutsideTime(tx, read, machine)
  return !clockIsDoubted(tx, machine)
}
