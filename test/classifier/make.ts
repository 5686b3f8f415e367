import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Example, GATHERED_FILE, WRITTEN_FILE } from '../../src/chat/classifier/examples.ts'

const TRAINER = ['features.ts', 'scores.ts', 'trainer.ts', 'weights.ts'].map((name) =>
  fileURLToPath(new URL(`../../src/chat/classifier/${name}`, import.meta.url)),
)

/** Of the examples and of the trainer: weights with another one were made of something else. */
export function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of [WRITTEN_FILE, GATHERED_FILE, ...TRAINER]) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** Examples as a file, by what they mean. */
export function asFile(title: string, examples: readonly Example[]): string {
  const byLabel = [...Map.groupBy(examples, ({ label }) => label)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [title, ...byLabel.flatMap(([label, some]) => ['', `[${label}]`, ...some.map(({ text }) => text)]), ''].join('\n')
}
