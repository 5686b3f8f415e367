import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ACCOUNT_ID, arrange, PHONE_ID, TOKEN, text } from './arrange.ts'

const world = arrange()
const { emulator, graph, phone, send } = world
beforeAll(async () => void (await world.say('guadalupe', { kind: 'text', text: 'Hola' })))
afterAll(() => emulator.stop())

const refusal = ({ status, body }: Awaited<ReturnType<typeof send>>) => [status, body.error?.code]
const x = (length: number) => 'x'.repeat(length)

const body = (words: unknown = '¿Cuál?') => ({ text: words })
const button = (id: unknown, title: unknown) => ({ type: 'reply', reply: { id, title } })
const buttons = (...list: unknown[]) => interactive({ type: 'button', body: body(), action: { buttons: list } })
const interactive = (content: Record<string, unknown>) => ({ type: 'interactive', interactive: content })
const row = (id: unknown, more: Record<string, unknown> = {}) => ({ id, title: `Fila ${id}`, ...more })
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, n) => row(`r${from + n}`))
const listOf = (sections: unknown, more: Record<string, unknown> = {}, label: unknown = 'Ver') =>
  interactive({ type: 'list', body: body(), action: { button: label, sections }, ...more })
const template = (name: string, parameters: unknown[] = [], code = 'es_MX') => ({
  type: 'template',
  template: { name, language: { code }, components: [{ type: 'body', parameters }] },
})
const words = (value: unknown) => ({ type: 'text', text: value })

test.each<[string, Record<string, unknown>, number, number]>([
  ['another product', { messaging_product: 'sms', ...text('x') }, 400, 100],
  ['no recipient', { to: undefined, ...text('x') }, 400, 131008],
  ['a recipient that is no number', { to: 'Lupita', ...text('x') }, 400, 131009],
  ['a malformed user id', { to: undefined, recipient: 'mx.1', ...text('x') }, 400, 131009],
  ['a user id of another portfolio', { to: undefined, recipient: 'MX.999', ...text('x') }, 400, 131026],
  ['a group', { recipient_type: 'group', ...text('x') }, 400, 131009],
  ['the sender as recipient', { to: '+5215500000000', ...text('x') }, 400, 131021],
  ['an unknown type', { type: 'hologram' }, 400, 131051],
  ['a type without its content', { type: 'text' }, 400, 131008],
  ['an empty text', text(''), 400, 131008],
  ['a text of 4,097', text(x(4097)), 400, 131009],
  ['a text that is a number', text(7), 400, 131009],
  ['too much callback data', { ...text('x'), biz_opaque_callback_data: x(513) }, 400, 131009],
  ['typing without a read', { ...text('x'), typing_indicator: { type: 'text' } }, 400, 131009],
  ['an image by id and link', { type: 'image', image: { id: '1', link: 'https://example.org/a.png' } }, 400, 131008],
  ['an image by neither', { type: 'image', image: {} }, 400, 131008],
  ['an image that was never uploaded', { type: 'image', image: { id: '1' } }, 400, 131009],
  ['a caption of 1,025', { type: 'image', image: { link: 'https://example.org/a.png', caption: x(1025) } }, 400, 131009],
  ['a place beyond the pole', { type: 'location', location: { latitude: 91, longitude: 0 } }, 400, 131009],
  ['a place without longitude', { type: 'location', location: { latitude: 1 } }, 400, 131008],
  ['a contact without a name', { type: 'contacts', contacts: [{}] }, 400, 131008],
  ['a reaction to nothing', { type: 'reaction', reaction: { emoji: '👍' } }, 400, 131008],

  ['no buttons', buttons(), 400, 131009],
  ['four buttons', buttons(button('a', '1'), button('b', '2'), button('c', '3'), button('d', '4')), 400, 131009],
  ['a button title of 21', buttons(button('a', x(21))), 400, 131009],
  ['a button without title', buttons(button('a', '')), 400, 131008],
  ['a button id of 257', buttons(button(x(257), 'Sí')), 400, 131009],
  ['a button id with a blank', buttons(button('a ', 'Sí')), 400, 131009],
  ['two buttons of one id', buttons(button('a', 'Sí'), button('a', 'No')), 400, 131009],
  ['two buttons of one title', buttons(button('a', 'Sí'), button('b', 'Sí')), 400, 131009],
  ['a button of another type', buttons({ type: 'url', reply: { id: 'a', title: 'Sí' } }), 400, 131009],
  [
    'a question of 1,025 with buttons',
    interactive({ type: 'button', body: body(x(1025)), action: { buttons: [button('a', 'Sí')] } }),
    400,
    131009,
  ],
  [
    'a footer of 61',
    interactive({ type: 'button', body: body(), footer: { text: x(61) }, action: { buttons: [button('a', 'Sí')] } }),
    400,
    131009,
  ],
  [
    'a header of 61',
    interactive({ type: 'button', header: { type: 'text', text: x(61) }, body: body(), action: { buttons: [button('a', 'Sí')] } }),
    400,
    131009,
  ],
  ['no action', interactive({ type: 'button', body: body() }), 400, 131008],

  ['eleven rows', listOf([{ rows: rows(11) }]), 400, 131009],
  [
    'eleven rows over two sections',
    listOf([
      { title: 'A', rows: rows(6) },
      { title: 'B', rows: rows(5, 6) },
    ]),
    400,
    131009,
  ],
  ['no sections', listOf([]), 400, 131009],
  ['two sections without titles', listOf([{ rows: rows(1) }, { rows: rows(1, 1) }]), 400, 131008],
  ['a section title of 25', listOf([{ title: x(25), rows: rows(1) }]), 400, 131009],
  ['a row title of 25', listOf([{ rows: [row('a', { title: x(25) })] }]), 400, 131009],
  ['a row description of 73', listOf([{ rows: [row('a', { description: x(73) })] }]), 400, 131009],
  ['a row id of 201', listOf([{ rows: [row(x(201), { title: 'A' })] }]), 400, 131009],
  ['two rows of one id', listOf([{ rows: [row('a'), row('a')] }]), 400, 131009],
  ['a list label of 21', listOf([{ rows: rows(1) }], {}, x(21)), 400, 131009],
  ['a list with a picture above', listOf([{ rows: rows(1) }], { header: { type: 'image', image: { id: '1' } } }), 400, 131009],
  ['a list body of 4,097', listOf([{ rows: rows(1) }], { body: body(x(4097)) }), 400, 131009],

  [
    'a link label of 21',
    interactive({
      type: 'cta_url',
      body: body(),
      action: { name: 'cta_url', parameters: { display_text: x(21), url: 'https://example.org' } },
    }),
    400,
    131009,
  ],
  [
    'a link to nowhere',
    interactive({
      type: 'cta_url',
      body: body(),
      action: { name: 'cta_url', parameters: { display_text: 'Ver', url: 'nowhere' } },
    }),
    400,
    131009,
  ],
  [
    'a location question of 1,025',
    interactive({ type: 'location_request_message', body: body(x(1025)), action: { name: 'send_location' } }),
    400,
    131009,
  ],
  [
    'a location question of another name',
    interactive({ type: 'location_request_message', body: body(), action: { name: 'where' } }),
    400,
    131009,
  ],
  ['a form', interactive({ type: 'flow', body: body(), action: { name: 'flow', parameters: {} } }), 400, 131009],

  ['an unknown template', template('nothing'), 404, 132001],
  ['a template in another language', template('reminder', [words('a'), words('b')], 'en_US'), 404, 132001],
  ['a template that waits for approval', template('pending'), 404, 132001],
  ['a paused template', template('paused'), 400, 132015],
  ['a disabled template', template('disabled'), 400, 132016],
  ['too few parameters', template('reminder', [words('a')]), 400, 132000],
  ['a named parameter', template('reminder', [words('a'), { ...words('b'), parameter_name: 'day' }]), 400, 132012],
  ['a parameter of another type', template('reminder', [words('a'), { type: 'currency' }]), 400, 132012],
  ['an empty parameter', template('reminder', [words('a'), words('')]), 400, 131008],
  ['a line break in a parameter', template('reminder', [words('a'), words('b\nc')]), 400, 132018],
  ['parameters longer than a template', template('reminder', [words(x(600)), words(x(600))]), 400, 132005],
])('%s is refused', async (_what, message, status, code) => {
  expect(refusal(await send(message))).toEqual([status, code])
})

test('a refusal names the field and has the shape of Graph', async () => {
  const { body } = await send(buttons(button('a', x(21))))
  expect(body).toMatchObject({
    error: {
      type: 'OAuthException',
      error_data: { messaging_product: 'whatsapp', details: expect.stringContaining('buttons[0].reply.title') },
      fbtrace_id: expect.any(String),
    },
  })
})

test('everything exactly at its limit is accepted', async () => {
  const full = Array.from({ length: 10 }, (_, n) =>
    row(`${n}`.padEnd(200, 'i'), { title: `${n}`.padEnd(24, 't'), description: x(72) }),
  )
  const accepted = [
    text(x(4096)),
    buttons(button(x(256), x(20)), button('b', 'B'), button('c', 'C')),
    interactive({
      type: 'button',
      header: { type: 'text', text: x(60) },
      body: body(x(1024)),
      footer: { text: x(60) },
      action: { buttons: [button('a', 'A')] },
    }),
    listOf([{ title: x(24), rows: full }], { body: body(x(4096)) }, x(20)),
    interactive({
      type: 'cta_url',
      body: body(),
      action: { name: 'cta_url', parameters: { display_text: x(20), url: 'https://example.org' } },
    }),
    interactive({ type: 'location_request_message', body: body(), action: { name: 'send_location' } }),
    { type: 'location', location: { latitude: '19.2', longitude: -99.6, name: 'Toluca', address: 'Calle' } },
    template('reminder', [words('Ana'), words('3 de diciembre')]),
  ]
  for (const message of accepted) expect((await send(message)).status).toBe(200)
})

test('a strict emulator takes lists of 1,024 only', async () => {
  const strict = arrange({ strictListBody: true })
  await strict.say('guadalupe', { kind: 'text', text: 'Hola' })
  expect((await strict.send(listOf([{ rows: rows(1) }], { body: body(x(1025)) }))).body.error.code).toBe(131009)
  await strict.emulator.stop()
})

test('without the right token nothing is answered', async () => {
  for (const authorization of ['', 'Bearer wrong', TOKEN.toUpperCase()]) {
    const response = await graph(`${PHONE_ID}/messages`, { method: 'POST', headers: { authorization } })
    expect([response.status, (await response.json()).error.code]).toEqual([401, 190])
  }
})

test('an unknown object is 100 with subcode 33', async () => {
  const response = await graph('999/messages', { method: 'POST', body: '{}' })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatchObject({ code: 100, error_subcode: 33 })
})

test.each([
  ['v20.0', 400],
  ['v27.0', 400],
  ['v25.1', 400],
  ['v21.0', 200],
  ['v26.0', 200],
])('of the versions %s is answered %d', async (version, status) => {
  const response = await fetch(`${emulator.url}/${version}/${PHONE_ID}`, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(response.status).toBe(status)
})

test('a body that is no JSON is refused', async () => {
  const response = await graph(`${PHONE_ID}/messages`, { method: 'POST', body: 'Hola' })
  expect((await response.json()).error.code).toBe(100)
})

test('only an inbound message can be marked as read', async () => {
  const inbound = await world.say('guadalupe', { kind: 'text', text: '¿Hola?' })
  const outbound = (await send(text('Hola'))).body.messages[0].id
  const read = (id: string) => send({ to: undefined, status: 'read', message_id: id })
  expect((await read(inbound.id)).body).toEqual({ success: true })
  expect(refusal(await read(outbound))).toEqual([400, 131009])
  expect(refusal(await read('wamid.unknown'))).toEqual([400, 131009])
  expect((await world.chat('guadalupe')).find((message) => message.id === inbound.id)?.tick).toBe('read')
})

test('a person whom the business blocked cannot be written to', async () => {
  const block = (method: string) =>
    graph(`${PHONE_ID}/block_users`, {
      method,
      body: JSON.stringify({ messaging_product: 'whatsapp', block_users: [{ user: '+5215500000001' }] }),
    })
  await block('POST')
  expect(refusal(await send(text('x')))).toEqual([400, 130403])
  await block('DELETE')
  expect((await send(text('x'))).status).toBe(200)
})

test("a test number compares its list literally, so that Mexico's other form is refused", async () => {
  const number = arrange({ allowList: ['525500000001'] })
  await number.say('guadalupe', { kind: 'text', text: 'Hola' })
  expect(refusal(await number.send(text('x')))).toEqual([400, 131030])
  expect((await number.send({ ...text('x'), to: '+525500000001' })).status).toBe(200)
  await number.emulator.stop()
})

test('files have types, sizes and addresses that die', async () => {
  const upload = async (type: string, size: number) => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', type)
    form.set('file', new File([new Uint8Array(size)], 'file', { type }))
    return (await graph(`${PHONE_ID}/media`, { method: 'POST', body: form })).json()
  }
  expect((await upload('application/x-sh', 1)).error.code).toBe(131053)
  // A calendar entry travels as plain text, because Meta has no such type.
  expect((await upload('text/calendar', 1)).error.code).toBe(131053)
  expect((await upload('application/pdf', 0)).error.code).toBe(131053)
  expect((await upload('image/png', 5 * 1024 * 1024 + 1)).error.code).toBe(131053)
  const { id } = await upload('application/pdf', 10)
  const known = await (await graph(id)).json()
  expect(known).toMatchObject({ mime_type: 'application/pdf', file_size: 10, id })
  expect((await fetch(known.url)).status).toBe(401)
  const download = () => fetch(known.url, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect((await download()).status).toBe(200)
  const opened = await phone(`/file?id=${id}&name=${encodeURIComponent('cita ñ.pdf')}`)
  expect(opened.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''cita%20%C3%B1.pdf")
  expect((await phone('/file?id=1&name=x')).status).toBe(404)
  world.clock.advance(5 * 60_000 + 1)
  expect((await download()).status).toBe(404)
  expect((await send({ type: 'document', document: { id } })).status).toBe(200)
  world.clock.advance(30 * 24 * 3_600_000)
  expect(refusal(await send({ type: 'document', document: { id } }))).toEqual([400, 131009])
})

test("what the operator's commands ask is answered", async () => {
  const get = async (path: string) => (await graph(path)).json()
  expect(await get(`debug_token?input_token=${TOKEN}`)).toMatchObject({ data: { is_valid: true } })
  expect(await get('debug_token?input_token=other')).toMatchObject({ data: { is_valid: false } })
  expect(await get(`${PHONE_ID}?fields=status`)).toMatchObject({ id: PHONE_ID, status: 'CONNECTED' })
  expect((await get(`${ACCOUNT_ID}/subscribed_apps`)).data).toHaveLength(1)
  expect((await get(`${ACCOUNT_ID}/message_templates?name=paused`)).data).toMatchObject([{ name: 'paused', status: 'PAUSED' }])
})
