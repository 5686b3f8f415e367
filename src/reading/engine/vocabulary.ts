import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Groups } from './phrase.ts'

// src/reading/<language>/<file>.txt: "== name" begins an intent, the lines below are its sentences in the notation of phrase.ts, "+ name"
// includes another intent's sentences, "#" begins a comment, and an indented line continues the one before. "== name (whole messages)":
// each line is a whole message. See docs/adding-a-sentence.md.

/** The commoner first. */
export const LANGUAGES = ['es', 'en'] as const
export type Written = (typeof LANGUAGES)[number]

export interface Sentence {
  text: string
  language: Written
  file: string
  intent: string
  /** From 1. */
  at: number
}

const INCLUDES = '+ '
const FOLDER = fileURLToPath(new URL('..', import.meta.url))

/** Names without ".txt". */
export const filesOf = (language: Written): string[] =>
  readdirSync(`${FOLDER}/${language}`)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.slice(0, -4))
    .sort()

const read = new Map<string, Map<string, Sentence[]>>()

/** In order; empty where the language has none. Read once. */
export function intentsOf(language: Written, file: string): ReadonlyMap<string, readonly Sentence[]> {
  const key = `${language}/${file}`
  const known = read.get(key)
  if (known) return known
  const path = `${FOLDER}/${language}/${file}.txt`
  const intents = filesOf(language).includes(file) ? parseVocabulary(readFileSync(path, 'utf8'), language, file) : new Map()
  read.set(key, intents)
  return intents
}

/** Throws for anything else, with its place. */
export function parseVocabulary(lines: string, language: Written, file: string): Map<string, Sentence[]> {
  const intents = new Map<string, Sentence[]>()
  let open: { intent: string; whole: boolean; sentences: Sentence[] } | undefined
  for (const [index, line] of lines.split(/\r?\n/).entries()) {
    const refuse = (why: string): never => {
      throw new SyntaxError(`reading/${language}/${file}.txt, line ${index + 1}: ${why}`)
    }
    const [, intent, whole] = /^== *(.*?) *(\(whole messages\))?$/.exec(line) ?? []
    if (intent !== undefined) {
      if (intents.has(intent)) refuse(`"${intent}" stands twice`)
      open = { intent, whole: whole !== undefined, sentences: [] }
      intents.set(intent, open.sentences)
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      if (!open) return refuse('a sentence before the first "== name"')
      const before = open.sentences.at(-1)
      const text = line.startsWith(INCLUDES) ? line.trim() : open.whole ? `^${compared(line)}$` : compared(line)
      if (!/^\s/.test(line)) open.sentences.push({ text, language, file, intent: open.intent, at: index + 1 })
      else if (before) before.text += before.text.endsWith('|') ? text : ` ${text}`
      else refuse('it goes on with nothing')
    }
  }
  return intents
}

/** As messages are compared: lower case, no accents, blanks for apostrophes. */
const compared = (line: string): string =>
  line.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, ' ').replace(/\s+/g, ' ').trim()

export const withIncluded = (intents: ReadonlyMap<string, readonly Sentence[]>, intent: string): Sentence[] =>
  (intents.get(intent) ?? []).flatMap((sentence) =>
    sentence.text.startsWith(INCLUDES) ? withIncluded(intents, sentence.text.slice(INCLUDES.length)) : [sentence],
  )

/** Throws for a name that no language has. */
export function sentencesOf(language: Written, file: string, intent: string): readonly Sentence[] {
  if (!LANGUAGES.some((one) => intentsOf(one, file).has(intent)))
    throw new Error(`the vocabulary has no "${intent}" in ${file}.txt`)
  return withIncluded(intentsOf(language, file), intent)
}

const groups = new Map<Written, Groups>()

/** Its groups.txt. */
export function groupsOf(language: Written): Groups {
  const known = groups.get(language)
  if (known) return known
  const all = [...intentsOf(language, 'groups')].map(([name, lines]): [string, string] => [
    name,
    lines.map(({ text }) => text).join('|'),
  ])
  const made = new Map(all)
  groups.set(language, made)
  return made
}

/** For all languages, read at the first look. */
export interface Words {
  has(word: string): boolean
  all(): readonly string[]
}

export const WORDS_ASKED_FOR: { file: string; intent: string }[] = []

/** In one language or in all. */
export function words(file: string, intent: string, ...languages: Written[]): Words {
  WORDS_ASKED_FOR.push({ file, intent })
  return wordsIn(file, intent, ...languages)
}

function wordsIn(file: string, intent: string, ...languages: Written[]): Words {
  let made: Set<string> | undefined
  const list = (): Set<string> => {
    made ??= new Set(
      (languages.length > 0 ? languages : LANGUAGES).flatMap((language) =>
        sentencesOf(language, file, intent).flatMap(({ text }) => text.split(' ')),
      ),
    )
    return made
  }
  let ordered: readonly string[] | undefined
  return {
    has: (word) => list().has(word),
    all: () => {
      ordered ??= [...list()]
      return ordered
    },
  }
}

/** As alternatives of a pattern; "_" is a blank. */
export const anyWord = (file: string, intent: string): string => words(file, intent).all().join('|').replaceAll('_', ' ')

/** Files of word lists only. */
export const FILES_OF_WORDS: { file: string; isName(name: string): boolean }[] = []

export function wordLists<Name extends string>(file: string, isName: (name: string) => name is Name): () => [Name, Words][] {
  FILES_OF_WORDS.push({ file, isName })
  const names = () => new Set(LANGUAGES.flatMap((language) => [...intentsOf(language, file).keys()]))
  return () => [...names()].filter(isName).map((name) => [name, wordsIn(file, name)])
}

/** A table of which each line is a word and other ways to write it; "_" is a blank. Read when it is first asked. */
export function otherForms(file: string, intent: string): (form: string) => string | undefined {
  const written = lines(file, intent)
  let table: ReadonlyMap<string, string> | undefined
  return (form) => {
    table ??= new Map(
      written().flatMap((line) => {
        const [word = '', ...forms] = line.split(' ').map((one) => one.replaceAll('_', ' '))
        return forms.flatMap((one): [string, string][] => (one === word ? [] : [[one, word]]))
      }),
    )
    return table.get(form)
  }
}

/** The lines of a table, uninterpreted. */
export function lines(file: string, intent: string): () => string[] {
  WORDS_ASKED_FOR.push({ file, intent })
  return () => LANGUAGES.flatMap((language) => sentencesOf(language, file, intent).map(({ text }) => text))
}
