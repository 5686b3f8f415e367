import { BUTTON_TITLE_MAX, DESCRIPTION_MAX, fit, ROW_TITLE_MAX } from '../texts/lengths.ts'
import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'

export interface PromptOption {
  /** At most 100 bytes; with the question's name all that the answer needs. */
  value: string
  title: string
  description?: string
  /** Its own unless told. */
  question?: QuestionName
}

/** Not bound to a turn yet. */
export interface Prompt {
  /** Ends with the question in bold, or has it next to last. */
  body: string
  options?: PromptOption[]
  /** Left out when something else is said first. */
  thanks?: string
  /** Replaces the usual words. */
  open?: string
  footer?: string
  /** Words answer it too. */
  location?: true
  /** Where only asking can tell. */
  about?: string
  /** Where asking changed it. */
  draft?: Draft
}

export interface Hint {
  notes: string[]
  options?: PromptOption[]
}

export const paragraphs = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n\n')

export const lines = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n')

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const fitButton = (title: string): string => fit(title, BUTTON_TITLE_MAX)

export const fitRow = (title: string): string => fit(title, ROW_TITLE_MAX)

export const fitDescription = (words: string): string => fit(words, DESCRIPTION_MAX)
