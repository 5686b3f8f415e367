import { addDays } from '../catalogue/calendar.ts'
import { monthNamed, type ParsedDate } from './dates.ts'
import { spansIn } from './engine/matches.ts'
import { phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { bareHour, speaksOfTime, timeWords } from './hours.ts'
import { onDayOfMonth } from './periods.ts'
import {
  alternativesOf,
  anyOf,
  completedBy,
  hoursOf,
  type RequestedTimes,
  saysDays,
  saysHours,
  type Times,
} from './requested-times.ts'
import { type Slip, slipIn } from './sentence.ts'
import { everyday } from './spelling.ts'

export type ParsedWhen =
  /** `which`: "la primera del viernes", the first or last hour. */
  | { kind: 'wish'; wish: RequestedTimes; which?: 'first' | 'last' }
  /** An hour or a day of the month, never a row. */
  | { kind: 'number'; number: number }
  | Extract<ParsedDate, { kind: 'impossible' | 'past' }>

type Read = (words: string) => ParsedWhen | undefined

/** A slip and its correction, a wish and its fallback. */
export const composedOf = (said: string, read: Read): ParsedWhen | undefined => correctedIn(said, read) ?? withFallback(said, read)

/** A corrected day replaces a day, an hour an hour. */
function correctedIn(said: string, read: Read): ParsedWhen | undefined {
  const slip = preferredIn(said) ?? slipIn(said)
  if (!slip || insists(slip, said)) return undefined
  const [before, after] = [read(slip.before), read(slip.after)]
  if (before?.kind !== 'wish' || after?.kind !== 'wish') return undefined
  return { ...after, wish: completedBy(after.wish, before.wish) }
}

const FALLS_BACK = phrases('days', 'falls back')
const LEADS = wordsOf('days', 'leads to a time')
const namesATime = (words: string): boolean => {
  const said = timeWords(words).split(' ')
  return speaksOfTime(said.find((word) => !LEADS.has(word)) ?? '')
}
/** "no el jueves, sino el viernes" */
const DENIED_BEFORE = /\b(?:no|not)\b[^.;]*$/i

/** "dije a las 12, no a las 10", "el viernes 11, no el 4" */
const insists = ({ before, after }: Slip, said: string): boolean =>
  (/\bdije\b/i.test(before) || /^(?:el|la|los|las|a|en) (?!.*mejor)/i.test(after)) &&
  /^[\s,.;]*no $/i.test(said.slice(before.length, -after.length))

const PREFERS = phrases('days', 'prefers')

/** "el martes a las 9, mejor el jueves a las 12"; beside "o" and "si no" both are wanted. */
function preferredIn(said: string): Slip | undefined {
  for (const { from, until } of spansIn(said, PREFERS)) {
    const [before, after] = [said.slice(0, from), said.slice(until)]
    if (/\b(?:o|or)\s*$/i.test(before) || FALLS_BACK.test(everyday(before))) continue
    if (speaksOfTime(timeWords(before)) && namesATime(after)) return { before, after }
  }
  return undefined
}

/** "el jueves a las 9, si no se puede entonces a la una": both, the first preferred. */
function withFallback(said: string, read: Read): ParsedWhen | undefined {
  for (const { from, until } of spansIn(said, FALLS_BACK)) {
    const [before, after] = [said.slice(0, from), said.slice(until)]
    if (!namesATime(after) || (/sino/i.test(said.slice(from, until)) && DENIED_BEFORE.test(before))) continue
    const [first, second] = [read(before), read(after)]
    if (first?.kind !== 'wish' || second?.kind !== 'wish') continue
    const other = completedBy(second.wish, first.wish)
    return { kind: 'wish', wish: anyOf([...alternativesOf(first.wish), ...alternativesOf(other)]) }
  }
  return undefined
}

/** "o sea" explains; between two days a comma stands where more follow. */
const JOINT = /[\s,]+(o|u|ó|or|y|and)\s+(?!sea\b|m[aá]s (?:tarde|temprano)|later|earlier)|,\s+(?=(?:(?:el|the|on)\s+)*\d)/giu
const MOST_JOINTS = 6
/** Between the first of "28 29 or 30 december". */
const OF_SEVERAL = /(?<=\b\d{1,2}) (?=\d{1,2} (?:o|or|u|y|and) \d)/gi
const OR = /^(?:o|u|ó|or)$/i
const IS_A_SPAN = /\b(?:entre|between|both)\b[^,]*$/i

/** "el 4 o el 10", "el jueves a las 9 o a la una". `read` reads one of them. */
export function chosenIn(typed: string, whole: ParsedWhen | undefined, read: Read): ParsedWhen | undefined {
  if (whole?.kind !== 'wish' || whole.which) return whole
  const said = typed.replace(OF_SEVERAL, ', ')
  for (const joint of [...said.matchAll(JOINT)].slice(0, MOST_JOINTS)) {
    // "the 22nd or 23rd"
    const right = said.slice(joint.index + joint[0].length).replace(/^\d{1,2}(?:st|nd|rd|th)\b/i, 'the $&')
    const left = withItsMonth(said.slice(0, joint.index), right)
    if (!speaksOfTime(timeWords(left)) || !speaksOfTime(timeWords(right))) continue
    if (!OR.test(joint[1] ?? '') && IS_A_SPAN.test(left)) continue
    const chosen = eitherOf(read(left), chosenIn(right, read(right), read), joint[1] ?? ',')
    if (chosen) return saysMore(whole.wish, chosen) ? whole : { kind: 'wish', wish: chosen }
  }
  return whole
}

/** "el 4 o el 9 de enero": one month for both. */
function withItsMonth(left: string, right: string): string {
  const [, of, name = ''] =
    /^(?:(?:el|dia|the|o|u|y|or|and|\d{1,2}(?:st|nd|rd|th)?) )+(de |of )?([a-z]+)/.exec(timeWords(right)) ?? []
  return monthNamed(name) !== undefined && /\b\d{1,2}(?:st|nd|rd|th)?$/i.test(left.trim()) ? `${left} ${of ?? ''}${name}` : left
}

function eitherOf(one: ParsedWhen | undefined, other: ParsedWhen | undefined, joint: string): RequestedTimes | undefined {
  // "Treinta y uno de enero" is one day.
  if (one?.kind === 'number' && !OR.test(joint)) return undefined
  const [first, second] = [wishOf(one, other), wishOf(other, one)]
  if (!first || !second) return undefined
  const isOfDays = saysDays(first) && saysDays(second)
  const isOfHours = saysHours(first) && saysHours(second)
  const each = [...alternativesOf(first), ...alternativesOf(second)]
  // "el viernes, 11 de diciembre" is one day, and "el lunes y a las 10" too.
  const isChoice = OR.test(joint)
    ? isOfDays || isOfHours
    : isOfDays && each.every(joint === ',' ? areFewDays : (day) => isDated(day) || day.weekdays)
  // "de la mañana" and a weekday that are said once are said of both.
  return isChoice
    ? anyOf([...alternativesOf(completedBy(first, second)), ...alternativesOf(completedBy(second, first))])
    : undefined
}

const MOST_NAMED = 4
/** Days that were named one by one. */
const areFewDays = ({ from, until }: Times): boolean =>
  from !== undefined && until !== undefined && until < addDays(from, MOST_NAMED)
const isDated = ({ from, until }: Times): boolean => from !== undefined && until !== undefined

/** A bare number is of the kind of what stands beside it. */
function wishOf(when: ParsedWhen | undefined, beside: ParsedWhen | undefined): RequestedTimes | undefined {
  if (when?.kind === 'wish') return when.wish
  if (when?.kind !== 'number' || beside?.kind !== 'wish') return undefined
  const { from, until, fromMinute, untilMinute } = beside.wish
  if (from !== undefined && from === until) return onDayOfMonth(when.number, monthAround(from, when.number))
  const hour = bareHour(when.number)
  const isHour = fromMinute !== undefined && untilMinute !== undefined && untilMinute - fromMinute <= 60
  return isHour && hour !== undefined ? { fromMinute: hour, untilMinute: hour + 60 } : undefined
}

/** "9 o 10 de diciembre": the smaller number is the day before in that month. */
function monthAround(day: string, number: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day)
  return number < date.day ? date.with({ day: 1 }) : date
}

/** "lunes o martes de la próxima semana", read as a whole, says of both what each part alone says of one. */
const saysMore = ({ weekdays, from, until, ...hours }: RequestedTimes, chosen: RequestedTimes): boolean =>
  weekdays !== undefined &&
  (from ?? until) !== undefined &&
  alternativesOf(chosen).every((one) => JSON.stringify(hoursOf(one)) === JSON.stringify(hoursOf(hours)))

/** What is left of these days where others are denied; undefined where nothing is. */
export function withoutDays(times: RequestedTimes, denied: RequestedTimes, today: string): RequestedTimes | undefined {
  const left = alternativesOf(denied).reduce<readonly Times[]>(
    (kept, out) => kept.flatMap((one) => beside(one, out, today)),
    alternativesOf(times),
  )
  return left.length > 0 ? anyOf(left) : undefined
}

const LAST = '9999-12-31'

/** The days of one before and after the denied ones. */
function beside(one: Times, { from: first = '', until: last = LAST }: Times, today: string): Times[] {
  const { from = today, until = LAST } = one
  if (until < first || last < from) return [one]
  // "el viernes 4, no el jueves 3": a Thursday takes nothing from the Fridays.
  if (!hasDay({ ...one, from: first, until: last }, today)) return [one]
  const before = from < first ? [{ ...one, until: addDays(first, -1) }] : []
  const after = last < until ? [{ ...one, from: addDays(last, 1) }] : []
  return [...before, ...after].filter((times) => hasDay(times, today))
}

const DAYS_A_WEEK = 7

/** Whether one of its weekdays is among its days. */
function hasDay({ weekdays, from = '', until = LAST }: Times, today: string): boolean {
  const begins = from > today ? from : today
  return Array.from({ length: DAYS_A_WEEK }, (_, days) => Temporal.PlainDate.from(begins).add({ days })).some(
    (day) => day.toString() <= until && (weekdays === undefined || weekdays.includes(day.dayOfWeek)),
  )
}
