import { addDays } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { distanceKm } from '../../catalogue/places.ts'
import type { Office } from '../../catalogue/types.ts'
import { type Answer, next, type Onward } from '../../chat/answer.ts'
import { type Draft, withoutWhen } from '../../chat/draft.ts'
import { todayAt } from '../../chat/moments.ts'
import { fitDescription, type PromptOption } from '../../chat/prompt.ts'
import type { Booking, Scene, Speaker } from '../../chat/scene.ts'
import { bareHour } from '../../reading/hours.ts'
import type { Reading } from '../../reading/reading.ts'
import type { RequestedTimes } from '../../reading/requested-times.ts'
import { isMereNumber } from '../../reading/rows.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot, OfficeChoice } from '../../schedule/slots.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { toKeep } from './changed-draft.ts'
import { freeHoursFor, isAnyKnown, lookFor, seekersOf } from './free-hours.ts'
import { hourMeant, hourWords } from './hour-choice.ts'
import { officesDoing } from './only-office.ts'

// One list of hours of several offices, while none is chosen.

/** So near that it is surely the one meant. */
export const THE_USUAL_ONE_KM = 15
/** Offices beyond those shown, nearest first, in which a wish is looked for. */
const SEARCHED_ELSEWHERE = 24

export interface Found {
  hours: FreeSlot[]
  note: string
}

/** Nearest first. */
function elsewhere(scene: Booking, officeIds: readonly number[]): number[] {
  const { session, draft } = scene
  const from = draft.near ?? (officeIds[0] === undefined ? undefined : theOffice(session.tx, officeIds[0]))
  const away = (office: Office) => (from ? distanceKm(from, office) : 0)
  return officesDoing(scene)
    .filter(({ id }) => !officeIds.includes(id) && !draft.notOffices?.includes(id))
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, SEARCHED_ELSEWHERE)
    .map(({ id }) => id)
}

/** At the question which office: of the one that is surely meant, else, where a time or several offices are wished, of all that are shown. */
export function hoursAmong(scene: Scene, offers: readonly OfficeChoice[], limit: number): Found | undefined {
  const { draft, t, session } = scene
  const usual = usualOne(offers)
  const there = usual && { ...seekersOf(scene), officeIds: [usual.office.id] }
  if (isSearch(draft)) {
    const wanted = draft.page === undefined ? (draft.wish ?? {}) : { from: draft.page }
    const isThere = there && freeHoursFor(session, there, wanted, 1).length > 0
    const officeIds = isThere ? there.officeIds : offers.map(({ office }) => office.id)
    const { offers: hours, note } = lookFor(scene, { ...seekersOf(scene), officeIds }, draft, officeIds.length * limit, () =>
      elsewhere(scene, officeIds),
    )
    return { hours: onePerHour(hours, officeIds).slice(0, limit), note }
  }
  const [first] = offers
  if (!there || !usual.first || usual !== first || isAnyKnown(draft)) return undefined
  const hours = freeHoursFor(session, there, {}, limit, 2)
  return { hours, note: t.office.nearestFirst(usual.office.name, usual.km ?? 0) }
}

/** The nearest one, so near that nobody wants to see those of other towns before it. */
function usualOne(offers: readonly OfficeChoice[]): OfficeChoice | undefined {
  const [nearest] = offers.filter(({ km }) => km !== undefined).toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))
  return nearest?.km !== undefined && nearest.km <= THE_USUAL_ONE_KM ? nearest : undefined
}

/** At the same hour the first of these offices. */
export function onePerHour(hours: readonly FreeSlot[], officeIds: readonly number[]): FreeSlot[] {
  const rank = ({ officeId }: FreeSlot) => (officeIds.includes(officeId) ? officeIds.indexOf(officeId) : officeIds.length)
  const same = Map.groupBy(hours, (hour) => `${hour.day} ${hour.minute}`)
  return [...same.values()].flatMap((each) => each.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1))
}

export const isSearch = ({ wish, page, officeIds = [] }: Draft): boolean =>
  wish !== undefined || page !== undefined || officeIds.length > 1

export function hourRows(scene: Scene, hours: readonly FreeSlot[]): PromptOption[] {
  const { draft, t } = scene
  return hours.map((hour) => ({
    value: `at:${hour.slotId}`,
    ...(isSearch(draft) ? hourThere(scene, hour, draft.near) : hourWords(t, hour)),
  }))
}

/** With its office and how far that is. */
export function hourThere({ session, t }: Speaker, hour: FreeSlot, from: Pick<Office, 'latitude' | 'longitude'> | undefined) {
  const { title, description } = hourWords(t, hour)
  const office = theOffice(session.tx, hour.officeId)
  const where = t.office.named(office.name, from && Math.round(distanceKm(from, office)))
  return { title, description: fitDescription(`${where} ${description}`) }
}

export function moreHours({ t }: Scene, hours: readonly FreeSlot[]): PromptOption[] {
  const last = hours.at(-1)
  return last ? [{ value: `more:${addDays(last.day, 1)}`, ...t.slot.more(undefined) }] : []
}

/** A row of these; undefined for others. */
export function chooseFound(value: string, scene: Scene): Answer | undefined {
  const { draft, session } = scene
  const [what, detail = ''] = value.split(':')
  if (what === 'more') return next({ ...withoutWhen(draft), page: detail })
  const hour = what === 'at' ? findSlot(session.tx, Number(detail)) : undefined
  return hour && chooseHour(draft, hour)
}

/** "la de las 9", where one of the hours that are listed is surely meant. */
export function hearListedHour(reading: Reading, scene: Scene, offers: readonly OfficeChoice[]): Answer | undefined {
  const { draft, session } = scene
  const minute = isMereNumber(reading.bare) ? bareHour(Number(reading.bare)) : undefined
  const mayBe = !reading.asksSomething && (minute !== undefined || reading.when(todayAt(session, [])) !== undefined)
  // Who comes may be known since these were listed.
  const asListed = { ...scene, draft: { ...draft, people: [] } }
  const listed = mayBe ? (hoursAmong(asListed, offers, ROWS_MAX)?.hours ?? []) : []
  const officeIds = [...new Set(listed.map(({ officeId }) => officeId))]
  const today = todayAt(session, officeIds)
  const when = listed.length > 0 ? reading.when(today) : undefined
  const find = (wish: RequestedTimes, limit: number) =>
    onePerHour(freeHoursFor(session, { ...seekersOf(scene), officeIds }, wish, limit), officeIds)
  const meant = when && hourMeant(when, scene, today, find, draft.wish)
  // Where nothing was looked for other offices have hours too: only the hour itself is that of the row.
  const isRow = meant?.kind === 'take' && (isSearch(draft) || meant.wish.fromMinute === meant.hour.minute)
  const hour = isRow ? listed.find(({ slotId }) => slotId === meant.hour.slotId) : undefined
  if (hour) return chooseHour(draft, hour)
  // Nine o'clock stands on several days.
  return minute !== undefined && listed.some((one) => one.minute === minute)
    ? next({ ...draft, wish: { ...draft.wish, fromMinute: minute, untilMinute: minute + 60 } })
    : undefined
}

/** Held as soon as the people are known; until then what is missing is said (hold.ts). */
export function chooseHour(draft: Draft, hour: FreeSlot): Onward {
  const { waiting, ...rest } = withoutWhen(draft)
  return next({ ...rest, officeIds: [hour.officeId], chosen: toKeep(hour, draft.wish) })
}
