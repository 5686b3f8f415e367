// Buttons, lists, links and questions for a location that Meta would refuse, and those exactly at their limits.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { arrange, text } from './arrange.ts'
import { body, button, buttons, interactive, listOf, row, rows, template, words, x } from './messages.ts'

const world = arrange()
const { send } = world
beforeAll(async () => void (await world.say('guadalupe', { kind: 'text', text: 'Hola' })))
afterAll(() => world.emulator.stop())

const refusal = ({ status, code }: Awaited<ReturnType<typeof send>>) => [status, code]

test.each<[string, Record<string, unknown>, number, number]>([
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
])('%s is refused', async (_what, message, status, code) => {
  expect(refusal(await send(message))).toEqual([status, code])
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
  expect((await strict.send(listOf([{ rows: rows(1) }], { body: body(x(1025)) }))).code).toBe(131009)
  await strict.emulator.stop()
})
