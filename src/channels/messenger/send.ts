import { z } from 'zod'
import { MINUTE, SECOND } from '../../clock.ts'
import type { Outcome, Parcel } from '../channel.ts'
import { call, judgeAnswer, type Means, NEVER_SENT, type Told } from '../meta/http.ts'
import { type Line, readLines, THREAD_FIELDS } from './threads.ts'

/** `{apiUrl}/{apiVersion}/{pageId}/messages`, with the Page's token. Plain data for a worker. */
export interface PageDestination {
  apiUrl: string
  apiVersion: string
  pageId: string
  accessToken: string
}

const acceptedSchema = z.object({ message_id: z.string().min(1) })
const bodySchema = z.object({
  recipient: z.object({ id: z.string() }),
  message: z.object({ text: z.string().optional(), metadata: z.string().optional() }).loose().optional(),
  fileName: z.string().optional(),
  after: z.string().optional(),
})

/**
 * Once; never throws, and logs no body. File bytes travel in the send itself, so that the file lies on no public address. A parcel in doubt
 * is looked for in the thread first, and not resent when it is there.
 */
export async function sendToPage(parcel: Parcel, to: PageDestination, means: Means): Promise<Outcome> {
  const { row, attempt, body, file, look } = parcel
  const { fileName, after, ...rest } = body
  if (look) {
    const found = await findInThread(bodySchema.parse(body), look.since, to, means)
    if (typeof found === 'string') return { row, attempt, kind: 'accepted', id: found, aliases: [] }
    if (!found.isKnown && look.sure) return { row, attempt, kind: 'unknown', why: 'network' }
  }
  const told = await call(
    edge(to, 'messages'),
    to.accessToken,
    file ? formOf(rest, file, String(fileName)) : JSON.stringify(rest),
    means,
  )
  const outcome = judge(told)
  if (outcome.kind === 'accepted' && file && typeof after === 'string') await sayAfter(rest, after, to, means)
  return { row, attempt, ...outcome }
}

const edge = ({ apiUrl, apiVersion, pageId }: PageDestination, name: string): string => `${apiUrl}/${apiVersion}/${pageId}/${name}`

type Verdict =
  | ReturnType<typeof judgeAnswer>
  | { kind: 'accepted'; id: string; aliases: [] }
  | { kind: 'unknown'; why: 'timeout' | 'network' }

function judge(told: Told): Verdict {
  if (told.kind === 'silent') return { kind: 'unknown', why: told.why }
  if (told.kind === 'unsent') return NEVER_SENT
  const id = acceptedSchema.safeParse(told.body).data?.message_id
  if (told.response.ok && id !== undefined) return { kind: 'accepted', id, aliases: [] }
  return judgeAnswer(told)
}

function formOf(body: Parcel['body'], file: NonNullable<Parcel['file']>, name: string): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(body)) form.set(key, typeof value === 'string' ? value : JSON.stringify(value))
  form.set('filedata', new Blob([file.bytes], { type: file.type }), name)
  return form
}

/**
 * A file has no caption here: its words follow, and may be lost, since the file says the same. They carry the same metadata: an echo
 * without it counts as another writer's.
 */
async function sayAfter(body: Parcel['body'], text: string, to: PageDestination, means: Means): Promise<void> {
  const { recipient, messaging_type } = body
  const { metadata } = bodySchema.parse(body).message ?? {}
  await call(
    edge(to, 'messages'),
    to.accessToken,
    JSON.stringify({ recipient, messaging_type, message: { text, metadata } }),
    means,
  )
}

const threadsSchema = z.object({ data: z.array(z.unknown()) })
const CLOCKS_DIFFER_MS = 5 * SECOND
/** A send that ended in doubt reached Meta within this, or not at all. */
const ON_ITS_WAY_MS = MINUTE

/**
 * The id of our message in the thread since it was sent; or whether its absence is certain. Compared by words. Cards and buttons have none
 * there: a wordless message of ours from that moment counts, but its absence proves nothing.
 */
async function findInThread(
  { recipient, message }: z.infer<typeof bodySchema>,
  since: number,
  to: PageDestination,
  means: Means,
): Promise<string | { isKnown: boolean }> {
  const query = new URLSearchParams({ user_id: recipient.id, fields: THREAD_FIELDS })
  const told = await call(`${edge(to, 'conversations')}?${query}`, to.accessToken, undefined, means)
  const threads = told.kind === 'answered' ? threadsSchema.safeParse(told.body).data?.data : undefined
  const ours = threads?.flatMap((thread) => readLines(thread).lines).filter(({ from }) => from === to.pageId) ?? []
  const isIt = ({ words, at }: Line) =>
    message?.text === undefined
      ? words === '' && at >= wholeSecond(since) && at <= since + ON_ITS_WAY_MS
      : words === message.text && at >= since - CLOCKS_DIFFER_MS
  return ours.find(isIt)?.id ?? { isKnown: threads !== undefined && message?.text !== undefined }
}

/** Meta's times are whole seconds. */
const wholeSecond = (at: number): number => Math.floor(at / SECOND) * SECOND
