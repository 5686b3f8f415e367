import { type Phrase, readPhrase, sourceOf } from './phrase.ts'
import { type Entry, type Message, messageOf, PhraseList } from './phrase-index.ts'
import { groupsOf, intentsOf, LANGUAGES, type Sentence, sentencesOf, type Written } from './vocabulary.ts'

/** Read at the first look, so that a start does not wait. */
export interface Phrases {
  /** `words` are `plain` or `everyday` ones. */
  test(words: string): boolean
  /** The first match, as it was said. */
  exec(words: string): string | undefined
  /** Without every match. */
  without(words: string): string
  /** In order. */
  spans(words: string): Span[]
}

export interface Span {
  from: number
  until: number
}

/** Throws for a wrong notation, with its line. */
export function phraseOf({ text, language, file, at }: Sentence): Phrase {
  try {
    return readPhrase(text, groupsOf(language))
  } catch (error) {
    throw new SyntaxError(`reading/${language}/${file}.txt, line ${at}: ${error instanceof Error ? error.message : text}`)
  }
}

/** So that a test finds unused intents. */
export const ASKED_FOR: { file: string; intent: string }[] = []
export const BOOKS: { file: string; book: string; meanings(): readonly string[] }[] = []

/** src/reading/<language>/<file>.txt, under "== intent". */
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

interface Made {
  list: PhraseList
  whole: ReadonlySet<string>
  others: readonly Phrase[]
  /** The rest as one pattern, made when positions are first needed. */
  pattern?: RegExp
  everywhere?: RegExp
}

const makeOf = (entries: readonly Entry[]): Made => ({
  list: new PhraseList(entries),
  whole: new Set(entries.flatMap(({ whole }) => whole ?? [])),
  others: entries.flatMap(({ phrase }) => phrase ?? []),
})

/** Undefined where there are none. */
function patternOf(made: Made): RegExp | undefined {
  if (made.others.length === 0) return undefined
  made.pattern ??= new RegExp(made.others.map(sourceOf).join('|'))
  return made.pattern
}

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

/** Word for word: most orders. */
const WHOLE_MESSAGE = /^\^([a-z0-9 ]+)\$$/

function entryOf(sentence: Sentence): Entry {
  const whole = WHOLE_MESSAGE.exec(sentence.text)?.[1]
  const { language } = sentence
  return whole === undefined ? { language, phrase: phraseOf(sentence) } : { language, whole }
}

export interface Phrasebook<Meaning> {
  /** The first meaning with a match in one of these readings. */
  find(...readings: string[]): Meaning | undefined
}

/**
 * Each meaning is the intent "book meaning" of a file, tried in file order. Only phrases that share a word prefix with the message are
 * compared.
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

/** In order. */
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
