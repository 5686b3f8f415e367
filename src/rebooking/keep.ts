import type { Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import { record } from '../booking/events.ts'
import type { Instant } from '../clock.ts'
import { endRebooking, type Rebooking, seatsOf } from './rebookings.ts'

/** False when it is over. */
export function keep(tx: Tx, { id }: Pick<Rebooking, 'id'>, actor: Actor, now: Instant): boolean {
  if (!endRebooking(tx, { id, was: 'offered', state: 'kept', toCall: false }, now)) return false
  for (const { appointmentId } of seatsOf(tx, id)) record(tx, appointmentId, 'rebooking_kept', actor, now)
  return true
}
