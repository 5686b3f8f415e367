import { createHmac } from 'node:crypto'
import { type Clock, DAY, type Instant, SECOND } from '../../clock.ts'
import { describeError, type Log } from '../../log.ts'
import { toMetaJson } from './envelope.ts'
import type { Faults } from './world.ts'

/** One thing to tell the office. Each kind travels in its own array of a change. */
export type News =
  | { kind: 'message'; content: Record<string, unknown>; contact: Record<string, unknown> | undefined }
  | { kind: 'status'; content: Record<string, unknown>; contact: Record<string, unknown> | undefined }
  /** Of another field than `messages`. */
  | { kind: 'account'; field: string; value: Record<string, unknown> }

/** Meta's bound for one webhook. */
const BATCH_MAX = 1000
/** An answer later than this counts as none. */
const ANSWER_WITHIN_MS = 20 * SECOND
const SLOW_MS = 20 * SECOND
/** Waits between tries; the last one goes on. Shorter than Meta's, so that a demonstration need not wait. */
const WAITS_MS = [1 * SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND]
const KEPT_MS = 7 * DAY

export interface Postman {
  /** Tells the office, as soon as it listens; `onTaken` runs after its 200. */
  tell(news: News, onTaken?: () => void): void
  /** How much still waits. */
  waiting(): number
  clear(): void
  stop(): void
}

interface Waiting {
  news: News
  since: Instant
  onTaken: (() => void) | undefined
}

export interface PostmanDeps {
  clock: Clock
  log: Log
  fetch: (url: string, init: RequestInit) => Promise<Response>
  faults: Faults
  webhookUrl: () => string | undefined
  appSecret: string
  envelope(news: News[], at: Instant): Record<string, unknown>
}

/** Delivers webhooks one at a time, everything that waits in one, again and again until the office answers 200. */
export function createPostman(deps: PostmanDeps): Postman {
  const { clock, log } = deps
  let queue: Waiting[] = []
  let tries = 0
  let busy = false
  let stopped = false

  const start = (delayMs: number) => {
    if (busy || stopped) return
    busy = true
    clock.after(delayMs, () => void round())
  }

  async function round(): Promise<void> {
    const batch = queue.slice(0, BATCH_MAX)
    const url = deps.webhookUrl()
    const taken = batch.length > 0 && url !== undefined && (await deliver(url, batch))
    busy = false
    if (taken) forget(batch)
    tries = taken ? 0 : tries + 1
    dropOld()
    if (queue.length > 0 && url !== undefined) start(taken ? 0 : (WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? 0))
  }

  async function deliver(url: string, batch: Waiting[]): Promise<boolean> {
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
    const callOff = clock.after(ANSWER_WITHIN_MS, () => late.abort())
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

  function forget(batch: Waiting[]): void {
    const done = new Set(batch)
    queue = queue.filter((one) => !done.has(one))
    for (const { onTaken } of batch) onTaken?.()
  }

  function dropOld(): void {
    queue = queue.filter((one) => clock.now() - one.since < KEPT_MS)
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
