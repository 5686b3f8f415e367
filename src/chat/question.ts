import type { FirstKind, Said, Wish } from '../reading/acts.ts'
import type { EntityKind } from '../reading/entities.ts'
import type { Reading } from '../reading/reading.ts'
import type { StatedKind } from '../reading/stated.ts'
import type { Answer } from './answer.ts'
import type { Draft } from './draft.ts'
import type { Filled } from './fills.ts'
import type { Prompt, PromptOption } from './prompt.ts'
import type { Scene } from './scene.ts'

/** What words that only ask to be told something do (see `Question.mereQuestion`). */
export type MereQuestion = 'is not heard' | 'fills nothing'

/** How an answer is changed once everything stands in the summary. */
export interface Correction {
  /** The rows that lead to it, their value the name of its question; none where there is nothing to change. */
  rows(scene: Scene): PromptOption[]
  /** Its rows stand after those of this question; without it, where it is asked. */
  after?: string
  /** What is said by those who ask for it. */
  said?: Said
  /** How the answer is found in a sentence that answers something else: it waits, and is offered with the question. */
  statedAs?: StatedKind
  /** The answer is open again, with what depends on it. The hour stays held. */
  reopen(scene: Scene): Answer
}

/** A question whose answer is part of the booking: what is given can be changed, by rows of its own or with those of another one. */
export interface AnsweredQuestion extends Question {
  isNeeded(scene: Scene): boolean
  corrected: Correction | { with: string }
}

/** A question: when it is asked, in which words, and what an answer to it means. docs/adding-a-question.md shows how to add one. */
export interface Question {
  /** Whether the answers so far leave it open. A question without this is never asked in turn: others lead to it. */
  isNeeded?(scene: Scene): boolean
  ask(scene: Scene): Prompt
  /** A button or row of this question was tapped. `value` may be old, or made up: it is checked like typed words. */
  choose(value: string, scene: Scene): Answer
  /** Typed words that answer it; undefined when they do not. */
  hear?(reading: Reading, scene: Scene): Answer | undefined
  /**
   * Asked before an order is obeyed: whether words that are an order elsewhere are an answer here. "permiso" may be what
   * somebody reports, and Coyote is a town.
   */
  ownWords?(reading: Reading, scene: Scene): boolean
  /**
   * What of a sentence its answer takes. Another day, hour or passport that stands beside the answer is kept for the question that takes
   * it. Without this the words belong to it alone.
   */
  entities?: readonly EntityKind[]
  /** What an answer to it fills in, and what it shows: of anything else that words fill in here, it is said how it is taken back. */
  fills?: readonly Filled[]
  /** Asked last, for words that nothing else understood, where only buttons were offered. */
  takes?(reading: Reading, scene: Scene): Answer | undefined
  /** Goes on without an answer that nobody has to give: whoever was not understood twice is not kept here. Undefined where it is needed. */
  without?(scene: Scene): Answer | undefined
  /** How its answer is changed later, where it is part of a booking. */
  corrected?: Correction | { with: string }
  /**
   * What to say when nothing understood the words; without it, that they were not understood. `unsure`: it does not know why either,
   * so what is likely at this moment is proposed first.
   */
  miss?(reading: Reading, scene: Scene): { note: string; about?: string; draft?: Draft; unsure?: true } | undefined
  /**
   * For whoever asks about the question instead of answering it ("¿para qué?", "¿qué es municipio?"): what it means, what it is for,
   * whether it must be answered. `about` names what it is about.
   */
  explained?: { about: Said; says(scene: Scene, reading: Reading): string }
  /**
   * What words do here that only ask to be told something: they are not heard where a day, an hour or a yes holds, moves or cancels;
   * they fill nothing where what is asked for is named in questions about it too. Without this they are an answer like others:
   * "¿puedo ir sin mi esposo?"
   */
  mereQuestion?: MereQuestion | ((reading: Reading) => MereQuestion | undefined)
  /** What comes first of all elsewhere (reading/first-of-all.ts) and may be an answer here: "su papá murió". */
  answersFirst?: readonly FirstKind[]
  /** Somebody tells something in their own words: those are kept as they are, and little else is heard in them. */
  ownWording?: true
  /** It only says what it understood. Nothing is read back twice in a row. */
  readsBack?: true
  /** What it is about for whoever answers by voice, which nobody hears. */
  aboutForVoice?: string
  /** What stands on a card that somebody may photograph instead of writing it down. */
  copied?: true
  /** Relatives are named in answers to it because they come along: only a whole request is one. */
  namesRelatives?: true | 'by their names'
  /** The draft of whoever was told this and goes on all the same: with another answer, or without any. */
  passed?(draft: Draft, about?: string): Draft
  /** What words that nothing understood may mean here, the commonest first; without it, what is under way decides. */
  meant?: readonly Wish[]
  /** It is looked at in the middle of a booking and answers nothing of it. */
  aside?: true
  /** What is said here is shown in no copy that an office makes. */
  isHidden?(about: string | undefined): boolean
  /** Only a tap answers it: not even the title of a button in words does. */
  buttonsOnly?: true
  /** An answer does something that cannot be taken back. What was typed before the question could be read is none, and an old button does nothing. */
  acts?: true
  /**
   * Nothing of a booking is begun by it, and it waits for an answer all the same: it is put again below an answer in between, with what it
   * is about then. Undefined: not any more.
   */
  waits?(about: string | undefined): { about?: string | undefined } | undefined
  /** What an old button of a question that acts leads to; without it, the question is put once more. */
  stale?(value: string, scene: Scene): Answer | undefined
  /** Its buttons work for ever, in later bookings too: each value says whatever the answer needs. */
  lasting?: true
  /** Says why something cannot be: whether that is no longer so. Then the booking goes on instead of hearing it again. */
  isOver?(scene: Scene): boolean
  /** A typed number picks a row. `as rows`: only where it is said to ("la 2", "opción 2"), because "2" alone may be two people. */
  numbered?: true | 'as rows'
}
