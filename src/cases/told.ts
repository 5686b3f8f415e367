import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

// An unsent report of a wrong. It is in its author's chat and nowhere else: no case, no list, no copy that an office makes.

const KEPT_MS = 72 * HOUR
/** The window for free text is still open then. */
const ASKED_AGAIN_MS = 3 * HOUR

const KEEP_TOLD = statement(
  `insert into told_reports (contact_id, words_sealed, told_at, ask_at, expires_at) values ($contact, $words, $now, $ask, $end)
   on conflict (contact_id) do update set words_sealed = $words, told_at = $now, ask_at = $ask, expires_at = $end`,
  { params: { contact: 'int', words: 'bytes', now: 'int', ask: 'int?', end: 'int' } },
)

/** Until their author says yes or no, replacing earlier ones. */
export function keepTold(tx: Tx, vault: Vault, contactId: number, words: string, now: Instant): void {
  KEEP_TOLD.run(tx, { contact: contactId, words: vault.seal(words), now, ask: now + ASKED_AGAIN_MS, end: now + KEPT_MS })
}

const TOLD_BY = statement('select words_sealed from told_reports where contact_id = ? and expires_at > ?', {
  row: { words_sealed: 'bytes' },
  params: ['int', 'int'],
})

/** Undefined when there is nothing, or its time is over. */
export function toldBy(db: Db, vault: Vault, contactId: number, now: Instant): string | undefined {
  const row = TOLD_BY.get(db, contactId, now)
  return row ? vault.open(row.words_sealed) : undefined
}

const ERASE_TOLD = statement('delete from told_reports where contact_id = ?', { params: ['int'] })

/** Sent, or not to be sent. */
export const eraseTold = (tx: Tx, contactId: number): boolean => ERASE_TOLD.run(tx, contactId).changes > 0

const NEXT_TOLD = statement('select min(ask_at) as at from told_reports where ask_at is not null', {
  row: { at: 'int?' },
  uses: 'told_reports_ask',
})

export const nextTold = (db: Db): Instant | undefined => NEXT_TOLD.get(db)?.at ?? undefined

const FORGET_TOLD = statement(
  'delete from told_reports where contact_id in (select contact_id from told_reports where expires_at <= $now limit +$limit)',
  { params: { now: 'int', limit: 'int' }, uses: 'told_reports_end' },
)

/** Unanswered in time, at most `limit`. Returns how many. */
export const forgetTold = (tx: Tx, now: Instant, limit: number): number => FORGET_TOLD.run(tx, { now, limit }).changes

const DELETE_TOLD_REPORTS = statement(
  `delete from told_reports where contact_id in (?1, ?2)
   and told_at < (select max(told_at) from told_reports where contact_id in (?1, ?2))`,
  { params: ['int', 'int'] },
)

const UPDATE_TOLD_REPORTS = statement(
  `update told_reports set contact_id = ?1 where contact_id = ?2 and not exists (select 1 from told_reports where contact_id = ?1)`,
  { params: ['int', 'int'] },
)

/** The latest stays. */
export function mergeTold(tx: Tx, into: number, from: number): void {
  DELETE_TOLD_REPORTS.run(tx, into, from)
  UPDATE_TOLD_REPORTS.run(tx, into, from)
  eraseTold(tx, from)
}
