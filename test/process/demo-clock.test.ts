import { afterAll, expect, test } from 'bun:test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastBeat } from '../../db/acting-time.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { freePort, startProduct, temporaryFolder, until } from './product.ts'
import { reading } from './records.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

test('an installation with a number of its own has the clock of the machine, whatever a demonstration left beside it', async () => {
  const file = join(folder.path, 'ventanilla.db.demo-clock')
  const phonePort = freePort()
  // The first start makes the database, so that the second one would find both.
  for (let start = 0; start < 2; start++) {
    const product = await startProduct(folder.path, { EMULATOR_PORT: String(phonePort) })
    const health = await fetch(`http://127.0.0.1:${product.port}/health/ready`)
    expect(health.status).toBe(200)
    expect(await canBeReached(`http://127.0.0.1:${phonePort}/telefono/api/time`)).toBe(false)
    for (const path of ['/telefono/api/time', '/admin/tiempo', '/time']) {
      const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"jump":"tomorrow"}',
      })
      expect([401, 404]).toContain(answer.status)
    }
    await until(() => reading(folder.path, lastBeat) !== undefined) // The jobs begin a moment after the start.
    expect(await product.kill('SIGTERM')).toBe(0)
    const logged = product.lines.filter((line) => line.startsWith('{')).map((line) => Date.parse(JSON.parse(line).at))
    for (const at of logged) expect(Math.abs(at - Date.now())).toBeLessThan(MINUTE)
    const beat = reading(folder.path, lastBeat)
    expect(Math.abs((beat ?? 0) - Date.now())).toBeLessThan(MINUTE)
    writeFileSync(file, `${30 * DAY}\n`)
  }
  expect(readFileSync(file, 'utf8')).toBe(`${30 * DAY}\n`)
}, 60_000)

const canBeReached = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )
