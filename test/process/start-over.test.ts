import { afterAll, expect, test } from 'bun:test'
import { freePort, NO_CHANNEL, startProduct, temporaryFolder, until } from './product.ts'
import { count, reading } from './records.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

test('a demonstration starts over at the press of a button: same addresses, same key, and nothing of before', async () => {
  const [office, world, phones] = [freePort(), freePort(), freePort()]
  const ports = { PORT: `${office}`, PUBLIC_PORT: `${world}`, EMULATOR_PORT: `${phones}` }
  const demo = await startProduct(folder.path, { ...NO_CHANNEL, ...ports, DATA_KEY: undefined, ADMIN_TOKEN: undefined })
  const post = (path: string, body: object) =>
    fetch(`http://127.0.0.1:${phones}/telefono/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const heard = () => reading(folder.path, (db) => count(db, 'inbox'))
  const starts = () => demo.lines.filter((line) => line.includes('"event":"start.ready"')).length
  await post('/say', { person: 'guadalupe', said: { kind: 'text', text: 'Hola' } })
  await until(() => heard() === 1)
  const [, key = ''] = /de la demostración: (\S+)/.exec(demo.lines.join('\n')) ?? []
  expect((await post('/start-over', {})).status).toBe(204)
  await until(() => starts() === 2)
  expect(heard()).toBe(0)
  const mine = await fetch(`http://127.0.0.1:${office}/admin/estado`, { headers: { authorization: `Bearer ${key}` } })
  expect(mine.status).toBe(200)
  expect(await demo.kill('SIGTERM')).toBe(0)
}, 60_000)
