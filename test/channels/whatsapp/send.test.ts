import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Means } from '../../../src/channels/meta/http.ts'
import { send } from '../../../src/channels/whatsapp/send.ts'
import { systemClock } from '../../../src/clock.ts'
import { testClock } from '../../clock.ts'

const parcel = { channel: 'whatsapp' as const, row: 81, attempt: 2, body: { type: 'text', text: { body: 'Hola, José' } } }
const at = (apiUrl: string) => ({ apiUrl, apiVersion: 'v25.0', phoneNumberId: '100', accessToken: 'token' })
const means = (more: Partial<Means> = {}): Means => ({ fetch, clock: systemClock, timeoutMs: 5_000, ...more })
const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  means({ fetch: async () => new Response(body, { status, headers }), clock: testClock('2026-11-24T16:00:00Z') })
const sendWith = (how: Means) => send(parcel, at('https://graph.example'), how)

let seen: { url: string; authorization: string | null; body: unknown } | undefined
const server = Bun.serve({
  port: 0,
  async fetch(request) {
    seen = { url: new URL(request.url).pathname, authorization: request.headers.get('authorization'), body: await request.json() }
    return Response.json({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+525500000001', wa_id: '5215500000001', user_id: 'MX.1' }],
      messages: [{ id: 'wamid.A' }],
    })
  },
})
const dropping = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: (socket) => void socket.end() } })
beforeAll(() => server.unref())
afterAll(() => {
  server.stop(true)
  dropping.stop(true)
})

test('an accepted message says its id and whom it reached', async () => {
  expect(await send(parcel, at(server.url.origin), means())).toEqual({
    row: 81,
    attempt: 2,
    kind: 'accepted',
    id: 'wamid.A',
    aliases: [
      { kind: 'phone', value: '5215500000001' },
      { kind: 'user_id', value: 'MX.1' },
    ],
  })
  expect(seen).toEqual({ url: '/v25.0/100/messages', authorization: 'Bearer token', body: parcel.body })
})

test('a refusal carries code, subcode and how long to wait', async () => {
  const body = JSON.stringify({ error: { message: 'x', code: 130429, error_subcode: 2494055 } })
  expect(await sendWith(answering(429, body, { 'retry-after': '7' }))).toEqual({
    row: 81,
    attempt: 2,
    kind: 'refused',
    httpStatus: 429,
    code: 130429,
    subcode: 2494055,
    retryAfterMs: 7_000,
  })
  const dated = answering(503, '', { 'retry-after': 'Tue, 24 Nov 2026 16:00:30 GMT' })
  expect(await sendWith(dated)).toMatchObject({ kind: 'refused', httpStatus: 503, code: undefined, retryAfterMs: 30_000 })
})

test.each(['<html>', '', '{"messaging_pro', '{"success":true}', '{"messages":[]}'])(
  'an answer that does not name the message leaves it unknown, whatever its status says: %s',
  async (body) => {
    expect(await sendWith(answering(200, body))).toEqual({ row: 81, attempt: 2, kind: 'unknown', why: 'network' })
  },
)

test.each([502, 504])('a gateway that gave up with %d leaves it unknown', async (status) => {
  expect(await sendWith(answering(status, 'Bad gateway'))).toMatchObject({ kind: 'unknown', why: 'network' })
})

test('a redirection is not followed, because the token would go along', async () => {
  let strayed = false
  const elsewhere = Bun.serve({
    port: 0,
    fetch() {
      strayed = true
      return Response.json({ messages: [{ id: 'wamid.B' }] })
    },
  })
  const redirecting = Bun.serve({ port: 0, fetch: () => Response.redirect(elsewhere.url.href, 307) })
  expect(await send(parcel, at(redirecting.url.origin), means())).toMatchObject({ kind: 'refused', httpStatus: 307 })
  expect(strayed).toBe(false)
  await Promise.all([elsewhere.stop(true), redirecting.stop(true)])
})

test('no answer in time leaves it unknown', async () => {
  const clock = testClock()
  const forever = means({
    clock,
    fetch: (_url, { signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  })
  const outcome = sendWith(forever)
  clock.advance(5_000)
  expect(await outcome).toEqual({ row: 81, attempt: 2, kind: 'unknown', why: 'timeout' })
})

test('a process that stops leaves it unknown', async () => {
  const stop = new AbortController()
  const forever = means({
    clock: testClock(),
    signal: stop.signal,
    fetch: (_url, { signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  })
  const outcome = sendWith(forever)
  stop.abort()
  expect(await outcome).toMatchObject({ kind: 'unknown', why: 'network' })
})

test('a connection that breaks after the request left leaves it unknown', async () => {
  expect(await send(parcel, at(`http://127.0.0.1:${dropping.port}`), means())).toMatchObject({ kind: 'unknown', why: 'network' })
})

test('a request that never left the machine is a refusal, so that nobody waits for a status', async () => {
  expect(await send(parcel, at('http://127.0.0.1:1'), means())).toEqual({
    row: parcel.row,
    attempt: parcel.attempt,
    kind: 'refused',
    httpStatus: 0,
  })
})
