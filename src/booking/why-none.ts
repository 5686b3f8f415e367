import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf, MINUTES_A_DAY, wallClock } from '../catalogue/calendar.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import { noticeAt, officesThatDo, theOffice } from '../catalogue/offices.ts'
import { daysAheadFor } from '../catalogue/procedures.ts'
import { payableBy } from '../catalogue/time-to-pay.ts'
import type { Field, LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { startsOn } from '../schedule/adjacent-hours.ts'
import { freeSlots } from '../schedule/availability.ts'
import { type DayRecords, planDay, type Recurrence, readDayRecords } from '../schedule/day-plan.ts'
import { sharesOf, type Whom } from '../schedule/kept-places.ts'
import { type Schedule, schedulesFor } from '../schedule/schedules.ts'
import { type FreeSlot, overlap, type SlotQuery } from '../schedule/slots.ts'
import { readUsualWeek } from '../schedule/usual-week.ts'
import {
  type AgeMisfit,
  type AnswerMisfit,
  ageMisfit,
  answerMisfit,
  type Days,
  neverOfAge,
  refusingField,
  type Visitor,
} from './eligibility.ts'
import { restingPlaces } from './resting.ts'

export interface PlaceAsked {
  officeId: number
  /** Undefined: any that serves these procedures. */
  scheduleId?: number | undefined
  /** Undefined: any day. */
  day?: LocalDay | undefined
  /** Undefined: any hour. */
  fromMinute?: number | undefined
  untilMinute?: number | undefined
  procedureIds: readonly string[]
  places: number
  /**
   * At the counter: no notice, and resting places may be given. `lengths`: consecutive hours of each visit; `own`: places of a slot beyond
   * the free ones.
   */
  atCounter?: { lengths: readonly number[]; own: (slotId: number) => number }
  /** See SlotQuery. */
  unpaid?: SlotQuery['unpaid']
  fullDays?: SlotQuery['fullDays']
  /** Those who come, and when one of them is elsewhere. */
  people?: readonly Visitor[]
  busy?: SlotQuery['busy']
  /** Positions of those who have an appointment that excludes this one. */
  standing?: readonly number[]
}

/** A limit of the telephone is added by the caller. */
export type NoPlace =
  | { why: 'not_offered' }
  | { why: 'past' }
  | { why: 'closed'; told: OfficeReason }
  | { why: 'holiday' }
  /** Not open on such a day; `open`: its days. */
  | { why: 'weekday'; open: Recurrence[] }
  /** The day has hours, but none begins then. */
  | { why: 'no_such_hour' }
  /** `until`: the last open day; `opensOn`: when that day will be published. Undefined where unknown. */
  | { why: 'not_published'; until: LocalDay | undefined; opensOn: LocalDay | undefined }
  | { why: 'too_soon'; noticeMinutes: number }
  /** No bank opens in time. */
  | { why: 'unpayable' }
  /** Of the day; of any day: `until` is the last open one. */
  | { why: 'full'; until?: LocalDay }
  /** The places that are left are kept until that day: the office's own, or for urgent visits. */
  | { why: 'kept'; until: LocalDay; whom: Whom }
  /** A left place that the public is not given yet. The moment is secret. */
  | { why: 'resting' }
  /** A condition of the record excludes one of them, on any day. */
  | { why: 'record'; field: Field }
  /** `at`: the position of who has an appointment that excludes this one. */
  | { why: 'already'; at: number }
  /** One of them has not the age that the record asks for on that day. */
  | { why: 'age'; misfit: AgeMisfit }
  /** What one of them answered does not serve on that day, and is not asked again. */
  | { why: 'answer'; misfit: AnswerMisfit }
  /** There is room, and one of them has another visit then: at this hour. */
  | { why: 'another_visit'; minute: number }
  /** A left place that may be taken back until then, also before the office. */
  | { why: 'may_come_back'; until: Instant }
  /** The places are offered to the waiting list. */
  | { why: 'offered' }

export type Never = Extract<NoPlace, { why: 'not_offered' | 'record' | 'already' | 'age' | 'answer' }>

export interface WhyNone {
  reason: NoPlace
  /** At most three. */
  next(): FreeSlot[]
}

/** Slow: look in the index of places first. */
export const whyNone = (db: Db, asked: PlaceAsked, now: Instant): WhyNone => ({
  reason: whyNever(db, asked, now) ?? reasonFor(db, asked, now),
  next: () => (asked.atCounter ? nextAtCounter(db, asked, asked.atCounter, now) : nextForPublic(db, asked, now)),
})

/** Why no place will do, whatever becomes free; of a day: on that day. Undefined: one may. */
export function whyNever(db: Db, asked: PlaceAsked, now: Instant): Never | undefined {
  const { officeId, people = [], standing = [] } = asked
  const isDone = officesThatDo(db, asked.procedureIds).some(({ office }) => office.id === officeId)
  if (!isDone || schedulesMeant(db, asked).length === 0) return { why: 'not_offered' }
  const today = dayOf(now, theOffice(db, officeId).zone)
  const field = people.map((one) => refusingField(db, one, asked.day ?? today)).find((one) => one !== undefined)
  if (field) return { why: 'record', field }
  const [at] = standing
  if (at !== undefined) return { why: 'already', at }
  const last = asked.day ?? lastDay(db, asked, now)
  if (last === undefined) return undefined
  const days = { from: asked.day ?? today, until: last }
  return whyAnswer(asked, days) ?? (neverOfAge(people, days) ? whyAge(asked, last) : undefined)
}

function whyAnswer({ people = [] }: PlaceAsked, days: Days): Never | undefined {
  const misfit = answerMisfit(people, days)
  return misfit && { why: 'answer', misfit }
}

function whyAge({ people = [] }: PlaceAsked, day: LocalDay): Never | undefined {
  const misfit = ageMisfit(people, day)
  return misfit && { why: 'age', misfit }
}

const lastDay = (db: Db, asked: PlaceAsked, now: Instant): LocalDay | undefined =>
  LAST_DAY.get(db, asked.officeId, now, idsMeant(db, asked))?.day

function reasonFor(db: Db, asked: PlaceAsked, now: Instant): NoPlace {
  const { officeId, day } = asked
  if (day !== undefined) return reasonOn(db, { ...asked, day }, now)
  const schedules = idsMeant(db, asked)
  const last = lastDay(db, asked, now)
  const kept = asked.atCounter ? undefined : FIRST_KEPT.get(db, officeId, now, schedules)?.day
  if (last !== undefined)
    return (
      whyAnswer(asked, { from: last, until: last }) ??
      whyAge(asked, last) ??
      (kept === undefined ? undefined : keptUntil(db, { ...asked, day: kept })) ?? { why: 'full', until: last }
    )
  const closed = FIRST_CLOSED.get(db, officeId, now, schedules)?.day
  return closed === undefined
    ? { why: 'not_published', until: undefined, opensOn: undefined }
    : reasonOn(db, { ...asked, day: closed, fromMinute: undefined, untilMinute: undefined }, now)
}

export const schedulesMeant = (
  db: Db,
  { officeId, scheduleId, procedureIds }: Pick<PlaceAsked, 'officeId' | 'scheduleId' | 'procedureIds'>,
): Schedule[] => schedulesFor(db, officeId, procedureIds).filter(({ id }) => scheduleId === undefined || id === scheduleId)

const idsMeant = (db: Db, asked: PlaceAsked): string => JSON.stringify(schedulesMeant(db, asked).map(({ id }) => id))

const THOSE = 'schedule_id in (select value from json_each(?))'

const LAST_DAY = statement(
  `select day from slots where office_id = +? and starts_at > ? and closed_at is null and ${THOSE} order by starts_at desc limit 1`,
  { row: row<{ day: LocalDay }>({ day: 'text' }), params: ['int', 'int', 'text'], uses: 'slots_one' },
)

const FIRST_KEPT = statement(
  `select day from slots where office_id = +? and starts_at > ? and kept > 0 and ${THOSE} order by starts_at limit 1`,
  { row: row<{ day: LocalDay }>({ day: 'text' }), params: ['int', 'int', 'text'], uses: 'slots_one' },
)

const FIRST_CLOSED = statement(
  `select day from slots where office_id = +? and starts_at > ? and closed_at is not null and planned > 0 and ${THOSE}
   order by starts_at limit 1`,
  { row: row<{ day: LocalDay }>({ day: 'text' }), params: ['int', 'int', 'text'], uses: 'slots_one' },
)

type OnDay = PlaceAsked & { day: LocalDay }

function reasonOn(db: Db, asked: OnDay, now: Instant): NoPlace {
  const { officeId, day } = asked
  const here = wallClock(now, theOffice(db, officeId).zone)
  if (day < here.day) return { why: 'past' }
  const ahead = asked.atCounter ? undefined : daysAheadFor(db, asked.procedureIds)
  if (ahead !== undefined && day > addDays(here.day, ahead))
    return { why: 'not_published', until: addDays(here.day, ahead), opensOn: addDays(day, -ahead) }
  const records = schedulesMeant(db, asked).map((schedule) => ({ schedule, records: readDayRecords(db, schedule, day) }))
  const planned = records.flatMap(({ schedule, records }) => planDay(records, schedule.slotMinutes))
  if (planned.length === 0)
    return records.some((one) => one.records.nonWorking) ? { why: 'holiday' } : { why: 'weekday', open: daysOf(db, asked) }
  const then = planned.filter((hour) => isMeant(asked, hour))
  if (then.length > 0 && then.every((hour) => hour.closed)) return { why: 'closed', told: toldOf(records, then[0]?.minute) }
  if (day === here.day && then.length > 0 && then.every((hour) => hour.minute <= here.minute)) return { why: 'past' }
  const hours = HOURS_ON.all(db, officeId, day, idsMeant(db, asked))
  if (hours.length === 0) return notPublished(db, asked, now)
  if (then.length === 0) return { why: 'no_such_hour' }
  return reasonAmong(
    db,
    asked,
    hours.filter((hour) => isMeant(asked, hour)),
    now,
  )
}

const isMeant = ({ fromMinute = 0, untilMinute = MINUTES_A_DAY }: PlaceAsked, { minute }: { minute: number }): boolean =>
  minute >= fromMinute && minute < untilMinute

/** By the usual week then. */
function daysOf(db: Db, asked: OnDay): Recurrence[] {
  const hours = schedulesMeant(db, asked).flatMap((one) => readUsualWeek(db, asked.officeId, asked.day, one).hours)
  return [...new Map(hours.map(({ weekday, nth }) => [`${weekday} ${nth}`, { weekday, nth }])).values()]
}

/** Of several closures the one that closes that hour, or the first. */
function toldOf(records: readonly { records: DayRecords }[], minute: number | undefined): OfficeReason {
  const closed = records.flatMap((one) => one.records.closed)
  const at = closed.find((span) => minute === undefined || (minute >= span.fromMinute && minute < span.untilMinute))
  return asOfficeReason(at?.told ?? 'unsaid')
}

const DAYS_AHEAD = statement('select days_ahead from offices where id = ?', { row: { days_ahead: 'int' }, params: ['int'] })

function notPublished(db: Db, asked: OnDay, now: Instant): NoPlace {
  const { officeId, day } = asked
  const ahead = DAYS_AHEAD.get(db, officeId)?.days_ahead
  const opensOn = ahead === undefined ? undefined : addDays(day, -ahead)
  const today = dayOf(now, theOffice(db, officeId).zone)
  const until = lastDay(db, asked, now)
  return { why: 'not_published', until, opensOn: opensOn !== undefined && opensOn >= today ? opensOn : undefined }
}

interface HourOfDay {
  id: number
  startsAt: Instant
  endsAt: Instant
  minute: number
  room: number
  cooling: number
  kept: number
  closed: number
}

const HOURS_ON = statement(
  `select id, starts_at as startsAt, ends_at as endsAt, minute, capacity - taken - cooling - kept as room, cooling, kept, closed_at is not null as closed from slots
   where office_id = +? and day = +? and ${THOSE} order by starts_at`,
  {
    row: row<HourOfDay>({
      id: 'int',
      startsAt: 'int',
      endsAt: 'int',
      minute: 'int',
      room: 'int',
      cooling: 'int',
      kept: 'int',
      closed: 'int',
    }),
    params: ['int', 'text', 'text'],
    uses: 'slots_one',
  },
)

/** Of hours that are planned and published. */
function reasonAmong(db: Db, asked: OnDay, hours: readonly HourOfDay[], now: Instant): NoPlace {
  const open = hours.filter((hour) => hour.closed === 0)
  if (open.length === 0) return { why: 'closed', told: 'unsaid' }
  const coming = open.filter((hour) => hour.startsAt > now)
  if (coming.length === 0) return { why: 'past' }
  if (asked.atCounter) return atAnotherVisit(asked, coming) ?? reasonAtCounter(db, coming, now)
  const noticeMinutes = noticeAt(db, asked.officeId, asked.procedureIds)
  const inTime = coming.filter((hour) => hour.startsAt >= now + noticeMinutes * MINUTE)
  if (inTime.length === 0) return { why: 'too_soon', noticeMinutes }
  const { zone } = theOffice(db, asked.officeId)
  const payable = asked.unpaid ? payableBy(db, asked.procedureIds, zone, now) : now
  const payableHours = inTime.filter((hour) => hour.startsAt >= payable)
  if (payableHours.length === 0) return { why: 'unpayable' }
  const elsewhere = atAnotherVisit(asked, payableHours)
  if (elsewhere) return elsewhere
  const kept = payableHours.some((hour) => hour.kept > 0) ? keptUntil(db, asked) : undefined
  if (kept) return kept
  return { why: payableHours.some((hour) => hour.cooling + hour.kept > 0) ? 'resting' : 'full' }
}

/** Undefined: no rule keeps any now, and the next publication opens what one kept. */
function keptUntil(db: Db, asked: OnDay): NoPlace | undefined {
  const shares = schedulesMeant(db, asked).flatMap((one) => sharesOf(db, one))
  if (shares.length === 0) return undefined
  const whom = shares.some((one) => one.whom === 'staff') ? 'staff' : 'urgent'
  return { why: 'kept', until: addDays(asked.day, -Math.min(...shares.map(({ days }) => days))), whom }
}

/** There is room, and one of them is elsewhere in all of it. */
function atAnotherVisit(asked: PlaceAsked, hours: readonly HourOfDay[]): NoPlace | undefined {
  const { busy = [] } = asked
  const own = asked.atCounter?.own ?? (() => 0)
  const withRoom = hours.filter((hour) => hour.room + own(hour.id) >= asked.places)
  const isElsewhere = ({ startsAt: from, endsAt: until }: HourOfDay) => busy.some((one) => overlap(one, { from, until }))
  const [first] = withRoom
  return first && withRoom.every(isElsewhere) ? { why: 'another_visit', minute: first.minute } : undefined
}

/** Resting places that may be given are gone: what is left is offered to the line, or may come back. */
function reasonAtCounter(db: Db, hours: readonly HourOfDay[], now: Instant): NoPlace {
  const cooling = hours.filter((hour) => hour.cooling > 0).map((hour) => ({ ...hour, resting: restingPlaces(db, hour.id) }))
  const waiting = cooling.flatMap((hour) => hour.resting.map((one) => one.backUntil)).filter((until) => until > now)
  if (waiting.length > 0) return { why: 'may_come_back', until: Math.min(...waiting) }
  return cooling.some((hour) => hour.cooling > hour.resting.length) ? { why: 'offered' } : { why: 'full' }
}

const SHOWN = 3

const mayComeOn = ({ people = [] }: PlaceAsked, day: LocalDay): boolean =>
  ageMisfit(people, day) === undefined && answerMisfit(people, { from: day, until: day }) === undefined

function nextForPublic(
  db: Db,
  { officeId, day, procedureIds, places, unpaid, fullDays, busy }: PlaceAsked,
  now: Instant,
): FreeSlot[] {
  const query: SlotQuery = {
    officeIds: [officeId],
    procedureIds: [...procedureIds],
    places,
    ...(unpaid && { unpaid }),
    fullDays,
    busy,
    limit: SHOWN,
  }
  const later = day === undefined ? [] : freeSlots(db, { ...query, from: day }, now)
  return later.length > 0 ? later : freeSlots(db, query, now)
}

/** On the day itself the hours nearest to the wanted one, then the first of the following days; else the first of all. */
function nextAtCounter(
  db: Db,
  asked: PlaceAsked,
  { lengths, own }: NonNullable<PlaceAsked['atCounter']>,
  now: Instant,
): FreeSlot[] {
  const { officeId, scheduleId, procedureIds, day, fromMinute = 0 } = asked
  const today = dayOf(now, theOffice(db, officeId).zone)
  const last = lastDay(db, asked, now) ?? today
  const startsOf = (one: LocalDay) =>
    mayComeOn(asked, one)
      ? startsOn(db, { officeId, scheduleId, procedureIds, day: one, notBefore: now, busy: asked.busy }, lengths, own)
      : []
  const from = day === undefined || day < today || day > last ? today : day
  const away = (hour: FreeSlot) => Math.abs(hour.minute - fromMinute)
  const found = startsOf(from)
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, SHOWN)
  for (let one = addDays(from, 1); one <= last && found.length < SHOWN; one = addDays(one, 1))
    found.push(...startsOf(one).slice(0, 1))
  if (found.length === 0 && from > today) return nextAtCounter(db, { ...asked, day: undefined }, { lengths, own }, now)
  return found.toSorted((a, b) => a.startsAt - b.startsAt)
}
