import type { Db, Tx } from './open.ts'

/**
 * What this database knows about itself. `data_key`: fingerprint of the DATA_KEY it was made with; `body_hours`,
 * `draft_days`, `keep_visits_days`, `keep_case_words_days`: what the retention views (walls.sql) measure by; `token_expires_at`: when the channel's token ends;
 * `reminders_since`: when what an older release had booked was planned for; `sound_behind`: the walls behind which the last check of the
 * whole found nothing (soundness.ts), absent when it found something.
 */
export type FactName =
  | 'data_key'
  | 'body_hours'
  | 'draft_days'
  | 'keep_visits_days'
  | 'keep_case_words_days'
  | 'token_expires_at'
  | 'reminders_since'
  | 'sound_behind'

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
 * Whether this is the key that the database was made with. A database that has none yet takes this one for ever;
 * with another key nothing in it could be read again, so that the caller must refuse to start.
 */
export function claimDataKey(tx: Tx, fingerprint: string): boolean {
  const known = readFact(tx, 'data_key')
  if (known === undefined) writeFact(tx, 'data_key', fingerprint)
  return known === undefined || known === fingerprint
}
