import { filesOf, intentsOf, LANGUAGES, type Written } from './engine/vocabulary.ts'

// Spanish has letters that nobody hears apart: h is silent, b is v, s is c is z, ll is y. Who learned to write late writes as it sounds.

/** Shorter words sound like too many others: "e" is "he", "y", and a letter. */
const SHORTEST = 4

/** What they hold are names of people and towns, misspellings, and words that stand for nothing. */
const NOT_WORDS = new Set(['names', 'places', 'spelling'])

/** A word of the notation, and what follows it: a stem ("cancel*") and a beginning ("hij[oa]") are no words; "citas?" is two. */
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

/** All that the vocabulary is made of, and by its sound what only one Spanish word of it sounds like. Read with the first strange word. */
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

/** How a word sounds in Mexico, of letters without accents: two with the same sound are one to whoever writes by ear. */
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

/** The word of the vocabulary that sounds like this one, which the vocabulary does not have; undefined where none or several do. */
export function homophoneOf(word: string): string | undefined {
  if (word.length < SHORTEST) return undefined
  const { known, bySound } = lexicon()
  return known.has(word) ? undefined : bySound.get(soundOf(word))
}
