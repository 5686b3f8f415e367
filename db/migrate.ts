import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { brokenNow, noteSoundness, noteWalls, sizeOf, unsoundness, WALLS, wallsStand, wasSound } from './invariants.ts'
import { type Db, type Tx, write } from './open.ts'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))
/** Up to this size the whole database is checked before serving: half a second. */
const CHECKED_WHOLE_BYTES = 64 * 1024 ** 2

/** The database is inconsistent after the migration; nothing was changed. */
export class DatabaseUnsound extends Error {
  override readonly name = 'DatabaseUnsound'
  constructor(readonly findings: string[]) {
    super(findings.join(', '))
  }
}

/** A later release wrote this database; an older program would remove its walls. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer'
}

/** From before the first public release, or another program's. Nothing is changed or taken over. */
export class DatabaseOlder extends Error {
  override readonly name = 'DatabaseOlder'
}

let read: ReturnType<typeof readMigrationFiles> | undefined
function migrations(): ReturnType<typeof readMigrationFiles> {
  read ??= readMigrationFiles({ migrationsFolder: MIGRATIONS })
  return read
}

function pending(db: Db): ReturnType<typeof readMigrationFiles> {
  const done = applied(db)
  return migrations().filter((one) => !done.has(one.hash))
}

export const pendingMigrations = (db: Db): number => pending(db).length

/**
 * `known`: this release, or one whose tables it migrates; also a new file. `newer`: a later release, whose first migration is ours.
 * `older`: anything else.
 */
export function writtenBy(db: Db): 'known' | 'newer' | 'older' {
  const done = applied(db)
  const known = migrations().map((one) => one.hash)
  if ([...done].every((hash) => known.includes(hash))) return 'known'
  return known[0] !== undefined && done.has(known[0]) ? 'newer' : 'older'
}

export function refuseUnknown(db: Db): void {
  const by = writtenBy(db)
  if (by === 'newer') throw new DatabaseNewer()
  if (by === 'older') throw new DatabaseOlder()
}

export function isNew(db: Db): boolean {
  return db.client.query("select 1 from sqlite_schema where name = 'migrations'").get() === null
}

/**
 * Migrates in one transaction: drop triggers and views, migrate, build the walls, check foreign keys and invariants. Foreign keys are off
 * meanwhile: a table rebuild cannot switch them off inside a transaction and would follow its cascades (drizzle-team/drizzle-orm#5782). A
 * database larger than `wholeUpTo` bytes that needed no migration and whose last whole check was clean under the same walls is checked only
 * for what is open. Throws DatabaseUnsound, DatabaseNewer or DatabaseOlder with nothing changed.
 */
export function migrate(db: Db, wholeUpTo = CHECKED_WHOLE_BYTES): { checked: 'whole' | 'open' } {
  refuseUnknown(db)
  db.client.run('pragma foreign_keys = off')
  try {
    return write(db, (tx) => {
      const migrated = pendingMigrations(tx)
      if (migrated > 0 || !wallsStand(tx)) {
        dropWalls(tx)
        applyPending(tx)
        tx.client.run(WALLS)
        noteWalls(tx)
      }
      const checked = migrated === 0 && sizeOf(tx) > wholeUpTo && wasSound(tx) ? 'open' : 'whole'
      const findings = checked === 'whole' ? unsoundness(tx) : brokenNow(tx)
      if (findings.length > 0) throw new DatabaseUnsound(findings)
      if (checked === 'whole') noteSoundness(tx, findings)
      return { checked }
    })
  } finally {
    db.client.run('pragma foreign_keys = on')
  }
}

function dropWalls(tx: Tx): void {
  const walls = tx.client
    .query<{ type: string; name: string }, []>("select type, name from sqlite_schema where type in ('trigger', 'view')")
    .all()
  // Triggers first: they read the views.
  for (const { type, name } of walls.sort((a, b) => a.type.localeCompare(b.type))) tx.client.run(`drop ${type} "${name}"`)
}

function applyPending(tx: Tx): void {
  tx.client.run('create table if not exists migrations (hash text primary key, made_at integer not null) strict')
  for (const migration of pending(tx)) {
    for (const statement of migration.sql) tx.client.run(statement)
    tx.client.query('insert into migrations values (?, ?)').run(migration.hash, migration.folderMillis)
  }
}

function applied(db: Db): Set<string> {
  if (isNew(db)) return new Set()
  return new Set(
    db.client
      .query<{ hash: string }, []>('select hash from migrations')
      .all()
      .map((row) => row.hash),
  )
}
