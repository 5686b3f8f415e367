import type { Language } from '../agenda/types.ts'
import type { Texts } from '../texts/texts.ts'
import type { Desk } from './desk.ts'
import type { Draft } from './draft.ts'
import type { Reply } from './reply.ts'

export const QUESTIONS = [
  // In the order in which a booking asks them: the first one that is needed comes next.
  'menu',
  'purpose',
  'howMany',
  'whoAttends',
  'courtPapers',
  'advice',
  'place',
  'office',
  'wrongAge',
  'curp',
  'noCurp',
  'name',
  'child',
  'hadPassport',
  'oldPassport',
  'attendant',
  'details',
  'elsewhere',
  'waitWhen',
  'slot',
  'discount',
  'validity',
  'summary',
  // Asked only when something else leads to them.
  'left',
  'correct',
  'officeFull',
  'ownLive',
  'limit',
  'resume',
  'erase',
  'quit',
  'appointments',
  'papers',
  'cancelling',
  'undo',
  'moving',
  'movingTo',
  'reminder',
  'waitingList',
  'leavingList',
  'waitOffer',
  'forward',
  'permission',
  'revoking',
  'costs',
  'language',
  'handOff',
  'forOffice',
  'dataRights',
  'report',
  'claim',
  // No questions, only buttons: those that do what a typed order does, and those under a folio.
  'go',
  'folio',
] as const
export type QuestionName = (typeof QUESTIONS)[number]

export function isQuestionName(word: string): word is QuestionName {
  return QUESTIONS.some((name) => name === word)
}

/** What a question may look at. */
export interface Scene {
  readonly desk: Desk
  readonly t: Texts
  readonly language: Language
  readonly draft: Draft
  /** What the question is about when the draft does not say it. */
  readonly about?: string | undefined
}

/** What it takes to say something: the records and the words of one language. */
export type Speaker = Pick<Scene, 'desk' | 't'>

/** The booking under way and the records that it is made from. */
export type Booking = Pick<Scene, 'desk' | 'draft'>

export interface PromptOption {
  /** At most 100 bytes; together with the question's name it says everything that the answer needs. */
  value: string
  title: string
  description?: string
  /** The question whose answer it is; its own unless told. */
  question?: QuestionName
}

/** A question in words, before it is bound to its turn. */
export interface Prompt {
  /** Ends with the question in bold, or has it next to last. */
  body: string
  options?: PromptOption[]
  /** A word of thanks before the body, left out when something else is said first. */
  thanks?: string
  /** What the button that opens a list says, where the usual words will not do. */
  open?: string
  footer?: string
  /** Asks for the telephone's location; words answer it too. */
  location?: true
  /** What the question is about, where only asking it can tell. */
  about?: string
  /** The draft from here on, where asking changed it. */
  draft?: Draft
}

/** What an answer leads to. */
export type Answer =
  /** Taken: the first question that the draft leaves open follows, after these sentences. */
  | { kind: 'next'; draft: Draft; notes: string[] }
  /** This question follows, whatever the draft says. */
  | { kind: 'ask'; question: QuestionName; about?: string; draft: Draft; notes: string[] }
  /** The open question once more, after these sentences; `hint` says how to answer it. */
  | { kind: 'again'; draft: Draft; notes: string[]; about?: string; hint?: (prompt: Prompt) => Hint }
  /** Information: the question before stays open, unless this closes it. */
  | {
      kind: 'tell'
      prompt: Prompt
      closes?: true
      /** Messages of their own that follow, to be passed on as they are. */
      after?: Reply[]
    }
  /** The booking is finished or thrown away: buttons of before no longer act. */
  | { kind: 'over'; prompt: Prompt }
  /** Sent as it is (a place on the map). */
  | { kind: 'send'; reply: Reply }
  /** Another language from here on, and the open question in it. */
  | { kind: 'speak'; language: Language }
  /** Nothing to say. */
  | { kind: 'silence' }

export interface Hint {
  notes: string[]
  /** A way out that is added where there is room. */
  option?: PromptOption
}

/** A question: when it is asked, in which words, and what an answer to it means. docs/adding-a-question.md shows how to add one. */
export interface Question {
  /** Whether the answers so far leave it open. A question without this is never asked in turn: others lead to it. */
  isNeeded?(scene: Scene): boolean
  ask(scene: Scene): Prompt
  /** A button or row of this question was tapped. `value` may be old, or made up: it is checked like typed words. */
  choose(value: string, scene: Scene): Answer
  /** Typed words that answer it; undefined when they do not. */
  hear?(text: string, scene: Scene): Answer | undefined
  /**
   * Asked before an order is obeyed: whether words that are an order elsewhere are an answer here. "permiso" may be what
   * somebody reports, and Coyote is a town.
   */
  ownWords?(text: string, scene: Scene): boolean
  /** Asked last, for words that nothing else understood, where only buttons were offered. */
  takes?(text: string, scene: Scene): Answer | undefined
  /** What to say when nothing understood the words; without it, that they were not understood. */
  miss?(text: string, scene: Scene): { note: string; about?: string; draft?: Draft } | undefined
  /** An answer does something that cannot be taken back. What was typed before the question could be read is none, and an old button does nothing. */
  acts?: true
  /** What an old button of a question that acts leads to; without it, the question is put once more. */
  stale?(value: string, scene: Scene): Answer | undefined
  /** Its buttons work for ever, in later bookings too: each value says whatever the answer needs. */
  lasting?: true
  /** Says why something cannot be: whether that is no longer so. Then the booking goes on instead of hearing it again. */
  isOver?(scene: Scene): boolean
  /** A typed number picks a row. */
  numbered?: true
}

/** An answer after which a question follows. */
export type Onward = Extract<Answer, { kind: 'next' | 'ask' }>

export const next = (draft: Draft, ...notes: string[]): Onward => ({ kind: 'next', draft, notes: notes.filter(Boolean) })

export const ask = (question: QuestionName, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  draft,
  notes: notes.filter(Boolean),
})

export const again = (draft: Draft, ...notes: string[]): Answer => ({ kind: 'again', draft, notes: notes.filter(Boolean) })

export const tell = (prompt: Prompt): Answer => ({ kind: 'tell', prompt })

/** Says how an interruption ended; what was open before it is open again. */
export const close = (prompt: Prompt): Answer => ({ kind: 'tell', prompt, closes: true })

/** The same answer, with this said before what it says itself. Only where a question follows. */
export const saying = (note: string, answer: Answer): Answer =>
  answer.kind === 'next' || answer.kind === 'ask' ? { ...answer, notes: [note, ...answer.notes] } : answer

export const askAbout = (question: QuestionName, about: string, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  about,
  draft,
  notes: notes.filter(Boolean),
})

/** Paragraphs of a message. */
export const paragraphs = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n\n')

/** Lines of a paragraph. */
export const lines = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n')
