import type { Db } from '../../db/open.ts'
import { lettersFor, readLetters } from '../booking/folio-letters.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

const LENGTH = 6

/**
 * A new case's number for the citizen, such as `C-K7M4QX`. It does not tell how many cases there are, and opens nothing. The
 * moment is part of it: after a copy is restored the same rows come again, and an old number must not lead to another person's
 * case.
 */
export function newCaseNumber(db: Db, vault: Vault, { id, at }: { id: number; at: Instant }): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = vault.index('folio', `case:${id}:${at}:${attempt}`)
    const number = `C-${lettersFor(bytes.subarray(0, LENGTH))}`
    if (!db.client.query<unknown, [string]>('select 1 from cases where number = ?').get(number)) return number
  }
}

/** A typed case number in its stored form; undefined when it cannot be one. */
export function readCaseNumber(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH) ?? /^C(.+)$/.exec(readLetters(typed, LENGTH + 1) ?? '')?.[1]
  return letters && `C-${letters}`
}
