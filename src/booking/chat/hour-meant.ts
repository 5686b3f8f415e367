import type { LocalDay } from '../../catalogue/types.ts'
import type { DayWish } from '../../chat/draft.ts'
import type { Scene } from '../../chat/scene.ts'
import { onDayOfMonth, type WhenHeard } from '../../chat/understanding/days.ts'
import { bareHour } from '../../chat/understanding/hours.ts'
import type { SlotOffer } from '../../schedule/types.ts'
import { dayWords } from './moments.ts'

/** What words about a day and an hour lead to, wherever hours are chosen: for a booking or for a move. */
export type HourMeant =
  /** No such day, or one that is over. */
  | { kind: 'note'; note: string }
  /** "10" may be an hour or a day, and both are on offer: that is asked. */
  | { kind: 'which'; number: number }
  /** Only this hour can be meant. */
  | { kind: 'take'; hour: SlotOffer; wish: DayWish }
  | { kind: 'show'; wish: DayWish }

/** Free hours for whoever is looked for, at most so many. */
type Find = (wish: DayWish, limit: number) => SlotOffer[]

export const aroundMinute = (minute: number): DayWish => ({ fromMinute: minute, untilMinute: minute + 60 })

/** `today`: on the wall of the office whose hours are meant. `wished`: what was wished until now, which these words may complete. */
export function hourMeant(when: WhenHeard, scene: Scene, today: LocalDay, find: Find, wished: DayWish | undefined): HourMeant {
  const { t } = scene
  // Where nothing was free as wished, other hours of those days were shown: "la de las 9" means one of these.
  const before = wished && [wished, daysOf(wished)].find((one) => find(one, 1).length > 0)
  switch (when.kind) {
    case 'impossible':
      return { kind: 'note', note: t.slot.impossible(t.dates.dayAndMonth(when.words.day, when.words.month)) }
    case 'past':
      return { kind: 'note', note: t.slot.past(dayWords(scene, when.day)) }
    case 'number':
      return numberMeant(when.number, today, find, before)
    case 'wish': {
      const wish = completed(when.wish, before, today)
      return (when.which && atTheEnd(when.which, wish, find)) ?? hourWished(wish, find)
    }
  }
}

/** "la primera del viernes", "la última del jueves": of the first such day that has one. Of a month the list is shown. */
function atTheEnd(which: 'first' | 'last', wish: DayWish, find: Find): HourMeant | undefined {
  const [first] = find(wish, 1)
  if (!first) return undefined
  if (which === 'first') return { kind: 'take', hour: first, wish }
  if (wish.until !== undefined && wish.until !== wish.from) return undefined
  const last = find({ ...wish, from: first.day, until: first.day }, HOURS_A_DAY).at(-1)
  return last && { kind: 'take', hour: last, wish }
}

/** More than an office publishes for one day. */
const HOURS_A_DAY = 200

const daysOf = ({ fromMinute, untilMinute, ...days }: DayWish): DayWish => days

/** "10" is an hour or a day of the month, whichever is on offer; an hour, where the day was said before. Never a row. */
function numberMeant(number: number, today: LocalDay, find: Find, before: DayWish | undefined): HourMeant {
  const hour = bareHour(number)
  const around = hour === undefined ? undefined : completed(aroundMinute(hour), before, today)
  const hasHour = around !== undefined && find(around, 1).length > 0
  if (hasHour && saysDay(around, today)) return hourWished(around, find)
  const day = onDayOfMonth(number, Temporal.PlainDate.from(today))
  if (hasHour && day !== undefined && find(day, 1).length > 0) return { kind: 'which', number }
  return hourWished(hasHour ? around : (day ?? aroundMinute(hour ?? 0)), find)
}

/** "el viernes en la mañana", then "a las 10": that Friday. "A las 10", then "el viernes": at 10. What is said anew wins. */
function completed(wish: DayWish, before: DayWish | undefined, today: LocalDay): DayWish {
  if (before === undefined) return wish
  const { fromMinute, untilMinute, ...days } = wish
  const saysHour = fromMinute !== undefined || untilMinute !== undefined
  const saysAnyDay = Object.keys(days).length > 0
  if (saysHour === saysAnyDay) return wish
  const { fromMinute: earliest, untilMinute: latest, ...daysBefore } = before
  if (saysHour) return { ...daysBefore, ...wish }
  // Whoever takes any day takes it at any hour.
  if (!saysDay(wish, today)) return wish
  return { ...days, ...(earliest !== undefined && { fromMinute: earliest }), ...(latest !== undefined && { untilMinute: latest }) }
}

/** Days that somebody chose; from today on is any day. */
const saysDay = ({ from, until, weekdays }: DayWish, today: LocalDay): boolean =>
  weekdays !== undefined || until !== undefined || (from !== undefined && from > today)

/** Taken at once when only one hour can be meant, else shown. */
export function hourWished(wish: DayWish, find: Find): Extract<HourMeant, { kind: 'take' | 'show' }> {
  const exact = wish.fromMinute !== undefined && wish.from !== undefined && wish.from === wish.until
  const found = exact ? find(wish, 2) : []
  // "En la tarde" begins at noon, and means no hour.
  const onTheHour = isOneHour(wish) ? found.filter((one) => one.minute === wish.fromMinute) : []
  const [only] = onTheHour.length === 1 ? onTheHour : found.length === 1 ? found : []
  const hour = only ?? onTheFirst(wish, find)
  return hour ? { kind: 'take', hour, wish } : { kind: 'show', wish }
}

/** "el viernes a las 10": that very hour, on the first Friday on which anything is free. */
function onTheFirst(wish: DayWish, find: Find): SlotOffer | undefined {
  const { weekdays, from, until, fromMinute } = wish
  if (weekdays?.length !== 1 || from !== undefined || until !== undefined || fromMinute === undefined || !isOneHour(wish))
    return undefined
  const [first] = find({ weekdays }, 1)
  const found = first ? find({ from: first.day, until: first.day, fromMinute, untilMinute: fromMinute + 1 }, 2) : []
  return found.length === 1 ? found[0] : undefined
}

const isOneHour = ({ fromMinute = 0, untilMinute = 24 * 60 }: DayWish): boolean => untilMinute - fromMinute <= 60
