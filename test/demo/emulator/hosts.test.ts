import { expect, test } from 'bun:test'
import { networkInterfaces } from 'node:os'
import { arrange } from './arrange.ts'

const neighbour = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

const PATHS = ['/telefono', '/telefono/api/people', '/telefono/api/time', '/telefono/api/events', '/v25.0/100000000000001/messages']

test('a page that rebinds its own name to this computer neither reads the telephones nor writes on one', async () => {
  const { emulator } = arrange()
  const { port } = new URL(emulator.url)
  for (const path of PATHS) {
    const answer = await fetch(`${emulator.url}${path}`, { headers: { host: `evil.example:${port}` } })
    expect([path, answer.status]).toEqual([path, 421])
    expect(await answer.text()).toContain('solo se abre en su propia computadora')
  }
  const headers = { host: `evil.example:${port}`, 'content-type': 'application/json' }
  const said = await fetch(`${emulator.url}/telefono/api/say`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ person: 'guadalupe', said: { kind: 'text', text: 'Hola' } }),
  })
  expect(said.status).toBe(421)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`])
    expect((await fetch(`${emulator.url}/telefono/api/people`, { headers: { host } })).status).toBe(200)
  await emulator.stop()
})

test.skipIf(neighbour === undefined)('nobody else in the network reaches it', async () => {
  const { emulator } = arrange()
  const { port } = new URL(emulator.url)
  const reached = await fetch(`http://${neighbour}:${port}/telefono`).then(
    () => true,
    () => false,
  )
  expect(reached).toBe(false)
  await emulator.stop()
})
