import { spansIn } from './engine/matches.ts'
import { phrases, type Span } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { isSentence, plain, withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/**
 * `order`: something is to be done ("¿me puede cambiar la cita?", "¿tiene el viernes?"). `question`: something is to be told. With a wish
 * or a place of living it is no mere question.
 */
export type SentenceKind = 'greeting' | 'order' | 'question' | 'denial' | 'statement'

const GREETS = phrases('sentence-kind', 'greets')
const MARK = /[?¿]/

/** Told, whatever stands beside it. */
const ASKS = phrases('sentence-kind', 'asks')

/** Wants an answer; about an hour it is a request all the same. */
const ASKS_INDIRECTLY = phrases('sentence-kind', 'asks indirectly')

/** Whether something is so; wants nothing yet. */
const WHETHER = phrases('sentence-kind', 'whether')

/** A wish, or where they are: a question beside it only asks too. */
const WANTS = phrases('sentence-kind', 'wants')
/** To the office: an order. */
const ORDERS = phrases('sentence-kind', 'orders')
const DENIES = phrases('sentence-kind', 'denies')

export function kindOf(text: string): SentenceKind {
  const words = everyday(text)
  if (GREETS.test(words)) return 'greeting'
  const bare = withoutCourtesy(words)
  if (isQuestion(text, words, bare)) return 'question'
  if (ORDERS.test(words) || WANTS.test(words)) return 'order'
  return DENIES.test(bare) ? 'denial' : 'statement'
}

function isQuestion(text: string, words: string, bare: string): boolean {
  if (!words.includes(' ')) return false
  const [indirect] = ASKS_INDIRECTLY.spans(words)
  // "quiero renovar, pero antes quiero saber si ..." wants both.
  if (indirect) return !ORDERS.test(words) && !WANTS.test(words.slice(0, indirect.from))
  const asks = ASKS.test(words) || ASKS.test(bare)
  if (asks) return !WANTS.test(words)
  return MARK.test(text) && WHETHER.test(words) && !WANTS.test(words) && !ORDERS.test(words)
}

/** "¿en Toluca?" may be an uncertain answer. */
const HAS_MARK = /[?¿]/

/** Also without marks. */
const BEGINS = phrases('asking', 'begins')

const begins = (words: string): boolean => BEGINS.test(words) || BEGINS.test(withoutCourtesy(words))

/** Instead of answering. */
export function isAsked(text: string): boolean {
  const words = everyday(text)
  return words.includes(' ') && (begins(words) || (HAS_MARK.test(text) && isSentence(text)))
}

const ENDS = phrases('asking', 'ends')

/** "el pago es allá mismo, verdad" */
export const endsAsking = (text: string): boolean => ENDS.test(everyday(text))

/** Without naming its subject: "¿para qué?", "¿y eso qué es?", "¿a fuerza?" */
const ABOUT_IT = phrases('asking', 'about it')

/** Or asks how to. */
const REFUSES = phrases('asking', 'refuses')

/** `isNamed`: its subject is named. */
export function asksBack(text: string, isNamed: boolean): boolean {
  const said = everyday(text)
  if (isNamed && (REFUSES.test(said) || HAS_MARK.test(text) || begins(said))) return true
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said))
}

/** "Toluca... no, mejor Cuernavaca", "renovar, bueno no, es que lo perdí". */
export interface Slip {
  before: string
  after: string
}

const TAKES_BACK = wordsOf('slips', 'takes back')
const BESIDE_IT = wordsOf('slips', 'beside it')
const NOT_KNOWN = wordsOf('slips', 'not known')
const WITHOUT_A_MARK = phrases('slips', 'takes back without a mark')
const A_MARK = /[,.;…]/
const MARK_BEFORE = /[,.;…]+ ?$/
const MOST_SLIPS = 4

/** Undefined where nothing is taken back, or nothing follows. */
export function slipIn(text: string): Slip | undefined {
  const unmarked = spansIn(text, WITHOUT_A_MARK).find(({ from, until }) => !A_MARK.test(text.slice(from, until)))
  const marked = A_MARK.test(text) ? slipAtMark(text) : undefined
  const found = marked && unmarked ? [marked, unmarked].toSorted((a, b) => a.from - b.from)[0] : (marked ?? unmarked)
  if (!found || found.from === 0) return undefined
  const after = text.slice(found.until).replace(/^[,.;…\s]+/, '')
  return after === '' ? undefined : { before: text.slice(0, found.from), after }
}

/** Behind a mark. */
function slipAtMark(text: string): Span | undefined {
  const typed = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  const wordAt = (at: number): string => (at < typed.length ? plain(typed[at]?.[0] ?? '') : '')
  for (const [at, { index }] of typed.entries()) {
    const mark = MARK_BEFORE.exec(text.slice(0, index))
    if (!mark) continue
    let [end, takesBack] = [at, false]
    for (let slips = 0; slips < MOST_SLIPS; slips++) {
      const [one, two] = [wordAt(end), `${wordAt(end)}_${wordAt(end + 1)}`]
      if (NOT_KNOWN.has(two) && !A_MARK.test(between(text, typed[end], typed[end + 1]))) break
      const length = TAKES_BACK.has(two) ? 2 : TAKES_BACK.has(one) || BESIDE_IT.has(one) ? 1 : 0
      if (length === 0 || (slips > 0 && !/^[,.;…\s]*$/.test(between(text, typed[end - 1], typed[end])))) break
      takesBack ||= length === 2 || TAKES_BACK.has(one)
      end += length
    }
    const last = typed[end - 1]
    if (takesBack && last) return { from: mark.index, until: last.index + last[0].length }
  }
  return undefined
}

const between = (text: string, before: RegExpExecArray | undefined, after: RegExpExecArray | undefined): string =>
  text.slice((before?.index ?? 0) + (before?.[0].length ?? 0), after?.index)

const BECAUSE = phrases('reasons', 'because')

/** A day or a town in the reason ("porque el 15 me operan") is not wanted. */
export function withoutReason(text: string): string {
  const reason = spansIn(text, BECAUSE).find(({ from }) => from > 0)
  return reason ? text.slice(0, reason.from).replace(/[\s,.;]+$/, '') : text
}
