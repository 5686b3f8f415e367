import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { lettersFor, readLetters } from '../booking/folio-letters.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

const LENGTH = 8
/** Wrong codes that a contact may send within a day; there are 55 thousand million, so nobody finds one. */
const TRIES_A_DAY = 5

/**
 * The code of a group, such as `K7M4-QX3P`: the same whenever it is asked for, and impossible to work out without our key. It
 * is stored nowhere; `hashOfCode` is.
 */
export function permissionCode(vault: Vault, groupId: string): string {
  const letters = lettersFor(vault.index('permission', `code:${groupId}`).subarray(0, LENGTH))
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

export const hashOfCode = (vault: Vault, code: string): Uint8Array => vault.index('permission', `hash:${code}`)

/** A typed code in its only form; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH)
  return letters && `${letters.slice(0, 4)}-${letters.slice(4)}`
}

const MAY_TRY_CODE = statement('select code_tries, code_tries_since as since from contacts where id = +?', {
  row: { code_tries: 'int', since: 'int?' },
  params: ['int'],
})

/** Whether this contact may try a code. After five wrong ones within a day it may not, not even a right one. */
export function mayTryCode(db: Db, contactId: number, now: Instant): boolean {
  const row = MAY_TRY_CODE.get(db, contactId)
  return !row || row.since === null || row.since <= now - DAY || row.code_tries < TRIES_A_DAY
}

const COUNT_TRY = statement(
  `update contacts set
     code_tries = case when coalesce(code_tries_since, 0) > $since then code_tries + 1 else 1 end,
     code_tries_since = case when coalesce(code_tries_since, 0) > $since then code_tries_since else $now end
   where id = +$contact`,
  { params: { since: 'int', now: 'int', contact: 'int' } },
)

/** Counts a code that opened nothing. */
export function countTry(tx: Tx, contactId: number, now: Instant): void {
  COUNT_TRY.run(tx, { contact: contactId, now, since: now - DAY })
}
