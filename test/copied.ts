import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { drizzle } from 'drizzle-orm/bun-sqlite'
import { migrate } from '../db/migrate.ts'
import { Connection, type Db, openDatabase } from '../db/open.ts'

/** The newest of what was filled: many files are run in one process, and each of these takes megabytes. */
const kept = new Map<string, Uint8Array>()
const KEPT_MOST = 12

/**
 * A migrated database in memory, filled by `fill`. Filled once for each `name` in a process, and copied from then on: the
 * catalogue with its towns takes 130 ms, a copy of it 4.
 */
export function copyOf(name: string, fill: (db: Db) => void = () => undefined): Db {
  return openCopy(keep(name, () => filled(fill)))
}

/** The same as a file at `path`, where none is yet, open as the product opens it. */
export function openFileOf(name: string, path: string, fill: (db: Db) => void = () => undefined): Db {
  writeMade(name, path, () => filled(fill))
  return openDatabase(path)
}

/** Writes a file that only its owner may read, with what was made under this name. Made once in a process, as `copyOf` does. */
export function writeMade(name: string, path: string, make: () => Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, keep(name, make), { mode: 0o600 })
}

function keep(name: string, make: () => Uint8Array): Uint8Array {
  const bytes = kept.get(name) ?? make()
  kept.delete(name)
  kept.set(name, bytes)
  for (const oldest of [...kept.keys()].slice(0, -KEPT_MOST)) kept.delete(oldest)
  return bytes
}

/** A database in memory from the bytes of another one. */
export function openCopy(bytes: Uint8Array): Db {
  // Bun's types know only names of files; `Database.deserialize` gives bytes to the same constructor.
  const client = new Connection(bytes as unknown as string, { strict: true })
  client.run('pragma foreign_keys = on')
  return { client, orm: drizzle(client), path: ':memory:', close: () => client.close() }
}

function filled(fill: (db: Db) => void): Uint8Array {
  const db = openDatabase(':memory:')
  migrate(db)
  fill(db)
  const bytes = db.client.serialize()
  db.close()
  return bytes
}
