import type { Tx } from '../../db/open.ts'
import { record } from '../booking/events.ts'
import type { Instant } from '../clock.ts'
import { endRebooking, type Rebooking, seatsOf } from './rebookings.ts'

/** Its contact keeps the hour. False when it is over. */
export function keep(tx: Tx, { id, toCall }: Rebooking, now: Instant): boolean {
  if (!endRebooking(tx, { id, was: 'offered', state: 'kept', toCall: false }, now)) return false
  if (toCall === 0) for (const { appointmentId } of seatsOf(tx, id)) record(tx, appointmentId, 'rebooking_kept', 'citizen', now)
  return true
}
