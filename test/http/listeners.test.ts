// Both listeners are Elysia applications: everything that can be asked for is a route of them.
import { afterAll, expect, test } from 'bun:test'
import { networkInterfaces } from 'node:os'
import { sign } from '../../src/channels/meta/signature.ts'
import { createPublicApp } from '../../src/http/public-app.ts'
import { createApp, listen } from '../../src/http/serve.ts'
import { ACCOUNT, openOffice, PAGE } from '../office.ts'

const routesOf = ({ routes }: { routes: { method: string; path: string }[] }) =>
  routes.map(({ method, path }) => `${method} ${path}`).sort()

test('the world’s routes are the webhooks of each channel and nothing else', () => {
  const { house } = openOffice({ accounts: { messenger: PAGE } })
  expect(routesOf(house.publicApp)).toEqual([
    'GET /webhooks/messenger',
    'GET /webhooks/whatsapp',
    'POST /webhooks/messenger',
    'POST /webhooks/whatsapp',
  ])
})

test('health, the figures, the pages and the operations are routes of the office’s application', () => {
  const { house } = openOffice()
  expect(routesOf(house.officeApp)).toEqual([
    ...['ALL /admin', 'ALL /admin/*', 'ALL /swagger', 'ALL /swagger/*'],
    ...[
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /mostrador',
      'GET /mostrador/*',
      'GET /numeros',
      'GET /numeros/*',
      'GET /pantalla',
      'GET /pantalla/*',
      'GET /puerta',
      'GET /puerta/*',
      'GET /swagger/demo',
    ],
  ])
})

test('a webhook that fails within is 500 without a word, one line in the log, and counted once', async () => {
  const office = openOffice()
  const { messaging } = office.house
  const counted: string[] = []
  const [channel] = messaging.channels.all
  if (!channel) throw new Error('no channel')
  const parse = () => {
    throw new Error('secret path /var/db')
  }
  const app = createApp(
    createPublicApp({
      ...{ messaging, writer: office.house.writer, clock: office.clock, log: messaging.log },
      doors: [{ channel: { ...channel, parse }, appSecrets: [ACCOUNT.appSecret], verifyToken: 'x' }],
      count: (outcome) => counted.push(outcome),
      onAccepted: () => undefined,
    }),
  )
  const answer = await app.handle(
    new Request('http://localhost/webhooks/whatsapp', {
      method: 'POST',
      body: '{}',
      headers: { 'x-hub-signature-256': sign('{}', ACCOUNT.appSecret) },
    }),
  )
  expect([answer.status, await answer.text(), counted]).toEqual([500, '', ['failed']])
  expect(office.lines.filter((line) => line.includes('http.failed'))).toHaveLength(1)
})

const neighbour = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address

test.skipIf(neighbour === undefined)('who comes by the network is not taken for this machine, by any route', async () => {
  const { house } = openOffice()
  const listener = listen(house.officeApp, { port: 0, hostname: '0.0.0.0' })
  afterAll(listener.cut)
  for (const path of ['/metrics', '/metrics/', '/swagger/demo', '/admin/yo']) {
    const { status } = await fetch(`http://${neighbour}:${listener.port}${path}`, { headers: { host: 'localhost' } })
    expect([path, status === 401 || status === 404]).toEqual([path, true]) // 404 where this network is none of an office's.
  }
})
