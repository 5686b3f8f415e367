import { afterEach, beforeEach, expect, test } from 'bun:test'
import { parseWebhook } from '../../../src/channels/whatsapp/parse.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/clock.ts'
import type { EmulatedPerson } from '../../../src/demo/emulator/types.ts'
import { ACCOUNT_ID, arrange, PHONE_ID, text, valuesOf } from './arrange.ts'
import { template, words } from './messages.ts'

let world: ReturnType<typeof arrange>
beforeEach(() => {
  world = arrange()
})
afterEach(() => world.emulator.stop())

const OURS = { phoneNumberId: PHONE_ID, businessAccountId: ACCOUNT_ID }
const reminder = template('reminder', [words('Ana'), words('jueves')])
const hello = { kind: 'text', text: 'Hola, José 👍 http://x/y' } as const

test("a webhook is escaped and signed as Meta's, so that only its own bytes verify", async () => {
  await world.say('guadalupe', hello)
  await world.pass()
  const [webhook] = world.webhooks
  expect(webhook?.signed).toBe(true)
  expect(webhook?.raw).toContain(String.raw`Hola, Jos\u00e9 \ud83d\udc4d http:\/\/x\/y`)
  expect(webhook?.raw).toMatch(/^[\x20-\x7e]*$/)
  expect(webhook?.body.entry[0]?.changes[0]?.value.messages?.[0]?.text?.body).toBe(hello.text)
})

test('whatever a person does is read by the product', async () => {
  await world.say('guadalupe', hello)
  await world.say('guadalupe', { kind: 'location', latitude: 19.25, longitude: -99.6, name: 'Metepec' })
  await world.say('guadalupe', { kind: 'voice' })
  await world.say('guadalupe', { kind: 'photo' })
  await world.say('guadalupe', { kind: 'choice', id: 't1.a', title: 'Sí', list: false, answering: 'wamid.X' })
  await world.say('guadalupe', {
    kind: 'choice',
    id: 't1.b',
    title: 'Toluca',
    description: 'A 8 km',
    list: true,
    answering: 'wamid.X',
  })
  await world.say('guadalupe', { kind: 'raw', json: { type: 'sticker', sticker: { id: '1' } } })
  await world.pass()
  const updates = world.webhooks.flatMap((webhook) => parseWebhook(webhook.body, OURS))
  expect(updates.map((update) => update.kind === 'message' && update.said)).toEqual([
    { kind: 'text', text: hello.text },
    { kind: 'location', latitude: 19.25, longitude: -99.6, name: 'Metepec' },
    { kind: 'voice' },
    { kind: 'picture' },
    { kind: 'choice', id: 't1.a', title: 'Sí' },
    { kind: 'choice', id: 't1.b', title: 'Toluca' },
    { kind: 'sticker' },
  ])
  expect(updates[0]).toMatchObject({
    from: [
      { kind: 'phone', value: '5215500000001' },
      { kind: 'user_id', value: 'MX.10000000000000000001' },
    ],
    profileName: 'Lupita Hernández',
    sentAt: world.clock.now(),
  })
})

test('the button of a template comes back as a template button', async () => {
  await world.say('guadalupe', hello)
  const sent = await world.send(reminder)
  await world.say('guadalupe', { kind: 'choice', id: 'come', title: 'Sí voy', list: false, answering: sent.id })
  await world.pass()
  expect(world.messages().at(-1)).toMatchObject({ type: 'button', button: { payload: 'come', text: 'Sí voy' } })
})

test('somebody with a user name shows no phone anywhere and is written to by user id', async () => {
  const ana: EmulatedPerson = { id: 'ana', name: 'Ana', waId: '525500000009', userId: 'MX.9', username: 'ana.mx' }
  const shy = arrange({ people: [ana] })
  await shy.say('ana', hello)
  const sent = await shy.send({ to: undefined, recipient: 'MX.9', ...text('Hola') })
  expect(sent.body.contacts).toEqual([{ input: 'MX.9', user_id: 'MX.9' }])
  await shy.pass(SECOND)
  expect(shy.webhooks.map((webhook) => webhook.raw).join()).not.toContain('5500000009')
  expect(shy.statuses().map((status) => status.status)).toEqual(['sent', 'delivered'])
  await shy.emulator.stop()
})

test('a message is sent, delivered, and read once its conversation is on the screen', async () => {
  await world.say('guadalupe', hello)
  await world.send({ ...text('Hola'), biz_opaque_callback_data: '81.1' })
  await world.pass(SECOND)
  expect(world.statuses().map((status) => status.status)).toEqual(['sent', 'delivered'])
  expect(world.statuses()[0]).toMatchObject({
    biz_opaque_callback_data: '81.1',
    recipient_id: '5215500000001',
    pricing: { category: 'service' },
  })
  await world.phone('/open', { person: 'guadalupe' })
  await world.pass(SECOND)
  expect(world.statuses().map((status) => status.status)).toEqual(['sent', 'delivered', 'read'])
  await world.pass(SECOND)
  expect((await world.chat('guadalupe')).at(-1)).toMatchObject({ from: 'office', tick: 'read' })
})

test('of messages that are read at once some are never told to be delivered', async () => {
  await world.say('guadalupe', hello)
  await world.phone('/open', { person: 'guadalupe' })
  for (let n = 0; n < 24; n++) await world.send(text('Hola'))
  await world.pass(SECOND)
  await world.pass(SECOND)
  const count = (state: string) => world.statuses().filter((status) => status.status === state).length
  expect(count('sent')).toBe(24)
  expect(count('read')).toBe(24)
  expect(count('delivered')).toBeLessThan(24)
  expect(count('delivered')).toBeGreaterThan(0)
})

test('both forms of a Mexican phone reach the one account, whose own form comes back', async () => {
  await world.say('guadalupe', hello)
  const sent = await world.send({ ...text('Hola'), to: '+52 55 0000 0001' })
  expect(sent.body.contacts).toEqual([{ input: '+52 55 0000 0001', wa_id: '5215500000001' }])
  expect(Buffer.from(sent.id.replace('wamid.', ''), 'base64').toString('latin1')).toContain('5215500000001')
})

test('an office that is switched off gets everything afterwards, in one webhook and in order', async () => {
  world.office.status = 503
  await world.say('guadalupe', { kind: 'text', text: 'uno' })
  await world.pass()
  await world.say('roberto', { kind: 'text', text: 'dos' })
  await world.say('guadalupe', { kind: 'text', text: 'tres' })
  for (let n = 0; n < 5; n++) await world.pass(15 * SECOND)
  expect(world.webhooks).toHaveLength(0)
  expect((await world.chat('guadalupe'))[0]?.tick).toBe('waiting')
  world.office.status = 200
  await world.pass(15 * SECOND)
  expect(world.webhooks).toHaveLength(1)
  expect(world.messages().map((message) => message.text?.body)).toEqual(['uno', 'dos', 'tres'])
  expect(world.webhooks.flatMap(valuesOf)[0]?.contacts).toHaveLength(2)
  expect((await world.chat('guadalupe'))[0]?.tick).toBe('sent')
})

test('ticks never go back', async () => {
  world.office.status = 503
  const message = await world.say('guadalupe', hello)
  await world.pass()
  await world.send({ to: undefined, status: 'read', message_id: message.id })
  world.office.status = 200
  await world.pass(SECOND)
  expect((await world.chat('guadalupe'))[0]?.tick).toBe('read')
})

test('an office that does not answer within 20 seconds has not taken it', async () => {
  world.office.hang = true
  await world.say('guadalupe', hello)
  await world.pass()
  world.office.hang = false
  await world.pass(20 * SECOND)
  expect(world.webhooks).toHaveLength(0)
  await world.pass(SECOND)
  expect(world.messages()).toHaveLength(1)
})

test('after seven days a webhook is given up', async () => {
  world.office.status = 500
  await world.say('guadalupe', hello)
  await world.pass()
  await world.pass(7 * DAY)
  world.office.status = 200
  await world.pass(HOUR)
  await world.pass(HOUR)
  expect(world.webhooks).toHaveLength(0)
})

test('the window closes 24 hours after the last word, and templates still go', async () => {
  await world.say('guadalupe', hello)
  world.clock.advance(DAY - 1)
  expect((await world.send(text('Hola'))).status).toBe(200)
  world.clock.advance(1)
  expect((await world.send(text('Hola'))).code).toBe(131047)
  expect((await world.send(reminder)).body.messages?.[0]?.message_status).toBe('accepted')
  await world.say('guadalupe', hello)
  expect((await world.send(text('Hola'))).status).toBe(200)
})

test('now and then a closed window is told only in a failed status, without contacts', async () => {
  const late = arrange({ lateWindowErrors: true })
  expect((await late.send(text('Hola'))).status).toBe(200)
  await late.pass()
  expect(late.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }])
  expect(late.webhooks.flatMap(valuesOf)[0]).not.toHaveProperty('contacts')
  expect(late.statuses()[0]).not.toHaveProperty('recipient_user_id')
  await late.emulator.stop()
})

test('45 messages to one person go at once, then one every six seconds', async () => {
  await world.say('guadalupe', hello)
  for (let n = 0; n < 45; n++) expect((await world.send(text('x'))).status).toBe(200)
  expect((await world.send(text('x'))).code).toBe(131056)
  world.clock.advance(6 * SECOND)
  expect((await world.send(text('x'))).status).toBe(200)
  expect((await world.send(text('x'))).code).toBe(131056)
  await world.say('roberto', hello)
  expect((await world.send({ ...text('x'), to: '+525500000002' })).status).toBe(200)
})

test('the number sends so many messages a second and no more', async () => {
  const slow = arrange({ messagesPerSecond: 3 })
  await slow.say('guadalupe', hello)
  for (let n = 0; n < 3; n++) expect((await slow.send(text('x'))).status).toBe(200)
  expect(await slow.send(text('x'))).toMatchObject({ status: 429, body: { error: { code: 130429 } } })
  slow.clock.advance(SECOND)
  expect((await slow.send(text('x'))).status).toBe(200)
  await slow.emulator.stop()
})

test('an app that is not subscribed hears nothing', async () => {
  await world.graph(`${ACCOUNT_ID}/subscribed_apps`, { method: 'DELETE' })
  await world.say('guadalupe', hello)
  await world.pass(MINUTE)
  expect(world.webhooks).toHaveLength(0)
  await world.graph(`${ACCOUNT_ID}/subscribed_apps`, { method: 'POST' })
  await world.say('guadalupe', hello)
  await world.pass()
  expect(world.messages()).toHaveLength(1)
})

test("Meta's handshake is made with the product's address", async () => {
  expect(await world.emulator.shakeHands()).toBe(true)
  const deaf = arrange({ fetch: async () => new Response('no', { status: 403 }) })
  expect(await deaf.emulator.shakeHands()).toBe(false)
  await deaf.emulator.stop()
})
