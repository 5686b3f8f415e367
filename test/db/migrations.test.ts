import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { DatabaseNewer, migrate, pendingMigrations } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
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

test('a key that had no office named could see all of them: after the upgrade it still can, and the tables say so', () => {
  const db = before('`all_offices`')
  for (const name of ['everywhere', 'in one office'])
    db.client.query("insert into access_keys (name, hash, role, created_at) values (?, randomblob(32), 'reader', 1)").run(name)
  db.client.run("insert into access_key_offices (key_id, office_id) select id, 1 from access_keys where name = 'in one office'")
  db.client.run(
    `insert into states (code, name, spellings) values ('MC', 'México', '');
     insert into offices (id, slug, name, state, municipality, address, latitude, longitude, zone, slot_minutes, days_ahead,
       notice_minutes, active, sample, version, updated_at)
     values (1, 'a', 'A', 'MC', 'x', 'x', 0, 0, 'UTC', 15, 30, 60, 1, 0, 1, 1)`,
  )
  migrate(db)
  expect(db.client.query('select name, all_offices, sees_names from access_keys order by name').all()).toEqual([
    { name: 'everywhere', all_offices: 1, sees_names: 1 },
    { name: 'in one office', all_offices: 0, sees_names: 1 },
  ])
})

test('an answer whose words are gone keeps its number after the upgrade, and evidence loses the CURP of a claim', () => {
  const db = before('`__new_case_messages`')
  db.client.run(
    `insert into contacts (id, channel, last_inbound_at, language, created_at) values (1, 'whatsapp', 1, 'es-MX', 1);
     insert into outbox (contact_id, key, kind, question, state, not_before, created_at, updated_at)
       values (1, 'case_answer:7', 'reply', 0, 'read', 1, 1, 1), (1, 'case_answer:12', 'reply', 0, 'read', 1, 1, 1);
     insert into cases (id, number, kind, state, opened_at) values (1, 'C-1', 'complaint', 'open', 1);
     insert into case_messages (id, case_id, at, author, form) values (3, 1, 1, 'citizen', 'text');
     insert into case_evidence (case_id, at, author, form, words_sealed) values (1, 1, 'citizen', 'curp', x'01'), (1, 1, 'office', 'text', x'02')`,
  )
  migrate(db)
  const add = "insert into case_messages (case_id, at, author, form) values (1, 2, 'office', 'text') returning id"
  expect(db.client.query<{ id: number }, []>(add).get()?.id).toBe(13)
  expect(db.client.query('select form, hex(words_sealed) from case_evidence').values()).toEqual([
    ['curp', ''],
    ['text', '02'],
  ])
})

/** A database of the release before the migration that has these words. */
function before(words: string): Db {
  const db = openDatabase(':memory:')
  const all = readMigrationFiles({ migrationsFolder: fileURLToPath(new URL('../../db/migrations', import.meta.url)) })
  const until = all.findIndex((one) => one.sql.some((statement) => statement.includes(words)))
  db.client.run('create table migrations (hash text primary key, made_at integer not null) strict')
  db.client.run('pragma foreign_keys = off')
  for (const one of all.slice(0, until)) {
    for (const statement of one.sql) db.client.run(statement)
    db.client.query('insert into migrations values (?, ?)').run(one.hash, one.folderMillis)
  }
  return db
}
