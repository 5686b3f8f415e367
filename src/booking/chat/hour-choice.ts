import { addDays, isDay, MINUTES_A_DAY } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Answer } from '../../chat/answer.ts'
import { onlyOne } from '../../chat/draft.ts'
import { dayWords, today, todayAt, whenPlain } from '../../chat/moments.ts'
import { fitButton, fitDescription, fitRow, type Prompt, type PromptOption } from '../../chat/prompt.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { ParsedWhen } from '../../reading/choices.ts'
import { bareHour } from '../../reading/hours.ts'
import { onDayOfMonth } from '../../reading/periods.ts'
import type { Reading } from '../../reading/reading.ts'
import {
  alternativesOf,
  completedBy,
  daysOf,
  hoursOf,
  inEach,
  type RequestedTimes,
  saysDays,
  saysHours,
  type Times,
} from '../../reading/requested-times.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { Texts } from '../../texts/texts.ts'
import { ageMisfit, answerMisfit, type Visitor } from '../eligibility.ts'
import { sayAge } from './ages.ts'
import { freeHoursFor, isOneHour, lookFor, ofOffices, onTheMinute, type Seekers, type Wanted } from './free-hours.ts'
import { goneHour, sayServed } from './no-place.ts'

/**
 * Choosing an hour, for a booking (slot.ts) or a move (standing/move.ts): searching, listing and reading are shared; the rest is given
 * here.
 */
export interface HourChoice {
  seekers: Seekers
  wanted: Wanted
  room: number
  /** Such an hour needs no row. */
  sits?(hour: FreeSlot): boolean
  /** A time, a day, or the first day of the next page. */
  value(what: 'hour' | 'day' | 'more', detail: string | number): string
  say(note: string): Answer
  look(wanted: Wanted): Answer
  /** Such as `number:10`. */
  askOf(about: string): Answer
  /** `wish`: how the hour was found. */
  take(hour: FreeSlot, wish: RequestedTimes): Answer
}

/** With a reason when they are not those wanted. */
export function hoursToChoose(scene: Speaker, choice: HourChoice): { hours: FreeSlot[]; note: string } {
  const { seekers, wanted, room, sits } = choice
  const { offers, note } = lookFor(scene, seekers, wanted, sits ? room + 1 : room)
  return { hours: sits ? offers.filter((one) => !sits(one)).slice(0, room) : offers, note }
}

/** Default description. `still`: after one that could not be had. */
export function whichHours(scene: Speaker, { seekers }: HourChoice, still: boolean): string {
  const { slot } = scene.t
  return still
    ? ofOffices(scene, seekers.officeIds, slot.still, slot.stillAny)
    : ofOffices(scene, seekers.officeIds, slot.first, slot.firstAny)
}

export function hourWords(t: Texts, { day, minute, minutes }: FreeSlot): { title: string; description: string } {
  return minutes
    ? { title: fitRow(apart(t, day, minutes)), description: peopleAt(t, minutes) }
    : { title: fitRow(t.slot.title(t.dates.short(day), t.dates.hour(minute))), description: t.dates.partOfDay(minute) }
}

function apart(t: Texts, day: LocalDay, minutes: readonly number[]): string {
  const hours = [...new Set(minutes)].map((one) => t.dates.hour(one))
  return t.group.apart.title(t.dates.short(day), hours.length > 2 ? [hours[0] ?? '', hours.at(-1) ?? ''] : hours, hours.length)
}

function peopleAt(t: Texts, minutes: readonly number[]): string {
  const hours = Map.groupBy(minutes, (one) => one)
  return fitDescription(t.listed([...hours].map(([minute, people]) => t.group.peopleAt(people.length, t.dates.hour(minute)))))
}

export function moreRow({ session, t }: Speaker, choice: HourChoice, hours: readonly FreeSlot[]): PromptOption {
  const only = onlyOne(choice.seekers.officeIds)
  return {
    value: choice.value('more', dayAfter(hours) ?? today(session)),
    ...t.slot.more(only === undefined ? undefined : theOffice(session.tx, only).name),
  }
}

export const othersThan = (scene: Speaker, choice: HourChoice): Answer =>
  choice.look({ page: dayAfter(hoursToChoose(scene, choice).hours) ?? today(scene.session) })

const dayAfter = (hours: readonly FreeSlot[]): LocalDay | undefined => {
  const last = hours.at(-1)
  return last && addDays(last.day, 1)
}

export function askWhich({ t, session }: Scene, choice: HourChoice, number: number): Prompt {
  const hour = bareHour(number) ?? 0
  const day = onDayOfMonth(number, Temporal.PlainDate.from(todayAt(session, choice.seekers.officeIds)))?.from ?? ''
  return {
    body: t.slot.askWhich(number),
    options: [
      { value: choice.value('hour', hour), title: t.slot.atHour(t.dates.hour(hour)) },
      { value: choice.value('day', day), title: fitButton(t.slot.onDay(t.dates.short(day).toLowerCase())) },
    ],
  }
}

const NUMBER = 'number:'

export const numberAsked = (about: string | undefined): number | undefined =>
  about?.startsWith(NUMBER) ? Number(about.slice(NUMBER.length)) : undefined

/** Undefined for other buttons. */
export function chooseWhen(what: string, detail: string, choice: HourChoice): Answer | undefined {
  if (what === 'more' && isDay(detail)) return choice.look({ page: detail })
  if (what === 'day' && isDay(detail)) return choice.look({ wish: { from: detail, until: detail } })
  if (what === 'hour' && isMinuteOfDay(detail)) return choice.look({ wish: aroundMinute(Number(detail)) })
  return undefined
}

const isMinuteOfDay = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) < MINUTES_A_DAY

/** "en la tarde, salgo a las 3": the afternoon from then on. */
export function whenWanted(reading: Reading, today: LocalDay): ParsedWhen | undefined {
  const when = reading.when(today)
  if (when?.kind !== 'wish' || when.wish.fromMinute === undefined || when.wish.untilMinute !== undefined) return when
  const free = reading.whenPerhaps(today)
  const isLater = free?.untilMinute === undefined && (free?.fromMinute ?? 0) > when.wish.fromMinute
  return free && isLater ? { kind: 'wish', wish: free } : when
}

/** They may complete the previous wish. */
export function hearHour(when: ParsedWhen, scene: Scene, choice: HourChoice): Answer {
  const find: Find = (wish, limit) => freeHoursFor(scene.session, choice.seekers, wish, limit)
  const meant = hourMeant(when, scene, todayAt(scene.session, choice.seekers.officeIds), find, choice.wanted.wish)
  switch (meant.kind) {
    case 'note':
      return choice.say(meant.note)
    case 'which':
      return choice.askOf(`${NUMBER}${meant.number}`)
    case 'take':
      return choice.take(meant.hour, meant.wish)
    case 'show':
      return choice.look({ wish: meant.wish })
  }
}

export type HourRefusal = 'taken' | 'closed' | 'too_soon' | 'same_time' | 'age' | 'answer'

export function whyNoHour(speaker: Speaker, why: HourRefusal, hour: FreeSlot, people: readonly Visitor[]): string {
  const { slot } = speaker.t
  switch (why) {
    case 'taken':
    case 'closed':
    case 'too_soon':
      return goneHour(speaker, hour, why)
    case 'same_time':
      return slot.sameTime(whenPlain(speaker, hour))
    case 'age': {
      const misfit = ageMisfit(people, hour.day)
      return misfit ? sayAge(speaker, misfit) : slot.age
    }
    case 'answer': {
      const misfit = answerMisfit(people, { from: hour.day, until: hour.day })
      return misfit ? sayServed(speaker, misfit) : goneHour(speaker, hour, 'taken')
    }
  }
}

type HourMeant =
  | { kind: 'note'; note: string }
  /** "10" may be an hour or a day, and both are on offer: asked. */
  | { kind: 'which'; number: number }
  | { kind: 'take'; hour: FreeSlot; wish: RequestedTimes }
  | { kind: 'show'; wish: RequestedTimes }

type Find = (wish: RequestedTimes, limit: number) => FreeSlot[]

const aroundMinute = (minute: number): RequestedTimes => ({ fromMinute: minute, untilMinute: minute + 60 })

/** `today`: on the clock of the office meant. `wished`: the previous wish, which these words may complete. */
export function hourMeant(
  when: ParsedWhen,
  scene: Scene,
  today: LocalDay,
  find: Find,
  wished: RequestedTimes | undefined,
): HourMeant {
  const { t } = scene
  // Where nothing was free as wished, other hours of those days were shown: "la de las 9" means one of these.
  const before = wished && [wished, inEach(wished, daysOf)].find((one) => find(one, 1).length > 0)
  switch (when.kind) {
    case 'impossible':
      return { kind: 'note', note: t.slot.impossible(t.dates.dayAndMonth(when.words.day, when.words.month)) }
    case 'past':
      return { kind: 'note', note: t.slot.past(dayWords(scene, when.day)) }
    case 'number':
      return numberMeant(when.number, today, find, before)
    case 'wish': {
      const wish = completed(when.wish, before, today)
      return (when.which && atTheEnd(when.which, wish, find)) ?? requestedHour(wish, find)
    }
  }
}

/** "la última del jueves": of the first such day that has one. Of a month the list is shown. */
function atTheEnd(which: 'first' | 'last', wish: RequestedTimes, find: Find): HourMeant | undefined {
  const [first] = find(wish, 1)
  if (!first || wish.or) return undefined
  if (which === 'first') return { kind: 'take', hour: first, wish }
  if (wish.until !== undefined && wish.until !== wish.from) return undefined
  const last = find({ ...wish, from: first.day, until: first.day }, HOURS_A_DAY).at(-1)
  return last && { kind: 'take', hour: last, wish }
}

/** More than an office publishes for one day. */
const HOURS_A_DAY = 200

/** An hour or a day, whichever is on offer; an hour after a day. Never a row. */
function numberMeant(number: number, today: LocalDay, find: Find, before: RequestedTimes | undefined): HourMeant {
  const hour = bareHour(number)
  const around = hour === undefined ? undefined : completed(aroundMinute(hour), before, today)
  const hasHour = around !== undefined && find(around, 1).length > 0
  if (hasHour && saysDay(around, today)) return requestedHour(around, find)
  const day = onDayOfMonth(number, Temporal.PlainDate.from(today))
  if (hasHour && day !== undefined && find(day, 1).length > 0) return { kind: 'which', number }
  return requestedHour(hasHour ? around : (day ?? aroundMinute(hour ?? 0)), find)
}

/** "el viernes en la mañana", then "a las 10": that Friday. New words replace old ones. */
function completed(wish: RequestedTimes, before: RequestedTimes | undefined, today: LocalDay): RequestedTimes {
  if (before === undefined) return wish
  // Any day means any hour.
  if (!saysHours(wish) && !alternativesOf(wish).some((one) => saysDay(one, today))) return wish
  return completedBy(wish, before)
}

/** From today on is any day. */
const saysDay = ({ from, until, weekdays }: Times, today: LocalDay): boolean =>
  weekdays !== undefined || until !== undefined || (from !== undefined && from > today)

/** Taken at once when only one hour can be meant: at ten is not at half past, and "en la tarde" means no hour. */
function requestedHour(wish: RequestedTimes, find: Find): Extract<HourMeant, { kind: 'take' | 'show' }> {
  if (wish.or) return { kind: 'show', wish }
  const isSure = wish.fromMinute !== undefined && wish.from !== undefined && wish.from === wish.until
  const [only, another] = isSure ? find(onTheMinute(wish), 2) : []
  const hour = another ? undefined : (only ?? onTheFirst(wish, find))
  return hour ? { kind: 'take', hour, wish } : { kind: 'show', wish }
}

/** "el viernes a las 10": the first Friday with anything free. */
function onTheFirst(wish: RequestedTimes, find: Find): FreeSlot | undefined {
  const { weekdays, from, until, fromMinute } = wish
  if (weekdays?.length !== 1 || from !== undefined || until !== undefined || fromMinute === undefined || !isOneHour(wish))
    return undefined
  const [first] = find({ weekdays }, 1)
  const found = first ? find({ from: first.day, until: first.day, fromMinute, untilMinute: fromMinute + 1 }, 2) : []
  return found.length === 1 ? found[0] : undefined
}

/** "a la misma hora", "más tarde ese mismo día", "otro día": counted from the present hour. */
export function fromItsHour(
  reading: Reading,
  wish: RequestedTimes | undefined,
  { day, minute }: Pick<FreeSlot, 'day' | 'minute'>,
): RequestedTimes | undefined {
  if (reading.says('at the same hour'))
    return inEach(wish ?? {}, (one) => ({ ...one, fromMinute: minute, untilMinute: minute + 1 }))
  if (reading.says('on the same day')) {
    const later = reading.says('later than that') && { fromMinute: minute + SOON_AFTER }
    const earlier = reading.says('earlier than that') && { untilMinute: minute }
    return { ...(wish && inEach(wish, hoursOf)), ...later, ...earlier, from: day, until: day }
  }
  return !(wish && saysDays(wish)) && reading.says('on another day') ? { ...wish, from: addDays(day, 1) } : wish
}

const SOON_AFTER = 15
