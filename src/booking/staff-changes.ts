import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { type Touched, touch, type Worked } from '../admin/propose.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { cancel } from './cancellation.ts'
import { nameFitsCurp } from './curp-name.ts'
import { stampNow } from './groups.ts'
import { changeHolder } from './holder.ts'
import { identify } from './identity.ts'
import { move } from './move.ts'
import { correct, firstName, isSpelledAnew } from './name-correction.ts'
import type { Moved } from './outcomes.ts'
import { type Gift, give, passOn } from './staff-bookings.ts'
import type { AppointmentView } from './types.ts'
import { type AppointmentDetail, appointmentsById, groupOf } from './views.ts'

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>

export type GiftRefusal = 'taken' | 'closed' | 'too_soon' | 'live' | 'same_time' | 'age' | 'not_offered' | 'unverified'

/** And tells its telephone, if any. For `proposeOrApply`. */
export function giveByOffice(
  tx: Tx,
  deps: Deps,
  gift: Omit<Gift, 'contactId'>,
  phone: string | undefined,
  now: Instant,
): Worked<Gave, GiftRefusal> {
  const contactId = phone === undefined ? undefined : deps.citizens.contactOf(tx, phone, now)
  const given = give(tx, deps, { ...gift, ...(contactId !== undefined && { contactId }) }, now)
  if (!given.ok) return { ok: false, why: given.why }
  if (contactId !== undefined) deps.citizens.tellGiven(tx, contactId, given.appointments, now)
  endDispute(tx, deps, given.letGo, now)
  const { appointments, letGo, rested } = given
  return { ok: true, touched: [...seatsOf(appointments), ...touch(letGo)], impact: { appointments, letGo, rested } }
}

/** Tells the released appointments' telephones, and closes the claims. */
function endDispute(tx: Tx, { citizens, hooks }: Pick<Deps, 'citizens' | 'hooks'>, letGo: AppointmentDetail[], now: Instant): void {
  if (letGo.length === 0) return
  // Without saying that somebody came to the office.
  citizens.tellCancelled(tx, letGo, 'not_proved', now)
  hooks.happened(tx, { what: 'identified', appointmentIds: letGo.map((one) => one.id) }, now)
}

export interface Identified {
  before: AppointmentDetail
  after: AppointmentDetail
  /** The other appointments with the CURP, as they were. */
  letGo: AppointmentDetail[]
}

/**
 * An identification was seen: the mark goes, the name may be corrected, and other appointments with the CURP are released.
 * `another_person`: the name is neither the appointment's, spelled anew, nor fits the CURP of one whose name did not. `nothing`: nothing
 * was doubtful. For `proposeOrApply`.
 */
export function identifyByOffice(
  tx: Tx,
  deps: Deps,
  before: AppointmentDetail,
  order: { name: string | undefined; actor: Actor; reason: string },
  now: Instant,
): Worked<Identified, 'stale' | 'nothing' | 'another_person'> {
  const name = order.name === before.name ? undefined : order.name
  if (name === undefined && !before.nameDiffers && !before.contested) return { ok: false, why: 'nothing' }
  if (name !== undefined && !mayBeCalled(tx, deps.vault, before, name)) return { ok: false, why: 'another_person' }
  const { id: appointmentId, version, name: nameBefore, curp } = before
  if (
    name !== undefined &&
    correct(tx, deps.vault, { appointmentId, version, nameBefore, curp, name, actor: order.actor }, now) === 'stale'
  )
    return { ok: false, why: 'stale' }
  const asked = { appointmentId, version: version + (name === undefined ? 0 : 1), actor: order.actor, reason: order.reason }
  const letGo = identify(tx, deps, asked, now)
  if (letGo === 'stale') return { ok: false, why: 'stale' }
  endDispute(tx, deps, letGo, now)
  deps.hooks.happened(tx, { what: 'identified', appointmentIds: [before.id] }, now)
  const [after] = appointmentsById(tx, deps.vault, [before.id])
  return after ? { ok: true, touched: touch([before, ...letGo]), impact: { before, after, letGo } } : { ok: false, why: 'stale' }
}

/** The CURP identifies the person, so a fitting name passes the appointment to no one else. */
const mayBeCalled = (db: Db, vault: Vault, { id, name: before, curp, nameDiffers }: AppointmentDetail, name: string): boolean =>
  isSpelledAnew(firstName(db, vault, id) ?? before, name) || (nameDiffers && curp !== undefined && nameFitsCurp(curp, name))

export interface Gave {
  appointments: AppointmentDetail[]
  /** Strangers' appointments with the same CURPs, as they were. */
  letGo: AppointmentDetail[]
  /** Places that rested for the public. */
  rested: number
}

/** Cancels and tells the contact why, unless `told` is undefined. `reason` is for the log-book. */
export function cancelByOffice(
  tx: Tx,
  deps: Deps,
  group: AppointmentDetail[],
  order: { actor: Actor; reason: string; told: OfficeReason | undefined },
  now: Instant,
): Worked<AppointmentDetail[], 'stale'> {
  const live = group.filter((one) => one.state === 'confirmed')
  const [first] = live
  if (!first) return { ok: false, why: 'stale' }
  // Members at offices that the caller may not see are left alone; the stamp covers all of them.
  const stamp = stampNow(tx, first.groupId, now)
  const members = live.map((one) => one.member)
  const asked = { groupId: first.groupId, stamp, members, actor: order.actor, reason: order.reason }
  if (!cancel(tx, deps, asked, now).ok) return { ok: false, why: 'stale' }
  if (order.told !== undefined) deps.citizens.tellCancelled(tx, live, order.told, now)
  return { ok: true, touched: touch(live), impact: live }
}

/** After an identification; both telephones are told. */
export function passByOffice(
  tx: Tx,
  deps: Deps,
  group: AppointmentDetail[],
  order: { actor: Actor; reason: string; phone: string },
  now: Instant,
): Worked<AppointmentDetail[], 'stale' | 'unverified'> {
  const live = group.filter((one) => one.state === 'confirmed')
  const [first] = live
  if (!first) return { ok: false, why: 'stale' }
  const contactId = deps.citizens.contactOf(tx, order.phone, now)
  // A group has one telephone: members at offices that the caller may not see go too.
  const stamp = stampNow(tx, first.groupId, now)
  const asked = { groupId: first.groupId, stamp, contactId, actor: order.actor, reason: order.reason }
  const passed = passOn(tx, deps, asked, now)
  if (!passed.ok) return passed
  // An identification was seen, the claimant's or another's: the dispute is over.
  deps.hooks.happened(tx, { what: 'identified', appointmentIds: live.map((one) => one.id) }, now)
  deps.citizens.tellPassedOn(tx, { from: first.contactId, to: contactId }, live, now)
  return { ok: true, touched: touch(live), impact: live }
}

/**
 * An appointment to the owner of its CURP, by their identification: the name there, the telephone (undefined: none) and, out of a group,
 * a folio of its own; what else stands with the CURP is let go. `another_person`: that name does not fit the CURP. `stale`: it
 * changed, or its arrival was noted already. For `proposeOrApply`.
 */
export function passToOwner(
  tx: Tx,
  deps: Deps,
  before: AppointmentDetail,
  order: { name: string; phone: string | undefined; actor: Actor; reason: string },
  now: Instant,
): Worked<Identified, 'stale' | 'another_person'> {
  const { contactId: from } = before
  const to = order.phone === undefined ? undefined : deps.citizens.contactOf(tx, order.phone, now)
  const doubted = { ...before, nameDiffers: true }
  const identified = identifyByOffice(tx, deps, doubted, order, now)
  if (!identified.ok) return { ok: false, why: identified.why === 'another_person' ? identified.why : 'stale' }
  if (from === to) return identified
  const { actor, reason } = order
  const isAlone = groupOf(tx, deps.vault, before.groupId).every((one) => one.id === before.id || one.state !== 'confirmed')
  const of = isAlone ? { groupId: before.groupId } : { leaving: before.id }
  const passed = changeHolder(tx, deps, { of, to, how: 'passed_on', actor, reason }, now)
  const [after] = appointmentsById(tx, deps.vault, [before.id])
  if (!passed.ok || !after) return { ok: false, why: 'stale' }
  deps.citizens.tellPassedOn(tx, { from: undefined, to }, [after], now)
  deps.citizens.tellPassedOn(tx, { from, to: undefined }, [before], now) // In the words and with the folio that they know.
  return { ...identified, impact: { ...identified.impact, after } }
}

/** Another seat is another change. */
const seatsOf = (appointments: readonly { slot: { slotId: number }; member: number }[]): Touched[] =>
  appointments.map(({ slot, member }) => ({ what: 'slot', id: slot.slotId, version: member }))

export type MoveRefusal = Exclude<Extract<Moved, { ok: false }>['why'], 'moves_used_up' | 'share'>

export interface MoveImpact {
  before: AppointmentDetail[]
  after: AppointmentView[]
  /** New places that rested for the public. */
  rested: number
}

/**
 * Moves members of one folio and tells their contact why, unless `told` is undefined; `reason` is for the log-book. The count of own moves
 * restarts. For `proposeOrApply`.
 */
export function moveByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks'>,
  people: AppointmentDetail[],
  order: { slotId: number; actor: Actor; reason: string; told: OfficeReason | undefined },
  now: Instant,
): Worked<MoveImpact, MoveRefusal> {
  const before = people.filter((one) => one.state === 'confirmed')
  const [first] = before
  if (!first) return { ok: false, why: 'stale' }
  const { groupId } = first
  const { slotId, actor, reason } = order
  // Members at offices that the caller may not see stay; the stamp covers all of them.
  const stamp = stampNow(tx, groupId, now)
  const moved = move(tx, deps, { groupId, stamp, members: before.map((one) => one.member), slotId, actor, reason }, now)
  if (!moved.ok) {
    if (moved.why === 'moves_used_up' || moved.why === 'share') throw new Error('the moves of the office are not counted')
    return { ok: false, why: moved.why }
  }
  if (order.told !== undefined) deps.citizens.tellMoved(tx, before, moved.appointments, order.told, now)
  return {
    ok: true,
    touched: [...touch(before), ...seatsOf(moved.appointments)],
    impact: { before, after: moved.appointments, rested: moved.rested },
  }
}
