import { monthNamed, weekdayNamed } from './months.ts'
import { words as wordsOf } from './vocabulary.ts'
import { plain } from './words.ts'

/** Somebody of a family, as far as the word for them says it: H a man, M a woman, as in a CURP. */
export interface Relative {
  age: 'child' | 'adult'
  sex: 'H' | 'M' | undefined
}

const relatives = (age: Relative['age'], sex: Relative['sex'], words: string): [string, Relative][] =>
  words.split(' ').map((word) => [word, { age, sex }])

const RELATIVES = new Map<string, Relative>([
  ...relatives('child', 'M', 'hija hijita nina ninita nieta nietecita sobrina chamaca pequena daughter granddaughter'),
  ...relatives('child', 'H', 'hijo hijito nino ninito nieto nietecito sobrino chamaco pequeno son grandson'),
  ...relatives('child', undefined, 'bebe menor peque adolescente baby child kid'),
  ...relatives(
    'adult',
    'M',
    'mama mami madre esposa mujer senora abuela abuelita hermana tia suegra novia prima cunada mother mom mum wife sister grandmother',
  ),
  ...relatives(
    'adult',
    'H',
    'papa papi padre esposo marido abuelo abuelito hermano tio suegro novio primo cunado father dad husband brother grandfather',
  ),
])

/** Members of a family that are spoken of by what they are, one each: "la cita de mi esposo y la de mi hijo". */
export function relativesIn(text: string): Relative[] {
  return [...new Set(plain(text).split(' '))].flatMap((word) => RELATIVES.get(word) ?? [])
}

const SHORTEST_NAME = 3
/** What comes before somebody's name: "la cita de Leo", "para Leo". */
const BEFORE_A_NAME = wordsOf('relatives', 'before a name')

/**
 * Which of these people a sentence names, by the words of their given names: "Sofía" is Ana Sofía, and "de Leo" is Leonardo when
 * there is no other. Unclear: a name that several of them have.
 */
export function namedBy(text: string, people: readonly string[]): number[] | 'unclear' {
  const given = people.map((names) => plain(names).split(' '))
  const words = plain(text).split(' ')
  const having = (is: (name: string) => boolean) => given.flatMap((names, at) => (names.some(is) ? [at] : []))
  const exact = words.flatMap((word, at) => (mayBeName(words, at) ? [having((name) => name === word)] : [])).filter(isAnybody)
  const called =
    exact.length > 0
      ? exact
      : words.flatMap((word, at) => (follows(words, at) ? [having((name) => name.startsWith(word))] : [])).filter(isAnybody)
  if (called.length === 0) return []
  // "Ana Sofía" where there is another Ana: the one who has all the names that were said.
  const byAll = called.reduce((all, one) => all.filter((at) => one.includes(at)))
  const meant = byAll.length > 0 ? byAll : called.flat()
  const isUnclear = byAll.length > 1 || (byAll.length === 0 && called.some((one) => one.length > 1))
  return isUnclear ? 'unclear' : [...new Set(meant)]
}

const isAnybody = (found: number[]): boolean => found.length > 0

const NO_NAME = wordsOf('relatives', 'no names')

const follows = (words: string[], at: number): boolean =>
  (words[at]?.length ?? 0) >= SHORTEST_NAME && !NO_NAME.has(words[at] ?? '') && BEFORE_A_NAME.has(words[at - 1] ?? '')

/** Domingo and Julio are days and months unless they stand where a name stands. */
function mayBeName(words: string[], at: number): boolean {
  const word = words[at] ?? ''
  const isTime = weekdayNamed(word) !== undefined || monthNamed(word) !== undefined
  return word.length >= SHORTEST_NAME && (!isTime || BEFORE_A_NAME.has(words[at - 1] ?? ''))
}
