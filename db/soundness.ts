import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { forgetFact, readFact, writeFact } from './facts.ts'
import { damagedInvariants, isOnlyLate } from './invariants.ts'
import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

/** Triggers and views of this release, as SQL. */
export const WALLS = readFileSync(fileURLToPath(new URL('./walls.sql', import.meta.url)), 'utf8')

const mark = (): string => new Bun.CryptoHasher('sha256').update(WALLS).digest('hex').slice(0, 16)

const UNSOUNDNESS = statement('pragma foreign_key_check', { row: { table: 'text', rowid: 'text', parent: 'text', fkid: 'text' } })

/**
 * What is broken: rows that point at nothing (`foreign_keys:2`) and invariants, without what is only late. None: sound. Takes
 * some three seconds for a million appointments: on a large database it is work for the reader's thread.
 */
export function unsoundness(db: Db): string[] {
  const orphans = UNSOUNDNESS.all(db).length
  return [...(orphans > 0 ? [`foreign_keys:${orphans}`] : []), ...damagedInvariants(db)]
}

/** Notes the result of a whole check for the next start. What is only late stops no start. */
export function noteSoundness(tx: Tx, findings: readonly string[]): void {
  if (findings.every(isOnlyLate)) writeFact(tx, 'sound_behind', mark())
  else forgetFact(tx, 'sound_behind')
}

/** Whether the last whole check found nothing, under these same walls. */
export const wasSound = (db: Db): boolean => readFact(db, 'sound_behind') === mark()

/** The size of the database in bytes, as SQLite knows it. */
export function sizeOf({ client }: Db): number {
  const row = client
    .query<{ bytes: number }, []>('select page_count * page_size as bytes from pragma_page_count, pragma_page_size')
    .get()
  return row?.bytes ?? 0
}
