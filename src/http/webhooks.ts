import { Elysia } from 'elysia'
import type { Channel, Update } from '../channels/channel.ts'
import { shakeHands } from '../channels/whatsapp/handshake.ts'
import { isSigned } from '../channels/whatsapp/signature.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { storeUnreadable, takeUpdate } from '../messaging/inbox.ts'
import type { MessagingRooms } from '../messaging/rooms.ts'
import { type Writer, WriterUnavailable } from '../messaging/writer.ts'

/** Meta sends at most 3 MB. */
export const WEBHOOK_BYTES_MAX = 3 * 1024 * 1024
/** How much is kept of a body that is not JSON: enough to see what it was. */
const UNREADABLE_KEPT = 64 * 1024

export interface WebhookRooms {
  writer: Writer
  messaging: MessagingRooms
  channel: Channel
  clock: Clock
  log: Log
  appSecrets: string[]
  verifyToken: string
  count(outcome: keyof typeof STATUS): void
}

/**
 * The channel's door. 200 only after the commit that holds the whole body; 401 without a right signature; 413 over
 * 3 MiB; 503 when the database cannot take it, so that Meta repeats.
 */
export const webhooks = (rooms: WebhookRooms) =>
  new Elysia({ name: 'webhooks' })
    .get('/webhooks/whatsapp', ({ query, status }) => {
      const answer = shakeHands(query, rooms.verifyToken)
      return answer.ok ? answer.challenge : status(403)
    })
    .post(
      '/webhooks/whatsapp',
      async ({ request, status }) => {
        const outcome = await receive(rooms, request)
        rooms.count(outcome)
        return status(STATUS[outcome])
      },
      { parse: 'none' }, // The signature is over the raw bytes; a parser would have eaten them.
    )

const UTF8 = new TextDecoder()

const STATUS = { accepted: 200, cut_off: 400, unsigned: 401, too_large: 413, unavailable: 503 } as const

async function receive(rooms: WebhookRooms, request: Request): Promise<keyof typeof STATUS> {
  if (Number(request.headers.get('content-length') ?? 0) > WEBHOOK_BYTES_MAX) return 'too_large'
  const raw = await wholeBody(request)
  if (!raw) return 'cut_off'
  if (raw.length > WEBHOOK_BYTES_MAX) return 'too_large'
  if (!isSigned(raw, request.headers.get('x-hub-signature-256'), rooms.appSecrets)) return 'unsigned'
  try {
    await accept(rooms, raw)
    rooms.messaging.heard.at = rooms.clock.now()
    return 'accepted'
  } catch (error) {
    if (error instanceof WriterUnavailable) return 'unavailable'
    throw error
  }
}

/** Undefined when the connection ended before the body did, or Bun ended it for its size: nobody is there to be answered. */
async function wholeBody(request: Request): Promise<Uint8Array | undefined> {
  const bytes = await request.arrayBuffer().catch(() => undefined)
  return bytes && new Uint8Array(bytes)
}

async function accept(rooms: WebhookRooms, raw: Uint8Array): Promise<void> {
  const { writer, messaging } = rooms
  const text = UTF8.decode(raw)
  const body = parseJson(text)
  if (body === undefined) {
    rooms.log.warn('webhook.unreadable', { bytes: raw.length })
    return writer.submit('webhook.unreadable', (tx, now) => storeUnreadable(tx, messaging, text.slice(0, UNREADABLE_KEPT), now))
  }
  const updates = inTheOrderWritten(rooms.channel.parse(body))
  const { heard } = messaging
  const ourNumber = heard.ourNumber ?? rooms.channel.ourNumber(body)
  if (ourNumber !== undefined) heard.ourNumber = ourNumber
  const weight = raw.length / Math.max(1, updates.length)
  await Promise.all(
    updates.map((update) => writer.submit('webhook.update', (tx, now) => takeUpdate(tx, messaging, update, now), weight)),
  )
}

/** Meta promises no order inside a batch. Only messages change places; everything else stays where it was. */
function inTheOrderWritten(updates: Update[]): Update[] {
  const messages = updates.filter((update) => update.kind === 'message')
  messages.sort((one, other) => (one.sentAt || Number.MAX_VALUE) - (other.sentAt || Number.MAX_VALUE))
  let next = 0
  return updates.map((update) => (update.kind === 'message' ? (messages[next++] ?? update) : update))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
