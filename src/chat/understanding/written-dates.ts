import { hearCount } from './counts.ts'
import { monthNamed } from './months.ts'
import { plain } from './words.ts'

/** Words that only stand in numbers above 59; the ones below are counts. */
const LARGE = new Map([
  ['sesenta', 60],
  ['setenta', 70],
  ['ochenta', 80],
  ['noventa', 90],
  ['doscientos', 200],
  ['ochocientos', 800],
  ['novecientos', 900],
])
const LETTERS = '\\p{L}+'
/** A day, a month and a year, of which the day and the year may be words: at most "mil novecientos ochenta y cinco". */
const DATE = new RegExp(
  `(?<!\\p{L})((?:treinta\\s+y\\s+)?(?:${LETTERS}|\\d{1,2}))\\s+de\\s+(${LETTERS})\\s+del?\\s+(?:año\\s+)?(\\d{4}|${LETTERS}(?:\\s+${LETTERS}){0,4})`,
  'iu',
)

/** What was dictated with its numbers in words: "nueve de junio del ochenta y cinco" becomes "9 de junio de 85". */
export function withFiguresInDate(said: string): string {
  return said.replace(DATE, (all, dayWords: string, month: string, yearWords: string) => {
    const day = dayOf(plain(dayWords))
    const year = numberAtStart(yearWords)
    if (day === undefined || year === undefined || monthNamed(plain(month)) === undefined) return all
    return `${day} de ${month} de ${year.figures}${year.rest}`
  })
}

const dayOf = (words: string): number | undefined => (words === 'primero' ? 1 : numberAtStart(words)?.value)

/** The number that the words begin with, and what follows it; a year below 100 has two figures. */
function numberAtStart(text: string): { value: number; figures: string; rest: string } | undefined {
  const words = text.split(/(\s+)/)
  let value: number | undefined
  let end = 0
  for (let at = 0; at < words.length; at += 2) {
    const word = plain(words[at] ?? '')
    if (word === 'y' && value !== undefined) continue
    const next = word === 'mil' ? 1_000 : (LARGE.get(word) ?? (/^\d+$/.test(word) ? Number(word) : hearCount(word)))
    if (next === undefined) break
    value = word === 'mil' ? (value ?? 1) * next : (value ?? 0) + next
    end = at + 1
  }
  return value === undefined ? undefined : { value, figures: String(value).padStart(2, '0'), rest: words.slice(end).join('') }
}
