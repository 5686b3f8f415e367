import { savepoint, TransactionEnded, type Tx } from '../../db/open.ts'
import { describeError, type Facts, type Log } from '../log.ts'

/**
 * Work that may fail without taking the rest of the step along: then only this is undone, and one line is logged. False when it
 * failed, or when it answered false itself. What one contact cannot be told must not keep everybody else's places from being let go.
 */
export function alone(tx: Tx, log: Log, event: string, facts: Facts, work: () => unknown): boolean {
  try {
    return savepoint(tx, () => work() !== false)
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    log.error(event, { ...facts, ...describeError(error) })
    return false
  }
}
