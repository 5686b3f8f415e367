import type { LocalDay, SlotOffer } from '../agenda/types.ts'
import type { DayWish } from './draft.ts'
import { dayWords } from './facts.ts'
import type { Scene } from './question.ts'
import { onDayOfMonth, type WhenHeard } from './understanding/days.ts'
import { bareHour } from './understanding/hours.ts'

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

/** `today` is the day on the wall of the office whose hours are meant. */
export function hourMeant(when: WhenHeard, scene: Scene, today: LocalDay, find: Find): HourMeant {
  const { t } = scene
  switch (when.kind) {
    case 'impossible':
      return { kind: 'note', note: t.slot.impossible(t.dates.dayAndMonth(when.words.day, when.words.month)) }
    case 'past':
      return { kind: 'note', note: t.slot.past(dayWords(scene, when.day)) }
    case 'number':
      return numberMeant(when.number, today, find)
    case 'wish':
      return hourWished(when.wish, find)
  }
}

/** "10" is an hour or a day of the month, whichever is on offer. Never a row. */
function numberMeant(number: number, today: LocalDay, find: Find): HourMeant {
  const hour = bareHour(number)
  const day = onDayOfMonth(number, Temporal.PlainDate.from(today))
  const hasHour = hour !== undefined && find(aroundMinute(hour), 1).length > 0
  if (hasHour && day !== undefined && find(day, 1).length > 0) return { kind: 'which', number }
  return hourWished(hasHour ? aroundMinute(hour) : (day ?? aroundMinute(hour ?? 0)), find)
}

/** Taken at once when only one hour can be meant, else shown. */
export function hourWished(wish: DayWish, find: Find): Extract<HourMeant, { kind: 'take' | 'show' }> {
  const exact = wish.fromMinute !== undefined && wish.from !== undefined && wish.from === wish.until
  const found = exact ? find(wish, 2) : []
  const onTheHour = found.filter((one) => one.minute === wish.fromMinute)
  const [only] = onTheHour.length === 1 ? onTheHour : found.length === 1 ? found : []
  return only ? { kind: 'take', hour: only, wish } : { kind: 'show', wish }
}
