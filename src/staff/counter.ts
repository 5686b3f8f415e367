import type { Db, Tx } from '../../db/open.ts'
import { cancel } from '../agenda/changes/cancelling.ts'
import { liveRows, stampOf } from '../agenda/changes/groups.ts'
import { type Gift, give, passOn } from '../agenda/counter.ts'
import type { Actor } from '../agenda/events.ts'
import { planReminders } from '../agenda/reminders/planning.ts'
import type { LocalDay } from '../agenda/types.ts'
import type { AppointmentDetail } from '../agenda/views.ts'
import { resolveClaims } from '../cases/claims.ts'
import type { Instant } from '../clock.ts'
import type { Caller } from './access.ts'
import type { Touched, Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

type Rooms = Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>

/** Who did it, in an appointment's story; 0 is the first administrator, who has no row. */
export const actorOf = (caller: Caller): Actor => `staff:${caller.keyId ?? 0}`

export type SlotChoice =
  | { ok: true; slotId: number; minute: number }
  | { ok: false; why: 'closed' | 'taken' | 'full' | 'not_published' }

/** The hour that was asked for, or the first with room on that day. A clerk may use hours that are too soon for the chat. */
export function chooseSlot(db: Db, officeId: number, day: LocalDay, minute: number | undefined, now: Instant): SlotChoice {
  const hours = db.client
    .query<{ id: number; minute: number; free: number; closed: number }, [number, string, Instant]>(
      `select id, minute, capacity - taken - cooling as free, closed_at is not null as closed from slots
       where office_id = ? and day = ? and starts_at > ? order by starts_at`,
    )
    .all(officeId, day, now)
  const wanted =
    minute === undefined ? hours.find((one) => one.closed === 0 && one.free > 0) : hours.find((one) => one.minute === minute)
  if (!wanted) return { ok: false, why: minute === undefined ? 'full' : 'not_published' }
  if (wanted.closed === 1) return { ok: false, why: 'closed' }
  return wanted.free > 0 ? { ok: true, slotId: wanted.id, minute: wanted.minute } : { ok: false, why: 'taken' }
}

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
  return { ok: true, touched: [{ what: 'slot', id: gift.slotId, version: 0 }], impact: given.appointments }
}

/** Cancels what still counts of a folio and tells its phone, unless that is not wanted. */
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

/** Lets another phone look after a folio, because an identification was seen, and tells that phone. */
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
  const asked = { groupId: first.groupId, stamp: stampOf(live), contactId, actor: order.actor, reason: order.reason }
  const passed = passOn(tx, asked, now)
  if (!passed.ok) return { ok: false, why: passed.why === 'unverified' ? 'phone_limit' : 'stale' }
  planReminders(tx, rooms.clock, first.groupId, now)
  // Whoever claimed it showed an identification, or somebody else did: either way the dispute is over.
  resolveClaims(
    tx,
    live.map((one) => one.id),
    now,
  )
  rooms.citizens.tellGiven(tx, contactId, live, now)
  return { ok: true, touched: touch(live), impact: live }
}

/** Rows as they were before the change. */
export const touch = (appointments: { id: number; version: number }[]): Touched[] =>
  appointments.map(({ id, version }) => ({ what: 'appointment', id, version }))
