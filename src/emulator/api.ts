import { sayAs } from './citizen.ts'
import { isFault } from './faults.ts'
import { type Json, object, readJson, text } from './json.ts'
import { readAll } from './statuses.ts'
import { judgeTemplate } from './templates.ts'
import { passTime, tellTime } from './time.ts'
import type { PhonePerson, PhoneSay } from './types.ts'
import type { World } from './world.ts'

const ROOT = '/telefono/api'
const SAID_MAX = 4096

/**
 * The telephone's own API, described beside its types. Only JSON bodies are taken, so that no other page of the browser
 * can write as a citizen. Undefined for a path that is not its own.
 */
export async function answerPhone(world: World, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url)
  if (!url.pathname.startsWith(`${ROOT}/`)) return undefined
  const path = url.pathname.slice(ROOT.length)
  if (request.method === 'GET') return answerGet(world, path, url) ?? problem(404, 'no such path')
  if (request.method !== 'POST') return problem(405, 'GET or POST')
  if (!request.headers.get('content-type')?.startsWith('application/json')) return problem(415, 'application/json is expected')
  const body = object(await readJson(request))
  if (!body) return problem(400, 'the body is no JSON object')
  return answerPost(world, path, body) ?? problem(404, 'no such path')
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

function answerPost(world: World, path: string, body: Json): Response | Promise<Response> | undefined {
  switch (path) {
    case '/say':
      return say(world, body)
    case '/open':
      return open(world, body)
    case '/faults':
      return prepareFault(world, body)
    case '/time':
      return passTime(world, body)
    case '/templates':
      return judgeTemplate(world, body) ? new Response(null, { status: 204 }) : problem(400, 'no such template or event')
    case '/reset':
      world.postman.clear()
      world.faults.clear()
      world.chats.clear()
      return new Response(null, { status: 204 })
    default:
      return undefined
  }
}

function say(world: World, body: Json): Response {
  const person = world.people.byId(text(body.person) ?? '')
  if (!person) return problem(404, 'nobody has that id')
  const said = readSay(object(body.said) ?? {})
  return said ? Response.json(sayAs(world, person, said), { status: 201 }) : problem(400, 'this cannot be said')
}

function readSay(said: Json): PhoneSay | undefined {
  switch (said.kind) {
    case 'text':
      return readText(said)
    case 'choice':
      return readChoice(said)
    case 'location':
      return readLocation(said)
    case 'voice':
      return { kind: 'voice' }
    case 'photo':
      return { kind: 'photo' }
    case 'raw': {
      const json = object(said.json)
      return json && { kind: 'raw', json }
    }
    default:
      return undefined
  }
}

function readText(said: Json): PhoneSay | undefined {
  const words = text(said.text)
  return words !== undefined && words !== '' && words.length <= SAID_MAX ? { kind: 'text', text: words } : undefined
}

function readChoice(said: Json): PhoneSay | undefined {
  const [id, title, answering, description] = [text(said.id), text(said.title), text(said.answering), text(said.description)]
  if (id === undefined || title === undefined || answering === undefined) return undefined
  return { kind: 'choice', id, title, answering, list: said.list === true, ...(description !== undefined && { description }) }
}

function readLocation(said: Json): PhoneSay | undefined {
  const { latitude, longitude } = said
  const name = text(said.name)
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined
  return { kind: 'location', latitude, longitude, ...(name !== undefined && { name }) }
}

function open(world: World, body: Json): Response {
  const person = world.people.byId(text(body.person) ?? '')
  world.chats.open(person?.id)
  if (person) readAll(world, person.id)
  return new Response(null, { status: 204 })
}

function prepareFault(world: World, body: Json): Response {
  if (!isFault(body.id)) return problem(400, 'no such fault')
  world.faults.prepare(body.id, body.prepared !== false)
  return new Response(null, { status: 204 })
}

const problem = (status: number, why: string): Response => Response.json({ error: why }, { status })
