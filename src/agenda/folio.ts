import type { Db } from '../../db/open.ts'
import type { Clock } from '../clock.ts'

/** No vowels, so that no word appears. None of 0 O 1 I L 2 Z 5 S 8 B, which look or sound alike. */
const LETTERS = 'CDFGHJKMNPQRTVWXY34679'
const LENGTH = 6

/** A new folio, such as `K7M-4QX`. There are 113 million; one that exists is drawn again. */
export function newFolio(db: Db, clock: Pick<Clock, 'random'>): string {
  for (;;) {
    const pairs = new Uint16Array(Uint8Array.from(clock.random(LENGTH * 2)).buffer)
    const letters = lettersFor(pairs)
    const folio = `${letters.slice(0, 3)}-${letters.slice(3)}`
    if (!db.client.query<unknown, [string]>('select 1 from appointments where folio = ?').get(folio)) return folio
  }
}

/** A typed folio in its stored form; undefined when it cannot be one. */
export function readFolio(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH)
  return letters && `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** A folio as somebody reads it off a screen or a paper: "Folio: k7m 4qx". The page for the door runs it in a browser. */
export const folioSaid = (typed: string): string | undefined => readFolio(typed.replace(/^\s*folio\b[\s:#]*/i, ''))

/** Whether a text may be somebody's try at a folio, and no code of ours or of another system. */
export const looksTyped = (text: string): boolean => /^[\p{L}\p{N}\s\p{Pd}.*:#]{1,24}$/u.test(text.trim())

/** One letter for each number. */
export const lettersFor = (numbers: Iterable<number>): string =>
  Array.from(numbers, (number) => LETTERS[number % LETTERS.length]).join('')

/**
 * The letters of a typed code, without blanks, dashes and the like; undefined unless it is `length` letters of ours.
 */
export function readLetters(typed: string, length: number): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}.*]/gu, '')
  return letters.length === length && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : undefined
}
