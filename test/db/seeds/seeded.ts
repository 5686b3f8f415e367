// Databases as a first start leaves them.
import { migrate } from '../../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../../db/open.ts'
import { type Seed, seed } from '../../../db/seeds/seed.ts'

export const NOW = Date.parse('2026-11-24T16:00:00Z')

/** A new database in memory, filled so far. */
export function seeded(which: Seed): Db {
  const db = openDatabase(':memory:')
  migrate(db)
  write(db, (tx) => seed(tx, which, NOW))
  return db
}

export const rows = <T>(db: Db, sql: string, ...values: (string | number)[]) =>
  db.client.query<T, (string | number)[]>(sql).all(...values)
export const one = <T>(db: Db, sql: string, ...values: (string | number)[]) =>
  db.client.query<T, (string | number)[]>(sql).get(...values)
