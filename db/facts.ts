import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

/**
 * `data_key`: fingerprint of the DATA_KEY. `body_hours`, `draft_days`, `keep_visits_days`, `keep_case_words_days`, `keep_complaints_days`,
 * `missed_hours`: what the retention views (walls.sql) measure by. `token_expires_at`: when the channel's token ends. `sound_behind`: the
 * walls under which the last whole check found nothing (invariants.ts); absent when it found something. `calendar_seeded_until`: the last
 * non-working day of a release. `born`: `demo` or `real`, for ever (birth.ts). `page_seen_at`: when Messenger last was known to deliver
 * (src/jobs/page-watch.ts); `page_lost_at`: when it was found not to, until what was missed is read. `outside_time`: the outside time while
 * the clock was doubted (acting-time.ts). `written_at`: when the disk took a commit again after refusing one. `walls`: triggers and views
 * as this release built them (invariants.ts). `only_free_accounts`: Messenger is the only channel, so free accounts have no share
 * (walls.sql). `shares_since`: the last appointment before that share became smaller.
 * `our_number`: the number that people write to, for links to it, as the channel told it last.
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
  | 'our_number'

const READ_FACT = statement('select value from facts where name = ?', { row: { value: 'text' }, params: ['text'] })

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
 * Whether this is the key of the database; one without a key takes this one for ever. With another key nothing can be read, so the caller
 * must refuse to start.
 */
export function claimDataKey(tx: Tx, fingerprint: string): boolean {
  const known = readFact(tx, 'data_key')
  if (known === undefined) writeFact(tx, 'data_key', fingerprint)
  return known === undefined || known === fingerprint
}
