import type { Tx } from '../../db/open.ts'
import { cancel } from '../agenda/changes/cancelling.ts'
import { liveRows, stampOf } from '../agenda/changes/groups.ts'
import { type Gift, give, passOn } from '../agenda/counter.ts'
import type { Actor } from '../agenda/events.ts'
import { planReminders } from '../agenda/reminders/planning.ts'
import type { AppointmentDetail } from '../agenda/views.ts'
import { resolveClaims } from '../cases/claims.ts'
import type { Instant } from '../clock.ts'
import type { Caller } from './access.ts'
import type { Touched, Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

type Rooms = Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>

/** Who did it, in an appointment's story; 0 is the first administrator, who has no row. */
export const actorOf = (caller: Caller): Actor => `staff:${caller.keyId ?? 0}`

export type GiftRefusal = 'taken' | 'closed' | 'over' | 'live' | 'age' | 'not_offered' | 'phone_limit'

/** Gives an appointment and, when there is a phone, tells it. For `proposeOrApply`. */
export function giveByOffice(
  tx: Tx,
  rooms: Rooms,
  gift: Omit<Gift, 'contactId'>,
  phone: string | undefined,
  now: Instant,
): Worked<AppointmentDetail[], GiftRefusal> {
  const contactId = phone === undefined ? undefined : rooms.citizens.contactOf(tx, phone, now)
  const given = give(tx, rooms, { ...gift, ...(contactId !== undefined && { contactId }) }, now)
  if (!given.ok) return { ok: false, why: given.why === 'unverified' ? 'phone_limit' : given.why }
  if (contactId !== undefined) rooms.citizens.tellGiven(tx, contactId, given.appointments, now)
  return { ok: true, touched: seatsOf(given.appointments), impact: given.appointments }
}

/** Cancels what still counts of these people of a folio and tells its phone, unless that is not wanted. */
export function cancelByOffice(
  tx: Tx,
  rooms: Rooms,
  group: AppointmentDetail[],
  order: { actor: Actor; reason: string; tell: boolean },
  now: Instant,
): Worked<AppointmentDetail[], 'stale'> {
  const live = group.filter((one) => one.state === 'confirmed')
  const [first] = live
  if (!first) return { ok: false, why: 'stale' }
  // Members at an office that the caller does not see are left alone; the stamp speaks of all of them.
  const stamp = stampOf(liveRows(tx, first.groupId, undefined, now))
  const members = live.map((one) => one.member)
  const asked = { groupId: first.groupId, stamp, members, actor: order.actor, reason: order.reason }
  if (!cancel(tx, rooms, asked, now).ok) return { ok: false, why: 'stale' }
  if (order.tell) rooms.citizens.tellCancelled(tx, live, order.reason, now)
  return { ok: true, touched: touch(live), impact: live }
}

/** Lets another phone look after a folio, because an identification was seen, and tells both phones. */
export function passByOffice(
  tx: Tx,
  rooms: Rooms,
  group: AppointmentDetail[],
  order: { actor: Actor; reason: string; phone: string },
  now: Instant,
): Worked<AppointmentDetail[], 'stale' | 'phone_limit'> {
  const live = group.filter((one) => one.state === 'confirmed')
  const [first] = live
  if (!first) return { ok: false, why: 'stale' }
  const contactId = rooms.citizens.contactOf(tx, order.phone, now)
  // A group has one telephone: members at an office that the caller does not see go with the others.
  const stamp = stampOf(liveRows(tx, first.groupId, undefined, now))
  const asked = { groupId: first.groupId, stamp, contactId, actor: order.actor, reason: order.reason }
  const passed = passOn(tx, asked, now)
  if (!passed.ok) return { ok: false, why: passed.why === 'unverified' ? 'phone_limit' : 'stale' }
  planReminders(tx, rooms.clock, first.groupId, now)
  // Whoever claimed it showed an identification, or somebody else did: either way the dispute is over.
  resolveClaims(
    tx,
    live.map((one) => one.id),
    now,
  )
  rooms.citizens.tellPassedOn(tx, { from: first.contactId, to: contactId }, live, now)
  return { ok: true, touched: touch(live), impact: live }
}

/** Who sits in which hour: seated otherwise than it was told, it is another change. */
export const seatsOf = (appointments: readonly { slot: { slotId: number }; member: number }[]): Touched[] =>
  appointments.map(({ slot, member }) => ({ what: 'slot', id: slot.slotId, version: member }))

/** Rows as they were before the change. */
export const touch = (appointments: { id: number; version: number }[]): Touched[] =>
  appointments.map(({ id, version }) => ({ what: 'appointment', id, version }))
