import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSentences } from '../../sentences/read.ts'

const TESTS = fileURLToPath(new URL('../..', import.meta.url))

const linesOf = (folder: string, end: string): string[] =>
  readdirSync(`${TESTS}${folder}`)
    .filter((name) => name.endsWith(end))
    .flatMap((name) => readFileSync(`${TESTS}${folder}/${name}`, 'utf8').split('\n'))

/** Everything that people write in our tests: the phrases, the sentences that nobody prepared, the golden conversations. */
export function written(): string[] {
  const phrases = linesOf('chat/phrases', '.ts').flatMap((line) => /^ +\[?'((?:[^'\\]|\\.)+)',? /.exec(line)?.[1] ?? [])
  const goldens = linesOf('conversations', '.txt').flatMap((line) => /^[A-ZÁÉÍÓÚ][\wáéíóúñ ]{1,20}: (.+)$/.exec(line)?.[1] ?? [])
  return [...new Set([...phrases, ...goldens, ...readSentences().map(({ text }) => text)])]
}
