import type { DayWish } from '../draft.ts'
import { calendarDay } from './births.ts'
import { hearHours } from './hours.ts'
import { monthNamed, weekdayNamed } from './months.ts'
import { plain, tidy } from './words.ts'

export type WhenHeard =
  | { kind: 'wish'; wish: DayWish }
  /** A bare number: it may be an hour or a day of the month, and never a row. */
  | { kind: 'number'; number: number }
  | { kind: 'impossible'; words: { day: number; month: number } }
  | { kind: 'past'; day: string }

/** A date that passed longer ago than this is meant for next year. */
const LONG_AGO_DAYS = 150

/**
 * Days and hours in everyday words: "martes en la tarde", "10 de diciembre", "a las 10 y media", "la próxima semana".
 * `today` is the calendar day on the office's wall. Undefined when the words speak of no time.
 */
export function hearWhen(text: string, today: string): WhenHeard | undefined {
  const words = plain(text)
  const bare = /^(\d{1,2})$/.exec(words)
  if (bare && !/[:.]/.test(text)) return bareNumber(Number(bare[1]))
  const date = hearDate(tidy(text), words, today)
  if (date?.kind === 'impossible' || date?.kind === 'past') return date
  const hours = hearHours(tidy(text), date?.rest ?? words)
  const days = date?.wish ?? hearRelative(words, today)
  const weekdays = date ? undefined : hearWeekdays(words)
  if (!days && !hours && !weekdays) return undefined
  return { kind: 'wish', wish: { ...days, ...(weekdays && { weekdays }), ...hours } }
}

const bareNumber = (number: number): WhenHeard | undefined => (number >= 1 && number <= 31 ? { kind: 'number', number } : undefined)

type DateHeard = { kind: 'date'; wish: DayWish; rest: string } | Extract<WhenHeard, { kind: 'impossible' | 'past' }>

function hearDate(said: string, words: string, today: string): DateHeard | undefined {
  const found = findDate(said, words)
  if (!found) return undefined
  const { day, month, year, text } = found
  const leapProof = calendarDay(year ?? Number(today.slice(0, 4)), month, day) ?? (month === 2 && day === 29 ? '' : undefined)
  if (leapProof === undefined) return { kind: 'impossible', words: { day, month } }
  const date = year === undefined ? nextOccurrence(day, month, today) : calendarDay(year, month, day)
  if (!date) return { kind: 'impossible', words: { day, month } }
  if (date < today) return { kind: 'past', day: date }
  const rest = words.replace(plain(text), ' ').replace(/\s+/g, ' ')
  if (/\b(?:despues|partir|after|from)\b/.test(words)) return { kind: 'date', wish: { from: date }, rest }
  if (/\b(?:antes|before)\b/.test(words)) return { kind: 'date', wish: { until: date }, rest }
  return { kind: 'date', wish: { from: date, until: date }, rest }
}

interface DateFound {
  day: number
  month: number
  year?: number
  text: string
}

function findDate(said: string, words: string): DateFound | undefined {
  const numeric = /\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?\b/.exec(said)
  if (numeric) return found(numeric[0], Number(numeric[1]), Number(numeric[2]), numeric[3])
  for (const match of words.matchAll(/\b(\d{1,2})(?:ro|st|nd|rd|th)? (?:de |of )?([a-z]{3,10})(?: (?:de |del )?(\d{4}))?\b/g)) {
    const month = monthNamed(match[2] ?? '')
    if (month) return found(match[0], Number(match[1]), month, match[3])
  }
  for (const match of words.matchAll(/\b([a-z]{3,10}) (\d{1,2})(?:st|nd|rd|th)?\b(?: (\d{4}))?/g)) {
    const month = monthNamed(match[1] ?? '')
    if (month) return found(match[0], Number(match[2]), month, match[3])
  }
  return undefined
}

function found(text: string, day: number, month: number, year: string | undefined): DateFound {
  if (year === undefined) return { day, month, text }
  return { day, month, text, year: year.length === 2 ? 2000 + Number(year) : Number(year) }
}

/** This year's, or next year's when this year's is long past; a date just past stays past, so that it can be said. */
function nextOccurrence(day: number, month: number, today: string): string | undefined {
  const now = Temporal.PlainDate.from(today)
  const thisYear = calendarDay(now.year, month, day)
  const longAgo = now.subtract({ days: LONG_AGO_DAYS }).toString()
  return thisYear !== undefined && thisYear >= longAgo ? thisYear : calendarDay(now.year + 1, month, day)
}

function hearRelative(words: string, today: string): DayWish | undefined {
  const now = Temporal.PlainDate.from(today)
  const only = (days: number): DayWish => {
    const day = now.add({ days }).toString()
    return { from: day, until: day }
  }
  if (/\b(?:hoy|today)\b/.test(words)) return only(0)
  if (/\b(?:pasado manana|day after tomorrow)\b/.test(words)) return only(2)
  if (/\btomorrow\b/.test(words) || /(?:^|(?<!\b(?:la|de|por) ))\bmanana\b/.test(words)) return only(1)
  const toSunday = 7 - now.dayOfWeek
  if (/\b(?:(?:proxima|otra|siguiente) semana|semana (?:que viene|entrante|proxima|siguiente)|next week)\b/.test(words)) {
    return { from: now.add({ days: toSunday + 1 }).toString(), until: now.add({ days: toSunday + 7 }).toString() }
  }
  if (/\b(?:esta semana|this week)\b/.test(words)) return { from: today, until: now.add({ days: toSunday }).toString() }
  if (/\b(?:proximo mes|mes que viene|mes entrante|next month)\b/.test(words)) return wholeMonth(now.add({ months: 1 }))
  const dayOfMonth = /\b(?:el|dia|the) (\d{1,2})(?:st|nd|rd|th)?\b(?! (?:y media|am|pm|h\b|hrs))/.exec(words)
  if (dayOfMonth) return onDayOfMonth(Number(dayOfMonth[1]), now)
  const month = words.split(' ').flatMap((word) => (word.length > 3 ? (monthNamed(word) ?? []) : []))[0]
  if (month) return wholeMonth(now.with({ day: 1, month }).add({ years: month < now.month ? 1 : 0 }))
  return /\b(?:cuanto antes|lo antes posible|lo mas pronto|la mas proxima|el primero que haya|cualquiera|cualquier dia|as soon as possible|any day|anytime)\b/.test(
    words,
  )
    ? { from: today }
    : undefined
}

function wholeMonth(within: Temporal.PlainDate): DayWish {
  return { from: within.with({ day: 1 }).toString(), until: within.with({ day: within.daysInMonth }).toString() }
}

/** "el 10": the next day of the month with that number. */
export function onDayOfMonth(day: number, now: Temporal.PlainDate): DayWish | undefined {
  for (let months = 0; months < 3; months++) {
    const month = now.with({ day: 1 }).add({ months })
    const date = calendarDay(month.year, month.month, day)
    if (date && date >= now.toString()) return { from: date, until: date }
  }
  return undefined
}

function hearWeekdays(words: string): number[] | undefined {
  const said = words
    .split(' ')
    .flatMap((word) => (word === 'mar' || word === 'sun' || word === 'mon' ? [] : (weekdayNamed(word) ?? [])))
  if (/\b(?:fin de semana|weekend)\b/.test(words)) return [6, 7]
  if (/\b(?:entre semana|weekdays?)\b/.test(words)) return [1, 2, 3, 4, 5]
  return said.length > 0 ? [...new Set(said)] : undefined
}
