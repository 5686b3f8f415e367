import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { record } from '../booking/events.ts'
import type { BookingHooks } from '../booking/hooks.ts'
import type { Instant } from '../clock.ts'
import { endRebooking, followMember, openOfGroup, seatsOf, tellAgain } from './rebookings.ts'

/**
 * Any change of its appointments answers an open rebooking. Another chat is asked itself, and a member who left the group answers alone.
 */
export const hooks: Partial<BookingHooks> = {
  groupChanged(tx, _deps, change, now) {
    const { what, groupId } = change
    if (what === 'booked') return void NO_LONGER_OWED.run(tx, { group: groupId })
    if (what === 'passed_on') return tellAgain(tx, groupId, now)
    if (what === 'member_left') return followMember(tx, change, now)
    if (what !== 'moved' && what !== 'cancelled' && what !== 'past') return
    const open = openOfGroup(tx, groupId)
    const seats = open ? seatsOf(tx, open.id) : []
    // Seated by the rebooking itself, or cancelled without any hour.
    if (!open || seats.some((seat) => seat.toSlotId === null)) return
    const places = placesOf(tx, groupId)
    const live = seats.filter((seat) => places.get(seat.appointmentId) !== undefined)
    // Its day is over: nothing to answer or call about.
    const state = what === 'past' ? 'kept' : 'declined'
    if (live.length === 0) endRebooking(tx, { id: open.id, was: 'offered', state, toCall: false }, now)
    else if (live.every((seat) => places.get(seat.appointmentId) === seat.fromSlotId))
      endRebooking(tx, { id: open.id, was: 'offered', state: 'restored', toCall: false }, now)
    else if (live.every((seat) => places.get(seat.appointmentId) !== seat.toSlotId)) changed(tx, open.id, groupId, now)
  },
}

const NO_LONGER_OWED = statement(
  `update calls set open = 0, version = version + 1 where open = 1 and rebooking_id in (
     select r.rebooking_id from appointments n join appointments o on o.person_id = n.person_id
       join rebooking_seats r on r.appointment_id = o.id
       join rebookings b on b.id = r.rebooking_id and b.state in ('owed', 'lapsed') where n.group_id = +$group and n.live = 1)
     and not exists (select 1 from rebooking_seats s join appointments o on o.id = s.appointment_id
       where s.rebooking_id = calls.rebooking_id and not exists (
         select 1 from appointments n where n.person_id = o.person_id and n.procedure_id = o.procedure_id and n.live = 1))`,
  {
    params: { group: 'text' },
    uses: 'appointments_group appointments_person calls_rebooking rebooking_seats_appointment',
  },
)

/** Choosing another hour uses none of their own moves. */
function changed(tx: Tx, id: number, groupId: string, now: Instant): void {
  endRebooking(tx, { id, was: 'offered', state: 'changed', toCall: false }, now)
  forgiveMoves(tx, groupId, now)
}

const FORGIVE = statement(
  "update appointments set moves = 0, updated_at = ?, version = version + 1 where group_id = ? and state = 'confirmed' and moves > 0 returning id",
  { row: { id: 'int' }, params: ['int', 'text'], uses: 'appointments_group' },
)

/** Moves because of a closure do not count. */
function forgiveMoves(tx: Tx, groupId: string, now: Instant): void {
  for (const { id } of FORGIVE.all(tx, now, groupId)) record(tx, id, 'move_forgiven', 'citizen', now)
}

const PLACES_OF = statement("select id, slot_id as slotId from appointments where group_id = ? and state = 'confirmed'", {
  row: row<{ id: number; slotId: number }>({ id: 'int', slotId: 'int' }),
  params: ['text'],
  uses: 'appointments_group',
})

const placesOf = (db: Db, groupId: string): Map<number, number> =>
  new Map(PLACES_OF.all(db, groupId).map(({ id, slotId }) => [id, slotId]))
