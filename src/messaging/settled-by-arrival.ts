import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

/** Causes that stop all messages, whoever they are for. */
const KEEPS_ALL_BACK = JSON.stringify([
  'token_invalid',
  'permission_missing',
  'payment_problem',
  'number_not_registered',
  'account_disconnected',
  'spam_limit',
])

/** A message that left at `sentAt` arrived: a cause from before that moment is over. */
export function settleByArrival(tx: Tx, sentAt: Instant): void {
  tx.client
    .query<unknown, [string, Instant]>('delete from alerts where code in (select value from json_each(?)) and last_at < ?')
    .run(KEEPS_ALL_BACK, sentAt)
}
