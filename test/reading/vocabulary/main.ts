// npm run vocabulary: how large the vocabulary is, and what the lines that are not committed yet change among the sentences that
// people write in our tests: which are newly understood by them, and which no longer are.
import { execFileSync } from 'node:child_process'
import { sourceOf } from '../../../src/reading/engine/phrase.ts'
import { phraseOf } from '../../../src/reading/engine/phrases.ts'
import {
  filesOf,
  intentsOf,
  LANGUAGES,
  parseVocabulary,
  type Sentence,
  withIncluded,
} from '../../../src/reading/engine/vocabulary.ts'
import { plain } from '../../../src/reading/engine/words.ts'
import { languageOf } from '../../../src/reading/languages.ts'
import { everyday } from '../../../src/reading/spelling.ts'
import { written } from './written.ts'

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' })

/** The sentences of a file as they were committed; none where it is new. */
function committed(language: Sentence['language'], file: string): ReadonlyMap<string, readonly Sentence[]> {
  const path = `src/reading/${language}/${file}.txt`
  const isThere = git('ls-tree', '--name-only', 'HEAD', path).trim() !== ''
  return isThere ? parseVocabulary(git('show', `HEAD:${path}`), language, file) : new Map()
}

const isWords = (sentences: readonly Sentence[]): boolean => sentences.some(({ text }) => /^[a-z]+( [a-z]+){7,}$/.test(text))

/** Which of these messages one of the sentences is in. */
function found(sentences: readonly Sentence[], messages: readonly string[]): Set<string> {
  const patterns = sentences.map((sentence) => ({ language: sentence.language, pattern: new RegExp(sourceOf(phraseOf(sentence))) }))
  const isIn = (words: string): boolean => {
    const spoken = languageOf(words)
    return patterns.some(({ language, pattern }) => (spoken ?? language) === language && pattern.test(words))
  }
  return new Set(messages.filter((message) => isIn(everyday(message)) || isIn(plain(message))))
}

const messages = written()
for (const language of LANGUAGES) {
  const files = filesOf(language)
  const intents = files.flatMap((file) =>
    [...intentsOf(language, file)].map(([intent, sentences]) => ({ file, intent, sentences })),
  )
  const lines = intents.reduce((sum, { sentences }) => sum + sentences.length, 0)
  console.log(`${language}: ${files.length} files, ${intents.length} intents, ${lines} sentences`)
  for (const { file, intent } of intents) {
    const before = withIncluded(committed(language, file), intent)
    const sentences = withIncluded(intentsOf(language, file), intent)
    if (file === 'groups' || isWords(sentences)) continue
    if (before.map(({ text }) => text).join('\n') === sentences.map(({ text }) => text).join('\n')) continue
    const [was, is] = [found(before, messages), found(sentences, messages)]
    console.log(`\n${language}/${file}.txt, ${intent}: ${before.length} -> ${sentences.length} sentences`)
    for (const message of is) if (!was.has(message)) console.log(`  + ${message}`)
    for (const message of was) if (!is.has(message)) console.log(`  - ${message}`)
  }
}
