import type { Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import { cancel } from '../booking/cancellation.ts'
import { stampNow } from '../booking/groups.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { move } from '../booking/move.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import { theOffice } from '../catalogue/offices.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import { answerBy, hoursFor } from './hours.ts'
import { beginRebooking, type Cause, endRebooking, openOfGroup, seatIn } from './rebookings.ts'

/** Visits after tomorrow are told this late, so that the office may undo the step silently. */
export const SECOND_THOUGHTS_MS = 10 * MINUTE
const REMIND_BEFORE_MS = 5 * HOUR

export interface RebookOrder {
  actor: Actor
  cause: Cause
  /** For the log-book; `told` is for citizens. */
  reason: string
  told: OfficeReason
  /** All to this day of the same office; without it, to the first hours that suit. */
  day?: LocalDay | undefined
}

export interface Rebooked {
  /** Before and after the move. */
  moved: { before: AppointmentDetail; after: AppointmentDetail }[]
  /** Without another hour: cancelled, and owed one. */
  owed: AppointmentDetail[]
  /** Of both, those without a chat. */
  toCall: AppointmentDetail[]
}

/**
 * Gives displaced people other hours: each group keeps its folio and data, sits in its new hour from this step on, and is asked later.
 * Those without any hour are cancelled and owed one.
 */
export function rebook(
  tx: Tx,
  deps: BookingDeps,
  people: readonly AppointmentDetail[],
  order: RebookOrder,
  now: Instant,
): Rebooked {
  const done: Rebooked = { moved: [], owed: [], toCall: [] }
  // By the lost hour: the earliest choose first.
  const groups = [...Map.groupBy(people.toSorted(byHour), (one) => one.groupId).values()]
  for (const members of groups) rebookGroup(tx, deps, members, order, done, now)
  return done
}

const byHour = (a: AppointmentDetail, b: AppointmentDetail): number => a.slot.startsAt - b.slot.startsAt || a.id - b.id

function rebookGroup(
  tx: Tx,
  deps: BookingDeps,
  members: readonly AppointmentDetail[],
  order: RebookOrder,
  done: Rebooked,
  now: Instant,
): void {
  const [first] = members
  if (!first) return
  const { zone } = theOffice(tx, first.office.id)
  const isSoon = first.slot.startsAt - now < 2 * DAY
  const tellAt = notAtNight(tx, isSoon ? now : now + SECOND_THOUGHTS_MS, zone)
  const hasChat = first.contactId !== undefined
  const endsAt = answerBy(tx, tellAt, zone)
  const open = openOfGroup(tx, first.groupId)
  if (open) endRebooking(tx, { id: open.id, was: 'offered', state: 'superseded', toCall: false }, now)
  const id = beginRebooking(
    tx,
    {
      groupId: first.groupId,
      officeId: first.office.id,
      cause: order.cause,
      toldReason: order.told,
      state: 'offered',
      tellAt: hasChat ? tellAt : null,
      remindAt: hasChat ? notAtNight(tx, endsAt - REMIND_BEFORE_MS, zone) : null,
      endsAt: hasChat ? endsAt : null,
      toCall: !hasChat,
    },
    members.map((one) => ({ appointmentId: one.id, fromSlotId: one.slot.slotId })),
    now,
  )
  const after = seatElsewhere(tx, deps, members, { ...order, notBefore: endsAt }, now)
  for (const one of after) seatIn(tx, id, { appointmentId: one.id, slotId: one.slot.slotId })
  if (after.length > 0) done.moved.push(...pairs(members, after))
  else {
    owe(tx, deps, members, { ...order, id, hasChat }, now)
    done.owed.push(...members)
  }
  if (!hasChat) done.toCall.push(...members)
}

const pairs = (before: readonly AppointmentDetail[], after: readonly AppointmentDetail[]) =>
  before.flatMap((one) => after.filter(({ id }) => id === one.id).map((two) => ({ before: one, after: two })))

/** To the first hour that takes them all; none: nothing was changed. */
function seatElsewhere(
  tx: Tx,
  deps: BookingDeps,
  members: readonly AppointmentDetail[],
  order: RebookOrder & { notBefore: Instant },
  now: Instant,
): AppointmentDetail[] {
  const [first] = members
  if (!first) return []
  const { groupId } = first
  const { office, slot } = first
  const displaced = {
    officeId: office.id,
    startsAt: slot.startsAt,
    minute: slot.minute,
    procedureIds: members.map((one) => one.procedureId),
  }
  for (const { slotId } of hoursFor(tx, displaced, order, now)) {
    const asked = { groupId, stamp: stampNow(tx, groupId, now), members: members.map((one) => one.member), slotId }
    if (move(tx, deps, { ...asked, actor: order.actor, reason: order.reason }, now).ok)
      return appointmentsById(
        tx,
        deps.vault,
        members.map((one) => one.id),
      )
  }
  return []
}

function owe(
  tx: Tx,
  deps: BookingDeps,
  members: readonly AppointmentDetail[],
  order: RebookOrder & { id: number; hasChat: boolean },
  now: Instant,
): void {
  const groupId = members[0]?.groupId ?? ''
  const asked = { groupId, stamp: stampNow(tx, groupId, now), members: members.map((one) => one.member) }
  if (!cancel(tx, deps, { ...asked, actor: order.actor, reason: order.reason }, now).ok)
    throw new Error('an appointment changed while its hour was taken')
  endRebooking(tx, { id: order.id, was: 'offered', state: 'owed', toCall: true }, now)
  const officeId = members[0]?.office.id ?? 0
  deps.hooks.groupChanged(tx, deps, { what: 'owed', groupId, members: asked.members, officeId }, now)
}
