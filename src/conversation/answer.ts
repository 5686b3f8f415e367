import type { Language } from '../agenda/types.ts'
import type { Draft } from './draft.ts'
import type { Hint, Prompt } from './prompt.ts'
import type { QuestionName } from './question-names.ts'
import type { Reply } from './reply.ts'

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
