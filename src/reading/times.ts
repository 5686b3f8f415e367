import { addDays, weekdayOf } from '../catalogue/calendar.ts'
import { chosenIn, composedOf, type ParsedWhen, withoutDays } from './choices.ts'
import { bounded, monthNamed, parseDate, weekdayNamed } from './dates.ts'
import { deniedIn, isDenier } from './denial.ts'
import { phrases } from './engine/phrases.ts'
import { remembered } from './engine/remembered.ts'
import { tokensOf } from './engine/tokens.ts'
import { anyWord, words as wordsOf } from './engine/vocabulary.ts'
import { plain, tidy } from './engine/words.ts'
import { CLOCK, MIDDAY_ENDS, NOON, parseHours, type RequestedHour, speaksOfTime, timeWords, withBusyTimes } from './hours.ts'
import { parseCount } from './numbers.ts'
import { ALL, parsePeriod, parseWeekdays } from './periods.ts'
import { type RequestedTimes, saysDays } from './requested-times.ts'
import { everyday } from './spelling.ts'

/** "no puedo el 10": it says when not, and no wish can say that. */
const NOT_THEN = phrases('days', 'not then')

/**
 * Days and hours in everyday words: "martes en la tarde", "10 de diciembre", "a las 10 y media", "la próxima semana",
 * "cualquier día menos el lunes". `today` is the calendar day on the office's wall. Undefined when the words speak of no time.
 */
export const parseWhen = (text: string, today: string): ParsedWhen | undefined => onDay(today)(text)

const REMEMBERED = 50
/** Offices of several zones, and a night in between. */
const DAYS = 4
const onDay = remembered(DAYS, (today) => remembered(REMEMBERED, (text) => listenTo(text, today)))

/** The days and hours of a few words, whatever stands around them. */
export function parseTimes(words: string, today: string): RequestedTimes | undefined {
  const when = listen(words, today)
  return when?.kind === 'wish' ? when.wish : undefined
}

const YEARS = '(?:a[ñn](?:it)?os?|anios?|years?|yrs?)'
const DURATION = new RegExp(`(?<![\\p{L}\\p{N}])([\\p{L}\\p{N}]+)[\\s-]+(?:${YEARS}|minut[a-z]+|mins?)(?![\\p{L}\\p{N}])`, 'giu')
const OF_YEARS = new RegExp(`[\\s-]${YEARS}(?![\\p{L}\\p{N}])`, 'iu')
/** "el de seis" beside years; "de 9 a 11" and "10 de enero" go on. */
const MORE_YEARS = /(?<![\p{L}\p{N}])(?:el|la|un|una) de ([\p{L}\p{N}]+)(?!\s+(?:a|y|de|del|am|pm)(?![\p{L}]))/giu

/** Ages, validities and minutes are no hours and no days: "de diez años", "el de tres años o el de seis", "en veinte minutos". */
function withoutDurations(said: string): string {
  const counts = (all: string, word: string) => (parseCount(plain(word)) === undefined ? all : ' , ')
  const left = said.replace(DURATION, counts)
  return left !== said && OF_YEARS.test(said) ? left.replace(MORE_YEARS, counts) : left
}

/** "2026-12-24" and "24.12.2026" are 24-12-2026, and "Dec 21-30" is none. */
const dayFirst = (said: string) =>
  said
    .replace(/\b(\d{4})-(\d\d?)-(\d\d?)\b/, '$3-$2-$1')
    .replace(/\b(\d\d?)\.(\d\d?)\.(?=\d{4})/, '$1-$2-')
    .replace(/(\p{L}+)(\.? \d\d?) ?[-–] ?(?=\d\d?\b|\p{L}{3})/u, (all, month, day) =>
      monthNamed(plain(month)) ? `${month}${day} to ` : all,
    )

/** What is denied beside something that is not is no wish: "el 3 no me da tiempo, el 4 sí" is the 4th. */
function listenTo(text: string, today: string): ParsedWhen | undefined {
  if (!speaksOfTime(timeWords(text))) return undefined
  const said = dayFirst(withoutDurations(tidy(text)))
  const composed = composedOf(said, (words) => parseWhen(words, today))
  if (composed) return composed
  const tokens = tokensOf(said)
  const denied = deniedIn(tokens)
  const whole = listen(said, today)
  const chosen = (words: string) => chosenIn(words, listen(words, today), (one) => listen(one, today))
  if (!denied.some(Boolean)) return chosenIn(said, whole, (words) => listen(words, today))
  const words = (wanted: boolean): string =>
    tokens
      .map(({ word, from }, at) => {
        if (word === 'ni' && !wanted) return ' o '
        const isOut = denied[at] === wanted || (!wanted && isDenier(word))
        return isOut ? ' ' : said.slice(from, tokens[at + 1]?.from ?? said.length)
      })
      .join('')
  const [left, out] = [chosen(words(true)), chosen(words(false))]
  if (out === undefined && left !== undefined) return left
  if (out?.kind !== 'wish') return whole
  const other = notAtThatHour(out.wish, left, said)
  if (other) return other === 'none' ? left : other
  // "El viernes pero no en la tarde": of the day that is left, the other hours.
  // "Quítame las mañanas": nothing else is said.
  const isAll = left === undefined && JSON.stringify(whole) === JSON.stringify(out)
  const hours = whole === undefined || isAll || hasDays(left) ? atOtherHours(out.wish, left) : undefined
  if (hours) return hours
  return out.wish.weekdays ? onOtherDays(out.wish, left, whole, today) : onOtherDates(out.wish, left, whole, today)
}

const LATER = phrases('hearing', 'later than that')
const EARLIER = phrases('hearing', 'earlier than that')

/** "A las ocho no, más tardecito": after it. An hour alone that is denied leaves no wish, and is never the one that is looked for. */
function notAtThatHour(
  { fromMinute, untilMinute, ...days }: RequestedTimes,
  left: ParsedWhen | undefined,
  said: string,
): ParsedWhen | 'none' | undefined {
  if (fromMinute === undefined || untilMinute === undefined || Object.keys(days).length > 0) return undefined
  const hasHour = left?.kind === 'wish' && left.wish.fromMinute !== undefined && left.wish.untilMinute !== undefined
  if (hasHour) return 'none'
  const words = everyday(said)
  const { fromMinute: from, untilMinute: until, ...rest } = left?.kind === 'wish' ? left.wish : {}
  const [before, after] = [
    { ...rest, untilMinute: fromMinute },
    { ...rest, fromMinute: untilMinute },
  ]
  if (LATER.test(words)) return { kind: 'wish', wish: after }
  if (EARLIER.test(words)) return { kind: 'wish', wish: before }
  // "El viernes 11, pero que no sea a las 9"
  return saysDays(rest) && !rest.or ? { kind: 'wish', wish: { ...before, or: [after] } } : 'none'
}

/** "en la tarde no puedo": before it, and the other way round. Undefined where more than a part of the day is denied. */
function atOtherHours({ fromMinute, untilMinute, ...days }: RequestedTimes, left: ParsedWhen | undefined): ParsedWhen | undefined {
  if (Object.keys(days).length > 0 || (fromMinute === undefined) === (untilMinute === undefined)) return undefined
  if (left !== undefined && (left.kind !== 'wish' || left.wish.fromMinute !== undefined || left.wish.untilMinute !== undefined))
    return left
  const other = fromMinute === undefined ? { fromMinute: untilMinute } : { untilMinute: fromMinute }
  return { kind: 'wish', wish: { ...left?.wish, ...other } as RequestedTimes }
}

const hasDays = (when: ParsedWhen | undefined): boolean => when?.kind === 'wish' && saysDays(when.wish)

/** Weekdays that were denied are none of those that are wanted; alone, they leave all others. */
function onOtherDays(
  { weekdays: out = [] }: RequestedTimes,
  left: ParsedWhen | undefined,
  whole: ParsedWhen | undefined,
  today: string,
): ParsedWhen | undefined {
  if (left?.kind === 'number' || left?.kind === 'past' || left?.kind === 'impossible') return whole
  const wanted = left?.wish.weekdays
  const weekdays = (wanted ?? ALL).filter((day) => !out.includes(day))
  if (weekdays.length === 0 || (left?.wish.from !== undefined && left.wish.from === left.wish.until)) return whole
  const { from, ...times } = left?.wish ?? {}
  // "Cualquier día menos el lunes": the weekdays say more.
  const begins = from !== undefined && (from !== today || times.until !== undefined)
  return { kind: 'wish', wish: { ...(begins && { from }), ...times, weekdays } }
}

/** Dates that were denied are none of those that are wanted: alone, or beside hours, they leave the days before and after. */
function onOtherDates(
  out: RequestedTimes,
  left: ParsedWhen | undefined,
  whole: ParsedWhen | undefined,
  today: string,
): ParsedWhen | undefined {
  // "Para cualquier día ya no" leaves out no day.
  if (out.until === undefined && (out.from === undefined || out.from === today)) return whole
  if (left !== undefined && left.kind !== 'wish') return whole
  const wish = withoutDays(left?.wish ?? {}, out, today)
  return wish && { ...left, kind: 'wish', wish }
}

/** "mi hijo cumple 18 en marzo", "vence en enero": the day of something else, up to where a wish may begin. */
const OF_SOMETHING_ELSE = new RegExp(
  `\\b(?:(?:me quedo|and[oa](?:mos)?|estoy(?! (?:libre|desoc|disp))|estare|estar|staying|stay|here|i am(?! free))(?: \\S+){0,6} (?:hasta|till|until)|cumpl[eio]\\w*|(?:que|porque|pues) (?:(?:es|hay|tiene|dan|sale) )?hasta|${anyWord('days', 'of something else')})\\b(?: (?!(?:${anyWord('days', 'of the wish again')})\\b)\\S+){0,8}`,
  'g',
)

/** "4 de marzo de 1980", "del 12 de marzo del 80", "12/3/80"; "3 de diciembre de 10 a 12" is none. */
const A_BIRTH =
  /(?:\bdel? |[/-])(?:19\d\d|20[01]\d)\b|\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)\p{L}* del? [3-9]\d\b(?! ?(?:a|al|h|hrs?|horas?)\b)|\d[/-]\d{1,2}[/-][3-9]\d\b/iu

/** Between a day and "mañana" they make two of them. */
const ANOTHER_DAY = wordsOf('days', 'another day')

/** "jueves mañana", "viernes 4 aeropuerto mañana": the morning, unless tomorrow is that day. */
const withMorning = (words: string, today: string): string =>
  words.replace(/(?<!\b(?:la|de|por|pasado) )\bmanana\b/g, (all, at: number) => {
    const before = words.slice(0, at).trim().split(' ').slice(-DAY_BEFORE)
    const day = before.findLastIndex((word) => weekdayNamed(word) !== undefined)
    const isTomorrow = weekdayNamed(before[day] ?? '') === (weekdayOf(today) % 7) + 1
    return day < 0 || isTomorrow || before.slice(day).some((word) => ANOTHER_DAY.has(word)) ? all : MORNING
  })
const DAY_BEFORE = 5
const MORNING = 'en la manana'
const MID_MORNING = `${MORNING} no muy temprano`

function listen(said: string, today: string): ParsedWhen | undefined {
  const all = withMorning(
    timeWords(said)
      .replace(/\b(?:a )?media manana\b/g, MID_MORNING)
      .replace(/\b(?:cualquier|cada) manana\b/g, MORNING),
    today,
  )
  if (!speaksOfTime(all) || A_BIRTH.test(said)) return undefined
  const parts = said.split(/[.,;?!]\s/).map(everyday)
  const told = parts.join(' ')
  const left = withBusyTimes(parts.map((one) => one.replace(OF_SOMETHING_ELSE, ' ')).join(' '))
  const text = left === told ? said : left
  const words = left === told ? all : timeWords(left)
  if (!speaksOfTime(words)) return undefined
  const bare = /^(?:(?:el|la) de (?:a )?)?(\d{1,2})$/.exec(words)
  if (bare && !/[:.]/.test(text)) return bareNumber(Number(bare[1]))
  const signs = tidy(text)
  const date = parseDate(signs, words, today)
  if (date?.kind === 'impossible' || date?.kind === 'past') return date
  const rest = date?.rest ?? words
  const hours = parseHours(signs, rest)
  const weekdays = date?.wish.from !== undefined && date.wish.from === date.wish.until ? undefined : parseWeekdays(rest)
  const period = date?.wish ?? parsePeriod(withoutClock(rest, signs), today)
  if (!weekdays && (period || hours) && NOT_THEN.test(words) && !/\bno \S+(?: \S+)? (?:en|por) las? (?:manana|tarde)/.test(words))
    return hours ? undefined : afterwards(period, today)
  const meant = beforeTravelling(weekdays ? among(weekdays, period, rest, today) : period, words, today)
  const days = NEEDS_IT_BY.test(told) ? byThen(meant, today) : meant
  if (!days && !hours) return undefined
  const ofDays = days?.weekdays !== undefined || days?.until !== undefined
  const which = parseWhich(words, ofDays)
  // "Lo más temprano" is the first hour of that day, also where that is after noon.
  const within = ofDays && ENDS_OF_A_DAY.test(words) ? undefined : which === 'first' ? asShown(hours) : hours
  return { kind: 'wish', wish: { ...days, ...within }, ...(which && { which }) }
}

/** "the 10:30 on Friday" names no 10th. */
function withoutClock(words: string, signs: string): string {
  const clock = CLOCK.exec(signs)
  return clock ? words.replace(`${clock[1]} ${clock[2]}`, ' ') : words
}

/** "la primera del viernes", "the first one of the afternoon", "el primero que haya", "the earliest you have". */
const FIRST = phrases('days', 'first one')
const LAST = phrases('days', 'last one')
/** "lo más temprano del viernes": of a day that is named, its first hour. */
const ENDS_OF_A_DAY = /\b(?:el|la|lo)(?: (?:hora|horario|lugar|cita|espacio))? mas (temprano|tempranito|tarde)\b/

/** `ofDays`: whether days were named; "la más tarde" alone asks for later hours. */
function parseWhich(words: string, ofDays: boolean): 'first' | 'last' | undefined {
  if (FIRST.test(words)) return 'first'
  if (LAST.test(words)) return 'last'
  const said = ofDays && ENDS_OF_A_DAY.exec(words)?.[1]
  return said ? (said === 'tarde' ? 'last' : 'first') : undefined
}

/** The first hour that the list calls one of the afternoon is not the one at noon. */
const asShown = (hours: RequestedHour | undefined): RequestedHour | undefined =>
  hours?.fromMinute === NOON && hours.untilMinute === undefined ? { fromMinute: MIDDAY_ENDS } : hours

/** "esta semana no puedo": from the first day on that is left. Of days to come no wish can say that they are not meant. */
const afterwards = (days: RequestedTimes | undefined, today: string): ParsedWhen | undefined =>
  days?.until && days.from !== undefined && days.from <= today
    ? { kind: 'wish', wish: { from: addDays(days.until, 1) } }
    : undefined

/** "lo ocupo para el 20", "para enero": the passport, so that the visit is before. */
const NEEDS_IT_BY = phrases('days', 'needs it by')
function byThen(days: RequestedTimes | undefined, today: string): RequestedTimes | undefined {
  if (days?.from === undefined || days.until === undefined || days.from <= today) return days
  const { from, until, ...rest } = days
  return { ...rest, until: from === until ? from : addDays(from, -1) }
}

const TRAVELS = phrases('days', 'travels')
/** "para el viaje, podemos el jueves": the day is the visit's. */
const IS_FREE_THEN = phrases('days', 'is free then')

const STAYS = phrases('days', 'stays')

/** "viajo el 20 de diciembre": whoever travels then needs the passport before. */
function beforeTravelling(days: RequestedTimes | undefined, words: string, today: string): RequestedTimes | undefined {
  if (!days || !TRAVELS.test(words) || IS_FREE_THEN.test(words) || /\b(?:antes|before|hasta)\b/.test(words)) return days
  // "flying to Guadalajara Dec 20 to Jan 5": they are here then.
  if (STAYS.test(words) && days.from !== undefined && days.from !== days.until) return days
  const [weekday, another] = days.weekdays ?? []
  if (weekday !== undefined && another === undefined) return beforeTravelling(next(weekday, today, 0), words, today)
  if (!days.from || !days.until) return days
  return days.from > today ? { until: addDays(days.from, -1) } : { from: today }
}

const bareNumber = (number: number): ParsedWhen | undefined =>
  number >= 1 && number <= 31 ? { kind: 'number', number } : undefined

/** Weekdays within a period: "el martes de la próxima semana" is one day, "los martes de enero" are several. */
function among(weekdays: number[], period: RequestedTimes | undefined, words: string, today: string): RequestedTimes {
  const [weekday, another] = weekdays
  const one = weekday !== undefined && another === undefined ? weekday : undefined
  const bound = one !== undefined && !period ? BOUNDED.exec(words) : undefined
  if (one !== undefined && bound) return openEnded(bounded(next(one, today, 0).from, bound))
  if (one !== undefined && !period && NEXT_ONE.test(words)) return next(one, today, 0)
  if (one !== undefined && !period && OTHER_ONE.test(words)) return next(one, today, 7)
  // "Cualquier día menos el lunes" and "lo antes posible, el martes": the weekdays say more.
  if (!period || (period.from === today && period.until === undefined)) return { weekdays }
  const { from, until } = period
  if (from !== undefined && from === until) return period
  const bounds = from ?? until
  if (one !== undefined && bounds && !(from && until) && RIGHT_BESIDE.test(words))
    return next(one, addDays(bounds, from ? -1 : -7), 0)
  if (one === undefined || from === undefined || until === undefined) return { ...period, weekdays }
  const days = Temporal.PlainDate.from(from).until(until).days
  if (days === 0) return period
  const first = next(one, addDays(from, -1), 0).from ?? from
  return days < 7 && first <= until ? { from: first, until: first } : { ...period, weekdays }
}

/** "a partir del lunes", "del lunes en adelante", "antes del viernes" */
const BOUNDED = phrases('days', 'bounded by a weekday')
const openEnded = ({ from, until }: RequestedTimes): RequestedTimes => (from && until ? { from } : { from, until })
/** "el lunes antes de Navidad": the last one before it. */
const RIGHT_BESIDE = phrases('days', 'right beside it')
/** "este martes", "el próximo martes", "el martes que viene" */
const NEXT_ONE = phrases('days', 'next one')
/** "el otro martes": not the coming one. */
const OTHER_ONE = /\b(?:e|a)l otro [a-z]+\b/

/** The first such weekday after today, or so many days later. */
function next(weekday: number, today: string, later: number): { from: string; until: string } {
  const day = addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1 + later)
  return { from: day, until: day }
}
