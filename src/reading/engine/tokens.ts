import { everyday } from '../spelling.ts'
import { remembered } from './remembered.ts'
import { plain, tidy } from './words.ts'

/** A word of a message: as it is compared, and where it stood in what was typed. */
export interface Token {
  word: string
  /** The first character of it in the tidied text, and the one after its last. */
  from: number
  until: number
  /** A comma, a full stop or another mark stands before it. */
  afterMark: boolean
}

const WORD = /[\p{L}\p{N}]+/gu
/** Marks that end a clause; in "10:30" and "10.30" they stand between figures and end nothing. */
const MARK = /[,.;:!?¡¿…()\n]/
const BETWEEN_FIGURES = /^[.:]$/

const REMEMBERED = 50

/** The words of a message in their order, misspellings put right. Positions are those in `tidy(text)`. */
export const tokensOf: (text: string) => readonly Token[] = remembered(REMEMBERED, makeTokens)

function makeTokens(text: string): Token[] {
  const said = tidy(text)
  const found = [...said.matchAll(WORD)]
  // Word by word only where putting the whole right changed how many there are ("xfa" is two).
  const whole = everyday(said).split(' ')
  return found.map(([typed], at) => {
    const from = found[at]?.index ?? 0
    const before = found[at - 1]
    const gap = said.slice(before ? before.index + before[0].length : 0, from)
    const inFigures = before !== undefined && BETWEEN_FIGURES.test(gap) && /\d$/.test(before[0]) && /^\d/.test(typed)
    return {
      word: whole.length === found.length ? (whole[at] ?? '') : everyday(plain(typed)),
      from,
      until: from + typed.length,
      afterMark: !inFigures && MARK.test(gap),
    }
  })
}

/** The text without these of its words. */
export const withoutThese = (text: string, tokens: readonly Token[], at: readonly number[]): string =>
  at.reduceRight((left, one) => left.slice(0, tokens[one]?.from) + left.slice(tokens[one]?.until), text)
