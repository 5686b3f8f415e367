import { describe, expect, test } from 'bun:test'
import '../../../src/reading/reading.ts'
import { CAPABILITIES } from '../../../src/capabilities.ts'
import { sourceOf } from '../../../src/reading/engine/phrase.ts'
import { ASKED_FOR, BOOKS, phrasebook, phraseOf, phrases } from '../../../src/reading/engine/phrases.ts'
import {
  FILES_OF_WORDS,
  filesOf,
  groupsOf,
  intentsOf,
  LANGUAGES,
  type Sentence,
  sentencesOf,
  WORDS_ASKED_FOR,
} from '../../../src/reading/engine/vocabulary.ts'
import { examplesOf, nearTo } from './examples.ts'

const MOST_EXAMPLES = 60

const isInclude = ({ text }: Sentence): boolean => text.startsWith('+ ')
const placeOf = ({ language, file, at, text }: Sentence): string => `${language}/${file}.txt:${at} ${text}`

/** Every intent of the vocabulary, but the groups that other sentences name. */
const INTENTS = LANGUAGES.flatMap((language) =>
  filesOf(language)
    .filter((file) => file !== 'groups')
    .flatMap((file) => [...intentsOf(language, file)].map(([intent, sentences]) => ({ language, file, intent, sentences }))),
)
const isWords = ({ file, intent }: { file: string; intent: string }): boolean =>
  WORDS_ASKED_FOR.some((one) => one.file === file && one.intent === intent) ||
  FILES_OF_WORDS.some((one) => one.file === file && one.isName(intent))
const SENTENCES = INTENTS.filter((intent) => !isWords(intent))
  .flatMap(({ sentences }) => sentences)
  .filter((one) => !isInclude(one))
  .map((sentence) => {
    const phrase = phraseOf(sentence)
    return { ...sentence, phrase, pattern: new RegExp(sourceOf(phrase)), examples: examplesOf(phrase, MOST_EXAMPLES) }
  })

/** The example alone, and as it stands in longer messages where it may stand in one. */
const amidst = ({ text }: Sentence, example: string): string[] => {
  const before = text.startsWith('^') ? [''] : ['', 'oiga ']
  const after = text.endsWith('$') ? [''] : ['', ' pues']
  return before.flatMap((some) => after.map((more) => `${some}${example}${more}`))
}

describe('each sentence of the vocabulary', () => {
  test('is understood where one of its examples is written', () => {
    const lost = SENTENCES.filter(({ pattern, examples }) => !examples.some((one) => pattern.test(one)))
    expect(lost.map(placeOf)).toEqual([])
  })

  test('is not understood where a word of it is another one', () => {
    const loose = SENTENCES.filter(({ pattern, examples }) => {
      const example = examples.find((one) => pattern.test(one)) ?? ''
      return nearTo(example).every((one) => pattern.test(one))
    })
    expect(loose.map(placeOf)).toEqual([])
  })

  test('is heard by its own intent, in its own language', () => {
    const heard = new Map<string, ReturnType<typeof phrases>>()
    const unheard = SENTENCES.filter(({ file, intent, pattern, examples }) => {
      const own = heard.getOrInsertComputed(`${file} ${intent}`, () => phrases(file, intent))
      return !examples.some((one) => pattern.test(one) && own.test(one))
    })
    expect(unheard.map(placeOf)).toEqual([])
  })

  test('stands in no other intent of its file, and a long one in no other at all', () => {
    const places = Map.groupBy(SENTENCES, ({ language, file, text }) =>
      text.split(' ').length > 3 ? `${language} ${text}` : `${language} ${file} ${text}`,
    )
    expect([...places.values()].filter((all) => all.length > 1).map((all) => all.map(placeOf))).toEqual([])
  })

  test('says something that no other sentence of its intent says already', () => {
    const byIntent = Map.groupBy(SENTENCES, ({ language, file, intent }) => `${language} ${file} ${intent}`)
    const idle = [...byIntent.values()].flatMap((all) =>
      all.flatMap((one) => {
        const matching = one.examples.flatMap((example) => amidst(one, example)).filter((example) => one.pattern.test(example))
        const other = all.find((rival) => rival !== one && matching.every((example) => rival.pattern.test(example)))
        return other ? [`${placeOf(one)}   <- ${other.text}`] : []
      }),
    )
    expect(idle).toEqual([])
  })
})

describe('each book of meanings', () => {
  test('finds every sentence of it as what it means, and not as what stands before it', () => {
    const hidden = [...BOOKS].flatMap(({ file, book, meanings }) => {
      const known = meanings()
      const made = phrasebook(file, book, (name): name is string => known.includes(name))
      BOOKS.pop()
      return SENTENCES.filter((one) => one.file === file && known.some((meaning) => one.intent === `${book} ${meaning}`.trim()))
        .filter(({ intent, pattern, examples }) =>
          examples.every((example) => !pattern.test(example) || `${book} ${made.find(example)}`.trim() !== intent),
        )
        .map(placeOf)
    })
    expect(hidden).toEqual([])
  })
})

test('each intent is asked for by the code, and each that is asked for is there', () => {
  expect(CAPABILITIES.length).toBeGreaterThan(5)
  const asked = [
    ...ASKED_FOR,
    ...WORDS_ASKED_FOR,
    ...INTENTS.filter(isWords),
    ...BOOKS.flatMap(({ file, book, meanings }) => meanings().map((meaning) => ({ file, intent: `${book} ${meaning}`.trim() }))),
  ]
  const included = INTENTS.flatMap(({ file, sentences }) =>
    sentences.filter(isInclude).map(({ text }) => ({ file, intent: text.slice(2) })),
  )
  const names = new Set([...asked, ...included].map(({ file, intent }) => `${file}: ${intent}`))
  const known = new Set(INTENTS.map(({ file, intent }) => `${file}: ${intent}`))
  expect([...known].filter((one) => !names.has(one))).toEqual([])
  expect([...names].filter((one) => !known.has(one))).toEqual([])
})

test('each group is named by a sentence', () => {
  for (const language of LANGUAGES) {
    const texts = [...SENTENCES, ...intentsOf(language, 'groups').values()].flat().map(({ text }) => text)
    const idle = [...groupsOf(language).keys()].filter((name) => !texts.some((text) => text.includes(`{${name}}`)))
    expect(idle).toEqual([])
  }
})

test('a language may lack what it never says, but no intent is empty', () => {
  const empty = INTENTS.filter(({ sentences }) => sentences.length === 0).map(({ file, intent }) => `${file}: ${intent}`)
  expect(empty).toEqual([])
  expect(sentencesOf('en', 'faq', 'visit hours').length).toBeGreaterThan(0)
})
