import type { RequestedTimes } from '../draft.ts'
import { calendarDay } from './births.ts'
import { monthNamed } from './months.ts'

export type DateHeard =
  | { kind: 'date'; wish: RequestedTimes; rest: string }
  | { kind: 'impossible'; words: { day: number; month: number } }
  | { kind: 'past'; day: string }

/** A date that passed longer ago than this is meant for next year. */
const LONG_AGO_DAYS = 150

interface Found {
  /** The first day of a span: "del 7 al 11 de diciembre". */
  fromDay?: number
  day: number
  month: number
  year?: number
  /** Where it stands among the words. */
  at: number
  length: number
}

/**
 * Dates with a month: "10 de diciembre", "10/12/2026", "del 7 al 11 de enero", "después del 15 de enero". `words` are
 * `timeWords`, `said` keeps the slashes. Undefined when there is none.
 */
export function hearDate(said: string, words: string, today: string): DateHeard | undefined {
  const numeric = /\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?\b/.exec(said)
  const tokens = words.split(' ')
  const found = numeric ? findNumeric(numeric, tokens) : findSpoken(tokens)
  return found && judge(found, tokens, today)
}

function findNumeric(numeric: RegExpExecArray, tokens: string[]): Found {
  const parts = [numeric[1], numeric[2], numeric[3]].filter((one) => one !== undefined)
  const at = tokens.findIndex((_, i) => parts.every((part, k) => tokens[i + k] === part))
  const year = numeric[3] === undefined ? undefined : Number(numeric[3].length === 2 ? `20${numeric[3]}` : numeric[3])
  const place = { at: Math.max(0, at), length: at < 0 ? 0 : parts.length }
  return { day: Number(numeric[1]), month: Number(numeric[2]), ...(year !== undefined && { year }), ...place }
}

const isDay = (word: string | undefined): boolean => /^(?:[1-9]|[12]\d|3[0-9])(?:st|nd|rd|th|ro)?$/.test(word ?? '')
const TO = new Set(['al', 'a', 'y', 'u', 'o', 'hasta', 'to', 'and', 'or'])
const BESIDE = new Set(['el', 'dia', 'of', 'the'])

/** A month with a day beside it; the first one that has it. */
function findSpoken(tokens: string[]): Found | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const month = monthNamed(tokens[at] ?? '')
    const found = month === undefined ? undefined : (dayBefore(tokens, at, month) ?? dayAfter(tokens, at, month))
    if (found) return found
  }
  return undefined
}

/** "10 de diciembre (de 2026)", "del 7 al 11 de diciembre". */
function dayBefore(tokens: string[], at: number, month: number): Found | undefined {
  const dayAt = at - (tokens[at - 1] === 'de' || tokens[at - 1] === 'of' || tokens[at - 1] === 'del' ? 2 : 1)
  if (!isDay(tokens[dayAt])) return undefined
  const yearAt = at + (tokens[at + 1] === 'de' || tokens[at + 1] === 'del' ? 2 : 1)
  const year = /^20\d{2}$/.test(tokens[yearAt] ?? '') ? Number(tokens[yearAt]) : undefined
  const end = year === undefined ? at : yearAt
  let joint = dayAt - 1
  while (BESIDE.has(tokens[joint] ?? '')) joint--
  const fromAt = TO.has(tokens[joint] ?? '') && isDay(tokens[joint - 1]) ? joint - 1 : undefined
  const start = fromAt ?? dayAt
  return {
    day: Number.parseInt(tokens[dayAt] ?? '', 10),
    month,
    at: start,
    length: end - start + 1,
    ...(year !== undefined && { year }),
    ...(fromAt !== undefined && { fromDay: Number.parseInt(tokens[fromAt] ?? '', 10) }),
  }
}

/** "December 10 (2026)" */
function dayAfter(tokens: string[], at: number, month: number): Found | undefined {
  if (!isDay(tokens[at + 1]) || /^(?:am|pm|horas?|hrs?|h)$/.test(tokens[at + 2] ?? '')) return undefined
  const year = /^20\d{2}$/.test(tokens[at + 2] ?? '') ? Number(tokens[at + 2]) : undefined
  const day = Number.parseInt(tokens[at + 1] ?? '', 10)
  return { day, month, at, length: year === undefined ? 2 : 3, ...(year !== undefined && { year }) }
}

function judge({ fromDay, day, month, year, at, length }: Found, tokens: string[], today: string): DateHeard {
  const leapProof = calendarDay(year ?? Number(today.slice(0, 4)), month, day) ?? (month === 2 && day === 29 ? '' : undefined)
  if (leapProof === undefined) return { kind: 'impossible', words: { day, month } }
  const date = year === undefined ? nextOccurrence(day, month, today) : calendarDay(year, month, day)
  if (!date) return { kind: 'impossible', words: { day, month } }
  const first = fromDay === undefined ? undefined : calendarDay(Number(date.slice(0, 4)), month, fromDay)
  const before = tokens.slice(Math.max(0, at - 4), at).join(' ')
  const rest = [...tokens.slice(0, at), ...tokens.slice(at + length)].join(' ')
  const wish = first && first < date ? { from: first, until: date } : bounded(date, before)
  if ((wish.until ?? wish.from ?? date) < today) return { kind: 'past', day: date }
  return { kind: 'date', wish, rest }
}

/** The wish that a date means after "después del", "a partir del", "antes del" and the like. */
export function bounded(date: string, before: string): RequestedTimes {
  if (/\b(?:despues|pasando|pasado|after)\b/.test(before)) return { from: shift(date, 1) }
  if (/\b(?:partir|desde|from|starting)\b/.test(before)) return { from: date }
  if (/\b(?:antes|before)\b/.test(before)) return { until: shift(date, -1) }
  if (/\b(?:hasta|until|by)\b/.test(before)) return { until: date }
  return { from: date, until: date }
}

export const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** This year's, or next year's when this year's is long past; a date just past stays past, so that it can be said. */
function nextOccurrence(day: number, month: number, today: string): string | undefined {
  const now = Temporal.PlainDate.from(today)
  const thisYear = calendarDay(now.year, month, day)
  const longAgo = now.subtract({ days: LONG_AGO_DAYS }).toString()
  return thisYear !== undefined && thisYear >= longAgo ? thisYear : calendarDay(now.year + 1, month, day)
}
