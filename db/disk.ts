import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statfsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename } from 'node:path'

/** Free bytes for an ordinary user; unlimited while the folder does not exist. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Flushes a file, or a folder's list, to the disk. */
export function toDisk(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return // Windows cannot open a folder for that.
  const handle = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A test brings its own. */
export interface Machine {
  platform: NodeJS.Platform
  /** Returns what the program printed; empty when it cannot be run. */
  run(program: string, args: string[]): string
}

const THIS_MACHINE: Machine = {
  platform: process.platform,
  run: (program, args) => spawnSync(program, args, { encoding: 'utf8', windowsHide: true }).stdout ?? '',
}

/** SYSTEM and the administrators, needed for copies of the disk; by number, because their names are translated. */
const WINDOWS_KEEPS = ['*S-1-5-18', '*S-1-5-32-544']
/** Everyone, Authenticated Users and Users. */
const WINDOWS_OTHERS = ['*S-1-1-0', '*S-1-5-11', '*S-1-5-32-545']

/**
 * Removes access for everybody but the owner, whose own rights stay; on Windows the access list is replaced. Another owner's file, or a
 * disk without rights, stays as it is: `npm run doctor` reports it.
 */
export function keepFilePrivate(file: string, machine = THIS_MACHINE): void {
  if (machine.platform === 'win32') grantToOwner(file, 'F', machine)
  else closeToOthers(file)
}

/**
 * Makes a folder that only its owner may open. An existing one is left alone, because it may hold other programs' files: `npm run doctor`
 * reports its readers.
 */
export function makePrivateFolder(folder: string, machine = THIS_MACHINE): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (machine.platform === 'win32') grantToOwner(folder, '(OI)(CI)F', machine)
}

/** Whether other users of this computer may read it; false for what does not exist. */
export function isOpenToOthers(path: string, machine = THIS_MACHINE): boolean {
  if (!existsSync(path)) return false
  if (machine.platform !== 'win32') return (statSync(path).mode & 0o077) !== 0
  // icacls prints the file's name when it finds the group, in any language.
  return WINDOWS_OTHERS.some((group) => machine.run('icacls', [path, '/findsid', group]).includes(basename(path)))
}

/** The command that closes it. */
export function howToClose(path: string, isFolder: boolean, machine = THIS_MACHINE): string {
  if (machine.platform !== 'win32') return `Ejecute: chmod ${isFolder ? '700' : '600'} "${path}"`
  const rights = isFolder ? '(OI)(CI)F' : 'F'
  const keeps = WINDOWS_KEEPS.map((one) => `${one}:${rights}`).join(' ')
  return `Ejecute: icacls "${path}" /inheritance:r /grant:r "%USERNAME%:${rights}" ${keeps}`
}

function grantToOwner(path: string, rights: string, machine: Machine): void {
  const granted = [userInfo().username, ...WINDOWS_KEEPS].map((one) => `${one}:${rights}`)
  machine.run('icacls', [path, '/inheritance:r', '/grant:r', ...granted])
}

function closeToOthers(file: string): void {
  const { mode } = statSync(file)
  if ((mode & 0o077) === 0) return
  try {
    chmodSync(file, mode & 0o700)
  } catch {
    // Whether it can be written shows next; that others may read it, in `npm run doctor`.
  }
}
