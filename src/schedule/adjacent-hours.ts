import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { ruleOf } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { agendaOf, schedulesFor, theSchedule } from './schedules.ts'
import { type FreeSlot, overlap, type Span } from './slots.ts'

export interface Hour extends FreeSlot {
  room: number
  /** The index of free hours does not have it. */
  endsAt?: Instant
}

/** As the fields of `FreeSlot`. */
export const SLOT_COLUMNS = 's.id as slotId, s.office_id as officeId, s.starts_at as startsAt, s.day, s.minute'

/** As the fields of `Hour`; the room of the public. */
export const HOUR_COLUMNS = `${SLOT_COLUMNS}, s.capacity - s.taken - s.cooling - s.kept as room`

const WHOLE_HOUR_ROW = row<Required<Omit<Hour, 'minutes'>>>({
  slotId: 'int',
  officeId: 'int',
  startsAt: 'int',
  day: 'text',
  minute: 'int',
  room: 'int',
  endsAt: 'int',
})
const WHOLE_HOUR_COLUMNS = `${HOUR_COLUMNS}, s.ends_at as endsAt`

export interface Closeness {
  /** From one hour to the next: the length of a slot of that schedule, so that no hour lies between them. */
  gapMs: number
  /** From the first hour to the last (rule `group_span_minutes`; 0: all in one hour). */
  spanMs: number
}

export function closenessIn(db: Db, scheduleId: number): Closeness {
  const { slotMinutes, officeId } = theSchedule(db, scheduleId)
  return { gapMs: slotMinutes * MINUTE, spanMs: ruleOf(db, 'group_span_minutes', { officeId }).value * MINUTE }
}

/**
 * Each person's hours, in order, for a group that begins in `hours[at]`: as many as fit in it, the others in the next hours of the day
 * without a gap. `lengths`: consecutive hours of each. Undefined when they do not all fit. `hours`: open hours of one office, in order.
 */
function seatFrom<H extends Hour>(
  hours: readonly H[],
  at: number,
  lengths: readonly number[],
  { gapMs, spanMs }: Closeness,
): H[][] | undefined {
  const seats: H[][] = []
  const used = new Map<H, number>()
  const hasRoom = (hour: H): boolean => hour.room > (used.get(hour) ?? 0)
  const first = hours[at]
  let before = first
  for (let i = at; seats.length < lengths.length; i++) {
    const hour = hours[i]
    if (!first || !before || !hour || hour.room <= 0 || hour.day !== first.day) return undefined
    if (hour.startsAt - before.startsAt > gapMs || hour.startsAt - first.startsAt > spanMs) return undefined
    for (;;) {
      const length = lengths[seats.length]
      const visit = length === undefined ? undefined : visitFrom(hours, i, length, gapMs)
      if (!visit?.every(hasRoom)) break
      for (const one of visit) used.set(one, (used.get(one) ?? 0) + 1)
      seats.push(visit)
    }
    before = hour
  }
  return seats
}

/** Consecutive hours of one day from `hours[at]` on. */
function visitFrom<H extends Hour>(hours: readonly H[], at: number, length: number, gapMs: number): H[] | undefined {
  const visit = hours.slice(at, at + length)
  const follows = (hour: H, nth: number): boolean => {
    const before = visit[nth - 1]
    return !before || (hour.day === before.day && hour.startsAt === (before.endsAt ?? before.startsAt + gapMs))
  }
  return visit.length === length && visit.every(follows) ? visit : undefined
}

/**
 * Each person's hours, in order, for a group that begins in this slot; undefined when they do not all fit in it and the open hours right
 * after it. Does not check whether the slot may be booked (notice, procedures, ages). `own`: places of a slot that are already theirs:
 * held, cooling for them, or their seats when they move.
 */
export function visitsAt(
  db: Db,
  slotId: number,
  lengths: readonly number[],
  own: (slotId: number) => number = () => 0,
): FreeSlot[][] | undefined {
  const first = hoursAfter(db, slotId, 0)[0]
  if (!first) return undefined
  const alone = { ...first, room: first.room + own(first.slotId) }
  const longest = Math.max(1, ...lengths)
  // Most people come alone.
  if (longest === 1 && alone.room >= lengths.length) return lengths.map(() => toOffers([alone]))
  const scheduleId = scheduleOf(db, slotId)
  if (scheduleId === undefined) return undefined
  const close = closenessIn(db, scheduleId)
  const hours = withOwn(hoursAfter(db, slotId, close.spanMs + (longest - 1) * close.gapMs), own)
  return seatFrom(hours, 0, lengths, close)?.map(toOffers)
}

/** The first hour of each; otherwise as `visitsAt`. */
export const seatsAt = (
  db: Db,
  slotId: number,
  lengths: readonly number[],
  own?: (slotId: number) => number,
): FreeSlot[] | undefined => visitsAt(db, slotId, lengths, own)?.flatMap((visit) => visit.slice(0, 1))

const STARTS_ON = statement(
  `select ${WHOLE_HOUR_COLUMNS} from slots s
   where office_id = +$office and day = +$day and starts_at > +$after and schedule_id = +$schedule and closed_at is null
   order by starts_at`,
  { row: WHOLE_HOUR_ROW, params: { office: 'int', day: 'text', after: 'int', schedule: 'int' }, uses: 'slots_one' },
)

/**
 * Starts on a day after `notBefore` for a group, soonest first, in the schedules of all its procedures. Notice is not checked: a clerk may
 * use an hour that is too soon for the chat.
 */
export function startsOn(
  db: Db,
  where: {
    officeId: number
    day: LocalDay
    notBefore: Instant
    procedureIds: readonly string[]
    scheduleId?: number | undefined
    /** See SlotQuery. */
    busy?: readonly Span[] | undefined
  },
  lengths: readonly number[],
  own: (slotId: number) => number = () => 0,
): FreeSlot[] {
  const { officeId: office, day, notBefore: after, procedureIds, scheduleId, busy = [] } = where
  return schedulesFor(db, office, procedureIds)
    .filter(({ id }) => scheduleId === undefined || scheduleId === id)
    .flatMap(({ id: schedule }) => {
      const close = closenessIn(db, schedule)
      return groupStarts(withOwn(STARTS_ON.all(db, { office, day, after, schedule }), own), lengths, close).filter(
        isFreeOf(busy, lengths, close),
      )
    })
    .sort((a, b) => a.startsAt - b.startsAt)
}

/** None of these people is elsewhere while the first visit lasts. */
export function isFreeOf(busy: readonly Span[], lengths: readonly number[], { gapMs }: Closeness): (start: FreeSlot) => boolean {
  const lasts = gapMs * Math.max(1, ...lengths)
  return ({ startsAt }) => !busy.some((one) => overlap(one, { from: startsAt, until: startsAt + lasts }))
}

const withOwn = (hours: Hour[], own: (slotId: number) => number): Hour[] =>
  hours.map((hour) => ({ ...hour, room: hour.room + own(hour.slotId) }))

const toOffers = (seats: readonly Hour[]): FreeSlot[] => seats.map(({ room, endsAt, ...offer }) => offer)

const SCHEDULE_OF = statement('select schedule_id from slots where id = ?', { row: { schedule_id: 'int' }, params: ['int'] })

export const scheduleOf = (db: Db, slotId: number): number | undefined => SCHEDULE_OF.get(db, slotId)?.schedule_id

/** Of an hour: who or what receives there. */
export function agendaIn(db: Db, slotId: number): string | undefined {
  const scheduleId = scheduleOf(db, slotId)
  return scheduleId === undefined ? undefined : agendaOf(db, scheduleId)
}

/** The open hours of its schedule from this slot on, for `forMs`; none when the slot is closed or does not exist. */
function hoursAfter(db: Db, slotId: number, forMs: number): Hour[] {
  return HOURS_AFTER_SLOTS.all(db, { slot: slotId, for: forMs })
}

const HOURS_AFTER = `
  select ${WHOLE_HOUR_COLUMNS}
  from slots f join slots s on s.office_id = f.office_id and s.starts_at between f.starts_at and f.starts_at + +$for
    and s.schedule_id = f.schedule_id
  where f.id = +$slot and f.closed_at is null and s.closed_at is null order by s.starts_at`

const HOURS_AFTER_SLOTS = statement(HOURS_AFTER, { row: WHOLE_HOUR_ROW, params: { for: 'int', slot: 'int' }, uses: 'slots_one' })

/** The first of these hours; with each person's minute when they differ. */
export function asFreeSlot(seats: readonly FreeSlot[]): FreeSlot | undefined {
  const [first] = seats
  if (!first) return undefined
  const { slotId, officeId, startsAt, day, minute } = first
  const apart = seats.some((one) => one.slotId !== slotId)
  return { slotId, officeId, startsAt, day, minute, ...(apart && { minutes: seats.map((one) => one.minute) }) }
}

/** Each person's hours for each possible start. A start that would separate the group is left out when the next hour has room for all. */
export function groupSeats<H extends Hour>(hours: readonly H[], lengths: readonly number[], close: Closeness): H[][][] {
  return hours.flatMap((_, at) => {
    const visits = seatFrom(hours, at, lengths, close)
    return !visits || (isApart(visits) && visits.some(([one]) => one && one.room >= lengths.length && fitsAlone(one)))
      ? []
      : [visits]
  })
  function fitsAlone(hour: H): boolean {
    const seats = seatFrom(hours, hours.indexOf(hour), lengths, close)
    return seats !== undefined && !isApart(seats)
  }
}

export const groupStarts = (hours: readonly Hour[], lengths: readonly number[], close: Closeness): FreeSlot[] =>
  groupSeats(hours, lengths, close).flatMap((visits) => asFreeSlot(toOffers(visits.flatMap((visit) => visit.slice(0, 1)))) ?? [])

const isApart = (visits: readonly (readonly FreeSlot[])[]): boolean => visits[0]?.[0]?.slotId !== visits.at(-1)?.[0]?.slotId
