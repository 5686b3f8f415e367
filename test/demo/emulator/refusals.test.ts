// Messages that Meta would refuse, by kind and by recipient.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DAY } from '../../../src/clock.ts'
import { arrange, PHONE_ID, text } from './arrange.ts'
import { button, buttons, template, words, x } from './messages.ts'

const world = arrange()
const { graph, send } = world
beforeAll(async () => void (await world.say('guadalupe', { kind: 'text', text: 'Hola' })))
afterAll(() => world.emulator.stop())

const refusal = ({ status, code }: Awaited<ReturnType<typeof send>>) => [status, code]

function withHeader({ type, template: { components, ...rest } }: ReturnType<typeof template>) {
  return { type, template: { ...rest, components: [{ type: 'header', parameters: [words('a')] }, ...components] } }
}

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
  ['a place whose latitude is nothing', { type: 'location', location: { latitude: null, longitude: 0 } }, 400, 131008],
  ['a contact without a name', { type: 'contacts', contacts: [{}] }, 400, 131008],
  ['a reaction to nothing', { type: 'reaction', reaction: { emoji: '👍' } }, 400, 131008],

  ['an unknown template', template('nothing'), 404, 132001],
  ['a template in another language', template('reminder', [words('a'), words('b')], 'en_US'), 404, 132001],
  ['a template that waits for approval', template('pending'), 404, 132001],
  ['a paused template', template('paused'), 400, 132015],
  ['a disabled template', template('disabled'), 400, 132016],
  ['too few parameters', template('reminder', [words('a')]), 400, 132000],
  ['a header that the template does not have', withHeader(template('reminder', [words('a'), words('b')])), 400, 132000],
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

test('only an inbound message of the last 30 days can be marked as read', async () => {
  const inbound = await world.say('guadalupe', { kind: 'text', text: '¿Hola?' })
  const outbound = (await send(text('Hola'))).id
  const read = (id: string) => send({ to: undefined, status: 'read', message_id: id })
  expect((await read(inbound.id)).body).toEqual({ success: true })
  expect(refusal(await read(outbound))).toEqual([400, 131009])
  expect(refusal(await read('wamid.unknown'))).toEqual([400, 131009])
  expect((await world.chat('guadalupe')).find((message) => message.id === inbound.id)?.tick).toBe('read')
  world.clock.advance(30 * DAY + 1)
  expect(refusal(await read(inbound.id))).toEqual([400, 131009])
  await world.say('guadalupe', { kind: 'text', text: 'Hola' })
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
