import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A sentence and what it means. */
export interface Example {
  text: string
  label: string
}

/** What means none of the buttons. */
export const NOTHING = 'nothing'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Written for this alone, and gathered from the phrase tests and golden conversations by `npm run train`. */
export const EXAMPLE_FILES = ['examples.txt', 'gathered.txt'].map((name) => `${FOLDER}${name}`)

let known: readonly Example[] | undefined

/** The sentences that are shipped, read when they are first needed. */
export function shippedExamples(): readonly Example[] {
  known ??= EXAMPLE_FILES.flatMap((file) => readExamples(readFileSync(file, 'utf8')))
  return known
}

/** A heading in brackets names what the lines below it mean. Throws for a sentence without one. */
export function readExamples(text: string): Example[] {
  const examples: Example[] = []
  let label: string | undefined
  for (const line of text.split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1]
    if (heading) label = heading
    else if (line.trim() !== '' && !line.startsWith('#')) {
      if (label === undefined) throw new Error(`no heading stands over "${line}"`)
      examples.push({ text: line, label })
    }
  }
  return examples
}
