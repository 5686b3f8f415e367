import { Database, type SQLQueryBindings, type Statement } from 'bun:sqlite'
import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { type BunSQLiteDatabase, drizzle } from 'drizzle-orm/bun-sqlite'
import { keepFilePrivate, makePrivateFolder } from './disk.ts'
import { finalizeStatements } from './statements.ts'

/**
 * `client` is for prepared statements (turns, flushes), `orm` for admin pages and seeds. By convention a function that takes a `Db` only
 * reads.
 */
export interface Db {
  readonly client: Database
  readonly orm: BunSQLiteDatabase
  readonly path: string
  close(): void
}

/**
 * Keeps every prepared statement: a few hundred, all constant. Bun keeps only 20 (preparing again takes 20-50 us), or more in a list that
 * it searches linearly.
 */
export class Connection extends Database {
  readonly #prepared = new Map<string, Statement>()

  /** Also what drizzle prepares: a statement that is not finalized keeps the file open after `close`. */
  override prepare<Row, Params extends SQLQueryBindings | SQLQueryBindings[]>(sql: string, params?: Params) {
    const known = this.#prepared.get(sql) ?? super.prepare(sql, params)
    this.#prepared.set(sql, known)
    return known as unknown as ReturnType<typeof Database.prototype.prepare<Row, Params>>
  }

  override query<Row, Params extends SQLQueryBindings | SQLQueryBindings[]>(sql: string) {
    return this.prepare<Row, Params>(sql)
  }

  override close(throwOnError?: boolean): void {
    finalizeStatements(this)
    for (const statement of this.#prepared.values()) statement.finalize()
    this.#prepared.clear()
    super.close(throwOnError)
  }
}

export type Bindings = Record<string, string | number | Uint8Array | null>

declare const insideTransaction: unique symbol
/** A function that takes a `Tx` writes, and cannot be called outside a write transaction. */
export type Tx = Db & { readonly [insideTransaction]: true }

export type NotPromise<T> = T extends PromiseLike<unknown> ? never : T

/** SQLite itself ended the transaction (full disk, I/O error): nothing was kept. */
export class TransactionEnded extends Error {
  override readonly name = 'TransactionEnded'
}

/** Opens the file with our pragmas; only its owner may read its folder. `:memory:` is a new database. */
export function openDatabase(path: string, options: { readonly?: boolean; mayBeLost?: boolean } = {}): Db {
  if (path !== ':memory:' && !options.readonly) makeOwnersFile(path)
  const client = options.readonly
    ? new Connection(path, { readonly: true, strict: true })
    : new Connection(path, { create: true, readwrite: true, strict: true })
  try {
    prepareConnection(client, options)
  } catch (error) {
    client.close() // Windows can neither replace nor delete an open file.
    throw error
  }
  return {
    client,
    orm: drizzle(client),
    path,
    close: () => client.close(),
  }
}

function prepareConnection(client: Database, { readonly = false, mayBeLost = false }): void {
  client.run('pragma busy_timeout = 5000') // First, so that the next lines can wait their turn.
  if (!readonly) {
    client.run('pragma journal_mode = wal')
    // We say "your appointment is booked": a power cut may not take that back.
    client.run(`pragma synchronous = ${mayBeLost ? 'off' : 'full'}`)
    client.run('pragma wal_autocheckpoint = 1000')
    client.run('pragma secure_delete = fast') // Deleted data are overwritten, without extra writes.
  }
  client.run('pragma foreign_keys = on')
  client.run('pragma cache_size = -16000')
  client.run('pragma temp_store = memory')
}

/**
 * Checkpoints and empties the write-ahead log. False when a reader still needs it or the disk refuses; automatic checkpoints then keep it
 * small. Never inside a transaction.
 */
export function emptyLog({ client }: Db): boolean {
  client.run('pragma busy_timeout = 0') // Waiting for a reader here would make every citizen wait.
  try {
    return client.query<{ busy: number }, []>('pragma wal_checkpoint(truncate)').get()?.busy === 0
  } catch {
    return false
  } finally {
    client.run('pragma busy_timeout = 5000')
  }
}

/** SQLite gives the log files the mode of the database. On Windows they have the rights of the folder. */
function makeOwnersFile(path: string): void {
  makePrivateFolder(dirname(path))
  // An existing file is never opened here: closing it would take SQLite's locks from another connection of this process.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  if (process.platform === 'win32') return
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) keepFilePrivate(file)
}

/**
 * The only way to write: all of `work` or nothing. Takes the write lock at once (`immediate`), because a deferred transaction that reads
 * first is refused without waiting. Promises are refused by type and at run time: after an `await` the transaction would be over.
 */
export function write<T>(db: Db, work: (tx: Tx) => NotPromise<T>): T {
  const { client } = db
  client.query('begin immediate').run()
  try {
    const result = work(db as Tx)
    if (result instanceof Promise) throw new TypeError('a transaction cannot wait for a promise')
    client.query('commit').run()
    return result
  } catch (error) {
    if (client.inTransaction) client.query('rollback').run()
    throw error
  }
}

/**
 * An error undoes only this step and is thrown on. If it ended the whole transaction, throws TransactionEnded: later steps would otherwise
 * commit one by one.
 */
export function savepoint<T>(tx: Tx, work: (tx: Tx) => NotPromise<T>): T {
  const { client } = tx
  client.query('savepoint step').run()
  try {
    const result = work(tx)
    client.query('release step').run()
    return result
  } catch (error) {
    if (!client.inTransaction) throw new TransactionEnded('the transaction was ended', { cause: error })
    client.query('rollback to step').run()
    client.query('release step').run()
    throw error
  }
}

/** Undoes every write of the work unless its result is wanted. */
export function attempt<T>(tx: Tx, work: (tx: Tx) => NotPromise<T>, isWanted: (result: T) => boolean): T {
  let result: { value: T } | undefined
  try {
    savepoint(tx, (inner) => {
      result = { value: work(inner) }
      if (!isWanted(result.value)) throw notWanted
    })
  } catch (error) {
    if (error !== notWanted) throw error
  }
  return (result as { value: T }).value
}
const notWanted = new Error('not wanted')

/** Returns what `work` would do, and undoes every write of it. */
export const rehearse = <T>(tx: Tx, work: (tx: Tx) => NotPromise<T>): T => attempt(tx, work, () => false)

/** What a read-only request may write: who did and who read what. */
const LOGBOOK: Record<string, string[]> = { audit: ['insert'], audit_reads: ['insert', 'update'] }
const REFUSAL = 'look only: nothing is changed here'

/** From now on this connection refuses every write but the log-book's, by temporary triggers that never reach the file. */
export function allowOnlyLogbook(db: Db): void {
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'",
    )
    .all()
  for (const { name } of tables)
    for (const change of ['insert', 'update', 'delete'].filter((one) => !LOGBOOK[name]?.includes(one)))
      db.client.run(
        `create temp trigger "look_only_${name}_${change}" before ${change} on main."${name}" begin select raise(abort, '${REFUSAL}'); end`,
      )
}

export const isLookOnly = (error: unknown): boolean => error instanceof Error && error.message === REFUSAL
