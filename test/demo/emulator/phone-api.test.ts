import { afterEach, beforeEach, expect, test } from 'bun:test'
import { ACCOUNT_ID, arrange, text } from './arrange.ts'

let world: ReturnType<typeof arrange>
beforeEach(() => {
  world = arrange()
})
afterEach(() => world.emulator.stop())

test('three people are ready, with old and new forms of a Mexican number', async () => {
  expect(await (await world.phone('/people')).json()).toMatchObject([{ id: 'guadalupe' }, { id: 'roberto' }, { id: 'elena' }])
  for (const person of ['guadalupe', 'roberto', 'elena']) await world.say(person, { kind: 'text', text: 'Hola' })
  await world.pass()
  const digits = world.messages().map((message) => message.from.length)
  expect(digits).toContain(13)
  expect(digits).toContain(12)
})

test('a conversation shows both directions with what travelled', async () => {
  await world.say('elena', { kind: 'text', text: 'Buenas tardes' })
  await world.send({ to: '+525500000003', ...text('Hola, Elena') })
  expect(await world.chat('elena')).toMatchObject([
    { from: 'citizen', json: { type: 'text', text: { body: 'Buenas tardes' } } },
    { from: 'office', json: { type: 'text', text: { body: 'Hola, Elena' } } },
  ])
  expect(await world.chat('roberto')).toEqual([])
})

test('the page hears what happens while it happens', async () => {
  const page = await world.phone('/events')
  expect(page.headers.get('content-type')).toBe('text/event-stream')
  const reader = page.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const until = async (word: string) => {
    while (!heard.includes(word)) heard += (await reader?.read())?.value ?? ''
  }
  const inbound = await world.say('guadalupe', { kind: 'text', text: 'Hola' })
  await until('"type":"message"')
  await world.send({ to: undefined, status: 'read', message_id: inbound.id, typing_indicator: { type: 'text' } })
  await until('"tick":"read"')
  await until('"on":true')
  await world.send(text('Hola'))
  await until('"on":false')
  await world.phone('/reset', {})
  await until('"type":"reset"')
  expect(await world.chat('guadalupe')).toEqual([])
  await reader?.cancel()
})

test('a reset forgets messages and webhooks that wait, but not that the window is open', async () => {
  world.office.status = 503
  await world.say('guadalupe', { kind: 'text', text: 'Hola' })
  await world.pass()
  await world.phone('/reset', {})
  world.office.status = 200
  await world.pass(60_000)
  expect(world.messages()).toHaveLength(0)
  expect((await world.send(text('Hola'))).status).toBe(200)
})

test.each([
  ['nobody', { person: 'nadie', said: { kind: 'text', text: 'x' } }, 404],
  ['nothing', { person: 'elena' }, 400],
  ['an empty text', { person: 'elena', said: { kind: 'text', text: '' } }, 400],
  ['a text of 4,097', { person: 'elena', said: { kind: 'text', text: 'x'.repeat(4097) } }, 400],
  ['a place without numbers', { person: 'elena', said: { kind: 'location', latitude: 'x', longitude: 1 } }, 400],
  ['a choice of nothing', { person: 'elena', said: { kind: 'choice', id: 'a' } }, 400],
])('%s cannot be said', async (_what, body, status) => {
  expect((await world.phone('/say', body)).status).toBe(status)
})

test('another page of the browser cannot write as a citizen', async () => {
  const forged = await fetch(`${world.emulator.url}/telefono/api/say`, {
    method: 'POST',
    body: JSON.stringify({ person: 'elena', said: { kind: 'text', text: 'x' } }),
    headers: { 'content-type': 'text/plain' },
  })
  expect(forged.status).toBe(415)
})

test('unknown paths are 404 and nothing that people wrote is in the log', async () => {
  expect((await world.phone('/nothing')).status).toBe(404)
  expect((await fetch(`${world.emulator.url}/nothing`)).status).toBe(404)
  world.office.status = 500
  await world.say('guadalupe', { kind: 'text', text: 'HESG580312MMCRTD06' })
  await world.pass()
  expect(world.lines.join()).not.toMatch(/HESG|5500000001|Lupita|wamid/)
  expect(world.lines.join()).toContain('emulator.webhook_refused')
})

const quickReply = (index: number, payload: string) => ({
  ...{ type: 'button', sub_type: 'quick_reply', index: String(index) },
  parameters: [{ type: 'payload', payload }],
})

test('a quick reply of a template is shown and tapped as on a telephone, and brings back its payload', async () => {
  const words = 'Le recuerdo su cita del {{1}} en la oficina. ¿Ahí estará?'
  const components = [
    { type: 'BODY', text: words, example: { body_text: [['lunes']] } },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Sí' },
        { type: 'QUICK_REPLY', text: 'Cambiar' },
      ],
    },
  ]
  const body = JSON.stringify({ name: 'remembered', language: 'es_MX', category: 'UTILITY', components })
  await world.graph(`${ACCOUNT_ID}/message_templates`, { method: 'POST', body })
  const template = (buttons: unknown[]) => ({
    type: 'template',
    template: {
      ...{ name: 'remembered', language: { code: 'es_MX' } },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'martes' }] }, ...buttons],
    },
  })
  expect((await world.send(template([quickReply(2, 'x')]))).code).toBe(132000)
  expect((await world.send(template([quickReply(0, '')]))).code).toBe(131008)
  expect((await world.send(template([quickReply(0, 'yes:1'), quickReply(1, 'move:1')]))).status).toBe(200)
  const [shown] = await world.chat('guadalupe')
  expect(shown?.template).toEqual({
    text: 'Le recuerdo su cita del martes en la oficina. ¿Ahí estará?',
    buttons: [
      { id: 'yes:1', title: 'Sí' },
      { id: 'move:1', title: 'Cambiar' },
    ],
  })
  await world.say('guadalupe', { kind: 'choice', id: 'yes:1', title: 'Sí', answering: shown?.id ?? '', list: false })
  await world.pass()
  expect(world.messages().at(-1)).toMatchObject({
    type: 'button',
    button: { payload: 'yes:1', text: 'Sí' },
    context: { id: shown?.id },
  })
})

test('Meta changes its mind about a template: the office hears of it, and it can no longer be sent', async () => {
  expect((await world.phone('/templates', { name: 'reminder', language: 'es_MX', event: 'PAUSED' })).status).toBe(204)
  expect((await world.phone('/templates', { name: 'nothing', language: 'es_MX', event: 'PAUSED' })).status).toBe(400)
  await world.pass()
  expect(world.webhooks.at(-1)?.body.entry[0]?.changes[0]).toMatchObject({
    field: 'message_template_status_update',
    value: { event: 'PAUSED', message_template_name: 'reminder', message_template_language: 'es_MX' },
  })
  const sent = await world.send({
    type: 'template',
    template: { name: 'reminder', language: { code: 'es_MX' }, components: [] },
  })
  expect(sent.code).toBe(132015)
})

test('a number without a telephone on the page receives too, whatever was said before, and nobody else’s does', async () => {
  await world.emulator.stop()
  world = arrange({ others: /^52550000[1-9]\d{3}$/ })
  const sent = await world.send({ to: '+5215500001001', ...text('Le esperamos mañana') })
  expect([sent.status, (await world.send({ to: '+525512345678', ...text('Hola') })).status]).toEqual([200, 400])
  await world.pass(10_000)
  expect(world.statuses().map(({ status }) => status)).toContain('delivered')
  expect(await (await world.phone('/people')).json()).toHaveLength(3)
})

test('there is no new beginning where nobody gave one', async () => {
  expect((await world.phone('/start-over', {})).status).toBe(404)
})
