import { exists } from '../../db/ask.ts'
import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { postpone, setState } from './outbox.ts'

/**
 * Queues a message again that the channel refused, from `notBefore` on. One whose words were deleted meanwhile (by age, or
 * because its person asked for it) has failed for good.
 */
export function sayAgain(tx: Tx, id: number, notBefore: Instant, error: { code: number | undefined }, now: Instant): void {
  const hasWords = exists(tx, 'select 1 from outbox where id = ? and body_sealed is not null', id)
  setState(tx, id, hasWords ? 'queued' : 'failed', now, error)
  postpone(tx, id, notBefore, now)
}
