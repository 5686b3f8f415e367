import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { schedulesOf, theSchedule } from './schedules.ts'
import type { FreeSlot } from './slots.ts'

/** An open hour, with its free places. */
export interface Hour extends FreeSlot {
  room: number
}

const HOUR_ROW = row<Hour>({ slotId: 'int', officeId: 'int', startsAt: 'int', day: 'text', minute: 'int', room: 'int' })

/** The columns of a published hour, as the fields of `FreeSlot`. */
export const SLOT_COLUMNS = 's.id as slotId, s.office_id as officeId, s.starts_at as startsAt, s.day, s.minute'

/** The same with the free places, as the fields of `Hour`. */
export const HOUR_COLUMNS = `${SLOT_COLUMNS}, s.capacity - s.taken - s.cooling as room`

/** How far apart the hours of one group may lie. */
export interface Closeness {
  /** From one hour to the next: the length of a slot of that schedule, so that no hour lies between them. */
  gapMs: number
  /** From the first hour to the last (rule `group_span_minutes`; 0: everybody in one hour). */
  spanMs: number
}

/** How far apart a group may sit in this schedule. */
export const closenessIn = (db: Db, scheduleId: number): Closeness => ({
  gapMs: theSchedule(db, scheduleId).slotMinutes * MINUTE,
  spanMs: rule(db, 'group_span_minutes') * MINUTE,
})

/**
 * Each person's hour, in order, for a group that begins in `hours[at]`: as many as fit in it, the others in the next hours of
 * the same day, without a gap. Undefined when they do not all fit. `hours`: open hours of one office, in order.
 */
function seatFrom<H extends Hour>(hours: readonly H[], at: number, places: number, { gapMs, spanMs }: Closeness): H[] | undefined {
  const seats: H[] = []
  const [first] = hours.slice(at, at + 1)
  let before = first
  for (let i = at; seats.length < places; i++) {
    const hour = hours[i]
    if (!first || !before || !hour || hour.room <= 0 || hour.day !== first.day) return undefined
    if (hour.startsAt - before.startsAt > gapMs || hour.startsAt - first.startsAt > spanMs) return undefined
    for (let n = Math.min(hour.room, places - seats.length); n > 0; n--) seats.push(hour)
    before = hour
  }
  return seats
}

/**
 * Each person's hour, in order, for a group of `places` people that begins in this slot; undefined when they do not all fit in
 * it and the open hours right after it. Whether the slot may still be booked (notice, procedures, ages) is not checked here.
 * `own`: the additional places of a slot that are theirs: held, cooling for them, or their seats when they move.
 */
export function seatsAt(db: Db, slotId: number, places: number, own: (slotId: number) => number = () => 0): FreeSlot[] | undefined {
  const first = hoursAfter(db, slotId, 0)[0]
  if (!first) return undefined
  const alone = { ...first, room: first.room + own(first.slotId) }
  if (alone.room >= places) return toOffers(Array.from({ length: places }, () => alone))
  const scheduleId = scheduleOf(db, slotId)
  if (scheduleId === undefined) return undefined
  const close = closenessIn(db, scheduleId)
  const hours = withOwn(hoursAfter(db, slotId, close.spanMs), own)
  const seats = seatFrom(hours, 0, places, close)
  return seats && toOffers(seats)
}

const STARTS_ON = statement(
  `select ${HOUR_COLUMNS} from slots s
   where office_id = +$office and day = +$day and starts_at > +$after and schedule_id = +$schedule and closed_at is null
   order by starts_at`,
  { row: HOUR_ROW, params: { office: 'int', day: 'text', after: 'int', schedule: 'int' }, uses: 'slots_one' },
)

/**
 * The starts on a day, after `notBefore`, for a group of `places` people, soonest first. Notice and procedures are not checked:
 * a clerk may use an hour that is too soon for the chat.
 */
export function startsOn(db: Db, where: { officeId: number; day: LocalDay; notBefore: Instant }, places: number): FreeSlot[] {
  const { officeId: office, day, notBefore: after } = where
  return schedulesOf(db, office)
    .flatMap(({ id: schedule }) =>
      groupStarts(STARTS_ON.all(db, { office, day, after, schedule }), places, closenessIn(db, schedule)),
    )
    .sort((a, b) => a.startsAt - b.startsAt)
}

const withOwn = (hours: Hour[], own: (slotId: number) => number): Hour[] =>
  hours.map((hour) => ({ ...hour, room: hour.room + own(hour.slotId) }))

const toOffers = (seats: Hour[]): FreeSlot[] => seats.map(({ room, ...offer }) => offer)

const SCHEDULE_OF = statement('select schedule_id from slots where id = ?', { row: { schedule_id: 'int' }, params: ['int'] })

/** The schedule of a slot; undefined when the slot does not exist. */
export const scheduleOf = (db: Db, slotId: number): number | undefined => SCHEDULE_OF.get(db, slotId)?.schedule_id

/** The open hours of its schedule from this slot on, for `forMs`; none when the slot is closed or does not exist. */
function hoursAfter(db: Db, slotId: number, forMs: number): Hour[] {
  return HOURS_AFTER_SLOTS.all(db, { slot: slotId, for: forMs })
}

const HOURS_AFTER = `
  select ${HOUR_COLUMNS}
  from slots f join slots s on s.office_id = f.office_id and s.starts_at between f.starts_at and f.starts_at + +$for
    and s.schedule_id = f.schedule_id
  where f.id = +$slot and f.closed_at is null and s.closed_at is null order by s.starts_at`

const HOURS_AFTER_SLOTS = statement(HOURS_AFTER, { row: HOUR_ROW, params: { for: 'int', slot: 'int' }, uses: 'slots_one' })

/** The first of these hours; with each person's minute when they differ. */
export function asFreeSlot(seats: readonly FreeSlot[]): FreeSlot | undefined {
  const [first] = seats
  if (!first) return undefined
  const { slotId, officeId, startsAt, day, minute } = first
  const apart = seats.some((one) => one.slotId !== slotId)
  return { slotId, officeId, startsAt, day, minute, ...(apart && { minutes: seats.map((one) => one.minute) }) }
}

/**
 * Each person's hour, in order, for each start that a group may choose among these hours. A start that would separate the group
 * is left out when the next hour has room for everybody.
 */
export function groupSeats<H extends Hour>(hours: readonly H[], places: number, close: Closeness): H[][] {
  return hours.flatMap((_, at) => {
    const seats = seatFrom(hours, at, places, close)
    return !seats || (isApart(seats) && seats.some((one) => one.room >= places)) ? [] : [seats]
  })
}

/** The same starts as offers. */
export const groupStarts = (hours: readonly Hour[], places: number, close: Closeness): FreeSlot[] =>
  groupSeats(hours, places, close).flatMap((seats) => asFreeSlot(toOffers(seats)) ?? [])

const isApart = (seats: readonly FreeSlot[]): boolean => seats[0]?.slotId !== seats.at(-1)?.slotId
