import { BUTTON_TITLE_MAX, DESCRIPTION_MAX, fit, ROW_TITLE_MAX } from '../texts/lengths.ts'
import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'

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

export interface Hint {
  notes: string[]
  /** Ways out that are added. */
  options?: PromptOption[]
}

/** Paragraphs of a message. */
export const paragraphs = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n\n')

/** Lines of a paragraph. */
export const lines = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n')

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const fitButton = (title: string): string => fit(title, BUTTON_TITLE_MAX)

export const fitRow = (title: string): string => fit(title, ROW_TITLE_MAX)

/** What stands below the title of a row. */
export const fitDescription = (words: string): string => fit(words, DESCRIPTION_MAX)
