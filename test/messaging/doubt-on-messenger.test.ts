// What is in doubt on Messenger, against the stand-in of Meta: the send reaches it and its answer is lost, in every combination of
// what could prove that it arrived.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { sendToPage } from '../../src/channels/messenger/send.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { startEmulator } from '../../src/demo/emulator/server.ts'
import type { FaultId, PhoneMessage } from '../../src/demo/emulator/types.ts'
import { createLog } from '../../src/log.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { enqueue } from '../../src/messaging/outbox.ts'
import { afterwards } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT, openOffice, PAGE } from '../office.ts'
import { echoWebhook } from '../webhooks.ts'

const ELENA = '7000000000000003'
const WORDS: Reply = { kind: 'text', body: 'La oficina de Toluca cierra mañana.', asks: false }
/** What we say first has buttons, and no words of its own in the thread. */
const BUTTONS: Reply = {
  ...{ kind: 'notice', template: 'case_answered', language: 'es_MX', parameters: ['C-K7M4QX'], asks: false },
  plain: {
    ...{ kind: 'choices', body: 'La oficina contestó.', open: 'Ver', asks: false },
    options: [{ id: 'v1:read', title: 'Leer la respuesta' }],
  },
}

/** An office and a Messenger between which a wire may break after Messenger took what was sent. */
async function arrange() {
  const clock = testClock()
  const office = openOffice({ clock, seed: 'sample', accounts: { messenger: PAGE } })
  const emulator = startEmulator({
    ...{ port: 0, webhookUrl: undefined, verifyToken: 'v', accessToken: 't', phoneNumberId: '1', businessAccountId: '2' },
    ...{ appSecret: ACCOUNT.appSecret, clock, log: createLog('error', () => undefined, clock.now) },
    page: { ...PAGE, webhookUrl: 'http://localhost/webhooks/messenger' },
    fetch: async (url, init) => office.house.publicApp.handle(new Request(url, init)),
  })
  afterwards(() => emulator.stop())
  const { messaging, writer } = office.house
  const wire = { cuts: 0 }
  const to = { apiUrl: emulator.url, apiVersion: 'v27.0', pageId: PAGE.pageId, accessToken: PAGE.accessToken }
  const means = {
    ...{ clock, timeoutMs: HOUR },
    async fetch(url: string, init: RequestInit) {
      const response = await fetch(url, init)
      if (init.method !== 'POST' || wire.cuts === 0) return response
      wire.cuts--
      throw Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' })
    },
  }
  /** Until nothing is on its way any more; time stands still. */
  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet++) {
      writer.flush()
      for (const parcel of office.parcels.splice(0)) {
        quiet = 0
        let done = false
        const sent = sendToPage(parcel, to, means).then((outcome) => {
          done = true
          return writer.submit('delivery.outcome', (tx, now) => recordOutcome(tx, messaging, outcome, now))
        })
        // Where Messenger tells of its echo before it answers, it must be able to.
        for (; !done; clock.advance(0)) await new Promise((resolve) => setImmediate(resolve))
        await sent
      }
      clock.advance(0)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const pass = async (ms: number) => {
    for (let step = 0; step < ms; step += 5 * SECOND) {
      clock.advance(5 * SECOND)
      await settle()
    }
  }
  const phone = async (path: string, body?: unknown) =>
    fetch(`${emulator.url}/telefono/api${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    })
  await phone('/say', { person: 'elena-messenger', said: { kind: 'text', text: 'Hola' } })
  await settle()
  await pass(10 * SECOND)
  const received = async () =>
    ((await (await phone('/messages?person=elena-messenger')).json()) as PhoneMessage[]).filter(({ from }) => from === 'office')
  const before = (await received()).length
  return {
    ...{ office, wire, settle, pass },
    order: (...ids: FaultId[]) => Promise.all(ids.map((id) => phone('/faults', { id, prepared: true }))),
    say: async (reply: Reply, key?: string) => {
      write(office.db, (tx) => enqueue(tx, messaging, { contactId: 1, reply, ...(key !== undefined && { key }) }, clock.now()))
      await settle()
    },
    /** What she was sent since. */
    arrived: async () => (await received()).slice(before),
    /** The echo that was lost comes after all. */
    echo: async () => {
      const last = (await received()).at(-1)
      if (!last) throw new Error('nothing was sent')
      const { metadata } = (last.json as { message: { metadata: string } }).message
      await office.postPage(echoWebhook(PAGE.pageId, ELENA, last.id, last.at, metadata))
    },
    state: () =>
      office.db.client.query<{ state: string }, []>('select state from outbox order by id desc limit 1').get()?.state ?? '',
  }
}

type World = Awaited<ReturnType<typeof arrange>>
const KINDS: [string, Reply, string | undefined][] = [
  ['words', WORDS, undefined],
  ['buttons', BUTTONS, undefined],
  ['words that are said only once', WORDS, 'once:1'],
  ['buttons that are said only once', BUTTONS, 'once:2'],
]
/** How the echo proves it. */
const PROOFS: [string, (world: World) => Promise<unknown>, (world: World) => Promise<unknown>][] = [
  ['comes before the answer', ({ order }) => order('echo_first'), async () => undefined],
  ['comes after the answer would have', async () => undefined, async () => undefined],
  ['and the receipt comes late', ({ order }) => order('watermark_late'), async () => undefined],
  [
    'comes a minute later',
    ({ order }) => order('echo_lost'),
    async ({ pass, echo }) => {
      await pass(MINUTE)
      await echo()
    },
  ],
  ['comes while nobody may read the thread', ({ order }) => order('threads_500', 'watermark_late'), async () => undefined],
]

for (const [what, reply, key] of KINDS) {
  describe(what, () => {
    test.each(PROOFS)('whose answer is lost and whose echo %s are not sent twice', async (_how, prepare, prove) => {
      const world = await arrange()
      await prepare(world)
      world.wire.cuts = 1
      await world.say(reply, key)
      await prove(world)
      await world.pass(8 * MINUTE)
      expect(await world.arrived()).toHaveLength(1)
      expect(['sent', 'delivered']).toContain(world.state())
    })

    test('whose answer comes and whose echo is lost are not sent twice', async () => {
      const world = await arrange()
      await world.order('echo_lost')
      await world.say(reply, key)
      await world.pass(8 * MINUTE)
      expect(await world.arrived()).toHaveLength(1)
      expect(world.state()).toBe('delivered')
    })

    test('whose answer and echo are lost are found in the thread, and not sent twice', async () => {
      const world = await arrange()
      await world.order('echo_lost')
      world.wire.cuts = 1
      await world.say(reply, key)
      expect(world.state()).toBe('in_doubt')
      await world.pass(8 * MINUTE)
      expect(await world.arrived()).toHaveLength(1)
      expect(world.state()).toBe('accepted')
    })

    test('of which nothing tells, not even the thread, are said again if that does no harm, else they wait for a person', async () => {
      const world = await arrange()
      await world.order('echo_lost', 'threads_500', 'watermark_late')
      world.wire.cuts = 1
      await world.say(reply, key)
      await world.pass(8 * MINUTE)
      expect(await world.arrived()).toHaveLength(key === undefined ? 2 : 1)
      expect(world.state()).toBe(key === undefined ? 'delivered' : 'parked')
    })
  })
}

test('a receipt up to now proves nothing of a message in doubt', async () => {
  const world = await arrange()
  await world.order('echo_lost')
  world.wire.cuts = 1
  await world.say(WORDS)
  await world.pass(MINUTE) // Delivered on the telephone, and its watermark came.
  expect(world.state()).toBe('in_doubt')
})

test('613 is waited for and said once; 551 ends the message and nothing else', async () => {
  const world = await arrange()
  await world.order('send_613')
  await world.say(WORDS)
  expect(await world.arrived()).toHaveLength(0)
  await world.pass(MINUTE)
  expect(await world.arrived()).toHaveLength(1)
  await world.order('send_551')
  await world.say(WORDS)
  expect(world.state()).toBe('parked')
  await world.say(BUTTONS)
  expect(await world.arrived()).toHaveLength(2)
})
