import { Elysia } from 'elysia'
import { writeFact } from '../../db/facts.ts'
import type { Update } from '../channels/channel.ts'
import type { Door } from '../channels/list.ts'
import { isSigned, isWellFormed, shakeHands } from '../channels/meta/signature.ts'
import { type Clock, SECOND } from '../clock.ts'
import { describeError, type Log } from '../log.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { storeUnreadable, takeUpdate } from '../messaging/inbox.ts'
import { type Writer, WriterUnavailable } from '../messaging/writer.ts'
import { BODY_BYTES_MAX } from './serve.ts'

/**
 * Bytes of bodies under way; above it a webhook is told to come back. `most`: as much as may wait for the writer. `forSmall`: a part that
 * large bodies, which cost an attacker nothing, leave to messages.
 */
const BYTES_IN_FLIGHT = { most: 32 * 1024 * 1024, forSmall: 8 * 1024 * 1024 }
/** Updates of one body that wait for the writer together; it refuses more than 4,096 in all. */
const PIECE = 1_024
/** Kept of a body that is not JSON. */
const UNREADABLE_KEPT = 64 * 1024

export interface WebhookDeps {
  writer: Writer
  messaging: MessagingDeps
  doors: readonly Door[]
  clock: Clock
  log: Log
  count(outcome: keyof typeof STATUS): void
  onAccepted(): void
}

/**
 * Each channel's webhooks at `/webhooks/<its name>`, and 404 for everything else, whatever the Host. 200 only after the commit that holds
 * the whole body; 401 without a right signature; 413 over 3 MiB; 503 when the database or the memory cannot take it, so that Meta repeats.
 */
export function createPublicApp(deps: WebhookDeps) {
  const room = createRoom(BYTES_IN_FLIGHT, deps.clock)
  return new Elysia({ name: 'public' })
    .onError({ as: 'global' }, ({ code, error }) => {
      if (code === 'NOT_FOUND') return answer(404)
      deps.log.error('http.failed', describeError(error))
      return counted(deps, 'failed')
    })
    .use(deps.doors.map((door) => webhooksOf(door, room, deps)))
}

/** `parse: 'none'`: a signature is of the raw bytes, and `readBody` limits them. */
function webhooksOf(door: Door, room: Room, deps: WebhookDeps) {
  const path = `/webhooks/${door.channel.name}`
  return new Elysia({ name: 'webhooks', seed: path })
    .get(path, ({ request }) => handshake(door, new URL(request.url, 'http://localhost').searchParams)) // With an impossible Host it is only a path.
    .post(path, async ({ request }) => counted(deps, await receive(deps, door, room, request)), { parse: 'none' })
}

function counted({ count }: WebhookDeps, outcome: keyof typeof STATUS): Response {
  count(outcome)
  return answer(STATUS[outcome])
}

const STATUS = {
  accepted: 200,
  cut_off: 400,
  unsigned: 401,
  too_slow: 408,
  too_large: 413,
  failed: 500,
  no_room: 503,
  unavailable: 503,
} as const

/** A refusal ends the connection, so that the rest of the body is not received. */
const answer = (status: number): Response =>
  new Response(null, { status, headers: status === 200 || status === 404 ? {} : { connection: 'close' } })

function handshake({ verifyToken }: Door, asked: URLSearchParams): Response {
  const query = Object.fromEntries([...asked.keys()].map((name) => [name, single(asked.getAll(name))]))
  const shaken = shakeHands(query, verifyToken)
  return shaken.ok ? new Response(shaken.challenge, { headers: { 'content-type': 'text/plain; charset=utf-8' } }) : answer(403)
}

const single = (values: string[]): string | string[] => (values.length === 1 && values[0] !== undefined ? values[0] : values)

/** Without a well-formed signature it is refused before its body is read. */
async function receive(deps: WebhookDeps, door: Door, room: Room, request: Request): Promise<keyof typeof STATUS> {
  const signature = request.headers.get('x-hub-signature-256')
  if (!isWellFormed(signature)) return 'unsigned'
  const body = await readBody(request, room, deps.clock)
  if (typeof body === 'string') return body
  try {
    if (!isSigned(body.bytes, signature, door.appSecrets)) return 'unsigned'
    await accept(deps, door, body.bytes)
    deps.messaging.heard.at[door.channel.name] = deps.clock.now()
    deps.onAccepted()
    return 'accepted'
  } catch (error) {
    if (error instanceof WriterUnavailable) return 'unavailable'
    throw error
  } finally {
    body.close()
  }
}

const UTF8 = new TextDecoder()

async function accept(deps: WebhookDeps, { channel }: Door, raw: Uint8Array): Promise<void> {
  const { writer, messaging } = deps
  const text = UTF8.decode(raw)
  const body = parseJson(text)
  if (body === undefined) {
    deps.log.warn('webhook.unreadable', { bytes: raw.length })
    return writer.submit('webhook.unreadable', (tx, now) =>
      storeUnreadable(tx, messaging, channel.name, text.slice(0, UNREADABLE_KEPT), now),
    )
  }
  const updates = inTheOrderWritten(channel.parse(body))
  const { heard } = messaging
  const told = channel.ourNumber(body)
  const ourNumber = told === heard.ourNumber ? undefined : told
  if (ourNumber !== undefined) heard.ourNumber = ourNumber
  const weight = raw.length / Math.max(1, updates.length)
  const take = (update: Update) =>
    writer.submit(
      'webhook.update',
      (tx, now) => {
        if (ourNumber !== undefined) writeFact(tx, 'our_number', ourNumber)
        return takeUpdate(tx, messaging, channel.name, update, now)
      },
      weight,
    )
  for (let next = 0; next < updates.length; next += PIECE) await Promise.all(updates.slice(next, next + PIECE).map(take))
}

/** Meta promises no order inside a batch. Only messages change places; everything else stays. */
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

/** For the bytes of all bodies being read or processed. */
export interface Room {
  /** `cut` is called when others need its room more. Undefined: a small body, already complete. */
  open(cut?: () => void): Share
}

interface Share {
  /** False, and nothing taken, without room. */
  take(bytes: number): boolean
  /** The body is complete: it is no longer cut off for others. */
  keep(): void
  /** Later calls do nothing. */
  close(): void
}

/** Without room no honest sender needs longer: messages are small, and a slow line has none to spare. */
const PATIENCE_MS = 2 * SECOND

/**
 * Without room, bodies under way for longer than two seconds are cut off, the longest first: abandoned ones do not keep out what comes
 * complete.
 */
export function createRoom({ most, forSmall }: { most: number; forSmall: number }, { now }: Pick<Clock, 'now'>): Room {
  let taken = 0
  const reading = new Set<{ since: number; close(): void; cut(): void }>() // In the order in which they began.
  const cutTheSlowest = (forWhom: object): boolean => {
    for (const one of reading) {
      if (one === forWhom || now() - one.since < PATIENCE_MS) continue
      one.close()
      one.cut()
      return true
    }
    return false
  }
  return {
    open(cut) {
      let mine = 0
      const limit = cut ? most - forSmall : most
      const share = {
        since: now(),
        cut: () => cut?.(),
        take(bytes: number) {
          while (taken + bytes > limit) if (!cutTheSlowest(share)) return false
          taken += bytes
          mine += bytes
          return true
        },
        keep: () => void reading.delete(share),
        close() {
          reading.delete(share)
          taken -= mine
          mine = 0
        },
      }
      reading.add(share)
      return share
    },
  }
}

/** 3 MiB need 25 s on a line of 1 Mbit/s; a byte a second is an attack. */
const READING_MS = 30 * SECOND

/** `cut_off`: the connection ended first. `too_slow`: not in time. `no_room`: too much else is being read. */
export type BodyFault = 'cut_off' | 'too_large' | 'too_slow' | 'no_room'

/** Nearly every webhook is shorter. A connection may hold as much in its headers, uncounted. */
const SMALL_BYTES_MAX = 8 * 1024

/** Reads a body announced as small in one piece: through a stream it takes a sixth of a webhook's time. Takes room once complete. */
function readSmallBody(
  request: Request,
  room: Room,
  clock: Pick<Clock, 'after'>,
): Promise<{ bytes: Uint8Array; close(): void } | BodyFault> {
  return new Promise((resolve) => {
    let isTooLate = false
    const callOff = clock.after(READING_MS, () => {
      isTooLate = true
      resolve('too_slow')
    })
    const take = (bytes: Uint8Array) => {
      callOff()
      if (isTooLate) return // Nobody would give its room back.
      const share = room.open()
      const hasRoom = share.take(bytes.length)
      share.keep()
      resolve(hasRoom ? { bytes, close: share.close } : 'no_room')
    }
    const giveUp = () => {
      callOff()
      resolve('cut_off')
    }
    request.bytes().then(take, giveUp)
  })
}

/**
 * Reads a body of at most 3 MiB, taking room for each byte as it comes: a mere announcement takes none. The room is kept until the caller
 * closes the body.
 */
export async function readBody(
  request: Request,
  room: Room,
  clock: Pick<Clock, 'after'>,
): Promise<{ bytes: Uint8Array; close(): void } | BodyFault> {
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > BODY_BYTES_MAX) return 'too_large'
  if (announced !== null && Number(announced) <= SMALL_BYTES_MAX) return readSmallBody(request, room, clock)
  const reader = request.body?.getReader()
  if (!reader) return { bytes: new Uint8Array(), close: () => {} }
  let fault: BodyFault | undefined
  const stop = (why: BodyFault) => {
    fault ??= why
    reader.cancel().catch(() => undefined) // It may have ended by itself.
  }
  const share = room.open(() => stop('no_room'))
  const callOff = clock.after(READING_MS, () => stop('too_slow'))
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done && !fault; next = await reader.read()) {
      length += next.value.length
      if (length > BODY_BYTES_MAX) stop('too_large')
      else if (!share.take(next.value.length)) stop('no_room')
      else parts.push(next.value)
    }
  } catch {
    fault ??= 'cut_off'
  }
  callOff()
  share.keep()
  if (!fault) return { bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), close: share.close }
  share.close()
  return fault
}
