import { expect, test } from 'bun:test'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkCopy } from '../../db/copy.ts'
import { FILES } from '../../src/capabilities.ts'
import { MINUTE } from '../../src/clock.ts'
import { ReaderGone } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { createReader } from '../../src/workers/reader.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { openFileOf } from '../copied.ts'

function arrange(script?: string) {
  const folder = ownFolder()
  const databasePath = join(folder, 'ventanilla.db')
  const db = openFileOf('empty', databasePath)
  afterwards(() => db.close())
  const clock = testClock()
  const lines: string[] = []
  const hopeless: number[] = []
  if (script) writeFileSync(join(folder, 'other.worker.ts'), script)
  const reader = createReader({
    databasePath,
    dataKey: new Uint8Array(32),
    files: FILES,
    clock,
    log: createLog('debug', (line) => lines.push(line), clock.now),
    onHopeless: () => hopeless.push(clock.now()),
    ...(script && { script: pathToFileURL(join(folder, 'other.worker.ts')) }),
  })
  afterwards(() => reader.stop())
  return { folder, db, clock, reader, lines, hopeless }
}

test('the reader makes a copy that opens and holds together while the server goes on writing', async () => {
  const { folder, db, reader } = arrange()
  const made = reader.ask('copy', { folder: join(folder, 'backups'), name: 'ventanilla-20261124-1000.db' })
  db.client.run("insert into counters values ('webhooks', '2026-11-24', 1)")
  expect(await made).toMatchObject({ ok: true, file: join(folder, 'backups', 'ventanilla-20261124-1000.db') })
  expect(readdirSync(join(folder, 'backups'))).toEqual(['ventanilla-20261124-1000.db', 'ventanilla-20261124-1000.db.firma'])
  expect(checkCopy(join(folder, 'backups', 'ventanilla-20261124-1000.db'))).toEqual({ ok: true })
})

test('the reader sees what the writer committed, and finds nothing wrong in a healthy database', async () => {
  const { reader } = arrange()
  expect(await reader.ask('invariants', {})).toEqual([])
  expect(await reader.ask('quickCheck', {})).toEqual([])
})

test('the reader names the invariant that does not hold', async () => {
  const { db, reader } = arrange()
  db.client.run('insert into heartbeat values (1, 1000000000000)')
  db.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
  db.client.run(
    "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
  )
  db.client.run("insert into conversations values (1, x'00', 0, 1, 0, 0)")
  expect(await reader.ask('invariants', {})).toEqual(['old_drafts_are_gone:1'])
})

test('the reader cannot write into the database, whatever it is asked', async () => {
  const { folder, reader } = arrange()
  expect(await reader.ask('copy', { folder: join(folder, 'ventanilla.db'), name: 'ventanilla-20261124-1000.db' })).toMatchObject({
    ok: false,
    fault: 'folder',
  })
  expect(existsSync(join(folder, 'ventanilla.db'))).toBe(true)
})

test('a thread that ends by itself is a crash: its askers are told and it is started again, but not for ever', async () => {
  const { clock, reader, lines, hopeless } = arrange(`self.onmessage = ({ data }) => { if (data.kind === 'task') process.exit(0) }`)
  for (let death = 1; death <= 6; death++) {
    expect(hopeless).toBeEmpty()
    expect(await reader.ask('invariants', {}).catch((error: Error) => error)).toBeInstanceOf(ReaderGone)
    expect(await reader.ask('invariants', {}).catch((error: Error) => error)).toBeInstanceOf(ReaderGone)
    clock.advance(10_000)
  }
  expect(hopeless).toHaveLength(1)
  expect(lines.filter((line) => line.includes('reader.died'))).toHaveLength(6)
})

test('a thread that dies now and then is always started again', async () => {
  const { clock, reader, hopeless } = arrange(
    `self.onmessage = ({ data }) => { if (data.kind === 'task') throw new Error('out'); if (data.kind === 'stop') process.exit(0) }`,
  )
  for (let death = 1; death <= 8; death++) {
    expect(await reader.ask('invariants', {}).catch((error: Error) => error)).toBeInstanceOf(ReaderGone)
    clock.advance(11 * MINUTE)
  }
  expect(hopeless).toBeEmpty()
})

test('a stop does not wait for a thread that is in the middle of one long statement, and whoever asked it is told', async () => {
  const { clock, reader } = arrange(
    `self.onmessage = ({ data }) => { if (data.kind === 'task') Bun.sleepSync(3_000); if (data.kind === 'stop') process.exit(0) }`,
  )
  const asked = reader.ask('invariants', {}).catch((error: Error) => error)
  await Bun.sleep(300) // It sleeps by now, as SQLite does in a check that takes long.
  const began = performance.now()
  const stopped = reader.stop()
  clock.advance(8_000)
  await stopped
  expect(await asked).toBeInstanceOf(ReaderGone)
  expect(performance.now() - began).toBeLessThan(2_000)
})
