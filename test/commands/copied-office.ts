import { join } from 'node:path'
import { claimDataKey } from '../../db/facts.ts'
import { openDatabase, write } from '../../db/open.ts'
import { backupCommand } from '../../src/commands/backup.ts'
import { restoreCommand } from '../../src/commands/restore.ts'
import { vaultInUse } from '../../src/commands/verify.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { openFileOf } from '../copied.ts'

// An office of which copies are made and put back.

export const NOW = Date.parse('2026-11-24T16:05:00Z')
export const KEY = Buffer.alloc(32, 7).toString('base64')
export const OTHER_KEY = Buffer.alloc(32, 8).toString('base64')

export function arrange() {
  const folder = ownFolder('ventanilla de José ')
  const config = readConfig({ DATA_KEY: KEY }, folder)
  const db = openFileOf('empty', config.databasePath)
  afterwards(() => db.close())
  write(db, (tx) => {
    claimDataKey(tx, vaultInUse(config)?.fingerprint ?? '')
    tx.client.query('insert into heartbeat values (1, ?)').run(NOW)
  })
  const said: string[] = []
  return {
    folder,
    config,
    db,
    said,
    backup: () => backupCommand(config, NOW, (line) => said.push(line)),
    restore: (file: string | undefined, using: Config = config, word?: string) =>
      restoreCommand([file, word], using, NOW, (line) => said.push(line)),
    copy: join(config.backupDir, 'ventanilla-20261124-1005.db'),
    note: (day: string) => db.client.query("insert into counters values ('bookings', ?, 1)").run(day),
  }
}

/** The days noted in the database that stands there now. */
export function days(config: Config): string[] {
  const db = openDatabase(config.databasePath)
  const rows = db.client.query<{ day: string }, []>('select day from counters order by day').all()
  db.close()
  return rows.map(({ day }) => day)
}
