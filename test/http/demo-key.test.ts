import { afterAll, expect, test } from 'bun:test'
import { networkInterfaces } from 'node:os'
import { createOfficeApp } from '../../src/http/office-app.ts'
import { createApp, listen } from '../../src/http/serve.ts'
import { rig } from './rig.ts'

const KEY = 'demo-made-up-for-this-run'
/** This computer's address in its network: from there a neighbour would come. */
const neighbour = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

function serve(key: string | undefined) {
  const names = { publicUrl: undefined, officeHosts: ['known.example'], publicPort: 3002, onWrongTunnel: () => {} }
  const app = createOfficeApp({
    ...names,
    admin: rig().deps,
    health: {} as never,
    operations: async () => [],
    pages: [],
    demoKey: key,
  })
  const listener = listen(createApp(app), { port: 0, hostname: '0.0.0.0' })
  afterAll(listener.cut)
  const { port } = listener
  return {
    port,
    ask: (host: string, address = '127.0.0.1') =>
      fetch(`http://${address}:${port}/swagger/demo`, { headers: { host } }).then(async (answer) => ({
        status: answer.status,
        text: await answer.text(),
        cache: answer.headers.get('cache-control'),
      })),
  }
}

test('the key that the demonstration made up fills itself in on this very computer', async () => {
  const { ask, port } = serve(KEY)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    const answer = await ask(host)
    expect([answer.status, JSON.parse(answer.text), answer.cache]).toEqual([200, { clave: KEY }, 'no-store'])
  }
})

test('a page that rebinds its own name to this computer does not read it', async () => {
  const { ask, port } = serve(KEY)
  for (const host of [`evil.example:${port}`, `localhost.evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'evil.example']) {
    const { status, text } = await ask(host)
    expect([status, text.includes(KEY)]).toEqual([421, false])
  }
  expect((await ask('known.example')).status).toBe(404)
})

test.skipIf(neighbour === undefined)('a neighbour in the network does not read it, whatever Host he writes', async () => {
  const { ask, port } = serve(KEY)
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `${neighbour}:${port}`]) {
    const { status, text } = await ask(host, neighbour)
    expect([status, text.includes(KEY)]).toEqual([404, false])
  }
})

test('where somebody gave the key, or data are real, there is none to give away', async () => {
  const { ask, port } = serve(undefined)
  expect((await ask(`localhost:${port}`)).status).toBe(404)
})
