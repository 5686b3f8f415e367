import { savepoint, TransactionEnded, type Tx } from '../../db/open.ts'
import { describeError, type Facts, type Log } from '../log.ts'

/**
 * Does work that may fail alone: a failure undoes only this work and logs one line. False when it failed or answered false. So
 * one contact that cannot be told does not stop the work for all others.
 */
export function isolate(tx: Tx, log: Log, event: string, facts: Facts, work: () => unknown): boolean {
  try {
    return savepoint(tx, () => work() !== false)
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    log.error(event, { ...facts, ...describeError(error) })
    return false
  }
}
