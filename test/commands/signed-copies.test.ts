// A copy is signed: what somebody edited in it is never used.
import { expect, test } from 'bun:test'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { openDatabase } from '../../db/open.ts'
import { vaultInUse, verifyCommand } from '../../src/commands/verify.ts'
import { alertText } from '../../src/texts/admin-alerts.ts'
import { COPY_FAULTS } from '../../src/texts/start.ts'
import { arrange, days, KEY, OTHER_KEY } from './copied-office.ts'

/** Changes something in a copy, as whoever gets hold of one could. */
function edit(copy: string): void {
  const db = openDatabase(copy)
  db.client.run("insert into counters values ('bookings', '2026-11-25', 1)")
  db.client.run('pragma wal_checkpoint(truncate)')
  db.close()
}

const check = (office: ReturnType<typeof arrange>, file: string) =>
  verifyCommand([file], { DATA_KEY: KEY }, office.folder, (line) => office.said.push(line))

test('a copy in which somebody changed a row is good by all its books, and neither verified nor restored', () => {
  const office = arrange()
  office.note('2026-11-23')
  office.backup()
  edit(office.copy)
  expect([
    check(office, office.copy),
    office.restore(office.copy),
    office.restore(office.copy, office.config, 'sin-firma'),
  ]).toEqual([...[1, 1, 1]])
  expect(office.said.slice(-1)).toEqual([`No se restauró nada. ${COPY_FAULTS.edited}`])
  office.db.close()
  expect(days(office.config)).toEqual(['2026-11-23'])
})

test('a log that somebody lays beside a copy changes it too', () => {
  const office = arrange()
  office.backup()
  const other = join(office.folder, 'other.db')
  copyFileSync(office.copy, other)
  const db = openDatabase(other)
  db.client.run("insert into counters values ('bookings', '2026-11-25', 1)")
  copyFileSync(`${other}-wal`, `${office.copy}-wal`)
  copyFileSync(other, office.copy) // Its header says that there is a log.
  db.close()
  expect(office.restore(office.copy)).toBe(1)
  expect(office.said.at(-1)).toContain(COPY_FAULTS.edited)
})

test('another copy’s signature, one of another key, or half of one proves nothing', () => {
  const office = arrange()
  office.backup()
  const signature = `${office.copy}.firma`
  const good = readFileSync(signature, 'utf8')
  for (const [line, fault] of [
    [good.replace(/[0-9a-f](?=\n$)/, (digit) => (digit === '0' ? '1' : '0')), 'edited'],
    [good.slice(0, 40), 'edited'],
    ['', 'edited'],
    [good.replace(/ [0-9a-f]{16} /, ` ${vaultInUse({ ...office.config, DATA_KEY: OTHER_KEY })?.fingerprint} `), 'other_key'],
  ] as const) {
    writeFileSync(signature, line)
    expect([check(office, office.copy), office.said.at(-1)]).toEqual([1, COPY_FAULTS[fault]])
  }
  writeFileSync(signature, good)
  expect(check(office, office.copy)).toBe(0)
})

test('a copy without a signature is used only by whoever says so, and that shows for a week', () => {
  const office = arrange()
  office.note('2026-11-23')
  office.backup()
  office.db.close()
  rmSync(`${office.copy}.firma`)
  expect([check(office, office.copy), office.restore(office.copy)]).toEqual([1, 1])
  expect(office.said.slice(-3)).toEqual([
    `No se restauró nada. ${COPY_FAULTS.unsigned}`,
    'Si siempre estuvo en un lugar seguro, se puede usar:',
    `  npm run restore -- "${office.copy}" sin-firma`,
  ])
  expect(office.restore(office.copy, office.config, 'sin-firma')).toBe(0)
  expect(office.said.join('\n')).toContain('"event":"copy.used_without_signature"')
  const db = openDatabase(office.config.databasePath)
  expect(openAlerts(db)).toMatchObject([{ code: 'unsigned_restored' }])
  expect(alertText('unsigned_restored').what).toContain('sin firma')
  db.close()
})

test('without the data key a signature cannot be looked at, and that is said', () => {
  const office = arrange()
  office.backup()
  expect(office.restore(office.copy, { ...office.config, DATA_KEY: undefined })).toBe(1)
  expect(office.said.at(-1)).toBe(`No se restauró nada. ${COPY_FAULTS.no_key}`)
})

test('what a restoration puts aside is signed too, so that it can be put back', () => {
  const office = arrange()
  office.backup()
  office.note('2026-11-24')
  office.db.close()
  expect(office.restore(office.copy)).toBe(0)
  expect(office.restore(join(office.folder, 'data', 'ventanilla-antes-20261124-1005.db'))).toBe(0)
  expect(days(office.config)).toEqual(['2026-11-24'])
})
