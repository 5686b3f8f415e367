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

/** Written for this alone. */
export const WRITTEN_FILE = `${FOLDER}examples.txt`
/** Gathered from the phrase tests and golden conversations by `npm run train`. */
export const GATHERED_FILE = `${FOLDER}gathered.txt`

const known = new Map<string, readonly Example[]>()

/** The sentences of a file that is shipped, read when they are first needed. */
export function examplesIn(file: typeof WRITTEN_FILE | typeof GATHERED_FILE): readonly Example[] {
  return known.getOrInsertComputed(file, () => readExamples(readFileSync(file, 'utf8')))
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
