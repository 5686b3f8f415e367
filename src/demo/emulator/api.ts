import { z } from 'zod'
import { FAULT, JUDGEMENT, JUMP, OPEN, SAY } from './bodies.ts'
import { sayAs } from './citizen.ts'
import { problem, readJson } from './json.ts'
import { readAll } from './statuses.ts'
import { judgeTemplate } from './templates.ts'
import { passTime, tellTime } from './time.ts'
import type { PhonePerson } from './types.ts'
import type { World } from './world.ts'

const ROOT = '/telefono/api'

/**
 * The telephone's own API: what it answers is described in types.ts, what is posted in bodies.ts. Only JSON bodies are taken, so that no other page of the browser
 * can write as a citizen. Undefined for a path that is not its own.
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
      return Response.json(world.people.all().map(({ id, name }): PhonePerson => ({ id, name })))
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

async function answerPost(world: World, path: string, request: Request): Promise<Response> {
  const post = POSTS[path]
  return post ? post(world, await readJson(request)) : problem(404, 'no such path')
}

/** Runs `answer` with the body, or refuses a body that is not as described. */
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
    return person ? Response.json(sayAs(world, person, said), { status: 201 }) : problem(404, 'nobody has that id')
  }),
  '/open': takes(OPEN, (world, { person: id }) => {
    const person = world.people.byId(id ?? '')
    world.chats.open(person?.id)
    if (person) readAll(world, person.id)
    return done()
  }),
  '/faults': takes(FAULT, (world, { id, prepared }) => {
    world.faults.prepare(id, prepared)
    return done()
  }),
  '/time': takes(JUMP, (world, { jump }) => passTime(world, jump)),
  '/templates': takes(JUDGEMENT, (world, judgement) =>
    judgeTemplate(world, judgement) ? done() : problem(400, 'no such template'),
  ),
  '/reset': takes(z.object({}), (world) => {
    world.postman.clear()
    world.faults.clear()
    world.chats.clear()
    return done()
  }),
}
