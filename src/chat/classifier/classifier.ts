import type { Wish } from '../../reading/acts.ts'
import type { QuestionName } from '../part.ts'
import type { OwnWish } from '../wishes.ts'
import type { Table } from './weights.ts'

export interface Proposal {
  wish: Wish | OwnWish
  /** 0 to 100; comparable within one message. */
  score: number
  /** Deciding examples or words, for explanation. */
  because: readonly string[]
}

export interface Moment {
  question: QuestionName
  books: boolean
  /** An appointment, or a wait, beside it. */
  stands: boolean
}

/** Asked last; its proposals become buttons, and nothing happens before a tap. Deterministic. */
export interface Classifier {
  /** Likeliest first; none where nothing is likely. `taught`: what this office taught beside it. */
  propose(text: string, moment: Moment, taught?: Table): readonly Proposal[]
}

export const NO_CLASSIFIER: Classifier = { propose: () => [] }
