import { expect, test } from 'bun:test'
import { linkSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseInUse, DatabaseLinked, lockDatabase } from '../../db/lock.ts'
import { ownFolder } from '../afterwards.ts'

function arrange() {
  const folder = ownFolder()
  mkdirSync(join(folder, 'data', 'deeper'), { recursive: true })
  symlinkSync(join(folder, 'data'), join(folder, 'link'))
  return { folder, database: join(folder, 'data', 'ventanilla.db') }
}

const isFree = (path: string): boolean => {
  try {
    lockDatabase(path).release()
    return true
  } catch (error) {
    if (error instanceof DatabaseInUse) return false
    throw error
  }
}

test.skipIf(process.platform === 'win32')('one database has one lock, by whatever name it is opened', () => {
  const { folder, database } = arrange()
  const names = {
    'a link to its folder': join(folder, 'link', 'ventanilla.db'),
    'a way through another folder': `${folder}/data/deeper/../ventanilla.db`,
    'a link to the file': join(folder, 'by-link.db'),
    'a link to that link': join(folder, 'data', 'deeper', 'again.db'),
  }
  symlinkSync(database, names['a link to the file'])
  symlinkSync('../../by-link.db', names['a link to that link'])
  for (const isThere of [false, true]) {
    if (isThere) writeFileSync(database, '')
    const lock = lockDatabase(database)
    const free = Object.entries(names).filter(([, path]) => isFree(path))
    lock.release()
    expect([isThere, free.map(([what]) => what)]).toEqual([isThere, []])
    for (const path of Object.values(names)) {
      const other = lockDatabase(path)
      expect(isFree(database)).toBe(false)
      other.release()
    }
  }
  expect(readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.lock'))).toEqual(['ventanilla.db.lock'])
})

test('a file with a second name on the disk has no writer under either, until one of them is gone', () => {
  const { folder, database } = arrange()
  writeFileSync(database, '')
  const second = join(folder, 'second.db')
  linkSync(database, second)
  for (const path of [database, second]) expect(() => lockDatabase(path)).toThrow(DatabaseLinked)
  rmSync(second)
  expect(isFree(database)).toBe(true)
})
