import { addDays } from '../catalogue/calendar.ts'
import { spansIn } from './engine/matches.ts'
import { phrases } from './engine/phrases.ts'
import { lines, words as wordsOf } from './engine/vocabulary.ts'
import { plain, tidy } from './engine/words.ts'
import { figureOf } from './numbers.ts'
import type { RequestedTimes } from './requested-times.ts'

export type ParsedDate =
  | { kind: 'date'; wish: RequestedTimes; rest: string }
  | { kind: 'impossible'; words: { day: number; month: number } }
  | { kind: 'past'; day: string }

/** A date longer past is meant for next year. */
const LONG_AGO_DAYS = 150

interface Found {
  /** Of "del 7 al 11 de diciembre". */
  fromDay?: number
  day: number
  month: number
  year?: number
  /** Of "Dec 20 to Jan 4". */
  until?: { day: number; month: number }
  at: number
  length: number
}

/**
 * "10 de diciembre", "10/12/2026", "del 7 al 11 de enero", "después del 15 de enero". `words` are `timeWords`, `said` keeps the slashes.
 * Undefined when there is none.
 */
export function parseDate(said: string, words: string, today: string): ParsedDate | undefined {
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
const yearIn = (word = ''): number | undefined => (/^20\d{2}$/.test(word) ? Number(word) : undefined)
const TO = wordsOf('bounds', 'joins two days')
const AND = new Set(['y', 'and'])
const BETWEEN = new Set(['entre', 'between'])
const BESIDE = new Set(['el', 'dia', 'of', 'the'])

/** The first one with a day beside it. */
function findSpoken(tokens: string[]): Found | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const month = monthNamed(tokens[at] ?? '')
    const found = month === undefined ? undefined : (dayBefore(tokens, at, month) ?? dayAfter(tokens, at, month))
    if (found) return found.fromDay === undefined ? withEnd(found, tokens) : found
  }
  return undefined
}

/** "Dec 20 to Jan 4", "between December 21 and 30": "and" joins two days, unless "between" stands before them. */
function withEnd(found: Found, tokens: string[]): Found {
  const joint = found.at + found.length
  const isSpan =
    !AND.has(tokens[joint] ?? '') || tokens.slice(Math.max(0, found.at - 4), found.at).some((word) => BETWEEN.has(word))
  if (!TO.has(tokens[joint] ?? '') || !isSpan) return found
  let next = joint + 1
  while (BESIDE.has(tokens[next] ?? '')) next++
  const later = findSpoken(tokens.slice(next, next + 3))
  if (later?.at === 0) return { ...found, until: later, length: next + later.length - found.at }
  const [first = '', second = ''] = tokens.slice(next, next + 2)
  return isDay(first) && !NO_DAY.test(second)
    ? { ...found, until: { day: Number.parseInt(first, 10), month: found.month }, length: next + 1 - found.at }
    : found
}

const NO_DAY = /^(?:am|pm|horas?|hrs?|h)$/

/** "10 de diciembre (de 2026)", "del 7 al 11 de diciembre". */
function dayBefore(tokens: string[], at: number, month: number): Found | undefined {
  const dayAt = at - (/^(?:del?|of)$/.test(tokens[at - 1] ?? '') ? 2 : 1)
  if (!isDay(tokens[dayAt])) return undefined
  const yearAt = at + (/^del?$/.test(tokens[at + 1] ?? '') ? 2 : 1)
  const year = yearIn(tokens[yearAt])
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
  if (!isDay(tokens[at + 1]) || NO_DAY.test(tokens[at + 2] ?? '')) return undefined
  const year = yearIn(tokens[at + 2])
  const day = Number.parseInt(tokens[at + 1] ?? '', 10)
  return { day, month, at, length: year === undefined ? 2 : 3, ...(year !== undefined && { year }) }
}

function judge({ fromDay, day, month, year, until, at, length }: Found, tokens: string[], today: string): ParsedDate {
  const leapProof = calendarDay(year ?? Number(today.slice(0, 4)), month, day) ?? (month === 2 && day === 29 ? '' : undefined)
  if (leapProof === undefined) return { kind: 'impossible', words: { day, month } }
  const date = year === undefined ? nextOccurrence(day, month, today) : calendarDay(year, month, day)
  if (!date) return { kind: 'impossible', words: { day, month } }
  const first = fromDay === undefined ? undefined : calendarDay(Number(date.slice(0, 4)), month, fromDay)
  const before = tokens.slice(Math.max(0, at - 4), at).join(' ')
  const rest = [...tokens.slice(0, at), ...tokens.slice(at + length)].join(' ')
  const after = tokens.slice(at + length, at + length + 2).join(' ')
  const last = until && nextOccurrence(until.day, until.month, date)
  const wish =
    last && last > date
      ? { from: date, until: last }
      : first && first < date
        ? { from: first, until: date }
        : bounded(date, before, after)
  if ((wish.until ?? wish.from ?? date) < today) return { kind: 'past', day: date }
  return { kind: 'date', wish, rest }
}

const bound = (name: string) => phrases('bounds', name)
const NOT_EARLIER = bound('not earlier')
const NOT_LATER = bound('not later')
const LATER = bound('later')
const FROM_THEN_ON = bound('from then on')
const ONWARDS = bound('onwards')
const EARLIER = bound('earlier')
const UNTIL_THEN = bound('until then')

/** With "después del", "a partir del", "antes del" and the like before it, or "en adelante" after it. */
export function bounded(date: string, before: string, after = ''): RequestedTimes {
  if (NOT_EARLIER.test(before)) return { from: date }
  if (NOT_LATER.test(before)) return { until: date }
  if (LATER.test(before)) return { from: addDays(date, 1) }
  if (FROM_THEN_ON.test(before) || ONWARDS.test(after)) return { from: date }
  if (EARLIER.test(before)) return { until: addDays(date, -1) }
  if (UNTIL_THEN.test(before)) return { until: date }
  return { from: date, until: date }
}

/** Next year's when this year's is long past; a date just past stays, so that it can be said. */
function nextOccurrence(day: number, month: number, today: string): string | undefined {
  const now = Temporal.PlainDate.from(today)
  const thisYear = calendarDay(now.year, month, day)
  const longAgo = now.subtract({ days: LONG_AGO_DAYS }).toString()
  return thisYear !== undefined && thisYear >= longAgo ? thisYear : calendarDay(now.year + 1, month, day)
}

/** In the order of the calendar, each language's after the other's. */
export const MONTHS = lines('days', 'months')()
const WEEKDAYS = lines('days', 'weekdays')()

/** As parts of a pattern, with plurals. */
export const MONTH = `(?:${MONTHS.join(' ').replaceAll(' ', '|')})`
export const WEEKDAY = `(?:${WEEKDAYS.join(' ').replaceAll(' ', 's?|')}s?)`

const SHORTEST = 3

const positions = (table: string[], many: number): ReadonlyMap<string, number> =>
  new Map(
    table
      .flatMap((names, at) =>
        names
          .split(' ')
          .flatMap((name) => [name, `${name}s`, name.slice(0, SHORTEST), name.slice(0, SHORTEST + 1)])
          .map((word): [string, number] => [word, (at % many) + 1]),
      )
      .toReversed(), // Of two months with the same first letters the earlier one is meant.
  )
const MONTH_POSITIONS = positions(MONTHS, 12)
const WEEKDAY_POSITIONS = positions(WEEKDAYS, 7)

/** Short ones too. */
export const WEEKDAY_WORDS = [...WEEKDAY_POSITIONS.keys()].join('|')

/** 1-12 for a whole name or its first three or four letters, without accents; Spanish or English. */
export const monthNamed = (word: string): number | undefined => MONTH_POSITIONS.get(word)

/** 1 (Monday) to 7, likewise; plurals too. */
export const weekdayNamed = (word: string): number | undefined => WEEKDAY_POSITIONS.get(word)

const LETTERS = '\\p{L}+'
/** Day and year may be words: at most "mil novecientos ochenta y cinco". */
const DATE = new RegExp(
  `(?<!\\p{L})((?:treinta\\s+y\\s+)?(?:${LETTERS}|\\d{1,2}))\\s+de\\s+(${LETTERS})\\s+del?\\s+(?:año\\s+)?(\\d{4}|${LETTERS}(?:\\s+${LETTERS}){0,4})`,
  'iu',
)

/** "nueve de junio del ochenta y cinco" becomes "9 de junio de 85". */
function withFiguresInDate(said: string): string {
  return said.replace(DATE, (all, dayWords: string, month: string, yearWords: string) => {
    const day = dayOf(plain(dayWords))
    const year = numberAtStart(yearWords)
    if (day === undefined || year === undefined || monthNamed(plain(month)) === undefined) return all
    return `${day} de ${month} de ${year.figures}${year.rest}`
  })
}

const dayOf = (words: string): number | undefined => (words === 'primero' ? 1 : numberAtStart(words)?.value)

/** A year below 100 has two figures. */
function numberAtStart(text: string): { value: number; figures: string; rest: string } | undefined {
  const words = text.split(/(\s+)/)
  let value: number | undefined
  let end = 0
  for (let at = 0; at < words.length; at += 2) {
    const word = plain(words[at] ?? '')
    if (word === 'y' && value !== undefined) continue
    const next = word === 'mil' ? 1_000 : figureOf(word)
    if (next === undefined) break
    value = word === 'mil' ? (value ?? 1) * next : (value ?? 0) + next
    end = at + 1
  }
  return value === undefined ? undefined : { value, figures: String(value).padStart(2, '0'), rest: words.slice(end).join('') }
}

export type ParsedBirth =
  | { ok: true; date: string; rest: string }
  | { ok: false; why: 'impossible' | 'future' | 'too_old'; rest: string }

const OLDEST = 120

/** aaaa-mm-dd, dd/mm/aaaa, "12 7 1995", "17 de abril de 1985", "April 17, 1985"; also two-digit years. */
const BIRTH_DATES = [
  /\b(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})\b/,
  /\b(?<d>\d{1,2})(?:ro|o|º)?[\s\-/.]+(?:del?\s+)?(?<m>\p{L}{3,10}|\d{1,2})\.?[\s\-/.,]+(?:del?\s+)?(?<y>\d{4}|\d{2})\b/iu,
  /\b(?<m>\p{L}{3,10})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})\b/iu,
]

/** With the words around it (often the name). Undefined when there is none. `today` decides the future, and whether "85" is 1985. */
export function parseBirthDate(text: string, today: string): ParsedBirth | undefined {
  const said = withFiguresInDate(tidy(text))
  for (const pattern of BIRTH_DATES) {
    const found = pattern.exec(said)
    const { d, m = '', y = '' } = found?.groups ?? {}
    const month = /^\d/.test(m) ? Number(m) : monthNamed(plain(m))
    if (!found || month === undefined) continue
    return judgeBirth(Number(d), month, fullYear(y, today), said.replace(found[0], ', '), today)
  }
  return undefined
}

const WAS_BORN = phrases('curp', 'was born')

function judgeBirth(day: number, month: number, year: number, around: string, today: string): ParsedBirth {
  const [born] = spansIn(around, WAS_BORN)
  const rest = tidy(born ? `${around.slice(0, born.from)}, ${around.slice(born.until)}` : around)
    .replace(/\s*,[\s,:]*/g, ', ')
    .replace(/[\s,;:.-]+$/, '')
    .replace(/^[\s,;:.-]+/, '')
    .replace(/[\s,;]+(?:y|el|del?|and|on)$/i, '')
  const date = calendarDay(year, month, day)
  if (!date) return { ok: false, why: 'impossible', rest }
  if (date > today) return { ok: false, why: 'future', rest }
  if (Number(today.slice(0, 4)) - year > OLDEST) return { ok: false, why: 'too_old', rest }
  return { ok: true, date, rest }
}

function fullYear(typed: string, today: string): number {
  if (typed.length === 4) return Number(typed)
  const century = Number(today.slice(0, 2)) * 100
  const year = century + Number(typed)
  return year > Number(today.slice(0, 4)) ? year - 100 : year
}

/** `2026-02-30` is no day: undefined. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
