import type { Clock } from '../../clock.ts'
import type { Refusal } from '../channel.ts'
import { errorSchema } from './schema.ts'

/** A test passes its own. */
export interface Means {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  clock: Pick<Clock, 'after' | 'now'>
  /** Without an answer after this, it is unknown whether it was sent. */
  timeoutMs: number
  /** Ends the waiting; the outcome is then `unknown`. */
  signal?: AbortSignal | undefined
}

/** The Graph API usually answers within 1 s. After this long a status tells us sooner than the answer. */
export const SEND_TIMEOUT_MS = 15_000

/** It certainly never left this machine: trying again repeats nothing. */
export const NEVER_SENT = { kind: 'refused', httpStatus: 0 } as const

export type Told =
  | { kind: 'answered'; response: Response; body: unknown; at: number }
  | { kind: 'unsent' }
  /** It may have arrived. */
  | { kind: 'silent'; why: 'timeout' | 'network' }

/** A GET without a body. Never throws. A form sets its own content type. */
export async function call(url: string, token: string, body: string | FormData | undefined, means: Means): Promise<Told> {
  const hangUp = new AbortController()
  let timedOut = false
  const callOff = means.clock.after(means.timeoutMs, () => {
    timedOut = true
    hangUp.abort()
  })
  try {
    const response = await means.fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      // A redirect would send the token to another host.
      redirect: 'manual',
      signal: means.signal ? AbortSignal.any([hangUp.signal, means.signal]) : hangUp.signal,
    })
    return { kind: 'answered', response, body: await readJson(response), at: means.clock.now() }
  } catch (error) {
    return neverLeft(error) ? { kind: 'unsent' } : { kind: 'silent', why: timedOut ? 'timeout' : 'network' }
  } finally {
    callOff()
  }
}

/** An answer that does not prove receipt: a refusal, or a doubt. */
export function judgeAnswer({
  response,
  body,
  at,
}: Extract<Told, { kind: 'answered' }>): ({ kind: 'refused' } & Refusal) | { kind: 'unknown'; why: 'network' } {
  const error = errorSchema.safeParse(body)
  // A gateway's error hides what happened behind it; an answer without an id broke off, or comes from a machine in between.
  const isDark = response.ok || response.status === 502 || response.status === 504
  if (!error.success && isDark) return { kind: 'unknown', why: 'network' }
  return {
    kind: 'refused',
    httpStatus: response.status,
    code: error.data?.error.code,
    subcode: error.data?.error.error_subcode,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), at),
  }
}

/** Undefined when the answer breaks off or is no JSON: then its status decides. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Seconds or a date, as HTTP allows; returns milliseconds from now. */
function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Bun's codes for a connection that was never made. After any other the message may have reached Meta. */
const NEVER_LEFT =
  /^(?:ConnectionRefused|FailedToOpenSocket|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UNABLE_TO_|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_)/

const neverLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && NEVER_LEFT.test(error.code)
