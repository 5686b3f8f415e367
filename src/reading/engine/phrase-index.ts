import { languageOf } from '../languages.ts'
import { keyOf, needsOf, type Phrase, sourceOf } from './phrase.ts'
import { remembered } from './remembered.ts'
import { LANGUAGES, type Written } from './vocabulary.ts'

// A message of a few words is looked at by hundreds of lists of phrases, and has none of most. So the beginnings of its words are
// looked up once, for all lists together, and what a list has found in it is kept while the message is remembered.

/** How many lists there are so far; each has its number. */
let lists = 0
/** The lists that have a phrase which needs a word that begins so. */
const listsByKey = new Map<string, number[]>()
/** The lists that have a phrase which may stand in any message. */
const listsAnywhere: number[] = []

/** What a message remembers of a list: not looked yet, no phrase of it, or the place of the first that stands in it. */
const NOT_LOOKED = -2
const NONE = -1

/** A message as it is compared (`plain` or `everyday` words), and what was found in it so far. */
export class Message {
  readonly words: string
  /** The beginnings of its words, each once; a word is what a regular expression takes for one. */
  readonly keys: ReadonlySet<string>
  /** The languages that it may be in. */
  readonly languages: readonly Written[]
  /** By the number of a list. */
  #found = new Int32Array(0)

  constructor(words: string) {
    this.words = words
    this.keys = new Set(words.split(/\W+/).map(keyOf))
    const language = languageOf(words)
    this.languages = language === undefined ? LANGUAGES : [language]
  }

  foundIn(list: number): number {
    if (list >= this.#found.length) this.#lookUp()
    return this.#found[list] ?? NONE
  }

  /** Keeps what a list found. */
  remember(list: number, place: number): void {
    this.#found[list] = place
  }

  /** Which lists are worth looking at. Once for all of them, and again where one was made since: that is while a process is young. */
  #lookUp(): void {
    const found = new Int32Array(lists).fill(NONE)
    for (const list of listsAnywhere) found[list] = NOT_LOOKED
    for (const key of this.keys) for (const list of listsByKey.get(key) ?? NO_LISTS) found[list] = NOT_LOOKED
    this.#found = found
  }
}
const NO_LISTS: readonly number[] = []

const REMEMBERED = 50
const known = remembered(REMEMBERED, (words) => new Message(words))
let last = new Message('')

/** A message by its words; the same one while it is remembered. */
export function messageOf(words: string): Message {
  if (last.words === words) return last
  last = known(words)
  return last
}

/** A phrase in a list. */
export interface Entry {
  language: Written
  /** The whole message that it is, word for word. */
  whole?: string
  phrase?: Phrase
}

/** Phrases in their order, of which the first is asked for that stands in a message. */
export class PhraseList {
  readonly #number = lists++
  readonly #comparisons: Comparison[]
  /** Places in the list by the beginnings of words one of which is in every message that they are in. */
  readonly #byKey = new Map<string, number[]>()
  /** Places of those that may stand in any message. */
  readonly #anywhere: number[] = []
  /** Places of those that are a message and nothing else, the first of each. */
  readonly #whole = new Map<string, number>()

  constructor(entries: readonly Entry[]) {
    this.#comparisons = entries.map(comparisonOf)
    const keys = new Set<string>()
    for (const [at, { whole, phrase }] of entries.entries()) {
      if (whole !== undefined) this.#whole.getOrInsert(whole, at)
      const needed = whole !== undefined ? [keyOf(whole.split(' ')[0] ?? '')] : phrase && this.#comparisons[at]?.needs[0]
      if (needed === undefined) this.#anywhere.push(at)
      for (const key of new Set(needed)) {
        keys.add(key)
        if (whole === undefined) this.#byKey.getOrInsert(key, []).push(at)
      }
    }
    for (const key of keys) listsByKey.getOrInsert(key, []).push(this.#number)
    if (this.#anywhere.length > 0) listsAnywhere.push(this.#number)
  }

  /** The place of the first that stands in a message; -1 for none. */
  first(message: Message): number {
    const before = message.foundIn(this.#number)
    if (before !== NOT_LOOKED) return before
    const place = this.#look(message)
    message.remember(this.#number, place)
    return place
  }

  #look(message: Message): number {
    let first = this.#whole.get(message.words) ?? Number.POSITIVE_INFINITY
    first = this.#firstOf(this.#anywhere, message, first)
    for (const key of message.keys) {
      const there = this.#byKey.get(key)
      if (there) first = this.#firstOf(there, message, first)
    }
    return first === Number.POSITIVE_INFINITY ? NONE : first
  }

  /** Of these places, which ascend, the first that stands in the message, unless an earlier one is known. */
  #firstOf(places: readonly number[], message: Message, before: number): number {
    for (const at of places) {
      if (at >= before) return before
      const one = this.#comparisons[at]
      if (one && stands(one, message)) return at
    }
    return before
  }
}

/** What an entry is compared by. */
interface Comparison {
  language: Written
  /** What words of a message must begin with: of each of these lists at least one, the rarest first. */
  needs: string[][]
  phrase: Phrase | undefined
  /** Made at the first look: most are never needed. */
  pattern: RegExp | undefined
}

const comparisonOf = ({ language, phrase }: Entry): Comparison => ({
  language,
  needs: phrase ? needsOf(phrase) : [],
  phrase,
  pattern: undefined,
})

function stands(one: Comparison, { words, keys, languages }: Message): boolean {
  if (!one.phrase || !languages.includes(one.language)) return false
  for (const need of one.needs) if (!hasOneOf(need, keys)) return false
  one.pattern ??= new RegExp(sourceOf(one.phrase))
  return one.pattern.test(words)
}

function hasOneOf(need: readonly string[], keys: ReadonlySet<string>): boolean {
  for (const key of need) if (keys.has(key)) return true
  return false
}
