import { exists } from '../../db/ask.ts'
import type { Db, Tx } from '../../db/open.ts'
import { beforeDusk } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import { HOUR, type Instant, SECOND } from '../clock.ts'
import { REMINDER_KINDS, type ReminderKind, restMs } from './plan.ts'

export interface DueReminder {
  id: number
  groupId: string
  slotId: number
  kind: ReminderKind
}

/** At most ten a second: an eighth of the number's rate, so that answers never wait behind reminders. */
const APART_MS = SECOND / 10

interface Planned {
  at: Instant | null
  said: Instant | null
}

// Both use partial indexes; it runs at each flush.
const NEXT = `select (select min(due_at) from reminders where state = 'planned') as at,
  (select max(said_at) from reminders where said_at is not null) as said`

/** Planned reminders that are due, oldest first: at most `most`, and no more than the pace allows. */
export function dueReminders(db: Db, most: number, now: Instant): DueReminder[] {
  const next = db.client.query<Planned, []>(NEXT).get()
  if (!next || next.at === null || next.at > now) return []
  return db.client
    .query<DueReminder, { now: number; limit: number }>(
      `select id, group_id as groupId, slot_id as slotId, kind from reminders
       where state = 'planned' and due_at <= +$now order by due_at limit +$limit`,
    )
    .all({ now, limit: Math.min(most, mayBeSaid(next.said, now)) })
}

/** How many the pace allows since the last one. After the clock was put back that time is unknown: one. */
function mayBeSaid(last: Instant | null, now: Instant): number {
  if (last === null) return Number.MAX_SAFE_INTEGER
  return last > now ? 1 : Math.floor((now - last) / APART_MS)
}

/** When the next reminder may be said, or the next visit lapses; undefined when nothing is planned. */
export function nextReminder(db: Db): Instant | undefined {
  const next = db.client.query<Planned, []>(NEXT).get()
  const lapse = db.client
    .query<{ at: Instant | null }, []>('select min(lapses_at) as at from reminders where lapses_at is not null')
    .get()
  const paced = next?.at == null ? undefined : Math.max(next.at, (next.said ?? 0) + APART_MS)
  const times = [paced, lapse?.at ?? undefined].filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

/** How many rows are due. */
export function countDueReminders(db: Db, now: Instant): number {
  const row = db.client
    .query<{ due: number }, { now: number }>(
      `select (select count(*) from reminders where state = 'planned' and due_at <= +$now)
            + (select count(*) from reminders where lapses_at <= +$now) as due`,
    )
    .get({ now })
  return row?.due ?? 0
}

/** Notes that a reminder was said. `asked`: it asked whether they will come. `lapsesAt`: the hour that it announced. */
export function noteSaid(tx: Tx, id: number, what: { asked: boolean; lapsesAt: Instant | undefined }, now: Instant): void {
  tx.client
    .query<unknown, (number | null)[]>(
      "update reminders set state = 'said', said_at = ?, asked = ?, lapses_at = ? where id = ? and state = 'planned'",
    )
    .run(now, what.asked ? 1 : 0, what.lapsesAt ?? null, id)
}

export type WhyDropped = 'gone' | 'muted' | 'no_contact' | 'late' | 'answered' | 'failed'

/** Drops a planned reminder. */
export function dropReminder(tx: Tx, id: number, why: WhyDropped): void {
  tx.client
    .query<unknown, [string, number]>("update reminders set state = 'dropped', why = ? where id = ? and state = 'planned'")
    .run(why, id)
}

/** Moves a planned reminder to a later moment. */
export function postponeReminder(tx: Tx, id: number, until: Instant): void {
  tx.client.query<unknown, [number, number]>("update reminders set due_at = ? where id = ? and state = 'planned'").run(until, id)
}

/** Whether a later reminder of the same visit follows so soon that this one is too many. */
export function anotherComes(db: Db, { groupId, slotId, kind }: DueReminder, now: Instant): boolean {
  const later = REMINDER_KINDS.slice(REMINDER_KINDS.indexOf(kind) + 1)
  return exists(
    db,
    `select 1 from reminders where group_id = +$group and slot_id = +$slot and state = 'planned' and due_at < +$soon
           and kind in (select value from json_each(+$later))`,
    { group: groupId, slot: slotId, soon: now + restMs(db), later: JSON.stringify(later) },
  )
}

/** When a visit lapses unanswered; undefined in an office that does not do this. Never at night, because it is told. */
export function lapseOf(db: Db, visit: { officeId: number; startsAt: Instant }): Instant | undefined {
  const row = db.client
    .query<{ lapses: number; zone: string }, [number]>('select lapse_unanswered as lapses, zone from offices where id = ?')
    .get(visit.officeId)
  return row?.lapses === 1 ? beforeDusk(db, visit.startsAt - rule(db, 'lapse_hours') * HOUR, row.zone) : undefined
}

/** Visits that lapse now, oldest first, by at most `most` reminders. */
export function dueLapses(db: Db, most: number, now: Instant): { groupId: string; slotId: number; lapsesAt: Instant }[] {
  const due = db.client
    .query<{ groupId: string; slotId: number; lapsesAt: Instant }, { now: number; limit: number }>(
      `select group_id as groupId, slot_id as slotId, lapses_at as lapsesAt from reminders
       where lapses_at is not null and lapses_at <= +$now order by lapses_at limit +$limit`,
    )
    .all({ now, limit: most })
  return due.filter((one, i) => due.findIndex((other) => other.groupId === one.groupId && other.slotId === one.slotId) === i)
}

/** Nothing lapses for this visit any more. */
export function settleLapse(tx: Tx, groupId: string, slotId: number): void {
  tx.client
    .query<unknown, [string, number]>(
      'update reminders set lapses_at = null where group_id = ? and slot_id = ? and lapses_at is not null',
    )
    .run(groupId, slotId)
}

/** The visit lapses later than announced. */
export function postponeLapse(tx: Tx, groupId: string, slotId: number, until: Instant): void {
  tx.client
    .query<unknown, [number, string, number]>(
      'update reminders set lapses_at = ? where group_id = ? and slot_id = ? and lapses_at is not null',
    )
    .run(until, groupId, slotId)
}
