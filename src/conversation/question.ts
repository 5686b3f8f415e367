import type { Language } from '../agenda/types.ts'
import type { Texts } from '../texts/texts.ts'
import type { Desk } from './desk.ts'
import type { Draft } from './draft.ts'
import type { Reply } from './reply.ts'

/** In the order in which a booking asks them; those after the summary only interrupt. */
export const QUESTIONS = [
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
  /** No question: buttons that do what a typed command does. */
  'go',
  /** No question: buttons under a folio; they only show things. */
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
  /** What this very asking is about, where only the question itself can tell. */
  about?: string
  /** What asking changed: a page that was turned, places that were looked up. */
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

export interface Question {
  /** Whether the draft leaves it open. Questions that only interrupt are never needed. */
  isNeeded(scene: Scene): boolean
  ask(scene: Scene): Prompt
  /** A button or row of ours. */
  choose(value: string, scene: Scene): Answer
  /** Typed words that answer it; undefined when they do not. */
  hear?(text: string, scene: Scene): Answer | undefined
  /** Whether these are words of one's own that it asks for, though they are also an order: "permiso" may be told, Coyote is a town. */
  ownWords?(text: string, scene: Scene): boolean
  /** Words that answered nothing else, said where only buttons were offered. */
  takes?(text: string, scene: Scene): Answer | undefined
  /** What to say when the words answered nothing; without it, that we did not understand. */
  miss?(text: string, scene: Scene): { note: string; about?: string; draft?: Draft } | undefined
  /** What it does cannot be taken back: words typed before it could be read never answer it. */
  acts?: true
  /** Its buttons only show things, so they work for ever. */
  lasting?: true
  /** For what acts: an old button puts the question anew, because what it meant may have changed. */
  stale?(value: string, scene: Scene): Answer | undefined
  /** A typed number picks a row. */
  numbered?: true
}

export const next = (draft: Draft, ...notes: string[]): Answer => ({ kind: 'next', draft, notes: notes.filter(Boolean) })

export const ask = (question: QuestionName, draft: Draft, ...notes: string[]): Answer => ({
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

export const askAbout = (question: QuestionName, about: string, draft: Draft, ...notes: string[]): Answer => ({
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
