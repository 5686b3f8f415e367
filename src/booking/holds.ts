import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { ageOn } from '../catalogue/calendar.ts'
import { visitLengths } from '../catalogue/procedures.ts'
import { drawHoldCooling, rule } from '../catalogue/rules.ts'
import { type Clock, type Instant, SECOND } from '../clock.ts'
import { asFreeSlot, visitsAt } from '../schedule/adjacent-hours.ts'
import { findSlot } from '../schedule/availability.ts'
import { type FreeSlot, readSlotState, reopenPlace, type SlotState, slotsOf } from '../schedule/slots.ts'
import { record, recordWith } from './events.ts'
import { HOLD_RUNS, stillRuns } from './expiry.ts'
import { fullDays } from './free-accounts.ts'
import type { BookingDeps } from './hooks.ts'
import { refusalOf, TAKEN_BACK, WITHOUT_CURP } from './limits.ts'
import { writeAppointment } from './new-appointment.ts'
import type { Held } from './outcomes.ts'
import { claimFor, type KeptSeat, type Lineage, type OwnPlaces, ownPlacesOf } from './own-places.ts'
import { findPerson, type KeyedMember, personOf, withKeys } from './people.ts'
import { visitAtThatTime } from './rivals.ts'
import type { Hold, RequestedPlaces } from './types.ts'
import { appointmentsById } from './views.ts'

/** Expired or not. */
export interface HeldRow {
  id: number
  group_id: string
  member: number
  slot_id: number
  /** Consecutive slots it takes. */
  slot_count: number
  person_id: number
  procedure_id: string
  unverified: number
  name_differs: number
  version: number
  held_until: Instant
  renewals: number
  /** The offer of its place, and the person's corrections: see db/schema/booking.ts. */
  offer_id: number | null
  first_held_as: number | null
  retold: number
}

export const HELD_COLUMNS =
  'id, group_id, member, slot_id, slot_count, person_id, procedure_id, unverified, name_differs, version, held_until, renewals, offer_id, first_held_as, retold'

/** A hold always ends, though the table allows null. */
export const HELD_KINDS = {
  id: 'int',
  group_id: 'text',
  member: 'int',
  slot_id: 'int',
  slot_count: 'int',
  person_id: 'int',
  procedure_id: 'text',
  unverified: 'int',
  name_differs: 'int',
  version: 'int',
  held_until: 'int!',
  renewals: 'int',
  offer_id: 'int?',
  first_held_as: 'int?',
  retold: 'int',
} as const

/** Expired or not. */
export function heldRows(db: Db, contactId: number): HeldRow[] {
  return HELD_ROWS.all(db, contactId)
}

const HELD_BY = `select ${HELD_COLUMNS} from appointments where contact_id = +? and state = 'held' order by member`

const HELD_ROWS = statement(HELD_BY, {
  row: row<HeldRow>(HELD_KINDS),
  params: ['int'],
  uses: 'appointments_one_hold',
})

export interface HoldRequest {
  contactId: number
  wish: RequestedPlaces
  holdMs: number
  /** The accepted offer of the waiting list whose places these are (waitlist/answers.ts). */
  offerId?: number
}

/**
 * Holds a place for each person until `now + holdMs`, or for none: all in the slot, or in it and the hours right after it
 * (adjacent-hours.ts). An earlier hold of this contact ends in the same step, only when the new one succeeds. Its places, and cooling ones
 * that the contact released lately, go only to the same people (name-correction.ts): what can change hands can be sold. Choosing the same
 * hour again keeps its end, so that no hold lasts for ever. Refuses as a value, and then nothing changed; an appointment from another phone
 * is revealed only at the confirmation.
 */
export function hold(tx: Tx, deps: BookingDeps, request: HoldRequest, now: Instant): Held {
  const { contactId, wish } = request
  const earlier = runningRows(tx, deps, contactId, now)
  const slot = readSlotState(tx, wish.slotId)
  if (!slot) return { ok: false, why: 'taken' }
  const members = withKeys(deps.vault, wish.members)
  const own = ownPlacesOf(tx, deps.vault, { contactId, members, earlier }, now)
  const offerIds = [...members.keys()].flatMap((member) => own.offerOf(member, wish.slotId) ?? [])
  const refusal =
    refusalOf(tx, deps, contactId, slot, { members, offerIds }, now) ??
    (isShareGone(tx, request, slot, members, now) ? SHARE_IS_GONE : undefined)
  const freeIn = (slotId: number) => (slotId === wish.slotId ? slot.free : (readSlotState(tx, slotId)?.free ?? 0))
  const visits = visitsAt(tx, wish.slotId, visitLengths(tx, members), own.countIn)
  const seats = visits?.flatMap((visit) => visit.slice(0, 1))
  const offer = asFreeSlot(seats ?? [])
  const claim = visits && claimFor(visits, own, freeIn)
  const others = claim ? undefined : heldForOthers(tx, deps, wish, own)
  // That the place is another person's says more than that the telephone is full.
  if (others && (!refusal || refusal.why === 'phone_limit' || refusal.limit === WITHOUT_CURP.limit)) return others
  if (refusal) return refusal
  if (!seats || !offer || !claim) return { ok: false, why: 'taken' }
  if (members.some((member, at) => isBusy(tx, contactId, member, seats[at], now))) return { ok: false, why: 'same_time' }

  const { kept, reopened, takenBack, lineages } = claim
  letGoFor(tx, deps, earlier, kept, now)
  for (const place of reopened) reopenPlace(tx, place.id)
  // An hour that is already held gains no time, whoever it is for.
  const [before] = kept.length > 0 ? kept.map((one) => one.row) : own.rowsIn(wish.slotId)
  const terms: Terms = {
    seats,
    visitEndsAt: slot.visitEndsAt,
    until: before?.held_until ?? now + request.holdMs,
    renewals: before?.renewals ?? 0,
    reason: takenBack ? TAKEN_BACK : null,
    lineages,
    offerId: request.offerId,
  }
  const groupId = seat(tx, deps, { ...request, members }, terms, now)
  return { ok: true, hold: { groupId, slot: offer, until: terms.until, renewals: terms.renewals, members: members.length } }
}

/** Checked before the trigger, whose refusal is no answer. */
function isShareGone(db: Db, { contactId }: HoldRequest, { offer }: SlotState, members: KeyedMember[], now: Instant): boolean {
  const slots = visitLengths(db, members).reduce((sum, one) => sum + one, 0)
  return fullDays(db, contactId, offer.officeId, now, slots).has(offer.day)
}

/** The name is the chat's (`limits` of a ChatPart). */
const SHARE_IS_GONE = { ok: false, why: 'other_limit', limit: 'free_account_share' } as const

/** Only from this telephone: another's is revealed at the confirmation. */
function isBusy(db: Db, contactId: number, member: KeyedMember, seat: FreeSlot | undefined, now: Instant): boolean {
  const personId = findPerson(db, member.key)
  if (personId === undefined || !seat) return false
  const [slotCount = 1] = visitLengths(db, [member])
  return visitAtThatTime(db, { personId, slotId: seat.slotId, slotCount }, now)?.contact_id === contactId
}

/** The hour would have room if its holds were for anyone: for whom they are, and until when. */
function heldForOthers(
  db: Db,
  { vault }: BookingDeps,
  wish: RequestedPlaces,
  own: OwnPlaces,
): Extract<Held, { ok: false }> | undefined {
  const others = own.ofOthers()
  const [first] = others
  if (!first || !visitsAt(db, wish.slotId, visitLengths(db, wish.members), own.heldIn)) return undefined
  const held = appointmentsById(
    db,
    vault,
    others.map((row) => row.id),
  )
  return { ok: false, why: 'held_for_another', heldFor: held.map((one) => one.name), until: first.held_until }
}

/** Milliseconds. */
export const holdMs = (db: Db): number => rule(db, 'hold_seconds') * SECOND

/** Expired ones are released here. */
function runningRows(tx: Tx, deps: BookingDeps, contactId: number, now: Instant): HeldRow[] {
  const rows = heldRows(tx, contactId)
  for (const row of rows) if (!stillRuns(row, now)) freeHeld(tx, deps.clock, row, 'cooling', 'clock', now)
  return rows.filter((row) => stillRuns(row, now))
}

const REOPEN_OF = statement('delete from cooling_places where slot_id = +? and appointment_id = ?', {
  params: ['int', 'int'],
  uses: 'cooling_slot',
})

/** Places in `kept` are free at once for the new hold; the others cool. */
function letGoFor(tx: Tx, deps: Pick<BookingDeps, 'clock'>, earlier: HeldRow[], kept: KeptSeat[], now: Instant): void {
  for (const row of earlier) {
    const again = kept.filter((one) => one.row === row)
    const wholly = again.length === row.slot_count
    freeHeld(tx, deps.clock, row, wholly ? 'at_once' : 'cooling', 'citizen', now)
    if (!wholly) for (const { slotId } of again) REOPEN_OF.run(tx, slotId, row.id)
  }
}

const FREE_HELD = statement(
  `update appointments set state = $state, seated = 0, held_until = null, reopens_at = $reopensAt, updated_at = $now,
     version = version + 1
   where id = +$id and state = 'held' and version = +$version`,
  { params: { state: 'text', reopensAt: 'int?', now: 'int', id: 'int', version: 'int' } },
)

/**
 * `expired` when its time is over, else `released`. Compare-and-set on state and version: throws when the row changed, because the caller
 * decided on stale data.
 */
export function freeHeld(
  tx: Tx,
  clock: Pick<Clock, 'random'>,
  row: HeldRow,
  place: 'cooling' | 'at_once',
  actor: Actor,
  now: Instant,
): void {
  const state = stillRuns(row, now) ? 'released' : 'expired'
  const reopensAt = place === 'cooling' ? now + drawHoldCooling(tx, clock) : now
  const { changes } = FREE_HELD.run(tx, { state, reopensAt, now, id: row.id, version: row.version })
  if (changes !== 1) throw new Error('a hold changed while it was let go')
  record(tx, row.id, state, state === 'expired' ? 'clock' : actor, now)
}

export interface Terms {
  seats: readonly FreeSlot[]
  visitEndsAt: Instant
  until: Instant
  renewals: number
  reason: string | null
  /** For each member, whose place it was before. */
  lineages: readonly (Lineage | undefined)[]
  offerId: number | undefined
}

/** Returns their group. */
function seat(
  tx: Tx,
  deps: BookingDeps,
  request: Omit<HoldRequest, 'holdMs'> & { members: KeyedMember[] },
  terms: Terms,
  now: Instant,
): string {
  const groupId = newGroupId(deps.clock)
  const { wish, contactId, members } = request
  const { seats, visitEndsAt, until, renewals, reason } = terms
  const ofMinors = whomTheCaseConcerns(tx, members, seats)
  for (const [member, asked] of members.entries()) {
    const lineage = lineageIn(terms, member)
    if (lineage.offerId != null && lineage.personId !== undefined)
      deps.hooks.happened(tx, { what: 'told_anew', offerId: lineage.offerId, personId: lineage.personId, key: asked.key }, now)
    const id = writeAppointment(
      tx,
      deps.vault,
      {
        groupId,
        member,
        asked,
        personId: personOf(tx, deps.vault, asked.person, now, asked.key),
        seat: seats[member],
        visitEndsAt,
        contactId,
        origin: 'chat',
        minorCase: ofMinors(member) ? wish.minorCase : undefined,
        attendant: ofMinors(member) ? wish.attendant : undefined,
        reason,
        begins: { state: 'held', until, renewals, lineage },
      },
      now,
    )
    recordWith(tx, deps.vault, id, 'held', 'citizen', now, reason)
  }
  return groupId
}

/** All places of an accepted offer name it, also one that its people had before. */
const lineageIn = ({ lineages, offerId }: Terms, member: number): Partial<Lineage> => ({
  ...lineages[member],
  ...(offerId !== undefined && { offerId }),
})

/** The family's case and the adult are written with the minors only; without minors, with all. */
function whomTheCaseConcerns(tx: Tx, members: KeyedMember[], seats: readonly FreeSlot[]): (member: number) => boolean {
  const day = seats[0]?.day
  const minors = members.map(
    ({ person }) => day !== undefined && person.birthDate !== undefined && ageOn(person.birthDate, day) < rule(tx, 'adult_age'),
  )
  return minors.includes(true) ? (member) => minors[member] === true : () => true
}

/** Unguessable. */
export const newGroupId = (clock: Pick<Clock, 'random'>): string => Buffer.from(clock.random(12)).toString('base64url')

export function currentHold(db: Db, contactId: number, now: Instant): Hold | undefined {
  const rows = heldRows(db, contactId).filter((row) => stillRuns(row, now))
  const [first] = rows
  const slot = first && seatsOf(db, rows)
  if (!first || !slot) return undefined
  return { groupId: first.group_id, slot, until: first.held_until, renewals: first.renewals, members: rows.length }
}

/** With each person's minute when they differ. */
function seatsOf(db: Db, rows: HeldRow[]): FreeSlot | undefined {
  const slots = new Map(hoursOf(db, rows).map((slotId) => [slotId, findSlot(db, slotId)]))
  return asFreeSlot(rows.flatMap((row) => slots.get(row.slot_id) ?? []))
}

const hoursOf = (db: Db, rows: HeldRow[]): number[] => [...new Set(rows.flatMap((row) => slotsOf(db, row)))]

/** One of the held hours was closed meanwhile. */
export const isClosed = (db: Db, rows: HeldRow[]): boolean =>
  hoursOf(db, rows).some((slotId) => readSlotState(db, slotId)?.closed !== false)

const RENEW_HOLD = statement(
  `update appointments set held_until = $until, renewals = renewals + 1, version = version + 1, updated_at = $now
   where group_id = +$group and ${HOLD_RUNS}`,
  { params: { until: 'int', now: 'int', group: 'text' }, uses: 'appointments_group' },
)

/**
 * Adds the full time of a hold, as often as the rule allows, whenever it is asked for. Undefined: used up, expired, or the hour is closed.
 */
export function renewHold(tx: Tx, contactId: number, holdMs: number, now: Instant): Hold | undefined {
  const held = currentHold(tx, contactId, now)
  if (!held || held.renewals >= rule(tx, 'hold_renewals') || isClosed(tx, heldRows(tx, contactId))) return undefined
  if (held.until > now + holdMs) return held // An offer promised a later end: nothing is used up.
  const until = held.until + holdMs
  RENEW_HOLD.run(tx, { group: held.groupId, until, now })
  for (const row of heldRows(tx, contactId)) record(tx, row.id, 'renewed', 'citizen', now)
  return { ...held, until, renewals: held.renewals + 1 }
}

export function releaseHold(tx: Tx, deps: Pick<BookingDeps, 'clock'>, contactId: number, now: Instant): void {
  letGoFor(tx, deps, heldRows(tx, contactId), [], now)
}
