import { words as wordsOf } from './vocabulary.ts'

/** Words of a wish, an answer or an order that people run together on small telephones. */
const TELLING = wordsOf('joined', 'telling')
/** What stands between them, and never last: "sacarla" and "renovarlo" are words of their own. */
const BETWEEN = wordsOf('joined', 'between')

/** Many words begin with these and are one word all the same: "apagar", "encuesta", "medias", Ensenada. */
const NEVER_FIRST = wordsOf('joined', 'never first')

/** None of these words has one, and a CURP or a folio is the longest to try. */
const HAS_FIGURE = /\d/

const SHORTEST = 6
const LONGEST = 40
const LONGEST_PIECE = 10

/**
 * "quierounacita" as "quiero una cita". Only when the whole word is made of such words, the last one a telling one, so that no
 * name or town falls apart; undefined for any other word. `spelt`: how a misspelt piece is written, "kiero".
 */
export function apart(word: string, spelt: (piece: string) => string | undefined): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || HAS_FIGURE.test(word) || TELLING.has(word)) return undefined
  // The fewest words that reach each letter.
  const reached: (string[] | undefined)[] = [[]]
  for (let from = 0; from < word.length; from++) {
    const before = reached[from]
    if (!before) continue
    for (let until = from + 1; until <= Math.min(word.length, from + LONGEST_PIECE); until++) {
      const piece = pieceIn(word.slice(from, until), spelt)
      const there = reached[until]
      if (piece !== undefined && (!there || there.length > before.length + 1)) reached[until] = [...before, piece]
    }
  }
  const words = reached[word.length]
  if (!words || words.length < 2 || NEVER_FIRST.has(words[0]?.split(' ')[0] ?? '') || !TELLING.has(words.at(-1) ?? ''))
    return undefined
  return words.join(' ')
}

const SHORTEST_SPELT = 5

function pieceIn(piece: string, spelt: (piece: string) => string | undefined): string | undefined {
  if (BETWEEN.has(piece) || TELLING.has(piece)) return piece
  const meant = piece.length >= SHORTEST_SPELT ? spelt(piece) : undefined
  return meant !== undefined && TELLING.has(meant) ? meant : undefined
}
