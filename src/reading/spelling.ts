import { distance } from 'fastest-levenshtein'
import { remembered } from './engine/remembered.ts'
import { lines, otherForms, words, words as wordsOf } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'
import { homophoneOf } from './homophones.ts'
import { languageOf } from './languages.ts'

const misspelt = otherForms('spelling', 'usual misspellings')

/** Long and telling enough for one wrong letter. */
const TELLING = words('spelling', 'known with one wrong letter')
const SHORTEST = 7
const LONGEST = 12
/** Longer messages need no correction, which takes time. */
const MOST_WORDS = 40

const PLUS = lines('spelling', 'a plus sign')
/** "la + cerca" */
const MORE = /\+ ?(?=\p{L})/gu

/** "nunca e sacado": "e" joins only before an i. */
const HAVE = /\be (?=(?!h?i)[a-z]+[ai]do\b)/g

const REMEMBERED = 50

/**
 * `plain` with usual misspellings corrected and joined words separated. For wishes, commands, days and hours; never for names, places,
 * CURPs and numbers.
 */
export const everyday = remembered(REMEMBERED, (text) => {
  const words = plain(text.replace(MORE, () => `${PLUS()} `)).replace(HAVE, 'he ')
  const said = words.split(' ')
  const put = said.length > MOST_WORDS ? putKnownRight : languageOf(words) === 'en' ? putEnglishRight : putRight
  return inFirstPerson(said.map(put).join(' '))
})

/** Entries; words with figures are not cached. */
const REMEMBERED_WORDS = 1_000
const ONLY_LETTERS = /^[a-z]{1,20}$/

/** By sound in Spanish, then as a long word with one wrong letter. */
function putsRight(guess: (word: string) => string): (word: string) => string {
  const right = (word: string): string => misspelt(word) ?? apart(word, misspelt) ?? guess(word)
  const known = remembered(REMEMBERED_WORDS, right)
  return (word) => (ONLY_LETTERS.test(word) ? known(word) : right(word))
}
const putRight = putsRight((word) => homophoneOf(word) ?? nearWord(word))
const putEnglishRight = putsRight(nearWord)
const putKnownRight = putsRight((word) => word)

/** One letter too many, too few or wrong, not the first. */
function nearWord(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST || TELLING.has(word)) return word
  const meant = TELLING.all().find(
    (one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 1 && distance(one, word) === 1,
  )
  return meant ?? word
}

/** Words that people run together on small telephones. */
const JOINED_PIECES = wordsOf('joined', 'telling')
/** Between them, never last: "sacarla" and "renovarlo" are words. */
const BETWEEN = wordsOf('joined', 'between')

/** Many words begin with these: "apagar", "encuesta", "medias", Ensenada. */
const NEVER_FIRST = wordsOf('joined', 'never first')

/** None of these words has one, and a CURP or a folio is the longest to try. */
const HAS_FIGURE = /\d/

const SHORTEST_JOINED = 6
const LONGEST_JOINED = 40
const LONGEST_PIECE = 10

/**
 * "quierounacita" as "quiero una cita": only when all of it is such words, the last one a telling one, so that no name or town is split;
 * else undefined. `spelt`: the spelling of a misspelt piece, "kiero".
 */
function apart(word: string, spelt: (piece: string) => string | undefined): string | undefined {
  if (word.length < SHORTEST_JOINED || word.length > LONGEST_JOINED || HAS_FIGURE.test(word) || JOINED_PIECES.has(word))
    return undefined
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
  if (!words || words.length < 2 || NEVER_FIRST.has(words[0]?.split(' ')[0] ?? '') || !JOINED_PIECES.has(words.at(-1) ?? ''))
    return undefined
  return words.join(' ')
}

const SHORTEST_SPELT = 5

function pieceIn(piece: string, spelt: (piece: string) => string | undefined): string | undefined {
  if (BETWEEN.has(piece) || JOINED_PIECES.has(piece)) return piece
  const meant = piece.length >= SHORTEST_SPELT ? spelt(piece) : undefined
  return meant !== undefined && JOINED_PIECES.has(meant) ? meant : undefined
}

const firstPerson = otherForms('spelling', 'in the first person')
const BEFORE_VERB = wordsOf('spelling', 'before a verb')
const DENIES_VERB = wordsOf('spelling', 'denies a verb')

/**
 * Infinitives in the first person ("yo querer pasaporte", "no tener CURP"); other persons stay, and so does a verb at the beginning:
 * "hablar con una persona" is a wish.
 */
function inFirstPerson(words: string): string {
  const said = words.split(' ')
  for (let at = 1; at < said.length; at++) {
    const one = firstPerson(said[at] ?? '')
    if (one === undefined) continue
    let from = at
    while (from > 0 && at - from < 2 && DENIES_VERB.has(said[from - 1] ?? '')) from--
    if (from > 0 && !BEFORE_VERB.has(said[from - 1] ?? '')) continue
    const whole = firstPerson(said.slice(from, at + 1).join(' '))
    said.splice(...(whole === undefined ? ([at, 1, one] as const) : ([from, at - from + 1, whole] as const)))
  }
  return said.join(' ')
}
