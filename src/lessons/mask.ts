import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { examplesIn, NOTHING, WRITTEN_FILE } from '../chat/classifier/examples.ts'
import { parseCurp } from '../reading/curps.ts'
import { plain, tidy } from '../reading/engine/words.ts'
import { everyday } from '../reading/spelling.ts'

/** Replaces figures, a CURP or any other word. */
const MARKS = { figures: '[cifra]', curp: '[CURP]', other: '[…]' } as const

/** Longer ones tell a personal story. */
const LONGEST_WORDS = 30

const EVERYDAY_WORDS = fileURLToPath(new URL('everyday-words.txt', import.meta.url))

/** Given names and places that are words too. */
const NAMES_TOO = new Set('angeles rosa luz sol mercedes dolores consuelo esperanza socorro pilar carmen'.split(' '))

let known: ReadonlyMap<string, string> | undefined

/** Words that may be kept, by comparison form, without names. */
function vocabulary(): ReadonlyMap<string, string> {
  if (known) return known
  const written = new Map<string, string>()
  const meaningful = examplesIn(WRITTEN_FILE).filter(({ label }) => label !== NOTHING)
  for (const { text } of [...meaningful, { text: readFileSync(EVERYDAY_WORDS, 'utf8') }])
    for (const word of text.match(/\p{L}+/gu) ?? []) {
      const compared = plain(word)
      if (!NAMES_TOO.has(compared) && !written.has(compared)) written.set(compared, word.toLowerCase())
    }
  known = written
  return written
}

/** Only words of the vocabulary, spelling corrected; everything else becomes a mark. Undefined without a known word, or when too long. */
export function mask(text: string): string | undefined {
  const said = tidy(text)
  const curp = parseCurp(said)?.typed
  const parts = curp === undefined ? [said] : said.split(curp)
  const masked = parts.flatMap((part, at) => [
    ...(at > 0 ? [MARKS.curp] : []),
    ...everyday(part).split(' ').filter(Boolean).map(maskedWord),
  ])
  const kept = masked.filter((word, at) => !isMark(word) || word !== masked[at - 1])
  return kept.length > LONGEST_WORDS || kept.every(isMark) ? undefined : kept.join(' ')
}

const maskedWord = (word: string): string => (/\d/.test(word) ? MARKS.figures : (vocabulary().get(word) ?? MARKS.other))

const isMark = (word: string): boolean => Object.values<string>(MARKS).includes(word)

/** Undefined unless each typed word is in the masked sentence, in the same order. */
export function shortened(masked: string, typed: string): string | undefined {
  const words = plain(typed).split(' ').filter(Boolean)
  const left = masked.split(' ').filter((word) => !isMark(word))
  const kept: string[] = []
  for (const word of words) {
    const at = left.findIndex((one) => plain(one) === word)
    if (at < 0) return undefined
    kept.push(...left.splice(0, at + 1).slice(-1))
  }
  return kept.length === 0 ? undefined : kept.join(' ')
}

export const withoutMarks = (masked: string): string =>
  masked
    .split(' ')
    .filter((word) => !isMark(word))
    .join(' ')
