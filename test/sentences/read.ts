import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Moment } from './stage.ts'

/** One effect as it is written, e.g. `busca lunes tarde`. */
export type Effect = string

export interface Sentence {
  text: string
  file: (typeof FILES)[number]
  moment: Moment
  english: boolean
  /** Alternatives; of each, all. */
  good: Effect[][]
  also: Effect[]
  ask: Effect[][]
  never: Effect[]
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

export const FILES = ['menu', 'where', 'offices', 'curp', 'name', 'hour', 'summary', 'folio', 'waiting', 'reminder'] as const

/** The second situation of a file. */
const SITUATIONS: Record<string, Moment> = { oferta: 'offer' }

const FIELDS = { bien: 'good', también: 'also', preguntar: 'ask', nunca: 'never' } as const

/** The sentences of all files, in their order. Throws when a line is none of those that docs/what-people-write.md names. */
export const readSentences = (): Sentence[] =>
  FILES.flatMap((file) => {
    const sentences: Sentence[] = []
    let moment: Moment = file
    for (const line of readFileSync(`${FOLDER}${file}.txt`, 'utf8').split('\n')) {
      const situation = /^situación: (.+)$/.exec(line)?.[1]
      if (situation && !SITUATIONS[situation]) throw new Error(`no situation is called "${situation}"`)
      if (situation) moment = SITUATIONS[situation] ?? moment
      const said = /^- (\(en\) )?(.+)$/.exec(line)
      const nothing = { good: [], also: [], ask: [], never: [] }
      if (said?.[2]) sentences.push({ text: said[2], file, moment, english: said[1] !== undefined, ...nothing })
      else if (line.startsWith('  ')) addTo(sentences.at(-1), line.trim())
    }
    return sentences
  })

function addTo(sentence: Sentence | undefined, line: string): void {
  const [, name, effects = ''] = /^(bien|también|preguntar|nunca): (.+)$/.exec(line) ?? []
  const field = FIELDS[name as keyof typeof FIELDS]
  if (!sentence || field === undefined) throw new Error(`cannot read the line "${line}"`)
  const alternatives = effects.split(' | ').map((one) => one.split(';').map((effect) => effect.trim()))
  if (field === 'good' || field === 'ask') sentence[field] = alternatives
  else sentence[field] = alternatives.flat()
}
