import { isSigned } from '../../../src/channels/meta/signature.ts'
import type { PhoneSay } from '../../../src/demo/emulator/phone-api.ts'
import { startEmulator } from '../../../src/demo/emulator/server.ts'
import type { EmulatorSettings, PhoneMessage } from '../../../src/demo/emulator/types.ts'
import { createLog } from '../../../src/log.ts'
import { testClock } from '../../clock.ts'

export const TOKEN = 'access-token'
export const SECRET = 'app-secret'
export const PHONE_ID = '100000000000001'
export const ACCOUNT_ID = '200000000000002'
const GUADALUPE = '+5215500000001'

export interface Webhook {
  raw: string
  signed: boolean
  body: WebhookBody
}

/** As much of a webhook of Meta's as the tests look at. */
interface WebhookBody {
  entry: { changes: { field: string; value: WebhookValue }[] }[]
}
interface WebhookValue {
  contacts?: unknown[]
  messages?: { type: string; from: string; timestamp: string; text?: { body: string } }[]
  statuses?: { status: string }[]
}

/** What the Graph API answers to a message or to a mark that it was read: taken, or an error. */
interface SendAnswer {
  success?: boolean
  contacts?: unknown[]
  messages?: { id: string; message_status?: string }[]
  error?: { code: number }
}

/** An emulator on a clock that stands still, with an office that takes down every webhook. */
export function arrange(more: Partial<EmulatorSettings> = {}) {
  const clock = testClock()
  const webhooks: Webhook[] = []
  const office = { status: 200, hang: false }
  const lines: string[] = []
  const settings: EmulatorSettings = {
    port: 0,
    webhookUrl: 'http://office.example/webhooks/whatsapp',
    appSecret: SECRET,
    verifyToken: 'verify',
    accessToken: TOKEN,
    phoneNumberId: PHONE_ID,
    businessAccountId: ACCOUNT_ID,
    clock,
    log: createLog('debug', (line) => void lines.push(line), clock.now),
    templates: [
      { name: 'reminder', language: 'es_MX', status: 'APPROVED', category: 'UTILITY', parameters: 2 },
      { name: 'paused', language: 'es_MX', status: 'PAUSED', category: 'UTILITY', parameters: 0 },
      { name: 'disabled', language: 'es_MX', status: 'DISABLED', category: 'UTILITY', parameters: 0 },
      { name: 'pending', language: 'es_MX', status: 'PENDING', category: 'UTILITY', parameters: 0 },
    ],
    fetch: async (url, init) => {
      if (init.method === 'GET') return new Response(new URL(url).searchParams.get('hub.challenge'))
      if (office.hang) return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('late'))))
      const raw = await new Response(init.body).text()
      const signature = new Headers(init.headers).get('x-hub-signature-256')
      if (office.status === 200)
        webhooks.push({ raw, signed: isSigned(new TextEncoder().encode(raw), signature, [SECRET]), body: JSON.parse(raw) })
      return new Response(null, { status: office.status })
    },
    ...more,
  }
  const emulator = startEmulator(settings)

  /** Lets `ms` pass and what became due come to its end. */
  async function pass(ms = 0): Promise<void> {
    for (const part of [ms, 0, 0]) {
      clock.advance(part)
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const phone = (path: string, body?: unknown) =>
    fetch(`${emulator.url}/telefono/api${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  const graph = (path: string, init: RequestInit = {}) =>
    fetch(`${emulator.url}/v25.0/${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } })

  return {
    clock,
    webhooks,
    office,
    lines,
    emulator,
    pass,
    phone,
    graph,
    say: async (person: string, said: PhoneSay): Promise<PhoneMessage> => (await phone('/say', { person, said })).json(),
    chat: async (person: string): Promise<PhoneMessage[]> => (await phone(`/messages?person=${person}`)).json(),
    /** Sends as the office; the answer with its HTTP status, the message's id when it was taken, the error's code when not. */
    async send(body: Record<string, unknown>) {
      const response = await graph(`${PHONE_ID}/messages`, {
        method: 'POST',
        body: JSON.stringify({ messaging_product: 'whatsapp', to: GUADALUPE, ...body }),
      })
      const answer = (await response.json()) as SendAnswer
      return { status: response.status, body: answer, id: answer.messages?.[0]?.id ?? '', code: answer.error?.code }
    },
    messages: () => webhooks.flatMap((webhook) => valuesOf(webhook).flatMap((value) => value.messages ?? [])),
    statuses: () => webhooks.flatMap((webhook) => valuesOf(webhook).flatMap((value) => value.statuses ?? [])),
  }
}

export const valuesOf = (webhook: Webhook): WebhookValue[] =>
  webhook.body.entry.flatMap((entry) => entry.changes.map((change) => change.value))

export const text = (body: unknown) => ({ type: 'text', text: { body } })
