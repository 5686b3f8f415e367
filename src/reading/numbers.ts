import { phrases } from './engine/phrases.ts'
import type { Token } from './engine/tokens.ts'
import { lines, otherForms, words as wordsOf } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'
import { everyday } from './spelling.ts'

const count = otherForms('amounts', 'counts')
const greater = otherForms('amounts', 'tens and hundreds')

const numbered = (figures: string | undefined): number | undefined => (figures === undefined ? undefined : Number(figures))

/** In digits or one word. */
export const parseCount = (word: string): number | undefined => numbered(/^\d{1,2}$/.test(word) ? word : count(word))

const ordinal = otherForms('reading', 'ordinals')

/** "segundo": 2 */
export const ordinalOf = (word: string) => numbered(ordinal(word))

/** "$1,795", "el de 1,795 pesos": three digits or more; undefined for none or several. */
export function parseAmount(text: string): number | undefined {
  const [only, another] = [...text.matchAll(/(?<![\d.,])(?:\d{1,3}(?:[,.]\d{3})+|\d{3,6})(?:\.00)?(?![\d,.]\d)/g)]
  return only && !another ? Number(only[0].replace(/\.00$/, '').replace(/\D/g, '')) : undefined
}

const LEAST = phrases('amounts', 'least')
const MOST = phrases('amounts', 'most')

/** "el más barato", "el que dura más". More years always cost more. */
export function parseExtreme(text: string): 'least' | 'most' | undefined {
  const words = everyday(text)
  const least = LEAST.test(words)
  return least === MOST.test(words) ? undefined : least ? 'least' : 'most'
}

const DIGITS = 5
const MOST_WORDS = 12
const BEFORE = /^(?:(?:es|el|mi|su|codigo|postal|cp|c p|de|del|por|en) )+/

/** As dictated: "50 mil", "cincuenta y dos mil ciento cuarenta", "cinco cero cero cero cero". Undefined for other words. */
export function parsePostalCode(text: string): string | undefined {
  const words = plain(text).replace(BEFORE, '').split(' ')
  if (words.length < 2 || words.length > MOST_WORDS) return undefined
  return digitByDigit(words) ?? asNumber(words)
}

function digitByDigit(words: string[]): string | undefined {
  const digits = words.map((word) => parseCount(word))
  return words.length === DIGITS && digits.every((one) => one !== undefined && one < 10) ? digits.join('') : undefined
}

function asNumber(words: string[]): string | undefined {
  const thousand = words.indexOf('mil')
  if (thousand < 0) return undefined
  const thousands = thousand === 0 ? 1 : below1000(words.slice(0, thousand))
  const rest = thousand === words.length - 1 ? 0 : below1000(words.slice(thousand + 1))
  if (thousands === undefined || rest === undefined || thousands >= 100) return undefined
  return String(thousands * 1000 + rest).padStart(DIGITS, '0')
}

/** "ciento cuarenta y dos", "cero cuarenta", "140". */
function below1000(words: string[]): number | undefined {
  if (words.length === 1 && /^\d{1,3}$/.test(words[0] ?? '')) return Number(words[0])
  let sum = 0
  for (const word of words) {
    const value = word === 'y' ? 0 : (numbered(greater(word)) ?? parseCount(word))
    if (value === undefined) return undefined
    sum += value
  }
  return sum < 1000 ? sum : undefined
}

const FIGURE = /^-?(?:\d{1,3}(?:[,.]\d{3})+|\d{1,12}(?:[.,]\d{1,2})?)$/
const BETWEEN = /\s+|\$|(?<=\d)(?=\p{L})|[.,;:!?¡¿()]+(?=\s|$)/u
const UNITS_SAID = lines('amounts', 'units')
const AND_A_HALF = phrases('amounts', 'and a half')
const UNCOUNTED = phrases('amounts', 'not counted')
const ARTICLES = wordsOf('amounts', 'articles')

/** The only number that is said, in figures or in words, in the unit of the question: "año y medio" where months are asked is 18. */
export function numberSaid(text: string, asked: string): number | undefined {
  const words = text
    .split(BETWEEN)
    .filter(Boolean)
    .map((word) => (FIGURE.test(word) ? word : plain(word)))
  const half = AND_A_HALF.test(words.join(' ')) ? 0.5 : 0
  const [only, another] = runsIn(words)
  if (another || (!only && half === 0) || UNCOUNTED.test(words.join(' '))) return undefined
  const value = ((only ? sumOf(only) : 1) + half) * factorFor(words, plain(asked).split(' '))
  return Number.isInteger(value) ? value : undefined
}

export function figureOf(word: string): number | undefined {
  if (!FIGURE.test(word)) return numbered(greater(word)) ?? parseCount(word)
  return Number(/[.,]\d{1,2}$/.test(word) ? word.replace(',', '.') : word.replace(/[,.]/g, ''))
}

const countOf = (word: string) => figureOf(word) ?? ordinalOf(word)

/** Words of a number that stand together; an article is one where nothing else is said, or a unit follows. */
function runsIn(words: readonly string[]): string[][] {
  const runs: string[][] = []
  let isOpen = false
  for (const [at, word] of words.entries()) {
    const isArticle = ARTICLES.has(word) && words.length > 2 && unitOf(words[at + 1] ?? '') === undefined
    const isNumber = word === 'mil' || (countOf(word) !== undefined && !isArticle)
    if (isNumber && isOpen) runs.at(-1)?.push(word)
    else if (isNumber) runs.push([word])
    isOpen = isNumber || (isOpen && word === 'y')
  }
  return runs
}

/** "dos mil ciento veinte"; NaN of "dos y tres": each part has fewer figures than the one before. */
function sumOf(run: readonly string[]): number {
  let [thousands, rest, room] = [0, 0, Number.POSITIVE_INFINITY]
  for (const word of run) {
    const figure = countOf(word) ?? 0
    if (word === 'mil') [thousands, rest, room] = [(rest || 1) * 1000, 0, 4]
    else if (String(figure).length >= room) return Number.NaN
    else [rest, room] = [rest + figure, String(figure).length]
  }
  return thousands + rest
}

/** "mes meses 1, ano anos 12": units of one line are of one kind. */
function unitOf(word: string): { kind: number; size: number } | undefined {
  for (const [kind, line] of UNITS_SAID().entries())
    for (const unit of line.split(', ')) {
      const [size, ...names] = unit.split(' ').reverse()
      if (names.includes(word)) return { kind, size: Number(size) }
    }
  return undefined
}

/** NaN where what is said is of another kind than what is asked. */
function factorFor(words: readonly string[], asked: readonly string[]): number {
  const [said] = words.flatMap((word) => unitOf(word) ?? [])
  const wanted = asked.flatMap((word) => unitOf(word) ?? [])
  if (!said || wanted.length === 0) return 1
  const like = wanted.filter(({ kind }) => kind === said.kind)
  return like.some(({ size }) => size === said.size) ? 1 : said.size / (like[0]?.size ?? Number.NaN)
}

const FEWEST_SPOKEN = 4

/** "G uno dos tres cuatro": dictated one by one; other numbers in words stay. */
export function withFigures(text: string): string {
  const words = text.split(' ')
  const figures = words.map((word) => parseCount(plain(word)))
  const spoken = figures.filter((one, at) => one !== undefined && one < 10 && !/\d/.test(words[at] ?? '')).length
  return spoken < FEWEST_SPOKEN ? text : words.map((word, at) => figures[at] ?? word).join(' ')
}

const KILOMETRES = phrases('office', 'kilometres')

/** "la de 45 km" */
export function kilometresIn(words: string): number | undefined {
  const km = /\d+/.exec(KILOMETRES.exec(words) ?? '')?.[0]
  return km === undefined ? undefined : Number(km)
}

const COUNTS_PEOPLE = phrases('headcount', 'counts people')
const SHORT_WORDS = 3

/** "the old one" and "tengo una duda" are no counts. */
export function countsIn(words: string): number[] {
  const said = words.split(' ')
  return said.flatMap((word, at) => {
    const count = parseCount(word)
    const isArticle = count === 1 && !/^\d/.test(word) && said.length > SHORT_WORDS && !COUNTS_PEOPLE.test(said[at + 1] ?? '')
    return count === undefined || isArticle ? [] : [count]
  })
}

const CORRECTS_COUNT = phrases('headcount', 'corrects the count')

/** "perdón, son dos" */
export const correctedCount = (bare: string): number | undefined =>
  CORRECTS_COUNT.exec(bare)
    ?.split(' ')
    .map(parseCount)
    .findLast((one) => one !== undefined)

const NO_YEARS = phrases('validity', 'no years')
const TOO_DEAR = phrases('validity', 'too dear')
const AN_HOUR = phrases('validity', 'an hour')

/** Without those that are refused. */
export const yearsMeant = ({ bare, tokens, denied }: Counted & { bare: string }) =>
  yearsCounted(denied.includes(true) ? tokens.flatMap(({ word }, at) => (denied[at] ? [] : [word])).join(' ') : bare)

/** Not the people in "10 los dos", nor "hace 3 años"; of "the ten year one" the ten. */
export function yearsCounted(bare: string): number[] {
  const words = TOO_DEAR.without(NO_YEARS.without(bare))
  if (AN_HOUR.test(words)) return []
  const counted = words.split(' ').filter((word) => parseCount(word) !== undefined)
  const meant = counted.length > 1 ? counted.filter((word) => parseCount(word) !== 1 || /^\d/.test(word)) : counted
  return meant.flatMap((word) => parseCount(word) ?? [])
}

const BARE_YEARS = phrases('summary', 'bare years')
const YEARS = wordsOf('summary', 'years')
const BEFORE_YEARS = wordsOf('summary', 'before years')
/** "mejor el de 3", "déjelo en 6 años" */
const SPEAKS_OF_YEARS = phrases('summary', 'speaks of years')

interface Counted {
  tokens: readonly Token[]
  denied: readonly boolean[]
}

/** "seis", "de 10 años no de 6", of those offered. A bare number only alone. */
export function yearsWanted(
  { words, bare, tokens, denied }: Counted & { words: string; bare: string },
  isOffered: (years: number) => boolean,
): number | undefined {
  const alone = (BARE_YEARS.exec(bare)?.split(' ') ?? [bare]).map(parseCount).find((one) => one !== undefined)
  if (alone !== undefined) return isOffered(alone) ? alone : undefined
  const [years, other] = yearsNamed({ tokens, denied }, isOffered)
  return SPEAKS_OF_YEARS.test(words) && other === undefined ? years : undefined
}

/** Each once. */
export function yearsNamed({ tokens, denied }: Counted, isOffered: (years: number) => boolean): number[] {
  const said = tokens.flatMap(({ word }, at) => {
    const years = parseCount(word)
    const isYears = YEARS.has(tokens[at + 1]?.word ?? '') || BEFORE_YEARS.has(tokens[at - 1]?.word ?? '')
    return years !== undefined && isYears && !denied[at] && isOffered(years) ? [years] : []
  })
  return [...new Set(said)]
}
