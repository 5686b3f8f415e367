import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { addDays, endOfDay, startOfDay, wallClock, weekdayOf } from '../catalogue/calendar.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import { theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { planDay, readDayRecords } from './day-plan.ts'
import type { ClosedHours, PlaceHooks, ScheduleDeps } from './hooks.ts'
import { addPlan } from './plans.ts'
import { publish, publishDay, publishFrom } from './publication.ts'
import { theSchedule, windowsOf } from './schedules.ts'
import { daysAheadOf } from './usual-week.ts'

export interface Span {
  officeId: number
  /** Undefined: the office is closed, but windows are added to its windows or taken from them. */
  scheduleId?: number | undefined
  day: LocalDay
  fromMinute: number
  untilMinute: number
  /** For the log-book. */
  reason: string
}

const CLOSE_HOURS = statement(
  `insert into closures (office_id, schedule_id, day, from_minute, until_minute, windows, reason_sealed, told_reason, created_at)
   values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  { params: ['int', 'int?', 'text', 'int', 'int', 'int?', 'bytes', 'text', 'int'] },
)

/**
 * Closes a span of a day for new appointments, of an office or one schedule, or takes some windows. People with a place keep it. Also for days that are not published
 * yet.
 */
export function closeHours(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: Span & { windows?: number | undefined; told?: OfficeReason },
  now: Instant,
): { closureId: number; hoursClosed: number } {
  const { lastInsertRowid } = CLOSE_HOURS.run(
    tx,
    span.officeId,
    closedSchedule(tx, span) ?? null,
    span.day,
    span.fromMinute,
    span.untilMinute,
    span.windows ?? null,
    vault.seal(span.reason),
    span.told ?? 'unsaid',
    now,
  )
  const hoursClosed = publishDay(tx, hooks, span.officeId, span.day, now)
  return { closureId: Number(lastInsertRowid), hoursClosed }
}

/** Undefined: all of the office. */
export const closedSchedule = (
  db: Db,
  { officeId, scheduleId, windows }: Pick<Span, 'officeId' | 'scheduleId'> & { windows?: number | null | undefined },
): number | undefined => scheduleId ?? (windows == null ? undefined : windowsOf(db, officeId).id)

const LIFT_CLOSURE = statement(
  'update closures set lifted_at = $now where id = $id and lifted_at is null returning office_id, day',
  { row: { office_id: 'int', day: 'text' }, params: { now: 'int', id: 'int' } },
)

/** Its hours open, unless another closure or the usual week says otherwise. Undefined: none to lift. */
export function liftClosure(tx: Tx, hooks: PlaceHooks, closureId: number, now: Instant): { hoursOpened: number } | undefined {
  const closure = LIFT_CLOSURE.get(tx, { id: closureId, now })
  return closure ? { hoursOpened: publishDay(tx, hooks, closure.office_id, closure.day, now) } : undefined
}

/** Added to one day, or to these weekdays until the last day. */
export interface MorePlaces extends Span {
  windows: number
  lastDay?: LocalDay | undefined
  weekdays?: readonly number[] | undefined
}

/**
 * Adds windows beside the usual week; to a single day also when it is a non-working one. Publishes their first step: go on with `publish`
 * while there is a `next`. Returns also how many of them are for people without a window.
 */
export function addPlaces(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: MorePlaces,
  now: Instant,
): { hours: number; forSeated: number; next: LocalDay | undefined } {
  const { officeId, scheduleId = windowsOf(tx, officeId).id, day, windows, fromMinute, untilMinute, lastDay = day } = span
  const weekdays = weekdaysOf(span)
  const before = openPlaces(tx, span)
  const hours = weekdays.map((weekday) => ({ weekday, nth: 0, fromMinute, untilMinute, windows }))
  addPlan(tx, { scheduleId, fromDay: day, untilDay: lastDay, reason: Buffer.from(vault.seal(span.reason)) }, hours, now)
  const { written, next } =
    lastDay > day
      ? publishFrom(tx, hooks, officeId, now, day)
      : { written: publishDay(tx, hooks, officeId, day, now), next: undefined }
  return { hours: written, forSeated: openPlaces(tx, span).windowed - before.windowed, next }
}

const OPEN_PLACES = statement(
  `select coalesce(sum(capacity), 0) as places, coalesce(sum(min(taken, planned)), 0) as windowed from slots
   where office_id = +? and starts_at >= +? and starts_at < +? and schedule_id = +? and closed_at is null`,
  { row: { places: 'int', windowed: 'int' }, params: ['int', 'int', 'int', 'int'], uses: 'slots_one' },
)

const weekdaysOf = ({ day, lastDay = day, weekdays = [] }: MorePlaces): readonly number[] =>
  lastDay > day ? weekdays : [weekdayOf(day)]

/** Open places of the days that get more, taken ones too, and how many of the taken ones have a window. */
function openPlaces(db: Db, span: MorePlaces) {
  const { officeId, scheduleId = windowsOf(db, officeId).id, day, lastDay = day } = span
  const { zone } = theOffice(db, officeId)
  const sum = { places: 0, windowed: 0 }
  for (let one = day; one <= lastDay; one = addDays(one, 1)) {
    if (!weekdaysOf(span).includes(weekdayOf(one))) continue
    const found = OPEN_PLACES.get(db, officeId, startOfDay(one, zone), endOfDay(one, zone), scheduleId)
    sum.places += found?.places ?? 0
    sum.windowed += found?.windowed ?? 0
  }
  return sum
}

/** Places by the records of these days from now on, and how many are on days that are published later. */
function placesByRecords(
  db: Db,
  { officeId, scheduleId, day, lastDay = day }: MorePlaces,
  now: Instant,
): { all: number; later: number } {
  const schedule = scheduleId === undefined ? windowsOf(db, officeId) : theSchedule(db, scheduleId)
  const here = wallClock(now, theOffice(db, officeId).zone)
  const lastPublished = addDays(here.day, daysAheadOf(db, officeId))
  const places = { all: 0, later: 0 }
  for (let one = day; one <= lastDay; one = addDays(one, 1)) {
    const open = planDay(readDayRecords(db, schedule, one), schedule.slotMinutes).reduce(
      (sum, { minute, capacity, closed }) => sum + (closed || (one === here.day && minute <= here.minute) ? 0 : capacity),
      0,
    )
    places.all += open
    if (lastDay > day && one > lastPublished) places.later += open
  }
  return places
}

interface Publishing {
  officeId: number
  actor: Actor
}

/** One step; returns where to go on, and how many people held a closed hour. */
export function publishStep(
  tx: Tx,
  deps: Pick<StaffDeps, 'messaging' | 'hooks'>,
  { officeId, actor }: Publishing,
  now: Instant,
  from?: LocalDay,
): { next: LocalDay | undefined; holds: number } {
  const { next } = publish(tx, deps.hooks, officeId, now, from)
  return { next, holds: tellHolders(tx, deps, { officeId, actor }, now) }
}

/** After a non-working day was added or removed. Returns how many people held a closed hour. */
export function republishDay(
  tx: Tx,
  deps: Pick<StaffDeps, 'messaging' | 'hooks'>,
  { officeId, actor, day }: Publishing & { day: LocalDay },
  now: Instant,
): number {
  publishDay(tx, deps.hooks, officeId, day, now)
  return tellHolders(tx, deps, { officeId, day, actor }, now)
}

export interface AddedPlaces {
  added: number
  /** Appointments that have a window again. */
  forSeated: number
  /** On days that are not published yet. */
  later: number
  /** All open places of those days, taken ones too. */
  total: number
  /** Undefined: published in one step. */
  next: LocalDay | undefined
}

/**
 * For `proposeOrApply`: its key works once, because it touches the places of the days. Refuses what opens nothing: kept, it would open
 * later with the closure that hides it, once for each try.
 */
export function addPlacesByOffice(tx: Tx, deps: ScheduleDeps, order: MorePlaces, now: Instant): Worked<AddedPlaces, 'no_places'> {
  const open = openPlaces(tx, order).places
  const before = placesByRecords(tx, order, now)
  const { forSeated, next } = addPlaces(tx, deps, order, now)
  const after = placesByRecords(tx, order, now)
  const [gained, later] = [after.all - before.all, after.later - before.later]
  if (gained === 0) return { ok: false, why: 'no_places' }
  const touched = [{ what: 'places', id: order.officeId, version: open }]
  const added = gained - forSeated
  return { ok: true, touched, impact: { added, forSeated, later, total: open + added - later, next } }
}

/** Releases holds of closed hours and tells their people at once, with the next free hours. Returns how many. */
export const tellHolders = (
  tx: Tx,
  { hooks, messaging }: Pick<StaffDeps, 'hooks' | 'messaging'>,
  closed: ClosedHours,
  now: Instant,
): number => hooks.hoursClosed(tx, messaging, closed, now)
