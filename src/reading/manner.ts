import { monthNamed, weekdayNamed } from './dates.ts'
import { phrases } from './engine/phrases.ts'
import type { Token } from './engine/tokens.ts'
import { words as wordsOf } from './engine/vocabulary.ts'

/**
 * Only `asked for` is a wish. `reason`: why, or what happens then; `somebody else's`: what others do, did or said; `past`; `condition`:
 * what would have to be; `busy`: what the writer does then.
 */
export type Manner = 'asked for' | 'reason' | "somebody else's" | 'past' | 'condition' | 'busy'

/** `until` is after its last word. */
export interface Part {
  from: number
  until: number
  manner: Manner
  /** Another person acts. */
  ofOthers?: true
  /** Others have, or had, it. */
  hasDone?: true
  livesThere?: true
}

const BREAKS = wordsOf('manner', 'breaks')
const JOINS = wordsOf('manner', 'joins')
const OF_AN_HOUR = wordsOf('manner', 'of an hour')
const REASON = wordsOf('manner', 'gives a reason')
const OPENS = wordsOf('manner', 'opens a message')
const SMALL = wordsOf('manner', 'small words')
const IF = wordsOf('manner', 'if')
const NO_CONDITION = wordsOf('manner', 'before no condition')
const NOT = wordsOf('manner', 'not')
const BUT = wordsOf('manner', 'but')
const YES = wordsOf('manner', 'yes')
const THAT = wordsOf('manner', 'that')
const IS_WHEN = wordsOf('manner', 'is when')
const THEM = wordsOf('manner', 'them')
const TO = wordsOf('manner', 'to')
const BEFORE_WHOM = wordsOf('manner', 'before whom it is for')

const MARKS = {
  again: phrases('manner', 'again'),
  wants: phrases('manner', 'wants'),
  politely: phrases('manner', 'politely'),
  condition: phrases('manner', 'condition'),
  told: phrases('manner', 'told'),
  past: phrases('manner', 'past'),
  unsure: phrases('manner', 'unsure'),
  another: phrases('manner', 'another'),
  hasDone: phrases('manner', 'has done'),
  livesThere: phrases('manner', 'lives there'),
  busy: phrases('manner', 'busy'),
  happens: phrases('manner', 'happens'),
} as const
type Mark = keyof typeof MARKS
const NAMES = Object.keys(MARKS) as Mark[]
const NOT_BUSY = phrases('manner', 'not busy')

/** Back to the writer: "mi hijo me quiere llevar y nunca he tenido uno". */
const FIRST_PERSON = wordsOf('manner', 'first person')

/** Tokens are themselves cached for a while. */
const known = new WeakMap<readonly Token[], readonly Part[]>()

/**
 * By marks: wanting or being able is firm whatever else stands there; then what others told, a condition, what others do, the past, being
 * busy, a reason. A part without a mark is firm, unless joined to the one before. Pure; every word is in one part.
 */
export function partsOf(tokens: readonly Token[]): readonly Part[] {
  const before = known.get(tokens)
  if (before) return before
  const parts = readParts(tokens)
  known.set(tokens, parts)
  return parts
}

function readParts(tokens: readonly Token[]): Part[] {
  if (tokens.length === 0) return []
  const line = lineOf(tokens)
  const givesReason = tokens.some(({ word }, at) => REASON.has(word) || REASON.has(`${word}_${tokens[at + 1]?.word}`))
  const found = marksIn(line, givesReason)
  // Most messages have none of it.
  if (found.size === 0 && !givesReason) return [{ from: 0, until: tokens.length, manner: 'asked for' }]
  const parts: Part[] = []
  const hasInstead = saysInstead(tokens)
  const others = found.get('another') ?? []
  for (const [from, until] of cut(tokens, others)) {
    const isInstead = hasInstead && IF.has(tokens[from + (startsPart(tokens[from]) ? 1 : 0)]?.word ?? '')
    const marks = new Set(NAMES.filter((name) => found.get(name)?.some((at) => at >= from && at < until)))
    if (marks.has('told') && isAdvice(tokens, until)) marks.delete('told')
    // "si, la de las 9" without the comma
    if (marks.has('condition') && from === 0 && tokens.slice(1, until).every(isOfATime)) marks.delete('condition')
    if (marks.has('another') && !isDoing(tokens, others, from, until)) marks.delete('another')
    if (isInstead) for (const name of ['wants', 'politely'] as const) marks.delete(name)
    if (isInstead) marks.add('condition')
    parts.push(partOf(tokens, from, until, marks, parts.at(-1)))
  }
  return parts
}

interface Line {
  words: string
  starts: number[]
}

export function lineOf(tokens: readonly Token[]): Line {
  const starts: number[] = []
  let length = 0
  for (const { word } of tokens) {
    starts.push(length)
    length += word.length + 1
  }
  return { words: tokens.map(({ word }) => word).join(' '), starts }
}

/** Without one of them, and without a reason, the whole sentence is a wish. */
const NOT_ASKED: readonly Mark[] = ['condition', 'told', 'past', 'unsure', 'another', 'busy', 'happens']
/** Only searched where others are named. */
const OF_OTHERS: ReadonlySet<Mark> = new Set<Mark>(['hasDone', 'livesThere'])

/** By first word; empty where everything is asked for. */
function marksIn({ words, starts }: Line, givesReason: boolean): Map<Mark, number[]> {
  const found = new Map<Mark, number[]>()
  if (!givesReason && !NOT_ASKED.some((name) => MARKS[name].test(words))) return found
  for (const name of NAMES) {
    if (OF_OTHERS.has(name) && !found.has('another')) continue
    const all = MARKS[name].spans(words).map(({ from }) => starts.findLastIndex((start) => start <= from))
    if (all.length > 0) found.set(name, all)
  }
  const busy = found.get('busy')
  if (!busy) return found
  const spans = NOT_BUSY.spans(words)
  const left = busy.filter((one) => !spans.some(({ from, until }) => from <= (starts[one] ?? 0) && (starts[one] ?? 0) < until))
  if (left.length > 0) found.set('busy', left)
  else found.delete('busy')
  return found
}

/** At marks, conjunctions, a condition. */
function cut(tokens: readonly Token[], others: readonly number[]): [number, number][] {
  // "no en la tarde, que mi hija sale a la una", with the comma or without.
  const tells = (at: number) => THAT.has(tokens[at]?.word ?? '') && others.includes(at + 1)
  const starts = tokens.flatMap((_, at) => (at === 0 || begins(tokens, at) || tells(at) ? [at] : []))
  return starts.map((from, i) => [from, starts[i + 1] ?? tokens.length])
}

function begins(tokens: readonly Token[], at: number): boolean {
  const { word = '', afterMark = false } = tokens[at] ?? {}
  const before = tokens[at - 1]?.word ?? ''
  if (afterMark) return true
  // "y si ...", "porque si ...": one beginning.
  if (at - 1 >= 0 && startsPart(tokens[at - 1]) && begins(tokens, at - 1)) return false
  if (IS_WHEN.has(`${before}_${word}`)) return false
  if (IF.has(word)) return !NO_CONDITION.has(before) && at < tokens.length - 1
  return joinsPart(tokens, at) || (REASON.has(`${word}_${tokens[at + 1]?.word}`) && !BREAKS.has(before))
}

export const startsPart = (token: Token | undefined): boolean =>
  token !== undefined && (BREAKS.has(token.word) || JOINS.has(token.word))

/** "a las 5 y media" is one hour. */
export const joinsPart = (tokens: readonly Token[], at: number): boolean =>
  startsPart(tokens[at]) && !OF_AN_HOUR.has(tokens[at + 1]?.word ?? '')

function partOf(tokens: readonly Token[], from: number, until: number, marks: ReadonlySet<Mark>, before: Part | undefined): Part {
  const { word = '', afterMark = false } = tokens[from] ?? {}
  const isThat = REASON.has(`${word}_${tokens[from + 1]?.word}`)
  // "el lunes porque los martes hay tianguis": asks for no Tuesday.
  const tellsWhatThereIs = from > 0 && (isThat || (REASON.has(word) && BREAKS.has(word))) && [...marks].join() === 'politely'
  if (marks.size === 0 || tellsWhatThereIs) {
    const isWish = (from === 0 && OPENS.has(word)) || tokens.slice(from + 1, until).every(isOfATime)
    if ((isThat || REASON.has(word)) && !isWish) return { from, until, manner: 'reason' }
    const isTheirOwn = before?.manner === "somebody else's" && tokens.slice(from, until).some((one) => FIRST_PERSON.has(one.word))
    const goesOn =
      !isTheirOwn &&
      !afterMark &&
      (JOINS.has(word) || (BUT.has(word) && before?.manner === 'busy')) &&
      !isAffirmed(tokens, until) &&
      before
    return goesOn ? { ...before, from, until } : { from, until, manner: 'asked for' }
  }
  const manner = mannerOf(marks)
  const isTheirs = manner === "somebody else's"
  return {
    ...{ from, until, manner },
    ...(marks.has('another') && { ofOthers: true }),
    ...(isTheirs && marks.has('hasDone') && { hasDone: true }),
    ...(isTheirs && marks.has('livesThere') && { livesThere: true }),
  }
}

/** "entre semana trabajo, pero el sábado sí" */
const isAffirmed = (tokens: readonly Token[], until: number): boolean => YES.has(tokens[until - 1]?.word ?? '')

function mannerOf(marks: ReadonlySet<Mark>): Manner {
  if (marks.has('again')) return 'asked for'
  if (marks.has('told')) return "somebody else's"
  if (marks.has('unsure') && !marks.has('politely')) return 'past'
  // "mi hijo, que vive allá, me quiere mandar traer"
  if (marks.has('another') && marks.has('hasDone')) return "somebody else's"
  if (marks.has('wants')) return 'asked for'
  if (marks.has('condition') && !marks.has('politely')) return 'condition'
  if (marks.has('another')) return "somebody else's"
  if (marks.has('past')) return 'past'
  if (marks.has('busy')) return 'busy'
  return marks.has('happens') ? 'reason' : 'asked for'
}

/** "Toluca si hay esta semana, si no la otra": both are conditions. */
const saysInstead = (tokens: readonly Token[]): boolean =>
  tokens.filter(({ word }) => IF.has(word)).length > 1 &&
  tokens.some(({ word }, at) => IF.has(word) && NOT.has(tokens[at + 1]?.word ?? ''))

/** "mi hija dice que toluca": another's words, and still a wish. */
const isAdvice = (tokens: readonly Token[], until: number): boolean =>
  tokens.slice(Math.max(0, until - SHORT_ADVICE), until).some(({ word }) => THAT.has(word))
const SHORT_ADVICE = 3

/** As the actor, not as the beneficiary; beside a time alone no one acts. */
function isDoing(tokens: readonly Token[], all: readonly number[], from: number, until: number): boolean {
  return all.some((at) => {
    const before = tokens[at - 1]?.word ?? ''
    if (at < from || at >= until || (TO.has(before) ? !saysThem(tokens, at, until) : BEFORE_WHOM.has(before))) return false
    return tokens.slice(at + 2, until).some(({ word }) => !SMALL.has(word) && !isTime(word))
  })
}

/** "a mi vecina le tocó", "al vecino le dieron" */
const saysThem = (tokens: readonly Token[], at: number, until: number): boolean =>
  tokens.slice(at, until).some(({ word }) => THEM.has(word))

const isOfATime = ({ word }: Token): boolean => !NOT.has(word) && (SMALL.has(word) || OF_AN_HOUR.has(word) || isTime(word))

const isTime = (word: string): boolean => /^\d/.test(word) || weekdayNamed(word) !== undefined || monthNamed(word) !== undefined

/** Near where somebody works may be a destination. */
export const isOfWhere = ({ manner }: Part): boolean => manner === 'asked for' || manner === 'busy'

/** A possible wish. */
export const mayBeWish = ({ manner }: Part): boolean => manner === 'condition' || manner === 'busy'

/** Loss, expiry and reasons say what is wanted and for whom; what others have, and being busy, do not. */
export const isOfWhom = ({ manner, ofOthers, hasDone }: Part): boolean =>
  manner !== 'busy' && !(manner === 'condition' && ofOthers) && !hasDone
