import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type Actor, isClerk } from '../admin/access.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { findProcedure, visitLengths } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import { visitsAt } from '../schedule/adjacent-hours.ts'
import { keepUrgent, urgentKeptIn } from '../schedule/kept-places.ts'
import { type FreeSlot, readSlotState } from '../schedule/slots.ts'
import type { MinorCase } from '../texts/admin-minors.ts'
import { priceFor } from './appointments.ts'
import { keepPhone } from './callback-phones.ts'
import type { Visitor } from './eligibility.ts'
import { recordWith } from './events.ts'
import { STILL_LIVE } from './expiry.ts'
import { newFolio } from './folio.ts'
import { stampOf } from './groups.ts'
import { changeHolder } from './holder.ts'
import { newGroupId } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { letRivalsGo, liveWithCurp } from './identity.ts'
import { unfit } from './limits.ts'
import { writeAppointment } from './new-appointment.ts'
import { endVisitsOf } from './past-visits.ts'
import { findPerson, personOf, withKeys } from './people.ts'
import { givableAt, giveResting } from './resting.ts'
import { visitAtThatTime, visitsElsewhere } from './rivals.ts'
import type { Choice, Member } from './types.ts'
import { noteUrgentGift, type UrgentReason } from './urgent-gifts.ts'
import { type AppointmentDetail, groupOf } from './views.ts'
import type { PlaceAsked } from './why-none.ts'

/** At the counter or by telephone, with WhatsApp or without. */
export interface Gift {
  /** The first one's hour; a group may need the hours right after it. All or none. */
  slotId: number
  members: (Member & { choice?: Choice })[]
  origin: 'counter' | 'phone'
  contactId?: number
  phoneToCall?: string
  /** The offer of the waiting list whose places these are; it ended in this step. */
  offerId?: number
  minorCase?: MinorCase
  attendant?: { name: string; curp?: string }
  /** A clerk saw their identification: a stranger's appointment with their CURP is released (identity.ts). */
  identified?: boolean
  /** A clerk saw this paper of an urgent visit: it may have a place that is kept for those. */
  urgent?: UrgentReason
  actor: Actor
  reason: string
}

export type Given =
  /** letGo: strangers' appointments with their CURPs, as they were; rested: places that rested for the public. */
  | { ok: true; folio: string; appointments: AppointmentDetail[]; letGo: AppointmentDetail[]; rested: number }
  /** live: a person has an appointment already (`members`: who); same_time: one has another at that time; too_soon: the hour is past. */
  | {
      ok: false
      why: 'taken' | 'closed' | 'too_soon' | 'live' | 'same_time' | 'age' | 'not_offered' | 'unverified'
      members?: number[]
    }

type Coming = Pick<PlaceAsked, 'busy' | 'standing'> & { people: Visitor[] }

/** Who comes, as the office may know them: what keeps them from an hour. */
export function comingTo(
  db: Db,
  { vault }: Pick<BookingDeps, 'vault'>,
  { members, officeId, identified }: Pick<Gift, 'members' | 'identified'> & { officeId: number },
  now: Instant,
): Coming {
  const known = withKeys(vault, members).map((member) => ({ ...member, personId: findPerson(db, member.key) }))
  const standing = known.map(({ personId, procedureId }) => standingOf(db, { personId, procedureId, identified }, now))
  const gone = standing.flatMap(({ ids }) => ids)
  const ids = known.flatMap(({ personId }) => personId ?? [])
  return {
    people: known.flatMap(({ person, procedureId, answers }) => {
      const procedure = findProcedure(db, procedureId)
      return procedure ? [{ birthDate: person.birthDate, curp: person.curp, procedure, answers }] : []
    }),
    busy: visitsElsewhere(db, ids, { officeId }, now).filter(({ id }) => !gone.includes(id)),
    standing: standing.flatMap(({ blocks }, at) => (blocks ? [at] : [])),
  }
}

/** The person's appointments that exclude this one; a doubtful one does not block a person who was identified. */
function standingOf(
  db: Db,
  { personId, procedureId, identified }: { personId: number | undefined; procedureId: string; identified: boolean | undefined },
  now: Instant,
): { ids: number[]; blocks: boolean } {
  const { ids, doubtful } = personId === undefined ? { ids: [], doubtful: false } : liveWithCurp(db, { personId, procedureId }, now)
  return { ids, blocks: ids.length > 0 && !(identified === true && doubtful) }
}

/**
 * Confirmed at once. A phone's limits do not apply, because a clerk saw or heard the person; one live appointment a person and the hour's
 * places do.
 */
export function give(tx: Tx, deps: BookingDeps, gift: Gift, now: Instant): Given {
  const slot = readSlotState(tx, gift.slotId)
  if (!slot || slot.closed) return { ok: false, why: 'closed' }
  if (slot.offer.startsAt <= now) return { ok: false, why: 'too_soon' }
  const keyed = withKeys(deps.vault, gift.members)
  const why = unfit(tx, slot, keyed)
  if (why) return { ok: false, why: why === 'own_live' ? 'live' : why }
  const people = keyed.map((member) => personOf(tx, deps.vault, member.person, now, member.key))
  endVisitsOf(tx, deps, people, gift.contactId, now)
  const { identified } = gift
  const standing = people.map((personId, at) =>
    standingOf(tx, { personId, procedureId: gift.members[at]?.procedureId ?? '', identified }, now),
  )
  const members = standing.flatMap(({ blocks }, at) => (blocks ? [at] : []))
  if (members.length > 0) return { ok: false, why: 'live', members }
  if (!mayBeUnverified(tx, gift, now)) return { ok: false, why: 'unverified' }
  const lengths = visitLengths(tx, gift.members)
  const visits = visitsAt(tx, gift.slotId, lengths, givableAt(tx, now, gift.urgent ? 'urgent' : undefined))
  if (!visits) return { ok: false, why: 'taken' }
  const seats = visits.flatMap((visit) => visit.slice(0, 1))
  const others = standing.flatMap(({ ids }) => ids)
  const busy = people.flatMap((personId, at) => {
    const time = { slotId: seats[at]?.slotId ?? 0, slotCount: lengths[at] ?? 1 }
    const there = visitAtThatTime(tx, { personId, ...time, byOffice: slot.offer.officeId }, now)
    return there && !others.includes(there.id) ? [at] : []
  })
  if (busy.length > 0) return { ok: false, why: 'same_time', members: busy }
  const gone = letRivalsGo(tx, deps, others, gift, now)
  const hours = visits.flat().map((one) => one.slotId)
  const kept = gift.urgent ? [] : urgentPlaces(tx, hours, now)
  const rested = giveResting(tx, hours, now, gift.urgent ? 'urgent' : undefined)
  const given = seatGiven(tx, deps, gift, { seats, visitEndsAt: slot.visitEndsAt }, people, now)
  if (gift.urgent && isClerk(gift.actor))
    for (const { office } of given.appointments)
      noteUrgentGift(tx, { officeId: office.id, keyId: gift.actor.keyId, paper: gift.urgent, day: dayOf(now, office.zone) })
  for (const { slotId, places } of kept) keepUrgent(tx, slotId, places)
  return { ...given, letGo: gone, rested }
}

function urgentPlaces(db: Db, hours: readonly number[], now: Instant): { slotId: number; places: number }[] {
  const urgentIn = urgentKeptIn(db, now)
  return [...new Set(hours)].flatMap((slotId) => {
    const slot = readSlotState(db, slotId)
    return slot ? { slotId, places: urgentIn(slot) } : []
  })
}

function mayBeUnverified(db: Db, gift: Gift, now: Instant): boolean {
  const without = gift.members.filter((member) => !member.person.curp).length
  return gift.contactId === undefined || without === 0 || (without === 1 && !hasUnverified(db, gift.contactId, now))
}

const HAS_UNVERIFIED = statement(`select 1 from appointments where contact_id = +$contact and unverified = 1 and ${STILL_LIVE}`, {
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact',
})

function hasUnverified(db: Db, contactId: number, now: Instant): boolean {
  return HAS_UNVERIFIED.finds(db, {
    contact: contactId,
    now,
  })
}

interface Visit {
  /** In order. */
  seats: FreeSlot[]
  visitEndsAt: Instant
}

function seatGiven(tx: Tx, deps: BookingDeps, gift: Gift, { seats, visitEndsAt }: Visit, people: number[], now: Instant) {
  const folio = newFolio(tx, deps)
  const groupId = newGroupId(deps.clock)
  const { contactId, origin, minorCase, attendant, reason, offerId, phoneToCall } = gift
  for (const [member, asked] of gift.members.entries()) {
    const { choice, person, procedureId } = asked
    const seat = seats[member]
    const price = choice && seat ? priceFor(tx, procedureId, person.birthDate, seat.day, choice) : null
    // What a clerk saw on the identification is the name.
    const identified = gift.identified === true
    const begins = { state: 'confirmed', folio, choice, price, offerId } as const
    const personId = people[member] ?? 0
    const place = {
      groupId,
      member,
      asked,
      identified,
      personId,
      seat,
      visitEndsAt,
      contactId,
      origin,
      minorCase,
      attendant,
      words: reason,
      begins,
    }
    recordWith(tx, deps.vault, writeAppointment(tx, deps.vault, place, now), 'given', gift.actor, now, reason)
  }
  if (phoneToCall !== undefined) keepPhone(tx, deps.vault, { groupId }, phoneToCall)
  deps.hooks.groupChanged(tx, deps, { what: 'booked', groupId }, now)
  return { ok: true as const, folio, appointments: groupOf(tx, deps.vault, groupId) }
}

export interface PassingOn {
  groupId: string
  /** `stampOf` the live members, as the clerk saw them. */
  stamp: string
  contactId: number
  actor: Actor
  reason: string
}

const PASS_ON = statement(`select member, version from appointments where group_id = +$group and ${STILL_LIVE} order by member`, {
  row: { member: 'int', version: 'int' },
  params: { group: 'text', now: 'int' },
  uses: 'appointments_group',
})

/**
 * After an identification. Person, place and folio stay. `stale`: the group has changed or has no live appointment. `unverified`: that
 * phone already has an appointment without a CURP.
 */
export function passOn(
  tx: Tx,
  deps: BookingDeps,
  asked: PassingOn,
  now: Instant,
): { ok: true } | { ok: false; why: 'stale' | 'unverified' } {
  endVisitsOf(tx, deps, [], asked.contactId, now)
  const live = PASS_ON.all(tx, { group: asked.groupId, now })
  if (live.length === 0 || stampOf(live) !== asked.stamp) return { ok: false, why: 'stale' }
  const { groupId, contactId, actor, reason } = asked
  const changed = changeHolder(tx, deps, { of: { groupId }, to: contactId, how: 'passed_on', actor, reason }, now)
  // Nothing to change is no error: that phone has all of it already.
  return !changed.ok && changed.why === 'unverified' ? { ok: false, why: 'unverified' } : { ok: true }
}
