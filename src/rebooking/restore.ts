import type { Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { reinstate } from '../booking/cancellation.ts'
import { stampNow } from '../booking/groups.ts'
import { move } from '../booking/move.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { theOffice } from '../catalogue/offices.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { notify, putFirst } from '../messaging/notify.ts'
import { sayMayReturn, sayRestored } from './chat/rebooking.ts'
import { answerBy } from './hours.ts'
import { askAgain, type Cause, endRebooking, type Rebooking, type Seat, seatsOf, supersededBy } from './rebookings.ts'

export interface Restored {
  /** Unanswered: they have the old hour again. */
  restored: AppointmentDetail[]
  /** With another hour by now: asked whether they go back. */
  asked: AppointmentDetail[]
}

type Open = Pick<Rebooking, 'id' | 'groupId' | 'toldAt' | 'toCall'> & { state: string; callResult: string | null }

const OF_CAUSE = statement(
  `select b.id, b.group_id as groupId, b.told_at as toldAt, b.state,
     exists (select 1 from calls c where c.rebooking_id = b.id and c.open = 1) as toCall,
     (select c.result from calls c where c.rebooking_id = b.id order by c.id desc limit 1) as callResult from rebookings b
   where (b.closure_id = +$closure or b.plan_id = +$plan) and b.state in ('offered', 'kept', 'changed', 'superseded', 'lapsed', 'owed') order by b.id`,
  {
    row: row<Open>({ id: 'int', groupId: 'text', toldAt: 'int?', state: 'text', toCall: 'int', callResult: 'text?' }),
    params: { closure: 'int?', plan: 'int?' },
    uses: 'calls_of_rebooking calls_rebooking rebookings_closure rebookings_plan',
    because: 'the people of one closure or plan are sorted',
  },
)

/** The closure or plan was withdrawn in this same step. */
export function restoreAfter(
  tx: Tx,
  deps: MessagingDeps,
  { causes, actor }: { causes: readonly Cause[]; actor: Actor },
  now: Instant,
): Restored {
  const done: Restored = { restored: [], asked: [] }
  const taken = causes.flatMap(({ closureId, planId }) => OF_CAUSE.all(tx, { closure: closureId ?? null, plan: planId ?? null }))
  for (const one of taken) {
    const seats = seatsOf(tx, one.id)
    if (one.state === 'owed') done.restored.push(...comeBack(tx, deps, one, { seats, actor }, now))
    const views = one.state === 'owed' ? [] : inState(tx, deps, seats, 'confirmed')
    if (views.length === 0) continue
    if (one.state === 'offered') done.restored.push(...giveBack(tx, deps, one, { views, seats, actor }, now))
    else if (askBack(tx, deps, one, views, now)) done.asked.push(...views)
  }
  // People without an hour are first in line: it offers their own hours first, and only then come those who would go back.
  for (const { id, state } of taken) {
    const slotId = state === 'lapsed' || state === 'owed' || state === 'superseded' ? seatsOf(tx, id)[0]?.fromSlotId : undefined
    if (slotId !== undefined) deps.hooks.happened(tx, { what: 'places_freed', slotId }, now)
  }
  return done
}

const inState = (
  tx: Tx,
  { vault }: Pick<MessagingDeps, 'vault'>,
  seats: readonly Seat[],
  state: 'confirmed' | 'cancelled',
): AppointmentDetail[] =>
  appointmentsById(
    tx,
    vault,
    seats.map((seat) => seat.appointmentId),
  ).filter((view) => view.state === state)

interface Whom {
  views: AppointmentDetail[]
  seats: readonly Seat[]
}

/** None when the old hour has begun or cannot be theirs any more: the other one stays offered. If it was never told, nothing is said. */
function giveBack(
  tx: Tx,
  deps: MessagingDeps,
  { id, groupId, toldAt }: Open,
  { views, seats, actor }: Whom & { actor: Actor },
  now: Instant,
): AppointmentDetail[] {
  const slotId = seats[0]?.fromSlotId ?? 0
  const asked = { groupId, stamp: stampNow(tx, groupId, now), members: views.map((view) => view.member), slotId }
  if (!move(tx, deps, { ...asked, actor }, now).ok) return []
  return tellBack(tx, deps, { id, groupId, toldAt }, seats, now)
}

/** Nothing happened to people who were told nothing. None when they did not want it any more, or the hour cannot be theirs. */
function comeBack(
  tx: Tx,
  deps: MessagingDeps,
  one: Open,
  { seats, actor }: { seats: readonly Seat[]; actor: Actor },
  now: Instant,
): AppointmentDetail[] {
  const views = inState(tx, deps, seats, 'cancelled')
  if (one.toCall === 0 || !reinstate(tx, deps, { views, actor }, now)) return []
  const heardInCall = one.toldAt === null && one.callResult === 'wants_another'
  endRebooking(tx, { id: one.id, was: 'owed', state: 'restored', toCall: heardInCall }, now)
  return tellBack(tx, deps, one, seats, now)
}

function tellBack(
  tx: Tx,
  deps: MessagingDeps,
  { id, groupId, toldAt }: Pick<Open, 'id' | 'groupId' | 'toldAt'>,
  seats: readonly Seat[],
  now: Instant,
): AppointmentDetail[] {
  const views = inState(tx, deps, seats, 'confirmed')
  const contactId = views[0]?.contactId
  const earlier = supersededBy(tx, { id, groupId })
  if (earlier) askAsBefore(tx, earlier.id, views, now)
  else if (contactId !== undefined && toldAt !== null)
    notify(tx, deps, { contactId, key: `rebooking:${id}:restored` }, (session) => sayRestored(views, session), now)
  return views
}

/** The regained hour was itself only offered in place of another. */
function askAsBefore(tx: Tx, id: number, [view]: AppointmentDetail[], now: Instant): void {
  const { zone } = theOffice(tx, view?.office.id ?? 0)
  const askAt = view?.contactId === undefined ? null : notAtNight(tx, now, zone)
  askAgain(tx, id, { askAt, endsAt: askAt === null ? null : answerBy(tx, askAt, zone) }, now)
}

function askBack(tx: Tx, deps: MessagingDeps, one: Open, [view]: AppointmentDetail[], now: Instant): boolean {
  const contact = view?.contactId === undefined ? undefined : readContact(tx, deps, view.contactId)
  if (!contact) return false
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = sayMayReturn(state, one, { tx, deps, contact, now })
  if (said) putFirst(tx, deps, contact, { ...said, key: `rebooking:${one.id}:back` }, now)
  return said !== undefined
}
