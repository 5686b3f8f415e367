import type { Said } from './acts.ts'
import { isConfirmation, takesBack } from './agreement.ts'
import { phrases } from './engine/phrases.ts'
import type { Token } from './engine/tokens.ts'
import { words } from './engine/vocabulary.ts'
import { plain, withoutCourtesy } from './engine/words.ts'
import { parseFaq } from './faq.ts'
import { joinsPart, partsOf, startsPart } from './manner.ts'
import { yearsMeant } from './numbers.ts'
import type { Reading } from './reading.ts'
import { isAsked, kindOf } from './sentence.ts'
import { everyday } from './spelling.ts'

/** A message that asks something beside what it says; each as it was typed. */
export interface AskedBeside {
  question: string
  rest: string
}

interface Clause {
  text: string
  tokens: readonly Token[]
  /** A mark stands before it, or nothing. */
  afterMark: boolean
}

const ASKS_BEHIND = phrases('asking', 'asks behind a wish')
const ASKS_IN_WORDS = words('asking', 'asks in words')

/** More than those questions have. */
const LONGEST_ASKED = 10

/** "quiero renovar mi pasaporte cuánto cuesta", and no "quiero saber cuánto cuesta renovar". */
function asksUnmarked(tokens: readonly Token[], at: number): boolean {
  if (ASKS_IN_WORDS.has(tokens[at - 1]?.word ?? '')) return false
  const behind = tokens.slice(at, at + LONGEST_ASKED)
  const end = behind.findIndex(({ afterMark }, nth) => nth > 0 && afterMark)
  const asked = behind.slice(0, end < 0 ? undefined : end).map(({ word }) => word)
  return ASKS_BEHIND.test(asked.join(' '))
}

/** The parts of a message, cut at marks, conjunctions and where a question begins without a mark. */
function clausesIn({ text, tokens }: Reading): Clause[] {
  const starts = tokens.flatMap((token, at) =>
    at === 0 || token.afterMark || joinsPart(tokens, at) || asksUnmarked(tokens, at) ? [at] : [],
  )
  return starts.map((from, i) => {
    const until = starts[i + 1] ?? tokens.length
    return {
      text: text.slice(tokens[from]?.from ?? 0, tokens[until]?.from).trim(),
      tokens: tokens.slice(from, until),
      afterMark: from === 0 || tokens[from]?.afterMark === true,
    }
  })
}

/** The parts of a message as they were typed, cut at marks and conjunctions, which are left out. */
export const clauseTextsOf = (reading: Reading): string[] => clausesIn(reading).map(withoutConjunction)

/** Without what says this; a part that says nothing more is left out whole, and the message as it was typed where nothing is taken out. */
export function otherWords(reading: Reading, acts: readonly Said[], isMore: (part: Reading) => boolean = namesMore): Reading {
  const parts = clauseTextsOf(reading).map((text) => reading.part(text))
  const rest = parts.map((part) => {
    const others = acts.filter((act) => part.says(act)).reduce((left, act) => left.without(act), part)
    return others === part || parts.length === 1 || isMore(others) ? others.text : ''
  })
  return rest.every((text, at) => text === parts[at]?.text) ? reading : reading.part(rest.filter(Boolean).join(', '))
}

const namesMore = ({ entities, figures, aim, faq }: Reading): boolean =>
  figures !== '' || aim?.family !== undefined || faq !== undefined || entities.some(({ kind }) => kind !== 'relative')

/** The same with what they were typed with. */
export const piecesOf = (reading: Reading): { text: string; said: string }[] =>
  clausesIn(reading).map((clause) => ({ text: clause.text, said: withoutConjunction(clause) }))

const withoutConjunction = ({ text, tokens: [first, second] }: Clause): string =>
  (startsPart(first) && first && second ? text.slice(second.from - first.from) : text).replace(/[\s,.;:]+$/, '')

/** "¿cuándo es mi cita y a qué hora?": one question. */
const ASKS_MORE = phrases('asking', 'asks more of the same')

const tellsMore = (reading: Reading, clause: Clause): boolean =>
  reading.part(clause.text).left.length > 0 && !ASKS_MORE.test(plain(withoutConjunction(clause)))

/**
 * Each part of a message, and the message without it; empty where it is one part, or a story. What tells nothing ("o no") belongs to the
 * part before it.
 */
export function partsAndRests(reading: Reading): { part: string; rest: string }[] {
  const clauses: Clause[] = []
  for (const clause of clausesIn(reading)) {
    const before = clauses.at(-1)
    if (!before || tellsMore(reading, clause)) clauses.push(clause)
    else before.text += ` ${clause.text}`
  }
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return []
  return clauses.map((clause) => ({
    part: withoutConjunction(clause),
    rest: clauses.flatMap((one) => (one === clause ? [] : [one.text])).join(' '),
  }))
}

/** "¿y si confirmo y luego no puedo?" */
const WHAT_IF = phrases('agreement', 'asks what if')

/** The order itself, whatever is asked or told beside it: "confirmo, ¿y si llueve?" Nothing that changes what is confirmed. */
export function confirms(reading: Reading): boolean {
  const changes = (rest: Reading) =>
    takesBack(rest.text, rest.asksSomething) ||
    (!rest.asksSomething &&
      (rest.says('something is wrong') || rest.entities.some(({ kind, manner }) => kind !== 'relative' && manner === 'asked for')))
  if (WHAT_IF.test(reading.words)) return false
  return partsAndRests(reading).some(({ part, rest }) => isConfirmation(part) && !changes(reading.part(rest)))
}

/** The parts of a message as they were typed, cut at marks. */
export function clausesOf(reading: Reading): string[] {
  const clauses: string[] = []
  for (const { text, afterMark } of clausesIn(reading))
    if (afterMark) clauses.push(text)
    else clauses.push(`${clauses.pop() ?? ''} ${text}`.trim())
  return clauses
}

/** A longer message tells a story, in which a question may be part of what is told. */
const MOST_CLAUSES = 8

/**
 * The question in a message and what else it says; undefined where it is all question, or none. What follows a question without a mark
 * belongs to it: "¿tiene que ir ella o puedo llevar una carta?"
 */
export function askedBeside(reading: Reading): AskedBeside | undefined {
  const clauses = clausesIn(reading)
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return undefined
  const asked: string[] = []
  const said: string[] = []
  let isAsking = false
  for (const clause of clauses) {
    isAsking = asks(clause) || (isAsking && !clause.afterMark)
    ;(isAsking ? asked : said).push(clause.text)
  }
  const rest = said.join(' ')
  if (asked.length === 0 || withoutCourtesy(everyday(rest)) === '') return undefined
  return { question: asked.join(' '), rest }
}

/** Why somebody wants something is no question, whatever it speaks of. */
function asks({ text, tokens }: Clause): boolean {
  if (kindOf(text) === 'question' || isAsked(text)) return true
  const isFirm = partsOf(tokens).every(({ manner }) => manner === 'asked for' || manner === 'busy')
  return isFirm && ![undefined, 'upset'].includes(parseFaq(text))
}

const BETWEEN_NUMBERS = /[,;.]|\s(?:y|e|and)\s/iu

/** "ella de 10 y yo de 6": each number with the words beside it. */
export const yearsInParts = (reading: Reading): { text: string; years: number }[] =>
  reading.text.split(BETWEEN_NUMBERS).flatMap((text) => {
    const [years, another] = yearsMeant(reading.part(text))
    return years === undefined || another !== undefined ? [] : [{ text, years }]
  })
