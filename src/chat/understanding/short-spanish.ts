import { lines, words as wordsOf } from './vocabulary.ts'

const WRITTEN = lines('spelling', 'in the first person')
const BEFORE = wordsOf('spelling', 'before a verb')
const DENIES = wordsOf('spelling', 'denies a verb')

let table: ReadonlyMap<string, string> | undefined

function firstPersons(): ReadonlyMap<string, string> {
  table ??= new Map(
    WRITTEN().flatMap((line): [string, string][] => {
      const [said = '', ...verbs] = line.split(' ')
      return verbs.map((verb) => [verb, said.replaceAll('_', ' ')])
    }),
  )
  return table
}

/**
 * Verbs as a dictionary has them in the first person ("yo querer pasaporte", "no tener CURP"); words that are already in some person
 * stay as they are, and so does a verb at the beginning: "hablar con una persona" and "tener cita" are wishes.
 */
export function inFirstPerson(words: string): string {
  const said = words.split(' ')
  const meant = firstPersons()
  for (let at = 1; at < said.length; at++) {
    if (!meant.has(said[at] ?? '')) continue
    let from = at
    while (from > 0 && at - from < 2 && DENIES.has(said[from - 1] ?? '')) from--
    if (from > 0 && !BEFORE.has(said[from - 1] ?? '')) continue
    const whole = meant.get(said.slice(from, at + 1).join('_'))
    const one = meant.get(said[at] ?? '') ?? ''
    said.splice(...(whole === undefined ? ([at, 1, one] as const) : ([from, at - from + 1, whole] as const)))
  }
  return said.join(' ')
}
