import { phrases } from './phrases.ts'
import { remembered } from './remembered.ts'
import { lines } from './vocabulary.ts'

/** Longer messages say nothing more of use. */
const LONGEST = 1_000

/** Nothing to correct: most messages. */
const SIMPLE = /^[ -~]*$/

/** Without control characters, direction marks and doubled blanks. */
export function tidy(text: string): string {
  if (SIMPLE.test(text)) return text.replace(/ {2,}/g, ' ').trim().slice(0, LONGEST)
  return text
    .normalize('NFKC')
    .replace(/[\p{C}\u2028\u2029]/gu, (char) => (/\s/.test(char) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

/** Entries: words, and titles compared with them. */
const REMEMBERED = 100

/** For comparing: lower case, no accents (ñ becomes n), only letters, digits and single blanks. */
export const plain = remembered(REMEMBERED, makePlain)

/** For texts that are read once. */
export function makePlain(text: string): string {
  const said = tidy(text)
  if (SIMPLE.test(said))
    return said
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const MOST_COURTESIES = 6

/** By the first or last word, longer ones first. Read at the first look. */
const courtesies = (intent: string, keyOf: (words: string[]) => string | undefined) => {
  const all = lines('courtesy', intent)
  let made: Map<string, string[]> | undefined
  return (key: string): string[] => {
    made ??= Map.groupBy(
      all()
        .map((whole) => whole.slice(1, -1))
        .sort((a, b) => b.length - a.length),
      (phrase) => keyOf(phrase.split(' ')) ?? '',
    )
    return made.get(key) ?? []
  }
}
const BEFORE = courtesies('before', (words) => words[0])
const AFTER = courtesies('after', (words) => words.at(-1))

/** "hola buenas tardes quiero ver mi cita por favor" becomes "ver mi cita". */
export function withoutCourtesy(words: string): string {
  let rest = words
  for (let said = 0; said < MOST_COURTESIES; said++) {
    const before = BEFORE(rest.slice(0, Math.max(0, rest.indexOf(' ')))).find((one) => rest.startsWith(`${one} `))
    if (before !== undefined) rest = rest.slice(before.length + 1)
    const after = AFTER(rest.slice(rest.lastIndexOf(' ') + 1)).find((one) => rest.endsWith(` ${one}`))
    if (after !== undefined) rest = rest.slice(0, -after.length - 1)
    if (before === undefined && after === undefined) break
  }
  return rest
}

/** In no place and no name. */
const SENTENCE = phrases('courtesy', 'of a sentence')

/** Rather than a name. */
export const isSentence = (text: string): boolean => SENTENCE.test(plain(text))
