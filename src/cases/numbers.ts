import type { Db } from '../../db/open.ts'
import { lettersFor, readLetters } from '../agenda/folio.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

const LENGTH = 6

/**
 * What the citizen is told, like `C-K7M4QX`: says nothing about how many cases there are, and opens nothing by itself. Of the moment
 * too: after a restoration the rows of the lost days come again, and what somebody was told then must not lead to another's case.
 */
export function newCaseNumber(db: Db, vault: Vault, { id, at }: { id: number; at: Instant }): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = vault.index('folio', `case:${id}:${at}:${attempt}`)
    const number = `C-${lettersFor(bytes.subarray(0, LENGTH))}`
    if (!db.client.query<unknown, [string]>('select 1 from cases where number = ?').get(number)) return number
  }
}

/** A case's number as somebody typed it, in the form in which it is stored; undefined when it cannot be one. */
export function readCaseNumber(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH) ?? /^C(.+)$/.exec(readLetters(typed, LENGTH + 1) ?? '')?.[1]
  return letters && `C-${letters}`
}
