import { intentsOf, LANGUAGES } from './vocabulary.ts'

/** Who, what for, where, when, and how people say it. */
const OF_A_BOOKING = [
  ...['aims', 'places', 'places-meant', 'place', 'office', 'office-words', 'slot', 'days', 'volunteer', 'entry', 'purpose', 'menu'],
  ...['relatives', 'moves', 'moving', 'moving-to', 'manner', 'reasons', 'courtesy', 'groups', 'ages', 'amounts', 'asking'],
  ...['several-people', 'attendant', 'headcount', 'sentence-kind', 'who-is-meant', 'telling'],
]

/** A prefix ("equivoque*") of this length stands for the whole. */
const SHORTEST_BEGINNING = 4

interface Known {
  whole: ReadonlySet<string>
  beginnings: ReadonlyMap<string, readonly string[]>
}

let known: Known | undefined

function learn(): Known {
  const whole = new Set<string>()
  const beginnings = new Map<string, string[]>()
  for (const language of LANGUAGES)
    for (const file of OF_A_BOOKING)
      for (const sentences of intentsOf(language, file).values())
        for (const { text } of sentences)
          for (const [, word = '', star] of text.matchAll(/([a-z]+)(\*?)/g))
            if (star && word.length >= SHORTEST_BEGINNING) beginnings.getOrInsert(word.slice(0, SHORTEST_BEGINNING), []).push(word)
            else whole.add(word)
  return { whole, beginnings }
}

/** `word` without accents, in lower case. */
export function isKnownWord(word: string): boolean {
  known ??= learn()
  return (
    known.whole.has(word) || known.beginnings.get(word.slice(0, SHORTEST_BEGINNING))?.some((one) => word.startsWith(one)) === true
  )
}
