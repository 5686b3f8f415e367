import { languageOf } from './languages.ts'
import { keyOf, keysOf, type Phrase, readPhrase, sourceOf } from './phrase.ts'
import { groupsOf, LANGUAGES, type Sentence, sentencesOf, type Written } from './vocabulary.ts'

/** Sentences of the vocabulary. Nothing of them is read before the first look, so that a start does not wait for it. */
export interface Phrases {
  /** Whether one of them stands in a message; `words` are `plain` or `everyday` ones. */
  test(words: string): boolean
  /** The first of them in the message, as it was said. */
  exec(words: string): string | undefined
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
  const made = new Map<Written, RegExp | undefined>()
  const patternIn = (language: Written): RegExp | undefined => {
    if (!made.has(language)) {
      const sentences = sentencesOf(language, file, intent)
      const source = sentences.map((sentence) => sourceOf(phraseOf(sentence))).join('|')
      made.set(language, sentences.length === 0 ? undefined : new RegExp(source))
    }
    return made.get(language)
  }
  return {
    test: (words) => speaking(words).some((language) => patternIn(language)?.test(words)),
    exec: (words) => {
      const found = speaking(words).map((language) => patternIn(language)?.exec(words) ?? undefined)
      return found.filter((one) => one !== undefined).toSorted((a, b) => a.index - b.index)[0]?.[0]
    },
  }
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
      made ??= indexOf(meanings.flatMap((meaning) => entriesOf(file, `${book} ${meaning}`, meaning)))
      const { entries } = made
      const at = worthComparing(made, readings).find((entry) => readings.some((words) => stands(entries[entry], words)))
      return at === undefined ? undefined : entries[at]?.meaning
    },
  }
}

const entriesOf = <Meaning>(file: string, intent: string, meaning: Meaning): Entry<Meaning>[] =>
  LANGUAGES.flatMap((language) =>
    sentencesOf(language, file, intent).map((sentence) => ({ meaning, language, phrase: phraseOf(sentence) })),
  )

interface Entry<Meaning> {
  meaning: Meaning
  language: Written
  phrase: Phrase
  pattern?: RegExp
}

interface Index<Meaning> {
  entries: Entry<Meaning>[]
  byKey: Map<string, number[]>
  /** Those that may stand in any message. */
  anywhere: number[]
}

function indexOf<Meaning>(entries: Entry<Meaning>[]): Index<Meaning> {
  const byKey = new Map<string, number[]>()
  const anywhere: number[] = []
  for (const [at, { phrase }] of entries.entries()) {
    const keys = keysOf(phrase)
    if (!keys) anywhere.push(at)
    for (const key of new Set(keys)) byKey.getOrInsert(key, []).push(at)
  }
  return { entries, byKey, anywhere }
}

/** In the order of the book. */
function worthComparing({ byKey, anywhere }: Index<unknown>, readings: string[]): number[] {
  const found = new Set(anywhere)
  for (const words of readings) for (const word of words.split(' ')) for (const at of byKey.get(keyOf(word)) ?? []) found.add(at)
  return [...found].sort((a, b) => a - b)
}

function stands(entry: Entry<unknown> | undefined, words: string): boolean {
  if (!entry || !speaking(words).includes(entry.language)) return false
  entry.pattern ??= new RegExp(sourceOf(entry.phrase))
  return entry.pattern.test(words)
}
