import { createHmac } from 'node:crypto'
import { type Clock, DAY, type Instant, SECOND } from '../../clock.ts'
import { describeError, type Log } from '../../log.ts'
import { toMetaJson } from './envelope.ts'
import type { Faults } from './world.ts'

/** Each kind travels in its own array of a change. */
export type News =
  | { kind: 'message'; content: Record<string, unknown>; contact: Record<string, unknown> | undefined }
  | { kind: 'status'; content: Record<string, unknown>; contact: Record<string, unknown> | undefined }
  /** Of another field than `messages`. */
  | { kind: 'account'; field: string; value: Record<string, unknown> }

export interface Delivery {
  /** In one webhook. */
  batch: number
  /** A later answer counts as none. */
  answerWithinMs: number
  /** Then it is dropped. */
  keptMs: number
  /** After so long without success the app loses its subscription; absent: never. */
  givenUp?: { afterMs: number; react(): void }
}

const WHATSAPP: Delivery = { batch: 1000, answerWithinMs: 20 * SECOND, keptMs: 7 * DAY }
const SLOW_MS = 20 * SECOND
/** The last one repeats. Shorter than Meta's, for a demonstration. */
const WAITS_MS = [1 * SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND]

export interface Postman<One = News> {
  /** `onTaken` runs after the office's 200. */
  tell(news: One, onTaken?: () => void): void
  waiting(): number
  clear(): void
  stop(): void
}

interface Waiting<One> {
  news: One
  since: Instant
  onTaken: (() => void) | undefined
}

export interface PostmanDeps<One> {
  clock: Clock
  log: Log
  fetch: (url: string, init: RequestInit) => Promise<Response>
  faults: Faults
  webhookUrl: () => string | undefined
  appSecret: string
  envelope(news: One[], at: Instant): Record<string, unknown>
  /** Default: WhatsApp's. */
  delivery?: Delivery
}

/** One at a time, with everything that waits, until the office answers 200. */
export function createPostman<One>(deps: PostmanDeps<One>): Postman<One> {
  const { clock, log, delivery = WHATSAPP } = deps
  let queue: Waiting<One>[] = []
  let failingSince: Instant | undefined
  let tries = 0
  let busy = false
  let stopped = false

  const start = (delayMs: number) => {
    if (busy || stopped) return
    busy = true
    clock.after(delayMs, () => void round())
  }

  async function round(): Promise<void> {
    const batch = queue.slice(0, delivery.batch)
    const url = deps.webhookUrl()
    const taken = batch.length > 0 && url !== undefined && (await deliver(url, batch))
    busy = false
    if (taken) forget(batch)
    tries = taken ? 0 : tries + 1
    if (batch.length > 0 && url !== undefined) noteOutage(taken)
    dropOld()
    if (queue.length > 0 && url !== undefined) start(taken ? 0 : (WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? 0))
  }

  async function deliver(url: string, batch: Waiting<One>[]): Promise<boolean> {
    const body = new TextEncoder().encode(
      toMetaJson(
        deps.envelope(
          batch.map((one) => one.news),
          clock.now(),
        ),
      ),
    )
    if (deps.faults.happens('slow_webhook')) await new Promise<void>((resolve) => void clock.after(SLOW_MS, resolve))
    const taken = await post(url, body)
    if (taken && deps.faults.happens('duplicate_webhook')) await post(url, body)
    return taken
  }

  async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const late = new AbortController()
    const callOff = clock.after(delivery.answerWithinMs, () => late.abort())
    try {
      const signature = createHmac('sha256', deps.appSecret).update(body).digest('hex')
      const response = await deps.fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': `sha256=${signature}`,
        },
        body,
        signal: late.signal,
      })
      if (response.status !== 200) log.warn('emulator.webhook_refused', { http: response.status, tries })
      return response.status === 200
    } catch (error) {
      log.debug('emulator.webhook_failed', { tries, ...describeError(error) })
      return false
    } finally {
      callOff()
    }
  }

  function noteOutage(taken: boolean): void {
    failingSince = taken ? undefined : (failingSince ?? clock.now())
    const { givenUp } = delivery
    if (!givenUp || failingSince === undefined || clock.now() - failingSince < givenUp.afterMs) return
    failingSince = undefined
    queue = []
    givenUp.react()
  }

  function forget(batch: Waiting<One>[]): void {
    const done = new Set(batch)
    queue = queue.filter((one) => !done.has(one))
    for (const { onTaken } of batch) onTaken?.()
  }

  function dropOld(): void {
    queue = queue.filter((one) => clock.now() - one.since < delivery.keptMs)
  }

  return {
    tell(news, onTaken) {
      queue.push({ news, since: clock.now(), onTaken })
      start(0)
    },
    waiting: () => queue.length,
    clear() {
      queue = []
    },
    stop() {
      stopped = true
    },
  }
}
