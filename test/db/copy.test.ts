import { expect, test } from 'bun:test'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCopy, copyDay, copyName, makeCopy } from '../../db/copy.ts'
import { claimDataKey } from '../../db/facts.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { leaveOldDatabase } from '../process/releases.ts'

function arrange() {
  const folder = ownFolder()
  const db = openDatabase(join(folder, 'ventanilla.db'))
  afterwards(() => db.close())
  migrate(db)
  write(db, (tx) => claimDataKey(tx, 'this-key'))
  return { folder, db, copies: join(folder, 'backups') }
}

test('a copy is named by the wall clock of the institution', () => {
  const now = Date.parse('2026-11-24T16:05:00Z')
  expect(copyName(now, 'America/Mexico_City')).toBe('ventanilla-20261124-1005.db')
  expect(copyName(now, 'America/Tijuana')).toBe('ventanilla-20261124-0805.db')
  expect(copyDay('ventanilla-20261124-0805.db')).toBe('2026-11-24')
  expect(copyDay('otra-cosa.db')).toBeUndefined()
})

test('a copy made now has what was committed, passes its checks and is for its owner only', () => {
  const { db, copies } = arrange()
  db.client.run("insert into counters values ('webhooks', '2026-11-24', 7)")
  const made = makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined)
  expect(made).toMatchObject({ ok: true })
  const copy = openDatabase(join(copies, 'ventanilla-20261124-1000.db'), { readonly: true })
  expect(copy.client.query<{ count: number }, []>('select count from counters').get()).toEqual({ count: 7 })
  copy.close()
  if (process.platform !== 'win32') expect(statSync(join(copies, 'ventanilla-20261124-1000.db')).mode & 0o777).toBe(0o600)
})

test('a database that does not hold together gives no copy, but what there is is kept under another name', () => {
  const { db, copies } = arrange()
  db.client.run(
    "insert into inbox (channel, key, kind, state, sent_at, received_at) values ('whatsapp', x'00', 'message', 'aside', 0, 0)",
  )
  expect(makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined)).toEqual({
    ok: false,
    fault: 'invariants',
    findings: ['set_aside_has_a_reason:1'],
    keptAs: join(copies, 'sin-verificar-20261124-1000.db'),
  })
  expect(readdirSync(copies)).toEqual(['sin-verificar-20261124-1000.db'])
})

test('a file that is no database, or not one of ours, is refused', () => {
  const { folder } = arrange()
  writeFileSync(join(folder, 'text.db'), 'This is not a database at all, but a long enough text. '.repeat(50))
  writeFileSync(join(folder, 'empty.db'), '')
  const other = openDatabase(join(folder, 'other.db'))
  other.client.run('create table things (id integer)')
  other.close()
  expect(checkCopy(join(folder, 'text.db'))).toMatchObject({ ok: false, fault: 'unreadable' })
  expect(checkCopy(join(folder, 'empty.db'))).toMatchObject({ ok: false, fault: 'not_ours' })
  expect(checkCopy(join(folder, 'other.db'))).toMatchObject({ ok: false, fault: 'not_ours' })
  expect(checkCopy(join(folder, 'nowhere.db'))).toMatchObject({ ok: false, fault: 'unreadable' })
})

test('a copy whose pages were overwritten on the disk is refused', () => {
  const { db, copies, folder } = arrange()
  makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined)
  const bytes = readFileSync(join(copies, 'ventanilla-20261124-1000.db'))
  const page = bytes.readUInt16BE(16)
  bytes.fill(0xa5, page * 3, page * 20)
  writeFileSync(join(folder, 'damaged.db'), bytes)
  expect(checkCopy(join(folder, 'damaged.db'))).toMatchObject({ ok: false })
})

test('a copy made with another key, by a later release, or before the first public one, is refused', () => {
  const { db, copies, folder } = arrange()
  makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined)
  const file = join(copies, 'ventanilla-20261124-1000.db')
  expect(checkCopy(file, { dataKey: 'this-key' })).toEqual({ ok: true })
  expect(checkCopy(file, { dataKey: 'another-key' })).toMatchObject({ ok: false, fault: 'other_key' })
  copyFileSync(file, join(folder, 'later.db'))
  const later = openDatabase(join(folder, 'later.db'))
  later.client.run("insert into migrations values ('of-the-future', 1)")
  later.close()
  expect(checkCopy(join(folder, 'later.db'))).toMatchObject({ ok: false, fault: 'newer' })
  leaveOldDatabase(join(folder, 'old.db'))
  expect(checkCopy(join(folder, 'old.db'))).toEqual({ ok: false, fault: 'older', findings: [] })
})

test('a copy with hours of an office that does not exist is refused', () => {
  const { db, copies, folder } = arrange()
  makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined)
  copyFileSync(join(copies, 'ventanilla-20261124-1000.db'), join(folder, 'broken.db'))
  const broken = openDatabase(join(folder, 'broken.db'))
  broken.client.run('pragma foreign_keys = off')
  broken.client.run("insert into slots values (1, 99, 99, 0, 1, '2026-11-24', 540, 2, 2, 1, 0, 0, null)")
  broken.close()
  expect(checkCopy(join(folder, 'broken.db'))).toMatchObject({ ok: false, fault: 'foreign_keys' })
})

test('a copy does not take the last room that the database itself may need', () => {
  const { db, copies } = arrange()
  const made = makeCopy(db, copies, 'ventanilla-20261124-1000.db', undefined, () => 20_000_000)
  expect(made).toMatchObject({ ok: false, fault: 'no_space' })
  expect(readdirSync(copies)).toEqual([])
})
