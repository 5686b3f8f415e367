import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { OpenSpan } from './day-plan.ts'
import type { PlaceHooks, ScheduleDeps } from './hooks.ts'
import { type Published, publish, publishAgain, publishDay } from './publication.ts'

/** An appointment or a hold in a closed hour: the office has to answer these people. */
export interface Seated {
  id: number
  version: number
  groupId: string
  contactId: number | null
  state: 'held' | 'confirmed'
  startsAt: Instant
}

export interface Span {
  officeId: number
  day: LocalDay
  fromMinute: number
  untilMinute: number
  reason: string
}

const CLOSE_HOURS = statement(
  'insert into closures (office_id, day, from_minute, until_minute, reason_sealed, created_at) values (?, ?, ?, ?, ?, ?)',
  { params: ['int', 'text', 'int', 'int', 'bytes', 'int'] },
)

/**
 * Closes the hours of a day that begin in the span, for new appointments. People with a place keep it and are listed in
 * `touched`, so that a person decides. Also works for days that are not published yet.
 */
export function closeHours(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: Span,
  now: Instant,
): { closureId: number; hoursClosed: number; touched: Seated[] } {
  const { lastInsertRowid } = CLOSE_HOURS.run(
    tx,
    span.officeId,
    span.day,
    span.fromMinute,
    span.untilMinute,
    vault.seal(span.reason),
    now,
  )
  const hoursClosed = publishDay(tx, hooks, span.officeId, span.day, now)
  const touched = seatedInClosedHours(tx, span.officeId, now, span.day).filter((one) => within(span, one.minute))
  return { closureId: Number(lastInsertRowid), hoursClosed, touched: touched.map(({ minute, ...seated }) => seated) }
}

const within = (span: Span, minute: number): boolean => minute >= span.fromMinute && minute < span.untilMinute

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
  `insert into extra_places (office_id, day, from_minute, until_minute, windows, reason_sealed, created_at)
   values (?, ?, ?, ?, ?, ?, ?)`,
  { params: ['int', 'text', 'int', 'int', 'int', 'bytes', 'int'] },
)

/**
 * Adds windows to one day, beside the usual week, also on a non-working day. Returns the changed hours and the places gained.
 */
export function addPlaces(
  tx: Tx,
  { vault, hooks }: ScheduleDeps,
  span: Span & { windows: number },
  now: Instant,
): { hours: number; places: number } {
  const before = openPlaces(tx, span.officeId, span.day)
  ADD_PLACES.run(tx, span.officeId, span.day, span.fromMinute, span.untilMinute, span.windows, vault.seal(span.reason), now)
  const hours = publishDay(tx, hooks, span.officeId, span.day, now)
  return { hours, places: openPlaces(tx, span.officeId, span.day) - before }
}

const OPEN_PLACES = statement(
  'select coalesce(sum(capacity), 0) as places from slots where office_id = ? and day = ? and closed_at is null',
  { row: { places: 'int' }, params: ['int', 'text'], uses: 'slots_one' },
)

/** The places of a day that are open, taken ones too. */
export function openPlaces(db: Db, officeId: number, day: LocalDay): number {
  const row = OPEN_PLACES.get(db, officeId, day)
  return row?.places ?? 0
}

export interface UsualWeek {
  hours: (OpenSpan & { weekday: number })[]
  slotMinutes: number
  daysAhead: number
}

const READ_USUAL_WEEK = statement('select slot_minutes as slotMinutes, days_ahead as daysAhead from offices where id = ?', {
  row: { slotMinutes: 'int', daysAhead: 'int' },
  params: ['int'],
})

const READ_USUAL_WEEK_OFFICE_HOURS = statement(
  `select weekday, from_minute as fromMinute, until_minute as untilMinute, windows from office_hours
   where office_id = ? order by weekday, from_minute`,
  {
    row: row<OpenSpan & { weekday: number }>({ weekday: 'int', fromMinute: 'int', untilMinute: 'int', windows: 'int' }),
    params: ['int'],
    uses: 'office_hours_one',
  },
)

/** The usual week, Monday first. */
export function readUsualWeek(db: Db, officeId: number): UsualWeek | undefined {
  const office = READ_USUAL_WEEK.get(db, officeId)
  const hours = READ_USUAL_WEEK_OFFICE_HOURS.all(db, officeId)
  return office ? { ...office, hours } : undefined
}

const DELETE_OFFICE_HOURS = statement('delete from office_hours where office_id = ?', { params: ['int'], uses: 'office_hours_one' })

const INSERT_OFFICE_HOURS = statement(
  'insert into office_hours (office_id, weekday, from_minute, until_minute, windows) values (?, ?, ?, ?, ?)',
  { params: ['int', 'int', 'int', 'int', 'int'] },
)

const UPDATE_OFFICES = statement(
  'update offices set slot_minutes = ?, days_ahead = ?, version = version + 1, updated_at = ? where id = ?',
  { params: ['int', 'int', 'int', 'int'] },
)

/**
 * Gives the office another usual week and publishes the first step of it. Go on with `publish` while
 * there is a `next`; what is not reached because of a crash is the job's. People in hours that the new week does not have keep their place: see `seatedInClosedHours`.
 */
export function setUsualWeek(tx: Tx, hooks: PlaceHooks, officeId: number, week: UsualWeek, now: Instant): Published {
  DELETE_OFFICE_HOURS.run(tx, officeId)
  for (const { weekday, fromMinute, untilMinute, windows } of week.hours) {
    INSERT_OFFICE_HOURS.run(tx, officeId, weekday, fromMinute, untilMinute, windows)
  }
  UPDATE_OFFICES.run(tx, week.slotMinutes, week.daysAhead, now, officeId)
  publishAgain(tx, officeId)
  return publish(tx, hooks, officeId, now)
}

const SEATED_IN_CLOSED_HOURS = statement(
  `select a.id, a.version, a.group_id as groupId, a.contact_id as contactId, a.state, s.starts_at as startsAt, s.minute
   from slots s join appointments a on a.slot_id = s.id and a.state in ('held', 'confirmed')
   where s.office_id = +$office and s.starts_at > +$now and s.closed_at is not null and (+$day is null or s.day = +$day)
   order by s.starts_at, a.group_id, a.member`,
  {
    row: row<Seated & { minute: number }>({
      id: 'int',
      version: 'int',
      groupId: 'text',
      contactId: 'int?',
      state: 'text',
      startsAt: 'int',
      minute: 'int',
    }),
    params: { office: 'int', now: 'int', day: 'text?' },
    uses: 'appointments_slot slots_one',
    because: 'the people of one hour are sorted',
  },
)

/** Everybody with a place in a closed hour to come, soonest first; of one day when given. */
export function seatedInClosedHours(db: Db, officeId: number, now: Instant, day?: LocalDay): (Seated & { minute: number })[] {
  return SEATED_IN_CLOSED_HOURS.all(db, { office: officeId, now, day: day ?? null })
}
