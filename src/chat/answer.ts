import type { Language } from '../catalogue/types.ts'
import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'
import { type Hint, type Prompt, paragraphs } from './prompt.ts'
import type { Reply } from './reply.ts'

/** Words that nothing understood: at which question, and how they were answered. For the figures only; it holds no word of anybody. */
export interface Missed {
  question: QuestionName
  /** Not understood; somebody asked what the question means; a question whose answer is not known here. */
  kind: 'not_understood' | 'asked_back' | 'unanswered'
}

/** What an answer leads to. */
export type Answer = Led & {
  missed?: Missed
  /** What was written is not kept: something in it is needed for nothing. */
  unkept?: true
}

type Led =
  /** Taken: the first question that the draft leaves open follows, after these sentences. */
  | {
      kind: 'next'
      draft: Draft
      notes: string[]
      /** The hour of the draft ran out, and somebody wants it back, however late. */
      takesBack?: true
      /** Says only what was understood, after the notes: not said where it is read back. */
      echo?: string[]
    }
  /** This question follows, whatever the draft says. */
  | { kind: 'ask'; question: QuestionName; about?: string; draft: Draft; notes: string[]; echo?: string[] }
  /** The open question once more, after these sentences; `hint` says how to answer it. */
  | { kind: 'again'; draft: Draft; notes: string[]; about?: string; hint?: (prompt: Prompt) => Hint }
  /** Information: the question before stays open, unless this closes it. */
  | {
      kind: 'tell'
      prompt: Prompt
      closes?: true
      /** Answers something that was asked in between: a question that is still open is put again below it, in the same message. */
      resumes?: true
      /** Somebody wants no more of it: a hold that runs out is not told either. */
      quiet?: true
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

/** Goes on with the hour that was held before: it is taken once more, if it is free. */
export const takeBack = (draft: Draft): Onward => ({ kind: 'next', draft, notes: [], takesBack: true })

export const ask = (question: QuestionName, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  draft,
  notes: notes.filter(Boolean),
})

export const again = (draft: Draft, ...notes: string[]): Answer => ({ kind: 'again', draft, notes: notes.filter(Boolean) })

export const tell = (prompt: Prompt): Answer => ({ kind: 'tell', prompt })

/** Tells what was asked in the middle of something else, which goes on in the same message. */
export const inBetween = (answer: Answer): Answer => (answer.kind === 'tell' ? { ...answer, resumes: true } : answer)

/** Says how an interruption ended; what was open before it is open again. */
export const close = (prompt: Prompt): Answer => ({ kind: 'tell', prompt, closes: true })

/** The last that is said of it until the person writes again. */
export const leaveAlone = (prompt: Prompt): Answer => ({ kind: 'tell', prompt, quiet: true })

/** The same answer, with this said before what it says itself: before a question, or before information. */
export function saying(note: string, answer: Answer): Answer {
  if (answer.kind === 'next' || answer.kind === 'ask') return { ...answer, notes: [note, ...answer.notes] }
  if (answer.kind !== 'tell') return answer
  return { ...answer, prompt: { ...answer.prompt, body: paragraphs(note, answer.prompt.body) } }
}

/** The same answer with this told too: behind what is done, before what is asked. */
export function answerAlso(answer: Answer, told: Answer): Answer {
  if (told.kind !== 'tell') return answer
  const { body, options } = told.prompt
  if (answer.kind === 'next' || answer.kind === 'ask') return { ...answer, notes: [...answer.notes, body] }
  if (answer.kind !== 'tell' && answer.kind !== 'over') return answer
  return { ...answer, prompt: { ...(options && { options }), ...answer.prompt, body: paragraphs(answer.prompt.body, body) } }
}

export const askAbout = (question: QuestionName, about: string, draft: Draft, ...notes: string[]): Onward => ({
  kind: 'ask',
  question,
  about,
  draft,
  notes: notes.filter(Boolean),
})
