import { describe, expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { createPageClient, type PageClient } from '../../src/channels/messenger/client.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { startEmulator } from '../../src/demo/emulator/server.ts'
import { pageWatch } from '../../src/jobs/page-watch.ts'
import { createLog } from '../../src/log.ts'
import { enqueue } from '../../src/messaging/outbox.ts'
import { afterwards } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT, openOffice, PAGE } from '../office.ts'
import { openOffice as openJobs } from './arrange.ts'

/** Elena Cruz of the demonstration, for our Page. */
const ELENA = '7000000000000003'
const LATE = 'Perdone la demora. Hasta ahora pude leer su mensaje.'

/** So many others, whom nobody knows yet. */
const crowd = (size: number) =>
  Array.from({ length: size }, (_, nth) => ({
    id: `person-${nth}`,
    name: `${nth}`,
    waId: '',
    userId: '',
    psid: `${8_000_000 + nth}`,
  }))

/** An office with a Page, before a Messenger that can lose the subscription; `isOff`: nobody takes a webhook. `others`: people beside Elena. */
async function arrange({ others = 0 } = {}) {
  const clock = testClock()
  const office = openOffice({ clock, seed: 'sample', accounts: { messenger: PAGE } })
  const { deps } = openJobs()
  const tunnel = { isOff: false }
  const emulator = startEmulator({
    ...{ port: 0, webhookUrl: undefined, verifyToken: 'v', accessToken: 't', phoneNumberId: '1', businessAccountId: '2' },
    ...{ appSecret: ACCOUNT.appSecret, clock, log: createLog('error', () => undefined, clock.now) },
    people: [{ id: 'elena-messenger', name: 'Elena Cruz', waId: '', userId: '', psid: ELENA }, ...crowd(others)],
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
  /** A process that has just begun looks; with the whole client it is the same process that looks again. */
  const look = async (page: Partial<PageClient> = {}) => {
    const isWhole = (given: Partial<PageClient>): given is PageClient => given.subscribed !== undefined
    await pageWatch.look({
      ...{ ...deps, db: office.db, clock, writer: office.house.writer, messaging: office.house.messaging },
      ...{ log: office.house.messaging.log, page: isWhole(page) ? page : { ...client, ...page } },
    })
    await pass(5 * SECOND) // What came late is answered after a moment.
  }
  const write = async (text: string, person = 'elena-messenger') => {
    await phone('/say', { person, said: { kind: 'text', text } })
    await pass(0)
  }
  /** Somebody of the office answers in the Page's own inbox. */
  const answerByHand = async (text: string, person = 'elena-messenger') => {
    const answer = await phone('/inbox', { person, text })
    await pass(0)
    return (await answer.json()) as { id: string }
  }
  await look()
  await write('Hola')
  await pass(MINUTE)
  const elena = office.messenger(ELENA)
  elena.read()
  return {
    ...{ office, clock, tunnel, client, look, write, answerByHand, pass, elena, phone },
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
  expect(office.lines.join('\n')).toContain('page.threads_read')
})

test('threads that cannot be read at once are read at the next look, and the office is told then', async () => {
  const { look, write, words, pass, lose, alerts } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(3 * MINUTE)
  await look({ threads: async () => ({ ok: false, httpStatus: 500 }) })
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

/** What everybody of the crowd was sent. */
const apologies = (office: Awaited<ReturnType<typeof arrange>>['office'], others: number) =>
  crowd(others).map(
    ({ psid }) => office.messenger(psid).arrived.filter((reply) => 'body' in reply && reply.body.startsWith(LATE)).length,
  )

describe('many people wrote while nobody was told', () => {
  const OTHERS = 170

  async function everybodyWrote() {
    const world = await arrange({ others: OTHERS })
    await world.lose()
    for (const { id } of crowd(OTHERS))
      await world.phone('/say', { person: id, said: { kind: 'text', text: 'quiero renovar mi pasaporte' } })
    await world.pass(20 * MINUTE)
    return world
  }

  test('each is answered once, so many in a minute and no more, and whoever writes meanwhile is not forgotten', async () => {
    const { office, client, look, pass, write, alerts } = await everybodyWrote()
    const page = { ...client }
    const answered = () => apologies(office, OTHERS).filter((count) => count > 0).length
    const steps: number[] = []
    for (let minute = 0; minute < 5; minute++) {
      await look(page)
      for (let second = 0; second < 20; second++) await pass(SECOND) // It sends no more than Messenger likes.
      steps.push(answered())
      // Whoever has not been reached yet moves to the front of the list, past the place that was read.
      if (minute === 0) await write('¿hay alguien?', 'person-0')
      await pass(MINUTE)
    }
    expect(steps[0]).toBeLessThan(OTHERS)
    expect(steps[0]).toBeGreaterThanOrEqual(150)
    expect(apologies(office, OTHERS)).toEqual(Array.from({ length: OTHERS }, () => 1))
    expect(alerts()).toContain('messenger_was_lost')
  })

  test('a computer that goes off in the middle of it goes on where it was, without a second apology', async () => {
    const { office, client, look, pass } = await everybodyWrote()
    let pages = 0
    const dying: PageClient['threads'] = (asked) => {
      if (pages++ === 1) throw new Error('the power is gone')
      return client.threads(asked)
    }
    await expect(look({ threads: dying })).rejects.toThrow('the power is gone')
    await pass(3 * HOUR)
    const page = { ...client } // A new process knows nothing of the pages that were read.
    for (let minute = 0; minute < 8; minute++) {
      await look(page)
      await pass(MINUTE)
    }
    expect(apologies(office, OTHERS)).toEqual(Array.from({ length: OTHERS }, () => 1))
  })

  test('a place in the list that Meta does not know any more is read again from the front', async () => {
    const { office, client, look, pass } = await everybodyWrote()
    let refusals = 0
    const threads: PageClient['threads'] = async (asked) =>
      asked.after !== undefined && refusals++ === 0 ? { ok: false, httpStatus: 400, code: 100 } : client.threads(asked)
    const page = { ...client, threads }
    for (let minute = 0; minute < 8; minute++) {
      await look(page)
      await pass(MINUTE)
    }
    expect(apologies(office, OTHERS)).toEqual(Array.from({ length: OTHERS }, () => 1))
  })
})

test('what a person of the office answered meanwhile in the inbox of the Page is not answered again', async () => {
  const { look, write, answerByHand, words, pass, lose, office } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(10 * MINUTE)
  await answerByHand('Hola, soy Ana. Venga mañana a las diez.')
  await pass(3 * HOUR)
  await look()
  expect(words()).toEqual([])
  expect(office.lines.join('\n')).toContain('"by_hand":1')
  await write('costos') // And the assistant is there again for what is said now.
  expect(words().length).toBeGreaterThan(0)
})

test('what was written after the answer by hand is answered, once the person of the office has gone', async () => {
  const { look, write, answerByHand, words, pass, lose } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await answerByHand('Hola, soy Ana.')
  await pass(3 * HOUR)
  await write('¿y cuánto cuesta?')
  await pass(20 * MINUTE)
  await look()
  expect(words().filter((one) => one.startsWith(LATE))).toHaveLength(1)
})

test('a message of ours that went out meanwhile is no answer by hand', async () => {
  const { office, look, write, answerByHand, words, pass, lose } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(10 * MINUTE)
  const { messaging, writer } = office.house
  const say = async (body: string) => {
    const reply = { kind: 'text' as const, body, asks: false }
    await writer.submit('test', (tx, now) => void enqueue(tx, messaging, { contactId: 1, reply }, now))
    await office.settle()
  }
  // Of the one we know the id; of the other only that it left at about that time: its answer and its echo were lost.
  const { id } = await answerByHand('Su cita es mañana.')
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id, aliases: [] })
  await pass(5 * MINUTE)
  await say('Su cita es mañana.')
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'timeout' })
  await pass(5 * MINUTE)
  await say('La oficina cierra mañana.')
  await answerByHand('La oficina cierra mañana.')
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `m_${row}`, aliases: [] })
  words()
  await look()
  await pass(MINUTE)
  expect(words().at(-1)).toContain('¿Dónde le queda bien su cita?')
})

test('what is older than the window of Messenger is not answered into the void: the office is told to answer by hand', async () => {
  const { office, look, write, words, pass, lose, alerts } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(30 * HOUR)
  await look()
  expect(words()).toEqual([])
  expect(alerts()).toContain('messenger_missed_too_late')
  expect(office.db.client.query("select 1 from outbox where state = 'silent'").all()).toEqual([])
  await write('Hola') // When the person writes again, all is as ever.
  expect(words().length).toBeGreaterThan(0)
})

test('a voice message that was missed is answered too', async () => {
  const { look, phone, words, pass, lose } = await arrange()
  await lose()
  await phone('/say', { person: 'elena-messenger', said: { kind: 'voice' } })
  await pass(20 * MINUTE)
  await look()
  expect(words()).toEqual([expect.stringMatching(/^Perdone la demora.*notas de voz/s)])
})

test('threads that Meta refuses to show are an alert with its code until they can be read', async () => {
  const { look, write, words, pass, lose, alerts, office } = await arrange()
  await lose()
  await write('quiero renovar mi pasaporte')
  await pass(3 * MINUTE)
  await look({ threads: async () => ({ ok: false, httpStatus: 403, code: 10 }) })
  expect(openAlerts(office.db).map(({ code, detail }) => [code, detail])).toEqual([['messenger_threads_unread', '10']])
  await pass(5 * MINUTE)
  await look()
  expect(words()).toHaveLength(1)
  expect(alerts()).toEqual(['messenger_was_lost'])
})

test('between two looks Messenger is not asked for nothing', async () => {
  const { client, look, pass } = await arrange()
  let asked = 0
  const subscribed: PageClient['subscribed'] = () => {
    asked++
    return client.subscribed()
  }
  const page = { ...client, subscribed }
  for (let minute = 0; minute < 10; minute++) {
    await look(page)
    await pass(MINUTE - 5 * SECOND)
  }
  expect(asked).toBe(2)
})
