import type { FirstKind, Said, Wish } from '../reading/acts.ts'
import type { Facet } from '../reading/doubts.ts'
import type { EntityKind } from '../reading/entities.ts'
import type { Reading } from '../reading/reading.ts'
import type { StatedKind } from '../reading/stated.ts'
import type { Answer } from './answer.ts'
import type { Draft } from './draft.ts'

import type { Prompt, PromptOption } from './prompt.ts'
import type { Scene } from './scene.ts'

/** `unsure`: likely buttons are proposed first. */
export interface NotHeard {
  note: string
  about?: string
  draft?: Draft
  unsure?: true
}

/** See `Question.mereQuestion`. */
export type MereQuestion = 'is not heard' | 'fills nothing'

/** Once everything stands in the summary. */
export interface Correction {
  /** Their value is the question's name; none where there is nothing to change. */
  rows(scene: Scene): PromptOption[]
  /** After this question's rows; else in the order of asking. */
  after?: string
  said?: Said
  /** How the answer is found in a sentence that answers something else: it waits, and is offered with the question. */
  statedAs?: StatedKind
  /** The answer is open again, with what depends on it. The hour stays held. */
  reopen(scene: Scene): Answer
}

/** Changed by rows of its own or with another question's. */
export interface AnsweredQuestion extends Question {
  isNeeded(scene: Scene): boolean
  corrected: Correction | { with: string }
}

/** docs/adding-a-question.md shows how to add one. */
export interface Question {
  /** Without this it is never asked in turn: others lead to it. */
  isNeeded?(scene: Scene): boolean
  ask(scene: Scene): Prompt
  /** `value` may be old, or forged: it is checked like typed words. */
  choose(value: string, scene: Scene): Answer
  /** Undefined when they do not answer it. */
  hear?(reading: Reading, scene: Scene): Answer | undefined
  /** Before orders: words that are an answer here. "permiso" may be reported, and Coyote is a town. */
  ownWords?(reading: Reading, scene: Scene): boolean
  /** Kinds that its answer takes; others beside it are kept for their questions. Default: the words belong to it alone. */
  entities?: readonly EntityKind[]
  /** What an answer to it fills in, and what it shows: of anything else that words fill in here, it is said how it is taken back. */
  fills?: readonly (Facet | keyof Draft)[]
  /** Last, for unrecognised words where only buttons were offered. */
  takes?(reading: Reading, scene: Scene): Answer | undefined
  /** Goes on without an optional answer after two misunderstandings. Undefined where it is needed. */
  without?(scene: Scene): Answer | undefined
  corrected?: Correction | { with: string }
  /** Default: not understood. */
  miss?(reading: Reading, scene: Scene): NotHeard | undefined
  /** For "¿para qué?", "¿qué es municipio?": meaning, purpose, whether required. */
  explained?: { about: Said; says(scene: Scene, reading: Reading): string }
  /**
   * Mere questions: not heard where a day, an hour or a yes acts; fill nothing where the wanted thing is named in them too. Default: an
   * answer like others, "¿puedo ir sin mi esposo?"
   */
  mereQuestion?: MereQuestion | ((reading: Reading) => MereQuestion | undefined)
  /** First-of-all words (reading/first-of-all.ts) that may be an answer: "su papá murió". */
  answersFirst?: readonly FirstKind[]
  /** Own words are kept, and little else is heard in them. */
  ownWording?: true
  /** Nothing is read back twice in a row. */
  readsBack?: true
  /** `about` after a voice note. */
  aboutForVoice?: string
  /** Printed on a card that may be photographed. */
  copied?: true
  /** Answers name relatives who come along: only a whole request is one. */
  namesRelatives?: true | 'by their names'
  /** After a warning, or what was read back, by any other answer. */
  passed?(draft: Draft, about?: string): Draft
  /** Commonest first; default: by what is under way. */
  meant?: readonly Wish[]
  /** An interruption that answers nothing of the booking. */
  aside?: true
  /** Not in a copy that an office makes. */
  isHidden?(about: string | undefined): boolean
  /** Not even a button's title in words. */
  buttonsOnly?: true
  /** Irreversible: not answered by words typed before it could be read, nor by an old button. */
  acts?: true
  /** Begins nothing of a booking, but waits: put again below an answer in between, with this `about`. Undefined: no longer. */
  waits?(about: string | undefined): { about?: string | undefined } | undefined
  /** Default: the question once more. */
  stale?(value: string, scene: Scene): Answer | undefined
  /** In later bookings too: each value has all that the answer needs. */
  lasting?: true
  /** Then the booking goes on instead of repeating it. */
  isOver?(scene: Scene): boolean
  /** A typed number picks a row. `as rows`: only when said so ("la 2", "opción 2"), because "2" may be two people. */
  numbered?: true | 'as rows'
}
