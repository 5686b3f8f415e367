import { languageOf } from '../languages.ts'
import { keyOf, needsOf, type Phrase, sourceOf } from './phrase.ts'
import { remembered } from './remembered.ts'
import { LANGUAGES, type Written } from './vocabulary.ts'

// A message is compared with hundreds of lists and matches few. Its word prefixes are looked up once for all lists, and results are kept
// while the message is cached.

let lists = 0
/** Lists with a phrase that needs this prefix. */
const listsByKey = new Map<string, number[]>()
/** Lists with a phrase that may stand anywhere. */
const listsAnywhere: number[] = []

/** Not looked yet, no match, or the place of the first match. */
const NOT_LOOKED = -2
const NONE = -1

/** In its compared form (`plain` or `everyday` words), with its results. */
export class Message {
  readonly words: string
  /** Each prefix once, of words as a regular expression sees them. */
  readonly keys: ReadonlySet<string>
  readonly languages: readonly Written[]
  /** By list number. */
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

  remember(list: number, place: number): void {
    this.#found[list] = place
  }

  /** Again after a new list, while a process is young. */
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

/** The cached one, if any. */
export function messageOf(words: string): Message {
  if (last.words === words) return last
  last = known(words)
  return last
}

export interface Entry {
  language: Written
  /** The whole message, word for word. */
  whole?: string
  phrase?: Phrase
}

/** The first that matches counts. */
export class PhraseList {
  readonly #number = lists++
  readonly #comparisons: Comparison[]
  /** By prefixes that every match must have. */
  readonly #byKey = new Map<string, number[]>()
  /** May match any message. */
  readonly #anywhere: number[] = []
  /** Whole messages, the first of each. */
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

  /** -1 for none. */
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

  /** Of ascending places, unless an earlier one is known. */
  #firstOf(places: readonly number[], message: Message, before: number): number {
    for (const at of places) {
      if (at >= before) return before
      const one = this.#comparisons[at]
      if (one && stands(one, message)) return at
    }
    return before
  }
}

interface Comparison {
  language: Written
  /** Required prefixes: one of each list, rarest list first. */
  needs: string[][]
  phrase: Phrase | undefined
  /** Compiled when first needed; most never are. */
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
