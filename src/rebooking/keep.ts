import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { record } from '../booking/events.ts'
import type { Instant } from '../clock.ts'
import { endRebooking, type Rebooking } from './rebookings.ts'

/** One of a family may have been cancelled meanwhile. */
const WHO_COMES = statement(
  `select a.id from rebooking_seats s join appointments a on a.id = s.appointment_id
   where s.rebooking_id = +? and a.state = 'confirmed'`,
  { row: { id: 'int' }, params: ['int'] },
)

/** False when it is over. */
export function keep(tx: Tx, { id }: Pick<Rebooking, 'id'>, actor: Actor, now: Instant): boolean {
  if (!endRebooking(tx, { id, was: 'offered', state: 'kept', toCall: false }, now)) return false
  for (const one of WHO_COMES.all(tx, id)) record(tx, one.id, 'rebooking_kept', actor, now)
  return true
}
