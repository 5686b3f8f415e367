import type { Db } from '../../db/open.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../clock.ts'
import { distanceKm } from './distance.ts'
import { OFFICE_COLUMNS, type OfficeRow, toOffice } from './offices.ts'
import type { LocalDay, Office, OfficeOffer, Place, SlotOffer, SlotQuery } from './types.ts'

/**
 * Reads from the partial index `slots_open` alone (EXPLAIN QUERY PLAN: SEARCH USING COVERING INDEX). The predicate must stay
 * written `capacity > taken + cooling`: SQLite does not recognise the index by any other form. About `+$name` see expiry.ts.
 */
const OPEN = 'capacity > taken + cooling and closed_at is null'
const ROOM = 'capacity - taken - cooling >= +$places'

export interface OfficeQuery {
  near?: Place
  state?: string
  procedureIds: string[]
  places: number
  limit: number
}

interface SlotRow {
  id: number
  office_id: number
  starts_at: number
  day: LocalDay
  minute: number
}

const toOffer = (row: SlotRow): SlotOffer => ({
  slotId: row.id,
  officeId: row.office_id,
  startsAt: row.starts_at,
  day: row.day,
  minute: row.minute,
})

/** One published hour, with room or without; undefined when there is none of that number. */
export function findSlot(db: Db, slotId: number): SlotOffer | undefined {
  const row = db.client.query<SlotRow, [number]>('select id, office_id, starts_at, day, minute from slots where id = ?').get(slotId)
  return row ? toOffer(row) : undefined
}

/**
 * Offices that do all these procedures, nearest first (by name when no place is known), each with its first hour that has
 * room for everybody. Full offices are among them, so that the chat can say so. Distances are straight lines.
 */
export function officesWithRoom(db: Db, query: OfficeQuery, now: Instant): OfficeOffer[] {
  const { near } = query
  const ranked = officesThatDo(db, query)
    .map((office) => ({ ...office, km: near && distanceKm(near, office) }))
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0) || a.name.localeCompare(b.name, 'es'))
    .slice(0, query.limit)
  const first = firstHours(
    db,
    ranked.map((office) => office.id),
    query.places,
    now,
  )
  return ranked.flatMap(({ id, km }) => {
    const found = first.get(id)
    return found ? [{ ...found, km: km === undefined ? undefined : Math.round(km) }] : []
  })
}

interface Candidate {
  id: number
  name: string
  latitude: number
  longitude: number
}

/** Only what ranking needs, because all offices of a country may come through here. */
function officesThatDo(db: Db, query: OfficeQuery): Candidate[] {
  const wanted = JSON.stringify([...new Set(query.procedureIds)])
  return db.client
    .query<Candidate, { wanted: string; state: string | null }>(
      `select o.id, o.name, o.latitude, o.longitude from offices o
       where o.active = 1 and (+$state is null or o.state = +$state)
         and not exists (select 1 from json_each(+$wanted) w
           where not exists (select 1 from office_procedures p where p.office_id = o.id and p.procedure_id = w.value))`,
    )
    .all({ wanted, state: query.state ?? null })
}

type OfficeRoomRow = OfficeRow & {
  slot_id: number | null
  starts_at: number | null
  day: string | null
  minute: number | null
  last_day: string | null
}

function firstHours(db: Db, officeIds: number[], places: number, now: Instant) {
  const rows = db.client
    .query<OfficeRoomRow, { ids: string; places: number; now: number }>(
      `select ${OFFICE_COLUMNS}, s.id as slot_id, s.starts_at, s.day, s.minute,
         (select day from slots l where l.office_id = o.id order by l.starts_at desc limit 1) as last_day
       from offices o left join slots s on s.id = (
         select id from slots where office_id = o.id and starts_at >= +$now + o.notice_minutes * ${MINUTE} and ${OPEN} and ${ROOM}
         order by starts_at limit 1)
       where o.id in (select value from json_each(+$ids))`,
    )
    .all({ ids: JSON.stringify(officeIds), places, now })
  return new Map<number, { office: Office; first: SlotOffer | undefined; publishedUntil: LocalDay | undefined }>(
    rows.map((row) => [row.id, { office: toOffice(row), first: firstOf(row), publishedUntil: row.last_day ?? undefined }]),
  )
}

function firstOf(row: OfficeRoomRow): SlotOffer | undefined {
  const { slot_id, starts_at, day, minute } = row
  if (slot_id === null || starts_at === null || day === null || minute === null) return undefined
  return { slotId: slot_id, officeId: row.id, startsAt: starts_at, day, minute }
}

/**
 * Free hours, soonest first; with `perDay` at most so many of each day, spread over it. Offices that do not do everything
 * are left out.
 */
export function freeSlots(db: Db, query: SlotQuery, now: Instant): SlotOffer[] {
  const open = officesAsked(db, query).flatMap((office) => openHours(db, office, query, now))
  return thinOut(open, query.perDay).slice(0, query.limit)
}

function thinOut(hours: SlotOffer[], perDay = Number.POSITIVE_INFINITY): SlotOffer[] {
  const inOrder = hours.toSorted((a, b) => a.startsAt - b.startsAt || a.officeId - b.officeId)
  const days = Map.groupBy(inOrder, (hour) => hour.day)
  return [...days.values()].flatMap((day) => spread(day, perDay))
}

interface OfficeAsked {
  id: number
  notice_minutes: number
}

function officesAsked(db: Db, query: SlotQuery): OfficeAsked[] {
  return db.client
    .query<OfficeAsked, { ids: string; wanted: string }>(
      `select o.id, o.notice_minutes from offices o where o.active = 1 and o.id in (select value from json_each(+$ids))
         and not exists (select 1 from json_each(+$wanted) w
           where not exists (select 1 from office_procedures p where p.office_id = o.id and p.procedure_id = w.value))`,
    )
    .all({ ids: JSON.stringify(query.officeIds), wanted: JSON.stringify(query.procedureIds) })
}

/** About one day of a busy office: few queries for a short list, and never the whole calendar. */
const PAGE = 32

/** Open hours of one office, page by page until they are enough for the list. */
function openHours(db: Db, office: OfficeAsked, query: SlotQuery, now: Instant): SlotOffer[] {
  const hours: SlotOffer[] = []
  for (let after = Math.max(now + office.notice_minutes * MINUTE, earliest(query.from)) - 1; ; ) {
    const page = readPage(db, office.id, query, after)
    hours.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE || enough(hours, last.day, query)) return hours
    after = last.startsAt
  }
}

/** A day is only spread well when all of it is known, so the last one does not count yet. */
function enough(hours: SlotOffer[], lastDay: LocalDay, { perDay, limit }: SlotQuery): boolean {
  const known =
    perDay === undefined
      ? hours
      : thinOut(
          hours.filter((hour) => hour.day !== lastDay),
          perDay,
        )
  return known.length >= limit
}

function readPage(db: Db, office: number, query: SlotQuery, after: Instant): SlotOffer[] {
  return db.client
    .query<SlotRow, Record<string, string | number | null>>(
      `select id, office_id, starts_at, day, minute from slots
       where office_id = +$office and starts_at > +$after and starts_at < +$before and ${OPEN} and ${ROOM}
         and day >= +$from and day <= +$until and minute >= +$fromMinute and minute < +$untilMinute
         and (+$weekdays is null or instr(+$weekdays, strftime('%u', day)) > 0)
       order by starts_at limit ${PAGE}`,
    )
    .all({
      office,
      after,
      before: latest(query.until),
      places: query.places,
      from: query.from ?? '',
      until: query.until ?? '9999-12-31',
      fromMinute: query.fromMinute ?? 0,
      untilMinute: query.untilMinute ?? 24 * 60,
      weekdays: query.weekdays?.join('') ?? null,
    })
    .map(toOffer)
}

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
