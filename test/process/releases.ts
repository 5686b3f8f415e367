import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { ownProgram } from './product.ts'

/** A database as the releases before the first public one left it: their migrations, and nothing that this one could read. */
export function leaveOldDatabase(path: string): void {
  const db = openDatabase(path)
  db.client.run(
    `create table migrations (hash text primary key, made_at integer not null) strict;
     insert into migrations values ('of 0.1', 1795536839073), ('of 0.2', 1795700000000);
     create table facts (name text primary key not null, value text not null) strict;
     insert into facts values ('data_key', 'a key of then')`,
  )
  db.client.run('pragma wal_checkpoint(truncate)')
  db.close()
}

/** This program with one migration more, as drizzle-kit rebuilds a table: which drops its triggers without a word. */
export function nextRelease(): { path: string; remove(): void } {
  const program = ownProgram()
  const journalFile = join(program.path, 'db/migrations/meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number; when: number }[] }
  const last = journal.entries.at(-1)
  const entry = { ...last, idx: (last?.idx ?? 0) + 1, when: (last?.when ?? 0) + 1, tag: '9999_next_release' }
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }))
  writeFileSync(
    join(program.path, 'db/migrations/9999_next_release.sql'),
    rebuildOf('appointments', fresh()).join('\n--> statement-breakpoint\n'),
  )
  return program
}

/** An empty database of this release. */
export function fresh(): Db {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

function rebuildOf(table: string, db: Db): string[] {
  const sqlOf = (type: string) =>
    db.client
      .query<{ sql: string }, [string, string]>('select sql from sqlite_schema where type = ? and tbl_name = ? and sql is not null')
      .all(type, table)
      .map((row) => row.sql)
  const columns = db.client.query<{ name: string }, [string]>('select name from pragma_table_info(?)').all(table)
  const names = columns.map(({ name }) => name).join(', ')
  const create = sqlOf('table')[0]?.replace(`\`${table}\` (`, `\`__new_${table}\` (\n\tof_next_release text,`) ?? ''
  return [
    create,
    `INSERT INTO __new_${table} (${names}) SELECT ${names} FROM ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE __new_${table} RENAME TO ${table}`,
    ...sqlOf('index'),
  ].map((sql) => `${sql};`)
}
