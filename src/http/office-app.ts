import { createDoorkeeper } from '../admin/auth.ts'
import type { AdminDeps } from '../admin/deps.ts'
import type { Operation } from '../admin/operation.ts'
import type { Page } from '../capability.ts'
import { MINUTE } from '../clock.ts'
import type { Writer } from '../messaging/writer.ts'
import { OFFICE_ADDRESS } from '../texts/office-address.ts'
import { VERSION } from '../version.ts'
import { problemDetails, problemOf, problemResponse } from './errors.ts'
import { hostOf, notePeer, type OfficeNames, originOf } from './origin.ts'
import type { Handler } from './serve.ts'

export interface OfficeDeps extends OfficeNames {
  health: HealthDeps
  admin: AdminDeps
  /** What the office can do; loaded with its first request. */
  operations(): Promise<readonly Operation[]>
  /** Pages beside the office's. */
  pages: readonly Page[]
  /** The key that the demonstration made up for this run; undefined where somebody gave the key, or where data are real. */
  demoKey?: string | undefined
  /** Where webhooks are taken, for whoever sends them here. */
  publicPort: number
  /** Called when a tunnel brings webhooks to the office. */
  onWrongTunnel(): void
}

/**
 * What the office's listener answers: health, the door, the operations and their page, for this machine and the office's network. For
 * whoever comes from the internet nothing exists (404); who comes by a name that is not known learns how to make it known.
 */
export function createOfficeApp(deps: OfficeDeps): Handler {
  const { log, clock } = deps.admin
  const office = officeOnceAsked(deps)
  const problem = problemDetails(log)
  const keeper = createDoorkeeper(deps.admin)
  const within = async (asked: Request, peer: string, isOfMachine: boolean) => {
    const request = underPlainHost(asked)
    notePeer(request, peer)
    const refusal = async () => (isOfMachine ? undefined : keeper.demandKey(request))
    return (
      (await answerHealth(deps.health, request, refusal)) ??
      (isOfMachine ? answerDemoKey(request, deps.demoKey) : undefined) ??
      (await answerPage(deps.pages, request).catch((error) => problem({ error, code: 'UNKNOWN' }))) ??
      office(request).catch((error) => problem({ error, code: 'UNKNOWN' }))
    )
  }
  const seldom = atMostOnce(MINUTE, clock.now)
  return async (request, peer) => {
    const origin = originOf(request, peer, deps)
    if (origin === 'machine' || origin === 'office') return within(request, peer, origin === 'machine')
    if (origin === 'unreadable') return new Response(null, { status: 400 })
    seldom(() => log.warn('http.not_of_the_office', { origin }))
    if (origin === 'unknown_name') return unknownName(request, deps.officeHosts)
    if (!new URL(request.url).pathname.startsWith('/webhooks/')) return new Response(null, { status: 404 })
    deps.onWrongTunnel()
    return problemResponse(problemOf(OFFICE_ADDRESS.wrongPort(deps.publicPort)))
  }
}

/**
 * `/swagger/demo`: the key that the demonstration made up, so that whoever tries it enters with one press. Only for a browser on this
 * very computer that asked for it by such a name; for everybody else, and where the key was given from outside, it does not exist.
 */
function answerDemoKey(request: Request, key: string | undefined): Response | undefined {
  if (key === undefined || request.method !== 'GET' || new URL(request.url).pathname !== '/swagger/demo') return undefined
  return Response.json({ clave: key }, { headers: { 'cache-control': 'no-store' } })
}

/** One of the pages; undefined for any other path. */
async function answerPage(pages: readonly Page[], request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  const page = pages.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  const answer = page && (request.method === 'GET' || request.method === 'HEAD') ? await page.load() : undefined
  return answer?.(request)
}

/** Elysia looks for the path from the eleventh character on: under a host of two letters it would find none. */
function underPlainHost(request: Request): Request {
  const host = request.url.slice('http://'.length).split('/', 1)[0] ?? ''
  return host.length >= 'a.bc'.length ? request : new Request(request.url.replace(`//${host}/`, '//localhost/'), request)
}

/** Who can call with a foreign name can call a million times: one line in the log is enough. */
function atMostOnce(everyMs: number, now: () => number): (work: () => void) => void {
  let last = Number.NEGATIVE_INFINITY
  return (work) => {
    if (now() - last < everyMs) return
    last = now()
    work()
  }
}

/** Browsers get a page, programs problem details; both hold the line for `.env`. */
function unknownName(request: Request, known: readonly string[]): Response {
  const asked = request.headers.get('host') ?? new URL(request.url).host
  const host = hostOf(asked) ?? ''
  const line = OFFICE_ADDRESS.line([...known, host])
  if (!request.headers.get('accept')?.includes('text/html')) return problemResponse(problemOf(OFFICE_ADDRESS.unknownName(line)))
  const port = /:\d+$/.exec(asked)?.[0] ?? ''
  const { title, paragraphs, after } = OFFICE_ADDRESS.page({ host, line, here: `http://127.0.0.1${port}/swagger` })
  const p = (text: string) => `<p>${text}</p>` // hostOf lets through nothing that HTML could take for its own.
  const html = `<!doctype html><html lang="es-MX"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>
${paragraphs.map(p).join('\n')}\n<pre>${line}</pre>\n${after.map(p).join('\n')}</main></html>\n`
  return new Response(html, {
    status: 421,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Of its own, because a file of ours would be asked for under the same name. */
const STYLE =
  'body{font:1.06rem/1.5 system-ui,sans-serif;color:#1f2933;background:#f6f7f6;margin:0}main{max-width:40rem;margin:3rem auto;padding:0 1rem}' +
  'pre{background:#fff;border:1px solid #7b858d;padding:1rem;overflow:auto;user-select:all}'

/**
 * Everything else belongs to the office (office.ts). It is a third of the program, so it is loaded with the first request for it,
 * which takes 60 ms longer. After a restart, perhaps after a power cut, citizens do not wait for pages that nobody asked for.
 */
function officeOnceAsked({ admin, operations }: Pick<OfficeDeps, 'admin' | 'operations'>): (request: Request) => Promise<Response> {
  const open = async () => {
    const [{ createOffice }, all] = await Promise.all([import('../admin/office.ts'), operations()])
    return createOffice(admin, all)
  }
  let office: ReturnType<typeof open> | undefined
  return async (request) => {
    office ??= open()
    const opened = await office.catch((error) => {
      office = undefined // A failure (no memory, no file handle) is not kept: the next request tries again.
      throw error
    })
    return opened.handle(request)
  }
}

export interface HealthDeps {
  writer: Writer
  /** Facts that a watcher wants to see beside "ready": ages in seconds, names of broken invariants. */
  facts(): Record<string, unknown>
  metrics(): Promise<{ type: string; text: string }>
}

/**
 * `/health/live`: the process answers. `/health/ready`: the writer can open and commit a transaction. `/metrics`: Prometheus. Undefined
 * for any other path. The figures show how busy an office is: `refusal` is what they are refused with, undefined for whoever may see
 * them; without a key `/health/ready` says yes or no to everybody.
 */
async function answerHealth(
  deps: HealthDeps,
  request: Request,
  refusal: () => Promise<Response | undefined>,
): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  switch (new URL(request.url).pathname.replace(/\/$/, '')) {
    case '/health/live':
      return Response.json({ live: true })
    case '/health/ready': {
      const refused = await refusal()
      if (refused && request.headers.has('authorization')) return refused
      const ready = await canWrite(deps.writer)
      return Response.json({ ready, ...(!refused && { version: VERSION, ...deps.facts() }) }, { status: ready ? 200 : 503 })
    }
    case '/metrics': {
      const refused = await refusal()
      if (refused) return refused
      const { type, text } = await deps.metrics()
      return new Response(text, { headers: { 'content-type': type } })
    }
    default:
      return undefined
  }
}

/**
 * An empty step goes through the whole flush, its lock and its commit; it writes nothing, so it costs no disk flush. After a batch that
 * the disk refused each flush writes something, until one is kept: only then this is true again.
 */
async function canWrite(writer: Writer): Promise<boolean> {
  return writer.submit('health.probe', () => true).catch(() => false)
}
