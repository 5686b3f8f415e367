import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type Actor, isClerk } from '../admin/access.ts'
import { drawCancelCooling, rule } from '../catalogue/rules.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import { readSlotState, slotsOf } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import { record, recordWith } from './events.ts'
import { UNDO_RUNS } from './expiry.ts'
import { type LiveRow, liveRows, membersAsShown } from './groups.ts'
import type { BookingDeps } from './hooks.ts'
import { overLimit } from './limits.ts'
import type { Cancelled, CancelledLately, CancelReason, Undone } from './outcomes.ts'
import { endVisitsOf } from './past-visits.ts'
import { givableAt, giveResting } from './resting.ts'
import { hasLive, visitAtThatTime } from './rivals.ts'
import { type AppointmentDetail, appointmentsById, groupOf } from './views.ts'

export interface Cancellation {
  groupId: string
  /** `stampOf` the live members, as they were shown. */
  stamp: string
  /** All live ones when undefined. */
  members?: readonly number[] | undefined
  actor: Actor
  /** A clerk's words. A citizen's reason is a code and comes later (`noteReason`). */
  reason?: string
  /** Only appointments of this contact. */
  contactId?: number
}

/**
 * All or nothing. `stale`: none is live, the group is not as it was shown, or it is not this contact's. The places cool. A citizen may undo
 * it (undoCancel) for `undo_minutes`; the place cools at least that long. A late cancellation is counted and never refused.
 */
export function cancel(tx: Tx, deps: BookingDeps, asked: Cancellation, now: Instant): Cancelled {
  const meant = membersAsShown(liveRows(tx, asked.groupId, asked.contactId, now), asked)
  if (!meant) return { ok: false, why: 'stale' }
  const undoMs = asked.actor === 'citizen' ? rule(tx, 'undo_minutes') * MINUTE : 0
  const undoUntil = undoMs > 0 ? now + undoMs : undefined
  for (const row of meant) cancelRow(tx, deps, row, { ...asked, undoUntil }, now)
  deps.hooks.groupChanged(tx, deps, { what: 'cancelled', groupId: asked.groupId }, now)
  return { ok: true, undoUntil }
}

const CANCEL_ROW = statement(
  `update appointments set state = 'cancelled', live = 0, seated = 0, reopens_at = $reopensAt, undo_until = $undoUntil, late = $late,
     reason = $code, words_sealed = $words, updated_at = $now, version = version + 1
   where id = +$id and state = 'confirmed' and version = +$version`,
  {
    params: {
      reopensAt: 'int?',
      undoUntil: 'int?',
      late: 'int',
      code: 'text?',
      words: 'bytes?',
      now: 'int',
      id: 'int',
      version: 'int',
    },
  },
)

function cancelRow(
  tx: Tx,
  deps: BookingDeps,
  row: LiveRow,
  asked: Cancellation & { undoUntil: Instant | undefined },
  now: Instant,
): void {
  const late = asked.actor === 'citizen' && row.starts_at - now < rule(tx, 'late_cancel_hours') * HOUR
  const byStaff = isClerk(asked.actor)
  const reopensAt = now + drawCancelCooling(tx, deps.clock, row.starts_at - now)
  const { changes } = CANCEL_ROW.run(tx, {
    reopensAt: Math.max(reopensAt, asked.undoUntil ?? 0),
    undoUntil: asked.undoUntil ?? null,
    late: late ? 1 : 0,
    code: byStaff ? null : (asked.reason ?? null),
    words: byStaff && asked.reason ? deps.vault.seal(asked.reason) : null,
    now,
    id: row.id,
    version: row.version,
  })
  if (changes !== 1) throw new Error('an appointment changed while it was cancelled')
  recordWith(tx, deps.vault, row.id, late ? 'cancelled_late' : 'cancelled', asked.actor, now, asked.reason)
}

const NOTE_REASON = statement(
  `update appointments set reason = $reason, version = version + 1
   where group_id = +$group and contact_id = +$contact and state = 'cancelled' and undo_until is not null
     and member in (select value from json_each(+$members))`,
  { params: { reason: 'text?', group: 'text', contact: 'int', members: 'text' }, uses: 'appointments_contact' },
)

/** False when this contact has cancelled none of the group. */
export function noteReason(
  tx: Tx,
  asked: { groupId: string; members: readonly number[]; contactId: number; reason: CancelReason },
): boolean {
  const { changes } = NOTE_REASON.run(tx, {
    reason: asked.reason,
    group: asked.groupId,
    contact: asked.contactId,
    members: JSON.stringify(asked.members),
  })
  return changes > 0
}

const CANCELLATIONS_BY_REASON = statement(
  `select reason, count(*) as visits from appointments
   where state = 'cancelled' and undo_until is not null and visit_ends_at > ? and visit_ends_at <= ?
     and office_id in (select o.id from offices o where o.agency_id = +?)
   group by reason order by visits desc, reason`,
  {
    row: row<{ reason: CancelReason | null; visits: number }>({ reason: 'text?', visits: 'int' }),
    params: ['int', 'int', 'int'],
    uses: 'appointments_cancelled',
    because: 'an administrator asks about some weeks, and there are few reasons',
  },
)

/**
 * Own cancellations of visits at an agency's offices whose day ends after `from` and until `until`, by reason (null: none given), most
 * first.
 */
export function cancellationsByReason(
  db: Db,
  agencyId: number,
  { from, until }: { from: Instant; until: Instant },
): { reason: CancelReason | null; visits: number }[] {
  return CANCELLATIONS_BY_REASON.all(db, from, until, agencyId)
}

interface CancelledRow {
  id: number
  member: number
  version: number
  updated_at: Instant
  person_id: number
  procedure_id: string
  slot_id: number
  slot_count: number
  unverified: number
  visit_ends_at: Instant
  /** When one of its slots was closed. */
  closed_at: Instant | null
  /** 1: all its places still cool. */
  kept: number
}

/**
 * The same places, folio and people, all or nothing. `over`: too late, or nothing to undo; `closed`: the hour was closed meanwhile; `live`:
 * a person has another appointment now; `phone_limit`.
 */
export function undoCancel(
  tx: Tx,
  deps: BookingDeps,
  asked: { contactId: number; groupId: string; members: readonly number[] },
  now: Instant,
): Undone {
  const rows = undoable(tx, asked, now)
  if (rows.length === 0 || rows.length !== new Set(asked.members).size) return { ok: false, why: 'over' }
  if (rows.some((row) => row.closed_at !== null)) return { ok: false, why: 'closed' }
  const people = rows.map((row) => row.person_id)
  endVisitsOf(tx, deps, people, asked.contactId, now)
  if (rows.some((row) => isTaken(tx, row, asked.groupId, now))) return { ok: false, why: 'live' }
  if (overLimit(tx, deps, asked.contactId, rows, now)) return { ok: false, why: 'phone_limit' }
  for (const row of rows) sitAgain(tx, row, 'citizen', now)
  const { contactId, groupId } = asked
  const endedAt = Math.max(...rows.map((row) => row.updated_at))
  deps.hooks.groupChanged(tx, deps, { what: 'cancellation_undone', groupId, contactId, endedAt }, now)
  const back = new Set(rows.map((row) => row.id))
  return { ok: true, appointments: groupOf(tx, deps.vault, asked.groupId).filter((view) => back.has(view.id)) }
}

/**
 * The office takes its own cancellation back: the same hour, folio and people, all or nothing. False: the hour began, is closed or full, or
 * a person has another appointment now. Walled to hours that a closure or plan took (db/walls.sql).
 */
export function reinstate(
  tx: Tx,
  deps: BookingDeps,
  { views, actor }: { views: readonly AppointmentDetail[]; actor: Actor },
  now: Instant,
): boolean {
  const [first] = views
  if (!first || first.slot.startsAt <= now) return false
  const { groupId, contactId } = first
  const members = JSON.stringify(views.map((view) => view.member))
  const rows = CANCELLED.all(tx, { group: groupId, members })
  if (rows.length !== views.length || rows.some((row) => row.closed_at !== null || isTaken(tx, row, groupId, now))) return false
  const wanted = rows.filter((row) => row.kept === 0).flatMap((row) => slotsOf(tx, row))
  const givable = givableAt(tx, now)
  const isFull = (slotId: number, times: number) => (readSlotState(tx, slotId)?.free ?? 0) + givable(slotId) < times
  if ([...Map.groupBy(wanted, (id) => id)].some(([id, all]) => isFull(id, all.length))) return false
  giveResting(tx, wanted, now)
  for (const row of rows) sitAgain(tx, row, actor, now)
  const endedAt = Math.max(...rows.map((row) => row.updated_at))
  if (contactId !== undefined) deps.hooks.groupChanged(tx, deps, { what: 'cancellation_undone', groupId, contactId, endedAt }, now)
  return true
}

/** The person now has another appointment that excludes this one, or one at the same time. */
const isTaken = (db: Db, row: CancelledRow, groupId: string, now: Instant): boolean =>
  hasLive(db, { personId: row.person_id, procedureId: row.procedure_id }, now) ||
  visitAtThatTime(db, { personId: row.person_id, slotId: row.slot_id, slotCount: row.slot_count, groupId }, now) !== undefined

const CANCELLED_ROWS = `select a.id, a.member, a.version, a.updated_at, a.person_id, a.procedure_id, a.slot_id, a.slot_count, a.unverified,
     a.visit_ends_at,
     (select max(s.closed_at) from slots s
       where s.id in (select p.slot_id from appointment_slots p where p.appointment_id = a.id)) as closed_at,
     not exists (select 1 from appointment_slots p where p.appointment_id = a.id and not exists (
       select 1 from cooling_places c where c.slot_id = p.slot_id and c.appointment_id = a.id)) as kept
   from appointments a
   where a.group_id = +$group and a.member in (select value from json_each(+$members))`

const CANCELLED_ROW = row<CancelledRow>({
  id: 'int',
  member: 'int',
  version: 'int',
  updated_at: 'int',
  person_id: 'int',
  procedure_id: 'text',
  slot_id: 'int',
  slot_count: 'int',
  unverified: 'int',
  visit_ends_at: 'int',
  closed_at: 'int?',
  kept: 'int',
})

const UNDOABLE = statement(
  `${CANCELLED_ROWS} and a.contact_id = +$contact and ${UNDO_RUNS} and a.visit_ends_at > +$now order by a.member`,
  {
    row: CANCELLED_ROW,
    params: { group: 'text', contact: 'int', now: 'int', members: 'text' },
    uses: 'appointments_group cooling_slot',
  },
)

const CANCELLED = statement(`${CANCELLED_ROWS} and a.state = 'cancelled' order by a.member`, {
  row: CANCELLED_ROW,
  params: { group: 'text', members: 'text' },
  uses: 'appointments_group cooling_slot',
})

function undoable(db: Db, asked: { contactId: number; groupId: string; members: readonly number[] }, now: Instant): CancelledRow[] {
  return UNDOABLE.all(db, { group: asked.groupId, contact: asked.contactId, now, members: JSON.stringify(asked.members) }).filter(
    (row) => row.kept === 1,
  )
}

const SIT_AGAIN = statement(
  `update appointments set state = 'confirmed', live = 1, seated = 1, reopens_at = null, undo_until = null, late = 0, reason = null, words_sealed = null, contested_by = null,
     updated_at = $now, version = version + 1
   where id = +$id and version = +$version and state = 'cancelled'`,
  { params: { now: 'int', id: 'int', version: 'int' } },
)

function sitAgain(tx: Tx, row: CancelledRow, actor: Actor, now: Instant): void {
  const { changes } = SIT_AGAIN.run(tx, { now, id: row.id, version: row.version })
  if (changes !== 1) throw new Error('a cancellation changed while it was undone')
  record(tx, row.id, 'undone', actor, now)
}

const CANCELLED_LATELY = statement(
  `with last as (select group_id, updated_at from appointments
     where contact_id = +$contact and live = 0 and state = 'cancelled' and undo_until > +$since order by undo_until desc limit 1)
   select a.id, a.undo_until from appointments a join last on a.group_id = last.group_id and a.updated_at = last.updated_at
   where a.state = 'cancelled' and a.undo_until is not null`,
  {
    row: { id: 'int', undo_until: 'int' },
    params: { contact: 'int', since: 'int' },
    uses: 'appointments_contact appointments_group',
    because: 'a contact has few appointments',
  },
)

/** The contact's last cancellation within a day, which "undo" means. `until`: when undoing it ends, or ended. */
export function cancelledLately(db: Db, vault: Vault, contactId: number, now: Instant): CancelledLately | undefined {
  const rows = CANCELLED_LATELY.all(db, { contact: contactId, since: now - DAY })
  const [first] = rows
  const views = appointmentsById(
    db,
    vault,
    rows.map((row) => row.id),
  )
  const [view] = views
  if (!first || !view) return undefined
  return { groupId: view.groupId, members: views.map((one) => one.member), slot: view.slot, until: first.undo_until }
}
