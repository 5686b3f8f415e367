// The copy of the night.
import { expect, test } from 'bun:test'
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { checkCopy } from '../../db/copy.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { backup } from '../../src/jobs/backup.ts'
import { startSchedule } from '../../src/jobs/schedule.ts'
import { lookOnce, type Office, openOffice } from './arrange.ts'

/** Each with its signature beside it. */
const copies = (office: Office) =>
  existsSync(office.deps.settings.backupDir)
    ? readdirSync(office.deps.settings.backupDir).filter((name) => !name.endsWith('.firma'))
    : []

test('the copy of the night is made once a day, however often one looks or the process restarts', async () => {
  const office = openOffice('2026-11-24T09:00:00Z') // 3:00 in Mexico City
  await lookOnce(office, [backup])
  expect(copies(office)).toEqual([])
  office.clock.advance(31 * MINUTE)
  const schedule = startSchedule(office.deps, [backup])
  await Promise.all([schedule.lookNow(), schedule.lookNow()])
  await schedule.stop()
  await lookOnce(office, [backup])
  office.clock.advance(HOUR)
  await backup.look(office.deps)
  expect(copies(office)).toEqual(['ventanilla-20261124-0331.db'])
  expect(checkCopy(join(office.deps.settings.backupDir, 'ventanilla-20261124-0331.db'))).toEqual({ ok: true })
  expect(readdirSync(office.deps.settings.backupDir)).toContain('ventanilla-20261124-0331.db.firma')
  expect(office.db.client.query<{ file: string; result: string }, []>('select file, result from backups').all()).toEqual([
    { file: 'ventanilla-20261124-0331.db', result: 'verified' },
  ])
})

test('an office that is switched off at night gets its copy in the morning', async () => {
  const office = openOffice('2026-11-24T14:20:00Z')
  await lookOnce(office, [backup])
  expect(copies(office)).toEqual(['ventanilla-20261124-0820.db'])
})

test('a copy that cannot be made raises an alert, is tried again, and the alert goes when one succeeds', async () => {
  const office = openOffice()
  writeFileSync(office.deps.settings.backupDir, 'a file where the folder should be')
  await lookOnce(office, [backup])
  expect(openAlerts(office.db)).toMatchObject([
    { code: 'copy_failed', detail: 'folder' },
    { code: 'job_failed.backup', count: 1 },
  ])
  rmSync(office.deps.settings.backupDir)
  await lookOnce(office, [backup])
  expect(openAlerts(office.db)).toEqual([])
  expect(copies(office)).toHaveLength(1)
})

test('while the books do not balance each hour leaves what there is, but never fills the disk or touches a good copy', async () => {
  const office = openOffice()
  await lookOnce(office, [backup])
  const good = copies(office)
  office.write((tx) => {
    tx.client.run(
      "insert into inbox (channel, key, kind, state, sent_at, received_at) values ('whatsapp', x'00', 'message', 'aside', 0, 0)",
    )
  })
  office.clock.advance(DAY)
  for (let hour = 0; hour < 6; hour++) {
    await backup.look(office.deps).catch(() => undefined)
    office.clock.advance(HOUR)
  }
  expect(copies(office).filter((file) => file.startsWith('sin-verificar-'))).toHaveLength(3)
  expect(copies(office)).toContain(good[0] ?? '')
  expect(openAlerts(office.db)).toMatchObject([{ code: 'copy_failed', count: 6, detail: 'invariants' }])
})

test('half a copy of a killed process does not keep the disk full for ever', async () => {
  const office = openOffice()
  const { backupDir } = office.deps.settings
  mkdirSync(backupDir)
  for (const [name, minutes] of [
    ['.ventanilla-20261124-0331.db.7.tmp', 61],
    ['.ventanilla-20261124-0955.db.8.tmp', 5],
  ] as const) {
    writeFileSync(join(backupDir, name), 'half')
    utimesSync(join(backupDir, name), 0, (office.clock.now() - minutes * MINUTE) / 1000)
  }
  office.deps.reader.ask = async () => ({ ok: false, fault: 'no_space', findings: [] }) as never
  await lookOnce(office, [backup])
  expect(copies(office)).toEqual(['.ventanilla-20261124-0955.db.8.tmp']) // Somebody makes one by hand just now.
})

test('a copy that was made just now stays, also when the clock says a day that lies years back', async () => {
  const office = openOffice('2001-01-01T12:00:00Z')
  const { backupDir } = office.deps.settings
  mkdirSync(backupDir)
  for (let day = 1; day <= 90; day++)
    writeFileSync(
      join(
        backupDir,
        `ventanilla-${Temporal.PlainDate.from('2026-08-01').add({ days: day }).toString().replaceAll('-', '')}-0331.db`,
      ),
      '',
    )
  await lookOnce(office, [backup])
  expect(copies(office)).toContain('ventanilla-20010101-0600.db')
})
