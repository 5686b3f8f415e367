import { BUTTON_TITLE_MAX, DESCRIPTION_MAX, ROW_TITLE_MAX } from './speak.ts'

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
