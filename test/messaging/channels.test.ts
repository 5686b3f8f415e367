import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { notify } from '../../src/messaging/notify.ts'
import { noteTemplate } from '../../src/messaging/template-state.ts'
import { openOffice, PAGE, type TestOffice } from '../office.ts'
import { echoWebhook } from '../webhooks.ts'

const LUPITA = '70010001'
const PHONE = '5215500000001'

const open = () => openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
const states = (office: TestOffice, channel: string) =>
  office.db.client
    .query<{ state: string }, [string]>('select state from outbox where channel = ? order by id')
    .all(channel)
    .map(({ state }) => state)
const words = (replies: Reply[]) => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n')

test('whoever writes on Messenger is asked the same as whoever writes on WhatsApp', async () => {
  const office = open()
  const [lupita, luis] = [office.messenger(LUPITA), office.phone('525500000002', 'Luis')]
  for (const one of [lupita, luis]) {
    await one.write('Hola')
    await one.write('quiero renovar mi pasaporte')
    await one.write('metepec')
  }
  expect(words(lupita.arrived)).toBe(words(luis.arrived))
  expect(new Set(states(office, 'messenger'))).toEqual(new Set(['delivered']))
})

test('one channel that is paused, or hangs with all it may have on its way, holds up no other', async () => {
  const office = open()
  await office.phone(PHONE).write('Hola')
  office.house.messaging.paces.of('whatsapp').pauseUntil(office.clock.now() + HOUR)
  const lupita = office.messenger(LUPITA)
  await office.phone(PHONE).write('costos')
  await lupita.write('Hola')
  expect(lupita.arrived.length).toBeGreaterThan(0)
  expect(states(office, 'whatsapp')).toContain('queued')
  expect(states(office, 'messenger')).not.toContain('queued')
})

test('an echo is proof: it is not said again, also when it comes before the answer to the send', async () => {
  const office = open()
  let sends = 0
  office.answer = ({ row, attempt }) => {
    sends++
    return { row, attempt, kind: 'unknown', why: 'timeout' }
  }
  office.telephonesOn = false
  await office.messenger(LUPITA).write('Hola')
  expect(states(office, 'messenger')).toContain('in_doubt')
  const { id, created_at } = office.db.client
    .query<{ id: number; created_at: number }, []>("select id, created_at from outbox where state = 'in_doubt'")
    .get() ?? { id: 0, created_at: 0 }
  await office.postPage(echoWebhook(PAGE.pageId, LUPITA, 'm_b1', office.clock.now(), `${id}.1.${created_at}`))
  const sent = sends
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `m_${row}`, aliases: [] })
  office.clock.advance(10 * MINUTE)
  await office.settle()
  expect(states(office, 'messenger')[0]).toBe('sent')
  expect(sends).toBe(sent)
})

test('what is in doubt without an echo is looked for before it is said again', async () => {
  const office = open()
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'network' })
  await office.messenger(LUPITA).write('Hola')
  const looks: unknown[] = []
  office.answer = ({ row, attempt, look }) => {
    looks.push(look)
    return { row, attempt, kind: 'accepted', id: `m_${row}`, aliases: [] }
  }
  office.clock.advance(10 * MINUTE)
  await office.settle()
  expect(looks[0]).toEqual({ since: expect.any(Number), sure: false })
})

test('a receipt up to a moment marks what was sent before it, by the time of its echo', async () => {
  const office = open()
  office.telephonesOn = false
  await office.messenger(LUPITA).write('Hola')
  const rows = () =>
    office.db.client.query<{ id: number; created_at: number; state: string }, []>('select id, created_at, state from outbox').all()
  const sentAt = office.clock.now() + 2 * SECOND
  for (const { id, created_at } of rows())
    await office.postPage(echoWebhook(PAGE.pageId, LUPITA, `m_${id}`, sentAt, `${id}.1.${created_at}`))
  const read = (watermark: number) =>
    office.postPage({
      object: 'page',
      entry: [
        {
          id: PAGE.pageId,
          time: watermark,
          messaging: [{ sender: { id: LUPITA }, recipient: { id: PAGE.pageId }, read: { watermark } }],
        },
      ],
    })
  office.clock.advance(5 * SECOND)
  await read(sentAt - 1)
  expect(new Set(rows().map(({ state }) => state))).toEqual(new Set(['sent']))
  await read(sentAt)
  expect(new Set(rows().map(({ state }) => state))).toEqual(new Set(['read']))
})

const NOTICE: Extract<Reply, { kind: 'notice' }> = {
  ...{ kind: 'notice', template: 'case_answered', language: 'es_MX', parameters: ['C-K7M4QX'], asks: false },
  plain: {
    kind: 'choices',
    body: 'La oficina contestó.',
    open: 'Ver',
    options: [{ id: 'v1:read', title: 'Leer la respuesta' }],
    asks: false,
  },
}

/** A person with a telephone and Messenger, who wrote in Messenger the day before yesterday. */
async function told(office: TestOffice, approved: boolean) {
  const { messaging, writer } = office.house
  const aliases = [
    { kind: 'psid' as const, value: LUPITA },
    { kind: 'phone' as const, value: PHONE },
  ]
  const at = office.clock.now()
  const contact = write(office.db, (tx) => recogniseContact(tx, messaging, aliases, { at, profileName: undefined }, at))
  if (approved)
    write(office.db, (tx) => noteTemplate(tx, 'messenger', { name: 'case_answered', language: 'es_MX', status: 'APPROVED' }, at))
  office.clock.advance(2 * DAY)
  await writer.submit('test', (tx, now) => void notify(tx, messaging, { contactId: contact.id, key: 'k' }, () => NOTICE, now))
  await office.settle()
}

test('outside of 24 hours it goes by an approved template of Messenger', async () => {
  const office = open()
  await told(office, true)
  expect([states(office, 'messenger'), states(office, 'whatsapp')]).toEqual([['delivered'], []])
})

test('where Messenger has none, the same person is told on WhatsApp', async () => {
  const office = open()
  await told(office, false)
  expect([states(office, 'messenger'), states(office, 'whatsapp')]).toEqual([[], ['delivered']])
})

test('while a person answers in the Page own inbox the assistant is silent, and comes back by itself', async () => {
  const office = open()
  const lupita = office.messenger(LUPITA)
  await lupita.write('Hola')
  const echo = { is_echo: true, app_id: 263902037430900, mid: 'm_hh01', text: 'Hola, soy Ana de la oficina.' }
  const event = { sender: { id: PAGE.pageId }, recipient: { id: LUPITA }, timestamp: office.clock.now(), message: echo }
  await office.postPage({ object: 'page', entry: [{ id: PAGE.pageId, time: office.clock.now(), messaging: [event] }] })
  lupita.read()
  await lupita.write('gracias, Ana')
  expect(lupita.read()).toEqual([])
  office.clock.advance(3 * HOUR)
  await lupita.write('costos')
  expect(lupita.read().length).toBeGreaterThan(0)
})

test('a thread that a person of the office gives back is answered by the assistant again, at once', async () => {
  const office = open()
  const lupita = office.messenger(LUPITA)
  await lupita.write('Hola')
  const control = (what: string) => {
    const now = office.clock.now()
    const event = { sender: { id: LUPITA }, recipient: { id: PAGE.pageId }, timestamp: now, [what]: { new_owner_app_id: 1 } }
    return office.postPage({ object: 'page', entry: [{ id: PAGE.pageId, time: now, messaging: [event] }] })
  }
  await control('take_thread_control')
  lupita.read()
  await lupita.write('costos')
  expect(lupita.read()).toEqual([])
  office.clock.advance(MINUTE)
  await control('pass_thread_control')
  await lupita.write('costos')
  expect(lupita.read().length).toBeGreaterThan(0)
})

test('our own message that comes back without our text does not silence us, before its answer or after it', async () => {
  const office = open()
  const lupita = office.messenger(LUPITA)
  office.telephonesOn = false
  const comesBack = (mid: string) => {
    const message = { is_echo: true, app_id: 880099, mid, attachments: [{ type: 'template' }] }
    const event = { sender: { id: PAGE.pageId }, recipient: { id: LUPITA }, timestamp: office.clock.now(), message }
    return office.postPage({ object: 'page', entry: [{ id: PAGE.pageId, time: office.clock.now(), messaging: [event] }] })
  }
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'timeout' })
  await lupita.write('Hola')
  await comesBack('m_before')
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `m_${row}.${attempt}`, aliases: [] })
  office.clock.advance(10 * MINUTE)
  await office.settle()
  await comesBack('m_1.2')
  lupita.read()
  await lupita.write('costos')
  expect(lupita.read().length).toBeGreaterThan(0)
})

test('a house with Messenger alone answers there, and knows no door of WhatsApp', async () => {
  const office = openOffice({ seed: 'sample', accounts: { messenger: PAGE }, alone: true })
  const lupita = office.messenger(LUPITA)
  await lupita.write('Hola')
  expect(lupita.arrived.length).toBeGreaterThan(0)
  expect(await office.post({})).toBe(404)
})
