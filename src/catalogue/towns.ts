import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Place } from './types.ts'

/** One row for each name of a town. */
export interface Town extends Place {
  id: number
  /** Comparison form (db/seeds/towns.ts). */
  plain: string
  population: number
}

const MOST_NAMED = 20
const CANDIDATES = 50
/** Enough to find a name with a typing mistake. */
const TRIGRAMS = 8
/** Shorter words are part of too many names. */
export const PART_OF_A_NAME = 4

const COLUMNS = 'id, name, plain, state, latitude, longitude, population'
const TOWN_ROW = row<Town>({
  ...{ id: 'int', name: 'text', plain: 'text', state: 'text', latitude: 'real', longitude: 'real', population: 'int' },
})

const TOWNS_NAMED = statement(`select ${COLUMNS} from towns where plain = ?`, {
  row: TOWN_ROW,
  params: ['text'],
  uses: 'towns_plain',
})

/** Largest first; undefined when there is none, so that the next way is tried. */
export function townsNamed(db: Db, name: string, state?: string): Town[] | undefined {
  const found = TOWNS_NAMED.all(db, name).filter((town) => state === undefined || town.state === state)
  return found.length > 0 ? found.sort((a, b) => b.population - a.population || a.id - b.id).slice(0, MOST_NAMED) : undefined
}

/** Words in the name, or its beginning; largest first. */
export function townsWithWords(db: Db, words: string, state?: string): Town[] {
  if (words.length < PART_OF_A_NAME) return []
  const all = directory(db)
  const rarest = trigramsOf(words).reduce((a, b) => (placesOf(all, b).length < placesOf(all, a).length ? b : a))
  const found: Town[] = []
  let before = -1
  for (const at of placesOf(all, rarest)) {
    const town = all.towns[at]
    if (at === before || !town?.plain.includes(words) || (state !== undefined && town.state !== state)) continue
    before = at
    if (found.push(town) === CANDIDATES) break
  }
  return found.filter(({ plain }) => ` ${plain} `.includes(` ${words} `) || plain.startsWith(words))
}

/** By shared trigrams, rare ones first; the caller compares the spelling. */
export function townsAlike(db: Db, words: string, state: string | undefined): Town[] {
  const all = directory(db)
  const telling = words.split(' ').filter((word) => word.length >= PART_OF_A_NAME) // "de" and "san" are in thousands of names.
  const trigrams = (telling.length > 0 ? telling : [words]).flatMap(trigramsOf)
  const everyNth = Math.ceil(trigrams.length / TRIGRAMS)
  const { scores } = all
  const found: number[] = []
  for (const trigram of trigrams.filter((_, nth) => nth % everyNth === 0)) addScores(all, trigram, found)
  const best = bestOf(state === undefined ? found : found.filter((at) => all.towns[at]?.state === state), scores)
  for (const at of found) scores[at] = 0
  return best.flatMap((at) => all.towns[at] ?? [])
}

/** The usual weights of Okapi BM25. */
const [OFTEN, LENGTH] = [1.2, 0.75]
const LEAST_TELLING = 1e-6

/** New names are added to `found`. */
function addScores(all: Directory, trigram: string, found: number[]): void {
  const { towns, lengths, scores } = all
  const places = placesOf(all, trigram)
  let names = 0
  for (let nth = 0; nth < places.length; nth++) if (nth === 0 || places[nth] !== places[nth - 1]) names++
  const rare = Math.max(LEAST_TELLING, Math.log((towns.length - names + 0.5) / (names + 0.5)))
  for (let nth = 0; nth < places.length; ) {
    const at = places[nth] ?? 0
    let times = 0
    for (; places[nth] === at; nth++) times++
    if (scores[at] === 0) found.push(at)
    scores[at] = (scores[at] ?? 0) + (rare * times * (OFTEN + 1)) / (times + OFTEN * (lengths[at] ?? 1))
  }
}

/** Highest first. */
function bestOf(places: readonly number[], scores: Float64Array): number[] {
  const best: number[] = []
  let least = 0
  for (const at of places) {
    const score = scores[at] ?? 0
    if (best.length === CANDIDATES) {
      if (score <= least) continue
      best.pop()
    }
    let place = best.length
    while (place > 0 && score > (scores[best[place - 1] ?? 0] ?? 0)) place--
    best.splice(place, 0, at)
    least = scores[best.at(-1) ?? 0] ?? 0
  }
  return best
}

export const largestIn = (db: Db, state: string): Town | undefined => directory(db).towns.find((town) => town.state === state)

const ALL_TOWNS = statement(`select ${COLUMNS} from towns order by population desc, id`, {
  row: TOWN_ROW,
  because: 'once in a process, at the first place that is no name of a town',
})

/** Largest first, with an index of trigrams. */
interface Directory {
  towns: readonly Town[]
  lengths: Float64Array
  /** For `townsAlike`, by place; 0 between two searches. */
  scores: Float64Array
  /** By trigram number; they end where the next ones begin. */
  begins: Int32Array
  /** Repeated where the trigram occurs twice. */
  places: Int32Array
}

/** Towns never change after a database is made. */
const directories = new WeakMap<Db['client'], Directory>()

/** In memory this takes a sixth of SQLite's search index; building it some 20 ms, once. */
function directory(db: Db): Directory {
  const known = directories.get(db.client)
  if (known) return known
  const made = makeDirectory(ALL_TOWNS.all(db))
  directories.set(db.client, made)
  return made
}

function makeDirectory(towns: readonly Town[]): Directory {
  // Plain loops over numbers: this runs once, before it is compiled.
  const begins = new Int32Array(NUMBERS + 1)
  for (const { plain } of towns)
    for (let at = 2; at < plain.length; at++) {
      const after = numberAt(plain, at) + 1
      begins[after] = (begins[after] ?? 0) + 1
    }
  for (let at = 0; at < NUMBERS; at++) begins[at + 1] = (begins[at + 1] ?? 0) + (begins[at] ?? 0)
  const total = begins[NUMBERS] ?? 0
  const places = new Int32Array(total)
  const next = begins.slice()
  for (let place = 0; place < towns.length; place++) {
    const plain = towns[place]?.plain ?? ''
    for (let at = 2; at < plain.length; at++) {
      const number = numberAt(plain, at)
      const free = next[number] ?? 0
      places[free] = place
      next[number] = free + 1
    }
  }
  const usual = total / Math.max(1, towns.length)
  const lengths = Float64Array.from(towns, ({ plain }) => 1 - LENGTH + (LENGTH * Math.max(0, plain.length - 2)) / usual)
  return { towns, lengths, scores: new Float64Array(towns.length), begins, places }
}

function placesOf({ begins, places }: Directory, trigram: string): Int32Array {
  const number = numberAt(trigram, 2)
  return places.subarray(begins[number], begins[number + 1])
}

const trigramsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3))

/** Any other character counts as one more, which is in no name. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789 '
const BASE = LETTERS.length + 1
const NUMBERS = BASE ** 3
const LETTER_NUMBERS = new Uint8Array(128)
for (const [at, letter] of [...LETTERS].entries()) LETTER_NUMBERS[letter.charCodeAt(0)] = at + 1

const numberAt = (word: string, at: number): number =>
  ((LETTER_NUMBERS[word.charCodeAt(at - 2)] ?? 0) * BASE + (LETTER_NUMBERS[word.charCodeAt(at - 1)] ?? 0)) * BASE +
  (LETTER_NUMBERS[word.charCodeAt(at)] ?? 0)
