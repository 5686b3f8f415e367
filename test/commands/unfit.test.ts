// What stands in the place of the database is not fit to be served: each command says so in one sentence.
import { expect, test } from 'bun:test'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { backupCommand } from '../../src/commands/backup.ts'
import { explain } from '../../src/commands/program.ts'
import { setupCommand } from '../../src/commands/setup.ts'
import { readConfig } from '../../src/config.ts'
import { ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT_ID, metaSide, PHONE_ID, SECRET, TOKEN, typing } from './world.ts'

function arrange(put: (path: string) => void) {
  const root = ownFolder()
  const config = readConfig({}, root)
  mkdirSync(dirname(config.databasePath))
  put(config.databasePath)
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const clock = testClock()
  const told = async (command: () => number | Promise<number>) => {
    try {
      return await command()
    } catch (error) {
      return explain(error, say)
    }
  }
  return {
    config,
    said,
    backup: () => told(() => backupCommand(config, clock.now(), say)),
    setup: () => {
      const talk = typing(TOKEN, ACCOUNT_ID, PHONE_ID, SECRET, 'mi-palabra-2026', 'https://citas.ejemplo.mx', 'copias')
      return told(() => setupCommand({ root, env: {}, talk, fetch: metaSide().fetch, clock }))
    },
  }
}

test('of what a later release wrote no copy is made', async () => {
  const office = arrange((path) => {
    const db = openDatabase(path)
    migrate(db)
    db.client.run("insert into migrations values ('of-the-future', 1)")
    db.close()
  })
  expect(await office.backup()).toBe(1)
  expect(office.said).toEqual([expect.stringContaining('la escribió una versión más nueva del programa')])
  expect(existsSync(office.config.backupDir)).toBe(false)
})

test('a file that is no database is neither copied nor prepared for a real number', async () => {
  const office = arrange((path) => writeFileSync(path, 'acta '.repeat(2_000)))
  expect([await office.backup(), await office.setup()]).toEqual([1, 1])
  expect(office.said).toEqual(Array(2).fill(expect.stringContaining('dañado o no es una base de datos. Ponga una copia')))
})
