import { weekdayNamed } from './months.ts'
import { phrases } from './phrases.ts'

const ALL = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = ALL.slice(0, 5)
const WEEKEND = ALL.slice(5)
/** Short forms that mean something else more often: the month of March, the sun. */
const NOT_SHORT = new Set(['mar', 'sun', 'mon', 'mart'])
const FROM_HERE_NOT = new Set(['menos', 'excepto', 'salvo', 'except', 'not', 'but'])
/** "no puedo el jueves, cámbiela al viernes" */
const FROM_HERE_AGAIN = phrases('weekdays', 'from here again')
/** "¿no hay en sábado?" asks for that day. */
const HAVE = new Set('hay habra tiene tienen atienden abren trabajan dan hacen'.split(' '))
const UNTIL = new Set(['a', 'al', 'hasta', 'to', 'through'])
/** "entre semana no puedo"; "¿no hay entre semana?" asks for those days. */
const RULED_OUT = /\b(?:no|not|can t)\b(?! (?:hay|habra|tienen?|atienden|abren|trabajan|dan|hacen)\b)/
/** "los lunes no puedo": so near before the word. "no puedo ni los lunes": so near after it. */
const NEAR = 5

/** Weekdays (1 Monday to 7) that somebody can: named, in a range, or all but those that were ruled out. */
export function hearWeekdays(words: string): number[] | undefined {
  const weekend = /\b(?:fin(?:es)? de semana|finde|weekends?)\b/.test(words)
  if (weekend || /\b(?:entre semana|weekdays?)\b/.test(words)) return weekend === RULED_OUT.test(words) ? WORKDAYS : WEEKEND
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
    if (word === 'no' && HAVE.has(said[at + 1] ?? '')) continue
    if (word === 'no') {
      if (days.slice(at + 1, at + 1 + NEAR).some((one) => one !== undefined)) out = true
      else ruledOut.push(...wanted.splice(0))
    } else if (FROM_HERE_NOT.has(word)) out = true
    else if (FROM_HERE_AGAIN.test(word)) out = false
    if (day !== undefined) (out ? ruledOut : wanted).push(...range(said, days, at, day))
  }
  return { wanted, ruledOut }
}

/** "lunes a viernes" and "entre lunes y miércoles"; else the day alone. */
function range(said: string[], days: (number | undefined)[], at: number, day: number): number[] {
  const joint = said[at + 1] ?? ''
  const next = days[at + 2] ?? (said[at + 2] === 'el' ? days[at + 3] : undefined)
  const between = joint === 'y' && (said[at - 1] === 'entre' || said[at - 2] === 'entre')
  if (next === undefined || !(UNTIL.has(joint) || between) || next < day) return [day]
  return ALL.filter((one) => one >= day && one <= next)
}
