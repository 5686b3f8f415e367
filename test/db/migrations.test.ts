import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { generateSQLiteDrizzleJson } from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { DatabaseNewer, DatabaseOlder, migrate, pendingMigrations, writtenBy } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { missingSql, sqlBetween } from '../migration/next.ts'
import { tablesPage } from '../migration/tables.ts'

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

test('nothing stands in the schema that no migration makes: npm run migration -- NAME adds one', async () => {
  expect((await missingSql()).sql).toEqual([])
})

test('a rebuilt table keeps its rows, leaves a new column empty, and is strict', async () => {
  const snapshot = (what: Record<string, unknown>) => generateSQLiteDrizzleJson(what)
  const before = await snapshot({ doors: sqliteTable('doors', { id: integer().primaryKey(), name: text().notNull() }) })
  const now = await snapshot({
    doors: sqliteTable('doors', { id: integer().primaryKey(), colour: text(), name: text().notNull() }, () => [
      check('doors_named', sql`name <> ''`),
    ]),
  })
  const db = openDatabase(':memory:')
  for (const made of await sqlBetween(await snapshot({}), before)) db.client.run(made)
  db.client.run("insert into doors values (1, 'front')")
  for (const made of await sqlBetween(before, now)) db.client.run(made)
  expect(db.client.query<{ id: number; colour: null; name: string }, []>('select id, colour, name from doors').all()).toEqual([
    { id: 1, colour: null, name: 'front' },
  ])
  expect(() => db.client.run("insert into doors values (2, 'red', '')")).toThrow('doors_named')
  expect(() => db.client.run("insert into doors values (3, x'00', 'back')")).toThrow('cannot store BLOB value in TEXT column')
})

test('the page of the tables shows them as they are, each with a sentence of its own', () => {
  const page = readFileSync(new URL('../../docs/tables.md', import.meta.url), 'utf8')
  expect(tablesPage(page)).toBe(page)
  const said = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name, says]) => [name, says] as const)
  expect(said.filter(([, says]) => says === '')).toEqual([])
  const db = openDatabase(':memory:')
  migrate(db)
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' and name <> 'migrations'",
    )
    .all()
  expect(said.map(([name]) => name).sort()).toEqual(tables.map(({ name }) => name).sort())
})

test('every table is strict, so that no words stand in a column of numbers', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  const loose = db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'",
    )
    .all()
  expect(loose).toEqual([])
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

test('a start leaves walls that stand as they are, and builds them anew when somebody touched one', () => {
  const db = openDatabase(':memory:')
  const walls = () => db.client.query("select name, sql from sqlite_schema where type in ('trigger', 'view') order by name").all()
  const version = () => db.client.query('pragma schema_version').get()
  migrate(db)
  const [built, before] = [walls(), version()]
  migrate(db)
  expect(version()).toEqual(before)
  for (const touch of [
    'drop trigger slots_fixed',
    'create trigger of_somebody before delete on facts begin select 1; end',
    'drop view invariant_taken_is_seated; create view invariant_taken_is_seated as select 1 where 0',
  ]) {
    db.client.run(touch)
    expect(walls()).not.toEqual(built)
    migrate(db)
    expect(walls()).toEqual(built)
  }
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

test('a database of before the first public release is not touched either', () => {
  const db = openDatabase(':memory:')
  db.client.run(
    "create table migrations (hash text primary key, made_at integer not null) strict; insert into migrations values ('of 0.1', 1)",
  )
  expect(writtenBy(db)).toBe('older')
  expect(() => migrate(db)).toThrow(DatabaseOlder)
  expect(
    db.client.query<{ tables: number }, []>("select count(*) as tables from sqlite_schema where type = 'table'").get(),
  ).toEqual({ tables: 1 })
})
