import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { MINUTES_A_DAY } from '../catalogue/calendar.ts'
import { atOneVersion } from '../catalogue/memory.ts'
import { noticeAt, officesThatDo } from '../catalogue/offices.ts'
import { distanceKm } from '../catalogue/places.ts'
import { lastDayFor, visitLengths } from '../catalogue/procedures.ts'
import { payableBy } from '../catalogue/time-to-pay.ts'
import type { LocalDay, Office, Place } from '../catalogue/types.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import { byName } from '../collation.ts'
import { closenessIn, groupStarts, HOUR_COLUMNS, type Hour, isFreeOf, SLOT_COLUMNS } from './adjacent-hours.ts'
import { schedulesFor } from './schedules.ts'
import type { FreeSlot, OfficeChoice, SlotQuery } from './slots.ts'

/**
 * Reads only the partial index `slots_open` (SEARCH USING COVERING INDEX). Keep it written as `capacity > taken + cooling + kept`: SQLite does not
 * match the index with any other form. About `+$name` see expiry.ts.
 */
const OPEN = 'capacity > taken + cooling + kept and closed_at is null'
const ROOM = 'capacity - taken - cooling - kept >= +$places'

export interface OfficeQuery {
  near?: Place
  state?: string
  /** Each other office would take 7 us. */
  officeId?: number
  procedureIds: string[]
  places: number
  /** Nothing was paid yet: hours before any bank opens are left out (time-to-pay.ts). */
  unpaid?: boolean
  /** Days that are full for the asker, though they may have room. */
  fullDays?: ((officeId: number) => ReadonlySet<LocalDay>) | undefined
  limit: number
}

/** Free or not; undefined when it does not exist. */
export function findSlot(db: Db, slotId: number): FreeSlot | undefined {
  return FIND_SLOT.get(db, slotId) ?? undefined
}

const SLOT = `select ${SLOT_COLUMNS} from slots s where s.id = ?`

const SLOT_OFFER_ROW = row<FreeSlot>({ slotId: 'int', officeId: 'int', startsAt: 'int', day: 'text', minute: 'int' })

const FIND_SLOT = statement(SLOT, { row: SLOT_OFFER_ROW, params: ['int'] })

/**
 * Offices that do all these procedures, nearest first (by name without a place), each with its first hour with room for all, there or in
 * the hours right after. Full offices are included: the chat says so. Distances are straight lines.
 */
export function officesWithRoom(connection: Db, query: OfficeQuery, now: Instant): OfficeChoice[] {
  const db = atOneVersion(connection) // Each office asks the catalogue several times.
  const { near, state, officeId, limit, fullDays } = query
  const lengths = lengthsOf(db, query)
  const from = bookableFrom(db, query, now)
  return officesThatDo(db, query.procedureIds)
    .filter(({ office }) => (state === undefined || office.state === state) && (officeId === undefined || office.id === officeId))
    .filter(({ office }) => schedulesFor(db, office.id, query.procedureIds).length > 0)
    .map((one) => ({ ...one, km: near && distanceKm(near, one.office) }))
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0) || byName(a.office, b.office))
    .slice(0, limit)
    .map(({ office, km }) => ({
      office,
      km: km === undefined ? undefined : Math.round(km),
      first: within(
        firstFor(db, { office: office.id, procedureIds: query.procedureIds }, from(office), lengths, fullDays?.(office.id)),
        lastDayFor(db, query.procedureIds, office.zone, now),
      ),
    }))
}

/** The earliest useful moment of an office: its notice, and a bank before it for unpaid ones, worked out once for each zone. */
function bookableFrom(
  db: Db,
  { unpaid, procedureIds }: Pick<SlotQuery, 'unpaid' | 'procedureIds'>,
  now: Instant,
): (office: Office) => Instant {
  const known = new Map<string, Instant>()
  const payable = (zone: string) => known.getOrInsertComputed(zone, () => payableBy(db, procedureIds, zone, now))
  return ({ id, zone }) => {
    const noticed = now + noticeAt(db, id, procedureIds) * MINUTE
    return unpaid ? Math.max(noticed, payable(zone)) : noticed
  }
}

/** Slots of each person. Without assignments each takes as many as the longest of these procedures, so that a shown hour has room. */
function lengthsOf(db: Db, { procedureIds, places }: Pick<SlotQuery, 'procedureIds' | 'places'>): number[] {
  const wishes = procedureIds.map((procedureId) => ({ procedureId }))
  const lengths = visitLengths(db, wishes)
  return new Array<number>(places).fill(Math.max(1, ...lengths))
}

type Days = ReadonlySet<LocalDay> | undefined

interface Where {
  office: number
  procedureIds: readonly string[]
}

function firstFor(
  db: Db,
  { office, procedureIds }: Where,
  from: Instant,
  lengths: readonly number[],
  full: Days,
): FreeSlot | undefined {
  return soonest(schedulesFor(db, office, procedureIds).flatMap(({ id }) => firstIn(db, id, from, lengths, full) ?? []))
}

const within = (first: FreeSlot | undefined, last: LocalDay | undefined): FreeSlot | undefined =>
  first && last !== undefined && first.day > last ? undefined : first

const soonest = (hours: readonly FreeSlot[]): FreeSlot | undefined =>
  hours.reduce<FreeSlot | undefined>((first, hour) => (first && first.startsAt <= hour.startsAt ? first : hour), undefined)

/** One query for one person and one slot; more hours are read only when one that is free for some comes earlier. */
function firstIn(db: Db, schedule: number, from: Instant, lengths: readonly number[], full: Days): FreeSlot | undefined {
  if (lengths[0] === 1 && !full?.size) {
    const together = firstHour(db, schedule, from, lengths.length)
    if (lengths.length === 1 || firstHour(db, schedule, from, 1)?.slotId === together?.slotId) return together
  }
  return openHours(db, schedule, from, { lengths, limit: 1, perDay: 1 }, full)[0]
}

function firstHour(db: Db, schedule: number, from: Instant, places: number): FreeSlot | undefined {
  return FIRST_HOUR_SLOTS.get(db, { schedule, from, places }) ?? undefined
}

const FIRST_HOUR = `
  select ${SLOT_COLUMNS} from slots s
  where schedule_id = +$schedule and starts_at >= +$from and ${OPEN} and ${ROOM} order by starts_at limit 1`

const FIRST_HOUR_SLOTS = statement(FIRST_HOUR, {
  row: SLOT_OFFER_ROW,
  params: { schedule: 'int', from: 'int', places: 'int' },
  uses: 'slots_open',
})

const PUBLISHED_UNTIL = statement('select day from slots where office_id = +? order by starts_at desc limit 1', {
  row: row<{ day: LocalDay }>({ day: 'text' }),
  params: ['int'],
  uses: 'slots_one',
})

export function publishedUntil(db: Db, officeId: number): LocalDay | undefined {
  return PUBLISHED_UNTIL.get(db, officeId)?.day
}

/**
 * Soonest first. With `perDay`: at most that many of each day, spread over it. Offices that do not do all the procedures are left out. A
 * group is also offered consecutive hours (adjacent-hours.ts); `minutes` then has each one's.
 */
export function freeSlots(db: Db, query: SlotQuery, now: Instant): FreeSlot[] {
  const asked = officesThatDo(db, query.procedureIds).filter(({ office }) => query.officeIds.includes(office.id))
  const from = bookableFrom(db, query, now)
  const { procedureIds } = query
  const hours = { ...query, lengths: lengthsOf(db, query) }
  const open = asked.flatMap(({ office }) => {
    const last = lastDayFor(db, query.procedureIds, office.zone, now)
    const until = last !== undefined && (query.until ?? last) >= last ? { until: last } : {}
    return hoursAt(db, { office: office.id, procedureIds }, from(office), { ...hours, ...until })
  })
  return thinOut(open, query.perDay).slice(0, query.limit)
}

/** An hour of several schedules is shown once. */
function hoursAt(db: Db, { office, procedureIds }: Where, notBefore: Instant, query: HoursQuery): FreeSlot[] {
  const full = query.fullDays?.(office)
  const [only, ...others] = schedulesFor(db, office, procedureIds).map(({ id }) => openHours(db, id, notBefore, query, full))
  if (others.length === 0) return only ?? []
  const each = new Map([...(only ?? []), ...others.flat()].toReversed().map((hour) => [hour.startsAt, hour]))
  return [...each.values()]
}

function thinOut(hours: FreeSlot[], perDay = Number.POSITIVE_INFINITY): FreeSlot[] {
  const inOrder = hours.toSorted((a, b) => a.startsAt - b.startsAt || a.officeId - b.officeId)
  const days = Map.groupBy(inOrder, (hour) => hour.day)
  return [...days.values()].flatMap((day) => spread(day, perDay))
}

/** About one day of a busy office: few queries for a short list, and never the whole calendar. */
const PAGE = 32

type HoursQuery = Omit<SlotQuery, 'officeIds' | 'procedureIds' | 'places'> & { lengths: readonly number[] }

/** A group of one person and one slot fits wherever a place is free. */
const isAlone = ({ lengths }: HoursQuery): boolean => lengths.length === 1 && lengths[0] === 1

/** Free starts of one schedule, read page by page. Spreading and seating need whole days, so the last day of a page waits for the next. */
function openHours(db: Db, schedule: number, notBefore: Instant, query: HoursQuery, full?: Days): FreeSlot[] {
  const startsIn = startsFor(db, schedule, query)
  const known: FreeSlot[] = []
  let unfinished: Hour[] = []
  for (let after = Math.max(notBefore, earliest(query.from)) - 1; ; ) {
    const page = readPage(db, schedule, query, after)
    const fitting = full?.size ? page.filter(({ day }) => !full.has(day)) : page
    const hours = unfinished.length > 0 ? [...unfinished, ...fitting] : fitting
    const last = page.length < PAGE ? undefined : page.at(-1)
    unfinished = last ? hours.filter((hour) => hour.day === last.day) : []
    known.push(...startsIn(unfinished.length > 0 ? hours.slice(0, -unfinished.length) : hours))
    if (!last || thinOut(known, query.perDay).length >= query.limit) return known
    after = last.startsAt
  }
}

/** One person with one slot may begin in any open hour; others only where all of it fits, and none of them is elsewhere then. */
function startsFor(db: Db, schedule: number, query: HoursQuery): (hours: Hour[]) => FreeSlot[] {
  const { lengths, busy = [], untilMinute = MINUTES_A_DAY } = query
  if (isAlone(query) && busy.length === 0) return (hours) => hours
  const close = closenessIn(db, schedule)
  const isFree = isFreeOf(busy, lengths, close)
  return (hours) => groupStarts(hours, lengths, close).filter((one) => one.minute < untilMinute && isFree(one))
}

/** A group also needs hours with little room, and later ones in which it may end. */
function readPage(db: Db, schedule: number, query: HoursQuery, after: Instant): Hour[] {
  const group = !isAlone(query)
  return READ_PAGE.all(db, {
    schedule,
    after,
    before: latest(query.until),
    places: 1,
    from: query.from ?? '',
    until: query.until ?? '9999-12-31',
    fromMinute: query.fromMinute ?? 0,
    untilMinute: group ? MINUTES_A_DAY : (query.untilMinute ?? MINUTES_A_DAY),
    weekdays: query.weekdays?.join('') ?? null,
  })
}

const OPEN_HOURS = `
  select ${HOUR_COLUMNS} from slots s
  where schedule_id = +$schedule and starts_at > +$after and starts_at < +$before and ${OPEN} and ${ROOM}
    and day >= +$from and day <= +$until and minute >= +$fromMinute and minute < +$untilMinute
    and (+$weekdays is null or instr(+$weekdays, strftime('%u', day)) > 0)
  order by starts_at limit ${PAGE}`

const READ_PAGE = statement(OPEN_HOURS, {
  row: row<Hour>({ slotId: 'int', officeId: 'int', startsAt: 'int', day: 'text', minute: 'int', room: 'int' }),
  params: {
    schedule: 'int',
    after: 'int',
    before: 'int',
    places: 'int',
    from: 'text',
    until: 'text',
    fromMinute: 'int',
    untilMinute: 'int',
    weekdays: 'text?',
  },
  uses: 'slots_open',
})

/** Instants that enclose a local day in any zone (UTC-12 to UTC+14): they limit the index rows that are read. */
const earliest = (day: LocalDay | undefined): Instant => (day ? Date.parse(`${day}T00:00Z`) - 14 * HOUR : 0)
const latest = (day: LocalDay | undefined): Instant =>
  day ? Date.parse(`${day}T00:00Z`) + DAY + 12 * HOUR : Number.MAX_SAFE_INTEGER

/** The first, the last, and others evenly in between. */
function spread<T>(all: T[], wanted: number): T[] {
  if (all.length <= wanted) return all
  if (wanted === 1) return all.slice(0, 1)
  return Array.from({ length: wanted }, (_, at) => all[Math.round((at * (all.length - 1)) / (wanted - 1))]).filter(
    (one): one is T => one !== undefined,
  )
}
