import { languageOf } from './languages.ts'
import { keyOf, keysOf, type Phrase, readPhrase, sourceOf } from './phrase.ts'
import { groupsOf, LANGUAGES, type Sentence, sentencesOf, type Written } from './vocabulary.ts'

/** Sentences of the vocabulary. Nothing of them is read before the first look, so that a start does not wait for it. */
export interface Phrases {
  /** Whether one of them stands in a message; `words` are `plain` or `everyday` ones. */
  test(words: string): boolean
  /** The first of them in the message, as it was said. */
  exec(words: string): string | undefined
  /** The words without all that one of them is in. */
  without(words: string): string
  /** Where each of them stands in the words, the first ones first. */
  spans(words: string): Span[]
}

/** A part of a text: its first character, and the one after its last. */
export interface Span {
  from: number
  until: number
}

/** A sentence of the vocabulary as a phrase. Throws for what is not in the notation, and says where it stands. */
export function phraseOf({ text, language, file, at }: Sentence): Phrase {
  try {
    return readPhrase(text, groupsOf(language))
  } catch (error) {
    throw new SyntaxError(`vocabulary/${language}/${file}.txt, line ${at}: ${error instanceof Error ? error.message : text}`)
  }
}

/** The intents that the code asks for, each as it was named, and the books of meanings, so that a test finds what nobody asks for. */
export const ASKED_FOR: { file: string; intent: string }[] = []
export const BOOKS: { file: string; book: string; meanings: readonly string[] }[] = []

/** What people write for an intent of the vocabulary: src/vocabulary/<language>/<file>.txt, under "== intent". */
export function phrases(file: string, intent: string): Phrases {
  ASKED_FOR.push({ file, intent })
  const made: Partial<Record<Written, Made>> = {}
  const madeIn = (language: Written): Made => {
    made[language] ??= makeOf(sentencesOf(language, file, intent))
    return made[language]
  }
  return {
    test: (words) => {
      for (const language of speaking(words)) {
        const one = madeIn(language)
        if (one.whole.has(words) || isIn(one, words)) return true
      }
      return false
    },
    exec: (words) => {
      const found = speaking(words).map((language) => patternOf(madeIn(language), words)?.exec(words) ?? undefined)
      if (speaking(words).some((language) => madeIn(language).whole.has(words))) return words
      return found.filter((one) => one !== undefined).toSorted((a, b) => a.index - b.index)[0]?.[0]
    },
    without: (words) =>
      speaking(words)
        .flatMap((language) => patternOf(madeIn(language), words) ?? [])
        .reduce((left, pattern) => left.replace(new RegExp(pattern, 'g'), ' '), words)
        .replace(/ +/g, ' ')
        .trim(),
    spans: (words) =>
      speaking(words)
        .flatMap((language) => spansOf(madeIn(language), words))
        .toSorted((a, b) => a.from - b.from),
  }
}

/**
 * What the sentences of an intent are compared as: whole messages at once, and of all others those that share the beginning of a
 * word with the message. Most messages share none with most intents.
 */
interface Made {
  whole: ReadonlySet<string>
  others: { phrase: Phrase; pattern?: RegExp }[]
  /** The others by the beginnings of words one of which is in every message that they are in. */
  byKey: Map<string, number[]>
  /** Those that may stand in any message. */
  anywhere: number[]
  /** All the others in one. */
  pattern?: RegExp
  /** The same, for each place where one of them stands. */
  everywhere?: RegExp
}

function makeOf(sentences: readonly Sentence[]): Made {
  const whole = sentences.flatMap(({ text }) => WHOLE_MESSAGE.exec(text)?.[1] ?? [])
  const others = sentences.filter(({ text }) => !WHOLE_MESSAGE.test(text)).map((one) => ({ phrase: phraseOf(one) }))
  return { whole: new Set(whole), others, ...byKeys(others) }
}

/** Places in a list by the keys of the phrases there. */
function byKeys(entries: readonly { phrase?: Phrase }[]): { byKey: Map<string, number[]>; anywhere: number[] } {
  const byKey = new Map<string, number[]>()
  const anywhere: number[] = []
  for (const [at, { phrase }] of entries.entries()) {
    const keys = phrase ? keysOf(phrase) : []
    if (!keys) anywhere.push(at)
    for (const key of new Set(keys)) byKey.getOrInsert(key, []).push(at)
  }
  return { byKey, anywhere }
}

/** Whether one of the others stands in these words. */
function isIn({ others, byKey, anywhere }: Made, words: string): boolean {
  const stands = (at: number): boolean => {
    const one = others[at]
    if (!one) return false
    one.pattern ??= new RegExp(sourceOf(one.phrase))
    return one.pattern.test(words)
  }
  return anywhere.some(stands) || (byKey.size > 0 && keysIn(words).some((key) => byKey.get(key)?.some(stands)))
}

/** All the others as one pattern; undefined where none of them can stand in these words. */
function patternOf(made: Made, words: string): RegExp | undefined {
  const { others, byKey, anywhere } = made
  if (anywhere.length === 0 && !keysIn(words).some((key) => byKey.has(key))) return undefined
  made.pattern ??= new RegExp(others.map(({ phrase }) => sourceOf(phrase)).join('|'))
  return made.pattern
}

function spansOf(made: Made, words: string): Span[] {
  if (made.whole.has(words)) return [{ from: 0, until: words.length }]
  if (patternOf(made, words) === undefined) return []
  made.everywhere ??= new RegExp(made.pattern?.source ?? '', 'g')
  return [...words.matchAll(made.everywhere)].map(({ index, 0: said }) => ({ from: index, until: index + said.length }))
}

/** Within a turn the same words are looked at again and again. */
const REMEMBERED = 50
const keysKnown = new Map<string, readonly string[]>()

/** The beginnings of the words of a message, each once; a word is what a pattern takes for one. */
function keysIn(message: string): readonly string[] {
  const before = keysKnown.get(message)
  if (before !== undefined) return before
  const keys = [...new Set(message.split(/\W+/).map(keyOf))]
  if (keysKnown.size >= REMEMBERED) keysKnown.clear()
  keysKnown.set(message, keys)
  return keys
}

const ONLY: Record<Written, readonly Written[]> = { es: ['es'], en: ['en'] }

/** The languages that a message may be in. */
function speaking(words: string): readonly Written[] {
  const language = languageOf(words)
  return language === undefined ? LANGUAGES : ONLY[language]
}

/** Which of many meanings a message has. */
export interface Phrasebook<Meaning> {
  /** The first meaning in the book one of whose phrases stands in one of these readings of a message. */
  find(...readings: string[]): Meaning | undefined
}

/**
 * Meanings, the telling ones first; each is the intent "book meaning" of a file of the vocabulary. A book has hundreds of phrases
 * and a message a few words: only the phrases that share the beginning of a word with the message are compared with it.
 */
export function phrasebook<Meaning extends string>(file: string, book: string, meanings: readonly Meaning[]): Phrasebook<Meaning> {
  BOOKS.push({ file, book, meanings })
  let made: Index<Meaning> | undefined
  return {
    find(...readings) {
      made ??= indexOf(meanings.flatMap((meaning) => entriesOf(file, `${book} ${meaning}`.trim(), meaning)))
      const { entries } = made
      const at = worthComparing(made, readings).find((entry) => readings.some((words) => stands(entries[entry], words)))
      return at === undefined ? undefined : entries[at]?.meaning
    },
  }
}

const entriesOf = <Meaning>(file: string, intent: string, meaning: Meaning): Entry<Meaning>[] =>
  LANGUAGES.flatMap((language) =>
    sentencesOf(language, file, intent).map((sentence) => {
      const whole = WHOLE_MESSAGE.exec(sentence.text)?.[1]
      return { meaning, language, ...(whole === undefined ? { phrase: phraseOf(sentence) } : { whole }) }
    }),
  )

/** A sentence that is a whole message, word for word: most of the orders. */
const WHOLE_MESSAGE = /^\^([a-z0-9 ]+)\$$/

interface Entry<Meaning> {
  meaning: Meaning
  language: Written
  /** The message that it is, word for word. */
  whole?: string
  phrase?: Phrase
  pattern?: RegExp
}

interface Index<Meaning> {
  entries: Entry<Meaning>[]
  byKey: Map<string, number[]>
  /** Those that are a message and nothing else, the first of each. */
  whole: Map<string, number>
  /** Those that may stand in any message. */
  anywhere: number[]
}

function indexOf<Meaning>(entries: Entry<Meaning>[]): Index<Meaning> {
  const whole = new Map<string, number>()
  for (const [at, entry] of entries.entries()) if (entry.whole !== undefined) whole.getOrInsert(entry.whole, at)
  return { entries, whole, ...byKeys(entries) }
}

/** In the order of the book. */
function worthComparing({ byKey, whole, anywhere }: Index<unknown>, readings: string[]): number[] {
  const found = new Set(anywhere)
  for (const words of readings) {
    for (const word of words.split(' ')) for (const at of byKey.get(keyOf(word)) ?? []) found.add(at)
    const at = whole.get(words)
    if (at !== undefined) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

function stands(entry: Entry<unknown> | undefined, words: string): boolean {
  if (entry?.whole !== undefined) return entry.whole === words
  if (!entry?.phrase || !speaking(words).includes(entry.language)) return false
  entry.pattern ??= new RegExp(sourceOf(entry.phrase))
  return entry.pattern.test(words)
}
