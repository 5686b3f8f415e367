import { words } from './engine/vocabulary.ts'
import { parseCount } from './numbers.ts'

const ORDINALS = [
  'primera primero primer first',
  'segunda segundo second',
  'tercera tercero tercer third',
  'cuarta cuarto fourth',
  'quinta quinto fifth',
  'sexta sexto sixth',
  'septima septimo seventh',
  'octava octavo eighth',
  'novena noveno ninth',
  'decima decimo tenth',
].map((line) => line.split(' '))
/** "la opción número 2", "the second one". */
const AROUND = words('reading', 'around a row')
const MOST_WORDS = 6
const LAST = new Set(['ultima', 'ultimo', 'last'])

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
  const ordinal = ORDINALS.findIndex((names) => names.includes(only))
  return ordinal >= 0 ? ordinal + 1 : how === 'ordinals' ? undefined : parseCount(only)
}

/** Of a row, an hour, a day or people. */
export const isMereNumber = (words: string): boolean => /^\d{1,2}$/.test(words)

/** The last one, however many there are. */
export const saysLast = (typed: string): boolean => typed.split(' ').some((word) => LAST.has(word) || word === 'abajo')
