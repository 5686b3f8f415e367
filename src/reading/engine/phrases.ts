import { type Phrase, readPhrase, sourceOf } from './phrase.ts'
import { type Entry, type Message, messageOf, PhraseList } from './phrase-index.ts'
import { groupsOf, intentsOf, LANGUAGES, type Sentence, sentencesOf, type Written } from './vocabulary.ts'

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
    throw new SyntaxError(`reading/${language}/${file}.txt, line ${at}: ${error instanceof Error ? error.message : text}`)
  }
}

/** The intents that the code asks for, each as it was named, and the books of meanings, so that a test finds what nobody asks for. */
export const ASKED_FOR: { file: string; intent: string }[] = []
export const BOOKS: { file: string; book: string; meanings(): readonly string[] }[] = []

/** What people write for an intent of the vocabulary: src/reading/<language>/<file>.txt, under "== intent". */
export function phrases(file: string, intent: string): Phrases {
  ASKED_FOR.push({ file, intent })
  const made: Partial<Record<Written, Made>> = {}
  const madeIn = (language: Written): Made => {
    made[language] ??= makeOf(sentencesOf(language, file, intent).map(entryOf))
    return made[language]
  }
  const isIn = (message: Message): boolean => {
    for (const language of message.languages) if ((made[language] ?? madeIn(language)).list.first(message) >= 0) return true
    return false
  }
  return {
    test: (words) => isIn(messageOf(words)),
    exec: (words) => {
      const message = messageOf(words)
      if (!isIn(message)) return undefined
      const there = message.languages.map(madeIn)
      if (there.some(({ whole }) => whole.has(words))) return words
      const found = there.map((one) => patternOf(one)?.exec(words)).filter((one) => !!one)
      return found.toSorted((a, b) => a.index - b.index)[0]?.[0]
    },
    without: (words) =>
      messageOf(words)
        .languages.map(madeIn)
        .reduce((left, one) => withoutThose(one, left, words), words)
        .replace(/ +/g, ' ')
        .trim(),
    spans: (words) => {
      const message = messageOf(words)
      const spans: Span[] = []
      for (const language of message.languages) spans.push(...spansOf(made[language] ?? madeIn(language), message, words))
      return message.languages.length > 1 ? spans.toSorted((a, b) => a.from - b.from) : spans
    },
  }
}

/** The sentences of an intent in one language. */
interface Made {
  list: PhraseList
  /** Those that are whole messages. */
  whole: ReadonlySet<string>
  others: readonly Phrase[]
  /** All the others in one, made at the first look for where they stand. */
  pattern?: RegExp
  /** The same, for each place where one of them stands. */
  everywhere?: RegExp
}

const makeOf = (entries: readonly Entry[]): Made => ({
  list: new PhraseList(entries),
  whole: new Set(entries.flatMap(({ whole }) => whole ?? [])),
  others: entries.flatMap(({ phrase }) => phrase ?? []),
})

/** All the others as one pattern; undefined where there are none. */
function patternOf(made: Made): RegExp | undefined {
  if (made.others.length === 0) return undefined
  made.pattern ??= new RegExp(made.others.map(sourceOf).join('|'))
  return made.pattern
}

/** The same, for each place where one of them stands. */
function everywhereOf(made: Made): RegExp | undefined {
  if (made.others.length === 0) return undefined
  made.everywhere ??= new RegExp(made.others.map(sourceOf).join('|'), 'g')
  return made.everywhere
}

function spansOf(made: Made, message: Message, words: string): Span[] {
  if (made.list.first(message) < 0) return []
  if (made.whole.has(words)) return [{ from: 0, until: words.length }]
  const pattern = everywhereOf(made)
  return pattern ? [...words.matchAll(pattern)].map(({ index, 0: said }) => ({ from: index, until: index + said.length })) : []
}

function withoutThose(made: Made, left: string, words: string): string {
  if (made.list.first(messageOf(words)) < 0) return left
  const pattern = everywhereOf(made)
  return pattern ? left.replace(pattern, ' ') : left
}

/** A sentence that is a whole message, word for word: most of the orders. */
const WHOLE_MESSAGE = /^\^([a-z0-9 ]+)\$$/

function entryOf(sentence: Sentence): Entry {
  const whole = WHOLE_MESSAGE.exec(sentence.text)?.[1]
  const { language } = sentence
  return whole === undefined ? { language, phrase: phraseOf(sentence) } : { language, whole }
}

/** Which of many meanings a message has. */
export interface Phrasebook<Meaning> {
  /** The first meaning in the book one of whose phrases stands in one of these readings of a message. */
  find(...readings: string[]): Meaning | undefined
}

/**
 * Meanings, each the intent "book meaning" of a file of the vocabulary. They are tried in the order in which they stand there. A book
 * has hundreds of phrases and a message a few words: only the phrases that share the beginning of a word with the message are
 * compared with it.
 */
export function phrasebook<Meaning extends string>(
  file: string,
  book: string,
  isMeaning: (name: string) => name is Meaning,
): Phrasebook<Meaning> {
  const meanings = (): Meaning[] => meaningsOf(file, book).filter(isMeaning)
  BOOKS.push({ file, book, meanings })
  let made: { list: PhraseList; meanings: Meaning[] } | undefined
  return {
    find(...readings) {
      made ??= bookOf(meanings().map((meaning) => [meaning, entriesOf(file, `${book} ${meaning}`.trim())]))
      let first = Number.POSITIVE_INFINITY
      for (const words of readings) {
        const at = made.list.first(messageOf(words))
        if (at >= 0 && at < first) first = at
      }
      return made.meanings[first]
    },
  }
}

/** The intents of a book without its name, in their order. */
function meaningsOf(file: string, book: string): string[] {
  const prefix = book && `${book} `
  const intents = new Set(LANGUAGES.flatMap((language) => [...intentsOf(language, file).keys()]))
  return [...intents].flatMap((intent) => (intent.startsWith(prefix) ? intent.slice(prefix.length) : []))
}

const entriesOf = (file: string, intent: string): Entry[] =>
  LANGUAGES.flatMap((language) => sentencesOf(language, file, intent).map(entryOf))

const bookOf = <Meaning>(all: [Meaning, Entry[]][]): { list: PhraseList; meanings: Meaning[] } => ({
  list: new PhraseList(all.flatMap(([, entries]) => entries)),
  meanings: all.flatMap(([meaning, entries]) => entries.map(() => meaning)),
})
