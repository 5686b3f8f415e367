import { expect, test } from 'bun:test'
import { isSigned, shakeHands, sign } from '../../../src/channels/meta/signature.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const SECRET = 'app-secret-for-tests'
/** As Meta writes it: accents, emoji and slashes escaped. The backslashes are in the bytes. */
const ESCAPED = bytes(
  String.raw`{"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"value":{"text":"Jos\u00e9 \ud83d\udc4d http:\/\/x"},"field":"messages"}]}]}`,
)
const ESCAPED_SIGNATURE = 'sha256=250db53cfe472db45ec176765bc4d4db7436e64e3f7343a7e572632725d7713a'

test('a published vector is signed and verified', () => {
  const expected = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  expect(sign('Hello, World!', "It's a Secret to Everybody")).toBe(expected)
  expect(isSigned(bytes('Hello, World!'), expected, ["It's a Secret to Everybody"])).toBe(true)
})

test('the escaped bytes of the wire verify and the same words written anew do not', () => {
  expect(isSigned(ESCAPED, ESCAPED_SIGNATURE, [SECRET])).toBe(true)
  const again = bytes(JSON.stringify(JSON.parse(new TextDecoder().decode(ESCAPED))))
  expect(isSigned(again, ESCAPED_SIGNATURE, [SECRET])).toBe(false)
})

test('while a secret is rotated the old and the new one count, an empty one never', () => {
  expect(isSigned(ESCAPED, ESCAPED_SIGNATURE, ['new', SECRET])).toBe(true)
  expect(isSigned(ESCAPED, ESCAPED_SIGNATURE, ['new', 'newer'])).toBe(false)
  expect(isSigned(ESCAPED, sign(ESCAPED, ''), [''])).toBe(false)
  expect(isSigned(ESCAPED, ESCAPED_SIGNATURE, [])).toBe(false)
})

test('one changed byte anywhere in the body is noticed', () => {
  for (let at = 0; at < ESCAPED.length; at++) {
    const changed = Uint8Array.from(ESCAPED)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(isSigned(changed, ESCAPED_SIGNATURE, [SECRET])).toBe(false)
  }
  expect(isSigned(ESCAPED.subarray(0, -1), ESCAPED_SIGNATURE, [SECRET])).toBe(false)
})

test('one changed character anywhere in the header is noticed', () => {
  for (let at = 0; at < ESCAPED_SIGNATURE.length; at++) {
    const other = ESCAPED_SIGNATURE[at] === '0' ? '1' : '0'
    const changed = ESCAPED_SIGNATURE.slice(0, at) + other + ESCAPED_SIGNATURE.slice(at + 1)
    expect(isSigned(ESCAPED, changed, [SECRET])).toBe(false)
  }
})

test.each([
  ['no header', null],
  ['an empty one', ''],
  ['no prefix', ESCAPED_SIGNATURE.slice('sha256='.length)],
  ['another algorithm', ESCAPED_SIGNATURE.replace('sha256', 'sha1')],
  ['a short value', ESCAPED_SIGNATURE.slice(0, -1)],
  ['a long value', `${ESCAPED_SIGNATURE}0`],
  ['upper case', ESCAPED_SIGNATURE.toUpperCase()],
  ['upper-case digits', `sha256=${ESCAPED_SIGNATURE.slice(7).toUpperCase()}`],
  ['two headers joined', `${ESCAPED_SIGNATURE}, ${ESCAPED_SIGNATURE}`],
  ['letters beyond ASCII of the same length', `sha256=${'é'.repeat(64)}`],
  ['a line break in place of the last digit', `${ESCAPED_SIGNATURE.slice(0, -1)}\n`],
])('a webhook with %s is refused', (_what, header) => {
  expect(isSigned(ESCAPED, header, [SECRET])).toBe(false)
})

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
