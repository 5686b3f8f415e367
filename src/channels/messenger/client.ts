import { z } from 'zod'
import type { Instant } from '../../clock.ts'
import type { Refusal, TemplateNews, Thread } from '../channel.ts'
import { call, judgeAnswer, type Means } from '../meta/http.ts'
import { profileOf } from './profile.ts'
import type { PageDestination } from './send.ts'
import { readLines, THREAD_FIELDS, threadOf } from './threads.ts'
import { requestFor, UTILITY_TEMPLATES, type UtilityTemplate } from './utility.ts'

/** Subscribed events. Without echoes a message in doubt could not be resolved. */
const FIELDS = [
  ...['messages', 'messaging_postbacks', 'message_deliveries', 'message_reads', 'message_echoes', 'messaging_referrals'],
  ...['messaging_handovers', 'messaging_policy_enforcement', 'message_reactions', 'message_edits', 'standby'],
]

/** `httpStatus` 0: no answer at all. */
export type PageAnswer<T> = { ok: true; value: T } | ({ ok: false } & Refusal)

/** What is asked of Meta about the Page beside messages. Nothing throws: a refusal or a lost connection is a value. */
export interface PageClient {
  /** Asked as `me`: the Page of the token. */
  page(): Promise<PageAnswer<{ id: string; name: string }>>
  subscribed(): Promise<PageAnswer<boolean>>
  subscribe(): Promise<PageAnswer<boolean>>
  publishProfile(privacyUrl: string | undefined): Promise<PageAnswer<boolean>>
  templates(): Promise<PageAnswer<TemplateNews[]>>
  createTemplate(template: UtilityTemplate): Promise<PageAnswer<{ status: string | undefined }>>
  /**
   * Threads that changed since that moment, latest first, a page at a time. `after`: where the page before ended. Ids are those of the
   * webhooks.
   */
  threads(asked: { since: Instant; after?: string | undefined }): Promise<PageAnswer<ThreadPage>>
}

/** `next`: where the next page begins; undefined: the rest is older than asked. */
export interface ThreadPage {
  threads: Thread[]
  next: string | undefined
}

const text = z.string().optional().catch(undefined)
const subscribedSchema = z.object({ data: z.array(z.object({ subscribed_fields: z.array(z.string()).catch([]) })) })
const doneSchema = z.object({}).loose()
const templatesSchema = z.object({ data: z.array(z.object({ name: z.string(), language: text, status: text })) })
const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const threadsSchema = z.object({
  data: z.array(z.unknown()),
  paging: optional(z.object({ cursors: optional(z.object({ after: text })), next: text })),
})
/** Meta allows two such requests a second. */
const THREADS_A_PAGE = 50
/** More than we have; Meta's own pages are smaller. */
const TEMPLATES_A_PAGE = 200

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
    page: async () =>
      asked(await ask(`${to.pageId}?fields=id,name`, z.object({ id: text, name: text })), ({ id = '', name = '' }) => ({
        id,
        name,
      })),
    subscribed: async () =>
      asked(await ask(`${to.pageId}/subscribed_apps`, subscribedSchema), ({ data }) =>
        FIELDS.every((field) => data.some((app) => app.subscribed_fields.includes(field))),
      ),
    subscribe: async () =>
      asked(await ask(`${to.pageId}/subscribed_apps?subscribed_fields=${FIELDS.join(',')}`, doneSchema, {}), () => true),
    publishProfile: async (privacyUrl) => asked(await ask('me/messenger_profile', doneSchema, profileOf(privacyUrl)), () => true),
    templates: async () =>
      asked(await ask(`${to.pageId}/message_templates?limit=${TEMPLATES_A_PAGE}`, templatesSchema), ({ data }) =>
        UTILITY_TEMPLATES.map(({ name, language }) => {
          const theirs = data.find((one) => one.name === name && one.language === language)
          return { name, language, status: theirs ? theirs.status : 'MISSING' }
        }),
      ),
    createTemplate: async (template) =>
      asked(await ask(`${to.pageId}/message_templates`, z.object({ status: text }), requestFor(template)), ({ status }) => ({
        status,
      })),
    threads: async ({ since, after }) => {
      const query = new URLSearchParams({
        fields: THREAD_FIELDS,
        limit: String(THREADS_A_PAGE),
        ...(after !== undefined && { after }),
      })
      return asked(await ask(`${to.pageId}/conversations?${query}`, threadsSchema), ({ data, paging }) =>
        pageOf(data.map(readLines), paging, to.pageId, since),
      )
    },
  }
}

function pageOf(
  read: ReturnType<typeof readLines>[],
  paging: z.infer<typeof threadsSchema>['paging'],
  pageId: string,
  since: Instant,
): ThreadPage {
  const goesOn = paging?.next !== undefined && read.some(({ updatedAt }) => updatedAt >= since)
  return {
    threads: read.flatMap(({ lines }) => threadOf(lines, pageId) ?? []),
    next: goesOn ? paging.cursors?.after : undefined,
  }
}
