import type { Database } from 'bun:sqlite'
import { type Placeholder, sql } from 'drizzle-orm'
import type { Db } from './open.ts'

export type Given<Values> = { readonly [Name in keyof Values & string]: Placeholder<Name, Values[Name]> }

interface Built<Row> {
  prepare(): { all(values?: Record<string, unknown>): Row[] }
  toSQL(): { sql: string }
}

type Build<Row, Values> = (orm: Db['orm'], given: Given<Values>) => Built<Row>

const GIVEN = new Proxy({}, { get: (_, name: string) => sql.placeholder(name) })
const builds: Build<unknown, never>[] = []

/** Their texts, for `npm run statements`. */
export const queryTexts = (db: Db): string[] => builds.map((build) => build(db.orm, GIVEN).toSQL().sql)

/**
 * A read of tables that stay small, typed by the schema: built and prepared once for each connection. `Given<{ id: number }>` as the type of
 * `given` says which values it takes. Not for a turn's own statements, which take a fifth of the time as declared text.
 */
export function query<Row, Values = Record<never, never>>(build: Build<Row, Values>) {
  builds.push(build as Build<unknown, never>)
  const prepared = new WeakMap<Database, { all(values?: Record<string, unknown>): Row[] }>()
  return (db: Db, ...[values]: keyof Values extends never ? [] : [Values]): Row[] => {
    const known = prepared.get(db.client) ?? build(db.orm, GIVEN as Given<Values>).prepare()
    prepared.set(db.client, known)
    return known.all(values as Record<string, unknown> | undefined)
  }
}
