import { Database } from 'bun:sqlite'
import { closeSync, existsSync, lstatSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { keepFilePrivate, makePrivateFolder } from './disk.ts'

export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
}

/** Hard links: SQLite's log stands beside one name only, so that a writer under the other would spoil the file. */
export class DatabaseLinked extends Error {
  override readonly name = 'DatabaseLinked'
}

/**
 * Locks the database for this process with an exclusive SQLite transaction on `<database>.lock`. The operating system frees it at process
 * end, also on kill -9. Another name of the same file (symbolic link, spelling) meets the same lock; a file with a hard link is refused.
 */
export function lockDatabase(path: string): { release(): void } {
  makePrivateFolder(dirname(path))
  if (isLinked(path)) throw new DatabaseLinked(path)
  const file = `${realPath(path)}.lock`
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

/** The file has more than one name on the disk. */
export const isLinked = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.nlink ?? 1) > 1

/** Also of a file that does not exist yet, and of a link to one. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path)
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return realPath(resolve(dirname(path), readlinkSync(path)))
  return join(realpathSync.native(dirname(path)), basename(path))
}
