import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** A step of work for the one writer: synchronous, and it changes nothing in memory. */
export type Step<T> = (tx: Tx, now: Instant) => T

/**
 * The only way to change the database while the process runs. Steps that come together share one commit; the promise
 * resolves after that commit, or rejects with what the step threw, in which case nothing of the step was kept.
 */
export interface Writer {
  submit<T>(name: string, step: Step<T>): Promise<T>
}
