import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { DatabaseNewer, migrate, pendingMigrations } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import * as schema from '../../db/schema.ts'

const read = (name: string) => readFileSync(new URL(`../../db/migrations/${name}`, import.meta.url), 'utf8')
const journal = JSON.parse(read('meta/_journal.json')) as { entries: { when: number; tag: string }[] }

test('migrations stand in the order of their time, so that none is skipped', () => {
  const times = journal.entries.map((entry) => entry.when)
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

test('git leaves the ends of lines alone: a database made on Windows would be of no known release elsewhere', () => {
  expect(readFileSync(new URL('../../.gitattributes', import.meta.url), 'utf8')).toContain('\n* text=auto eol=lf\n')
  for (const { tag } of journal.entries) expect(read(`${tag}.sql`)).not.toContain('\r')
})

test('the migrations make exactly the tables that the schema describes', async () => {
  const last = journal.entries.at(-1)?.tag.slice(0, 4)
  const snapshot = JSON.parse(read(`meta/${last}_snapshot.json`))
  const now = await generateSQLiteDrizzleJson(schema, snapshot.id)
  expect(await generateSQLiteMigration(snapshot, now)).toEqual([])
})

test('no migration drops a table without a sentence that says why', () => {
  for (const { tag } of journal.entries) {
    for (const line of read(`${tag}.sql`).split('\n')) if (/\bDROP\b/i.test(line)) expect(line).toContain('--')
  }
})

test('a second start has nothing left to migrate', () => {
  const db = openDatabase(':memory:')
  expect(pendingMigrations(db)).toBeGreaterThan(0)
  migrate(db)
  expect(pendingMigrations(db)).toBe(0)
  migrate(db)
})

test('an older program does not touch a database that a later release wrote', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  db.client.run(
    "insert into migrations values ('of-the-future', 1); create trigger of_the_future before delete on facts begin select 1; end",
  )
  expect(() => migrate(db)).toThrow(DatabaseNewer)
  expect(db.client.query("select 1 from sqlite_schema where name = 'of_the_future'").get()).not.toBeNull()
})
