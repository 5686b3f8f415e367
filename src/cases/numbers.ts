import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** As in a folio: no vowels, and nothing that is taken for something else on paper or by telephone. */
const LETTERS = 'CDFGHJKMNPQRTVWXY34679'
const LENGTH = 6

/**
 * What the citizen is told, like `C-K7M4QX`: says nothing about how many cases there are, and opens nothing by itself. Of the moment
 * too: after a restoration the rows of the lost days come again, and what somebody was told then must not lead to another's case.
 */
export function newCaseNumber(db: Db, vault: Vault, { id, at }: { id: number; at: Instant }): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = vault.index('folio', `case:${id}:${at}:${attempt}`)
    const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('')
    const number = `C-${letters}`
    if (!db.client.query<unknown, [string]>('select 1 from cases where number = ?').get(number)) return number
  }
}

/** A case's number as somebody typed it, in the form in which it is stored; undefined when it cannot be one. */
export function readCaseNumber(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}.]/gu, '')
    .replace(/^C(?=.{6}$)/, '')
  return letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter)) ? `C-${letters}` : undefined
}
