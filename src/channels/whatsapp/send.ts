import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Outcome, Parcel } from '../channel.ts'
import { errorSchema } from '../meta/schema.ts'
import { readAliases } from './addresses.ts'

/** Where parcels go: `{apiUrl}/{apiVersion}/{phoneNumberId}/messages`, with the bearer token. Plain data for a worker. */
export interface Destination {
  apiUrl: string
  apiVersion: string
  phoneNumberId: string
  accessToken: string
}

/** What a sender uses of the world; a test passes its own. */
export interface Means {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  clock: Pick<Clock, 'after' | 'now'>
  /** Without an answer after this, nobody knows whether it was sent. */
  timeoutMs: number
  /** Ends the waiting; the outcome is then `unknown`. */
  signal?: AbortSignal | undefined
}

/** The Graph API usually answers within 1 s. After this long a status tells us sooner than the answer. */
export const SEND_TIMEOUT_MS = 15_000

const acceptedSchema = z.object({
  contacts: z
    .array(z.object({ wa_id: z.string().optional().catch(undefined), user_id: z.string().optional().catch(undefined) }))
    .catch([]),
  messages: z.array(z.object({ id: z.string().optional().catch(undefined) })).catch([]),
})
const uploadedSchema = z.object({ id: z.string().min(1) })
const documentSchema = z.object({ document: z.object({ filename: z.string(), caption: z.string() }) })

/**
 * Sends one parcel, once, and returns the result; never throws, and logs no body. A file is uploaded first; until then nothing
 * was sent. A refusal with `httpStatus` 0 means that nothing left this machine (no connection, name or certificate): trying
 * again repeats nothing.
 */
export async function send({ row, attempt, body, file }: Parcel, to: Destination, means: Means): Promise<Outcome> {
  const uploaded = file && (await upload(file, body, to, means))
  if (uploaded?.kind === 'refused') return { row, attempt, ...uploaded }
  const told = await call(to, 'messages', JSON.stringify(uploaded ? withFile(body, uploaded.id) : body), means)
  if (told.kind === 'silent') return { row, attempt, kind: 'unknown', why: told.why }
  return { row, attempt, ...(told.kind === 'unsent' ? NEVER_SENT : judge(told.response, told.body, told.at)) }
}

const NEVER_SENT = { kind: 'refused', httpStatus: 0 } as const

type Uploaded = { kind: 'uploaded'; id: string } | Extract<Verdict, { kind: 'refused' }>

/** A failed upload can be repeated: nobody sees an unsent file, and it expires. */
async function upload(file: NonNullable<Parcel['file']>, body: Parcel['body'], to: Destination, means: Means): Promise<Uploaded> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', file.type)
  form.set('file', new Blob([file.bytes], { type: file.type }), documentSchema.parse(body).document.filename)
  const told = await call(to, 'media', form, means)
  if (told.kind !== 'answered') return NEVER_SENT
  const id = uploadedSchema.safeParse(told.body).data?.id
  if (told.response.ok && id !== undefined) return { kind: 'uploaded', id }
  const verdict = judge(told.response, told.body, told.at)
  return verdict.kind === 'refused' ? verdict : NEVER_SENT
}

const withFile = (body: Parcel['body'], id: string): Parcel['body'] => ({
  ...body,
  document: { ...documentSchema.parse(body).document, id },
})

type Told =
  | { kind: 'answered'; response: Response; body: unknown; at: number }
  /** It certainly never left this machine. */
  | { kind: 'unsent' }
  /** It may have arrived. */
  | { kind: 'silent'; why: 'timeout' | 'network' }

/** One POST below the number. A form sets its own content type. */
async function call(to: Destination, edge: 'messages' | 'media', body: string | FormData, means: Means): Promise<Told> {
  const hangUp = new AbortController()
  let timedOut = false
  const callOff = means.clock.after(means.timeoutMs, () => {
    timedOut = true
    hangUp.abort()
  })
  try {
    const response = await means.fetch(`${to.apiUrl}/${to.apiVersion}/${to.phoneNumberId}/${edge}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${to.accessToken}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      body,
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

type WithoutParcel<One> = One extends Outcome ? Omit<One, 'row' | 'attempt'> : never
type Verdict = WithoutParcel<Outcome>

function judge(response: Response, body: unknown, now: number): Verdict {
  const error = errorSchema.safeParse(body)
  // A gateway's error does not tell what happened behind it.
  if (!error.success && (response.status === 502 || response.status === 504)) return { kind: 'unknown', why: 'network' }
  if (response.ok && !error.success) return accepted(body) ?? { kind: 'unknown', why: 'network' }
  return {
    kind: 'refused',
    httpStatus: response.status,
    code: error.data?.error.code,
    subcode: error.data?.error.error_subcode,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now),
  }
}

/**
 * Only the id of the message proves that Meta has it. A 2xx without one broke off, or comes from a machine in between (a
 * hotel's network): a status will tell.
 */
function accepted(body: unknown): Extract<Verdict, { kind: 'accepted' }> | undefined {
  const answer = acceptedSchema.safeParse(body).data
  const id = answer?.messages[0]?.id
  if (id === undefined) return undefined
  return {
    kind: 'accepted',
    id,
    aliases: readAliases(answer?.contacts.flatMap((contact) => [contact.wa_id, contact.user_id]) ?? []),
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
