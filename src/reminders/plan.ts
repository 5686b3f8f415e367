import { exists } from '../../db/ask.ts'
import type { Db, Tx } from '../../db/open.ts'
import { record } from '../booking/events.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import { beforeDusk } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import { type Clock, drawBetween, HOUR, type Instant, MINUTE } from '../clock.ts'

/** In the order in which they come. */
export const REMINDER_KINDS = ['first', 'second', 'last'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** All members of a group who come to one office on one day. Named by the first of their hours. */
export interface Visit {
  groupId: string
  slotId: number
  officeId: number
  zone: string
  startsAt: Instant
  /** The contact that looks after it; undefined: nobody with a telephone. */
  contactId: number | undefined
  /** Positions within the group. */
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

/** The live visits of a group, soonest first. */
export function visitsOf(db: Db, groupId: string, now: Instant): Visit[] {
  const seats = db.client
    .query<SeatRow, { group: string; now: number }>(
      `select a.id, a.slot_id, a.office_id, a.contact_id, a.member, s.starts_at, s.day, o.zone
       from appointments a join slots s on s.id = a.slot_id join offices o on o.id = a.office_id
       where a.group_id = +$group and ${STILL_LIVE} order by s.starts_at, a.member`,
    )
    .all({ group: groupId, now })
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

/** The visit with this first hour; undefined once it was moved, cancelled or is over. */
export const visitAt = (db: Db, groupId: string, slotId: number, now: Instant): Visit | undefined =>
  visitsOf(db, groupId, now).find((visit) => visit.slotId === slotId)

/**
 * Plans the reminders of a group again. To be called in each step that confirms, gives, moves, passes on, cancels in part or
 * takes back, so that nobody is reminded of what just changed. What was already said for an hour is never planned again for it.
 * An announced lapse is off: a change counts as an answer, and a new telephone was never told.
 */
export function planReminders(tx: Tx, clock: Pick<Clock, 'random'>, groupId: string, now: Instant): void {
  tx.client.query<unknown, [string]>("delete from reminders where group_id = ? and state <> 'said'").run(groupId)
  tx.client
    .query<unknown, [string]>('update reminders set lapses_at = null where group_id = ? and lapses_at is not null')
    .run(groupId)
  const insert = tx.client.query<unknown, [string, number, string, number]>(
    "insert into reminders (group_id, slot_id, kind, due_at, state) values (?, ?, ?, ?, 'planned') on conflict do nothing",
  )
  for (const visit of visitsOf(tx, groupId, now)) {
    if (visit.contactId === undefined) continue
    for (const { kind, dueAt } of timesOf(tx, clock, visit, now)) insert.run(groupId, visit.slotId, kind, dueAt)
  }
}

/** Plans for every visit that has no reminder: an older release booked it. To be called once in the life of a database. */
export function planForWhomNothingWas(tx: Tx, clock: Pick<Clock, 'random'>, now: Instant): void {
  const groups = tx.client
    .query<{ group_id: string }, []>(
      `select distinct group_id from appointments a where live = 1 and state = 'confirmed'
         and not exists (select 1 from reminders r where r.group_id = a.group_id)`,
    )
    .all()
  for (const { group_id } of groups) planReminders(tx, clock, group_id, now)
}

/**
 * When each reminder of a visit is due. One that falls into the rest after a change is left out. One that falls into the night
 * comes the evening before. One that another follows within a rest is left out too: the later one has the better reason.
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

/** How long nobody is reminded after a change or an answer, in milliseconds. */
export const restMs = (db: Db): number => rule(db, 'reminder_rest_hours') * HOUR

/** Whether a reminder is planned for this group. */
export const hasReminders = (db: Db, groupId: string): boolean =>
  // `+state`: without the `+` SQLite reads all planned reminders (200 us with 4,000 rows) and not the group's three.
  exists(db, "select 1 from reminders where group_id = ? and +state = 'planned' limit 1", groupId)

/**
 * Notes once that they will come. One row for each of their hours, so that it still stands when one member is moved or
 * cancelled. False when this contact has no such visit (any more).
 */
export function reconfirm(tx: Tx, asked: { groupId: string; slotId: number; contactId: number }, now: Instant): boolean {
  const visit = visitAt(tx, asked.groupId, asked.slotId, now)
  if (!visit || visit.contactId !== asked.contactId) return false
  const { changes } = tx.client
    .query<unknown, [number, string]>(
      `insert into reconfirmations (group_id, slot_id, at) select distinct group_id, slot_id, ?1 from appointments
       where id in (select value from json_each(?2)) on conflict do nothing`,
    )
    .run(now, JSON.stringify(visit.appointmentIds))
  if (changes > 0) for (const id of visit.appointmentIds) record(tx, id, 'reconfirmed', 'citizen', now)
  return true
}

/** The group has another telephone: the word of the old one does not count. */
export function forgetReconfirmations(tx: Tx, groupId: string): void {
  tx.client.query<unknown, [string]>('delete from reconfirmations where group_id = ?').run(groupId)
}

/** When they said that they will come; undefined: not yet. */
export function reconfirmedAt(db: Db, groupId: string, slotId: number): Instant | undefined {
  return db.client
    .query<{ at: Instant }, [string, number]>('select at from reconfirmations where group_id = ? and slot_id = ?')
    .get(groupId, slotId)?.at
}

/** The contact's visits that were asked about and not answered, soonest first. */
export function unansweredOf(db: Db, contactId: number, now: Instant): Visit[] {
  const asked = db.client
    .query<{ group_id: string; slot_id: number }, { contact: number; now: number }>(
      `select distinct r.group_id, r.slot_id from appointments a join reminders r on r.group_id = a.group_id and r.slot_id = a.slot_id
       where a.contact_id = +$contact and ${STILL_LIVE} and r.asked = 1
         and not exists (select 1 from reconfirmations c where c.group_id = r.group_id and c.slot_id = r.slot_id)`,
    )
    .all({ contact: contactId, now })
  const visits = asked.flatMap((one) => visitAt(db, one.group_id, one.slot_id, now) ?? [])
  return visits.toSorted((a, b) => a.startsAt - b.startsAt)
}
