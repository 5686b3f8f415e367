import { createHmac } from 'node:crypto'
import { MINUTE } from '../../../clock.ts'
import { type Json, list, object, readJson, text } from '../json.ts'
import { mintId } from '../media.ts'
import { answerRefusal, unknownObject } from '../refusal.ts'
import type { EmulatedPerson, EmulatedTemplate } from '../types.ts'
import type { World } from '../world.ts'
import { checkNewTemplate, checkProfile, type MessengerRefusal } from './check.ts'
import { APP_ID, type Page } from './facebook-page.ts'
import { type SentFile, takeOnPage } from './page-messages.ts'
import { answerMessengerRefusal } from './refusal.ts'

interface Call {
  world: World
  page: Page
  request: Request
  url: URL
}
type Answer = (call: Call) => Promise<Response> | Response

/** Undefined when the call is not for the Page: then it may be for the number. */
export async function answerMessenger(world: World, request: Request, url: URL, path: string[]): Promise<Response | undefined> {
  const { page } = world
  if (!page) return undefined
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? url.searchParams.get('access_token')
  const [id = '', edge = ''] = path
  const ours = id === page.settings.pageId || (id === 'me' && token === page.settings.accessToken)
  const asksForToken = id === 'debug_token' && url.searchParams.get('input_token') === page.settings.accessToken
  const aboutSomebody = world.people.byPsid(id) !== undefined
  // For the Page's token, the number's objects do not exist.
  if (!ours && !asksForToken && !aboutSomebody)
    return token === page.settings.accessToken ? answerRefusal(unknownObject(id), world.clock) : undefined
  if (token !== page.settings.accessToken)
    return answerMessengerRefusal({ code: 190, why: 'Invalid OAuth access token' }, world.clock)
  if (!proven(page, url))
    return answerMessengerRefusal({ code: 100, why: 'Invalid appsecret_proof provided in the API argument' }, world.clock)
  if (asksForToken) return Response.json({ data: TOKEN })
  // Profiles are not given.
  if (aboutSomebody) return refused({ world, page, request, url }, { code: 230, why: 'Requires pages_messaging permission' })
  const answer = EDGES[`${request.method} ${edge}`]
  return answer ? answer({ world, page, request, url }) : undefined
}

/** Optional, but a wrong one is refused. */
function proven({ settings }: Page, url: URL): boolean {
  const proof = url.searchParams.get('appsecret_proof')
  return proof === null || proof === createHmac('sha256', settings.appSecret).update(settings.accessToken).digest('hex')
}

const SCOPES = ['pages_messaging', 'pages_manage_metadata', 'pages_utility_messaging']
const TOKEN = { app_id: String(APP_ID), type: 'PAGE', is_valid: true, expires_at: 0, scopes: SCOPES }

const refused = ({ world }: Call, why: MessengerRefusal): Response => answerMessengerRefusal(why, world.clock)
const done = (): Response => Response.json({ success: true })

const EDGES: Record<string, Answer> = {
  'GET ': ({ page }) => Response.json({ id: page.settings.pageId, name: 'Ventanilla' }),
  'POST messages': postMessage,
  'POST subscribed_apps': ({ page, url }) => {
    page.fields.clear()
    for (const field of (url.searchParams.get('subscribed_fields') ?? '').split(',').filter(Boolean)) page.fields.add(field)
    return done()
  },
  'GET subscribed_apps': ({ page }) =>
    Response.json({
      data: page.fields.size > 0 ? [{ id: String(APP_ID), name: 'Ventanilla', subscribed_fields: [...page.fields] }] : [],
    }),
  'DELETE subscribed_apps': ({ page }) => {
    page.fields.clear()
    return done()
  },
  'GET conversations': readConversations,
  'POST messenger_profile': writeProfile,
  'GET messenger_profile': ({ page }) => Response.json({ data: Object.keys(page.profile).length > 0 ? [page.profile] : [] }),
  'DELETE messenger_profile': async (call) => {
    for (const field of list(object(await readJson(call.request))?.fields) ?? []) delete call.page.profile[String(field)]
    return done()
  },
  'GET message_templates': ({ page }) => Response.json({ data: page.templates.map(templateShown) }),
  'POST message_templates': async (call) => {
    const body = object(await readJson(call.request)) ?? {}
    const wrong = checkNewTemplate(body)
    return wrong ? refused(call, wrong) : Response.json(createUtility(call, body))
  },
}

const PROFILE_WRITES_MOST = 10

async function writeProfile(call: Call): Promise<Response> {
  const { world, page } = call
  const now = world.clock.now()
  page.profileWrites = page.profileWrites.filter((at) => at > now - 10 * MINUTE)
  if (page.profileWrites.length >= PROFILE_WRITES_MOST) return refused(call, { code: 613, why: 'too many calls for this profile' })
  page.profileWrites.push(now)
  const body = object(await readJson(call.request)) ?? {}
  const wrong = checkProfile(body, page.profile)
  if (wrong) return refused(call, wrong)
  Object.assign(page.profile, body)
  return Response.json({ result: 'success' })
}

/** As JSON, or as a form with the bytes of a file. */
async function postMessage(call: Call): Promise<Response> {
  const { world, page, request } = call
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    return takeOnPage(world, page, object(await readJson(request)) ?? {}, undefined)
  const form = await request.formData().catch(() => undefined)
  const file = form?.get('filedata')
  if (!form || !(file instanceof File)) return refused(call, { code: 100, subcode: 2018294, why: 'filedata is required' })
  const part = (name: string): unknown => {
    const raw = form.get(name)
    try {
      return typeof raw === 'string' ? JSON.parse(raw) : undefined
    } catch {
      return raw
    }
  }
  const body = { recipient: part('recipient'), messaging_type: part('messaging_type'), message: part('message') }
  const sent: SentFile = { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type, name: file.name }
  return takeOnPage(world, page, body, sent)
}

/** Meta's own default for a page of threads, and for the messages of each. */
const PAGE_OF = 25

/**
 * `GET /{page}/conversations?user_id=&fields=messages.limit(50){...}&limit=&after=`: messages newest first, threads by their last message,
 * a page at a time.
 */
function readConversations({ world, page, url }: Call): Response {
  if (world.faults.happens('threads_500'))
    return answerMessengerRefusal({ code: 2, why: 'Ordered from the phone page' }, world.clock)
  const asked = url.searchParams.get('user_id')
  const most = Number(/messages\.limit\((\d+)\)/.exec(url.searchParams.get('fields') ?? '')?.[1] ?? PAGE_OF)
  const threads = world.people
    .all()
    .filter(({ psid }) => psid !== undefined && (asked === null || psid === asked))
    .flatMap((person) => threadShown(world, page, person, most))
    .sort((one, other) => other.at - one.at)
  const after = url.searchParams.get('after')
  const begins = after === null ? 0 : threads.findIndex(({ thread }) => thread.id === after) + 1
  if (after !== null && begins === 0) return answerMessengerRefusal({ code: 100, why: 'Invalid cursor' }, world.clock)
  const ends = begins + Number(url.searchParams.get('limit') ?? PAGE_OF)
  const data = threads.slice(begins, ends).map(({ thread }) => thread)
  const last = data.at(-1)?.id
  const next = ends < threads.length ? { next: `${url.origin}${url.pathname}?after=${last}` } : {}
  return Response.json({ data, ...(last !== undefined && { paging: { cursors: { after: last }, ...next } }) })
}

function threadShown(world: World, page: Page, person: EmulatedPerson, most: number) {
  const said = world.chats.of(person.id)
  const last = said.at(-1)
  if (!last) return []
  const messages = said
    .slice(-most)
    .map(({ id, from, at, json }) => {
      const message = object(object(json)?.message)
      const type = text(object(list(message?.attachments)?.[0])?.type)
      return {
        id,
        created_time: inSeconds(at),
        from: { id: from === 'office' ? page.settings.pageId : person.psid },
        message: text(message?.text) ?? text(object(object(json)?.postback)?.title) ?? '',
        ...(type !== undefined && MIME[type] !== undefined && { attachments: { data: [{ mime_type: MIME[type] }] } }),
      }
    })
    .reverse()
  const thread = {
    ...{ id: `t_${person.psid}`, updated_time: inSeconds(last.at) },
    ...{ participants: { data: [{ id: person.psid }] }, messages: { data: messages } },
  }
  return [{ thread, at: last.at }]
}

const inSeconds = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, '+0000')
const MIME: Record<string, string> = { image: 'image/jpeg', audio: 'audio/mp4', video: 'video/mp4', file: 'application/pdf' }

function createUtility({ world, page }: Call, body: Json): Json {
  const components = (list(body.components) ?? []).map((one) => object(one) ?? {})
  const words = text(components.find((one) => one.type === 'BODY')?.text) ?? ''
  const buttons = list(components.find((one) => one.type === 'BUTTONS')?.buttons) ?? []
  const template: EmulatedTemplate = {
    id: mintId(world.clock),
    name: text(body.name) ?? '',
    language: text(body.language) ?? '',
    status: 'APPROVED',
    category: 'UTILITY',
    parameters: words.match(/\{\{\w+\}\}/g)?.length ?? 0,
    body: words,
    buttons: buttons.map((one) => text(object(one)?.text) ?? ''),
  }
  page.templates = [...page.templates.filter((one) => one.name !== template.name || one.language !== template.language), template]
  return { id: template.id, status: template.status, category: template.category }
}

const templateShown = ({ id, name, language, status, category, body, buttons }: EmulatedTemplate): Json => ({
  ...{ id, name, language, status, category },
  components: [
    { type: 'BODY', text: body },
    ...(buttons && buttons.length > 0
      ? [{ type: 'BUTTONS', buttons: buttons.map((title) => ({ type: 'POSTBACK', text: title })) }]
      : []),
  ],
})
