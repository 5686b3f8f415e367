import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

/**
 * Facts of this database. `data_key`: the fingerprint of its DATA_KEY. `body_hours`, `draft_days`, `keep_visits_days`,
 * `keep_case_words_days`, `keep_complaints_days`, `missed_hours`: what the retention views (walls.sql) measure by. `token_expires_at`: when the channel's token ends.
 * `sound_behind`: the walls under which
 * the last check of the whole found nothing (invariants.ts); absent when it found something. `calendar_seeded_until`: the last
 * non-working day that a release brought. `born`: `demo` or `real`, for ever (birth.ts).
 * `page_seen_at`: when Messenger last was known to tell us what people write (src/jobs/page-watch.ts); `page_lost_at`: when it was
 * found that it does not, until what was missed is read. `outside_time`: what time it was outside when the clock was doubted (acting-time.ts). `written_at`: when the
 * disk took a commit again after it had refused one, with blanks behind it that need room. `walls`: triggers and views as this release built them (invariants.ts).
 * `only_free_accounts`: this house has no channel but Messenger, so that no share of a day is kept from free accounts (walls.sql).
 * `shares_since`: the last appointment before that share became smaller.
 */
export type FactName =
  | 'data_key'
  | 'body_hours'
  | 'draft_days'
  | 'keep_visits_days'
  | 'keep_case_words_days'
  | 'keep_complaints_days'
  | 'missed_hours'
  | 'token_expires_at'
  | 'sound_behind'
  | 'calendar_seeded_until'
  | 'born'
  | 'outside_time'
  | 'written_at'
  | 'page_seen_at'
  | 'page_lost_at'
  | 'walls'
  | 'only_free_accounts'
  | 'shares_since'

const READ_FACT = statement('select value from facts where name = ?', { row: { value: 'text' }, params: ['text'] })

/** The value of a fact; undefined when it was never written. */
export function readFact(db: Db, name: FactName): string | undefined {
  return READ_FACT.get(db, name)?.value
}

const WRITE_FACT = statement('insert into facts (name, value) values (?1, ?2) on conflict (name) do update set value = ?2', {
  params: ['text', 'text'],
})

export function writeFact(tx: Tx, name: FactName, value: string): void {
  WRITE_FACT.run(tx, name, value)
}

const FORGET_FACT = statement('delete from facts where name = ?', { params: ['text'] })

export function forgetFact(tx: Tx, name: FactName): void {
  FORGET_FACT.run(tx, name)
}

/**
 * Whether this is the key of the database. A database without one takes this key for ever. With another key nothing in it can
 * be read, so the caller must refuse to start.
 */
export function claimDataKey(tx: Tx, fingerprint: string): boolean {
  const known = readFact(tx, 'data_key')
  if (known === undefined) writeFact(tx, 'data_key', fingerprint)
  return known === undefined || known === fingerprint
}
