import type { Database } from 'bun:sqlite'
import { type Placeholder, sql } from 'drizzle-orm'
import type { Db } from './open.ts'

export type Given<Value> = Placeholder<string, Value>
type AllGiven<Values> = { [At in keyof Values]: Given<Values[At]> }

interface Prepared<Row> {
  all(values: Record<string, unknown>): Row[]
}

interface Built<Row> {
  prepare(): Prepared<Row>
  toSQL(): { sql: string }
}

const builds: ((orm: Db['orm']) => Built<unknown>)[] = []

/** Their texts, for `npm run statements`. */
export const queryTexts = (db: Db): string[] => builds.map((build) => build(db.orm).toSQL().sql)

/**
 * A read of tables that stay small, typed by the schema: built and prepared once for each connection. `id: Given<number>` as a further
 * parameter of `build` is a value that it takes. Not for a turn's own statements, which take a fifth of the time as declared text.
 */
export function query<Row, Values extends unknown[] = []>(
  build: (orm: Db['orm'], ...given: AllGiven<Values>) => Built<Row>,
): (db: Db, ...values: Values) => Row[] {
  const names = Array.from({ length: build.length - 1 }, (_, at) => `given${at}`)
  const made = (orm: Db['orm']) => build(orm, ...(names.map((name) => sql.placeholder(name)) as AllGiven<Values>))
  builds.push(made)
  const prepared = new WeakMap<Database, Prepared<Row>>()
  return (db, ...values) => {
    const known = prepared.get(db.client) ?? made(db.orm).prepare()
    prepared.set(db.client, known)
    return known.all(Object.fromEntries(names.map((name, at) => [name, values[at]])))
  }
}
