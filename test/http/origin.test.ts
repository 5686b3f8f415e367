// Who is answered at the office's listener: by where a request came from, and by what name it called.
import { describe, expect, test } from 'bun:test'
import { hostname } from 'node:os'
import { hasAlert } from '../../db/alerts.ts'
import { HOUR } from '../../src/clock.ts'
import { notePeer, type Origin, originOf } from '../../src/http/origin.ts'
import { ADMIN_TOKEN, openOffice } from '../office.ts'

const NAMES = { publicUrl: 'https://citas.example', officeHosts: ['ventanilla.oficina.lan'] }
const from = (host: string | undefined, peer = '127.0.0.1', more: Record<string, string> = {}) =>
  originOf(new Request('http://localhost/admin/estado', { headers: { ...(host !== undefined && { host }), ...more } }), peer, NAMES)
const machine = hostname().toLowerCase().split('.')[0] ?? ''

describe('by its own browser, the machine is reached under', () => {
  test.each([
    undefined,
    'localhost',
    'LOCALHOST:3000',
    'localhost.',
    '127.0.0.1:3000',
    '127.9.9.9',
    '[::1]:3000',
    '[::ffff:127.0.0.1]',
  ])('%s', (host) => {
    expect(from(host)).toBe('machine')
    expect(from(host, '::1')).toBe('machine')
    expect(from(host, '::ffff:127.0.0.1')).toBe('machine')
    expect(from(host, '192.168.1.7')).toBe('office') // A neighbour who says so is a neighbour.
  })
})

describe('in its network, the office is reached under', () => {
  test.each([
    ...['192.168.1.20:3000', '10.0.0.5', '172.31.255.1', '169.254.7.7', '[fd00::20]:3000', '[fe80::1]', '[::ffff:192.168.1.20]'],
    ...[machine, machine.toUpperCase(), `${machine}.local`, `${machine}.local.:3000`, hostname()],
    ...['ventanilla.oficina.lan', 'Ventanilla.Oficina.LAN.:3000'],
  ])('%s', (host) => {
    for (const peer of ['127.0.0.1', '192.168.1.7', '::ffff:10.1.2.3', 'fe80::2%eth0', 'fd12::7'])
      expect(from(host, peer)).toBe('office')
  })
})

test.each([
  ...[
    '192.168.1.20.evil.example',
    '127.0.0.1.nip.io',
    'localhost.evil.example',
    `${machine}.evil.example`,
    'evil.example',
    'xlocalhost',
  ],
  ...['187.190.1.1', '100.64.0.1', '172.32.0.1', '0.0.0.0', '[2806:10a::1]', '[::]'],
  // Other ways of writing 127.0.0.1: a browser never sends them, and nobody else needs them.
  ...['2130706433', '0x7f.0.0.1', '127.1', '0127.0.0.1'],
])('a page of the internet that gave its name our address is not the office: %s', (host) => {
  for (const peer of ['127.0.0.1', '192.168.1.7']) expect(from(host, peer)).toBe('unknown_name')
})

test.each([
  '',
  ' ',
  'citas.example, 127.0.0.1',
  '127.0.0.1, citas.example',
  'somebody@127.0.0.1',
  '127.0.0.1@citas.example',
  '127.0.0.1/x',
])('what names no host, two, or somebody before it cannot be judged: "%s"', (host) => expect(from(host)).toBe('unreadable'))

test('who is no neighbour is the internet, by whatever name he calls', () => {
  for (const peer of ['203.0.113.9', '100.64.0.1', '172.32.0.1', '2806:10a::1', '::ffff:203.0.113.9', 'gone', ''])
    for (const host of ['127.0.0.1', 'localhost', '192.168.1.20', 'ventanilla.oficina.lan', 'citas.example'])
      expect({ peer, host, origin: from(host, peer) }).toEqual({ peer, host, origin: 'internet' })
})

test.each(['citas.example', 'CITAS.EXAMPLE', 'citas.example.', 'Citas.Example.:443', 'citas.example:80'])(
  'the public address is the internet, also when a tunnel brings it from this machine: %s',
  (host) => expect(from(host)).toBe('internet'),
)

const ADDED = [
  ...['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Server', 'X-Real-IP'],
  ...['CF-Connecting-IP', 'CF-Ray', 'CF-Visitor', 'True-Client-IP', 'X-Cluster-Client-IP', 'CDN-Loop', 'X-Original-Host'],
  'Tailscale-User-Login',
]
test.each(ADDED)('a tunnel that calls us by our own name gives itself away by %s', (name) => {
  for (const value of ['', '203.0.113.9', '127.0.0.1', 'for=203.0.113.9'])
    for (const host of ['127.0.0.1:3000', 'localhost', '192.168.1.20', machine])
      expect({ value, host, origin: from(host, '127.0.0.1', { [name]: value }) }).toEqual({ value, host, origin: 'internet' })
})

test('what a browser sends of itself is not taken for a tunnel', () => {
  const own = { accept: '*/*', authorization: 'Bearer x', origin: 'http://localhost', referer: 'http://localhost/swagger' }
  expect(from('localhost', '127.0.0.1', { ...own, 'sec-fetch-site': 'same-origin', 'x-requested-with': 'x' })).toBe('machine')
})

test('a proxy of the office’s own, under a name of OFFICE_HOSTS, passes on its neighbours and nobody else', () => {
  const passedOn = (headers: Record<string, string>): Origin => from('ventanilla.oficina.lan', '127.0.0.1', headers)
  expect(passedOn({ 'x-forwarded-for': '192.168.1.7', 'x-forwarded-proto': 'https', via: '1.1 Caddy' })).toBe('office')
  expect(passedOn({ forwarded: 'for="[fd00::7]:5511";proto=https, for=10.0.0.1' })).toBe('office')
  for (const headers of [
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-for': '192.168.1.7, 203.0.113.9' }, // The visitor made up the first.
    { 'x-forwarded-for': '192.168.1.7', 'cf-connecting-ip': '203.0.113.9' },
    { 'x-forwarded-for': 'unknown' },
    { 'x-forwarded-proto': 'https' },
    { forwarded: 'for=192.168.1.7, for=203.0.113.9' },
    { forwarded: 'proto=https' },
    { via: '1.1 tunnel' },
  ] as Record<string, string>[])
    expect({ headers, origin: passedOn(headers) }).toEqual({ headers, origin: 'internet' })
})

const HTML = { accept: 'text/html,application/xhtml+xml' }
const askAs = (office: ReturnType<typeof openOffice>, path: string, headers: Record<string, string>, peer?: string) =>
  office.house.officeApp.handle(cameFrom(peer, new Request(`http://localhost${path}`, { headers })))

function cameFrom(peer: string | undefined, request: Request): Request {
  if (peer !== undefined) notePeer(request, peer)
  return request
}

test('a name that is not known gets a page with the very line for .env, and a program the same as problem details', async () => {
  const office = openOffice()
  const page = await askAs(office, '/swagger', { ...HTML, host: 'PC-Recepcion.lan:3000' }, '192.168.1.7')
  const html = await page.text()
  expect([page.status, page.headers.get('content-type')]).toEqual([421, 'text/html; charset=utf-8'])
  expect(html).toContain('<html lang="es-MX">')
  expect(html).toContain('<pre>OFFICE_HOSTS=pc-recepcion.lan</pre>')
  expect(html).toContain('http://127.0.0.1:3000/swagger')
  const problem = await askAs(office, '/admin/estado', { host: 'pc-recepcion.lan', authorization: `Bearer ${ADMIN_TOKEN}` })
  expect(problem.status).toBe(421)
  expect(await problem.json()).toMatchObject({
    codigo: 'nombre_desconocido',
    que_hacer: expect.stringContaining('OFFICE_HOSTS=pc-recepcion.lan'),
  })
})

test('of an office nothing exists for the internet, and a webhook that comes there is told where it belongs', async () => {
  const office = openOffice()
  for (const path of ['/', '/swagger', '/swagger/json', '/swagger/demo', '/admin/estado', '/puerta', '/health/live', '/metrics']) {
    const answer = await askAs(office, path, { ...HTML, host: 'citas.example', authorization: `Bearer ${ADMIN_TOKEN}` })
    expect([path, answer.status, await answer.text()]).toEqual([path, 404, ''])
  }
  expect(hasAlert(office.db, 'tunnel_at_office')).toBe(false)
  const webhook = await askAs(office, '/webhooks/whatsapp', { host: 'citas.example' })
  expect(webhook.status).toBe(421)
  expect(await webhook.json()).toMatchObject({ codigo: 'puerto_equivocado', que_hacer: expect.stringContaining('127.0.0.1:3002') })
})

test('a tunnel that still leads to the office raises an alert, until the first message comes where it should', async () => {
  const office = openOffice({ seed: 'sample' })
  for (let nth = 0; nth < 3; nth++) await askAs(office, '/webhooks/whatsapp', { host: 'citas.example' })
  office.house.writer.flush()
  expect(office.db.client.query<{ count: number }, []>("select count from alerts where code = 'tunnel_at_office'").get()).toEqual({
    count: 1,
  })
  office.clock.advance(HOUR)
  await askAs(office, '/webhooks/whatsapp', { host: 'citas.example' })
  office.house.writer.flush()
  expect(office.db.client.query<{ count: number }, []>("select count from alerts where code = 'tunnel_at_office'").get()).toEqual({
    count: 2,
  })
  await office.phone('5215500000001').write('Hola')
  expect(hasAlert(office.db, 'tunnel_at_office')).toBe(false)
  expect(office.lines.filter((line) => line.includes('http.not_of_the_office'))).toHaveLength(2) // At most one a minute.
})

test('the figures and the details of health are for this machine, and for whoever has a key', async () => {
  const office = openOffice()
  const key = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const ask = async (path: string, headers: Record<string, string>, peer?: string) => {
    const answer = await askAs(office, path, headers, peer)
    return { status: answer.status, text: await answer.text() }
  }
  const neighbour = '192.168.1.7'
  const office20 = { host: '192.168.1.20:3000' }
  expect((await ask('/metrics', {})).status).toBe(200)
  expect((await ask('/metrics', office20, neighbour)).status).toBe(401)
  expect((await ask('/metrics', { host: '127.0.0.1' }, neighbour)).status).toBe(401)
  expect((await ask('/metrics', { ...office20, ...key }, neighbour)).text).toContain('ventanilla_')
  expect(JSON.parse((await ask('/health/ready', {})).text)).toHaveProperty('alerts')
  expect(await ask('/health/ready', office20, neighbour)).toEqual({ status: 200, text: '{"ready":true}' })
  expect((await ask('/health/ready', { ...office20, authorization: 'Bearer wrong' }, neighbour)).status).toBe(401)
  expect(JSON.parse((await ask('/health/ready', { ...office20, ...key }, neighbour)).text)).toHaveProperty('alerts')
  expect(await ask('/health/live', office20, neighbour)).toEqual({ status: 200, text: '{"live":true}' })
  expect((await ask('/metrics', { host: 'ventanilla.example', ...key }, neighbour)).status).toBe(421)
})

test('what the world may call takes webhooks under any name, and shows nothing else', async () => {
  const { house } = openOffice({ seed: 'sample' })
  for (const host of ['citas.example', 'a', '127.0.0.1:3002', 'somebody@x', 'x, y', '']) {
    const ask = (path: string, method = 'GET') =>
      house.publicApp.handle(
        new Request(`http://localhost${path}`, { method, headers: { host, authorization: `Bearer ${ADMIN_TOKEN}` } }),
      )
    for (const path of [
      '/',
      '/swagger',
      '/swagger/demo',
      '/admin/estado',
      '/puerta',
      '/mostrador',
      '/pantalla',
      '/health/live',
      '/metrics',
      '/webhooks',
      '/webhooks/../admin/yo',
    ])
      expect([host, path, (await ask(path)).status]).toEqual([host, path, 404])
    expect((await ask('/webhooks/whatsapp', 'PUT')).status).toBe(404)
    const handshake = '/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=verify-for-tests&hub.challenge=77'
    expect(await (await ask(handshake)).text()).toBe('77')
    expect((await ask(`${handshake}&hub.challenge=78`)).status).toBe(403)
  }
})
