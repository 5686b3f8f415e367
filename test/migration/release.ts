import { readFileSync } from 'node:fs'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import * as schema from '../../db/schema.ts'

/** The name of the one migration, and the moment that its journal says. Both stay: two branches make the same from one schema. */
const TAG = '0000_first_public_release'
const WHEN = Date.UTC(2026, 10, 28)
/** Snapshots have a random id each, by which drizzle-kit finds the one before; this is the first. */
const ID = '00000000-0000-4000-8000-000000000001'
const NONE = '00000000-0000-0000-0000-000000000000'
const BREAK = '\n--> statement-breakpoint\n'

/**
 * The whole of `db/migrations`, by file: the one migration that makes every table of `db/schema`, its snapshot and the journal.
 * What drizzle-kit does not know is added: each table is STRICT, and `db/schema/by-hand.sql` stands at the end.
 */
export async function firstRelease(): Promise<Record<string, string>> {
  const empty = await generateSQLiteDrizzleJson({})
  const now = { ...(await generateSQLiteDrizzleJson(schema)), id: ID, prevId: NONE }
  const made = await generateSQLiteMigration(empty, now)
  const byHand = readFileSync(new URL('../../db/schema/by-hand.sql', import.meta.url), 'utf8').trimEnd()
  const entry = { idx: 0, version: '6', when: WHEN, tag: TAG, breakpoints: true }
  return {
    [`${TAG}.sql`]: `${[...made.map(strict), byHand].join(BREAK)}\n`,
    'meta/0000_snapshot.json': `${JSON.stringify(now, null, 2)}\n`,
    'meta/_journal.json': `${JSON.stringify({ version: '7', dialect: 'sqlite', entries: [entry] }, null, 2)}\n`,
  }
}

/** Without it SQLite keeps words in a column of numbers. */
function strict(sql: string): string {
  if (!sql.startsWith('CREATE TABLE')) return sql
  const ended = sql.trimEnd().replace(/\);$/, ') STRICT;')
  if (!ended.endsWith(') STRICT;')) throw new Error(`no table of drizzle-kit ends like this: ${sql.slice(-40)}`)
  return ended
}
