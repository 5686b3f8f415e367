import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { claimDataKey } from '../../db/facts.ts'
import { lockDatabase } from '../../db/lock.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { backupCommand } from '../../src/commands/backup.ts'
import { checkDatabase } from '../../src/commands/doctor/database.ts'
import { restoreCommand } from '../../src/commands/restore.ts'
import { vaultInUse, verifyCommand } from '../../src/commands/verify.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { settleRestored } from '../../src/messaging/alerts.ts'
import { requeue } from '../../src/messaging/outbox.ts'
import { alertText } from '../../src/texts/admin-alerts.ts'
import { afterwards, ownFolder } from '../afterwards.ts'

const NOW = Date.parse('2026-11-24T16:05:00Z')
const KEY = Buffer.alloc(32, 7).toString('base64')
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64')

function arrange() {
  const folder = ownFolder('ventanilla de José ')
  const config = readConfig({ DATA_KEY: KEY }, folder)
  const db = openDatabase(config.databasePath)
  afterwards(() => db.close())
  migrate(db)
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
    restore: (file: string | undefined, using: Config = config) => restoreCommand(file, using, NOW, (line) => said.push(line)),
    copy: join(config.backupDir, 'ventanilla-20261124-1005.db'),
    note: (day: string) => db.client.query("insert into counters values ('bookings', ?, 1)").run(day),
  }
}

/** The files as they stand when the process is killed: a connection that closes would fold the log in. */
function leaveAsKilled(db: Db): void {
  const files = [db.path, `${db.path}-wal`].map((path) => ({ path, bytes: readFileSync(path) }))
  db.close()
  for (const { path, bytes } of files) writeFileSync(path, bytes)
}

/** The days noted in the database that stands there now. */
function days(config: Config): string[] {
  const db = openDatabase(config.databasePath)
  const rows = db.client.query<{ day: string }, []>('select day from counters order by day').all()
  db.close()
  return rows.map(({ day }) => day)
}

test('a copy made while the server runs brings back exactly what was there, and the rest is kept beside', () => {
  const office = arrange()
  const running = lockDatabase(office.config.databasePath)
  office.note('2026-11-23')
  expect(office.backup()).toBe(0)
  office.note('2026-11-24')
  office.db.close()
  running.release()
  expect(office.restore(office.copy)).toBe(0)
  expect(days(office.config)).toEqual(['2026-11-23'])
  const aside = join(office.folder, 'data', 'ventanilla-antes-20261124-1005.db')
  expect(days({ ...office.config, databasePath: aside })).toEqual(['2026-11-23', '2026-11-24'])
  expect(office.said.join('\n')).toContain('Lo que pasó después del martes 24 de noviembre de 2026, 10:05 h, no está')
  // It has everybody's data, and nobody remembers it: the doctor does.
  expect(checkDatabase(office.config, NOW)).toContainEqual(
    expect.objectContaining({ state: 'warn', mend: expect.stringContaining('ventanilla-antes-20261124-1005.db') }),
  )
})

test('restoring is refused while the server runs', () => {
  const office = arrange()
  office.backup()
  const running = lockDatabase(office.config.databasePath)
  office.note('2026-11-24')
  expect(office.restore(office.copy)).toBe(1)
  expect(office.said.at(-1)).toContain('está funcionando')
  running.release()
  expect(days(office.config)).toEqual(['2026-11-24'])
})

test('a log that a killed server left beside the old database does not spoil the new one', () => {
  const office = arrange()
  office.note('2026-11-23')
  office.backup()
  office.note('2026-11-24') // Stands in the log only.
  leaveAsKilled(office.db)
  expect(existsSync(`${office.config.databasePath}-wal`)).toBe(true)
  expect(office.restore(office.copy)).toBe(0)
  expect(days(office.config)).toEqual(['2026-11-23'])
})

for (const [what, spoil, sentence] of [
  ['a damaged copy', (bytes: Buffer) => bytes.fill(0xa5, 4096 * 2, 4096 * 30), 'dañada'],
  ['half a copy', (bytes: Buffer) => bytes.subarray(0, 4096 * 5 + 100), ''],
  ['a file that is no database', () => Buffer.from('acta '.repeat(2_000)), 'no se puede abrir'],
] as const) {
  test(`${what} is refused and nothing is changed`, () => {
    const office = arrange()
    office.note('2026-11-24')
    office.backup()
    writeFileSync(office.copy, spoil(readFileSync(office.copy)))
    office.db.close()
    const files = () => readdirSync(join(office.folder, 'data')).filter((name) => !name.endsWith('.lock'))
    const before = files()
    expect(office.restore(office.copy)).toBe(1)
    expect(office.said.join('\n')).toContain(sentence)
    expect(files()).toEqual(before)
    expect(days(office.config)).toEqual(['2026-11-24'])
  })
}

test('a copy made with another key is refused', () => {
  const office = arrange()
  office.backup()
  office.db.close()
  expect(office.restore(office.copy, { ...office.config, DATA_KEY: OTHER_KEY })).toBe(1)
  expect(office.said.at(-1)).toContain('DATA_KEY')
})

test('a copy that does not exist, none at all, or the database itself is refused with a sentence', () => {
  const office = arrange()
  expect(office.restore(join(office.folder, 'nada.db'))).toBe(1)
  expect(office.restore(undefined)).toBe(1)
  expect(office.restore(office.config.databasePath)).toBe(1)
  expect(office.said[0]).toStartWith('No se restauró nada: no existe el archivo')
  expect(office.said.at(-1)).toContain('la base de datos misma')
})

test('a copy comes to a new computer that has no database yet', () => {
  const office = arrange()
  office.note('2026-11-24')
  office.backup()
  const elsewhere = readConfig({ DATA_KEY: KEY, DATABASE_PATH: 'nueva/ventanilla.db' }, office.folder)
  expect(office.restore(office.copy, elsewhere)).toBe(0)
  expect(days(elsewhere)).toEqual(['2026-11-24'])
})

test('a copy can be checked without changing anything', () => {
  const office = arrange()
  office.backup()
  const check = (args: string[]) => verifyCommand(args, { DATA_KEY: KEY }, office.folder, (line) => office.said.push(line))
  expect(check([office.copy])).toBe(0)
  expect(check(['nada.db'])).toBe(1)
  expect(office.said.join('\n')).toContain(`No existe el archivo ${join(office.folder, 'nada.db')}.`)
  expect(check([])).toBe(1)
})

test('of a database whose books do not balance what there is is kept, and restoring that is refused', () => {
  const office = arrange()
  office.db.client.run("insert into inbox (key, kind, state, sent_at, received_at) values (x'00', 'message', 'aside', 0, 0)")
  expect(office.backup()).toBe(1)
  const kept = join(office.config.backupDir, 'sin-verificar-20261124-1005.db')
  expect(office.said.join('\n')).toContain(kept)
  office.db.close()
  expect(office.restore(kept)).toBe(1)
  expect(office.said.join('\n')).toContain('Las cuentas de la copia no cuadran')
})

test('where nothing is, nothing is copied', () => {
  const office = arrange()
  const empty = readConfig({ DATABASE_PATH: 'otra/ventanilla.db' }, office.folder)
  expect(backupCommand(empty, NOW, (line) => office.said.push(line))).toBe(1)
  expect(existsSync(empty.backupDir)).toBe(false)
})

test('messages that waited when the copy was made do not go out by themselves, and somebody is told', () => {
  const office = arrange()
  office.db.client.run(
    "insert into contacts (id, channel, last_inbound_at, language, created_at) values (1, 'whatsapp', 0, 'es-MX', 0)",
  )
  const message = office.db.client.query(
    `insert into outbox (contact_id, kind, question, body_sealed, state, doubt_until, not_before, created_at, updated_at)
     values (1, 'reply', 0, x'01', ?, ?, 0, 0, 0)`,
  )
  for (const state of ['queued', 'sending', 'in_doubt', 'delivered', 'failed']) message.run(state, state === 'in_doubt' ? 1 : null)
  office.backup()
  office.db.close()
  expect(office.restore(office.copy)).toBe(0)
  expect(office.said.join('\n')).toContain('Mensajes que esperaban salir cuando se hizo la copia: 3.')
  const db = openDatabase(office.config.databasePath)
  const states = () => db.client.query('select state from outbox order by id').values().flat()
  expect(states()).toEqual(['parked', 'parked', 'parked', 'delivered', 'failed'])
  expect(openAlerts(db)).toMatchObject([{ code: 'restored_messages', detail: '3' }])
  expect(alertText('restored_messages').what).toStartWith('Se restauró una copia')
  write(db, (tx) => {
    requeue(tx, 1, NOW + 1)
    requeue(tx, 2, NOW + 1)
    settleRestored(tx)
  })
  expect(openAlerts(db)).toHaveLength(1) // One is still to be decided about.
  write(db, (tx) => {
    requeue(tx, 3, NOW + 1)
    settleRestored(tx)
  })
  expect(openAlerts(db)).toEqual([])
  db.close()
})

test('what is said after a restoration has no number that the lost days can have had', () => {
  const office = arrange()
  const put = (path: string) => {
    const db = openDatabase(path)
    db.client.run("insert into contacts (channel, last_inbound_at, language, created_at) values ('whatsapp', 0, 'es-MX', 0)")
    const row = db.client.query<{ id: number }, []>('select max(id) as id from contacts').get()
    db.close()
    return row?.id ?? 0
  }
  const before = put(office.config.databasePath)
  office.backup()
  office.db.close()
  expect(office.restore(office.copy)).toBe(0)
  expect(put(office.config.databasePath)).toBeGreaterThan(before + 100_000)
})

test('a copy of the first release, which had no such numbers, is restored all the same', () => {
  const office = arrange()
  const old = openDatabase(join(office.folder, 'vieja.db'))
  const dump = readFileSync(new URL('../process/first-release.sql', import.meta.url), 'utf8')
  old.client.run(`pragma foreign_keys = off; ${dump}`)
  old.close()
  office.db.close()
  expect(office.restore(join(office.folder, 'vieja.db'))).toBe(0)
})
