// Files with people's data are for their owner, on this machine and, as far as can be said from here, on Windows.
import { expect, test } from 'bun:test'
import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { howToClose, isOpenToOthers, keepFilePrivate, type Machine, makePrivateFolder } from '../../db/disk.ts'
import { lockDatabase } from '../../db/lock.ts'
import { openDatabase } from '../../db/open.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'ventanilla-'))
const mode = (path: string) => statSync(path).mode & 0o777

/** A Windows that notes what it is asked to do and finds these groups in every list of rights. */
function windows(groups: string[] = []): Machine & { asked: string[][] } {
  const asked: string[][] = []
  return {
    platform: 'win32',
    asked,
    run(program, args) {
      asked.push([program, ...args])
      return args[1] === '/findsid' && groups.includes(args[2] ?? '') ? `Se encontró el SID: ${args[0]}.` : 'Sin coincidencias.'
    },
  }
}

test('a database, its lock and the folder that is made for them are for their owner only', () => {
  const path = join(folder(), 'datos', 'ventanilla.db')
  const lock = lockDatabase(path)
  const db = openDatabase(path)
  db.client.run('create table one (id integer)')
  for (const end of ['', '.lock', '-wal', '-shm']) expect([end, mode(`${path}${end}`)]).toEqual([end, 0o600])
  expect(mode(join(path, '..'))).toBe(0o700)
  db.close()
  lock.release()
})

test('a folder that was there before keeps its rights, and what others may read is seen', () => {
  const shared = join(folder(), 'compartida')
  mkdirSync(shared, { mode: 0o755 })
  makePrivateFolder(shared)
  expect([mode(shared), isOpenToOthers(shared)]).toEqual([0o755, true])
  expect(howToClose(shared, true)).toBe(`Ejecute: chmod 700 "${shared}"`)
  chmodSync(shared, 0o700)
  expect(isOpenToOthers(shared)).toBe(false)
})

test('a file that others could read is taken from them, and its owner keeps what they had', () => {
  const file = join(folder(), 'clave')
  writeFileSync(file, 'x', { mode: 0o444 })
  keepFilePrivate(file)
  expect(mode(file)).toBe(0o400)
})

test('on Windows a new folder is given to its owner, with what is put into it, and an old one is left alone', () => {
  const machine = windows()
  const made = join(folder(), 'listas')
  makePrivateFolder(made, machine)
  const granted = [`${userInfo().username}:(OI)(CI)F`, '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F']
  expect(machine.asked).toEqual([['icacls', made, '/inheritance:r', '/grant:r', ...granted]])
  makePrivateFolder(made, machine)
  expect(machine.asked).toHaveLength(1)
})

test('on Windows it is seen in any language whether the group of all users may read a file', () => {
  const file = join(folder(), 'ventanilla.db')
  writeFileSync(file, '')
  expect(isOpenToOthers(file, windows())).toBe(false)
  expect(isOpenToOthers(file, windows(['*S-1-5-32-545']))).toBe(true)
  expect(howToClose(file, false, windows())).toContain(`icacls "${file}" /inheritance:r`)
})
