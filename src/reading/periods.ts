import { addDays } from '../catalogue/calendar.ts'
import { bounded, calendarDay, MONTHS, monthNamed, WEEKDAY_WORDS, weekdayNamed } from './dates.ts'
import { phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { parseCount } from './numbers.ts'
import type { RequestedTimes } from './requested-times.ts'
import { everyday } from './spelling.ts'

type Date = Temporal.PlainDate
type Reading = (found: RegExpExecArray, now: Date) => RequestedTimes | undefined

const span = (from: Date, until: Date): RequestedTimes => ({ from: from.toString(), until: until.toString() })
const only = (day: Date): RequestedTimes => span(day, day)
/** Shorter months end sooner. */
const within = (month: Date, from: number, until: number): RequestedTimes =>
  span(month.with({ day: from }), month.with({ day: Math.min(until, month.daysInMonth) }))
const monday = (now: Date): Date => now.subtract({ days: now.dayOfWeek - 1 })
const week = (now: Date, weeks: number): RequestedTimes => {
  const first = monday(now).add({ weeks })
  return span(weeks === 0 ? now : first, first.add({ days: 6 }))
}
/** Next year's when it is over. */
function nextMonth(name: string | undefined, now: Date): Date {
  const month = monthNamed(name ?? '') ?? 1
  const first = now.with({ day: 1 }).with({ month })
  return first.add({ years: month < now.month ? 1 : 0 })
}

/** "principios", "mediados", "fin": by its first letter. */
const part = ([letter = '']: string): [number, number] => (letter === 'f' ? [21, 31] : letter === 'm' ? [11, 20] : [1, 10])
const oneOf = (table: readonly string[]): string => `(${table.join(' ').replaceAll(' ', '|')})`
/** "may" is seldom a month. */
const MONTH = oneOf(MONTHS).replace('|may|', '|')
const NTH = 'primera segunda tercera cuarta'.split(' ')

type Matcher = { exec(words: string): RegExpExecArray | null }
/** Of which only that it is said counts. */
function said(name: string, read: (now: Date) => RequestedTimes): [Matcher, Reading] {
  const named = phrases('days', name)
  return [{ exec: (words) => (named.test(words) ? /^/.exec(words) : null) }, (_, now) => read(now)]
}

/** Relative to today, specific ones first; from `timeWords`. */
const READINGS: [Matcher, Reading][] = [
  said('before the year ends', (now) => ({ until: `${now.year}-12-31` })),
  said('today', only),
  said('the day after tomorrow', (now) => only(now.add({ days: 2 }))),
  [/\bde hoy en (8|15)\b/, ([, days], now) => only(now.add({ days: inDays(Number(days)) }))],
  [/\bde manana en (8|15)\b/, ([, days], now) => only(now.add({ days: Number(days) }))],
  [/\btomorrow\b|(?:^|(?<!\b(?:la|de|por) ))\bmanana\b/, (_, now) => only(now.add({ days: 1 }))],
  [/\b(?:dentro de|en|de aqui a|in) (un|una|\d{1,2}) (dias?|semanas?|mes(?:es)?|days?|weeks?|months?)\b/, later],
  said('next week', (now) => week(now, 1)),
  said('this week', (now) => week(now, 0)),
  [new RegExp(`\\b(${NTH.join('|')}) semana (?:de|del mes de) ${MONTH}\\b`), nthWeek],
  [new RegExp(`\\bultima semana de ${MONTH}\\b`), ([, month], now) => lastDays(nextMonth(month, now), 7)],
  [
    new RegExp(`\\b(primera|segunda) quincena de ${MONTH}\\b`),
    ([, half, month], now) => {
      const meant = nextMonth(month, now)
      return half === 'primera' ? within(meant, 1, 15) : within(meant, 16, 31)
    },
  ],
  [/\bquincena\b/, payday],
  [
    new RegExp(`\\b(principios?|inicios?|comienzos?|mediados?|fin|fines|final|finales) (?:de |del mes de )${MONTH}\\b`),
    ([, word, month], now) => within(nextMonth(month, now), ...part(word ?? '')),
  ],
  said('the end of the month', (now) => onward(lastDays(now, 7), now)),
  [
    /\b(principios?|inicios?|comienzos?|mediados?) (?:de|del) (?:proximo |otro )?mes\b/,
    ([words, word], now) => {
      const [from, until] = part(word ?? '')
      const later = now.day > until || /proximo|otro/.test(words ?? '')
      return onward(within(later ? now.add({ months: 1 }) : now, from, until), now)
    },
  ],
  said('next month', (now) => within(now.add({ months: 1 }), 1, 31)),
  said('this month', (now) => onward(within(now, 1, 31), now)),
  said('next year', ({ year }) => ({ from: `${year + 1}-01-01` })),
  said('after the holidays', ({ year, dayOfYear }) => ({ from: `${dayOfYear < 7 ? year : year + 1}-01-07` })),
  [
    /\b(despues|antes|pasando|pasado|after|before)(?: de| la)? (?:navidad|christmas)\b/,
    ([words], now) => bounded(now.with({ month: 12, day: 25 }).toString(), words ?? ''),
  ],
  [
    /(?:\b(despues|antes|pasando|pasado)(?: de)? )?\b(?:el |del )?dia de la (?:virgen|guadalupe)(?: de guadalupe)?\b/,
    ([words], now) => bounded(now.with({ month: 12, day: 12 }).toString(), words ?? ''),
  ],
  // The passport is needed by then.
  [/\b(?:navidad|christmas)\b/, (_, now) => ({ until: now.with({ month: 12, day: 24 }).toString() })],
  [/\b(?:del|entre el|desde el) (\d{1,2}) (?:y el|al|hasta el) (\d{1,2})\b/, daysOfMonth],
  [/\bel (\d{1,2}) (?:o|u|y) (?:el )?(\d{1,2})\b/, oneOrTheNext],
  [new RegExp(`\\b(${WEEKDAY_WORDS}) (\\d{1,2})\\b(?! (?:y media|y cuarto|am|pm|h\\b|hrs|horas))`), weekdayWithDate],
  [
    /(?:\b(?:del|el|dia|the) (?:dia )?|^(?=\d{1,2} a las? \d))(\d{1,2})(?:st|nd|rd|th)?\b(?! (?:y media|y cuarto|am\b|pm\b|a m\b|p m\b|h\b|hrs|anos?|years?|horas|o clock|de la))/,
    dayOfMonth,
  ],
  [
    new RegExp(`\\b(?:despues de|pasando) ${MONTH}\\b`),
    ([, month], now) => ({ from: nextMonth(month, now).add({ months: 1 }).toString() }),
  ],
  [
    new RegExp(`\\b(?:a partir de|desde) ${MONTH}\\b|\\b(?:de )?${MONTH} en adelante\\b`),
    ([, a, b], now) => ({ from: nextMonth(a ?? b, now).toString() }),
  ],
  [new RegExp(`\\bantes de ${MONTH}\\b`), ([, month], now) => ({ until: addDays(nextMonth(month, now).toString(), -1) })],
  [new RegExp(`\\b${MONTH}\\b`), ([, month], now) => onward(within(nextMonth(month, now), 1, 31), now)],
]

/** "la próxima semana", "fin de mes", "de hoy en ocho", "después del 15". Undefined when none is meant. */
export function parsePeriod(words: string, today: string): RequestedTimes | undefined {
  const now = Temporal.PlainDate.from(today)
  for (const [pattern, read] of READINGS) {
    const found = pattern.exec(words)
    const wish = found && read(found, now)
    if (wish) return wish
  }
  return SOONEST.test(words) ? { from: today } : undefined
}

const SOONEST = phrases('days', 'soonest')

/** "en una semana" is about then; "en 3 días" is that day. */
function later([, count = '', unit = '']: RegExpExecArray, now: Date): RequestedTimes {
  const many = /^\d/.test(count) ? Number(count) : 1
  if (/^(?:dia|day)/.test(unit) && many < 7) return only(now.add({ days: many }))
  const from = /^(?:dia|day)/.test(unit)
    ? now.add({ days: inDays(many) })
    : /^(?:semana|week)/.test(unit)
      ? now.add({ weeks: many })
      : now.add({ months: many })
  return span(from, from.add({ days: 6 }))
}

/** "En ocho días" is a week from today, and "en quince" two. */
const inDays = (many: number): number => (many === 8 ? 7 : many === 15 ? 14 : many)

function nthWeek([, nth = '', month = '']: RegExpExecArray, now: Date): RequestedTimes {
  const first = NTH.indexOf(nth) * 7 + 1
  const begins = nextMonth(month, now)
  // A week that begins on a Friday goes on to the next Sunday.
  return within(begins, first, first > 1 || begins.dayOfWeek < 5 ? first + 6 : 15 - begins.dayOfWeek)
}

const lastDays = (month: Date, days: number): RequestedTimes => within(month, month.daysInMonth - days + 1, 31)

/** From today on. */
const onward = ({ from = '', until = '' }: RequestedTimes, now: Date): RequestedTimes => ({
  from: from < now.toString() ? now.toString() : from,
  until,
})

/** The 15th and the last day of the month. */
function payday(found: RegExpExecArray, now: Date): RequestedTimes {
  const next = now.day <= 15 ? now.with({ day: 15 }) : now.with({ day: now.daysInMonth })
  const before = found.input.slice(0, found.index)
  if (/\b(?:despues|pasando|pasado) (?:de )?(?:la |esta )?$/.test(before)) return { from: addDays(next.toString(), 1) }
  if (/\bantes (?:de )?(?:la |esta )?$/.test(before)) return { until: addDays(next.toString(), -1) }
  return span(next, next.add({ days: 4 }))
}

function daysOfMonth(found: RegExpExecArray, now: Date): RequestedTimes | undefined {
  const from = dayIn(found, now)?.from
  const until = from && calendarDay(Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(found[2]))
  return from && until && until > from ? { from, until } : undefined
}

/** Only consecutive days. */
function oneOrTheNext(found: RegExpExecArray, now: Date): RequestedTimes | undefined {
  return Number(found[2]) === Number(found[1]) + 1 ? daysOfMonth(found, now) : undefined
}

/** "jueves 3" when the 3rd is a Thursday; else perhaps an hour. */
function weekdayWithDate(found: RegExpExecArray, now: Date): RequestedTimes | undefined {
  const day = dayIn(found, now, 2)
  return day?.from && Temporal.PlainDate.from(day.from).dayOfWeek === weekdayNamed(found[1] ?? '') ? day : undefined
}

function dayOfMonth(found: RegExpExecArray, now: Date): RequestedTimes | undefined {
  const day = dayIn(found, now)?.from
  const { index, input } = found
  const before = input.slice(Math.max(0, index - 20), index).trim()
  return day === undefined ? undefined : bounded(day, before, input.slice(index + found[0].length).trim())
}

const IN_A_MONTH = new RegExp(`\\b(?:en|in|pero de) ${MONTH}\\b`)

/** "en enero, del 8 en adelante": the month may stand apart. */
function dayIn(found: RegExpExecArray, now: Date, group = 1): RequestedTimes | undefined {
  const month = IN_A_MONTH.exec(found.input)?.[1]
  const first = month ? nextMonth(month, now) : now
  return onDayOfMonth(Number(found[group]), first.month === now.month ? now : first)
}

/** The next day of the month with that number. */
export function onDayOfMonth(day: number, now: Temporal.PlainDate): RequestedTimes | undefined {
  for (let months = 0; months < 3; months++) {
    const month = now.with({ day: 1 }).add({ months })
    const date = calendarDay(month.year, month.month, day)
    if (date && date >= now.toString()) return { from: date, until: date }
  }
  return undefined
}

export const ALL = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = ALL.slice(0, 5)
const WEEKEND = ALL.slice(5)
/** More often the month of March, the sun. */
const NOT_SHORT = new Set(['mar', 'sun', 'mon', 'mart'])
const FROM_HERE_NOT = wordsOf('bounds', 'from here not')
/** "no puedo el jueves, cámbiela al viernes" */
const FROM_HERE_AGAIN = phrases('weekdays', 'from here again')
const UNTIL = new Set(['a', 'al', 'hasta', 'to', 'through'])
/** "entre semana no puedo"; "¿no hay entre semana?" asks for those days. */
const RULED_OUT = phrases('bounds', 'rules out')
const WEEKEND_SAID = phrases('bounds', 'weekend')
const WORKDAYS_SAID = phrases('bounds', 'workdays')

/** 1 (Monday) to 7: named, in a range, or all but the excluded. */
export function parseWeekdays(words: string): number[] | undefined {
  const weekend = WEEKEND_SAID.test(words)
  if (weekend || WORKDAYS_SAID.test(words)) return weekend === RULED_OUT.test(words) ? WORKDAYS : WEEKEND
  const said = words.split(' ')
  const days = said.map((word) => (NOT_SHORT.has(word) ? undefined : weekdayNamed(word)))
  if (days.every((day) => day === undefined)) return undefined
  const { wanted, ruledOut } = sort(said, days)
  if (wanted.length > 0) return [...new Set(wanted)]
  return ALL.filter((day) => !ruledOut.includes(day))
}

function sort(said: string[], days: (number | undefined)[]): { wanted: number[]; ruledOut: number[] } {
  const wanted: number[] = []
  const ruledOut: number[] = []
  let out = false
  for (let at = 0; at < said.length; at++) {
    const word = said[at] ?? ''
    const day = days[at]
    // As `withBusyTimes` puts it; other denials were left out before (denial.ts).
    if (
      FROM_HERE_NOT.has(word) ||
      (word === 'no' && said[at + 1] === 'puedo' && days.slice(at, at + 4).some((one) => one !== undefined))
    )
      out = true
    else if (FROM_HERE_AGAIN.test(word)) out = false
    if (day !== undefined) (out ? ruledOut : wanted).push(...range(said, days, at, day))
  }
  return { wanted, ruledOut }
}

/** "lunes a viernes", "entre lunes y miércoles"; else the day alone. */
function range(said: string[], days: (number | undefined)[], at: number, day: number): number[] {
  const joint = said[at + 1] ?? ''
  const next = days[at + 2] ?? (said[at + 2] === 'el' ? days[at + 3] : undefined)
  const between = joint === 'y' && (said[at - 1] === 'entre' || said[at - 2] === 'entre')
  if (next === undefined || !(UNTIL.has(joint) || between) || next < day) return [day]
  return ALL.filter((one) => one >= day && one <= next)
}

const LATER_THAN_IT =
  /\b([a-z]+|\d{1,2}) (dias?|semanas?|days?|weeks?) (?:(mas tarde|despues|later)|(antes|earlier))\b|\b(?:al|el) (dia|otro dia) siguiente\b/

/** "una semana después", "dos días antes", from the appointment; undefined when from today. */
export function daysLater(text: string): number | undefined {
  const found = LATER_THAN_IT.exec(everyday(text))
  if (!found) return undefined
  const [, count = 'un', unit = 'dia', , before] = found
  const said = count === 'a' ? 1 : parseCount(count)
  if (said === undefined) return undefined
  const days = /^(?:semana|week)/.test(unit) ? 7 * said : inDays(said)
  return before ? -days : days
}
