// A day and an hour as staff type them: read by the reader of the chat, and narrowed to the one that a form needs.
import { addDays, MINUTES_A_DAY } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { plainText } from '../collation.ts'
import { parseBirthDate } from '../reading/dates.ts'
import { tidy } from '../reading/engine/words.ts'
import { CLOCK, halfOfDay, timeWords } from '../reading/hours.ts'
import { onDayOfMonth, parseWeekdays } from '../reading/periods.ts'
import { saysDays } from '../reading/requested-times.ts'
import { parseWhen } from '../reading/times.ts'

/** Yesterday and the day before: no time that a citizen could ask for, so the reader of the chat knows none. */
const DAYS_AGO = new Map([
  ['ayer', 1],
  ['antier', 2],
  ['anteayer', 2],
  ['antes de ayer', 2],
])
const NTH = ['primer', 'segundo', 'tercer', 'cuarto', 'quinto']

export type DayRead =
  | { day: LocalDay }
  | { either: readonly [LocalDay, LocalDay] }
  | { several: readonly [LocalDay, LocalDay] }
  | { impossible: { day: number; month: number } }
  | { hasHour: true }

/** As the chat reads it. Undefined: no day is meant. */
export function readDay(text: string, today: LocalDay): DayRead | undefined {
  const words = plainText(text)
  const ago = DAYS_AGO.get(words)
  if (ago !== undefined) return { day: addDays(today, -ago) }
  const when = parseWhen(text, today)
  if (when === undefined) return longAgo(text, today)
  if (when.kind === 'impossible') return { impossible: when.words }
  if (when.kind === 'past') return checked(words, when.day)
  if (when.kind === 'number') return dayOfMonth(when.number, today)
  const { from, until, weekdays, fromMinute, untilMinute, or } = when.wish
  if (fromMinute !== undefined || untilMinute !== undefined) return { hasHour: true }
  if (or !== undefined || (weekdays && weekdays.length > 1)) return undefined
  const [weekday] = weekdays ?? []
  if (weekday !== undefined && from === undefined && until === undefined) return onWeekday(words, weekday, today)
  if (from === undefined || until === undefined) return undefined
  if (from === until) return checked(words, from)
  return (weekday === undefined ? undefined : nthOf(words, weekday, { from, until })) ?? { several: [from, until] }
}

/** "lunes 24 de diciembre", which is a Thursday: one of the two is a slip. */
function checked(words: string, day: LocalDay): DayRead | undefined {
  if (day < YEARS.first || day > YEARS.last) return undefined
  const [weekday, another] = parseWeekdays(words) ?? []
  if (weekday === undefined || another !== undefined || weekday === weekdayOf(day)) return { day }
  return { either: [day, addDays(day, ((weekday - weekdayOf(day) + 10) % 7) - 3)] }
}

/** What the chat can only take for a birth. */
function longAgo(text: string, today: LocalDay): DayRead | undefined {
  const birth = parseBirthDate(text, today)
  return birth?.ok && birth.rest === '' ? checked(plainText(text), birth.date) : undefined
}

/** The last day of 9999 ends in a year that ISO writes otherwise. */
const YEARS = { first: '1900', last: '2199-12-31' }

const weekdayOf = (day: LocalDay): number => Temporal.PlainDate.from(day).dayOfWeek

function dayOfMonth(number: number, today: LocalDay): DayRead | undefined {
  const day = onDayOfMonth(number, Temporal.PlainDate.from(today))?.from
  return day === undefined ? undefined : { day }
}

/** The next one. On that weekday itself it may be today; beside a number it is a slip, and past is the last one. */
function onWeekday(words: string, weekday: number, today: LocalDay): DayRead {
  const ahead = (weekday - weekdayOf(today) + 6) % 7
  const next = addDays(today, ahead + 1)
  const [number] = /\d+/.exec(words) ?? []
  const dated = number === undefined ? undefined : dayOfMonth(Number(number), today)
  if (dated && 'day' in dated) return { either: [dated.day, next] }
  if (/\bpasad[oa]\b/.test(words)) return { day: addDays(next, -7 - (ahead === 6 ? 7 : 0)) }
  return ahead === 6 ? { either: [today, next] } : { day: next }
}

/** "primer lunes de diciembre", "último viernes de enero". */
function nthOf(words: string, weekday: number, { from, until }: { from: LocalDay; until: LocalDay }): DayRead | undefined {
  const nth = NTH.findIndex((one) => new RegExp(`\\b${one}o?\\b`).test(words))
  const isLast = /\bultimo\b/.test(words)
  if (nth < 0 && !isLast) return undefined
  const [first, last] = [firstOn(weekday, `${from.slice(0, 8)}01`), addDays(firstOn(weekday, addDays(until, 1)), -7)]
  const day = isLast ? last : addDays(first, 7 * nth)
  return day > until ? undefined : { day }
}

const firstOn = (weekday: number, from: LocalDay): LocalDay => addDays(from, (weekday - weekdayOf(from) + 7) % 7)

/** Where only a zone knows which day it is, and that does not matter. */
export const ANY_DAY = '2026-01-01'

/** An hour may be left open by who says it: 4 is before dawn or in the afternoon. */
type HourRead = { minute: number } | { either: readonly [number, number] }

/** As the chat reads it, but figures with minutes are of the clock of 24 hours. Undefined: no hour, or several. */
export function readHour(text: string): HourRead | undefined {
  if (/^24[:.]00\b/.test(text.trim())) return { minute: MINUTES_A_DAY } // How a day ends on paper; nobody visits then.
  const words = timeWords(text)
  const [, hour, minutes] = halfOfDay(words) === undefined ? (CLOCK.exec(tidy(text)) ?? []) : []
  if (hour !== undefined) return { minute: Number(hour) * 60 + Number(minutes) }
  const when = parseWhen(text, ANY_DAY)
  if (when?.kind === 'number') return when.number < HOURS_A_DAY ? openHour(when.number * 60, words) : undefined
  if (when?.kind !== 'wish' || saysDays(when.wish) || when.wish.or) return undefined
  const { fromMinute, untilMinute } = when.wish
  if (fromMinute === undefined || untilMinute === undefined || untilMinute - fromMinute > 60) return undefined
  return openHour(fromMinute, words)
}

const HOURS_A_DAY = 24
const HALF_A_DAY = MINUTES_A_DAY / 2
/** What the chat takes for the afternoon, in minutes: "a las 4". */
const LEFT_OPEN = 8 * 60

function openHour(minute: number, words: string): HourRead {
  const early = minute >= HALF_A_DAY && !/\b(?:1[2-9]|2[0-3])\b/.test(words) ? minute - HALF_A_DAY : minute
  const isOpen = halfOfDay(words) === undefined && early >= 60 && early < LEFT_OPEN
  return isOpen ? { either: [early, early + HALF_A_DAY] } : { minute }
}
