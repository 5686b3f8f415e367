import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { createPageClient, type PageClient } from '../../src/channels/messenger/client.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { startEmulator } from '../../src/demo/emulator/server.ts'
import { pageWatch } from '../../src/jobs/page-watch.ts'
import { createLog } from '../../src/log.ts'
import { afterwards } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT, openOffice, PAGE } from '../office.ts'
import { openOffice as openJobs } from './arrange.ts'

/** Elena Cruz of the demonstration, for our Page. */
const ELENA = '7000000000000003'
const LATE = 'Perdone la demora. Hasta ahora pude leer su mensaje.'

/** An office with a Page, before a Messenger that can lose the subscription; `isOff`: nobody takes a webhook. */
async function arrange() {
  const clock = testClock()
  const office = openOffice({ clock, seed: 'sample', accounts: { messenger: PAGE } })
  const { deps } = openJobs()
  const tunnel = { isOff: false }
  const emulator = startEmulator({
    ...{ port: 0, webhookUrl: undefined, verifyToken: 'v', accessToken: 't', phoneNumberId: '1', businessAccountId: '2' },
    ...{ appSecret: ACCOUNT.appSecret, clock, log: createLog('error', () => undefined, clock.now) },
    page: { ...PAGE, webhookUrl: 'http://localhost/webhooks/messenger' },
    fetch: async (url, init) =>
      tunnel.isOff ? new Response(null, { status: 502 }) : office.house.publicApp.handle(new Request(url, init)),
  })
  afterwards(() => emulator.stop())
  const phone = (path: string, body: unknown) =>
    fetch(`${emulator.url}/telefono/api${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const pass = async (ms: number) => {
    for (const part of [ms, 0, 0]) {
      clock.advance(part)
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    await office.settle()
  }
  const to = { apiUrl: emulator.url, apiVersion: 'v27.0', pageId: PAGE.pageId, accessToken: PAGE.accessToken }
  const client = createPageClient(to, { fetch, clock, timeoutMs: 10 * SECOND })
  const look = async (page: Partial<PageClient> = {}) => {
    await pageWatch.look({
      ...{ ...deps, db: office.db, clock, writer: office.house.writer, messaging: office.house.messaging },
      ...{ log: office.house.messaging.log, page: { ...client, ...page } },
    })
    await pass(5 * SECOND) // What came late is answered after a moment.
  }
  const write = async (text: string) => {
    await phone('/say', { person: 'elena-messenger', said: { kind: 'text', text } })
    await pass(0)
  }
  await look()
  await write('Hola')
  await pass(MINUTE)
  const elena = office.messenger(ELENA)
  elena.read()
  return {
    ...{ office, clock, tunnel, client, look, write, pass, elena },
    lose: () => phone('/faults', { id: 'subscription_lost', prepared: true }),
    alerts: () => openAlerts(office.db).map(({ code }) => code),
    words: () => elena.read().map((reply) => ('body' in reply ? reply.body : '')),
  }
}

test('a lost subscription is taken again, what was missed is answered once with an apology, and the office is told', async () => {
  const { clock, client, look, write, lose, alerts, words, pass } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  expect(words()).toEqual([])
  await pass(20 * MINUTE)
  await look()
  const said = words()
  expect(said).toHaveLength(1)
  expect(said[0]).toStartWith(LATE)
  expect(alerts()).toContain('messenger_was_lost')
  expect(await client.subscribed()).toEqual({ ok: true, value: true })
  for (let again = 0; again < 3; again++) {
    clock.advance(5 * MINUTE)
    await look()
  }
  expect(words()).toEqual([])
  await write('Toluca') // And from now on Messenger tells us again.
  expect(words()).toHaveLength(1)
})

test('what nobody took in the hour before the subscription was lost is read as well', async () => {
  const { tunnel, look, write, words, pass } = await arrange()
  tunnel.isOff = true
  await write('quiero renovar mi pasaporte')
  for (let minute = 0; minute < 65; minute += 5) {
    await pass(5 * MINUTE)
    await look() // Our own line out works: all seems well until Meta gives up.
  }
  tunnel.isOff = false
  await pass(5 * MINUTE)
  await look()
  expect(words()).toEqual([expect.stringContaining(LATE)])
})

test('a computer that was off reads at its start what was written meanwhile, also when Meta still tells it', async () => {
  const { office, look, write, words, pass, lose, alerts } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await write('en Toluca')
  await pass(9 * HOUR)
  await look()
  expect(words().filter((one) => one.startsWith(LATE))).toHaveLength(1)
  expect(alerts()).toContain('messenger_was_lost')
  expect(office.lines.join('\n')).toContain('page.subscription_lost')
})

test('threads that cannot be read at once are read at the next look, and the office is told then', async () => {
  const { look, write, words, pass, lose, alerts } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(3 * MINUTE)
  await look({ missedSince: async () => ({ ok: false, httpStatus: 500 }) })
  expect({ said: words(), alerts: alerts() }).toEqual({ said: [], alerts: [] })
  await pass(5 * MINUTE)
  await look()
  expect(words()).toHaveLength(1)
  expect(alerts()).toEqual(['messenger_was_lost'])
})

test('a refused subscription is an alert until it is taken; nothing is forgotten meanwhile', async () => {
  const { look, write, words, pass, lose, alerts } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  for (let nth = 0; nth < 3; nth++) {
    await pass(5 * MINUTE)
    await look({ subscribe: async () => ({ ok: false, httpStatus: 403, code: 200 }) })
  }
  expect(alerts()).toEqual(['messenger_unsubscribed'])
  await look()
  expect(alerts()).toEqual(['messenger_was_lost'])
  expect(words()).toHaveLength(1)
})

test('a Meta that does not answer, and an office without a Page, change nothing', async () => {
  const { office, look, alerts, clock } = await arrange()
  clock.advance(30 * MINUTE)
  await look({ subscribed: async () => ({ ok: false, httpStatus: 0 }) })
  const { page: _none, ...deps } = openJobs().deps
  await pageWatch.look({ ...deps, db: office.db })
  expect(alerts()).toEqual([])
})
