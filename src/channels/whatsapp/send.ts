import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { Alias, Outcome, Parcel } from '../channel.ts'
import { readAliases } from './addresses.ts'
import { errorSchema } from './schema.ts'

/** Where parcels go: `{apiUrl}/{apiVersion}/{phoneNumberId}/messages`, with the bearer token. Plain data, to be posted to a worker. */
export interface Destination {
  apiUrl: string
  apiVersion: string
  phoneNumberId: string
  accessToken: string
}

/** The doors of a sender; a test passes its own. */
export interface Means {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  clock: Pick<Clock, 'after' | 'now'>
  /** No answer after this long: nobody knows whether it was sent. */
  timeoutMs: number
  /** Ends the waiting when the process stops; the outcome is then `unknown`. */
  signal?: AbortSignal | undefined
}

/** Graph answers usually within 1 s; much longer than that, a status will tell us sooner than the answer. */
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
 * Sends one parcel, once, and says what came of it; never throws. Neither body is ever logged. A file is uploaded first: as
 * long as that did not succeed nobody was sent anything. A refusal with `httpStatus` 0 means that no message can have left
 * this machine (no connection, name or certificate), so that trying again repeats nothing.
 */
export async function send({ row, attempt, body, file }: Parcel, to: Destination, means: Means): Promise<Outcome> {
  const uploaded = file && (await upload(file, body, to, means))
  if (uploaded?.kind === 'refused') return { row, attempt, ...uploaded }
  const told = await call(to, 'messages', JSON.stringify(uploaded ? withFile(body, uploaded.id) : body), means)
  if (told.kind === 'silent') return { row, attempt, kind: 'unknown', why: told.why }
  return { row, attempt, ...(told.kind === 'unsent' ? refused(0) : judge(told.response, told.body, told.at)) }
}

type Uploaded = { kind: 'uploaded'; id: string } | Extract<Verdict, { kind: 'refused' }>

/** Whatever goes wrong here can be tried again: a file that was uploaded and not sent is seen by nobody and expires. */
async function upload(file: NonNullable<Parcel['file']>, body: Parcel['body'], to: Destination, means: Means): Promise<Uploaded> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', file.type)
  form.set('file', new Blob([file.bytes], { type: file.type }), documentSchema.parse(body).document.filename)
  const told = await call(to, 'media', form, means)
  if (told.kind !== 'answered') return refused(0)
  const id = uploadedSchema.safeParse(told.body).data?.id
  if (told.response.ok && id !== undefined) return { kind: 'uploaded', id }
  const verdict = judge(told.response, told.body, told.at)
  return verdict.kind === 'refused' ? verdict : refused(0)
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

/** One POST below the number. A form brings its own content type. */
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
      // A redirection would carry the token to another host.
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
  // A gateway that gave up says nothing about what happened behind it.
  if (!error.success && (response.status === 502 || response.status === 504)) return { kind: 'unknown', why: 'network' }
  if (response.ok && !error.success) return accepted(body)
  return {
    kind: 'refused',
    httpStatus: response.status,
    code: error.data?.error.code,
    subcode: error.data?.error.error_subcode,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now),
  }
}

/** 2xx means accepted, even when the answer cannot be read: sending again would repeat the message. */
function accepted(body: unknown): Verdict {
  const answer = acceptedSchema.safeParse(body).data
  const aliases: Alias[] = readAliases(answer?.contacts.flatMap((contact) => [contact.wa_id, contact.user_id]) ?? [])
  return { kind: 'accepted', id: answer?.messages[0]?.id, aliases }
}

const refused = (httpStatus: number): Extract<Verdict, { kind: 'refused' }> => ({
  kind: 'refused',
  httpStatus,
  code: undefined,
  subcode: undefined,
  retryAfterMs: undefined,
})

/** An answer that breaks off or is no JSON leaves only its status to judge by. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Seconds or a date, as HTTP allows both; in milliseconds from now. */
function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Bun's names for a connection that was never made; everything else may have reached Meta. */
const NEVER_LEFT =
  /^(?:ConnectionRefused|FailedToOpenSocket|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UNABLE_TO_|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_)/

const neverLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && NEVER_LEFT.test(error.code)
