// Imports nothing else at run time: the door's page runs it in a browser as it is.
import { readLetters } from '../letters.ts'

export const FOLIO_LENGTH = 6

/** Undefined when it cannot be one. */
export function readFolio(typed: string): string | undefined {
  const letters = readLetters(typed, FOLIO_LENGTH)
  return letters && `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** "Folio: k7m 4qx", "es el K7M-4QX". Undefined when there is none, or more than one. */
export function folioSaid(typed: string): string | undefined {
  if (!looksTyped(typed)) return undefined
  const whole = readFolio(typed)
  if (whole !== undefined) return whole
  const words = typed.split(/[^\p{L}\p{N}\p{Pd}.*]+/u)
  const found = words.flatMap((word, at) => readFolio(word) ?? readFolio(halves(word, words[at + 1])) ?? [])
  return new Set(found).size === 1 ? found[0] : undefined
}

const halves = (word: string, next = ''): string =>
  word.length === FOLIO_LENGTH / 2 && next.length === word.length ? word + next : ''

/** Possibly a try at a folio, and no code of ours or of another system. */
export const looksTyped = (text: string): boolean => /^[\p{L}\p{N}\s\p{Pd}.,*:#]{1,24}$/u.test(text.trim())
