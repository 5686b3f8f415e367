import { everyday } from '../spelling.ts'
import { remembered } from './remembered.ts'
import { plain, tidy } from './words.ts'

/** In its compared form, with its position in the text. */
export interface Token {
  word: string
  /** Positions in the tidied text; `until` is after the last character. */
  from: number
  until: number
  /** After a comma, a full stop or another mark. */
  afterMark: boolean
}

const WORD = /[\p{L}\p{N}]+/gu
/** They end a clause, except between figures ("10:30", "10.30"). */
const MARK = /[,.;:!?¡¿…()\n]/
const BETWEEN_FIGURES = /^[.:]$/

const REMEMBERED = 50

/** Misspellings corrected. Positions are those in `tidy(text)`. */
export const tokensOf: (text: string) => readonly Token[] = remembered(REMEMBERED, makeTokens)

function makeTokens(text: string): Token[] {
  const said = tidy(text)
  const found = [...said.matchAll(WORD)]
  // Word by word only where correcting the whole changed the number of words ("xfa" is two).
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

export const withoutThese = (text: string, tokens: readonly Token[], at: readonly number[]): string =>
  at.reduceRight((left, one) => left.slice(0, tokens[one]?.from) + left.slice(tokens[one]?.until), text)
