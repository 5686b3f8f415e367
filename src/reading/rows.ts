import { words as wordsOf } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'
import { ordinalOf, parseCount } from './numbers.ts'
import type { Reading } from './reading.ts'

/** "la opción número 2", "the second one". */
const AROUND = wordsOf('reading', 'around a row')
const MOST_WORDS = 6
const LAST = wordsOf('reading', 'last of all')

export type HowRowsAreCounted = 'figures too' | 'as rows' | 'ordinals'

/** "la de hasta arriba", "el de mero abajo" */
const TOP_OR_BOTTOM = /^(?:la|el) (?:de |que esta )?(?:hasta |mero |mas )*(arriba|abajo|primer[oa] de tod[oa]s)$/

/**
 * "2", "la 2", "opción 2", "la segunda", "la última". `typed` is plain. Where figures are days and hours, only ordinals count; where "2"
 * may be two people, "row" must be said.
 */
export function parseRow(typed: string, rows: number, how: HowRowsAreCounted = 'figures too'): number | undefined {
  const said = typed.split(' ')
  if (said.length > MOST_WORDS) return undefined
  const end = TOP_OR_BOTTOM.exec(typed)?.[1]
  if (end) return end === 'abajo' ? rows : 1
  const telling = said.filter((word) => !AROUND.has(word))
  const [only, another] = telling
  if (only === undefined || another !== undefined) return undefined
  if (isMereNumber(only)) return how === 'figures too' || (how === 'as rows' && said.length > 1) ? Number(only) : undefined
  if (said.length === 1) return undefined // "primera" alone may be the first passport, "dos" two people.
  if (LAST.has(only)) return rows
  return ordinalOf(only) ?? (how === 'ordinals' ? undefined : parseCount(only))
}

/** "4 de diciembre", "9 y media": of a day or an hour. */
const GOES_ON = wordsOf('reading', 'goes on with a number')

/** A number at the beginning and what follows it: in a clause of its own, or, `withoutMark`, at once. */
export function numberAnd({ clauses: [first = '', ...rest] }: Pick<Reading, 'clauses'>, withoutMark = false) {
  const all = plain(first).split(' ')
  const at = all.findIndex((word) => isMereNumber(word))
  const [lead, beside] = withoutMark && at >= 0 && all.length > at + 1 ? [all.slice(0, at + 1), all.slice(at + 1)] : [all, []]
  const row = GOES_ON.has(beside[0] ?? '') ? undefined : parseRow(lead.join(' '), Number.POSITIVE_INFINITY)
  return { row: row ?? 0, beside: [beside.join(' '), ...rest].join(' ').trim() }
}

const namesOf = (words: string): string[] =>
  plain(words)
    .split(/\W+/)
    .map((word) => String(parseCount(word) ?? word))
    .filter((word) => word.length > 2 || isMereNumber(word))

/** Some of the words stand in this row and in no other. */
export function namesAlone(typed: string, title: string, rows: readonly { title: string }[]): boolean {
  const others = new Set(rows.flatMap((one) => (one.title === title ? [] : namesOf(one.title))))
  const own = new Set(namesOf(title).filter((word) => !others.has(word)))
  return namesOf(typed).some((word) => own.has(word))
}

/** Of a row, an hour, a day or people. */
export const isMereNumber = (words: string): boolean => /^\d{1,2}$/.test(words)

/** The last one, however many there are. */
export const saysLast = (typed: string): boolean => typed.split(' ').some((word) => LAST.has(word) || word === 'abajo')
