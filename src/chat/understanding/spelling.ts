import { distance } from 'fastest-levenshtein'
import { apart } from './joined.ts'
import { inFirstPerson } from './short-spanish.ts'
import { lines, words } from './vocabulary.ts'
import { plain } from './words.ts'

const WRITTEN = lines('spelling', 'usual misspellings')
let table: ReadonlyMap<string, string> | undefined

/** How each usual misspelling is written; read by the first message, so that a start does not wait for it. */
function spellings(): ReadonlyMap<string, string> {
  table ??= new Map(
    WRITTEN().flatMap((line): [string, string][] => {
      const [right = '', ...wrong] = line.split(' ')
      return wrong.filter((word) => word !== right).map((word) => [word, right.replaceAll('_', ' ')])
    }),
  )
  return table
}

/** Words that are long and telling enough to be known with one wrong letter. */
const TELLING = words('spelling', 'known with one wrong letter')
const SHORTEST = 7
const LONGEST = 12
/** A long message says enough without its misspelt words, and everybody waits while they are compared. */
const MOST_WORDS = 40

const PLUS = lines('spelling', 'a plus sign')
/** "la + cerca" */
const MORE = /\+ ?(?=\p{L})/gu

const REMEMBERED = 50
const known = new Map<string, string>()

/**
 * `plain`, with the usual misspellings put right and words without blanks taken apart. For wishes, commands, days and hours; never for names, places, CURPs and
 * numbers, which are kept as they were written.
 */
export function everyday(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const said = plain(text.replace(MORE, () => `${PLUS()} `)).split(' ')
  const near = said.length <= MOST_WORDS
  const right = inFirstPerson(said.map((word) => putRight(word, near)).join(' '))
  if (known.size >= REMEMBERED) known.clear()
  known.set(text, right)
  return right
}

/** Most messages are made of the same words; so many are remembered, then all are forgotten. Nothing with a figure in it is. */
const REMEMBERED_WORDS = 1_000
const rightWords = new Map<string, string>()
const ONLY_LETTERS = /^[a-z]{1,20}$/

function putRight(word: string, near: boolean): string {
  const key = near ? word : `${word} far`
  const before = rightWords.get(key)
  if (before !== undefined) return before
  const right = spellings().get(word) ?? apart(word, misspelt) ?? (near ? nearWord(word) : word)
  if (!ONLY_LETTERS.test(word)) return right
  if (rightWords.size >= REMEMBERED_WORDS) rightWords.clear()
  rightWords.set(key, right)
  return right
}

const misspelt = (word: string): string | undefined => spellings().get(word)

/** One letter too many, too few or wrong. A word that begins otherwise is another one. */
function nearWord(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST || TELLING.has(word)) return word
  const meant = TELLING.all().find(
    (one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 1 && distance(one, word) === 1,
  )
  return meant ?? word
}
