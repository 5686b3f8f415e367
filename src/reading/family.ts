import { monthNamed, weekdayNamed } from './dates.ts'
import { rewritten } from './engine/matches.ts'
import { phrasebook, phrases } from './engine/phrases.ts'
import { type Words, words as wordsOf } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'
import { parseCount } from './numbers.ts'
import { saysIn } from './said.ts'

/** As far as the word says it: H a man, M a woman, as in a CURP. */
export interface Relative {
  age: 'child' | 'adult'
  sex: 'H' | 'M' | undefined
}

const RELATIVES: readonly [Words, Relative][] = [
  [wordsOf('relatives', 'girls'), { age: 'child', sex: 'M' }],
  [wordsOf('relatives', 'boys'), { age: 'child', sex: 'H' }],
  [wordsOf('relatives', 'children'), { age: 'child', sex: undefined }],
  [wordsOf('relatives', 'women'), { age: 'adult', sex: 'M' }],
  [wordsOf('relatives', 'men'), { age: 'adult', sex: 'H' }],
]

/** By relation, one each: "la cita de mi esposo y la de mi hijo". */
export function relativesIn(text: string): Relative[] {
  return [...new Set(plain(text).split(' '))].flatMap((word) => RELATIVES.find(([words]) => words.has(word))?.[1] ?? [])
}

const SHE = wordsOf('relatives', 'she')
/** "ella de 10": by a pronoun too. */
export const namedOrShe = (text: string): Relative[] =>
  plain(text)
    .split(' ')
    .some((word) => SHE.has(word))
    ? [{ age: 'adult', sex: 'M' }]
    : relativesIn(text)

const AGES = ['youngest', 'oldest', 'younger', 'older'] as const
const BY_AGE = phrasebook('relatives', 'by age', (name): name is (typeof AGES)[number] => AGES.some((one) => one === name))

/** Of those given from the oldest to the youngest: "la más chica", "los grandes". */
export function thoseOfAge<One>(text: string, oldestFirst: readonly One[]): readonly One[] | undefined {
  const said = BY_AGE.find(plain(text))
  if (said === undefined) return undefined
  const most = said === 'youngest' || said === 'oldest' ? 1 : oldestFirst.length - 1
  return said === 'youngest' || said === 'younger' ? oldestFirst.slice(-most) : oldestFirst.slice(0, most)
}

const SHORTEST_NAME = 3
/** "la cita de Leo", "para Leo". */
const BEFORE_A_NAME = wordsOf('relatives', 'before a name')

/** By given names: "Sofía" is Ana Sofía, and "de Leo" is Leonardo when there is no other. Unclear: several have the name. */
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
  // "Ana Sofía" where there is another Ana: all given names must match.
  const byAll = called.reduce((all, one) => all.filter((at) => one.includes(at)))
  const meant = byAll.length > 0 ? byAll : called.flat()
  const isUnclear = byAll.length > 1 || (byAll.length === 0 && called.some((one) => one.length > 1))
  return isUnclear ? 'unclear' : [...new Set(meant)]
}

const isAnybody = (found: number[]): boolean => found.length > 0

const NO_NAME = wordsOf('relatives', 'no names')

const follows = (words: string[], at: number): boolean =>
  (words[at]?.length ?? 0) >= SHORTEST_NAME && !NO_NAME.has(words[at] ?? '') && BEFORE_A_NAME.has(words[at - 1] ?? '')

/** Domingo and Julio are days and months unless in a name's place. */
function mayBeName(words: string[], at: number): boolean {
  const word = words[at] ?? ''
  const isTime = weekdayNamed(word) !== undefined || monthNamed(word) !== undefined
  return word.length >= SHORTEST_NAME && (!isTime || BEFORE_A_NAME.has(words[at - 1] ?? ''))
}

/** `count` only when settled; `withMinors` when children are named. */
export interface ParsedGroup {
  count?: number
  withMinors?: true
}

const MOST = 10

/** "somos cuatro", "cita para 3 personas", "dos pasaportes"; last. */
const COUNTED = phrases('several-people', 'a number of them')
const UNCOUNTED = phrases('several-people', 'uncounted')
/** The writer too: "para mí y ...", "... y yo", "... y el mío". */
const ME = phrases('several-people', 'me')

/** "renovar mi pasaporte y sacar el de mi hija", "se me venció, y mi esposa también". */
const MINE_AND = phrases('several-people', 'mine and')

/**
 * `words` are plain. Undefined for one person, and for children alone. What the passport is for follows it: "mi esposo y yo queremos el
 * pasaporte de nuestro hijo" is about one child.
 */
export function parseGroup(words: string): ParsedGroup | undefined {
  const counted = countIn(words)
  const about = complement(words)
  const named = peopleIn(about)
  const minors = named.some((one) => one.minor)
  const withMinors = minors ? { withMinors: true as const } : {}
  if (counted !== undefined && !(minors && named.every((one) => one.minor)))
    return counted > 1 ? { count: counted, ...withMinors } : undefined
  if (UNCOUNTED.test(words)) return withMinors
  const me = ME.test(about) || MINE_AND.test(words)
  const adults = named.filter((one) => !one.minor)
  const several = me ? named.length > 0 : adults.length > 0 && (named.length > 1 || adults.some((one) => one.count !== 1))
  if (!several) return undefined
  const total = named.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one.count === undefined ? undefined : sum + one.count),
    me ? 1 : 0,
  )
  return { ...(total !== undefined && total > 1 && total <= MOST && { count: total }), ...withMinors }
}

function countIn(words: string): number | undefined {
  for (const { from, until } of COUNTED.spans(words)) {
    const count = words
      .slice(from, until)
      .split(' ')
      .map(parseCount)
      .findLast((one) => one !== undefined)
    if (count !== undefined && count <= MOST) return count
  }
  return undefined
}

const FOR_WHOM = phrases('several-people', 'whom it is for')

/** After "pasaporte de" or "cita para", where those are the applicants; else all: "mi esposa y yo queremos el pasaporte para el viaje". */
function complement(words: string): string {
  const [first] = FOR_WHOM.spans(words)
  const after = first && first.until < words.length ? words.slice(words.lastIndexOf(' ', first.until - 1) + 1) : words
  const namesSomebody =
    peopleIn(after).length > 0 || ME.test(after) || after.split(' ').some((word) => parseCount(word) !== undefined)
  return namesSomebody ? after : words
}

interface Named {
  count: number | undefined
  minor: boolean
}

const ONE_ADULT = wordsOf('several-people', 'one adult')
const SEVERAL_ADULTS = wordsOf('several-people', 'several adults')
const TWO_ADULTS = wordsOf('several-people', 'two adults')
const ONE_CHILD = wordsOf('several-people', 'one child')
const SEVERAL_CHILDREN = wordsOf('several-people', 'several children')
const IN_GENERAL = wordsOf('several-people', 'adults in general')
const NOBODY = wordsOf('several-people', 'nobody')

/** With counts: "mis hijos" is open, "mis papás" are two. */
function peopleIn(words: string): Named[] {
  const said = words.split(' ')
  const named = said.flatMap((word, at) => {
    const before = said[at - 1] ?? ''
    const is = (list: Words): boolean => list.has(word) || list.has(`${before}_${word}`)
    const [child, children, adult] = [is(ONE_CHILD), is(SEVERAL_CHILDREN), is(ONE_ADULT)]
    if (!(child || children || adult || is(SEVERAL_ADULTS)) || NOBODY.has(`${word}_${said[at + 1]}`)) return []
    const count = parseCount(before) ?? (child || adult ? 1 : is(TWO_ADULTS) ? 2 : undefined)
    return [{ minor: child || children, count, isTold: isTold(said, at), isGeneral: is(IN_GENERAL) }]
  })
  const firstChild = named.findIndex(({ minor }) => minor)
  return named.filter((one, i) => isMeant(one, named) && (firstChild < 0 || !one.isTold || (one.minor && i === firstChild)))
}

type Counted = Pick<Named, 'minor'> & { isGeneral: boolean }

/** "2 adultos, mi esposa y yo": those are they. */
const isMeant = ({ isGeneral }: Counted, all: Counted[]): boolean => !(isGeneral && all.some((one) => !one.minor && !one.isGeneral))

/** "mis tres niños, el papá nos abandonó", "mi nieto ..., el niño tiene 8 años": told of, where children are named. */
const isTold = (said: readonly string[], at: number): boolean =>
  THEIRS.has(said[at - 1] ?? '') && at + 1 < said.length && !JOINED.has(said[at - 2] ?? '') && !JOINED.has(said[at + 1] ?? '')
const THEIRS = wordsOf('several-people', 'of them')
const JOINED = wordsOf('several-people', 'joined to who comes')

/** "mis dos hijos": 2; undefined for one, or none. */
export function countOfChildren(words: string): number | undefined {
  const said = words.split(' ')
  const at = said.findIndex((word, i) => i > 0 && CHILDREN.some((list) => list.has(word) || list.has(`${said[i - 1]}_${word}`)))
  const count = parseCount(said[at - 1] ?? '')
  return count === 1 ? undefined : count
}

const CHILDREN = [ONE_CHILD, SEVERAL_CHILDREN]

const NAMES_PEOPLE = phrases('several-people', 'names people')

/** Others than the writer, or a number, applicants or not. */
export const namesPeople = (words: string): boolean => NAMES_PEOPLE.test(words) || parseGroup(words) !== undefined

/** Named, but no applicant. */
const NAMED = phrases('in-passing', 'named')
const NAMED_AFTER = phrases('in-passing', 'named after who it is for')
const NAMED_BEFORE = phrases('in-passing', 'named before who it is for')
const NAMED_BEFORE_A_VERB = phrases('in-passing', 'named before what they do')

/** "me dijo mi nieta que ...", "sin mi esposo". */
export function withoutNamedInPassing(words: string): string {
  const left = rewritten(words, NAMED_AFTER, (said) => said.slice(0, -3))
  // After "para" or "pasaporte" they are the applicant.
  const after = rewritten(left, NAMED_BEFORE, (said) => (said.length > 4 ? said : said.slice(2)))
  return NAMED.without(rewritten(after, NAMED_BEFORE_A_VERB, (said) => said.slice(-1)))
}

/** Only an owner says it. */
const OWN = phrases('in-passing', 'own')
/** Others have theirs. */
const ONLY_OWN = phrases('in-passing', 'only they themselves')
const ANOTHERS = phrases('in-passing', "another's")

/** "se me venció el mío, y mi nieta me ayuda": the writer's own. */
export const isOwnEntry = (words: string): boolean => ONLY_OWN.test(words) || (OWN.test(words) && !ANOTHERS.test(words))

const BEFORE_ONE = wordsOf('who-is-meant', 'before one of them')
const WHOSE = wordsOf('who-is-meant', 'says whose')

/** "la de mi hijo". "Que mi hija sale a la una" is only told of her. */
export function whoseRelatives(text: string): Relative[] {
  const words = plain(text)
  if (saysIn(text, 'somebody cannot come')) return relativesIn(words)
  const said = words.split(' ')
  const isWhose = (at: number): boolean =>
    WHOSE.has(said[at] ?? '') || (BEFORE_ONE.has(said[at] ?? '') && at > 0 && isWhose(at - 1))
  return relativesIn(said.filter((_, at) => isWhose(at - 1)).join(' '))
}

const CASES = phrasebook('attendant', 'words', (name): name is string => name !== '')
/** "no tengo papeles del juez" */
const NO_JUDGE = phrases('attendant', 'no judge')

/** One parent or none; the section's name in attendant.txt. */
export const familyCaseIn = (words: string): string | undefined => CASES.find(NO_JUDGE.without(words))
