import { expect, test } from 'bun:test'
import { chmodSync, existsSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFact } from '../../db/facts.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { facts } from '../../db/schema/upkeep.ts'
import { demoDataKey } from '../../src/demo/account.ts'
import { ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'

const modes = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, (statSync(join(folder, file)).mode & 0o777).toString(8)]))

const onUnix = test.skipIf(process.platform === 'win32')

onUnix('the database, the log files beside it and the key of the demonstration are for their owner only', () => {
  const folder = ownFolder()
  const path = join(folder, 'ventanilla.db')
  const before = process.umask(0o000) // A system that lets everybody read what is not forbidden.
  const db = openDatabase(path)
  migrate(db)
  demoDataKey(path, testClock())
  process.umask(before)
  expect(modes(folder)).toEqual({
    'ventanilla.db': '600',
    'ventanilla.db-wal': '600',
    'ventanilla.db-shm': '600',
    'ventanilla.db.demo-key': '600',
  })
  db.close()
})

onUnix('a database that somebody brought from a disk where everybody may read it is closed to others', () => {
  const folder = ownFolder()
  const path = join(folder, 'ventanilla.db')
  openDatabase(path).close()
  chmodSync(path, 0o644)
  const db = openDatabase(path)
  migrate(db)
  expect(Object.values(modes(folder))).toEqual(['600', '600', '600'])
  db.close()
})

test('whoever only reads makes no file', () => {
  const path = join(ownFolder(), 'nothing.db')
  expect(() => openDatabase(path, { readonly: true })).toThrow()
  expect(existsSync(path)).toBe(false)
})

/** Files in the folder that this process still has open; on Linux alone the system says so. */
function stillOpen(folder: string): string[] {
  const handles = readdirSync('/proc/self/fd').map((handle) => {
    try {
      return readlinkSync(`/proc/self/fd/${handle}`)
    } catch {
      return '' // That of this very list is closed by now.
    }
  })
  return handles.filter((file) => file.startsWith(folder))
}

test('a database that was read and written in every way lets go of its files: Windows would not let anybody put a copy back', () => {
  const folder = ownFolder()
  const db = openDatabase(join(folder, 'ventanilla.db'))
  migrate(db)
  write(db, (tx) => writeFact(tx, 'born', 'real'))
  db.orm.insert(facts).values({ name: 'written_at', value: '1' }).run()
  expect(db.orm.select().from(facts).all()).toContainEqual({ name: 'born', value: 'real' })
  db.close()
  if (process.platform === 'linux') expect(stillOpen(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

for (const readonly of [true, false])
  test(`a file that is no database is let go of at once (readonly: ${readonly}): Windows would not let anybody delete it`, () => {
    const folder = ownFolder()
    const path = join(folder, 'acta.db')
    writeFileSync(path, 'acta '.repeat(2_000))
    expect(() => openDatabase(path, { readonly })).toThrow()
    if (process.platform === 'linux') expect(stillOpen(folder)).toEqual([])
    rmSync(path)
  })
