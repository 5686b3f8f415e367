import type { Db, Tx } from './open.ts'

/**
 * Facts of this database. `data_key`: the fingerprint of its DATA_KEY. `body_hours`, `draft_days`, `keep_visits_days`,
 * `keep_case_words_days`, `keep_complaints_days`: what the retention views (walls.sql) measure by. `token_expires_at`: when the channel's token ends.
 * `reminders_since`: when reminders were planned for what an older release had booked. `sound_behind`: the walls under which
 * the last check of the whole found nothing (invariants.ts); absent when it found something. `calendar_seeded_until`: the last
 * non-working day that a release brought. `born`: `demo` or `real`, for ever (birth.ts).
 * `outside_time`: what time it was outside when the clock was doubted (acting-time.ts). `written_at`: when the
 * disk took a commit again after it had refused one.
 */
export type FactName =
  | 'data_key'
  | 'body_hours'
  | 'draft_days'
  | 'keep_visits_days'
  | 'keep_case_words_days'
  | 'keep_complaints_days'
  | 'token_expires_at'
  | 'reminders_since'
  | 'sound_behind'
  | 'calendar_seeded_until'
  | 'born'
  | 'outside_time'
  | 'written_at'

/** The value of a fact; undefined when it was never written. */
export function readFact(db: Db, name: FactName): string | undefined {
  return db.client.query<{ value: string }, [string]>('select value from facts where name = ?').get(name)?.value
}

export function writeFact(tx: Tx, name: FactName, value: string): void {
  tx.client.query('insert into facts (name, value) values (?1, ?2) on conflict (name) do update set value = ?2').run(name, value)
}

export function forgetFact(tx: Tx, name: FactName): void {
  tx.client.query('delete from facts where name = ?').run(name)
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
