import { afterEach, describe, expect, test } from 'bun:test'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { lockDatabase } from '../../db/lock.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { backupCommand } from '../../src/commands/backup.ts'
import { checkDatabase } from '../../src/commands/doctor/database.ts'
import { explain } from '../../src/commands/program.ts'
import { restoreCommand } from '../../src/commands/restore.ts'
import { setupCommand } from '../../src/commands/setup.ts'
import { verifyCommand } from '../../src/commands/verify.ts'
import { readConfig } from '../../src/config.ts'
import { settleRestored } from '../../src/messaging/alerts.ts'
import { requeue } from '../../src/messaging/outbox.ts'
import { alertText } from '../../src/texts/admin-alerts.ts'
import { COPY_FAULTS, START } from '../../src/texts/start.ts'
import { ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { leaveOldDatabase } from '../process/releases.ts'
import { arrange, days, KEY, NOW, OTHER_KEY } from './copied-office.ts'
import { ACCOUNT_ID, metaSide, PHONE_ID, SECRET, TOKEN, typing } from './world.ts'

/** The files as they stand when the process is killed: a connection that closes would fold the log in. */
function leaveAsKilled(db: Db): void {
  const files = [db.path, `${db.path}-wal`].map((path) => ({ path, bytes: readFileSync(path) }))
  db.close()
  for (const { path, bytes } of files) writeFileSync(path, bytes)
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
  ['a damaged copy', (bytes: Buffer) => bytes.fill(0xa5, 4096 * 2, 4096 * 30), 'el disco la dañó'],
  ['half a copy', (bytes: Buffer) => bytes.subarray(0, 4096 * 5 + 100), ''],
  ['a file that is no database', () => Buffer.from('acta '.repeat(2_000)), 'no está como se guardó'],
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
  office.db.client.run(
    "insert into inbox (channel, key, kind, state, sent_at, received_at) values ('whatsapp', x'00', 'message', 'aside', 0, 0)",
  )
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
  office.db.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
  office.db.client.run(
    "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
  )
  const message = office.db.client.query(
    `insert into outbox (channel, contact_id, kind, question, body_sealed, state, doubt_until, not_before, created_at, updated_at)
     values ('whatsapp', 1, 'reply', 0, x'01', ?, ?, 0, 0, 0)`,
  )
  for (const state of ['queued', 'sending', 'in_doubt', 'delivered', 'failed']) message.run(state, state === 'in_doubt' ? 1 : null)
  office.backup()
  office.db.close()
  expect(office.restore(office.copy)).toBe(0)
  expect(office.said.join('\n')).toContain('Mensajes que esperaban salir cuando se hizo la copia: 3.')
  const db = openDatabase(office.config.databasePath)
  const states = () => db.client.query<{ state: string }, []>('select state from outbox order by id').values().flat()
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
    db.client.run('insert into askers (free_account, created_at) values (0, 0)')
    db.client.run(
      "insert into contacts (asker_id, channel, last_inbound_at, language, created_at) values (last_insert_rowid(), 'whatsapp', 0, 'es-MX', 0)",
    )
    const row = db.client.query<{ id: number }, []>('select coalesce(max(id), 0) as id from contacts').get()
    db.close()
    return row?.id ?? 0
  }
  const before = put(office.config.databasePath)
  office.backup()
  office.db.close()
  expect(office.restore(office.copy)).toBe(0)
  expect(put(office.config.databasePath)).toBeGreaterThan(before + 100_000)
})

test('a copy of before the first public release is refused with what can be done, and nothing is changed', () => {
  const office = arrange()
  const old = join(office.folder, 'vieja.db')
  leaveOldDatabase(old)
  office.note('2026-11-24')
  office.db.close()
  expect(office.restore(old)).toBe(1)
  expect(office.said.at(-1)).toBe(`No se restauró nada. ${COPY_FAULTS.older}`)
  expect(days(office.config)).toEqual(['2026-11-24'])
})

test('a good copy takes the place of a database of before the first public release', () => {
  const office = arrange()
  office.note('2026-11-23')
  office.backup()
  office.db.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${office.config.databasePath}${end}`, { force: true })
  leaveOldDatabase(office.config.databasePath)
  expect(office.restore(office.copy)).toBe(0)
  expect(days(office.config)).toEqual(['2026-11-23'])
})

describe('which copy', () => {
  // Whoever never typed a path is shown the copies that there are, with the line that chooses each.

  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })

  function arrange(...names: string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'ventanilla de José '))
    folders.push(folder)
    const config = readConfig({}, folder)
    mkdirSync(config.backupDir, { recursive: true })
    for (const name of names) writeFileSync(join(config.backupDir, name), 'copia '.repeat(100_000))
    const said: string[] = []
    const say = (line: string) => said.push(line)
    return {
      said,
      folder,
      path: (name: string) => join(config.backupDir, name),
      restore: (file?: string) => restoreCommand([file], config, 0, say),
      verify: (...args: string[]) => verifyCommand(args, {}, folder, say),
    }
  }

  test('the newest first, with day, hour and size, and what else lies in the folder is left out', () => {
    const { said, restore, path } = arrange('ventanilla-20261123-0331.db', 'ventanilla-20261124-1005.db', 'borrados.txt')
    expect(restore()).toBe(1)
    expect(said).toEqual([
      'Falta decir cuál copia se pone. Todavía no se cambió nada.',
      'Estas son las copias, la más nueva primero. Copie y pegue el renglón de la que quiere:',
      '',
      'Del martes 24 de noviembre de 2026, 10:05 h (0.6 MB)',
      `  npm run restore -- "${path('ventanilla-20261124-1005.db')}"`,
      '',
      'Del lunes 23 de noviembre de 2026, 3:31 h (0.6 MB)',
      `  npm run restore -- "${path('ventanilla-20261123-0331.db')}"`,
    ])
  })

  test('a name that was typed wrong is said back, and the list follows', () => {
    const { said, restore, verify, folder, path } = arrange('ventanilla-20261124-1005.db')
    expect(restore(join(folder, 'otra.db'))).toBe(1)
    expect(said[0]).toBe(`No se restauró nada: no existe el archivo ${join(folder, 'otra.db')}.`)
    expect(verify('otra.db')).toBe(1)
    expect(said.slice(-2)).toEqual([
      'Del martes 24 de noviembre de 2026, 10:05 h (0.6 MB)',
      `  npm run verify -- "${path('ventanilla-20261124-1005.db')}"`,
    ])
  })

  test('where there is none, the disk may be away', () => {
    const { said, verify } = arrange()
    expect(verify()).toBe(1)
    expect(said.at(-1)).toEndWith('Revise que su disco esté conectado.')
  })
})

describe('what is unfit', () => {
  // What stands in the place of the database is not fit to be served: each command says so in one sentence.

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
        const talk = typing(TOKEN, ACCOUNT_ID, PHONE_ID, SECRET, 'mi-palabra-2026', 's', 'n', 'https://citas.ejemplo.mx', 'copias')
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

  test('what was written before the first public release is neither copied nor prepared, and the doctor says what to do', async () => {
    const office = arrange(leaveOldDatabase)
    expect(await office.backup()).toBe(1)
    expect(office.said).toEqual([START.older])
    expect(await office.setup()).toBe(1)
    expect(office.said.at(-1)).toBe(START.older)
    expect(checkDatabase(office.config, NOW)[0]).toEqual(expect.objectContaining({ state: 'broken', what: START.older }))
  })

  test('a file that is no database is neither copied nor prepared for a real number', async () => {
    const office = arrange((path) => writeFileSync(path, 'acta '.repeat(2_000)))
    expect([await office.backup(), await office.setup()]).toEqual([1, 1])
    expect(office.said).toEqual(Array(2).fill(expect.stringContaining('dañado o no es una base de datos. Ponga una copia')))
  })
})
