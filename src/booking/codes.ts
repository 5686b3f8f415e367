import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import { readCode } from '../letters.ts'

// Codes that one chat issues and another sends, such as `K7M4-QX3P`. Only a keyed hash is stored.

/** Wrong codes of a contact within a day. */
const TRIES_A_DAY = 5

/** After one of our printed words, anywhere in a message: people forward the whole of it. */
const WITH_WORD = /\b(?:permiso|permission|cita|appointment)[\s:*]+([a-z\d]{4}[\s\p{Pd}]?[a-z\d]{4})(?![a-z\d])/giu
/** As the whole message, as printed. */
const ALONE = /^\W*([a-z\d]{4}\p{Pd}[a-z\d]{4})\W*$/iu

/** Undefined when there is none. */
export function findCode(text: string): string | undefined {
  for (const [, typed = ''] of text.matchAll(WITH_WORD)) {
    const code = readCode(typed)
    if (code) return code
  }
  const alone = ALONE.exec(text)?.[1]
  return alone && readCode(alone)
}

const TRIES = statement('select code_tries, code_tries_since as since from contacts where id = +?', {
  row: { code_tries: 'int', since: 'int?' },
  params: ['int'],
})

/** After five wrong ones within a day not even a right one. */
export function mayTryCode(db: Db, contactId: number, now: Instant): boolean {
  const row = TRIES.get(db, contactId)
  return !row || row.since === null || row.since <= now - DAY || row.code_tries < TRIES_A_DAY
}

const COUNT_TRY = statement(
  `update contacts set
     code_tries = case when coalesce(code_tries_since, 0) > $since then code_tries + 1 else 1 end,
     code_tries_since = case when coalesce(code_tries_since, 0) > $since then code_tries_since else $now end
   where id = +$contact`,
  { params: { since: 'int', now: 'int', contact: 'int' } },
)

export function countTry(tx: Tx, contactId: number, now: Instant): void {
  COUNT_TRY.run(tx, { contact: contactId, now, since: now - DAY })
}

const FORGET_TRIES = statement('update contacts set code_tries = 0, code_tries_since = null where id = ?', { params: ['int'] })

export const forgetTries = (tx: Tx, contactId: number): void => void FORGET_TRIES.run(tx, contactId)
