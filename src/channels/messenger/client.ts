import { z } from 'zod'
import type { Instant } from '../../clock.ts'
import type { Refusal, TemplateNews, Update } from '../channel.ts'
import { call, judgeAnswer, type Means } from '../meta/http.ts'
import { profileOf } from './profile.ts'
import type { PageDestination } from './send.ts'
import { requestFor, UTILITY_TEMPLATES, type UtilityTemplate } from './utility.ts'

/** What the app must be told of. Without echoes nobody can say whether a message in doubt was sent. */
const FIELDS = [
  ...['messages', 'messaging_postbacks', 'message_deliveries', 'message_reads', 'message_echoes', 'messaging_referrals'],
  ...['messaging_handovers', 'messaging_policy_enforcement', 'message_reactions', 'message_edits', 'standby'],
]

/** An answer of the Graph API, or why there is none. `httpStatus` 0: no answer at all. */
export type PageAnswer<T> = { ok: true; value: T } | ({ ok: false } & Refusal)

/** What is asked of Meta about the Page beside messages. Nothing throws: a refusal or a lost connection is a value. */
export interface PageClient {
  /** The Page's name. */
  page(): Promise<PageAnswer<{ name: string }>>
  /** Whether this app is told of all that it needs. */
  subscribed(): Promise<PageAnswer<boolean>>
  subscribe(): Promise<PageAnswer<boolean>>
  /** The start button, the greeting and the menu. */
  publishProfile(privacyUrl: string | undefined): Promise<PageAnswer<boolean>>
  /** Which of our utility templates Meta has, and how. */
  templates(): Promise<PageAnswer<TemplateNews[]>>
  createTemplate(template: UtilityTemplate): Promise<PageAnswer<{ status: string | undefined }>>
  /** What people wrote since that moment, as if it had come by webhook, oldest first. What was heard before has the same ids. */
  missedSince(since: Instant): Promise<PageAnswer<Update[]>>
}

const text = z.string().optional().catch(undefined)
const subscribedSchema = z.object({ data: z.array(z.object({ subscribed_fields: z.array(z.string()).catch([]) })) })
const doneSchema = z.object({}).loose()
const templatesSchema = z.object({ data: z.array(z.object({ name: z.string(), language: text, status: text })) })
const threadsSchema = z.object({
  data: z.array(
    z.object({
      messages: z.object({
        data: z.array(
          z.object({ id: z.string(), message: z.string().catch(''), created_time: z.string(), from: z.object({ id: z.string() }) }),
        ),
      }),
    }),
  ),
})
/** So many threads changed at once in an hour at the busiest offices. */
const THREADS_MOST = 100

export function createPageClient(to: PageDestination, means: Means): PageClient {
  const ask = async <S extends z.ZodType>(path: string, schema: S, body?: unknown): Promise<PageAnswer<z.infer<S>>> => {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const told = await call(`${to.apiUrl}/${to.apiVersion}/${path}`, to.accessToken, sent, means)
    if (told.kind !== 'answered') return { ok: false, httpStatus: 0 }
    const parsed = schema.safeParse(told.body)
    if (told.response.ok && parsed.success) return { ok: true, value: parsed.data }
    const why = judgeAnswer(told)
    return why.kind === 'refused' ? { ...why, ok: false } : { ok: false, httpStatus: 0 }
  }
  const asked = <From, To>(answer: PageAnswer<From>, read: (value: From) => To): PageAnswer<To> =>
    answer.ok ? { ok: true, value: read(answer.value) } : answer
  return {
    page: async () => asked(await ask(`${to.pageId}?fields=name`, z.object({ name: text })), ({ name = '' }) => ({ name })),
    subscribed: async () =>
      asked(await ask(`${to.pageId}/subscribed_apps`, subscribedSchema), ({ data }) =>
        FIELDS.every((field) => data.some((app) => app.subscribed_fields.includes(field))),
      ),
    subscribe: async () =>
      asked(await ask(`${to.pageId}/subscribed_apps?subscribed_fields=${FIELDS.join(',')}`, doneSchema, {}), () => true),
    publishProfile: async (privacyUrl) => asked(await ask('me/messenger_profile', doneSchema, profileOf(privacyUrl)), () => true),
    templates: async () =>
      asked(await ask(`${to.pageId}/message_templates`, templatesSchema), ({ data }) =>
        UTILITY_TEMPLATES.map(({ name, language }) => {
          const theirs = data.find((one) => one.name === name && one.language === language)
          return { name, language, status: theirs ? theirs.status : 'MISSING' }
        }),
      ),
    createTemplate: async (template) =>
      asked(await ask(`${to.pageId}/message_templates`, z.object({ status: text }), requestFor(template)), ({ status }) => ({
        status,
      })),
    missedSince: async (since) => {
      const query = `fields=messages{id,message,created_time,from}&limit=${THREADS_MOST}`
      return asked(await ask(`${to.pageId}/conversations?${query}`, threadsSchema), ({ data }) =>
        data
          .flatMap(({ messages }) => messages.data.flatMap((one) => readMissed(one, to.pageId, since)))
          .sort((a, b) => a.sentAt - b.sentAt),
      )
    },
  }
}

/** A message of a person in a thread. Only its words are known: what was tapped or attached is a sentence or nothing. */
function readMissed(
  one: { id: string; message: string; created_time: string; from: { id: string } },
  pageId: string,
  since: Instant,
): Extract<Update, { kind: 'message' }>[] {
  const sentAt = Date.parse(one.created_time)
  if (one.from.id === pageId || Number.isNaN(sentAt) || sentAt < since || one.message.trim() === '') return []
  const from = [{ kind: 'psid' as const, value: one.from.id }]
  return [{ kind: 'message', id: one.id, sentAt, from, profileName: undefined, said: { kind: 'text', text: one.message } }]
}
