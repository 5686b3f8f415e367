import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { cancel } from '../booking/cancellation.ts'
import type { Actor } from '../booking/events.ts'
import { stampNow } from '../booking/groups.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { asOfficeReason, type OfficeReason } from '../booking/office-reasons.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/**
 * Cancels these appointments and no others of their groups: members may have other hours. They were read in this same step, so
 * they cannot have changed.
 */
export function cancelAll(
  tx: Tx,
  deps: BookingDeps,
  visits: AppointmentDetail[],
  order: { actor: Actor; reason: string },
  now: Instant,
): void {
  for (const [groupId, members] of Map.groupBy(visits, (one) => one.groupId)) {
    const stamp = stampNow(tx, groupId, now)
    const asked = { groupId, stamp, members: members.map((one) => one.member), actor: order.actor, reason: order.reason }
    if (!cancel(tx, deps, asked, now).ok) throw new Error('an appointment could not be cancelled')
  }
}

const BEGIN_BIG_CLOSURE = statement('insert into big_closures (closure_id, actor, total, told_reason) values (?, ?, ?, ?)', {
  params: ['int', 'text', 'int', 'text'],
})

/** Notes that the appointments of a closure are cancelled step by step: see `nextOfClosure`. */
export function beginBigClosure(
  tx: Tx,
  closure: { closureId: number; actor: Actor; total: number; toldReason: OfficeReason },
): void {
  BEGIN_BIG_CLOSURE.run(tx, closure.closureId, closure.actor, closure.total, closure.toldReason)
}

export interface OpenClosure {
  closureId: number
  actor: Actor
  officeId: number
  day: LocalDay
  fromMinute: number
  untilMinute: number
  /** For the log-book. */
  reason: string
  /** For its people. */
  toldReason: OfficeReason
}

const IS_CLOSING = statement('select 1 from big_closures where finished_at is null', { uses: 'big_closures_open' })

/** Whether a closure is not finished. */
export const isClosing = (db: Db): boolean => IS_CLOSING.finds(db)

const OPEN_BIG_CLOSURE = statement(
  `select b.closure_id as closureId, b.actor, c.office_id as officeId, c.day, c.from_minute as fromMinute,
     c.until_minute as untilMinute, c.reason_sealed as reason, b.told_reason as toldReason
   from big_closures b join closures c on c.id = b.closure_id where b.finished_at is null order by b.closure_id limit 1`,
  {
    row: row<Omit<OpenClosure, 'reason' | 'toldReason'> & { reason: Uint8Array | null; toldReason: string }>({
      closureId: 'int',
      actor: 'text',
      officeId: 'int',
      day: 'text',
      fromMinute: 'int',
      untilMinute: 'int',
      reason: 'bytes?',
      toldReason: 'text',
    }),
    uses: 'big_closures_open',
  },
)

/** The oldest closure that is not finished. */
export function openBigClosure(db: Db, vault: Vault): OpenClosure | undefined {
  const row = OPEN_BIG_CLOSURE.get(db)
  const reason = row?.reason ? vault.open(row.reason) : ''
  return row ? { ...row, reason, toldReason: asOfficeReason(row.toldReason) } : undefined
}

const NEXT_OF_CLOSURE = statement(
  `with closed as (
     select a.id, a.group_id, s.starts_at from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
     where s.office_id = +$office and s.day = +$day and s.minute >= +$from and s.minute < +$until
       and s.closed_at is not null and s.starts_at > +$now)
   select id from closed where group_id in (
     select group_id from closed group by group_id order by min(starts_at), group_id limit +$groups)`,
  {
    row: { id: 'int' },
    params: { office: 'int', day: 'text', from: 'int', until: 'int', now: 'int', groups: 'int' },
    uses: 'appointments_slot slots_one',
    because: 'the visits of one closed day are sorted',
  },
)

/**
 * The next appointments in the hours of a closure, at most `groups` families. Hours that were opened again or have begun are
 * left alone: people who kept an appointment until then have it.
 */
export function nextOfClosure(db: Db, deps: BookingDeps, closure: OpenClosure, groups: number, now: Instant): AppointmentDetail[] {
  const ids = NEXT_OF_CLOSURE.all(db, {
    office: closure.officeId,
    day: closure.day,
    from: closure.fromMinute,
    until: closure.untilMinute,
    now,
    groups,
  }).map((row) => row.id)
  return appointmentsById(db, deps.vault, ids)
}

const NOTE_PROGRESS = statement('update big_closures set cancelled = cancelled + ?, finished_at = ? where closure_id = ?', {
  params: ['int', 'int?', 'int'],
})

/** Counts what was cancelled. With nobody left the closure is finished. */
export function noteProgress(tx: Tx, { closureId }: OpenClosure, cancelled: number, now: Instant): void {
  NOTE_PROGRESS.run(tx, cancelled, cancelled === 0 ? now : null, closureId)
}
