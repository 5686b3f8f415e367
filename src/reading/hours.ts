import { monthNamed, WEEKDAY, weekdayNamed } from './dates.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { anyWord, words as wordsOf } from './engine/vocabulary.ts'
import { parseCount } from './numbers.ts'
import { everyday } from './spelling.ts'

export interface RequestedHour {
  fromMinute?: number
  /** Exclusive. */
  untilMinute?: number
}

export const NOON = 12 * 60
/** "a las 4" without more is 16:00. */
const FIRST_MORNING_HOUR = 8
export const MIDDAY_ENDS = 14 * 60
const AFTER_LUNCH = 15 * 60
const AFTER_WORK = 16 * 60
const EVENING = 18 * 60
const FIRST_HOURS_END = 10 * 60

const NOT_BEFORE = phrases('hours', 'not before')
const NOT_AFTER = phrases('hours', 'not after')

type Part = readonly [Phrases, RequestedHour]
const part = (said: string, hour: RequestedHour): Part => [phrases('hours', said), hour]
/** Bounds of what is said beside them: "en la tarde pero no tan tarde". */
const BOUNDS = [part('not so early', { fromMinute: FIRST_HOURS_END }), part('not so late', { untilMinute: AFTER_LUNCH })]
/** Specific ones first. */
const PARTS = [
  part('from noon on', { fromMinute: NOON }),
  part('until noon', { untilMinute: NOON }),
  part('lunch time', { fromMinute: MIDDAY_ENDS - 60, untilMinute: AFTER_WORK }),
  part('midday', { fromMinute: NOON, untilMinute: MIDDAY_ENDS }),
  part('first hours', { untilMinute: FIRST_HOURS_END }),
  part('after lunch', { fromMinute: AFTER_LUNCH }),
  part('after work', { fromMinute: AFTER_WORK }),
  part('morning', { untilMinute: NOON }),
  part('afternoon', { fromMinute: NOON }),
  part('evening', { fromMinute: EVENING }),
]
/** "buenas tardes" greets, "más tarde" is later today or never, "no es tarde" tells nothing. */
const NO_TIME = phrases('hours', 'no time')
const TOO_LATE = /(?<!no (?:\w+ ){0,2})(?:muy|tan) tarde\b/g

/** "salgo a las 3": when they are free, not when they come. */
const FREE_FROM = phrases('days', 'free from then')
const FREE_UNTIL = phrases('days', 'free until then')

const FROM_THEN_ON = phrases('hours', 'from then on')
const UNTIL_THEN = phrases('hours', 'until then')

/** `words` are `timeWords` without a date already read; `said` keeps the signs. */
export function parseHours(said: string, words: string): RequestedHour | undefined {
  const told = NO_TIME.without(words).replace(TOO_LATE, ' ')
  const span = parseSpan(told)
  const both = span ?? betweenBounds(told)
  if (both) return both
  const minute = parseClock(said, told)
  if (minute !== undefined) {
    if (FREE_FROM.test(told)) return { fromMinute: minute }
    if (FREE_UNTIL.test(told)) return { untilMinute: minute }
    // "no antes de las 11" is from then on.
    if (NOT_BEFORE.test(told)) return { fromMinute: minute }
    if (NOT_AFTER.test(told)) return { untilMinute: minute }
    if (FROM_THEN_ON.test(told)) return { fromMinute: minute }
    if (UNTIL_THEN.test(told)) return { untilMinute: minute }
    return { fromMinute: minute, untilMinute: minute + (minute % 60 === 0 ? 60 : 1) }
  }
  const bound = BOUNDS.find(([said]) => said.test(told))
  const rest = bound?.[0].without(told) ?? told
  const hour = PARTS.find(([one]) => one.test(rest))?.[1]
  return bound ? { ...hour, ...bound[1] } : hour
}

/** "después de mediodía pero antes de las 4", "en la tarde, antes de las 5". */
function betweenBounds(words: string): RequestedHour | undefined {
  const at = Math.max(...[FROM_THEN_ON, UNTIL_THEN].flatMap((bound) => bound.spans(words).map(({ from }) => from)))
  if (at <= 0) return undefined
  const bounds: RequestedHour[] = [words.slice(0, at), words.slice(at)].map((part) => parseHours(part, part) ?? {})
  const { fromMinute = NOON * 2, untilMinute = 0 }: RequestedHour = Object.assign({}, ...bounds)
  const isBoth = bounds.every((one) => Object.keys(one).length === 1)
  return isBoth && fromMinute < untilMinute ? { fromMinute, untilMinute } : undefined
}

/** "entre 10 y 12", "de 9 a 11", "de las 2 a las 4". */
function parseSpan(words: string): RequestedHour | undefined {
  const found =
    /\b(?:entre|de|desde|between|from) (?:las? )?(\d{1,2}|una|one) (?:y|a|hasta|and|to) (?:las? )?(\d{1,2}|una|one)\b(?! (?:anos|dias|semanas|personas|de [a-z]{4}))/.exec(
      words,
    )
  const [first, last] = [parseCount(found?.[1] ?? ''), parseCount(found?.[2] ?? '')]
  if (first === undefined || last === undefined) return undefined
  const from = clockHour(first, first < last ? words : '')
  const until = clockHour(last, words)
  return from !== undefined && until !== undefined && from < until ? { fromMinute: from, untilMinute: until } : undefined
}

const clockHour = (hour: number, words: string): number | undefined =>
  hour >= 1 && hour <= 23 ? atHour(hour, 0, words) : undefined

export const CLOCK = /\b([01]?\d|2[0-3])\s?[:.h]\s?([0-5]\d)\b/i

/** Minutes since midnight: "10:30", "a las 10 y media", "4 pm", "cuarto para las 11". */
function parseClock(said: string, words: string): number | undefined {
  const digital = CLOCK.exec(said)
  if (digital) return atHour(Number(digital[1]), Number(digital[2]), words)
  const before = /\b(cuarto|5|10|15|20|25|quarter) (?:para|to) (?:las? )?(\d|1[0-2])\b/.exec(words)
  if (before) return minutesBefore(before[1] ?? '', Number(before[2]), words)
  const past = /\b(half|quarter|\d{1,2}) past (\d{1,2}|one)\b/.exec(words)
  if (past) return atHour(parseCount(past[2] ?? '') ?? 0, PAST[past[1] ?? ''] ?? Number(past[1]), words)
  const spoken =
    /\b(?:a las|a la|las|la|hora|at|around|after|before|antes|despues|like|tipo) (\d{1,2}|una|one)(?: (y media|y cuarto|y \d{1,2}|\d{2}|en punto))?\b/.exec(
      words,
    ) ??
    /\b(\d{1,2})(?: (y media|y cuarto|\d{2}))? ?(?:am|pm|a m|p m|h|hrs?|horas|o clock)\b/.exec(words) ??
    /\b(\d{1,2})(?: (y media|y cuarto))? (?:de la (?:manana|tarde|noche)|del dia)\b/.exec(words) ??
    /^(\d{1,2}|una) (y media|y cuarto|y \d{1,2}|[0-5]\d|en punto)(?=$| (?:del?|el|on) )/.exec(words) ??
    // "viernes 4 10 30"
    /(?<=\b\d{1,2} )(\d{1,2}) (y media|y cuarto|00|15|30|45)$/.exec(words)
  const hour = spoken ? parseCount(spoken[1] ?? '') : undefined
  if (hour === undefined || hour > 23) return undefined
  return atHour(hour, minutesOf(spoken?.[2]), words)
}

const PAST: Record<string, number> = { half: 30, quarter: 15 }

/** "cuarto para las 11" is 10:45. */
function minutesBefore(minutes: string, hour: number, words: string): number | undefined {
  const early = /^\d/.test(minutes) ? Number(minutes) : 15
  return hour >= 1 && hour <= 23 && early < 60 ? atHour(hour, 0, words) - early : undefined
}

function minutesOf(words: string | undefined): number {
  if (!words || words === 'en punto') return 0
  if (words === 'y media') return 30
  if (words === 'y cuarto') return 15
  const minutes = Number(words.replace('y ', ''))
  return minutes < 60 ? minutes : 0
}

/** Undefined: the words leave it open. */
export const halfOfDay = (words: string): string | undefined =>
  /\b(?:\d*am|a m|morning|de la manana)\b/.test(words)
    ? 'am'
    : /\b(?:\d*pm|p m|tarde|noche|afternoon|evening)\b/.test(words)
      ? 'pm'
      : undefined

function atHour(hour: number, minutes: number, words: string): number {
  const half = halfOfDay(words)
  const shift = hour < 12 && half !== 'am' && (half || hour < FIRST_MORNING_HOUR) ? 12 : 0
  return (hour + shift) * 60 + minutes
}

/** In minutes: 9 is 9:00, 4 is 16:00. */
export const bareHour = (number: number): number | undefined => (number >= 1 && number <= 20 ? atHour(number, 0, '') : undefined)

/** Streets and quarters: "colonia 16 de septiembre", "calle 5 de mayo". */
const NAMED_AFTER_A_DAY = phrases('hours', 'named after a day')

/** Misspellings corrected, numbers in figures, streets named after days left out. */
export const timeWords = (text: string): string => withFigures(NAMED_AFTER_A_DAY.without(apart(everyday(text))).trim())

const DAY_AND_FIGURE = new RegExp(`\\b(${WEEKDAY})(\\d)`, 'g')

/** "a las10y media", "el4"; "10am" and "1ro" are words. */
const apart = (words: string): string =>
  words
    .replace(
      /\b(a las?|alas|las?|el|del|dia)(\d)/g,
      (_, lead: string, digit: string) => `${lead === 'alas' ? 'a las' : lead} ${digit}`,
    )
    .replace(DAY_AND_FIGURE, '$1 $2')
    .replace(/(\d)(y|del?)\b/g, '$1 $2')
    .replace(/\b(a las?) (\d{1,2})(00|15|30|45)\b/g, '$1 $2 $3')

/** "el quince de diciembre" -> "el 15 de diciembre". One alone stays a word: "un martes". */
function withFigures(words: string): string {
  const said = words.split(' ').filter(Boolean)
  const out: string[] = []
  for (let at = 0; at < said.length; at++) {
    const word = said[at] ?? ''
    if (word === 'treinta' && said[at + 1] === 'y' && /^(?:un|uno|1)$/.test(said[at + 2] ?? '')) {
      out.push('31')
      at += 2
    } else out.push(figure(word, said, at))
  }
  return out.join(' ')
}

const ONE = wordsOf('hours', 'one')
const FIRST = wordsOf('hours', 'first of a month')

function figure(word: string, said: string[], at: number): string {
  if (FIRST.has(word)) return isDayOfMonth(said, at) ? '1' : word
  const count = ONE.has(word) || /^\d/.test(word) ? undefined : parseCount(word)
  return count === undefined ? word : String(count)
}

/** "primero de enero", "el día primero", "january first". */
const isDayOfMonth = (said: string[], at: number): boolean =>
  said[at - 1] === 'dia' ||
  monthNamed(said[at - 1] ?? '') !== undefined ||
  monthNamed((said[at + 1] === 'de' || said[at + 1] === 'of' ? said[at + 2] : said[at + 1]) ?? '') !== undefined

const HINTS = wordsOf('hours', 'speaks of time')

/** Most messages have none. */
export const speaksOfTime = (words: string): boolean =>
  words
    .split(' ')
    .some((word) => HINTS.has(word) || /^\d/.test(word) || weekdayNamed(word) !== undefined || monthNamed(word) !== undefined)

// An activity at a time ("en la mañana llevo a los niños") means that they cannot come then.

const PART = '(?:en|por) las? (?:mananas?|tardes?|noches?)'
const DAYS = `(?:entre semana|(?:de )?${WEEKDAY} a ${WEEKDAY}|(?:el|los) ${WEEKDAY})`
const DAYS_EN = `(?:(?:on )?${WEEKDAY} (?:to|through|thru) ${WEEKDAY}|weekdays)`
const WHEN = `(${PART}|${DAYS}|${DAYS_EN})`
const NOT_WORK = '(?:don t|dont|do not|not) work'
const BUSY = `(?:${anyWord('hours', 'busy')}|(?:el|ella|mi \\w+) (?:trabaja|estudia))`

/** Denials first, so that "los martes no trabajo" is a possible day. */
const MEANINGS: [RegExp, string][] = [
  [/\bno (?:puedo )?(?:(?:en|por) las? )?mananas? (?:muy )?temprano\b/g, 'no muy temprano'],
  [new RegExp(`\\bno ${BUSY} ${WHEN}\\b`, 'g'), 'puedo $1'],
  [new RegExp(`\\b${NOT_WORK} (?:on )?(${WEEKDAY})\\b`, 'g'), 'puedo $1'],
  [new RegExp(`\\b(${WEEKDAY}) (?:i )?${NOT_WORK}\\b`, 'g'), 'puedo $1'],
  [new RegExp(`\\b${WHEN} (?:yo |ya )?no ${BUSY}\\b`, 'g'), 'puedo $1'],
  // "trabajo en la mañana", "estudio de lunes a viernes"
  [new RegExp(`\\b${BUSY} ${WHEN}\\b`, 'g'), 'no puedo $1'],
  // "en la mañana llevo a los niños a la escuela", "entre semana trabajo"; not with an hour.
  [new RegExp(`\\b${WHEN} (?:yo |siempre )?${BUSY}\\b(?! a las?\\b)`, 'g'), 'no puedo $1'],
  // "en la mañana no, en la tarde sí"
  [new RegExp(`\\b(${PART}) no\\b(?! (?:tan|muy|hay|habra|tienen?|puedo|podria|me)\\b)`, 'g'), 'no puedo $1'],
]

/** As being free or not then. */
export const withBusyTimes = (words: string): string =>
  MEANINGS.reduce((said, [pattern, meaning]) => said.replace(pattern, meaning), words)

/** "trabajo de lunes a viernes", "salgo a las 3". */
export function saysWhenFree(text: string): boolean {
  const words = everyday(text)
  const figures = timeWords(text)
  return withBusyTimes(words) !== words || FREE_FROM.test(figures) || FREE_UNTIL.test(figures)
}
