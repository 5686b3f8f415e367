import { expect, test } from 'bun:test'
import type { Means } from '../../../src/channels/meta/http.ts'
import { send } from '../../../src/channels/whatsapp/send.ts'
import { testClock } from '../../clock.ts'

const bytes = new TextEncoder().encode('%PDF-1.7 para José')
const parcel = {
  channel: 'whatsapp' as const,
  row: 7,
  attempt: 1,
  body: { to: '+525500000001', type: 'document', document: { filename: 'comprobante-K7M-4QX.pdf', caption: 'Su comprobante' } },
  file: { bytes, type: 'application/pdf' },
}
const to = { apiUrl: 'https://graph.example', apiVersion: 'v25.0', phoneNumberId: '100', accessToken: 'token' }

interface Call {
  edge: string
  init: RequestInit
}

/** Sends with a channel that answers each edge as told; what it was asked. */
async function sendWith(
  answers: Record<'media' | 'messages', (init: RequestInit) => Response | Promise<Response>>,
  more: Partial<Means> = {},
) {
  const calls: Call[] = []
  const fetch: Means['fetch'] = async (url, init) => {
    const edge = url.slice(url.lastIndexOf('/') + 1) as 'media' | 'messages'
    calls.push({ edge, init })
    return answers[edge](init)
  }
  const outcome = await send(parcel, to, { fetch, clock: testClock(), timeoutMs: 5_000, ...more })
  return { outcome, calls, edges: calls.map(({ edge }) => edge) }
}

const uploaded = () => Response.json({ id: '900000000000123' })
const accepted = () => Response.json({ messages: [{ id: 'wamid.A' }] })
const unsaid = () => {
  throw new Error('must not be asked')
}

test('a file is uploaded as a form and sent by the id that it got', async () => {
  const { outcome, calls, edges } = await sendWith({ media: uploaded, messages: accepted })
  expect(outcome).toMatchObject({ row: 7, attempt: 1, kind: 'accepted', id: 'wamid.A' })
  expect(edges).toEqual(['media', 'messages'])
  const form = calls[0]?.init.body as FormData
  expect(form.get('messaging_product')).toBe('whatsapp')
  expect(form.get('type')).toBe('application/pdf')
  const file = form.get('file') as File
  expect([file.name, file.type, await file.text()]).toEqual(['comprobante-K7M-4QX.pdf', 'application/pdf', '%PDF-1.7 para José'])
  expect(new Headers(calls[0]?.init.headers).get('content-type')).toBeNull()
  expect(JSON.parse(String(calls[1]?.init.body))).toEqual({
    ...parcel.body,
    document: { ...parcel.body.document, id: '900000000000123' },
  })
})

test('a refused upload is the refusal of the message, and the message is not sent', async () => {
  const refuse = () => Response.json({ error: { code: 131053, message: 'x' } }, { status: 400 })
  const { outcome, edges } = await sendWith({ media: refuse, messages: unsaid })
  expect(outcome).toMatchObject({ kind: 'refused', httpStatus: 400, code: 131053 })
  expect(edges).toEqual(['media'])
})

test.each([
  ['a gateway that gave up', () => new Response('Bad gateway', { status: 502 })],
  ['an answer without an id', () => Response.json({})],
  ['an answer that cannot be read', () => new Response('<html>')],
  ['a connection that broke', () => Promise.reject(new Error('reset'))],
] as const)('%s during the upload repeats nothing when it is tried again', async (_, media) => {
  const { outcome, edges } = await sendWith({ media, messages: unsaid })
  expect(outcome).toEqual({ row: parcel.row, attempt: parcel.attempt, kind: 'refused', httpStatus: 0 })
  expect(edges).toEqual(['media'])
})

test('no answer to the upload in time is a refusal too: nobody can have seen anything', async () => {
  const clock = testClock()
  const sending = sendWith(
    {
      media: ({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      messages: unsaid,
    },
    { clock },
  )
  clock.advance(5_000)
  expect((await sending).outcome).toMatchObject({ kind: 'refused', httpStatus: 0 })
})

test('after the upload silence is a doubt, as with every message', async () => {
  const { outcome } = await sendWith({ media: uploaded, messages: () => Promise.reject(new Error('reset')) })
  expect(outcome).toEqual({ row: 7, attempt: 1, kind: 'unknown', why: 'network' })
})
