import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import { visitsCsv } from '../texts/day-list.ts'
import type { Vault } from '../vault.ts'
import { STILL_LIVE } from './expiry.ts'
import { type AppointmentDetail, appointmentsById, toDayLine, withoutNames } from './views.ts'

/** Days are those of each office. */
export interface ComingQuery {
  officeIds: number[]
  from: LocalDay
  /** Undefined: no end. */
  until?: LocalDay | undefined
  procedureId?: string | undefined
}

declare module '../admin/deps.ts' {
  interface LongReads {
    /** As the text of a spreadsheet; at most `limit` lines. */
    comingCsv(asked: ComingQuery & { now: Instant; limit: number; named: boolean }): Promise<string>
  }
}

interface Place {
  id: number
  startsAt: Instant
  groupId: string
  member: number
}

const PLACE_ROW = row<Place>({ id: 'int', startsAt: 'int', groupId: 'text', member: 'int' })

const ROWS = `from slots s cross join appointments a on a.slot_id = s.id
  where s.office_id = +$office and s.starts_at >= +$earliest and s.day >= +$from and (+$until is null or s.day <= +$until)
    and (+$procedure is null or a.procedure_id = +$procedure) and ${STILL_LIVE}`
/** A visit counts until its day is over: today's visits that have begun are included. */
const EARLIER_MS = DAY

const bind = (query: ComingQuery, office: number, now: Instant, earliest = now - EARLIER_MS) => ({
  office,
  now,
  earliest,
  from: query.from,
  until: query.until ?? null,
  procedure: query.procedureId ?? null,
})

/**
 * Soonest first, at most `limit`. `after`: the appointment after which the list goes on. Each office is read through its index, only as far
 * as the page needs.
 */
export function comingVisits(
  db: Db,
  vault: Vault,
  query: ComingQuery,
  page: { after?: number | undefined; limit: number },
  now: Instant,
): AppointmentDetail[] {
  const after = page.after === undefined ? undefined : placeOf(db, page.after)
  if (page.after !== undefined && !after) return []
  const places = query.officeIds.flatMap((office) => placesIn(db, bind(query, office, now, after?.startsAt), after, page.limit))
  const ids = places
    .sort(inOrder)
    .slice(0, page.limit)
    .map((one) => one.id)
  return appointmentsById(db, vault, ids)
}

const PLACE_OF = statement(
  `select a.id, s.starts_at as startsAt, a.group_id as groupId, a.member from appointments a join slots s on s.id = a.slot_id
   where a.id = +?`,
  { row: PLACE_ROW, params: ['int'] },
)

function placeOf(db: Db, id: number): Place | undefined {
  return PLACE_OF.get(db, id) ?? undefined
}

const PLACES_IN = statement(
  `select a.id, s.starts_at as startsAt, a.group_id as groupId, a.member ${ROWS}
     and (s.starts_at, a.group_id, a.member) > (+$startsAt, +$groupId, +$member)
   order by s.starts_at, a.group_id, a.member limit +$limit`,
  {
    row: PLACE_ROW,
    params: {
      office: 'int',
      earliest: 'int',
      from: 'text',
      until: 'text?',
      procedure: 'text?',
      now: 'int',
      startsAt: 'int',
      groupId: 'text',
      member: 'int',
      limit: 'int',
    },
    uses: 'appointments_slot slots_one',
    because: 'the people of one hour are sorted',
  },
)

function placesIn(db: Db, bound: ReturnType<typeof bind>, after: Place | undefined, limit: number): Place[] {
  return PLACES_IN.all(db, {
    ...bound,
    startsAt: after?.startsAt ?? 0,
    groupId: after?.groupId ?? '',
    member: after?.member ?? 0,
    limit,
  })
}

const inOrder = (a: Place, b: Place): number =>
  a.startsAt - b.startsAt || (a.groupId < b.groupId ? -1 : a.groupId > b.groupId ? 1 : a.member - b.member)

const COUNT_COMING = statement(`select count(*) as people from (select 1 ${ROWS} limit +$most)`, {
  row: { people: 'int' },
  params: { office: 'int', earliest: 'int', from: 'text', until: 'text?', procedure: 'text?', now: 'int', most: 'int' },
  uses: 'appointments_slot slots_one',
})

/** Counting stops at `most`. */
export function countComing(db: Db, query: ComingQuery, most: number, now: Instant): number {
  let people = 0
  for (const office of query.officeIds) {
    if (people >= most) break
    const row = COUNT_COMING.get(db, { ...bind(query, office, now), most: most - people })
    people += row?.people ?? 0
  }
  return people
}

export interface ComingCsvAsked extends ComingQuery {
  now: Instant
  limit: number
  /** Otherwise initials. */
  named: boolean
}

/** For a spreadsheet; at most `limit` lines. */
export function comingCsv(db: Db, vault: Vault, { now, limit, named, ...query }: ComingCsvAsked): string {
  const found = comingVisits(db, vault, query, { limit }, now)
  const lines = (named ? found : found.map(withoutNames)).map((one) => ({
    ...toDayLine(db, one),
    day: one.slot.day,
    office: one.office.name,
  }))
  return visitsCsv(lines)
}
