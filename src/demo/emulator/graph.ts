import { createHmac } from 'node:crypto'
import { BUSINESS_PHONE } from './envelope.ts'
import { list, object, readJson, text } from './json.ts'
import { mintId } from './media.ts'
import { answerMessenger } from './messenger/graph.ts'
import { takeMessage } from './office.ts'
import { answerRefusal, type Refusal, refuse, unknownObject } from './refusal.ts'
import { createTemplate, deleteTemplate, describeTemplate, editTemplate, type Outcome, templateById } from './templates.ts'
import type { World } from './world.ts'

const APP_ID = '300000000000003'

interface Call {
  world: World
  request: Request
  url: URL
}
type Answer = (call: Call) => Promise<Response> | Response

/** v21.0 to v26.0. Undefined for a path that is not its own. */
export async function answerGraph(world: World, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url)
  const [, version, rest] = /^\/(v\d+\.\d+)\/(.*)$/.exec(url.pathname) ?? []
  if (version === undefined || rest === undefined) return answerDownload(world, request, url)
  if (!/^v2[1-7]\.0$/.test(version)) return answerRefusal(refuse(2635), world.clock)
  const onPage = await answerMessenger(world, request, url, rest.split('/'))
  if (onPage) return onPage
  if (!authorised(world, request, url)) return answerRefusal(refuse(190), world.clock)
  if (!proven(world, url)) return answerRefusal(refuse(100, 'Invalid appsecret_proof provided in the API argument'), world.clock)
  const answer = findAnswer(world, request.method, rest.split('/'))
  return answer ? answer({ world, request, url }) : answerRefusal(unknownObject(rest.split('/')[0] ?? ''), world.clock)
}

function authorised(world: World, request: Request, url: URL): boolean {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? url.searchParams.get('access_token')
  return token === world.settings.accessToken
}

/** Optional, but a wrong proof is refused: the token's HMAC with its app's secret. */
function proven({ settings }: World, url: URL): boolean {
  const proof = url.searchParams.get('appsecret_proof')
  return proof === null || proof === createHmac('sha256', settings.appSecret).update(settings.accessToken).digest('hex')
}

function answerDownload(world: World, request: Request, url: URL): Response | undefined {
  const id = /^\/media\/(\d+)$/.exec(url.pathname)?.[1]
  if (id === undefined) return undefined
  if (!authorised(world, request, url)) return answerRefusal(refuse(190), world.clock)
  return world.media.download(id, url.searchParams.get('link') ?? '')
}

function findAnswer(world: World, method: string, [id = '', edge = '']: string[]): Answer | undefined {
  if (id === 'debug_token') return method === 'GET' ? debugToken : undefined
  const edges = id === world.settings.phoneNumberId ? PHONE : id === world.settings.businessAccountId ? BUSINESS : undefined
  if (edges) return edges[`${method} ${edge}`]
  if (world.media.known(id)) return mediaAnswer(id, method)
  const template = templateById(world, id)
  if (template && method === 'POST')
    return async (call) => answerOutcome(call, editTemplate(template, await readJson(call.request)))
  return undefined
}

const success = (): Response => Response.json({ success: true })
const refused = ({ world }: Call, refusal: Refusal): Response => answerRefusal(refusal, world.clock)

const postMessage: Answer = async ({ world, request }) => takeMessage(world, await readJson(request))

const PHONE: Record<string, Answer> = {
  'GET ': ({ world }) =>
    Response.json({
      id: world.settings.phoneNumberId,
      display_phone_number: BUSINESS_PHONE,
      verified_name: 'Ventanilla',
      name_status: 'APPROVED',
      status: 'CONNECTED',
      code_verification_status: 'VERIFIED',
      quality_rating: 'GREEN',
      platform_type: 'CLOUD_API',
      throughput: { level: 'STANDARD' },
      health_status: { can_send_message: 'AVAILABLE', entities: [] },
    }),
  'POST messages': postMessage,
  'PUT messages': postMessage,
  async 'POST register'(call) {
    const body = object(await readJson(call.request))
    const fits = body?.messaging_product === 'whatsapp' && /^\d{6}$/.test(text(body.pin) ?? '')
    return fits ? success() : refused(call, refuse(100, 'pin must be six digits'))
  },
  async 'POST media'(call) {
    const form = await call.request.formData().catch(() => undefined)
    if (!form) return refused(call, refuse(100, 'multipart/form-data is expected'))
    const stored = await call.world.media.upload(form)
    return 'refusal' in stored ? refused(call, stored.refusal) : Response.json(stored)
  },
  'POST block_users': (call) => changeBlocks(call, true),
  'DELETE block_users': (call) => changeBlocks(call, false),
  'GET block_users': ({ world }) =>
    Response.json({
      data: [...world.blocked].map((id) => ({ messaging_product: 'whatsapp', wa_id: world.people.byId(id)?.waId })),
    }),
}

const BUSINESS: Record<string, Answer> = {
  'GET ': ({ world }) => Response.json({ id: world.settings.businessAccountId, name: 'Ventanilla' }),
  'GET phone_numbers': ({ world }) =>
    Response.json({ data: [{ id: world.settings.phoneNumberId, display_phone_number: BUSINESS_PHONE }] }),
  'GET subscribed_apps': ({ world }) => {
    const { on, callbackUrl } = world.subscription
    const app = {
      whatsapp_business_api_data: { id: APP_ID, name: 'Ventanilla' },
      ...(callbackUrl !== undefined && { override_callback_uri: callbackUrl }),
    }
    return Response.json({ data: on ? [app] : [] })
  },
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': ({ world }) => {
    world.subscription.on = false
    return success()
  },
  'GET message_templates': ({ world, url }) => {
    const name = url.searchParams.get('name')
    const data = world.templates.filter((template) => name === null || template.name === name)
    return Response.json({ data: data.map(describeTemplate) })
  },
  'POST message_templates': async (call) => answerOutcome(call, createTemplate(call.world, await readJson(call.request))),
  'DELETE message_templates': (call) => answerOutcome(call, deleteTemplate(call.world, call.url.searchParams.get('name') ?? '')),
}

const debugToken: Answer = ({ world, url }) => {
  const valid = url.searchParams.get('input_token') === world.settings.accessToken
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']
  return Response.json({
    data: { app_id: APP_ID, type: 'SYSTEM_USER', is_valid: valid, expires_at: 0, scopes: valid ? scopes : [] },
  })
}

/** A new address for webhooks must first pass the handshake. */
async function subscribe(call: Call): Promise<Response> {
  const { subscription } = call.world
  const body = object(await readJson(call.request))
  const callbackUrl = text(body?.override_callback_uri)
  if (callbackUrl !== undefined) {
    if (!(await shakeHands(call.world, callbackUrl, text(body?.verify_token) ?? '')))
      return refused(call, { http: 400, code: 2200, message: '(#2200) Callback verification failed' })
    subscription.callbackUrl = callbackUrl
  }
  subscription.on = true
  return success()
}

/** The address must answer 200 with exactly the challenge. */
export async function shakeHands(world: World, callbackUrl: string, verifyToken: string): Promise<boolean> {
  const challenge = mintId(world.clock)
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': verifyToken })
  try {
    const response = await (world.settings.fetch ?? fetch)(`${callbackUrl}?${query}`, { method: 'GET' })
    return response.status === 200 && (await response.text()) === challenge
  } catch {
    return false
  }
}

function answerOutcome(call: Call, outcome: Outcome): Response {
  return 'refusal' in outcome ? refused(call, outcome.refusal) : Response.json(outcome.answer)
}

async function changeBlocks({ world, request }: Call, block: boolean): Promise<Response> {
  const body = object(await readJson(request))
  const people = (list(body?.block_users) ?? []).flatMap((one) => {
    const input = text(object(one)?.user) ?? ''
    const person = world.people.byPhone(input.replace(/\D/g, ''))
    return person ? [{ input, person }] : []
  })
  for (const { person } of people) {
    if (block) world.blocked.add(person.id)
    else world.blocked.delete(person.id)
  }
  const users = people.map(({ input, person }) => ({ input, wa_id: person.waId }))
  return Response.json({ messaging_product: 'whatsapp', block_users: block ? { added_users: users } : { removed_users: users } })
}

function mediaAnswer(id: string, method: string): Answer | undefined {
  if (method === 'GET') return ({ world, url }) => Response.json(world.media.describe(id, url.origin))
  if (method !== 'DELETE') return undefined
  return ({ world }) => {
    world.media.remove(id)
    return success()
  }
}
