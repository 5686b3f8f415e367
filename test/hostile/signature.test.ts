// Who does not know the secret changes nothing and learns nothing, whatever is tried with the signature.
import { expect, test } from 'bun:test'
import { sign } from '../../src/channels/meta/signature.ts'
import { createPublicApp } from '../../src/http/public-app.ts'
import { createApp } from '../../src/http/serve.ts'
import { ACCOUNT, openOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { count, expectCalm, knock } from './door.ts'

const office = openOffice({ seed: 'sample' })
const BODY = JSON.stringify(
  messageWebhook(ACCOUNT, '5215500000001', 'Rosa', 'wamid.signed', office.clock.now(), { kind: 'text', text: 'Hola' }),
)
const RIGHT = sign(BODY, ACCOUNT.appSecret)
const HEADER = 'x-hub-signature-256'

async function expectRefused(bytes: Uint8Array | string, headers: HeadersInit): Promise<void> {
  const answer = await knock(office, bytes, headers)
  expect(answer.status).toBe(401)
  expect(await answer.text()).toBe('')
}

test('a body with any one byte changed in any one bit is refused', async () => {
  const bytes = new TextEncoder().encode(BODY)
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Uint8Array.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
    await expectRefused(flipped, { [HEADER]: RIGHT })
  }
})

test('a body cut short anywhere, or with anything after it, is refused', async () => {
  for (let end = 0; end < BODY.length; end += 7) await expectRefused(BODY.slice(0, end), { [HEADER]: RIGHT })
  for (const more of [' ', '\n', '\0', '{}', BODY]) await expectRefused(BODY + more, { [HEADER]: RIGHT })
})

test('a header with any one character changed, cut or added is refused', async () => {
  for (let at = 0; at < RIGHT.length; at++) {
    const other = RIGHT[at] === '0' ? '1' : '0'
    await expectRefused(BODY, { [HEADER]: RIGHT.slice(0, at) + other + RIGHT.slice(at + 1) })
    await expectRefused(BODY, { [HEADER]: RIGHT.slice(0, at) })
    await expectRefused(BODY, { [HEADER]: `${RIGHT.slice(0, at)}0${RIGHT.slice(at)}` })
  }
})

test.each<[string, HeadersInit]>([
  ['no header', {}],
  ['an empty header', { [HEADER]: '' }],
  ['upper case', { [HEADER]: RIGHT.toUpperCase() }],
  ['upper-case digits', { [HEADER]: `sha256=${RIGHT.slice(7).toUpperCase()}` }],
  [
    'two right headers',
    [
      [HEADER, RIGHT],
      [HEADER, RIGHT],
    ],
  ],
  [
    'a wrong header and then a right one',
    [
      [HEADER, `sha256=${'0'.repeat(64)}`],
      [HEADER, RIGHT],
    ],
  ],
  [
    'a right header and then a wrong one',
    [
      [HEADER, RIGHT],
      [HEADER, `sha256=${'0'.repeat(64)}`],
    ],
  ],
  ['the old SHA-1 header', { 'x-hub-signature': RIGHT }],
  ['the signature of the empty secret', { [HEADER]: sign(BODY, '') }],
  ['the signature of the verify token', { [HEADER]: sign(BODY, ACCOUNT.verifyToken) }],
  ['the signature of another body', { [HEADER]: sign(`${BODY} `, ACCOUNT.appSecret) }],
  ['the signature as the token of an administrator', { authorization: `Bearer ${RIGHT}` }],
])('%s is refused', (_what, headers) => expectRefused(BODY, headers))

test('nothing of all this was kept, and the right one is taken afterwards', async () => {
  expect(count(office, 'inbox')).toBe(0)
  expect(count(office, 'contacts')).toBe(0)
  expect((await knock(office, BODY)).status).toBe(200)
  await office.settle()
  expect(count(office, 'inbox')).toBe(1)
  expectCalm(office)
})

test('a house without an app secret takes nothing, not even what is signed with nothing', async () => {
  const { writer, messaging } = office.house
  const { channels, clock, log } = messaging
  const doors = channels.all.map((channel) => ({ channel, appSecrets: [''], verifyToken: '' }))
  const nothing = () => {}
  const door = createApp(
    createPublicApp({
      writer,
      messaging,
      doors,
      clock,
      log,
      count: nothing,
      onAccepted: nothing,
    }),
  )
  const asked = (init: RequestInit, query = '') => door.handle(new Request(`http://localhost/webhooks/whatsapp${query}`, init))
  expect((await asked({ method: 'POST', body: BODY, headers: { [HEADER]: sign(BODY, '') } })).status).toBe(401)
  expect((await asked({}, '?hub.mode=subscribe&hub.verify_token=&hub.challenge=1')).status).toBe(403)
})
