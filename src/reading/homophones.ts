import { filesOf, intentsOf, LANGUAGES, type Written } from './engine/vocabulary.ts'

// Spanish letters that sound alike: h is silent, b is v, s is c is z, ll is y.

/** Shorter words sound like too many others. */
const SHORTEST = 4

/** Names of people and towns, misspellings, and non-words. */
const NOT_WORDS = new Set(['names', 'places', 'spelling'])

/** A stem ("cancel*") and a beginning ("hij[oa]") are no words; "citas?" is two. */
const WRITTEN = /(?<![\p{L}\]])(\p{L}{4,})(\?|\*|\[)?/gu

let made: { known: ReadonlySet<string>; bySound: ReadonlyMap<string, string | undefined> } | undefined

function wordsOf(language: Written): string[] {
  const sentences = filesOf(language)
    .filter((file) => !NOT_WORDS.has(file))
    .flatMap((file) => [...intentsOf(language, file).values()].flat())
  return sentences.flatMap(({ text }) =>
    [...text.matchAll(WRITTEN)].flatMap(([, word = '', sign]) =>
      sign === '?' ? [word, word.slice(0, -1)] : sign === undefined ? [word] : [],
    ),
  )
}

/** The vocabulary's words, and by sound those that are unique. Read with the first strange word. */
function lexicon() {
  if (made) return made
  const known = new Set(LANGUAGES.flatMap(wordsOf))
  const bySound = new Map<string, string | undefined>()
  for (const word of new Set(wordsOf('es'))) {
    const sound = soundOf(word)
    bySound.set(sound, bySound.has(sound) ? undefined : word)
  }
  made = { known, bySound }
  return made
}

/** In Mexico, of letters without accents. */
export const soundOf = (word: string): string =>
  word
    .replace(/ch/g, '2')
    .replace(/h/g, '')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/c(?=[ei])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/w/g, 'u')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/ll|y(?=[aeiou])/g, '3')
    .replace(/y$/g, 'i')
    .replace(/^rr/, 'r')
    .replace(/([^r])\1+/g, '$1')

/** Undefined where none or several sound alike. */
export function homophoneOf(word: string): string | undefined {
  if (word.length < SHORTEST) return undefined
  const { known, bySound } = lexicon()
  return known.has(word) ? undefined : bySound.get(soundOf(word))
}
