import { phrases } from './engine/phrases.ts'
import { words } from './engine/vocabulary.ts'
import { tidy } from './engine/words.ts'
import { everyday } from './spelling.ts'

const FIRM = words('agreement', 'firm')
const AGREES = words('agreement', 'agrees')
/** Beside a yes without changing it. */
const BESIDE = words('agreement', 'beside a yes')
const COURTESY = phrases('agreement', 'courtesy')
/** A new sentence behind a yes, also without a mark. */
const GOES_ON = words('agreement', 'goes on')
/** "... así que confírmela", anywhere. */
const ORDERED = words('agreement', 'orders the summary')
const CONFIRMS = words('agreement', 'confirms')
const TAKES_BACK = words('agreement', 'takes a yes back')
const NOT = words('denial', 'denies')
const MOST_WORDS = 40

const NO = phrases('agreement', 'no')

/** "mmm, mejor no" */
const HESITATES = words('agreement', 'hesitates')
const HUM = /^m+$/

function afterHesitating(said: string): string {
  const all = said.split(' ')
  const from = all.findIndex((word) => !HESITATES.has(word) && !HUM.test(word))
  return from > 0 ? all.slice(from).join(' ') : said
}

const YES = phrases('agreement', 'yes')

const THUMB_UP = /^(?:[👍👌✅🙆]|✔)+$/u
const THUMB_DOWN = /^(?:[👎❌🙅])+$/u
const TONES = /\p{Emoji_Modifier}|\ufe0f|\u2640|\u2642| /gu
const QUESTION = /[?¿]/
const MARK = /[,.;:!\n]/

/** The question's act repeated, which agrees to that alone. */
const ONCE_MORE = {
  'the summary': words('agreement', 'the summary'),
  'the cancellation': words('agreement', 'the cancellation'),
  'the move': words('agreement', 'the move'),
  'leaving the list': words('agreement', 'leaving the list'),
  'the visit': words('agreement', 'the visit'),
  'the permission': words('agreement', 'the permission'),
}
export type AskedAbout = keyof typeof ONCE_MORE

export interface Yes {
  /** The word itself or the act repeated, not a nod: enough for irreversible acts. */
  firm: boolean
  said: string
  /** Behind it; mostly empty. */
  rest: string
  /** The rest has a "no" or the like. */
  hedged?: true
}

/**
 * At the beginning, whatever follows: "claro que sí, gracias a Dios". Not with a question mark or a retraction ("sí, pero"). `to`: the act
 * asked about, which may be repeated, "cámbiela".
 */
export function parseYes(text: string, to?: AskedAbout): Yes | undefined {
  if (parseSign(text) === 'yes') return { firm: false, said: text, rest: '' }
  const said = everyday(text)
  const whole = wordsOf(text)
  if (whole.length > MOST_WORDS || !isApart(text, to)) return undefined
  if (YES.test(said)) return { firm: false, said, rest: '' }
  const found = yesIn(text, whole, to)
  if (found && !wordsOf(found.rest).some((word) => TAKES_BACK.has(word))) return found
  // "sí confirmo, y ya no me mande mensajes": a possible further order is left to the caller.
  if (found?.firm && !TAKES_BACK.has(wordsOf(found.rest)[0] ?? '')) return { ...found, hedged: true }
  const isOrdered = to === 'the summary' && whole.some((word) => ORDERED.has(word))
  return isOrdered && !whole.some((word) => TAKES_BACK.has(word)) ? { firm: true, said: '', rest: text } : undefined
}

/** "confírmela" itself, and nothing beside it. */
export function isConfirmation(text: string): boolean {
  const words = wordsOf(text).filter((word) => !GOES_ON.has(word))
  return parseYes(words.join(' '), 'the summary')?.rest === '' && words.some((word) => CONFIRMS.has(word))
}

/** Beside a confirmation; a question takes back only by naming something else. */
export const takesBack = (text: string, isAsked: boolean): boolean =>
  wordsOf(text).some((word) => TAKES_BACK.has(word) && word !== 'pero' && word !== 'but' && !(isAsked && NOT.has(word)))

/** A question belongs to what follows the yes: "sí, confírmela. ¿Hay estacionamiento?" */
function isApart(text: string, to: AskedAbout | undefined): boolean {
  const mark = text.search(QUESTION)
  const before = text.slice(0, mark)
  return mark < 0 || (yesIn(before, wordsOf(before), to)?.rest === '') === (text[mark] === '¿')
}

function yesIn(text: string, whole: readonly string[], to: AskedAbout | undefined): Yes | undefined {
  const isFirm = (word: string) => FIRM.has(word) || (to !== undefined && ONCE_MORE[to].has(word))
  const isYes = (word: string) => isFirm(word) || AGREES.has(word)
  const yes = (words: readonly string[], rest: string): Yes | undefined =>
    words.some(isYes) ? { firm: words.some(isFirm), said: words.join(' '), rest } : undefined
  const saysOnly = (words: readonly string[]) => words.every((word) => isYes(word) || BESIDE.has(word))
  if (saysOnly(whole)) return yes(whole, '')
  const clauses = text.split(MARK)
  const other = clauses.findIndex((clause) => !saysOnly(wordsOf(clause)))
  const before = clauses.slice(0, other).flatMap(wordsOf)
  if (before.some(isYes)) return yes(before, clauses.slice(other).join(',').trim())
  const first = wordsOf(clauses[other] ?? '')
  const end = first.findIndex((word) => GOES_ON.has(word))
  const run = first.slice(0, Math.max(0, end))
  return saysOnly(run) ? yes(run, [first.slice(end + 1).join(' '), ...clauses.slice(other + 1)].join(',').trim()) : undefined
}

const wordsOf = (text: string): string[] => COURTESY.without(everyday(text)).split(' ').filter(Boolean)

/** "órale", "sí, está bien", "así es", 👍. Undefined for anything that says more or asks. */
export function parseYesNo(text: string): 'yes' | 'no' | undefined {
  return saysNo(text) ? 'no' : parseYes(text)?.rest === '' ? 'yes' : undefined
}

export function saysNo(text: string): boolean {
  const said = everyday(text)
  return parseSign(text) === 'no' || NO.test(said) || (!QUESTION.test(text) && NO.test(afterHesitating(said)))
}

const NO_MORE = phrases('agreement', 'wants it no more')

/** To "do I cancel it?": the word itself or the order; also "sí, ya no la necesito". */
export function isCancellation(text: string): boolean {
  return !QUESTION.test(text) && parseYes(NO_MORE.without(everyday(text)), 'the cancellation')?.firm === true
}

function parseSign(text: string): 'yes' | 'no' | undefined {
  const sign = tidy(text).replace(TONES, '')
  if (THUMB_UP.test(sign)) return 'yes'
  return THUMB_DOWN.test(sign) ? 'no' : undefined
}
