import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Moment } from './stage.ts'

/** One effect as it is written, e.g. `busca lunes tarde`. */
export type Effect = string

export interface Sentence {
  text: string
  /** The file's name, without its ending. */
  file: string
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

/** Written blind in the voices of eight people, once the others were known, and judged before anything was mended. */
export const BLIND_FILES = ['blind-third', 'blind-fourth', 'blind-fifth', 'blind-sixth', 'blind-seventh'] as const

/** The situations of a file that begins at another moment, or has several. */
export const SITUATIONS: Record<string, Moment> = {
  menú: 'menu',
  dónde: 'where',
  oficinas: 'offices',
  CURP: 'curp',
  nombre: 'name',
  hora: 'hour',
  resumen: 'summary',
  folio: 'folio',
  espera: 'waiting',
  oferta: 'offer',
  recordatorio: 'reminder',
}

const FIELDS = { bien: 'good', también: 'also', preguntar: 'ask', nunca: 'never' } as const

/** The sentences of these files, in their order. Throws when a line is none of those that docs/what-people-write.md names. */
export const readSentences = (files: readonly string[] = FILES): Sentence[] =>
  files.flatMap((file) => {
    const sentences: Sentence[] = []
    let moment: Moment = FILES.find((one) => one === file) ?? 'menu'
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
