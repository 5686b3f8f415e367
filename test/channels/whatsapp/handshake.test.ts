import { expect, test } from 'bun:test'
import { shakeHands } from '../../../src/channels/whatsapp/signature.ts'

const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 'token', 'hub.challenge': '1158201444' }

test("Meta's handshake gets its challenge back", () => {
  expect(shakeHands(right, 'token')).toEqual({ ok: true, challenge: '1158201444' })
})

test.each([
  ['another token', { ...right, 'hub.verify_token': 'tokem' }],
  ['a longer token', { ...right, 'hub.verify_token': 'token2' }],
  ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
  ['another mode', { ...right, 'hub.mode': 'unsubscribe' }],
  ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': 'token' }],
  ['a challenge that a browser could run', { ...right, 'hub.challenge': '<script>alert(1)</script>' }],
  ['two tokens', { ...right, 'hub.verify_token': ['token', 'token'] }],
  ['nothing at all', {}],
])('a handshake with %s is refused', (_what, query) => {
  expect(shakeHands(query, 'token')).toEqual({ ok: false })
})

test('without a token of ours every handshake is refused', () => {
  expect(shakeHands({ ...right, 'hub.verify_token': '' }, '')).toEqual({ ok: false })
})
