import { Database } from 'bun:sqlite'
import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { keepFilePrivate, makePrivateFolder } from './disk.ts'

/** Another process uses this database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
}

/**
 * Locks the database for this process, with an exclusive SQLite transaction on `<database>.lock`. The operating system frees it
 * when the process ends, also by kill -9, so no stale file can keep an office closed.
 */
export function lockDatabase(path: string): { release(): void } {
  makePrivateFolder(dirname(path))
  const file = `${path}.lock`
  if (existsSync(file)) keepFilePrivate(file)
  else closeSync(openSync(file, 'a', 0o600))
  const lock = new Database(file, {
    create: true,
    readwrite: true,
    strict: true,
  })
  lock.run('pragma busy_timeout = 0')
  try {
    lock.run('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new DatabaseInUse(path)
    throw error
  }
  return {
    release() {
      lock.run('rollback')
      lock.close()
    },
  }
}
