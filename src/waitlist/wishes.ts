import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { nameDiffers } from '../booking/curp-name.ts'
import { daysForAll, neverOfAge } from '../booking/eligibility.ts'
import type { Member, RequestedPlaces } from '../booking/types.ts'
import { addDays, dayOf, endOfDay, MINUTES_A_DAY } from '../catalogue/calendar.ts'
import { findOffice, givesAppointments } from '../catalogue/offices.ts'
import { findProcedure, visitLengths } from '../catalogue/procedures.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { agesFrom } from './age.ts'
import { offersLeft } from './offers.ts'
import { ANY_WEEKDAY, OFFERS_COUNTED, peopleAhead, weekdayBits, weekdaysOf } from './positions.ts'
import { namesSearching } from './searches.ts'
import type { WaitlistEntry, WaitRequest, WaitTimes } from './types.ts'

interface WishRow {
  id: number
  version: number
  state: WaitlistEntry['state']
  people: number
  unverified: number
  names_differ: number
  moves_group: string | null
  from_day: string | null
  until_day: string | null
  weekdays: number
  from_minute: number
  until_minute: number
  body_sealed: Uint8Array | null
  joined_at: Instant
  counts_from: Instant
  lot: number
  joined_behind: number
  has_rested: number
  owed: number
  expires_at: Instant
  ended_elsewhere: number
}

const WISH_ROW = row<WishRow>({
  id: 'int',
  version: 'int',
  state: 'text',
  people: 'int',
  unverified: 'int',
  names_differ: 'int',
  moves_group: 'text?',
  from_day: 'text?',
  until_day: 'text?',
  weekdays: 'int',
  from_minute: 'int',
  until_minute: 'int',
  body_sealed: 'bytes?',
  joined_at: 'int',
  counts_from: 'int',
  lot: 'int',
  joined_behind: 'int',
  has_rested: 'int',
  owed: 'int',
  expires_at: 'int',
  ended_elsewhere: 'int',
})

const COLUMNS = `id, version, state, people, unverified, names_differ, moves_group, from_day, until_day, weekdays, from_minute, until_minute, body_sealed,
  joined_at, counts_from, lot, joined_behind, has_rested, owed, expires_at, ended_elsewhere`

const READ_WISH = statement(`select ${COLUMNS} from wait_wishes where id = ?`, { row: WISH_ROW, params: ['int'] })

/** In any state; undefined when there is none with that id. */
export function readEntry(db: Db, vault: Vault, wishId: number): WaitlistEntry | undefined {
  const row = READ_WISH.get(db, wishId)
  return row ? toEntry(db, vault, row) : undefined
}

const WISHES_OF = statement(
  `select ${COLUMNS} from wait_wishes where contact_id = +? and live = 1 and disowned_at is null order by joined_at, id`,
  {
    row: WISH_ROW,
    params: ['int'],
    uses: 'wait_wishes_contact',
    because: 'a contact has few wishes',
  },
)

/** Oldest first; without disowned ones. */
export function entriesOf(db: Db, vault: Vault, contactId: number): WaitlistEntry[] {
  return WISHES_OF.all(db, contactId).map((row) => toEntry(db, vault, row))
}

const RESTING_WISH_OF = statement(
  `select ${COLUMNS} from wait_wishes where id = ? and contact_id is ? and state in ('rested', 'left', 'over', 'booked') and body_sealed is not null`,
  { row: WISH_ROW, params: ['int', 'int?'] },
)

/** This contact's (or a counter's) entry that ended lately and may go on, also one that an appointment ended, once that is gone. */
export function restingEntryOf(db: Db, vault: Vault, contactId: number | undefined, wishId: number): WaitlistEntry | undefined {
  const row = RESTING_WISH_OF.get(db, wishId, contactId ?? null)
  return row ? toEntry(db, vault, row) : undefined
}

const PAUSED_WISH_OF = statement(
  `select ${COLUMNS} from wait_wishes w where contact_id = +? and state = 'rested' and body_sealed is not null
     and (moves_group is null or exists (
       select 1 from appointments a where a.group_id = w.moves_group and a.contact_id = w.contact_id and a.live = 1))
   order by id desc limit 1`,
  { row: WISH_ROW, params: ['int'], uses: 'appointments_contact wait_wishes_contact', because: 'a contact has few wishes' },
)

/** Undefined when there is none, or when a search's appointments are no longer this contact's. */
export function pausedEntryOf(db: Db, vault: Vault, contactId: number): WaitlistEntry | undefined {
  const row = PAUSED_WISH_OF.get(db, contactId)
  return row ? toEntry(db, vault, row) : undefined
}

const TO_WISH = statement('select office_id from wait_lines where wish_id = +? order by office_id', {
  row: { office_id: 'int' },
  params: ['int'],
})

function toEntry(db: Db, vault: Vault, row: WishRow): WaitlistEntry {
  const officeIds = TO_WISH.all(db, row.id).map((line) => line.office_id)
  const body = row.body_sealed ? (JSON.parse(vault.open(row.body_sealed)) as { names: string[]; answers: string }) : undefined
  const searching = row.moves_group && body ? namesSearching(db, vault, row.moves_group) : []
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    officeIds,
    resting: officeIds.filter((id) => !givesAppointments(db, id)),
    people: row.people,
    unverified: row.unverified,
    namesDiffer: row.names_differ,
    names: searching.length > 0 ? searching : (body?.names ?? []),
    times: timesOf(row),
    movesGroup: row.moves_group ?? undefined,
    joinedAt: row.joined_at,
    countsFrom: row.counts_from,
    isEarly: row.lot > 0,
    joinedBehind: row.joined_behind,
    hasRested: row.has_rested === 1,
    expiresAt: row.expires_at,
    ahead: peopleAhead(db, {
      officeIds,
      weekdays: row.weekdays,
      fromMinute: row.from_minute,
      untilMinute: row.until_minute,
      countsFrom: row.counts_from,
      lot: row.lot,
      wishId: row.id,
      owed: row.owed === 1,
    }),
    offersLeft: offersLeft(db, row.id),
    endedElsewhere: row.ended_elsewhere === 1,
    answers: body?.answers,
  }
}

function timesOf(row: WishRow): WaitTimes {
  return {
    ...(row.from_day && { from: row.from_day }),
    ...(row.until_day && { until: row.until_day }),
    ...(row.weekdays !== ANY_WEEKDAY && { weekdays: weekdaysOf(row.weekdays) }),
    ...(row.from_minute > 0 && { fromMinute: row.from_minute }),
    ...(row.until_minute < MINUTES_A_DAY && { untilMinute: row.until_minute }),
  }
}

type CalledPeople = Pick<RequestedPlaces, 'members' | 'attendant'>

/** In place of a conversation's answers. */
export const answersOfCalled = ({ members, attendant }: CalledPeople): string => JSON.stringify({ members, attendant })

/** Undefined once deleted. */
export const peopleOf = (entry: WaitlistEntry | undefined): CalledPeople | undefined =>
  entry?.answers === undefined ? undefined : (JSON.parse(entry.answers) as CalledPeople)

const LEAVE = statement(
  `update wait_wishes set state = 'left', live = 0, version = version + 1, updated_at = $now
   where id = $wish and contact_id is $contact and live = 1`,
  { params: { now: 'int', wish: 'int', contact: 'int?' } },
)

/** False when this entry does not wait, or is not this contact's. */
export function leave(tx: Tx, contactId: number | undefined, wishId: number, now: Instant): boolean {
  return LEAVE.run(tx, { wish: wishId, contact: contactId ?? null, now }).changes === 1
}

const A_WEEK = 7 * DAY

const GO_ON_WAITING = statement(
  `update wait_wishes set state = 'waiting', live = 1, joined_at = $joinedAt, offers_from = $now, has_rested = max(has_rested, state = 'rested'), owed = case state when 'over' then owed else 0 end, until_day = $untilDay,
     expires_at = $expiresAt, untold = 0, ended_elsewhere = 0, version = version + 1, updated_at = $now
   where id = $wish and live = 0 and body_sealed is not null`,
  { params: { joinedAt: 'int', now: 'int', untilDay: 'text?', expiresAt: 'int', wish: 'int' } },
)

/**
 * Puts an ended entry back at the end of the line, until its own last day unless that is over; one that rested for the first time at the end
 * of those who joined on its day, for what is left of its time and a week at least. Time alone does not settle what the office owes. One
 * that an appointment from another telephone ended keeps its old place and end. Whether it may was asked before (`refuse` in entries.ts).
 */
export function goOnWaiting(tx: Tx, wish: WaitlistEntry, now: Instant): void {
  if (wish.endedElsewhere && wish.expiresAt > now && wish.offersLeft > 0) return goOnWhereItStood(tx, wish.id, now)
  const { until, ...anyDay } = wish.times
  const zone = zoneOf(tx, wish.officeIds)
  const untilDay = until !== undefined && until >= dayOf(now, zone) ? until : undefined
  const asked = untilDay === undefined ? { ...wish, times: anyDay } : wish
  const ownEnd = endOf(tx, asked, wish.joinedAt)
  const joinedAt = wish.state === 'rested' && !wish.hasRested ? wish.joinedAt : now
  const newEnd = endOf(tx, asked, now)
  const expiresAt = joinedAt === now ? newEnd : Math.min(newEnd, Math.max(ownEnd, notAtNight(tx, now + A_WEEK, zone)))
  GO_ON_WAITING.run(tx, { wish: wish.id, joinedAt, untilDay: untilDay ?? null, expiresAt, now })
}

const GO_ON_WHERE_IT_STOOD = statement(
  `update wait_wishes set state = 'waiting', live = 1, untold = 0, ended_elsewhere = 0, version = version + 1, updated_at = $now
   where id = $wish and live = 0 and body_sealed is not null`,
  { params: { now: 'int', wish: 'int' } },
)

function goOnWhereItStood(tx: Tx, wishId: number, now: Instant): void {
  GO_ON_WHERE_IT_STOOD.run(tx, { wish: wishId, now })
}

const EXPIRE_WISHES = statement(
  `update wait_wishes as w set live = 0, untold = 1, version = version + 1, updated_at = $now,
     state = case when ${OFFERS_COUNTED} >= $most then 'rested' else 'over' end
   where id in (select id from wait_wishes where live = 1 and expires_at <= +$now order by expires_at limit +$limit)`,
  { params: { now: 'int', most: 'int', limit: 'int' }, uses: 'wait_offers_wish wait_wishes_expire' },
)

/** At most `limit`; their people are to be told. */
export function expireEntries(tx: Tx, now: Instant, limit: number): number {
  return EXPIRE_WISHES.run(tx, { now, most: rule(tx, 'offers_a_wish'), limit: Math.max(0, limit) }).changes
}

const IS_FOR = statement('select hex(person_key) as key from wait_people where wish_id = +? order by key', {
  row: { key: 'text' },
  params: ['int'],
  because: 'a wish has few people',
})

/** Only the same people keep its place. */
export function isFor(db: Db, wishId: number, keys: Uint8Array[]): boolean {
  const kept = IS_FOR.all(db, wishId).map((row) => row.key)
  const asked = keys.map((key) => Buffer.from(key).toString('hex').toUpperCase()).sort()
  return kept.join() === asked.join()
}

/** Without its contact. */
export function columnsOf(db: Db, vault: Vault, request: WaitRequest, members: Member[], now: Instant) {
  const { movesGroup, answers, times } = request
  return {
    people: members.length,
    slots: Math.max(1, ...visitLengths(db, members)),
    unverified: members.filter((member) => !member.person.curp).length,
    namesDiffer: members.filter((member) => nameDiffers(member.person)).length,
    moves: movesGroup ?? null,
    procedures: JSON.stringify([...new Set(members.map((member) => member.procedureId))]),
    ...timeColumns(times),
    ...fitting(db, members, dayOf(now, zoneOf(db, request.officeIds))),
    body: vault.seal(JSON.stringify({ names: members.map((member) => member.person.name), answers })),
    expiresAt: endOf(db, request, now),
  }
}

export const timeColumns = (times: WaitTimes) => ({
  fromDay: times.from ?? null,
  untilDay: times.until ?? null,
  weekdays: weekdayBits(times.weekdays),
  fromMinute: times.fromMinute ?? 0,
  untilMinute: times.untilMinute ?? MINUTES_A_DAY,
})

const zoneOf = (db: Db, officeIds: readonly number[]): string => findOffice(db, officeIds[0] ?? 0)?.zone ?? 'UTC'

/**
 * Until when an entry waits: by the rule, from when its age counts; not after its last useful day, a search not after its own appointment. Never at night, because
 * its people are told then.
 */
export function endOf(
  db: Db,
  { times, officeIds, movesGroup }: Pick<WaitRequest, 'times' | 'officeIds'> & { movesGroup?: string | undefined },
  now: Instant,
): Instant {
  const zone = zoneOf(db, officeIds)
  const longest = Math.min(Math.max(now, agesFrom(db, times.from, zone)) + rule(db, 'wish_days') * DAY, visitOf(db, movesGroup))
  return notAtNight(db, times.until ? Math.min(longest, endOfDay(times.until, zone)) : longest, zone)
}

const VISIT_OF = statement(
  'select min(s.starts_at) as at from appointments a join slots s on s.id = a.slot_id where a.group_id = +? and a.live = 1',
  { row: { at: 'int?' }, params: ['text'], uses: 'appointments_group' },
)

/** After it there is nothing to wait for. */
function visitOf(db: Db, groupId: string | undefined): Instant {
  const row = VISIT_OF.get(db, groupId ?? '')
  return row?.at ?? Number.MAX_SAFE_INTEGER
}

/** Longer than any entry waits. */
const HORIZON_DAYS = 400

const agedIn = (db: Db, members: readonly Member[]) =>
  members.flatMap(({ person: { birthDate }, procedureId }) => {
    const procedure = findProcedure(db, procedureId)
    return procedure ? [{ birthDate, procedure }] : []
  })

/** Days on which all have the age for the procedure; null: every day for which an entry can wait. */
function fitting(db: Db, members: Member[], today: LocalDay): { fitsFrom: LocalDay | null; fitsUntil: LocalDay | null } {
  const all = { from: today, until: addDays(today, HORIZON_DAYS) }
  const { from, until } = daysForAll(agedIn(db, members), all) ?? all
  return { fitsFrom: from > today ? from : null, fitsUntil: until < all.until ? until : null }
}

const DAYS_AHEAD = statement('select max(days_ahead) as days from offices where id in (select value from json_each(+?))', {
  row: { days: 'int?' },
  params: ['text'],
})

/** No day on which a place could be offered fits the age of one of them. */
export function canNeverCome(db: Db, request: WaitRequest, now: Instant): boolean {
  const zone = zoneOf(db, request.officeIds)
  const from = dayOf(now, zone)
  const ahead = DAYS_AHEAD.get(db, JSON.stringify(request.officeIds))?.days ?? 0
  const until = request.times.until ?? addDays(dayOf(endOf(db, request, now), zone), ahead)
  return neverOfAge(agedIn(db, request.members), { from, until }) !== undefined
}
