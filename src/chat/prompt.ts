import type { Draft } from './draft.ts'
import type { QuestionName } from './part.ts'
import { BUTTON_TITLE_MAX, DESCRIPTION_MAX, ROW_TITLE_MAX } from './speak.ts'

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
  /** A way out that is added where there is room. */
  option?: PromptOption
}

/** Paragraphs of a message. */
export const paragraphs = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n\n')

/** Lines of a paragraph. */
export const lines = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join('\n')

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** At most so many characters; what is longer is cut, at a word if it can be. */
export function fit(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most - 1)
  const atWord = cut.lastIndexOf(' ')
  return `${cut.slice(0, atWord > most / 2 ? atWord : undefined)}…`
}

export const fitButton = (title: string): string => fit(title, BUTTON_TITLE_MAX)

export const fitRow = (title: string): string => fit(title, ROW_TITLE_MAX)

/** What stands below the title of a row. */
export const fitDescription = (words: string): string => fit(words, DESCRIPTION_MAX)

/** Rows of one list must differ: where two have the same title, all of them are numbered. */
export function toldApart<Row extends { title: string }>(rows: Row[]): Row[] {
  const alike = new Set(rows.map((one) => one.title)).size < rows.length
  return alike ? rows.map((one, i) => ({ ...one, title: fitRow(`${i + 1}. ${one.title}`) })) : rows
}
