import { z } from 'zod'
import { HOUR, type Instant, MINUTE } from '../../clock.ts'
import { BUSINESS_PHONE, contactOf, inSeconds, mintWamid } from './envelope.ts'
import { object, problem, readJson } from './json.ts'
import { readOnMessenger } from './messenger/page-messages.ts'
import { answerInInbox, sayOnMessenger } from './messenger/say.ts'
import { readAll } from './statuses.ts'
import { judgeTemplate } from './templates.ts'
import {
  type EmulatedPerson,
  type EmulatorTime,
  FAULTS,
  PHONE_JUMPS,
  type PhoneJump,
  type PhoneJumped,
  type PhoneMessage,
  type PhonePerson,
  type PhoneTime,
  TEMPLATE_STATUSES,
} from './types.ts'
import type { World } from './world.ts'

const SAID_MAX = 4096

const SAID = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(SAID_MAX) }),
  z.object({
    kind: z.literal('choice'),
    id: z.string(),
    title: z.string(),
    description: z.string().exactOptional(),
    /** Else a button. */
    list: z.boolean(),
    answering: z.string(),
  }),
  z.object({ kind: z.literal('location'), latitude: z.number(), longitude: z.number(), name: z.string().exactOptional() }),
  z.object({ kind: z.literal('voice') }),
  z.object({ kind: z.literal('photo') }),
  /** The start button of Messenger, with its link's reference. */
  z.object({ kind: z.literal('start'), ref: z.string().exactOptional() }),
  /** A link to an existing conversation. */
  z.object({ kind: z.literal('link'), ref: z.string() }),
  /** Any message of the protocol, for tests. */
  z.object({ kind: z.literal('raw'), json: z.record(z.string(), z.unknown()) }),
])
export type PhoneSay = z.infer<typeof SAID>

const SAY = z.object({ person: z.string(), said: SAID })
/** In the Page's own inbox. */
const INBOX = z.object({ person: z.string(), text: z.string().min(1).max(SAID_MAX) })
/** Null: no conversation is on the screen. */
const OPEN = z.object({ person: z.string().nullable() })
const FAULT = z.object({ id: z.enum(FAULTS), prepared: z.boolean() })
const JUMP = z.object({ jump: z.enum(PHONE_JUMPS) })
export const JUDGEMENT = z.object({
  name: z.string(),
  language: z.string(),
  event: z.enum(TEMPLATE_STATUSES),
  reason: z.string().default('NONE'),
})

const ROOT = '/telefono/api'

/**
 * The telephone's own API: answers in types.ts, bodies in the schemas above. Only JSON bodies, so that no other web page can write as a
 * citizen. Undefined for a path that is not its own.
 */
export async function answerPhone(world: World, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url)
  if (!url.pathname.startsWith(`${ROOT}/`)) return undefined
  const path = url.pathname.slice(ROOT.length)
  if (request.method === 'GET') return answerGet(world, path, url) ?? problem(404, 'no such path')
  if (request.method !== 'POST') return problem(405, 'GET or POST')
  if (!request.headers.get('content-type')?.startsWith('application/json')) return problem(415, 'application/json is expected')
  return answerPost(world, path, request)
}

function answerGet(world: World, path: string, url: URL): Response | undefined {
  switch (path) {
    case '/people':
      return Response.json(world.people.all().map((one) => personShown(world, one)))
    case '/messages':
      return Response.json(world.chats.of(url.searchParams.get('person') ?? ''))
    case '/file':
      return world.media.open(url.searchParams.get('id') ?? '', url.searchParams.get('name') ?? '')
    case '/faults':
      return Response.json(world.faults.list())
    case '/time':
      return Response.json(tellTime(world))
    case '/events':
      return world.broadcast.stream(() => world.chats.open(undefined))
    default:
      return undefined
  }
}

const personShown = ({ settings }: World, { id, name, psid }: EmulatedPerson): PhonePerson => ({
  ...{ id, name },
  mayWantPassport: settings.arePassportsOffered?.() ?? true,
  app: psid === undefined ? 'whatsapp' : 'messenger',
})

async function answerPost(world: World, path: string, request: Request): Promise<Response> {
  const post = POSTS[path]
  return post ? post(world, await readJson(request)) : problem(404, 'no such path')
}

/** Refuses a malformed body. */
const takes =
  <T>(body: z.ZodType<T>, answer: (world: World, body: T) => Response | Promise<Response>) =>
  (world: World, raw: unknown): Response | Promise<Response> => {
    const { data, error } = body.safeParse(raw)
    return error ? problem(400, z.prettifyError(error)) : answer(world, data)
  }

const done = (): Response => new Response(null, { status: 204 })

const POSTS: Record<string, ReturnType<typeof takes>> = {
  '/say': takes(SAY, (world, { person: id, said }) => {
    const person = world.people.byId(id)
    if (!person) return problem(404, 'nobody has that id')
    return Response.json(person.psid === undefined ? sayAs(world, person, said) : sayOnMessenger(world, person, said), {
      status: 201,
    })
  }),
  '/inbox': takes(INBOX, (world, { person: id, text }) => {
    const person = world.people.byId(id)
    if (person?.psid === undefined) return problem(404, 'nobody on Messenger has that id')
    return Response.json(answerInInbox(world, person, text), { status: 201 })
  }),
  '/open': takes(OPEN, (world, { person: id }) => {
    const person = world.people.byId(id ?? '')
    world.chats.open(person?.id)
    if (person?.psid !== undefined) readOnMessenger(world, person)
    else if (person) readAll(world, person.id)
    return done()
  }),
  '/faults': takes(FAULT, (world, { id, prepared }) => {
    world.faults.prepare(id, prepared)
    if (id === 'subscription_lost' && prepared) world.page?.loseSubscription()
    return done()
  }),
  '/time': takes(JUMP, (world, { jump }) => passTime(world, jump)),
  '/templates': takes(JUDGEMENT, (world, judgement) =>
    judgeTemplate(world, judgement) ? done() : problem(400, 'no such template'),
  ),
  '/start-over': takes(z.object({}), ({ settings: { startOver } }) => {
    if (!startOver) return problem(404, 'there is no new beginning here')
    setImmediate(startOver) // After this answer: the server that gives it ends.
    return done()
  }),
  '/reset': takes(z.object({}), (world) => {
    world.postman.clear()
    world.page?.postman.clear()
    world.faults.clear()
    world.chats.clear()
    return done()
  }),
}

/** Shown at once and sent to the office as a webhook. */
function sayAs(world: World, person: EmulatedPerson, said: PhoneSay): PhoneMessage {
  const at = world.clock.now()
  const id = mintWamid(world.clock, person.username === undefined ? person.waId : person.userId, 'in')
  const json = {
    ...(person.username === undefined && { from: person.waId }),
    from_user_id: person.userId,
    id,
    timestamp: inSeconds(at),
    ...contentOf(world, said),
  }
  const message: PhoneMessage = { id, person: person.id, from: 'citizen', at, tick: 'waiting', json }
  world.chats.add(message)
  if (world.subscription.on)
    world.postman.tell({ kind: 'message', content: json, contact: contactOf(person) }, () => world.chats.tick(id, 'sent'))
  return message
}

function contentOf(world: World, said: PhoneSay): Record<string, unknown> {
  switch (said.kind) {
    case 'text':
      return { type: 'text', text: { body: said.text } }
    case 'choice':
      return choiceOf(world, said)
    case 'location':
      return {
        type: 'location',
        location: { latitude: said.latitude, longitude: said.longitude, ...(said.name !== undefined && { name: said.name }) },
      }
    case 'voice':
      return { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', ...FILE, voice: true } }
    case 'photo':
      return { type: 'image', image: { mime_type: 'image/jpeg', ...FILE } }
    case 'raw':
      return said.json
    case 'start':
    case 'link':
      return { type: 'unsupported' } // Only Messenger has them.
  }
}

/** A voice note without a recording. */
const FILE = { sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', id: '900000000000001' }

function choiceOf(world: World, said: Extract<PhoneSay, { kind: 'choice' }>): Record<string, unknown> {
  const context = { from: BUSINESS_PHONE, id: said.answering }
  if (object(world.chats.find(said.answering)?.json)?.type === 'template')
    return { context, type: 'button', button: { payload: said.id, text: said.title } }
  const reply = { id: said.id, title: said.title }
  const interactive = said.list
    ? { type: 'list_reply', list_reply: { ...reply, ...(said.description !== undefined && { description: said.description }) } }
    : { type: 'button_reply', button_reply: reply }
  return { context, type: 'interactive', interactive }
}

/** Null where time cannot be put forward. */
const tellTime = (world: World): PhoneTime | null => {
  const { time } = world.settings
  return time ? { now: world.clock.now(), zone: time.zone() } : null
}

/** `POST /telefono/api/time`. Answers when all due work is done; one jump at a time. */
async function passTime(world: World, jump: PhoneJump): Promise<Response> {
  const { time } = world.settings
  if (!time) return problem(404, 'time cannot be put forward here')
  if (world.jumping) return problem(409, 'time is passing already')
  world.jumping = true
  try {
    return Response.json(await make(world, time, jump))
  } finally {
    world.jumping = false
  }
}

async function make(world: World, time: EmulatorTime, jump: PhoneJump): Promise<PhoneJumped> {
  const before = received(world)
  const arrived = () => [...received(world)].filter(([person, count]) => count > (before.get(person) ?? 0)).map(([id]) => id)
  let passed = true
  if (jump === 'next') passed = await time.passToNext(() => arrived().length > 0)
  else await time.passTo(momentOf(jump, world.clock.now(), time.zone()))
  const now = { now: world.clock.now(), zone: time.zone() }
  world.broadcast.publish({ type: 'time', time: now })
  return { ...now, passed, arrived: arrived() }
}

function momentOf(jump: Exclude<PhoneJump, 'next'>, now: Instant, zone: string): Instant {
  if (jump === 'ten_minutes') return now + 10 * MINUTE
  if (jump === 'three_hours') return now + 3 * HOUR
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  return today.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).epochMilliseconds
}

const received = (world: World): Map<string, number> =>
  new Map(world.people.all().map(({ id }) => [id, world.chats.of(id).filter(({ from }) => from === 'office').length]))
