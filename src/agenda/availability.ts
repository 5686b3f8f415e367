import type { Db } from '../../db/open.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import { closenessAt, groupStarts, HOUR_COLUMNS, type Hour, OFFER_COLUMNS } from './adjacent.ts'
import { byName } from './by-name.ts'
import { MINUTES_A_DAY } from './calendar.ts'
import { distanceKm } from './distance.ts'
import { officesThatDo } from './offices.ts'
import type { LocalDay, OfficeOffer, Place, SlotOffer, SlotQuery } from './types.ts'

/**
 * Reads from the partial index `slots_open` alone (EXPLAIN QUERY PLAN: SEARCH USING COVERING INDEX). The predicate must stay
 * written `capacity > taken + cooling`: SQLite does not recognise the index by any other form. About `+$name` see expiry.ts.
 */
const OPEN = 'capacity > taken + cooling and closed_at is null'
const ROOM = 'capacity - taken - cooling >= +$places'

export interface OfficeQuery {
  near?: Place
  state?: string
  /** Only this one: the others are not looked at, which is 7 us each. */
  officeId?: number
  procedureIds: string[]
  places: number
  limit: number
}

/** One published hour, with room or without; undefined when there is none of that number. */
export function findSlot(db: Db, slotId: number): SlotOffer | undefined {
  return db.client.query<SlotOffer, [number]>(SLOT).get(slotId) ?? undefined
}

const SLOT = `select ${OFFER_COLUMNS} from slots s where s.id = ?`

/**
 * Offices that do all these procedures, nearest first (by name when no place is known), each with its first hour that has
 * room for everybody, there or in the hours right after. Full offices are among them, so that the chat can say so. Distances are straight lines.
 */
export function officesWithRoom(db: Db, query: OfficeQuery, now: Instant): OfficeOffer[] {
  const { near, state, officeId, limit, places } = query
  return officesThatDo(db, query.procedureIds)
    .filter(({ office }) => (state === undefined || office.state === state) && (officeId === undefined || office.id === officeId))
    .map((one) => ({ ...one, km: near && distanceKm(near, one.office) }))
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0) || byName(a.office, b.office))
    .slice(0, limit)
    .map(({ office, noticeMinutes, km }) => ({
      office,
      km: km === undefined ? undefined : Math.round(km),
      first: firstFor(db, office.id, now + noticeMinutes * MINUTE, places),
    }))
}

/** One look for one person. A group looks at more hours only when some begin before the first that has room for all. */
function firstFor(db: Db, office: number, from: Instant, places: number): SlotOffer | undefined {
  const together = firstHour(db, office, from, places)
  if (places === 1 || firstHour(db, office, from, 1)?.slotId === together?.slotId) return together
  return openHours(db, office, from, { places, limit: 1, perDay: 1 })[0]
}

function firstHour(db: Db, office: number, from: Instant, places: number): SlotOffer | undefined {
  return (
    db.client.query<SlotOffer, { office: number; from: number; places: number }>(FIRST_HOUR).get({ office, from, places }) ??
    undefined
  )
}

const FIRST_HOUR = `
  select ${OFFER_COLUMNS} from slots s
  where office_id = +$office and starts_at >= +$from and ${OPEN} and ${ROOM} order by starts_at limit 1`

/** The last day for which the office has hours at all; undefined when there are none. */
export function publishedUntil(db: Db, officeId: number): LocalDay | undefined {
  return db.client
    .query<{ day: LocalDay }, [number]>('select day from slots where office_id = +? order by starts_at desc limit 1')
    .get(officeId)?.day
}

/**
 * Free hours, soonest first; with `perDay` at most so many of each day, spread over it. Offices that do not do everything
 * are left out. A group is also offered hours that follow each other (adjacent.ts): `minutes` then says everybody's.
 */
export function freeSlots(db: Db, query: SlotQuery, now: Instant): SlotOffer[] {
  const asked = officesThatDo(db, query.procedureIds).filter(({ office }) => query.officeIds.includes(office.id))
  const open = asked.flatMap(({ office, noticeMinutes }) => openHours(db, office.id, now + noticeMinutes * MINUTE, query))
  return thinOut(open, query.perDay).slice(0, query.limit)
}

function thinOut(hours: SlotOffer[], perDay = Number.POSITIVE_INFINITY): SlotOffer[] {
  const inOrder = hours.toSorted((a, b) => a.startsAt - b.startsAt || a.officeId - b.officeId)
  const days = Map.groupBy(inOrder, (hour) => hour.day)
  return [...days.values()].flatMap((day) => spread(day, perDay))
}

/** About one day of a busy office: few queries for a short list, and never the whole calendar. */
const PAGE = 32

type HoursQuery = Omit<SlotQuery, 'officeIds' | 'procedureIds'>

/**
 * Starts in one office, page by page until they are enough for the list. A day is only spread well, and a group only seated
 * well, when all of the day is known: what may go on on the next page waits for it.
 */
function openHours(db: Db, office: number, notBefore: Instant, query: HoursQuery): SlotOffer[] {
  const startsIn = startsFor(db, office, query)
  const known: SlotOffer[] = []
  let unfinished: Hour[] = []
  for (let after = Math.max(notBefore, earliest(query.from)) - 1; ; ) {
    const page = readPage(db, office, query, after)
    const hours = unfinished.length > 0 ? [...unfinished, ...page] : page
    const last = page.length < PAGE ? undefined : page.at(-1)
    unfinished = last ? hours.filter((hour) => hour.day === last.day) : []
    known.push(...startsIn(unfinished.length > 0 ? hours.slice(0, -unfinished.length) : hours))
    if (!last || thinOut(known, query.perDay).length >= query.limit) return known
    after = last.startsAt
  }
}

/** Whoever comes alone begins in any open hour; a group where everybody finds a place. */
function startsFor(db: Db, office: number, { places, untilMinute = MINUTES_A_DAY }: HoursQuery): (hours: Hour[]) => SlotOffer[] {
  if (places === 1) return (hours) => hours
  const close = closenessAt(db, office)
  return (hours) => groupStarts(hours, places, close).filter((one) => one.minute < untilMinute)
}

/** Open hours as wished. For a group also those with too little room for all, and later ones in which it may end. */
function readPage(db: Db, office: number, query: HoursQuery, after: Instant): Hour[] {
  const group = query.places > 1
  return db.client.query<Hour, Record<string, string | number | null>>(OPEN_HOURS).all({
    office,
    after,
    before: latest(query.until),
    places: group ? 1 : query.places,
    from: query.from ?? '',
    until: query.until ?? '9999-12-31',
    fromMinute: query.fromMinute ?? 0,
    untilMinute: group ? MINUTES_A_DAY : (query.untilMinute ?? MINUTES_A_DAY),
    weekdays: query.weekdays?.join('') ?? null,
  })
}

const OPEN_HOURS = `
  select ${HOUR_COLUMNS} from slots s
  where office_id = +$office and starts_at > +$after and starts_at < +$before and ${OPEN} and ${ROOM}
    and day >= +$from and day <= +$until and minute >= +$fromMinute and minute < +$untilMinute
    and (+$weekdays is null or instr(+$weekdays, strftime('%u', day)) > 0)
  order by starts_at limit ${PAGE}`

/** Bounds in which a local day surely lies, whatever the zone (UTC-12 to UTC+14): they only spare the index rows. */
const earliest = (day: LocalDay | undefined): Instant => (day ? Date.parse(`${day}T00:00Z`) - 14 * HOUR : 0)
const latest = (day: LocalDay | undefined): Instant =>
  day ? Date.parse(`${day}T00:00Z`) + DAY + 12 * HOUR : Number.MAX_SAFE_INTEGER

/** First, last and what lies evenly in between. */
function spread<T>(all: T[], wanted: number): T[] {
  if (all.length <= wanted) return all
  if (wanted === 1) return all.slice(0, 1)
  return Array.from({ length: wanted }, (_, at) => all[Math.round((at * (all.length - 1)) / (wanted - 1))]).filter(
    (one): one is T => one !== undefined,
  )
}
