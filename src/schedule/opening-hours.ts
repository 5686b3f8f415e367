import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { OpenSpan } from './day-plan.ts'
import type { ClosedHours, PlaceHooks, ScheduleDeps } from './hooks.ts'
import { type Published, publish, publishAgain, publishDay } from './publication.ts'
import { windowsOf } from './schedules.ts'

export interface Span {
  officeId: number
  day: LocalDay
  fromMinute: number
  untilMinute: number
  /** For the log-book. */
  reason: string
}

const CLOSE_HOURS = statement(
  'insert into closures (office_id, day, from_minute, until_minute, reason_sealed, told_reason, created_at) values (?, ?, ?, ?, ?, ?, ?)',
  { params: ['int', 'text', 'int', 'int', 'bytes', 'text', 'int'] },
)

/**
 * Closes the hours of a day that begin in the span, for new appointments. People with a place keep it.
 * Also works for days that are not published yet.
 */
export function closeHours(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: Span & { told?: OfficeReason },
  now: Instant,
): { closureId: number; hoursClosed: number } {
  const { lastInsertRowid } = CLOSE_HOURS.run(
    tx,
    span.officeId,
    span.day,
    span.fromMinute,
    span.untilMinute,
    vault.seal(span.reason),
    span.told ?? 'unsaid',
    now,
  )
  const hoursClosed = publishDay(tx, hooks, span.officeId, span.day, now)
  return { closureId: Number(lastInsertRowid), hoursClosed }
}

const LIFT_CLOSURE = statement(
  'update closures set lifted_at = $now where id = $id and lifted_at is null returning office_id, day',
  { row: { office_id: 'int', day: 'text' }, params: { now: 'int', id: 'int' } },
)

/**
 * Lifts a closure: its hours open, unless another closure or the usual week says otherwise. Undefined: there is none to lift.
 */
export function liftClosure(tx: Tx, hooks: PlaceHooks, closureId: number, now: Instant): { hoursOpened: number } | undefined {
  const closure = LIFT_CLOSURE.get(tx, { id: closureId, now })
  return closure ? { hoursOpened: publishDay(tx, hooks, closure.office_id, closure.day, now) } : undefined
}

const ADD_PLACES = statement(
  `insert into extra_places (schedule_id, day, from_minute, until_minute, windows, reason_sealed, created_at)
   values (?, ?, ?, ?, ?, ?, ?)`,
  { params: ['int', 'text', 'int', 'int', 'int', 'bytes', 'int'] },
)

/**
 * Adds windows to one day, beside the usual week, also on a non-working day. Returns the changed hours, the places gained, and how many
 * of the new windows are for people who had none.
 */
export function addPlaces(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: Span & { windows: number },
  now: Instant,
): { hours: number; places: number; forSeated: number } {
  const before = openPlaces(tx, span.officeId, span.day)
  const { id } = windowsOf(tx, span.officeId)
  ADD_PLACES.run(tx, id, span.day, span.fromMinute, span.untilMinute, span.windows, vault.seal(span.reason), now)
  const hours = publishDay(tx, hooks, span.officeId, span.day, now)
  const after = openPlaces(tx, span.officeId, span.day)
  return { hours, places: after.places - before.places, forSeated: after.windowed - before.windowed }
}

const OPEN_PLACES = statement(
  `select coalesce(sum(capacity), 0) as places, coalesce(sum(min(taken, planned)), 0) as windowed from slots
   where office_id = +? and day = +? and closed_at is null`,
  { row: { places: 'int', windowed: 'int' }, params: ['int', 'text'], uses: 'slots_one' },
)

/** The places of a day that are open, taken ones too, and how many of the taken ones have a window. */
const openPlaces = (db: Db, officeId: number, day: LocalDay): { places: number; windowed: number } =>
  OPEN_PLACES.get(db, officeId, day) ?? { places: 0, windowed: 0 }

export interface UsualWeek {
  hours: (OpenSpan & { weekday: number })[]
  slotMinutes: number
  daysAhead: number
}

const READ_USUAL_WEEK = statement('select days_ahead as daysAhead from offices where id = ?', {
  row: { daysAhead: 'int' },
  params: ['int'],
})

const USUAL_HOURS = statement(
  `select weekday, from_minute as fromMinute, until_minute as untilMinute, windows from schedule_hours
   where schedule_id = +? order by weekday, from_minute`,
  {
    row: row<OpenSpan & { weekday: number }>({ weekday: 'int', fromMinute: 'int', untilMinute: 'int', windows: 'int' }),
    params: ['int'],
    uses: 'schedule_hours_one',
  },
)

/** The usual week of an office's windows, Monday first. */
export function readUsualWeek(db: Db, officeId: number): UsualWeek | undefined {
  const office = READ_USUAL_WEEK.get(db, officeId)
  if (!office) return undefined
  const { id, slotMinutes } = windowsOf(db, officeId)
  return { slotMinutes, ...office, hours: USUAL_HOURS.all(db, id) }
}

const DELETE_SCHEDULE_HOURS = statement('delete from schedule_hours where schedule_id = ?', {
  params: ['int'],
  uses: 'schedule_hours_one',
})

const INSERT_SCHEDULE_HOURS = statement(
  'insert into schedule_hours (schedule_id, weekday, from_minute, until_minute, windows) values (?, ?, ?, ?, ?)',
  { params: ['int', 'int', 'int', 'int', 'int'] },
)

const UPDATE_SCHEDULES = statement('update schedules set slot_minutes = ? where id = ?', { params: ['int', 'int'] })

const UPDATE_OFFICES = statement('update offices set days_ahead = ?, version = version + 1, updated_at = ? where id = ?', {
  params: ['int', 'int', 'int'],
})

/**
 * Gives the office's windows another usual week and publishes the first step of it. Go on with `publish` while
 * there is a `next`; what is not reached because of a crash is the job's. People in hours that the new week does not have keep their place (`slots.planned`).
 */
export function setUsualWeek(tx: Tx, hooks: PlaceHooks, officeId: number, week: UsualWeek, now: Instant): Published {
  const { id } = windowsOf(tx, officeId)
  DELETE_SCHEDULE_HOURS.run(tx, id)
  for (const { weekday, fromMinute, untilMinute, windows } of week.hours) {
    INSERT_SCHEDULE_HOURS.run(tx, id, weekday, fromMinute, untilMinute, windows)
  }
  UPDATE_SCHEDULES.run(tx, week.slotMinutes, id)
  UPDATE_OFFICES.run(tx, week.daysAhead, now, officeId)
  publishAgain(tx, officeId)
  return publish(tx, hooks, officeId, now)
}

type Hours = UsualWeek['hours'][number]

/** The wanted hours; what is undefined stays as it is on that weekday. */
export interface HoursAsked {
  fromMinute: number | undefined
  untilMinute: number | undefined
  windows: number | undefined
}

/** The hours of a weekday that had none. */
const FIRST_HOURS = { fromMinute: 9 * 60, untilMinute: 15 * 60, windows: 1 }

/** The usual week with the hours of these weekdays replaced, added to, or taken away. */
export function withDays(week: UsualWeek, weekdays: number[], asked: HoursAsked, how: 'replace' | 'add' | 'take away'): UsualWeek {
  const kept = how === 'add' ? week.hours : week.hours.filter((one) => !weekdays.includes(one.weekday))
  const added = how === 'take away' ? [] : weekdays.flatMap((weekday) => hoursOf(week, weekday, asked, how))
  const others = kept.filter((one) => !added.some((two) => two.weekday === one.weekday && two.fromMinute === one.fromMinute))
  return { ...week, hours: [...others, ...added].sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute) }
}

/** A day with a break keeps it when neither its beginning nor its end is asked for. */
function hoursOf(week: UsualWeek, weekday: number, asked: HoursAsked, how: 'replace' | 'add'): Hours[] {
  const usual = week.hours.filter((one) => one.weekday === weekday)
  const [first = { weekday, ...FIRST_HOURS }] = usual
  const last = usual.at(-1) ?? first
  const windows = asked.windows ?? Math.max(...[first, ...usual].map((one) => one.windows))
  const namesHours = asked.fromMinute !== undefined || asked.untilMinute !== undefined
  if (how === 'replace' && usual.length > 0 && !namesHours)
    return usual.map((one) => ({ ...one, windows: asked.windows ?? one.windows }))
  return [
    { weekday, fromMinute: asked.fromMinute ?? first.fromMinute, untilMinute: asked.untilMinute ?? last.untilMinute, windows },
  ]
}

interface Publishing {
  officeId: number
  actor: Actor
}

/** Publishes an office's next hours, one step. Returns where to go on, and how many people held a closed hour. */
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

/**
 * Publishes one day of an office again, after a non-working day was added or removed. Returns how many people held a closed
 * hour.
 */
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
  /** How many appointments have a window again. */
  forSeated: number
  /** All places of that day that are open then, taken ones too. */
  total: number
}

/**
 * Adds windows to a day. For `proposeOrApply`: its key works once, because the places of the day are what it touches. Refuses
 * what opens nothing: kept, it would open with the closure that hides it now, as often as somebody tried.
 */
export function addPlacesByOffice(
  tx: Tx,
  deps: ScheduleDeps,
  order: Span & { windows: number },
  now: Instant,
): Worked<AddedPlaces, 'no_places'> {
  const before = openPlaces(tx, order.officeId, order.day)
  const { places, forSeated } = addPlaces(tx, deps, order, now)
  if (places === 0 && forSeated === 0) return { ok: false, why: 'no_places' }
  const touched = [{ what: 'places', id: order.officeId, version: before.places }]
  return { ok: true, touched, impact: { added: places, forSeated, total: before.places + places } }
}

/** Lets go of who held hours that were closed, and tells them at once, with the next free hours. Returns how many there were. */
export const tellHolders = (
  tx: Tx,
  { hooks, messaging }: Pick<StaffDeps, 'hooks' | 'messaging'>,
  closed: ClosedHours,
  now: Instant,
): number => hooks.hoursClosed(tx, messaging, closed, now)
