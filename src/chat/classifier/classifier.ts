import type { Wish } from '../../reading/acts.ts'
import type { QuestionName } from '../part.ts'
import type { OwnWish } from '../wishes.ts'
import type { Table } from './weights.ts'

/** What somebody may have meant, and why that is thought. */
export interface Proposal {
  wish: Wish | OwnWish
  /** From 0 to 100: how well it fits; proposals of one message are compared by it. */
  score: number
  /** The examples, or words, that decided: for a person who asks why. */
  because: readonly string[]
}

/** Where in a conversation words were typed. */
export interface Moment {
  /** The question that was open. */
  question: QuestionName
  /** A booking was begun. */
  books: boolean
  /** There is an appointment, or a wait, beside it. */
  stands: boolean
}

/**
 * Says what words may mean that nothing understood for certain. It is asked last, its proposals become buttons, and nothing is
 * done by them until one is tapped. The same words at the same moment give the same proposals.
 */
export interface Classifier {
  /** The likeliest first; none where nothing is likely. `taught`: what this office taught beside it. */
  propose(text: string, moment: Moment, taught?: Table): readonly Proposal[]
}

export const NO_CLASSIFIER: Classifier = { propose: () => [] }
