import type { Db } from '../../db/open.ts'
import type { Clock } from '../clock.ts'

/** No vowels, so that no word appears; no 0 O 1 I L 2 Z 5 S 8 B, which are taken for one another on paper and by telephone. */
const LETTERS = 'CDFGHJKMNPQRTVWXY34679'
const LENGTH = 6

/** A folio that nobody has, like `K7M-4QX`. One in 113 million: drawn again when it exists. */
export function newFolio(db: Db, clock: Pick<Clock, 'random'>): string {
  for (;;) {
    const pairs = new Uint16Array(Uint8Array.from(clock.random(LENGTH * 2)).buffer)
    const letters = lettersFor(pairs)
    const folio = `${letters.slice(0, 3)}-${letters.slice(3)}`
    if (!db.client.query<unknown, [string]>('select 1 from appointments where folio = ?').get(folio)) return folio
  }
}

/** A folio as somebody typed it, in the form in which it is stored; undefined when it cannot be one. */
export function readFolio(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH)
  return letters && `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** A letter for each of these numbers. */
export const lettersFor = (numbers: Iterable<number>): string =>
  Array.from(numbers, (number) => LETTERS[number % LETTERS.length]).join('')

/** So many letters of ours in what somebody typed, without what people put between and around them; undefined when it is anything else. */
export function readLetters(typed: string, length: number): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}.*]/gu, '')
  return letters.length === length && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : undefined
}
