import { keyOf, keysOf, type Phrase, readPhrase, sourceOf } from './phrase.ts'

/** What `phrases` makes of its lines. Nothing of it is made before the first look, so that a start does not wait for it. */
export interface Phrases {
  all(): Phrase[]
  /** Whether one of the phrases stands in a message; `words` are `plain` or `everyday` ones. */
  test(words: string): boolean
  /** The first of them, as it was said. */
  exec(words: string): string | undefined
}

/** What people write, a phrase a line, in the notation of phrase.ts. A line that stands further in goes on with the one before. */
export function phrases({ raw }: TemplateStringsArray, ...values: string[]): Phrases {
  const all = () => linesOf(String.raw({ raw }, ...values)).map(readPhrase)
  let made: RegExp | undefined
  const pattern = () => {
    made ??= new RegExp(all().map(sourceOf).join('|'))
    return made
  }
  return { all, test: (words) => pattern().test(words), exec: (words) => pattern().exec(words)?.[0] }
}

function linesOf(text: string): string[] {
  const [first, ...others] = text.split('\n').filter((line) => line.trim() !== '')
  const indent = /^ */.exec(first ?? '')?.[0].length ?? 0
  const lines = [first?.trim() ?? '']
  for (const line of others) {
    const goesOn = line.search(/\S/) > indent
    const before = goesOn ? lines.pop() : undefined
    const joint = before === undefined || before.endsWith('|') ? '' : ' '
    lines.push(`${before ?? ''}${joint}${line.trim()}`)
  }
  return lines
}

/** Which of many meanings a message has. */
export interface Phrasebook<Meaning> {
  /** The first meaning in the book one of whose phrases stands in one of these readings of a message. */
  find(...readings: string[]): Meaning | undefined
}

/**
 * Meanings and their phrases, the telling ones first. A book has hundreds of phrases and a message a few words: only the phrases
 * that share the beginning of a word with the message are compared with it.
 */
export function phrasebook<Meaning extends string>(chapters: Partial<Record<Meaning, Phrases>>): Phrasebook<Meaning> {
  let made: Index<Meaning> | undefined
  return {
    find(...readings) {
      made ??= indexOf(chapters)
      const { entries } = made
      const at = worthComparing(made, readings).find((entry) => readings.some((words) => stands(entries[entry], words)))
      return at === undefined ? undefined : entries[at]?.meaning
    },
  }
}

interface Entry<Meaning> {
  meaning: Meaning
  phrase: Phrase
  pattern?: RegExp
}

interface Index<Meaning> {
  entries: Entry<Meaning>[]
  byKey: Map<string, number[]>
  /** Those that may stand in any message. */
  anywhere: number[]
}

function indexOf<Meaning extends string>(chapters: Partial<Record<Meaning, Phrases>>): Index<Meaning> {
  const entries = (Object.entries(chapters) as [Meaning, Phrases][]).flatMap(([meaning, { all }]) =>
    all().map((phrase): Entry<Meaning> => ({ meaning, phrase })),
  )
  const byKey = new Map<string, number[]>()
  const anywhere: number[] = []
  for (const [at, { phrase }] of entries.entries()) {
    const keys = keysOf(phrase.units)
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
  if (!entry) return false
  entry.pattern ??= new RegExp(sourceOf(entry.phrase))
  return entry.pattern.test(words)
}
