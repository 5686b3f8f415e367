import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { keyOfCurp, type LivesYet } from './erase-people.ts'

// What cases hold about somebody whose data are erased. The case itself stays, as a figure.

/** Why something of somebody cannot be erased yet. `cases`: other open cases, by their numbers; `messages`: some are still to go out. */
export type Hindrance = { why: LivesYet } | { why: 'cases'; numbers: string[] } | { why: 'messages' }

interface ClaimLine {
  message: number
  case_id: number
  number: string
  state: 'open' | 'answered' | 'closed'
}

const CLAIMS_ON = statement(
  `select m.id as message, c.id as case_id, c.number, c.state, m.words_sealed from cases c join case_messages m on m.case_id = c.id
   where c.kind = 'claim' and c.bare_at is null and m.form = 'curp' and m.words_sealed is not null`,
  {
    row: row<ClaimLine & { words_sealed: Uint8Array }>({
      message: 'int',
      case_id: 'int',
      number: 'text',
      state: 'text',
      words_sealed: 'bytes',
    }),
    because: 'claims that are not over are few, and an administrator asks',
  },
)

/** The claims in which this person's CURP stands. A claim has no index by CURP; there are few, and each is opened. */
function claimsOn(db: Db, vault: Vault, key: Uint8Array): ClaimLine[] {
  return CLAIMS_ON.all(db).filter((row) => Buffer.compare(keyOfCurp(vault, vault.open(row.words_sealed)), key) === 0)
}

const OPEN_CASES_ABOUT = statement(
  `select id, number from cases where state <> 'closed' and kind <> 'complaint' and appointment_id in (
   select a.id from people p join appointments a on a.person_id = p.id where p.key = ?) order by id`,
  {
    row: { id: 'int', number: 'text' },
    params: ['bytes'],
    uses: 'appointments_person cases_appointment people_key',
    because: 'a person has few cases',
  },
)

/** Numbers of open cases about the person's appointments, or that claim the CURP, beside `except`. */
export function openCasesAbout(db: Db, vault: Vault, key: Uint8Array, except: number | undefined): string[] {
  const about = OPEN_CASES_ABOUT.all(db, key)
  const claimed = claimsOn(db, vault, key).filter((one) => one.state !== 'closed')
  const open = [...about, ...claimed.map((one) => ({ id: one.case_id, number: one.number }))]
  return [...new Set(open.filter((one) => one.id !== except).map((one) => one.number))]
}

const OPEN_CASES_FROM = statement(
  "select number from cases where contact_id = +? and state <> 'closed' and kind <> 'complaint' and id <> +? order by id",
  { row: { number: 'text' }, params: ['int', 'int'], uses: 'cases_contact' },
)

/** Numbers of a contact's open cases, beside `except`. A complaint hinders no deletion, and is not told of: it only loses its contact. */
export const openCasesFrom = (db: Db, contactId: number, except: number | undefined): string[] =>
  OPEN_CASES_FROM.all(db, contactId, except ?? 0).map((row) => row.number)

/** How many closed claims have this person's CURP. */
export const countClaimsOn = (db: Db, vault: Vault, key: Uint8Array): number =>
  claimsOn(db, vault, key).filter((one) => one.state === 'closed').length

const ERASE_FROM_CLAIMS = statement('delete from case_messages where id = ?', { params: ['int'] })

/** Deletes the person's CURP from closed claims. */
export function eraseFromClaims(tx: Tx, vault: Vault, key: Uint8Array): void {
  for (const { message, state } of claimsOn(tx, vault, key)) if (state === 'closed') ERASE_FROM_CLAIMS.run(tx, message)
}

const COUNT_CASES_WITH_WORDS = statement(
  "select count(*) as n from cases c where c.contact_id = +? and c.state = 'closed' and c.kind <> 'complaint' and exists (select 1 from case_messages m where m.case_id = c.id)",
  { row: { n: 'int' }, params: ['int'], uses: 'case_messages_of cases_contact' },
)

/** How many of a contact's closed cases still have words. */
export const countCasesWithWords = (db: Db, contactId: number): number => COUNT_CASES_WITH_WORDS.get(db, contactId)?.n ?? 0

const ERASE_CASE_WORDS = statement(
  `update cases set contact_id = null, words_until = null, version = version + 1
   where contact_id = +$contact and kind = 'complaint' and opened_at <= +$until`,
  { params: { contact: 'int', until: 'int' }, uses: 'cases_contact' },
)

/**
 * Deletes what was written in a contact's closed cases, at most `limit` lines, and returns how many; when fewer, the cases lose
 * their contact. Cases that were opened after `until` are left alone. A complaint loses its contact too, open or closed, but
 * keeps its words for as long as it keeps them anyway: otherwise an office could delete what somebody complained of.
 */
export function eraseCaseWords(tx: Tx, contactId: number, { until, limit }: { until: Instant; limit: number }): number {
  const asked = { contact: contactId, until }
  const ofThem =
    "select id from cases where contact_id = +$contact and state = 'closed' and kind <> 'complaint' and opened_at <= +$until"
  const { changes } = tx.client
    .query<unknown, typeof asked & { limit: number }>(
      `delete from case_messages where id in (select id from case_messages where case_id in (${ofThem}) limit +$limit)`,
    )
    .run({ ...asked, limit })
  if (changes < limit)
    tx.client
      .query<unknown, typeof asked>(
        `update cases set contact_id = null, bare_at = coalesce(bare_at, closed_at), version = version + 1 where id in (${ofThem})`,
      )
      .run(asked)
  if (changes < limit) ERASE_CASE_WORDS.run(tx, asked)
  return changes
}
