import { spansIn } from './engine/matches.ts'
import { phrases, type Span } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { isSentence, plain, withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/**
 * `order`: something is to be done, politely or not ("¿me puede cambiar la cita?", "¿tiene el viernes?"). `question`: something is to be
 * told. A sentence that also says what somebody wants or where they live is no mere question.
 */
export type SentenceKind = 'greeting' | 'order' | 'question' | 'denial' | 'statement'

const GREETS = phrases('sentence-kind', 'greets')
const MARK = /[?¿]/

/** What is asked with these is told, whatever stands beside it. */
const ASKS = phrases('sentence-kind', 'asks')

/** Whoever wants to know something wants an answer; where it is whether there is an hour, it is asked for all the same. */
const ASKS_INDIRECTLY = phrases('sentence-kind', 'asks indirectly')

/** Asked with a mark, or with the verb in front: whether it is so. Nothing is wanted yet. */
const WHETHER = phrases('sentence-kind', 'whether')

/** Whoever says this wants it, or tells where they are: beside it a question only asks too. */
const WANTS = phrases('sentence-kind', 'wants')
/** Asked of whoever gives appointments: it is an order. */
const ORDERS = phrases('sentence-kind', 'orders')
const DENIES = phrases('sentence-kind', 'denies')

/** What kind of sentence somebody wrote, as far as its words show. */
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

/** Alone it says little: "¿en Toluca?" is an answer that somebody is not sure of. */
const HAS_MARK = /[?¿]/

/** What begins a question also where nobody types its marks. */
const BEGINS = phrases('asking', 'begins')

const begins = (words: string): boolean => BEGINS.test(words) || BEGINS.test(withoutCourtesy(words))

/** Whether somebody asks something instead of answering. */
export function isAsked(text: string): boolean {
  const words = everyday(text)
  return words.includes(' ') && (begins(words) || (HAS_MARK.test(text) && isSentence(text)))
}

/** Of the open question, without naming what it is about: "¿para qué?", "¿y eso qué es?", "¿a fuerza?" */
const ABOUT_IT = phrases('asking', 'about it')

/** Whoever would rather not answer, or asks how to. */
const REFUSES = phrases('asking', 'refuses')

/** Whether somebody asks about the question itself; `isNamed`: what that one is about is named. */
export function asksBack(text: string, isNamed: boolean): boolean {
  const said = everyday(text)
  if (isNamed && (REFUSES.test(said) || HAS_MARK.test(text) || begins(said))) return true
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said))
}

/** A slip of the tongue: "Toluca... no, mejor Cuernavaca", "toluca no perdón cuajimalpa", "renovar, bueno no, es que lo perdí". */
export interface Slip {
  before: string
  after: string
}

const TAKES_BACK = wordsOf('slips', 'takes back')
const BESIDE_IT = wordsOf('slips', 'beside it')
const WITHOUT_A_MARK = phrases('slips', 'takes back without a mark')
const A_MARK = /[,.;…]/
const MARK_BEFORE = /[,.;…]+ ?$/
/** Nobody says more of them in a row. */
const MOST_SLIPS = 4

/** What was said before a slip and what is meant instead; undefined where nothing is taken back, or nothing follows. */
export function slipIn(text: string): Slip | undefined {
  const unmarked = spansIn(text, WITHOUT_A_MARK).find(({ from, until }) => !A_MARK.test(text.slice(from, until)))
  const found = [...(A_MARK.test(text) ? slipAtMark(text) : []), ...(unmarked ? [unmarked] : [])].toSorted(
    (a, b) => a.from - b.from,
  )[0]
  if (!found || found.from === 0 || ('isNone' in found && found.isNone)) return undefined
  const after = text.slice(found.until).replace(/^[,.;…\s]+/, '')
  return after === '' ? undefined : { before: text.slice(0, found.from), after }
}

/** The first words of a slip that stand behind a mark. `isNone`: none of them takes anything back. */
function slipAtMark(text: string): (Span & { isNone: boolean })[] {
  const typed = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  const wordAt = (at: number): string => (at < typed.length ? plain(typed[at]?.[0] ?? '') : '')
  for (const [at, { index }] of typed.entries()) {
    const mark = MARK_BEFORE.exec(text.slice(0, index))
    if (!mark) continue
    let [end, takesBack] = [at, false]
    for (let slips = 0; slips < MOST_SLIPS; slips++) {
      const [one, two] = [wordAt(end), `${wordAt(end)}_${wordAt(end + 1)}`]
      const length = TAKES_BACK.has(two) ? 2 : TAKES_BACK.has(one) || BESIDE_IT.has(one) ? 1 : 0
      if (length === 0 || (slips > 0 && !/^[,.;…\s]*$/.test(between(text, typed[end - 1], typed[end])))) break
      takesBack ||= length === 2 || TAKES_BACK.has(one)
      end += length
    }
    const last = typed[end - 1]
    if (end > at && last) return [{ from: mark.index, until: last.index + last[0].length, isNone: !takesBack }]
  }
  return []
}

const between = (text: string, before: RegExpExecArray | undefined, after: RegExpExecArray | undefined): string =>
  text.slice((before?.index ?? 0) + (before?.[0].length ?? 0), after?.index)

const BECAUSE = phrases('reasons', 'because')

/** What is said before its reason: a day or a town in the reason ("porque el 15 me operan") is not the one that is wanted. */
export function withoutReason(text: string): string {
  const reason = spansIn(text, BECAUSE).find(({ from }) => from > 0)
  return reason ? text.slice(0, reason.from).replace(/[\s,.;]+$/, '') : text
}
