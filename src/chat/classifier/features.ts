import { everyday } from '../../reading/spelling.ts'

/** Features are hashed into so many places; colliding ones are learnt as one. */
export const PLACES = 1 << 13

/** Words beyond these add time and no meaning. */
const MOST_WORDS = 40

/** Lengths of word parts, with beginning and end marked. */
const SHORTEST_PART = 3
const LONGEST_PART = 4

/** FNV-1a. */
const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** The kind goes into the hash, so that the word "que" and a part of one are two features. */
const WORD = 1
const PAIR = 2
const PART = 3

/** For explanation: a word, two consecutive words, or a part of a word. */
export interface Feature {
  place: number
  text: string
}

/** Each once: words, pairs and parts, after spelling correction. The same on every machine. */
export function placesOf(text: string): number[] {
  const places = new Set<number>()
  visit(text, (place) => places.add(place))
  return [...places]
}

export function featuresOf(text: string): Feature[] {
  const features = new Map<number, Feature>()
  visit(text, (place, words, from, until) => {
    if (!features.has(place)) features.set(place, { place, text: words.slice(from, until).trim() })
  })
  return [...features.values()]
}

/** With its position in the words, a blank before and after them. */
function visit(text: string, see: (place: number, words: string, from: number, until: number) => void): void {
  const words = ` ${everyday(text).split(' ', MOST_WORDS).join(' ')} `
  if (words.length < SHORTEST_PART) return
  let before = 0
  let from = 0
  for (let blank = words.indexOf(' ', 1); blank > 0; blank = words.indexOf(' ', blank + 1)) {
    see(placeOf(WORD, words, from + 1, blank), words, from + 1, blank)
    see(placeOf(PAIR, words, before, blank), words, before, blank)
    // The marks at both ends of a word are its blanks.
    for (let part = from; part + SHORTEST_PART <= blank + 1; part++)
      for (let length = SHORTEST_PART; length <= LONGEST_PART && part + length <= blank + 1; length++)
        see(placeOf(PART, words, part, part + length), words, part, part + length)
    before = from
    from = blank
  }
}

function placeOf(kind: number, words: string, from: number, until: number): number {
  let hash = Math.imul(SEED ^ kind, PRIME)
  for (let at = from; at < until; at++) hash = Math.imul(hash ^ words.charCodeAt(at), PRIME)
  return (hash ^ (hash >>> 15)) & (PLACES - 1)
}
