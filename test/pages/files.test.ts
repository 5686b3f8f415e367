import { expect, test } from 'bun:test'
import { phonePage } from '../../src/demo/emulator/phone/page.ts'
import { numbersPage } from '../../src/numbers/page/numbers-page.ts'
import { counterPage } from '../../src/visits/page/counter/counter-page.ts'
import { doorPage } from '../../src/visits/page/page.ts'
import { screenPage } from '../../src/visits/page/screen/screen-page.ts'
import { openDesk } from '../http/desk.ts'

type Ask = (path: string, headers?: Record<string, string>) => Promise<Response>
const request = (path: string, headers = {}) => new Request(`http://localhost${path}`, { headers })

function pages(): [name: string, path: string, ask: Ask][] {
  const { house } = openDesk()
  return [
    ['tasks', '/swagger', (path, headers) => house.officeApp.handle(request(path, headers))],
    ['door', '/puerta', async (path, headers) => (await doorPage(request(path, headers))) ?? new Response(null, { status: 404 })],
    [
      'counter',
      '/mostrador',
      async (path, headers) => (await counterPage(request(path, headers))) ?? new Response(null, { status: 404 }),
    ],
    [
      'screen',
      '/pantalla',
      async (path, headers) => (await screenPage(request(path, headers))) ?? new Response(null, { status: 404 }),
    ],
    [
      'numbers',
      '/numeros',
      async (path, headers) => (await numbersPage(request(path, headers))) ?? new Response(null, { status: 404 }),
    ],
    [
      'telephone',
      '/telefono',
      async (path, headers) => (await phonePage(request(path, headers))) ?? new Response(null, { status: 404 }),
    ],
  ]
}

const filesOf = async (ask: Ask, path: string) =>
  [...(await (await ask(path)).text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file)

test('a browser that has a page and its files already is not sent them again', async () => {
  for (const [name, path, ask] of pages())
    for (const file of [path, ...(await filesOf(ask, path))]) {
      const first = await ask(file)
      const again = await ask(file, { 'if-none-match': String(first.headers.get('etag')) })
      expect([name, file, first.status, again.status, await again.text()]).toEqual([name, file, 200, 304, ''])
      expect((await ask(file, { 'if-none-match': 'W/"another"' })).status).toBe(200)
    }
})

test('files of the pages come compressed to whoever takes that, and are the same bytes', async () => {
  for (const [, path, ask] of pages())
    for (const file of [path, ...(await filesOf(ask, path))]) {
      const plain = await ask(file)
      const zipped = await ask(file, { 'accept-encoding': 'br, gzip' })
      const [whole, sent] = [await plain.bytes(), await zipped.bytes()]
      expect(plain.headers.get('content-encoding')).toBeNull()
      if (whole.length < 1_000) continue
      expect([file, zipped.headers.get('content-encoding'), zipped.headers.get('vary')]).toEqual([file, 'gzip', 'accept-encoding'])
      expect(sent.length).toBeLessThan(whole.length * 0.6)
      expect(Bun.gunzipSync(sent)).toEqual(whole)
    }
})

test('the page itself is asked for at each visit, and its files, whose address has their version, once a year', async () => {
  for (const [name, path, ask] of pages().filter(([name]) => name !== 'door')) {
    expect((await ask(path)).headers.get('cache-control')).toBe('no-cache')
    for (const file of await filesOf(ask, path))
      expect([name, file, (await ask(file)).headers.get('cache-control')]).toEqual([name, file, 'max-age=31536000, immutable'])
    const [one = ''] = await filesOf(ask, path)
    const older = await ask(one.replace(/[0-9a-f]{16}/, '0123456789abcdef'))
    expect([older.status, older.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  }
})

test('the list of the office’s tasks comes compressed, and not again while nothing in it changed', async () => {
  const [[, , ask] = []] = pages()
  if (!ask) throw new Error('there are no tasks')
  const [plain, zipped] = [await ask('/swagger/json'), await ask('/swagger/json', { 'accept-encoding': 'gzip' })]
  const sent = await zipped.bytes()
  expect(sent.length).toBeLessThan(125_000)
  expect(JSON.parse(Buffer.from(Bun.gunzipSync(sent)).toString())).toEqual(await plain.json())
  const again = await ask('/swagger/json', { 'if-none-match': String(zipped.headers.get('etag')) })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the policy of a page is on each of its files', async () => {
  for (const [, path, ask] of pages())
    for (const file of [path, ...(await filesOf(ask, path))])
      expect((await ask(file)).headers.get('content-security-policy')).toStartWith("default-src 'none'; script-src 'self'")
})
