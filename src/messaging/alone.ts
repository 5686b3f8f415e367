import { savepoint, TransactionEnded, type Tx } from '../../db/open.ts'
import { describeError } from '../log.ts'
import type { MessagingRooms } from './rooms.ts'

/**
 * Does what concerns one person within a step that concerns many: what fails is undone alone, is heard of, and keeps back nobody
 * else. False: it was not done, and the caller says what becomes of it.
 */
export function alone(
  tx: Tx,
  rooms: Pick<MessagingRooms, 'log'>,
  what: string,
  contactId: number | undefined,
  work: () => void,
): boolean {
  try {
    savepoint(tx, work)
    return true
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    rooms.log.error('due.person_failed', { what, contact: contactId, ...describeError(error) })
    return false
  }
}
