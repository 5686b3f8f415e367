import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import * as schema from '../../db/schema.ts'

export const FOLDER = fileURLToPath(new URL('../../db/migrations/', import.meta.url))
/** Of the schema that all migrations together make; drizzle-kit compares with the last alone. */
const SNAPSHOT = 'meta/snapshot.json'
const BREAK = '\n--> statement-breakpoint\n'

type Snapshot = Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>
interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[]
}

const read = (name: string): string => readFileSync(FOLDER + name, 'utf8')
const numbered = (nth: number): string => String(nth).padStart(4, '0')
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** What `db/schema` has that no migration makes yet. */
export async function missingSql(): Promise<{ sql: string[]; now: Snapshot }> {
  const before = JSON.parse(read(SNAPSHOT)) as Snapshot
  const now = await generateSQLiteDrizzleJson(schema, before.id)
  return { sql: await sqlBetween(before, now), now }
}

/** As drizzle-kit makes it, corrected where it does not know what we do or loses something. */
export async function sqlBetween(before: Snapshot, now: Snapshot): Promise<string[]> {
  const made = await generateSQLiteMigration(before, now)
  return made
    .filter((sql) => !/^PRAGMA foreign_keys/i.test(sql)) // Without effect inside a transaction; db/migrate.ts does it around.
    .map((sql) => withOldColumns(strict(sql), before))
    .map((sql, nth, all) => (all[nth - 1]?.startsWith('INSERT INTO `__new_') ? `${sql} -- Its rows are in the new one.` : sql))
}

/** A rebuilt table is filled from a new column too, which SQLite takes for the column's name as text (drizzle-kit 0.31). */
function withOldColumns(sql: string, before: Snapshot): string {
  const [, into, selected = '', from = ''] = /^(INSERT INTO `\w+`)\(.*\) SELECT (.*) FROM `(\w+)`;$/.exec(sql) ?? []
  if (into === undefined) return sql
  const had = Object.keys(before.tables[from]?.columns ?? {})
  const names = selected.split(', ').filter((name) => had.includes(name.replaceAll('"', '')))
  return `${into}(${names.join(', ')}) SELECT ${names.join(', ')} FROM \`${from}\`;`
}

/** The files of one migration more, by their names in `db/migrations`; undefined when the schema has not changed. */
export async function nextMigration(name: string, when: number): Promise<Record<string, string> | undefined> {
  const { sql, now } = await missingSql()
  if (sql.length === 0) return undefined
  const journal = JSON.parse(read('meta/_journal.json')) as Journal
  const idx = journal.entries.length
  const tag = `${numbered(idx)}_${name}`
  return {
    [`${tag}.sql`]: `${sql.join(BREAK)}\n`,
    [SNAPSHOT]: json(now),
    'meta/_journal.json': json({ ...journal, entries: [...journal.entries, { idx, version: '6', when, tag, breakpoints: true }] }),
  }
}

/** Without it SQLite keeps words in a column of numbers. */
function strict(sql: string): string {
  if (!sql.startsWith('CREATE TABLE')) return sql
  const ended = sql.trimEnd().replace(/\);$/, ') STRICT;')
  if (!ended.endsWith(') STRICT;')) throw new Error(`no table of drizzle-kit ends like this: ${sql.slice(-40)}`)
  return ended
}
