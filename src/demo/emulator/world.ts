import { type Clock, HOUR, type Instant, SECOND } from '../../clock.ts'
import { buildEnvelope } from './envelope.ts'
import { createMediaStore, type MediaStore, mintId } from './media.ts'
import { createPage, type Page } from './messenger/facebook-page.ts'
import { createPostman, type Postman } from './postman.ts'
import {
  type EmulatedPerson,
  type EmulatedTemplate,
  type EmulatorSettings,
  FAULTS,
  type FaultId,
  type PhoneEvent,
  type PhoneFault,
  type PhoneMessage,
  type PhoneTick,
} from './types.ts'

/** In memory only. */
export interface World {
  settings: EmulatorSettings
  clock: Clock
  people: Directory
  chats: Chats
  faults: Faults
  pace: Pace
  postman: Postman
  media: MediaStore
  broadcast: Broadcast
  templates: EmulatedTemplate[]
  /** Canonical ids. */
  blocked: Set<string>
  /** Webhooks are sent only while subscribed. */
  subscription: { on: boolean; callbackUrl: string | undefined }
  page: Page | undefined
  jumping: boolean
}

const MESSAGES_PER_SECOND = 80

export function createWorld(settings: EmulatorSettings): World {
  const { clock, log } = settings
  const broadcast = createBroadcast()
  const faults = createFaults((list) => broadcast.publish({ type: 'faults', faults: list }))
  const subscription: World['subscription'] = { on: true, callbackUrl: undefined }
  return {
    settings,
    clock,
    broadcast,
    faults,
    subscription,
    people: createDirectory(
      settings.people ?? (settings.page ? [...READY_PEOPLE, ...READY_ON_MESSENGER] : READY_PEOPLE),
      settings.others,
    ),
    chats: createChats(clock, broadcast.publish),
    pace: createPace(clock, settings.messagesPerSecond ?? MESSAGES_PER_SECOND),
    media: createMediaStore(clock),
    templates: (settings.templates ?? []).map((template) => ({ id: mintId(clock), ...template })),
    blocked: new Set(),
    jumping: false,
    page: settings.page && createPage({ ...settings, page: settings.page, faults }),
    postman: createPostman({
      clock,
      log,
      faults,
      fetch: settings.fetch ?? fetch,
      webhookUrl: () => (subscription.on ? (subscription.callbackUrl ?? settings.webhookUrl) : undefined),
      appSecret: settings.appSecret,
      envelope: (news, at) => buildEnvelope(settings, news, at),
    }),
  }
}

const WINDOW_MS = 24 * HOUR
const RANK: Record<PhoneTick, number> = { waiting: 0, sent: 1, delivered: 2, read: 3, failed: 4 }

/** With the one on the screen. */
export interface Chats {
  of(person: string): PhoneMessage[]
  find(id: string): PhoneMessage | undefined
  add(message: PhoneMessage): void
  /** Ticks only go forward. */
  tick(id: string, tick: PhoneTick): void
  /** Meta's rule: 24 hours from the person's last message. */
  windowOpen(person: string): boolean
  open(person: string | undefined): void
  isOpen(person: string): boolean
  clear(): void
}

function createChats(clock: Pick<Clock, 'now'>, publish: (event: PhoneEvent) => void): Chats {
  const chats = new Map<string, PhoneMessage[]>()
  const byId = new Map<string, PhoneMessage>()
  const lastInbound = new Map<string, Instant>()
  let onScreen: string | undefined
  return {
    of: (person) => chats.get(person) ?? [],
    find: (id) => byId.get(id),
    add(message) {
      chats.set(message.person, [...(chats.get(message.person) ?? []), message])
      byId.set(message.id, message)
      if (message.from === 'citizen') lastInbound.set(message.person, message.at)
      publish({ type: 'message', message })
    },
    tick(id, tick) {
      const message = byId.get(id)
      if (!message || RANK[tick] <= RANK[message.tick]) return
      message.tick = tick
      publish({ type: 'tick', person: message.person, id, tick })
    },
    windowOpen(person) {
      const last = lastInbound.get(person)
      return last !== undefined && clock.now() - last < WINDOW_MS
    },
    open(person) {
      onScreen = person
    },
    isOpen: (person) => onScreen === person,
    clear() {
      chats.clear()
      byId.clear()
      publish({ type: 'reset' })
    },
  }
}

export interface Broadcast {
  publish(event: PhoneEvent): void
  /** Server-Sent Events for one page. `onLast` runs when the last page has gone. */
  stream(onLast: () => void): Response
}

function createBroadcast(): Broadcast {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()
  return {
    publish(event) {
      const bytes = encoder.encode(`data: ${JSON.stringify(event)}\n\n`)
      for (const page of pages) {
        try {
          page.enqueue(bytes)
        } catch {
          pages.delete(page) // It closed between two events.
        }
      }
    },
    stream(onLast) {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const body = new ReadableStream<Uint8Array>({
        start(page) {
          own = page
          pages.add(page)
          // The first bytes make the browser call the connection open.
          page.enqueue(encoder.encode('retry: 1000\n\n'))
        },
        cancel() {
          if (own) pages.delete(own)
          if (pages.size === 0) onLast()
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
    },
  }
}

export interface Faults {
  list(): PhoneFault[]
  prepare(id: FaultId, prepared: boolean): void
  /** True once for each order. */
  happens(id: FaultId): boolean
  clear(): void
}

function createFaults(onChange: (faults: PhoneFault[]) => void): Faults {
  const prepared = new Set<FaultId>()
  const list = () => FAULTS.map((id) => ({ id, prepared: prepared.has(id) }))
  return {
    list,
    prepare(id, wanted) {
      if (wanted) prepared.add(id)
      else prepared.delete(id)
      onChange(list())
    },
    happens(id) {
      if (!prepared.delete(id)) return false
      onChange(list())
      return true
    },
    clear() {
      prepared.clear()
      onChange(list())
    },
  }
}

/** Meta's pair rate as published: a burst of 45, and one more every 6 seconds. */
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6 * SECOND

/** Both say whether one more may go now, and count it if so. */
export interface Pace {
  takePair(person: string): boolean
  takeThroughput(): boolean
}

function createPace(clock: Pick<Clock, 'now'>, messagesPerSecond: number): Pace {
  const pairs = new Map<string, Bucket>()
  const number = createBucket(messagesPerSecond, SECOND / messagesPerSecond, clock.now())
  return {
    takePair(person) {
      const bucket = pairs.get(person) ?? createBucket(PAIR_BURST, PAIR_REFILL_MS, clock.now())
      pairs.set(person, bucket)
      return take(bucket, clock.now())
    },
    takeThroughput: () => take(number, clock.now()),
  }
}

interface Bucket {
  capacity: number
  refillMs: number
  tokens: number
  at: Instant
}

const createBucket = (capacity: number, refillMs: number, at: Instant): Bucket => ({ capacity, refillMs, tokens: capacity, at })

function take(bucket: Bucket, now: Instant): boolean {
  bucket.tokens = Math.min(bucket.capacity, bucket.tokens + (now - bucket.at) / bucket.refillMs)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}

/** Two with the older form of a Mexican number and one with the newer. */
const READY_PEOPLE: readonly EmulatedPerson[] = [
  { id: 'guadalupe', name: 'Lupita Hernández', waId: '5215500000001', userId: 'MX.10000000000000000001' },
  { id: 'roberto', name: 'Roberto C.', waId: '525500000002', userId: 'MX.10000000000000000002' },
  { id: 'elena', name: 'Elena 🌻', waId: '5215500000003', userId: 'MX.10000000000000000003' },
]

/** Without phones. */
const READY_ON_MESSENGER: readonly EmulatedPerson[] = [
  { id: 'guadalupe-messenger', name: 'Lupita Hernández', waId: '', userId: '', psid: '7000000000000001' },
  { id: 'roberto-messenger', name: 'Roberto Castillo', waId: '', userId: '', psid: '7000000000000002' },
  { id: 'elena-messenger', name: 'Elena Cruz', waId: '', userId: '', psid: '7000000000000003' },
]

export interface Directory {
  all(): readonly EmulatedPerson[]
  byId(id: string): EmulatedPerson | undefined
  /** Both forms of a Mexican number lead to the one account. */
  byPhone(digits: string): EmulatedPerson | undefined
  byUserId(userId: string): EmulatedPerson | undefined
  byPsid(psid: string): EmulatedPerson | undefined
}

function createDirectory(people: readonly EmulatedPerson[], others: RegExp | undefined): Directory {
  const onWhatsApp = people.filter(({ psid }) => psid === undefined)
  const byPhone = new Map(onWhatsApp.map((person) => [oneForm(person.waId), person]))
  const byUserId = new Map(onWhatsApp.map((person) => [person.userId, person]))
  const byPsid = new Map(people.flatMap((person) => (person.psid === undefined ? [] : [[person.psid, person] as const])))
  const byId = new Map(people.map((person) => [person.id, person]))
  return {
    all: () => people,
    byId: (id) => byId.get(id),
    byPhone: (digits) =>
      byPhone.get(oneForm(digits)) ??
      (others?.test(oneForm(digits)) ? { id: digits, name: '', waId: digits, userId: '', unseen: true } : undefined),
    byUserId: (userId) => byUserId.get(userId),
    byPsid: (psid) => byPsid.get(psid),
  }
}

const oneForm = (digits: string): string => digits.replace(/^521(?=\d{10}$)/, '52').replace(/^549(?=\d{10}$)/, '54')
