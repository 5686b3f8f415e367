import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { record } from '../booking/events.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import { keepVisitsDays } from '../booking/personal-data.ts'
import { beforeDusk } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import { type Clock, DAY, drawBetween, HOUR, type Instant, MINUTE, SECOND } from '../clock.ts'

export const REMINDER_KINDS = ['first', 'second', 'last'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** A group's members at one office on one day, named by their first hour. */
export interface Visit {
  groupId: string
  slotId: number
  officeId: number
  zone: string
  startsAt: Instant
  /** Undefined: no telephone. */
  contactId: number | undefined
  members: number[]
  appointmentIds: number[]
}

interface SeatRow {
  id: number
  slot_id: number
  office_id: number
  contact_id: number | null
  member: number
  starts_at: Instant
  day: string
  zone: string
}

const VISITS_OF = statement(
  `select a.id, a.slot_id, a.office_id, a.contact_id, a.member, s.starts_at, s.day, o.zone
   from appointments a join slots s on s.id = a.slot_id join offices o on o.id = a.office_id
   where a.group_id = +$group and ${STILL_LIVE} order by s.starts_at, a.member`,
  {
    row: row<SeatRow>({
      id: 'int',
      slot_id: 'int',
      office_id: 'int',
      contact_id: 'int?',
      member: 'int',
      starts_at: 'int',
      day: 'text',
      zone: 'text',
    }),
    params: { group: 'text', now: 'int' },
    uses: 'appointments_group',
    because: 'a group has few members',
  },
)

/** Soonest first. */
export function visitsOf(db: Db, groupId: string, now: Instant): Visit[] {
  const seats = VISITS_OF.all(db, { group: groupId, now })
  const visits = Map.groupBy(seats, (seat) => `${seat.office_id}:${seat.day}`)
  return [...visits.values()].flatMap((together) => {
    const [first] = together
    if (!first) return []
    const contactId = together.find((seat) => seat.contact_id !== null)?.contact_id ?? undefined
    const { slot_id: slotId, office_id: officeId, zone, starts_at: startsAt } = first
    const members = together.map((seat) => seat.member)
    return [{ groupId, slotId, officeId, zone, startsAt, contactId, members, appointmentIds: together.map((seat) => seat.id) }]
  })
}

/** Undefined once moved, cancelled or over. */
export const visitAt = (db: Db, groupId: string, slotId: number, now: Instant): Visit | undefined =>
  visitsOf(db, groupId, now).find((visit) => visit.slotId === slotId)

const DELETE_UNSAID = statement("delete from reminders where group_id = ? and state <> 'said'", {
  params: ['text'],
  uses: 'reminders_one',
})

const CALL_LAPSES_OFF = statement('update reminders set lapses_at = null where group_id = ? and lapses_at is not null', {
  params: ['text'],
  uses: 'reminders_one',
})

const PLAN_REMINDERS = statement(
  "insert into reminders (group_id, slot_id, kind, due_at, state) values (?, ?, ?, ?, 'planned') on conflict do nothing",
  { params: ['text', 'int', 'text', 'int'] },
)

/**
 * Call it in each step that confirms, gives, moves, passes on, cancels in part or takes back, so that no reminder is stale. What was
 * already said for an hour is never planned again for it. An announced lapse is off: a change counts as an answer, and a new telephone was
 * never told.
 */
export function planReminders(tx: Tx, clock: Pick<Clock, 'random'>, groupId: string, now: Instant): void {
  DELETE_UNSAID.run(tx, groupId)
  CALL_LAPSES_OFF.run(tx, groupId)
  for (const visit of visitsOf(tx, groupId, now)) {
    if (visit.contactId === undefined) continue
    for (const { kind, dueAt } of timesOf(tx, clock, visit, now)) PLAN_REMINDERS.run(tx, groupId, visit.slotId, kind, dueAt)
  }
}

/**
 * One in the rest after a change is left out; one at night comes the evening before; one that another follows within a rest is left out
 * too, because the later has the better reason.
 */
function timesOf(db: Db, clock: Pick<Clock, 'random'>, visit: Visit, now: Instant): { kind: ReminderKind; dueAt: Instant }[] {
  const rest = restMs(db)
  const spread = rule(db, 'reminder_spread_minutes') * MINUTE
  const times = REMINDER_KINDS.flatMap((kind) => {
    const hours = rule(db, `reminder_${kind}_hours`)
    if (hours === 0) return []
    const wanted = visit.startsAt - hours * HOUR - drawBetween(clock, 0, spread)
    const evening = beforeDusk(db, wanted, visit.zone)
    const dueAt = evening === wanted ? wanted : evening - drawBetween(clock, 0, spread)
    return dueAt >= now + rest ? [{ kind, dueAt }] : []
  })
  return times.filter((one, i) => !times.slice(i + 1).some((later) => later.dueAt < one.dueAt + rest))
}

/** No reminders after a change or an answer; milliseconds. */
export const restMs = (db: Db): number => rule(db, 'reminder_rest_hours') * HOUR

// `+state`: without the `+` SQLite reads all planned reminders (200 us with 4,000 rows) and not the group's three.
const HAS_REMINDERS = statement("select 1 from reminders where group_id = ? and +state = 'planned' limit 1", {
  params: ['text'],
  uses: 'reminders_one',
})

export const hasReminders = (db: Db, groupId: string): boolean => HAS_REMINDERS.finds(db, groupId)

const RECONFIRM = statement(
  `insert into reconfirmations (group_id, slot_id, at) select distinct group_id, slot_id, ?1 from appointments
   where id in (select value from json_each(?2)) on conflict do nothing`,
  { params: ['int', 'text'], because: 'a group has few members' },
)

/** One row for each of their hours, so that it survives a move or cancellation of one member. False when this contact has no such visit. */
export function reconfirm(tx: Tx, asked: { groupId: string; slotId: number; contactId: number }, now: Instant): boolean {
  const visit = visitAt(tx, asked.groupId, asked.slotId, now)
  if (!visit || visit.contactId !== asked.contactId) return false
  const { changes } = RECONFIRM.run(tx, now, JSON.stringify(visit.appointmentIds))
  if (changes > 0) for (const id of visit.appointmentIds) record(tx, id, 'reconfirmed', 'citizen', now)
  return true
}

const FORGET_RECONFIRMATIONS = statement('delete from reconfirmations where group_id = ?', { params: ['text'] })

/** The group has another telephone: the old one's answer does not count. */
export function forgetReconfirmations(tx: Tx, groupId: string): void {
  FORGET_RECONFIRMATIONS.run(tx, groupId)
}

const RECONFIRMED_AT = statement('select at from reconfirmations where group_id = ? and slot_id = ?', {
  row: { at: 'int' },
  params: ['text', 'int'],
})

/** Undefined: not confirmed. */
export function reconfirmedAt(db: Db, groupId: string, slotId: number): Instant | undefined {
  return RECONFIRMED_AT.get(db, groupId, slotId)?.at
}

const UNANSWERED_OF = statement(
  `select distinct r.group_id, r.slot_id from appointments a join reminders r on r.group_id = a.group_id and r.slot_id = a.slot_id
   where a.contact_id = +$contact and ${STILL_LIVE} and r.asked = 1
     and not exists (select 1 from reconfirmations c where c.group_id = r.group_id and c.slot_id = r.slot_id)`,
  {
    row: { group_id: 'text', slot_id: 'int' },
    params: { contact: 'int', now: 'int' },
    uses: 'appointments_contact reminders_one',
    because: 'a contact has few appointments',
  },
)

/** Soonest first. */
export function unansweredOf(db: Db, contactId: number, now: Instant): Visit[] {
  const asked = UNANSWERED_OF.all(db, { contact: contactId, now })
  const visits = asked.flatMap((one) => visitAt(db, one.group_id, one.slot_id, now) ?? [])
  return visits.toSorted((a, b) => a.startsAt - b.startsAt)
}

export interface DueReminder {
  id: number
  groupId: string
  slotId: number
  kind: ReminderKind
}

/** Ten a second: an eighth of the number's rate, so that answers never wait behind reminders. */
const APART_MS = SECOND / 10

interface Planned {
  at: Instant | null
  said: Instant | null
}

// Both use partial indexes; it runs at each flush.
const NEXT = `select (select min(due_at) from reminders where state = 'planned') as at,
  (select max(said_at) from reminders where said_at is not null) as said`

const DUE_REMINDERS = statement(NEXT, { row: row<Planned>({ at: 'int?', said: 'int?' }), uses: 'reminders_due reminders_said' })

const DUE_REMINDERS_REMINDERS = statement(
  `select id, group_id as groupId, slot_id as slotId, kind from reminders
   where state = 'planned' and due_at <= +$now order by due_at limit +$limit`,
  {
    row: row<DueReminder>({ id: 'int', groupId: 'text', slotId: 'int', kind: 'text' }),
    params: { now: 'int', limit: 'int' },
    uses: 'reminders_due',
  },
)

/** Oldest first: at most `most`, within the pace. */
export function dueReminders(db: Db, most: number, now: Instant): DueReminder[] {
  const next = DUE_REMINDERS.get(db)
  if (!next || next.at === null || next.at > now) return []
  return DUE_REMINDERS_REMINDERS.all(db, { now, limit: Math.min(most, mayBeSaid(next.said, now)) })
}

/** By the pace since the last one; after the clock was put back: one. */
function mayBeSaid(last: Instant | null, now: Instant): number {
  if (last === null) return Number.MAX_SAFE_INTEGER
  return last > now ? 1 : Math.floor((now - last) / APART_MS)
}

const NEXT_REMINDER = statement('select min(lapses_at) as at from reminders where lapses_at is not null', {
  row: { at: 'int?' },
  uses: 'reminders_lapses',
})

/** Undefined when nothing is planned. */
export function nextReminder(db: Db): Instant | undefined {
  const next = DUE_REMINDERS.get(db)
  const lapse = NEXT_REMINDER.get(db)
  const paced = next?.at == null ? undefined : Math.max(next.at, (next.said ?? 0) + APART_MS)
  const times = [paced, lapse?.at ?? undefined].filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

const COUNT_DUE_REMINDERS = statement(
  `select (select count(*) from reminders where state = 'planned' and due_at <= +$now)
   + (select count(*) from reminders where lapses_at <= +$now) as due`,
  { row: { due: 'int' }, params: { now: 'int' }, uses: 'reminders_due reminders_lapses' },
)

export function countDueReminders(db: Db, now: Instant): number {
  const row = COUNT_DUE_REMINDERS.get(db, { now })
  return row?.due ?? 0
}

const NOTE_SAID = statement(
  "update reminders set state = 'said', said_at = ?, asked = ?, lapses_at = ?, outbox_id = ? where id = ? and state = 'planned'",
  { params: ['int?', 'int', 'int?', 'int?', 'int'] },
)

const SAID_NOW = statement('update reminders set said_at = ?1 where said_at > ?1', { params: ['int?'], uses: 'reminders_said' })

/** The pace counts from now, not from a moment of a clock that was ahead. */
export const followClock = (tx: Tx, now: Instant): void => void SAID_NOW.run(tx, now)

/** `asked`: whether they will come. `lapsesAt`: the announced hour. */
interface HowSaid {
  asked: boolean
  lapsesAt: Instant | undefined
  outboxId: number | undefined
}

export function noteSaid(tx: Tx, id: number, what: HowSaid, now: Instant): void {
  NOTE_SAID.run(tx, now, what.asked ? 1 : 0, what.lapsesAt ?? null, what.outboxId ?? null, id)
}

const CARRIED_BY = statement('select group_id as groupId, slot_id as slotId from reminders where outbox_id = ? limit 1', {
  row: { groupId: 'text', slotId: 'int' },
  params: ['int'],
  uses: 'reminders_outbox',
})

/** Null: it is no reminder. */
export const carriedBy = (db: Db, outboxId: number) => CARRIED_BY.get(db, outboxId)

export type WhyDropped = 'gone' | 'muted' | 'no_contact' | 'late' | 'answered' | 'failed'

const DROP_REMINDER = statement("update reminders set state = 'dropped', why = ? where id = ? and state = 'planned'", {
  params: ['text', 'int'],
})

export function dropReminder(tx: Tx, id: number, why: WhyDropped): void {
  DROP_REMINDER.run(tx, why, id)
}

const POSTPONE_REMINDER = statement("update reminders set due_at = ? where id = ? and state = 'planned'", {
  params: ['int', 'int'],
})

export function postponeReminder(tx: Tx, id: number, until: Instant): void {
  POSTPONE_REMINDER.run(tx, until, id)
}

const ANOTHER_COMES = statement(
  `select 1 from reminders where group_id = +$group and slot_id = +$slot and state = 'planned' and due_at < +$soon
   and kind in (select value from json_each(+$later))`,
  { params: { group: 'text', slot: 'int', soon: 'int', later: 'text' }, uses: 'reminders_due' },
)

/** A later reminder of the same visit follows too soon. */
export function anotherComes(db: Db, { groupId, slotId, kind }: DueReminder, now: Instant): boolean {
  const later = REMINDER_KINDS.slice(REMINDER_KINDS.indexOf(kind) + 1)
  return ANOTHER_COMES.finds(db, { group: groupId, slot: slotId, soon: now + restMs(db), later: JSON.stringify(later) })
}

const LAPSE_OF = statement('select lapse_unanswered as lapses, zone from offices where id = ?', {
  row: { lapses: 'int', zone: 'text' },
  params: ['int'],
})

/** Undefined in an office that does not do this. Never at night, because it is told. */
export function lapseOf(db: Db, visit: { officeId: number; startsAt: Instant }): Instant | undefined {
  const row = LAPSE_OF.get(db, visit.officeId)
  return row?.lapses === 1 ? beforeDusk(db, visit.startsAt - rule(db, 'lapse_hours') * HOUR, row.zone) : undefined
}

const DUE_LAPSES = statement(
  `select group_id as groupId, slot_id as slotId, lapses_at as lapsesAt from reminders
   where lapses_at is not null and lapses_at <= +$now order by lapses_at limit +$limit`,
  { row: { groupId: 'text', slotId: 'int', lapsesAt: 'int' }, params: { now: 'int', limit: 'int' }, uses: 'reminders_lapses' },
)

/** Oldest first, by at most `most` reminders. */
export function dueLapses(db: Db, most: number, now: Instant): { groupId: string; slotId: number; lapsesAt: Instant }[] {
  const due = DUE_LAPSES.all(db, { now, limit: most })
  return due.filter((one, i) => due.findIndex((other) => other.groupId === one.groupId && other.slotId === one.slotId) === i)
}

const SETTLE_LAPSE = statement(
  'update reminders set lapses_at = null where group_id = ? and slot_id = ? and lapses_at is not null',
  { params: ['text', 'int'], uses: 'reminders_one' },
)

export function settleLapse(tx: Tx, groupId: string, slotId: number): void {
  SETTLE_LAPSE.run(tx, groupId, slotId)
}

const POSTPONE_LAPSE = statement(
  'update reminders set lapses_at = ? where group_id = ? and slot_id = ? and lapses_at is not null',
  { params: ['int', 'text', 'int'], uses: 'reminders_one' },
)

export function postponeLapse(tx: Tx, groupId: string, slotId: number, until: Instant): void {
  POSTPONE_LAPSE.run(tx, until, groupId, slotId)
}

const FORGET_OLD_REMINDERS = statement(
  `delete from reminders where id in (
   select r.id from reminders r join slots s on s.id = r.slot_id
   where r.state in ('planned', 'said', 'dropped') and r.due_at < +$before and s.starts_at < +$before limit +$limit)`,
  { params: { before: 'int', limit: 'int' }, uses: 'reminders_due' },
)

const DELETE_RECONFIRMATIONS = statement(
  `delete from reconfirmations where rowid in (
   select r.rowid from reconfirmations r join slots s on s.id = r.slot_id
   where r.at < +$before and s.starts_at < +$before limit +$limit)`,
  { params: { before: 'int', limit: 'int' }, uses: 'reconfirmations_at' },
)

export function forgetReminders(tx: Tx, now: Instant, limit: number): number {
  const asked = { before: now - keepVisitsDays(tx) * DAY, limit }
  return FORGET_OLD_REMINDERS.run(tx, asked).changes + DELETE_RECONFIRMATIONS.run(tx, asked).changes
}
