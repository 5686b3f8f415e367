import type { Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { stampNow } from '../booking/groups.ts'
import { move } from '../booking/move.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { notify } from '../messaging/notify.ts'
import { sayRestored } from './chat/rebooking.ts'
import { endRebooking, seatsOf } from './rebookings.ts'

const OFFERED_FOR = statement(
  `select b.id, b.group_id as groupId, b.told_at as toldAt from rebookings b
   where b.closure_id = +? and b.state = 'offered' order by b.id`,
  {
    row: row<{ id: number; groupId: string; toldAt: Instant | null }>({ id: 'int', groupId: 'text', toldAt: 'int?' }),
    params: ['int'],
    uses: 'rebookings_closure',
  },
)

/**
 * The closure was lifted in this same step: who has not answered yet has the old hour again. Who was not told of the other one is told
 * nothing. Returns whom.
 */
export function restoreAfter(
  tx: Tx,
  deps: MessagingDeps,
  { closureId, actor, reason }: { closureId: number; actor: Actor; reason: string },
  now: Instant,
): AppointmentDetail[] {
  return OFFERED_FOR.all(tx, closureId).flatMap(({ id, groupId, toldAt }) => {
    const seats = seatsOf(tx, id)
    const views = appointmentsById(
      tx,
      deps.vault,
      seats.map((seat) => seat.appointmentId),
    ).filter((view) => view.state === 'confirmed')
    const [first] = seats
    if (!first || views.length === 0) return []
    // Before the move: it is an answer to a rebooking that is open.
    endRebooking(tx, { id, was: 'offered', state: 'restored', toCall: false }, now)
    const asked = {
      groupId,
      stamp: stampNow(tx, groupId, now),
      members: views.map((view) => view.member),
      slotId: first.fromSlotId,
    }
    const moved = move(tx, deps, { ...asked, actor, reason }, now)
    if (!moved.ok) throw new Error(`an hour that was opened again could not be given back: ${moved.why}`)
    const contactId = views[0]?.contactId
    if (contactId !== undefined && toldAt !== null)
      notify(tx, deps, { contactId, key: `rebooking:${id}:restored` }, (session) => sayRestored(moved.appointments, session), now)
    return views
  })
}
