import { afterEach, beforeEach, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/clock.ts'
import type { FaultId } from '../../../src/demo/emulator/types.ts'
import { arrange, SECRET } from './arrange.ts'

const PAGE = '104500'
const TOKEN = 'page-token'
const ELENA = '7000000000000003'

let world: ReturnType<typeof arrange>
beforeEach(async () => {
  const webhookUrl = 'http://office.example/webhooks/messenger'
  world = arrange({ page: { pageId: PAGE, accessToken: TOKEN, appSecret: SECRET, verifyToken: 'verify', webhookUrl } })
  await say({ kind: 'start' })
  world.webhooks.length = 0
})
afterEach(() => world.emulator.stop())

async function say(said: Record<string, unknown>, person = 'elena-messenger'): Promise<{ id: string }> {
  const response = await world.phone('/say', { person, said })
  await world.pass()
  return response.json() as Promise<{ id: string }>
}

/** As much of Graph's answers as is looked at here. */
interface Answered {
  message_id?: string
  error?: { code: number; error_subcode?: number }
  data?: { messages: { data: { message: string }[] } }[]
}

async function call(method: string, path: string, body?: unknown, token = TOKEN) {
  const response = await fetch(`${world.emulator.url}/v27.0/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(!(body instanceof FormData) && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Answered }
}

const send = (message: unknown, more: Record<string, unknown> = {}) =>
  call('POST', `${PAGE}/messages`, { recipient: { id: ELENA }, messaging_type: 'RESPONSE', message, ...more })
const code = async (answer: ReturnType<typeof send>) => {
  const { error } = (await answer).body
  return error && [error.code, ...(error.error_subcode === undefined ? [] : [error.error_subcode])].join('/')
}
const order = (id: FaultId) => world.phone('/faults', { id, prepared: true })
const events = () =>
  world.webhooks.flatMap(({ raw }) => (JSON.parse(raw) as { entry: { messaging: unknown[] }[] }).entry[0]?.messaging[0])

const button = (title = 'Sí') => ({ type: 'postback', title, payload: 'x' })
const template = (payload: unknown) => ({ attachment: { type: 'template', payload } })
const generic = (...elements: unknown[]) => template({ template_type: 'generic', elements })
const quick = (count: number, more = {}) =>
  Array.from({ length: count }, (_, nth) => ({ content_type: 'text', title: `${nth}`, payload: `${nth}`, ...more }))

const BAD: [string, unknown, Record<string, unknown>?][] = [
  ['a text over 2,000 characters', { text: 'x'.repeat(2001) }],
  ['an empty message', {}],
  ['blank words', { text: ' ' }],
  ['a text beside an attachment', { text: 'x', ...generic({ title: 'x', subtitle: 'y' }) }],
  ['fourteen quick replies', { text: 'x', quick_replies: quick(14) }],
  ['a payload over 1,000 characters', { text: 'x', quick_replies: quick(1, { payload: 'x'.repeat(1001) }) }],
  ['a quick reply that asks for the place', { text: 'x', quick_replies: [{ content_type: 'location' }] }],
  ['a button template without buttons', template({ template_type: 'button', text: 'x', buttons: [] })],
  ['four buttons', template({ template_type: 'button', text: 'x', buttons: [1, 2, 3, 4].map(() => button()) })],
  ['a long title of a button', template({ template_type: 'button', text: 'x', buttons: [button('x'.repeat(21))] })],
  ['a long text above buttons', template({ template_type: 'button', text: 'x'.repeat(641), buttons: [button()] })],
  ['eleven cards', generic(...Array.from({ length: 11 }, () => ({ title: 'x', subtitle: 'y' })))],
  ['a card with a title alone', generic({ title: 'x' })],
  ['a long subtitle', generic({ title: 'x', subtitle: 'y'.repeat(81) })],
  ['a list template', template({ template_type: 'list', elements: [] })],
  ['metadata of 1,000 characters', { text: 'x', metadata: 'x'.repeat(1000) }],
  ['a dead tag', { text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'CONFIRMED_EVENT_UPDATE' }],
  ['a tag that is not named', { text: 'x' }, { messaging_type: 'MESSAGE_TAG' }],
  [
    'a utility template that nobody approved',
    { template: { name: 'x', language: { code: 'es_MX' } } },
    { messaging_type: 'UTILITY' },
  ],
  ['a gesture beside a message', { text: 'x' }, { sender_action: 'typing_on' }],
  ['a telephone as the recipient', { text: 'x' }, { recipient: { phone_number: '+5215500000001' } }],
]

test.each(BAD.map(([what, message, more = {}]) => ({ what, message, more })))('$what is refused', async ({ message, more }) => {
  expect(await code(send(message, more))).toStartWith('100')
})

test('a title of a quick reply that is too long is cut, not refused', async () => {
  expect(await code(send({ text: 'x', quick_replies: quick(13, { title: 'x'.repeat(30) }) }))).toBeUndefined()
  const messages = (await (await world.phone('/messages?person=elena-messenger')).json()) as { json: unknown }[]
  expect(messages.at(-1)?.json).toMatchObject({ message: { quick_replies: quick(13, { title: 'x'.repeat(20) }) } })
})

test('outside of 24 hours nothing but an approved template goes', async () => {
  world.clock.advance(25 * HOUR)
  expect(await code(send({ text: 'x' }))).toBe('10/2018278')
  expect(await code(send({ text: 'x' }, { messaging_type: 'UPDATE' }))).toBe('10/2018278')
  expect(await code(send({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }))).toBeUndefined()
  const components = [{ type: 'BODY', text: 'Su cita es el {{1}} en la oficina indicada de siempre.' }]
  await call('POST', `${PAGE}/message_templates`, { name: 'cita', language: 'es_MX', category: 'UTILITY', components })
  const cita = (...words: string[]) => ({
    template: {
      name: 'cita',
      language: { code: 'es_MX' },
      components: [{ type: 'body', parameters: words.map((text) => ({ type: 'text', text })) }],
    },
  })
  expect(await code(send(cita('jueves'), { messaging_type: 'UTILITY' }))).toBeUndefined()
  expect(await code(send(cita('jueves', '10:30'), { messaging_type: 'UTILITY' }))).toBe('100')
  world.clock.advance(7 * DAY)
  expect(await code(send({ text: 'x' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }))).toBe('10/2018278')
})

test('a template that begins or ends with a parameter, or has hardly any words, is not approved', async () => {
  const create = (body: string, category = 'UTILITY') =>
    code(
      call('POST', `${PAGE}/message_templates`, {
        name: 'x',
        language: 'es_MX',
        category,
        components: [{ type: 'BODY', text: body }],
      }),
    )
  expect(await create('{{1}} es el día de su cita con nosotros.')).toBe('100')
  expect(await create('Su cita con nosotros es el día {{1}}')).toBe('100')
  expect(await create('Cita {{1}} a {{2}} hoy.')).toBe('100')
  expect(await create('Le recordamos que su cita es el {{1}} en la oficina.', 'MARKETING')).toBe('100')
  expect(await create('Le recordamos que su cita es el {{1}} en la oficina.')).toBeUndefined()
})

test('who is told: the echo with our words, then one receipt up to a moment, and one when it is read', async () => {
  const sent = await send({ text: '¿En qué oficina?', metadata: '7.1.1' })
  await world.pass(SECOND)
  await world.phone('/open', { person: 'elena-messenger' })
  await world.pass(SECOND)
  const mid = sent.body.message_id
  const [echo, delivered, read] = events()
  expect(echo).toMatchObject({
    sender: { id: PAGE },
    recipient: { id: ELENA },
    message: { is_echo: true, app_id: 880099, metadata: '7.1.1', mid, text: '¿En qué oficina?' },
  })
  expect(delivered).toMatchObject({ sender: { id: ELENA }, delivery: { watermark: expect.any(Number) } })
  expect(read).toMatchObject({ sender: { id: ELENA }, read: { watermark: expect.any(Number) } })
  expect(world.webhooks.every(({ signed, raw }) => signed && Buffer.byteLength(raw) === raw.length)).toBe(true)
})

test('the echo can come before the answer, or not at all, and a receipt late', async () => {
  await order('echo_first')
  const answered = send({ text: 'uno', metadata: '1.1.1' })
  while (world.webhooks.length === 0) await world.pass(1)
  expect(events()).toHaveLength(1)
  await answered
  world.webhooks.length = 0
  await order('echo_lost')
  await order('watermark_late')
  await send({ text: 'dos', metadata: '2.1.1' })
  await world.pass(5 * SECOND)
  expect(events()).toEqual([expect.objectContaining({ delivery: expect.anything() })])
  await world.pass(20 * SECOND)
  expect(events()).toHaveLength(2)
})

test('613 and 551 come when they are ordered, and another token is refused', async () => {
  await order('send_613')
  expect(await code(send({ text: 'x' }))).toBe('613')
  await order('send_551')
  expect(await code(send({ text: 'x' }))).toBe('551/1545041')
  expect(await code(call('POST', `${PAGE}/messages`, { recipient: { id: ELENA }, message: { text: 'x' } }, 'other'))).toBe('190')
  expect(await code(send({ text: 'x' }, { recipient: { id: '123' } }))).toBe('100/33')
})

test('a tap is a message with its payload while the replies are there, and a button stays one for weeks', async () => {
  const asked = (await send({ text: '¿Dónde?', quick_replies: quick(2) })).body
  world.webhooks.length = 0
  await say({ kind: 'choice', id: '1', title: '1', list: false, answering: `${asked.message_id}` })
  const buttons = (await send(template({ template_type: 'button', text: 'x', buttons: [button()] }))).body
  await world.pass(20 * DAY)
  await say({ kind: 'choice', id: 'x', title: 'Sí', list: false, answering: `${buttons.message_id}` })
  const heard = events().filter((one) => JSON.stringify(one).includes(`"sender":{"id":"${ELENA}"}`))
  expect(heard[0]).toMatchObject({ message: { text: '1', quick_reply: { payload: '1' } } })
  expect(heard.at(-1)).toMatchObject({ postback: { title: 'Sí', payload: 'x' } })
})

test('after an hour of failures the subscription is gone, what was written is never told, and the conversations have it', async () => {
  world.office.status = 503
  await say({ kind: 'text', text: 'nadie me oye' })
  for (let minute = 0; minute < 62; minute++) await world.pass(MINUTE)
  world.office.status = 200
  await say({ kind: 'text', text: 'tampoco ahora' })
  await world.pass(MINUTE)
  expect(world.webhooks).toEqual([])
  expect((await call('GET', `${PAGE}/subscribed_apps`)).body).toEqual({ data: [] })
  await call('POST', `${PAGE}/subscribed_apps?subscribed_fields=messages,message_echoes`)
  await say({ kind: 'text', text: 'ya' })
  expect(world.webhooks).toHaveLength(1)
  const { data } = (await call('GET', `${PAGE}/conversations?user_id=${ELENA}&fields=messages{message,from}`)).body
  expect(data?.[0]?.messages.data.map(({ message }) => message)).toEqual(['ya', 'tampoco ahora', 'nadie me oye', 'Empezar'])
})

test('a menu needs a start button and the default language, and ten changes in ten minutes are enough', async () => {
  const menu = (locale: string) => [{ locale, call_to_actions: [{ type: 'postback', title: 'Mi cita', payload: 'x' }] }]
  const write = (body: unknown) => code(call('POST', 'me/messenger_profile', body))
  expect(await write({ persistent_menu: menu('default') })).toBe('100')
  expect(await write({ get_started: { payload: 'GET_STARTED' }, persistent_menu: menu('es_LA') })).toBe('100')
  expect(await write({ get_started: { payload: 'GET_STARTED' }, persistent_menu: menu('default') })).toBeUndefined()
  for (let nth = 3; nth < 10; nth++) await write({ greeting: [{ locale: 'default', text: 'Hola' }] })
  expect(await write({ greeting: [{ locale: 'default', text: 'Hola' }] })).toBe('613')
})

test('a file comes in the send itself, and the telephone can be shown its name', async () => {
  const form = new FormData()
  form.set('recipient', JSON.stringify({ id: ELENA }))
  form.set('messaging_type', 'RESPONSE')
  form.set('message', JSON.stringify({ metadata: '9.1.1', attachment: { type: 'file', payload: {} } }))
  form.set('filedata', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'comprobante.pdf')
  expect(await code(call('POST', `${PAGE}/messages`, form))).toBeUndefined()
  form.set('message', JSON.stringify({ attachment: { type: 'image', payload: {} } }))
  expect(await code(call('POST', `${PAGE}/messages`, form))).toBe('100/2018047')
})
