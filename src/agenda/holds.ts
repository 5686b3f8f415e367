import type { Db, Tx } from '../../db/open.ts'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { findSlot } from './availability.ts'
import { type Actor, record } from './events.ts'
import { HOLD_RUNS, STILL_LIVE, stillRuns } from './expiry.ts'
import { mayHaveMore, mayHoldAgainAt, TAKEN_BACK } from './limits.ts'
import { findPerson, personOf } from './people.ts'
import { drawHoldCooling, rule } from './rules.ts'
import type { AppointmentView, Held, Hold, Wish } from './types.ts'
import { liveOf } from './views.ts'
import { type KeyedMember, readSlotState, type SlotState, unfit, withKeys } from './wishes.ts'

/** What the agenda's writing functions are given: secrets and chance. */
export interface Tools {
  readonly vault: Vault
  readonly clock: Pick<Clock, 'random'>
}

export interface HoldRequest {
  contactId: number
  wish: Wish
  holdMs: number
}

/** A row of somebody's current hold, due or not. */
export interface HeldRow {
  id: number
  group_id: string
  member: number
  slot_id: number
  person_id: number
  procedure_id: string
  unverified: number
  version: number
  held_until: Instant
  renewals: number
}

export const HELD_COLUMNS = 'id, group_id, member, slot_id, person_id, procedure_id, unverified, version, held_until, renewals'

/**
 * Holds one place of the slot for each person until `now + holdMs`, or for nobody. An earlier hold of this contact is let
 * go in the same step, but only when the new one succeeds. A place that this contact let go of lately may be taken back
 * while it cools. Choosing the same hour again keeps the time that was left: it is no way to hold for ever.
 * Refuses as a value; that another phone has an appointment for the same person is not said before the confirmation.
 */
export function hold(tx: Tx, tools: Tools, request: HoldRequest, now: Instant): Held {
  const { contactId, wish } = request
  const earlier = runningRows(tx, tools, contactId, now)
  const slot = readSlotState(tx, wish.slotId)
  if (!slot) return { ok: false, why: 'taken' }
  const members = withKeys(tools.vault, wish.members)
  const refusal = refuse(tx, tools.vault, contactId, slot, members, now)
  if (refusal) return refusal
  const here = earlier.filter((row) => row.slot_id === wish.slotId)
  const cooling = placesToTakeBack(tx, contactId, wish.slotId, now)
  if (here.length + cooling.length + slot.free < members.length) return { ok: false, why: 'taken' }

  letGoOf(tx, tools, earlier, here.slice(0, members.length), now)
  const wanted = Math.max(0, members.length - here.length)
  for (const place of cooling.slice(0, wanted)) reopenPlace(tx, place.id)
  const takenBack = wanted > slot.free
  const until = here[0]?.held_until ?? now + request.holdMs
  const renewals = here[0]?.renewals ?? 0
  const groupId = seat(tx, tools, { ...request, members }, slot, { until, renewals, reason: takenBack ? TAKEN_BACK : null }, now)
  return { ok: true, hold: { groupId, slot: slot.offer, until, renewals, members: members.length } }
}

/** The rows of this contact's hold; what ran out and was not let go yet is let go now. */
function runningRows(tx: Tx, tools: Tools, contactId: number, now: Instant): HeldRow[] {
  const rows = heldRows(tx, contactId)
  for (const row of rows) if (!stillRuns(row, now)) freeHeld(tx, tools.clock, row, 'cooling', 'clock', now)
  return rows.filter((row) => stillRuns(row, now))
}

function refuse(
  tx: Tx,
  vault: Vault,
  contactId: number,
  slot: SlotState,
  members: KeyedMember[],
  now: Instant,
): Extract<Held, { ok: false }> | undefined {
  if (slot.closed) return { ok: false, why: 'closed' }
  if (now > slot.bookableUntil) return { ok: false, why: 'too_soon' }
  const why = unfit(tx, slot, members)
  if (why) return { ok: false, why }
  const mine = ownLive(tx, vault, contactId, members, now)
  if (mine) return { ok: false, why: 'own_live', mine }
  const unverified = members.filter((member) => !member.person.curp).length
  if (!mayHaveMore(tx, contactId, { people: members.length, unverified }, now)) return { ok: false, why: 'phone_limit' }
  const until = mayHoldAgainAt(tx, contactId, now)
  return until === undefined ? undefined : { ok: false, why: 'lapses', until }
}

/** The live appointment that one of these people already has from this same phone. */
function ownLive(tx: Tx, vault: Vault, contactId: number, members: KeyedMember[], now: Instant): AppointmentView | undefined {
  const known = members.flatMap((member) => findPerson(tx, member.key) ?? [])
  if (known.length === 0) return undefined
  const live = tx.client
    .query<{ id: number }, { ids: string; contact: number; now: number }>(
      `select id from appointments where contact_id = +$contact and ${STILL_LIVE}
         and person_id in (select value from json_each(+$ids))`,
    )
    .get({ ids: JSON.stringify(known), contact: contactId, now })
  return live ? liveOf(tx, vault, contactId, now).find((view) => view.id === live.id) : undefined
}

/** This contact's places in this slot that cool and that it may still have back. */
function placesToTakeBack(tx: Tx, contactId: number, slotId: number, now: Instant): { id: number }[] {
  return tx.client
    .query<{ id: number }, { slot: number; contact: number; since: number }>(
      `select c.id from cooling_places c join appointments a on a.id = c.appointment_id
       where c.slot_id = +$slot and c.freed_by = +$contact and c.freed_at > +$since and a.state in ('expired', 'released')`,
    )
    .all({ slot: slotId, contact: contactId, since: now - rule(tx, 'take_back_minutes') * MINUTE })
}

/** A cooling place that is free again. The trigger counts it (db/walls.sql). */
export function reopenPlace(tx: Tx, coolingId: number): void {
  tx.client.query<unknown, [number]>('delete from cooling_places where id = ?').run(coolingId)
}

/** Lets an earlier hold go; the rows in `kept` give their place at once to the new hold of the same hour. */
function letGoOf(tx: Tx, tools: Tools, earlier: HeldRow[], kept: HeldRow[], now: Instant): void {
  for (const row of earlier) freeHeld(tx, tools.clock, row, kept.includes(row) ? 'at_once' : 'cooling', 'citizen', now)
}

/**
 * Ends one hold: `expired` when its time is over, else `released`. Compare-and-set on state and version; throws when
 * somebody else changed the row, because then the caller decided on something that is no longer true.
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
  const { changes } = tx.client
    .query<unknown, Record<string, number | string>>(
      `update appointments set state = $state, seated = 0, held_until = null, reopens_at = $reopensAt, updated_at = $now,
         version = version + 1
       where id = +$id and state = 'held' and version = +$version`,
    )
    .run({ state, reopensAt, now, id: row.id, version: row.version })
  if (changes !== 1) throw new Error('a hold changed while it was let go')
  record(tx, row.id, state, state === 'expired' ? 'clock' : actor, now)
}

interface Terms {
  until: Instant
  renewals: number
  reason: string | null
}

function seat(
  tx: Tx,
  tools: Tools,
  request: HoldRequest & { members: KeyedMember[] },
  slot: SlotState,
  terms: Terms,
  now: Instant,
): string {
  const groupId = newGroupId(tools.clock)
  const { vault } = tools
  const { wish, contactId, members } = request
  const insert = tx.client.query<{ id: number }, Record<string, string | number | Uint8Array | null>>(
    `insert into appointments (group_id, member, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated,
       version, held_until, renewals, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reason,
       created_at, updated_at)
     values ($group, $member, $office, $slot, $procedure, $person, $contact, 'chat', 'held', 0, 1, 1, $until, $renewals, $name,
       $oldPassport, $minorCase, $attendant, $unverified, $visitEndsAt, $reason, $now, $now) returning id`,
  )
  for (const [member, { person, procedureId, oldPassport, key }] of members.entries()) {
    const row = insert.get({
      group: groupId,
      member,
      office: slot.offer.officeId,
      slot: slot.offer.slotId,
      procedure: procedureId,
      person: personOf(tx, vault, person, now, key),
      contact: contactId,
      until: terms.until,
      renewals: terms.renewals,
      name: vault.seal(person.name),
      oldPassport: oldPassport ? vault.seal(oldPassport) : null,
      minorCase: wish.minorCase ?? null,
      attendant: wish.attendant ? vault.seal(JSON.stringify(wish.attendant)) : null,
      unverified: person.curp ? 0 : 1,
      visitEndsAt: slot.visitEndsAt,
      reason: terms.reason,
      now,
    })
    if (row) record(tx, row.id, 'held', 'citizen', now, terms.reason)
  }
  return groupId
}

export const newGroupId = (clock: Pick<Clock, 'random'>): string => Buffer.from(clock.random(12)).toString('base64url')

/** All rows of this contact's hold, also when its time is over and nobody has let it go yet. */
export function heldRows(db: Db, contactId: number): HeldRow[] {
  return db.client
    .query<HeldRow, [number]>(`select ${HELD_COLUMNS} from appointments where contact_id = +? and state = 'held' order by member`)
    .all(contactId)
}

/** The hold of this contact that still runs. */
export function currentHold(db: Db, contactId: number, now: Instant): Hold | undefined {
  const rows = heldRows(db, contactId).filter((row) => stillRuns(row, now))
  const [first] = rows
  const slot = first && findSlot(db, first.slot_id)
  if (!first || !slot) return undefined
  return { groupId: first.group_id, slot, until: first.held_until, renewals: first.renewals, members: rows.length }
}

/** Gives the running hold its full time again, as often as the rule says. Undefined when it cannot be: used up, over, hour closed. */
export function renewHold(tx: Tx, contactId: number, holdMs: number, now: Instant): Hold | undefined {
  const held = currentHold(tx, contactId, now)
  if (!held || held.renewals >= rule(tx, 'hold_renewals') || readSlotState(tx, held.slot.slotId)?.closed) return undefined
  const until = now + holdMs
  tx.client
    .query<unknown, { group: string; until: number; now: number }>(
      `update appointments set held_until = $until, renewals = renewals + 1, version = version + 1, updated_at = $now
       where group_id = +$group and ${HOLD_RUNS}`,
    )
    .run({ group: held.groupId, until, now })
  for (const row of heldRows(tx, contactId)) record(tx, row.id, 'renewed', 'citizen', now)
  return { ...held, until, renewals: held.renewals + 1 }
}

/** Lets this contact's hold go; nothing when there is none. */
export function releaseHold(tx: Tx, tools: Tools, contactId: number, now: Instant): void {
  letGoOf(tx, tools, heldRows(tx, contactId), [], now)
}
