import { z } from 'zod'
import type { Outcome, Parcel } from '../channel.ts'
import { call, judgeAnswer, type Means, NEVER_SENT, type Told } from '../meta/http.ts'
import { readAliases } from './addresses.ts'

/** `{apiUrl}/{apiVersion}/{phoneNumberId}/messages`, with the bearer token. Plain data for a worker. */
export interface Destination {
  apiUrl: string
  apiVersion: string
  phoneNumberId: string
  accessToken: string
}

const acceptedSchema = z.object({
  contacts: z
    .array(z.object({ wa_id: z.string().optional().catch(undefined), user_id: z.string().optional().catch(undefined) }))
    .catch([]),
  messages: z.array(z.object({ id: z.string().optional().catch(undefined) })).catch([]),
})
const uploadedSchema = z.object({ id: z.string().min(1) })
const documentSchema = z.object({ document: z.object({ filename: z.string(), caption: z.string() }) })

/**
 * Once; never throws, and logs no body. A file is uploaded first; until then nothing was sent. `httpStatus` 0: nothing left this machine
 * (no connection, name or certificate), so trying again repeats nothing.
 */
export async function send({ row, attempt, body, file }: Parcel, to: Destination, means: Means): Promise<Outcome> {
  const uploaded = file && (await upload(file, body, to, means))
  if (uploaded?.kind === 'refused') return { row, attempt, ...uploaded }
  const told = await call(
    edge(to, 'messages'),
    to.accessToken,
    JSON.stringify(uploaded ? withFile(body, uploaded.id) : body),
    means,
  )
  if (told.kind === 'silent') return { row, attempt, kind: 'unknown', why: told.why }
  return { row, attempt, ...(told.kind === 'unsent' ? NEVER_SENT : judge(told)) }
}

const edge = ({ apiUrl, apiVersion, phoneNumberId }: Destination, name: 'messages' | 'media'): string =>
  `${apiUrl}/${apiVersion}/${phoneNumberId}/${name}`

type Uploaded = { kind: 'uploaded'; id: string } | Extract<Verdict, { kind: 'refused' }>

/** A failed upload can be repeated: an unsent file is invisible, and expires. */
async function upload(file: NonNullable<Parcel['file']>, body: Parcel['body'], to: Destination, means: Means): Promise<Uploaded> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', file.type)
  form.set('file', new Blob([file.bytes], { type: file.type }), documentSchema.parse(body).document.filename)
  const told = await call(edge(to, 'media'), to.accessToken, form, means)
  if (told.kind !== 'answered') return NEVER_SENT
  const id = uploadedSchema.safeParse(told.body).data?.id
  if (told.response.ok && id !== undefined) return { kind: 'uploaded', id }
  const verdict = judge(told)
  return verdict.kind === 'refused' ? verdict : NEVER_SENT
}

const withFile = (body: Parcel['body'], id: string): Parcel['body'] => ({
  ...body,
  document: { ...documentSchema.parse(body).document, id },
})

type WithoutParcel<One> = One extends Outcome ? Omit<One, 'row' | 'attempt'> : never
type Verdict = WithoutParcel<Outcome>

function judge(told: Extract<Told, { kind: 'answered' }>): Verdict {
  return (told.response.ok ? accepted(told.body) : undefined) ?? judgeAnswer(told)
}

/** Only the message's id proves that Meta has it. A 2xx without one broke off, or comes from a machine in between: a status will tell. */
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
