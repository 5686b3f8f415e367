import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { withoutCourtesy } from './words.ts'

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
