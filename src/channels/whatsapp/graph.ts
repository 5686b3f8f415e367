import { z } from 'zod'
import type { Refusal } from '../channel.ts'
import { errorSchema, part, text } from '../meta/schema.ts'

export interface GraphAccess {
  apiUrl: string
  apiVersion: string
  accessToken: string
}

/** `httpStatus` 0: no answer at all. */
export type GraphAnswer<T> = { ok: true; value: T } | ({ ok: false } & Refusal)

const tokenSchema = z.object({
  data: z.object({
    is_valid: z.boolean().catch(false),
    app_id: text,
    /** Seconds since 1970; 0 for a token that never expires. */
    expires_at: z.number().optional().catch(undefined),
    data_access_expires_at: z.number().optional().catch(undefined),
    scopes: z.array(z.string()).catch([]),
  }),
})
const healthSchema = part({
  can_send_message: text,
  entities: z
    .array(
      z.object({
        entity_type: text,
        can_send_message: text,
        errors: z.array(z.object({ error_code: z.number().optional().catch(undefined), error_description: text })).catch([]),
      }),
    )
    .catch([]),
})
const phoneNumberSchema = z.object({
  id: z.string(),
  display_phone_number: text,
  verified_name: text,
  name_status: text,
  /** CONNECTED once the number is registered for the Cloud API. */
  status: text,
  code_verification_status: text,
  quality_rating: text,
  platform_type: text,
  throughput: part({ level: text }),
  /** Also about payment: an entity BUSINESS or WABA that is BLOCKED, with its error. */
  health_status: healthSchema,
})
const subscriptionsSchema = z.object({
  data: z
    .array(
      z.object({
        whatsapp_business_api_data: part({ id: text, name: text }),
        override_callback_uri: text,
      }),
    )
    .catch([]),
})
const successSchema = z.object({ success: z.boolean().catch(false) })
/** Skips unreadable elements. */
const readable = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(part(shape))
    .transform((all) => all.filter((one) => one !== undefined))
    .optional()
    .catch(undefined)
const templatesSchema = z.object({
  data: z
    .array(
      z.object({
        id: text,
        name: z.string(),
        language: text,
        status: text,
        category: text,
        rejected_reason: text,
        components: readable({ type: text, text, buttons: readable({ type: text, text }) }),
      }),
    )
    .catch([]),
  paging: part({ next: text, cursors: part({ after: text }) }),
})
const createdSchema = z.object({ id: text, status: text, category: text })

export type TokenInfo = z.infer<typeof tokenSchema>['data']
export type PhoneNumberInfo = z.infer<typeof phoneNumberSchema>
export type Subscription = z.infer<typeof subscriptionsSchema>['data'][number]
export type TemplateCreated = z.infer<typeof createdSchema>
export type TemplateInfo = z.infer<typeof templatesSchema>['data'][number]

const PHONE_FIELDS =
  'id,display_phone_number,verified_name,name_status,status,code_verification_status,quality_rating,platform_type,throughput,health_status'

/** What operators' commands ask of Meta. Nothing throws: a refusal, a lost connection or an unknown answer is a value. */
export interface GraphClient {
  debugToken(): Promise<GraphAnswer<TokenInfo>>
  phoneNumber(phoneNumberId: string): Promise<GraphAnswer<PhoneNumberInfo>>
  subscriptions(businessAccountId: string): Promise<GraphAnswer<Subscription[]>>
  subscribe(businessAccountId: string): Promise<GraphAnswer<boolean>>
  templates(businessAccountId: string): Promise<GraphAnswer<TemplateInfo[]>>
  /** Meta reviews it in minutes or hours. */
  createTemplate(businessAccountId: string, body: Record<string, unknown>): Promise<GraphAnswer<TemplateCreated>>
  /** Meta reviews it again. */
  editTemplate(templateId: string, body: Record<string, unknown>): Promise<GraphAnswer<boolean>>
  /** With the six digits of its two-step verification. */
  register(phoneNumberId: string, pin: string): Promise<GraphAnswer<boolean>>
}

/** `fetch` has its own time limit. */
export function createGraphClient(access: GraphAccess, fetch: (url: string, init: RequestInit) => Promise<Response>): GraphClient {
  const ask = <Schema extends z.ZodType>(method: 'GET' | 'POST', path: string, schema: Schema, body?: Record<string, unknown>) =>
    askGraph(access, fetch, { method, path, body }, schema)
  return {
    async debugToken() {
      const token = encodeURIComponent(access.accessToken)
      return pick(await ask('GET', `debug_token?input_token=${token}`, tokenSchema), (answer) => answer.data)
    },
    phoneNumber: (id) => ask('GET', `${encodeURIComponent(id)}?fields=${PHONE_FIELDS}`, phoneNumberSchema),
    subscriptions: async (id) =>
      pick(await ask('GET', `${encodeURIComponent(id)}/subscribed_apps`, subscriptionsSchema), (answer) => answer.data),
    subscribe: async (id) =>
      pick(await ask('POST', `${encodeURIComponent(id)}/subscribed_apps`, successSchema), (answer) => answer.success),
    templates: (id) => allTemplates((after) => ask('GET', templatesPath(id, after), templatesSchema)),
    createTemplate: (id, body) => ask('POST', `${encodeURIComponent(id)}/message_templates`, createdSchema, body),
    editTemplate: async (id, body) =>
      pick(await ask('POST', encodeURIComponent(id), successSchema, body), (answer) => answer.success),
    register: async (id, pin) =>
      pick(
        await ask('POST', `${encodeURIComponent(id)}/register`, successSchema, { messaging_product: 'whatsapp', pin }),
        (answer) => answer.success,
      ),
  }
}

const templatesPath = (id: string, after: string): string =>
  `${encodeURIComponent(id)}/message_templates?fields=id,name,language,status,category,rejected_reason,components&limit=100${
    after === '' ? '' : `&after=${encodeURIComponent(after)}`
  }`

/** An account holds 250 templates, a large one 6,000. */
const PAGES_MAX = 60

/** The first refusal is the answer. */
async function allTemplates(
  page: (after: string) => Promise<GraphAnswer<z.infer<typeof templatesSchema>>>,
): Promise<GraphAnswer<TemplateInfo[]>> {
  const all: TemplateInfo[] = []
  let after = ''
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const answer = await page(after)
    if (!answer.ok) return answer
    all.push(...answer.value.data)
    const { next, cursors } = answer.value.paging ?? {}
    if (next === undefined || cursors?.after === undefined) break
    after = cursors.after
  }
  return { ok: true, value: all }
}

async function askGraph<Schema extends z.ZodType>(
  access: GraphAccess,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  { method, path, body: sent }: { method: 'GET' | 'POST'; path: string; body: Record<string, unknown> | undefined },
  schema: Schema,
): Promise<GraphAnswer<z.infer<Schema>>> {
  try {
    const response = await fetch(`${access.apiUrl}/${access.apiVersion}/${path}`, {
      method,
      headers: { authorization: `Bearer ${access.accessToken}`, ...(sent && { 'content-type': 'application/json' }) },
      ...(sent && { body: JSON.stringify(sent) }),
      redirect: 'manual',
    })
    const body: unknown = await response.json().catch(() => undefined)
    const parsed = schema.safeParse(body)
    if (response.ok && parsed.success) return { ok: true, value: parsed.data }
    const error = errorSchema.safeParse(body).data?.error
    return { ok: false, httpStatus: response.status, code: error?.code, subcode: error?.error_subcode }
  } catch {
    return { ok: false, httpStatus: 0 }
  }
}

function pick<From, To>(answer: GraphAnswer<From>, choose: (value: From) => To): GraphAnswer<To> {
  return answer.ok ? { ok: true, value: choose(answer.value) } : answer
}
