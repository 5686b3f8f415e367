import { addDays, MINUTES_A_DAY } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { findProcedure, someStandTogether, visitLengths } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Draft, headcount, onlyOne, whoCome } from '../../chat/draft.ts'
import { dayWords, timesWords, today, todayAt } from '../../chat/moments.ts'
import type { Booking, Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { plainText } from '../../collation.ts'
import { alternativesOf, anyOf, inEach, isWithin, type RequestedTimes, type Times } from '../../reading/requested-times.ts'
import { findSlot, freeSlots } from '../../schedule/availability.ts'
import { type FreeSlot, type SlotQuery, type Span, spanOf } from '../../schedule/slots.ts'
import { readUsualWeek } from '../../schedule/usual-week.ts'
import { daysOfAge, servedDays, type Visitor } from '../eligibility.ts'
import type { AppointmentView } from '../types.ts'
import { asAccount, withoutFull } from './account-share.ts'
import { type Meant, ownAppointmentOf, ownAppointments } from './bookings.ts'
import { whyNotThen } from './no-place.ts'
import { answersOf, procedureIds, procedureOf } from './procedures.ts'

const PER_DAY = 3
/** One before it and one after it. */
const AROUND_AN_HOUR = 2

/** A booking under way, or people whose appointment moves. */
export interface Seekers {
  officeIds: readonly number[]
  procedureIds: string[]
  places: number
  /** Nothing was paid yet; a moved appointment may be paid. */
  unpaid?: true
  /** As far as they are known. */
  people: Visitor[]
  /** When one of them has another visit, as far as it is this telephone's, or a move was refused for one. */
  busy: Span[]
  /** This telephone's appointment of one of them, which excludes another one. */
  standing?: () => AppointmentView | undefined
}

export interface Wanted {
  wish?: RequestedTimes | undefined
  page?: LocalDay | undefined
}

/** At most `limit`, as wished, there or `elsewhere`; otherwise the nearest ones with a reason. */
export function lookFor(
  scene: Speaker,
  seekers: Seekers,
  { page, wish }: Wanted,
  limit: number,
  elsewhere?: () => readonly number[],
): { offers: FreeSlot[]; note: string } {
  const { session, t } = scene
  const say = (one: (office: string) => string, any: string) => ofOffices(scene, seekers.officeIds, one, any)
  if (page !== undefined) {
    const following = freeHoursFor(session, seekers, { from: page }, limit)
    if (following.length > 0) return { offers: following, note: say(t.slot.next, t.slot.nextAny) }
    return { offers: freeHoursFor(session, seekers, {}, limit), note: t.slot.noMore }
  }
  if (!wish) return { offers: freeHoursFor(session, seekers, {}, limit), note: '' }
  const asWished = freeHoursFor(session, seekers, wish, limit)
  const exact = onTheMinute(wish)
  const isExact = asWished.some((hour) => isWithin(hour, exact))
  const onIt = isExact || asWished.length === 0 ? asWished : freeHoursFor(session, seekers, exact, limit)
  if (onIt.length > 0) return { offers: onIt, note: wishSaid(scene, seekers, wish) }
  if (asWished.length > 0) return { offers: nearest(session, seekers, exact, limit), note: `${t.noPlace.like} ${t.slot.nearest}` }
  const why = whyNoneAsWished(scene, seekers, wish)
  const others = elsewhere ? freeHoursFor(session, { ...seekers, officeIds: elsewhere() }, wish, limit) : []
  if (others.length === 0) return { offers: nearest(session, seekers, wish, limit), note: `${why} ${t.slot.nearest}` }
  const names = [...new Set(others.map(({ officeId }) => theOffice(session.tx, officeId).name))]
  return { offers: others, note: `${why} ${t.office.elsewhere(t.listed(names))}` }
}

export const isOneHour = ({ fromMinute = 0, untilMinute = MINUTES_A_DAY }: Times): boolean => untilMinute - fromMinute <= 60

/** "a las 10" is not at half past. */
export const onTheMinute = (wish: RequestedTimes): RequestedTimes =>
  inEach(wish, (one) => (isOneHour(one) && one.fromMinute !== undefined ? { ...one, untilMinute: one.fromMinute + 1 } : one))

export const whyNoneAsWished = (scene: Speaker, seekers: Seekers, wish: RequestedTimes): string =>
  closesBefore(scene, seekers, wish) ?? whyNot(scene, seekers, wish)

/** "después de las 6", where none is open so late by its usual week. */
function closesBefore({ session, t }: Speaker, seekers: Seekers, wish: RequestedTimes): string | undefined {
  const { officeIds } = seekers
  const { fromMinute, weekdays, from, until, or } = wish
  if (fromMinute === undefined || from || until || or) return undefined
  const closing = officeIds.map((id) => {
    const { hours } = readUsualWeek(session.tx, id, todayAt(session, [id]))
    const then = hours.filter(({ weekday }) => weekdays?.includes(weekday) ?? true)
    return { id, minute: Math.max(0, ...then.map(({ untilMinute }) => untilMinute)) }
  })
  const [last] = closing.toSorted((a, b) => b.minute - a.minute)
  if (!last || last.minute === 0 || last.minute > fromMinute) return undefined
  // Places that were published before the week was changed may be later.
  if (freeHoursFor(session, seekers, { fromMinute: last.minute }, 1).length > 0) return undefined
  const { name } = theOffice(session.tx, last.id)
  return officeIds.length > 1
    ? t.office.lastToClose(name, t.dates.hour(last.minute))
    : t.office.closesAt(name, t.dates.hour(last.minute))
}

export const seekersOf = ({ session, draft }: Booking): Seekers => ({
  unpaid: true,
  officeIds: draft.officeIds ?? [],
  procedureIds: procedureIds(session, draft),
  places: headcount(draft),
  people: draft.people.flatMap((person) => {
    const procedure = procedureOf(session, draft, person)
    const { birthDate, name, curp } = person
    return procedure ? [{ birthDate, procedure, name, curp, answers: answersOf(session, draft, person) }] : []
  }),
  ...(isAnyKnown(draft)
    ? {
        busy: visitsOf(session, whoCome(draft)),
        standing: () => ownAppointmentOf(session, whoCome(draft), draft),
      }
    : { busy: [] }),
})

export const isAnyKnown = ({ people }: Draft): boolean => people.some(({ curp, name }) => (curp ?? name) !== undefined)

const spansOf = ({ tx }: Session, slots: readonly number[], members: readonly { procedureId: string }[]): Span[] =>
  slots.flatMap((slotId) => spanOf(tx, slotId, Math.max(...visitLengths(tx, members))) ?? [])

/** The visits of these people that this telephone booked, but those of the group that moves. */
function visitsOf(session: Session, people: readonly Identified[], groupId?: string): Span[] {
  if (!someStandTogether(session.tx)) return []
  const theirs = ownAppointments(session).filter(
    (view) => view.state === 'confirmed' && view.groupId !== groupId && people.some((one) => isSamePerson(one, view)),
  )
  const count = (procedureId: string) => findProcedure(session.tx, procedureId)?.slotCount ?? 1
  return theirs.flatMap(({ slot, procedureId }) => spanOf(session.tx, slot.slotId, count(procedureId)) ?? [])
}

interface Identified {
  curp?: string | undefined
  name?: string | undefined
  birthDate?: string | undefined
}

const isSamePerson = (one: Identified, other: Identified): boolean =>
  one.curp !== undefined
    ? one.curp === other.curp
    : one.birthDate !== undefined && one.birthDate === other.birthDate && plainText(one.name ?? '') === plainText(other.name ?? '')

/** In the order of time: on the wished days the nearest hours, else the nearest days before and after; else the first. */
function nearest(session: Session, seekers: Seekers, wish: RequestedTimes, limit: number): FreeSlot[] {
  const { fromMinute, untilMinute, ...days } = wish
  const anyDay = wish.from === undefined && (fromMinute ?? untilMinute) !== undefined
  const sameDays = anyDay || wish.weekdays || wish.until ? freeHoursFor(session, seekers, days, MOST_HOURS, MOST_HOURS) : []
  const perDay = !anyDay && wish.from === wish.until ? limit : isOneHour(wish) ? AROUND_AN_HOUR : PER_DAY
  if (sameDays.length > 0) return nearHours(sameDays, wish, perDay).slice(0, limit)
  if (!wish.from) return freeHoursFor(session, seekers, {}, limit)
  const { from, until = from } = wish
  const before = AROUND_DAYS.map((around) =>
    freeHoursFor(session, seekers, { from: addDays(from, -around), until: addDays(from, -1) }, MOST_HOURS),
  ).find((found) => found.length > 0)
  const after = freeHoursFor(session, seekers, { from: addDays(until, 1) }, limit)
  const away = ({ day }: FreeSlot) => (day < from ? daysBetween(day, from) : daysBetween(until, day))
  return [...(before ?? []), ...after]
    .toSorted((a, b) => away(a) - away(b) || a.startsAt - b.startsAt)
    .slice(0, limit)
    .toSorted((a, b) => a.startsAt - b.startsAt)
}

/** Days searched before the wished ones: nearby first, then as far as an office publishes. */
const AROUND_DAYS = [7, 31, 366]
/** More than a small office's month. */
const MOST_HOURS = 400

const daysBetween = (from: LocalDay, until: LocalDay): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days

/** Nearest to the wished hours, in the order of time. */
function nearHours(hours: FreeSlot[], { fromMinute = 0, untilMinute = MINUTES_A_DAY }: RequestedTimes, perDay: number): FreeSlot[] {
  const away = ({ minute }: FreeSlot) => Math.max(fromMinute - minute, minute - untilMinute, 0)
  return [...Map.groupBy(hours, (hour) => hour.day).values()].flatMap((day) =>
    day
      .toSorted((a, b) => away(a) - away(b))
      .slice(0, perDay)
      .toSorted((a, b) => a.startsAt - b.startsAt),
  )
}

/** What was looked for, so that it is seen what was not understood; of alternatives, which are in the list and which are full. */
function wishSaid(scene: Speaker, seekers: Seekers, wish: RequestedTimes): string {
  const { session, t } = scene
  const { true: free = [], false: full = [] } = Object.groupBy(
    alternativesOf(wish),
    (one) => String(freeHoursFor(session, seekers, one, 1).length > 0) as 'true' | 'false',
  )
  const words = (some: readonly Times[]) => timesWords(scene, anyOf(some), (day) => dayWords(scene, day), today(session))
  if (full.length > 0) return t.slot.onlyWished(words(free), words(full))
  const when = words(free)
  return ofOffices(scene, seekers.officeIds, (office) => t.slot.wished(office, when), t.slot.wishedAny(when))
}

/** By the office, then by the people, then because it is taken. */
function whyNot(scene: Speaker, seekers: Seekers, wish: RequestedTimes): string {
  const { session, t } = scene
  const { from, until } = wish
  if (wish.or) return t.noPlace.like
  const office = whyNotThen(scene, seekers, wish)
  if (office) return office
  const isKept = asAccount(session) !== undefined && anyHoursFor(session, seekers, wish, 1, PER_DAY).length > 0
  if (isKept) return from && from === until ? t.accounts.keptOn(dayWords(scene, from)) : t.accounts.keptLike
  const onDay = from && from === until && wish.fromMinute === undefined ? t.noPlace.thatDay(dayWords(scene, from)) : undefined
  return onDay ? t.noPlace.full(onDay) : t.noPlace.like
}

export const freeHours = (scene: Booking, wish: RequestedTimes, limit: number): FreeSlot[] =>
  freeHoursFor(scene.session, seekersOf(scene), wish, limit)

/** On days on which all ages and answers fit. */
export const freeHoursFor = (
  session: Session,
  seekers: Seekers,
  wish: RequestedTimes,
  limit: number,
  perDay = PER_DAY,
): FreeSlot[] => anyHoursFor(session, seekers, wish, limit, perDay, withoutFull(session))

/** Each alternative has its share of the list; in the order of time. */
function anyHoursFor(
  session: Session,
  seekers: Seekers,
  wish: RequestedTimes,
  limit: number,
  perDay: number,
  but?: Pick<SlotQuery, 'fullDays'>,
): FreeSlot[] {
  const each = alternativesOf(wish).map((one) => hoursFor(session, seekers, one, limit, perDay, but))
  const [only = [], another] = each
  if (!another) return only
  const inTurns = Array.from({ length: limit }, (_, at) => each.flatMap((hours) => hours.slice(at, at + 1))).flat()
  const different = [...new Map(inTurns.map((hour) => [hour.slotId, hour])).values()]
  return different.slice(0, limit).toSorted((a, b) => a.startsAt - b.startsAt)
}

/** `but`: what is full for this chat alone. */
function hoursFor(
  session: Session,
  seekers: Seekers,
  wish: Times,
  limit: number,
  perDay: number,
  but: Pick<SlotQuery, 'fullDays'> = {},
): FreeSlot[] {
  const { from: young, until: old } = daysAllowed(session, seekers)
  const from = later(wish.from, young)
  const until = sooner(wish.until, old)
  const oneDay = from !== undefined && from === until
  const query: SlotQuery = {
    officeIds: [...seekers.officeIds],
    procedureIds: seekers.procedureIds,
    places: seekers.places,
    ...(seekers.unpaid && { unpaid: true }),
    ...(seekers.busy.length > 0 && { busy: seekers.busy }),
    ...but,
    limit,
    perDay: oneDay ? limit : perDay,
    ...(from && { from }),
    ...(until && { until }),
    ...(wish.weekdays && { weekdays: wish.weekdays }),
    ...(wish.fromMinute !== undefined && { fromMinute: wish.fromMinute }),
    ...(wish.untilMinute !== undefined && { untilMinute: wish.untilMinute }),
  }
  return freeSlots(session.tx, query, session.now)
}

/** By their ages on the day of the visit, and by answers that are not asked again. */
function daysAllowed(session: Session, { people }: Seekers): { from?: string | undefined; until?: string | undefined } {
  let from: string | undefined
  let until: string | undefined
  for (const days of people.flatMap((one) => [daysOfAge(one), ...(one.served ?? [])]))
    [from, until] = [later(from, days.from), sooner(until, days.until)]
  return { from: from !== undefined && from > today(session) ? from : undefined, until }
}

const later = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a > b ? a : b) : (a ?? b))
const sooner = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a < b ? a : b) : (a ?? b))

export function ofOffices(
  { session }: Pick<Scene, 'session'>,
  officeIds: readonly number[],
  one: (office: string) => string,
  any: string,
): string {
  const only = onlyOne(officeIds)
  return only === undefined ? any : one(theOffice(session.tx, only).name)
}

/** `refused`: hours that were refused for them. */
export function moversTo(
  session: Session,
  { views }: Meant,
  officeIds: readonly number[],
  refused: readonly number[] = [],
): Seekers {
  return {
    officeIds,
    procedureIds: [...new Set(views.map((view) => view.procedureId))],
    places: views.length,
    people: views.flatMap((view) => {
      const procedure = findProcedure(session.tx, view.procedureId)
      const served = servedDays(session.tx, view.procedureId, view.answers)
      return procedure ? [{ birthDate: view.birthDate, procedure, name: view.name, served }] : []
    }),
    busy: [...visitsOf(session, views, views[0]?.groupId), ...spansOf(session, refused, views)],
  }
}

/** With each minute where they differ; undefined without room. */
export function offerFor(session: Session, meant: Meant, slotId: number): FreeSlot | undefined {
  const slot = findSlot(session.tx, slotId)
  if (!slot) return undefined
  const wish = { from: slot.day, until: slot.day, fromMinute: slot.minute, untilMinute: slot.minute + 1 }
  return freeHoursFor(session, moversTo(session, meant, [slot.officeId]), wish, 2).find((one) => one.slotId === slotId)
}
