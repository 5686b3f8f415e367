import type { Language } from '../catalogue/types.ts'
import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'
import { type Hint, type Prompt, paragraphs } from './prompt.ts'
import type { Reply } from './reply.ts'

/** Unrecognised words: the question and the reply. For metrics only, without the words. */
export interface Missed {
  question: QuestionName
  /** Not understood; asked what the question means; a question without a known answer. */
  kind: 'not_understood' | 'asked_back' | 'unanswered'
}

export type Answer = Led & {
  missed?: Missed
  /** What was written is not kept, because none of it is needed. */
  unkept?: true
  isWeighed?: true
}

type Led =
  /** Taken: the draft's first open question follows, after these sentences. */
  | {
      kind: 'next'
      draft: Draft
      notes: string[]
      /** The draft's expired hour is wanted back, however late. */
      takesBack?: true
      /** Left out where it is read back. */
      echo?: string[]
    }
  | { kind: 'ask'; question: QuestionName; about?: string; draft: Draft; notes: string[]; echo?: string[] }
  /** `hint` says how to answer it. */
  | { kind: 'again'; draft: Draft; notes: string[]; about?: string; hint?: (prompt: Prompt) => Hint }
  | {
      kind: 'tell'
      prompt: Prompt
      closes?: true
      /** Answers something asked in between: an open question is put again below it, in the same message. */
      resumes?: true
      /** No more is wanted: an expiring hold is not told either. */
      quiet?: true
      /** Further messages, passed on as they are. */
      after?: Reply[]
    }
  /** Confirmed or discarded: earlier buttons no longer act. */
  | { kind: 'over'; prompt: Prompt }
  /** As it is (a place on the map). */
  | { kind: 'send'; reply: Reply }
  | { kind: 'speak'; language: Language }
  | { kind: 'silence' }

export type Onward = Extract<Answer, { kind: 'next' | 'ask' }>

export const next = (draft: Draft, ...notes: string[]): Onward => ({ kind: 'next', draft, notes: notes.filter(Boolean) })

/** If it is free. */
export const takeBack = (draft: Draft): Onward => ({ kind: 'next', draft, notes: [], takesBack: true })

export const ask = (question: QuestionName, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  draft,
  notes: notes.filter(Boolean),
})

export const again = (draft: Draft, ...notes: string[]): Answer => ({ kind: 'again', draft, notes: notes.filter(Boolean) })

export const tell = (prompt: Prompt): Answer => ({ kind: 'tell', prompt })

/** The interrupted question goes on in the same message. */
export const inBetween = (answer: Answer): Answer => (answer.kind === 'tell' ? { ...answer, resumes: true } : answer)

/** The interrupted question is open again. */
export const close = (prompt: Prompt): Answer => ({ kind: 'tell', prompt, closes: true })

/** The last message until the person writes again. */
export const leaveAlone = (prompt: Prompt): Answer => ({ kind: 'tell', prompt, quiet: true })

/** Before a question, or before information. */
export function saying(note: string, answer: Answer): Answer {
  if (answer.kind === 'next' || answer.kind === 'ask') return { ...answer, notes: [note, ...answer.notes] }
  if (answer.kind !== 'tell') return answer
  return { ...answer, prompt: { ...answer.prompt, body: paragraphs(note, answer.prompt.body) } }
}

export const askAbout = (question: QuestionName, about: string, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  about,
  draft,
  notes: notes.filter(Boolean),
})
