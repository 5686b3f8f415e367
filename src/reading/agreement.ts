import { phrases } from './engine/phrases.ts'
import { words } from './engine/vocabulary.ts'
import { tidy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/** A yes that cannot mean anything else. */
const FIRM = words('agreement', 'firm')
/** Agreement with what was just said. */
const AGREES = words('agreement', 'agrees')
/** Words that stand beside a yes and change nothing. */
const BESIDE = words('agreement', 'beside a yes')
const COURTESY = phrases('agreement', 'courtesy')
/** Behind a yes another sentence begins here, also without a mark. */
const GOES_ON = words('agreement', 'goes on')
/** What is asked under the summary, said as an order wherever it stands: "... así que confírmela". */
const ORDERED = words('agreement', 'orders the summary')
const TAKES_BACK = words('agreement', 'takes a yes back')
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

/** Agreement that no single word shows. */
const YES = phrases('agreement', 'yes')

const THUMB_UP = /^(?:[👍👌✅🙆]|✔)+$/u
const THUMB_DOWN = /^(?:[👎❌🙅])+$/u
const TONES = /\p{Emoji_Modifier}|\ufe0f|\u2640|\u2642| /gu
const QUESTION = /[?¿]/
const MARK = /[,.;:!\n]/

/** What is asked, said once more: a yes there alone. */
const ONCE_MORE = {
  'the summary': words('agreement', 'the summary'),
  'the cancellation': words('agreement', 'the cancellation'),
  'the move': words('agreement', 'the move'),
  'leaving the list': words('agreement', 'leaving the list'),
  'the visit': words('agreement', 'the visit'),
  'the permission': words('agreement', 'the permission'),
}
export type AskedAbout = keyof typeof ONCE_MORE

/** A yes to what was asked. */
export interface Yes {
  /** It may do what cannot be undone: the word itself or what was asked once more, not a nod. */
  firm: boolean
  said: string
  /** What stands behind it; empty for most. */
  rest: string
  /** A "no" or the like stands in the rest. */
  hedged?: true
}

/**
 * A yes at the beginning of a message, whatever is said behind it: "claro que sí, gracias a Dios". A question mark anywhere, or what takes
 * it back ("sí, pero"), makes it none. `to`: what is asked, which may be said once more, "cámbiela".
 */
export function parseYes(text: string, to?: AskedAbout): Yes | undefined {
  if (parseSign(text) === 'yes') return { firm: false, said: text, rest: '' }
  const said = everyday(text)
  const whole = wordsOf(text)
  if (QUESTION.test(text) || whole.length > MOST_WORDS) return undefined
  if (YES.test(said)) return { firm: false, said, rest: '' }
  const found = yesIn(text, whole, to)
  if (found && !wordsOf(found.rest).some((word) => TAKES_BACK.has(word))) return found
  // "sí confirmo, y ya no me mande mensajes": what may be no more than another order is left to whoever reads it.
  if (found?.firm && !TAKES_BACK.has(wordsOf(found.rest)[0] ?? '')) return { ...found, hedged: true }
  const isOrdered = to === 'the summary' && whole.some((word) => ORDERED.has(word))
  return isOrdered && !whole.some((word) => TAKES_BACK.has(word)) ? { firm: true, said: '', rest: text } : undefined
}

/** A yes at its beginning, and what stands behind it. */
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

/** Yes or no in everyday words: "órale", "sí, está bien", "así es", 👍. Undefined for anything that says more or asks. */
export function parseYesNo(text: string): 'yes' | 'no' | undefined {
  return saysNo(text) ? 'no' : parseYes(text)?.rest === '' ? 'yes' : undefined
}

export function saysNo(text: string): boolean {
  const said = everyday(text)
  return parseSign(text) === 'no' || NO.test(said) || (!QUESTION.test(text) && NO.test(afterHesitating(said)))
}

const NO_MORE = phrases('agreement', 'wants it no more')

/** A yes to "do I cancel it?": the word itself, or the order once more; also "sí, ya no la necesito". */
export function isCancellation(text: string): boolean {
  return !QUESTION.test(text) && parseYes(NO_MORE.without(everyday(text)), 'the cancellation')?.firm === true
}

function parseSign(text: string): 'yes' | 'no' | undefined {
  const sign = tidy(text).replace(TONES, '')
  if (THUMB_UP.test(sign)) return 'yes'
  return THUMB_DOWN.test(sign) ? 'no' : undefined
}
