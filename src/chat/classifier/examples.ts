import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Example {
  text: string
  label: string
}

/** The label of sentences for none of the buttons. */
export const NOTHING = 'nothing'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

export const WRITTEN_FILE = `${FOLDER}examples.txt`
export const GATHERED_FILE = `${FOLDER}gathered.txt`

const known = new Map<string, readonly Example[]>()

/** Loaded when first needed. */
export function examplesIn(file: typeof WRITTEN_FILE | typeof GATHERED_FILE): readonly Example[] {
  return known.getOrInsertComputed(file, () => readExamples(readFileSync(file, 'utf8')))
}

/** A heading in brackets labels the lines below it. Throws for a sentence without one. */
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
