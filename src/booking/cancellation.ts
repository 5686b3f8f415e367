import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { drawCancelCooling, rule } from '../catalogue/rules.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { type Actor, recordWith } from './events.ts'
import { type LiveRow, liveRows, membersAsShown } from './groups.ts'
import type { BookingDeps } from './hooks.ts'
import type { Cancelled, CancelReason } from './outcomes.ts'

/** What to cancel, and who wants it. */
export interface Cancellation {
  groupId: string
  /** `stampOf` the live members, as they were shown. */
  stamp: string
  /** Only these members; all live ones when undefined. */
  members?: readonly number[] | undefined
  actor: Actor
  /** A clerk's words. A citizen's reason is a code and comes later (`noteReason`). */
  reason?: string
  /** Only appointments of this contact. */
  contactId?: number
}

/**
 * Cancels appointments of a group, all or nothing. `stale`: none is live any more, the group is not as it was shown, or it is
 * not this contact's. The places cool. A citizen may undo the cancellation (undo-cancellation.ts) for `undo_minutes`; the place cools at
 * least that long. A late cancellation is counted and never refused.
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
  const byStaff = asked.actor.startsWith('staff:')
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

/** Keeps the reason with what this contact cancelled of a group. False when none of it is cancelled (any more). */
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
   group by reason order by visits desc, reason`,
  {
    row: row<{ reason: CancelReason | null; visits: number }>({ reason: 'text?', visits: 'int' }),
    params: ['int', 'int'],
    uses: 'appointments_cancelled',
    because: 'an administrator asks about some weeks, and there are few reasons',
  },
)

/**
 * How many visits, whose day ends after `from` and until `until`, their people cancelled, by reason (null: none given), most
 * first.
 */
export function cancellationsByReason(db: Db, from: Instant, until: Instant): { reason: CancelReason | null; visits: number }[] {
  return CANCELLATIONS_BY_REASON.all(db, from, until)
}

const LATE_CANCELLATIONS = statement(
  "select count(*) as n from appointments where late = 1 and state = 'cancelled' and visit_ends_at > ? and visit_ends_at <= ?",
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'appointments_late' },
)

/** How many visits, whose day ends after `from` and until `until`, their people cancelled late. */
export function lateCancellations(db: Db, from: Instant, until: Instant): number {
  return LATE_CANCELLATIONS.get(db, from, until)?.n ?? 0
}
