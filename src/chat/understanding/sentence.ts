import { type Phrases, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { isSentence, withoutCourtesy } from './words.ts'

/**
 * `order`: something is to be done, politely or not ("¿me puede cambiar la cita?", "¿tiene el viernes?"). `question`: something is to be
 * told. A sentence that also says what somebody wants or where they live is no mere question.
 */
export type SentenceKind = 'greeting' | 'order' | 'question' | 'denial' | 'statement'

const GREETS = phrases('sentence-kind', 'greets')
const MARK = /[?¿]/

/** What is asked with these is told, whatever stands beside it. */
const ASKS = phrases('sentence-kind', 'asks')

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

/** Whether somebody asks about the question itself; `words` name what that one is about. */
export function asksBack(text: string, words: Pick<Phrases, 'test'>): boolean {
  const said = everyday(text)
  if (REFUSES.test(said) && words.test(said)) return true
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said)) || ((HAS_MARK.test(text) || begins(said)) && words.test(said))
}

/** A slip of the tongue: "Toluca... no, mejor Cuernavaca", "toluca no perdón cuajimalpa", "renovar, bueno no, es que lo perdí". */
const PUTS_RIGHT =
  /(?:[,.;…]+ ?(?:(?:ay|uy|no|bueno no|bueno|perd[oó]n|digo|mejor dicho|mejor|corrijo|m[aá]s bien|espere|sorry|wait|i mean|no wait)\b[,.;…]* ?){1,4}|\b(?:no|ay no) (?:perd[oó]n|digo|espere|mejor|sorry|wait)\b[,.;…]* ?)/iu
/** Within it at least one of these takes back what was said. */
const TAKES_BACK = /\b(?:no|perd[oó]n|digo|mejor dicho|corrijo|m[aá]s bien|i mean|sorry)\b/iu

export interface Slip {
  before: string
  after: string
}

/** What was said before a slip and what is meant instead; undefined where nothing is taken back, or nothing follows. */
export function slipIn(text: string): Slip | undefined {
  const found = PUTS_RIGHT.exec(text)
  if (!found || found.index === 0 || !TAKES_BACK.test(found[0])) return undefined
  const after = text.slice(found.index + found[0].length).trim()
  return after === '' ? undefined : { before: text.slice(0, found.index), after }
}
