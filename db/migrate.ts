import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { brokenInvariants } from './invariants.ts'
import { type Db, type Tx, write } from './open.ts'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))
const WALLS = fileURLToPath(new URL('./walls.sql', import.meta.url))

/** The database does not hold together after migration; nothing was changed. */
export class DatabaseUnsound extends Error {
  override readonly name = 'DatabaseUnsound'
  constructor(readonly findings: string[]) {
    super(findings.join(', '))
  }
}

/** How many migrations this database still lacks; 0 for one that is up to date. */
export function pendingMigrations(db: Db): number {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS }).filter((one) => !applied(db).has(one.hash)).length
}

/** How many migrations the database has that this release does not know: a later release wrote it. */
export function unknownMigrations(db: Db): number {
  const known = new Set(readMigrationFiles({ migrationsFolder: MIGRATIONS }).map((one) => one.hash))
  return [...applied(db)].filter((hash) => !known.has(hash)).length
}

/** Whether the file holds a database of ours at all (a new file has no tables). */
export function isNew(db: Db): boolean {
  return db.client.query("select 1 from sqlite_schema where name = 'migrations'").get() === null
}

/**
 * Brings the database to this release, in one transaction: drop triggers and views, migrate, build the walls anew,
 * check foreign keys and invariants. Foreign keys are off meanwhile, because a table rebuild inside a transaction
 * cannot switch them off itself and would follow its cascades (drizzle-team/drizzle-orm#5782).
 * Throws DatabaseUnsound, having changed nothing, when the result does not hold together.
 */
export function migrate(db: Db): void {
  db.client.run('pragma foreign_keys = off')
  try {
    write(db, (tx) => {
      dropWalls(tx)
      applyPending(tx)
      tx.client.run(readFileSync(WALLS, 'utf8'))
      const broken = tx.client.query('pragma foreign_key_check').all().length
      const findings = [...(broken ? [`foreign_keys:${broken}`] : []), ...brokenInvariants(tx)]
      if (findings.length > 0) throw new DatabaseUnsound(findings)
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
  const done = applied(tx)
  for (const migration of readMigrationFiles({
    migrationsFolder: MIGRATIONS,
  })) {
    if (done.has(migration.hash)) continue
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
