import { phrases } from './phrases.ts'
import { remembered } from './remembered.ts'
import { lines } from './vocabulary.ts'

/** Longer messages say nothing more that we could use. */
const LONGEST = 1_000

/** Nothing in it to put right: most messages. */
const SIMPLE = /^[ -~]*$/

/** What was typed, without control characters, marks of direction and doubled blanks. */
export function tidy(text: string): string {
  if (SIMPLE.test(text)) return text.replace(/ {2,}/g, ' ').trim().slice(0, LONGEST)
  return text
    .normalize('NFKC')
    .replace(/[\p{C}\u2028\u2029]/gu, (char) => (/\s/.test(char) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

/** Words, and the titles that they are compared with. */
const REMEMBERED = 100

/** For comparing: lower case, no accents (ñ becomes n), only letters, digits and single blanks. */
export const plain = remembered(REMEMBERED, makePlain)

/** The same of texts that are read once. */
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

/** Nobody is more polite than that. */
const MOST_COURTESIES = 6

/** What people say around what they want, by its first or last word; the longer ones first. Read at the first look. */
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

/** "hola buenas tardes quiero ver mi cita por favor" asks for the same as "ver mi cita". */
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

/** Words of a sentence, which no place and no name is made of. */
const SENTENCE = phrases('courtesy', 'of a sentence')

/** Whether somebody wrote a sentence rather than the name of something. */
export const isSentence = (text: string): boolean => SENTENCE.test(plain(text))
