import { Elysia, NotFoundError } from 'elysia'
import { createDoorkeeper } from '../admin/auth.ts'
import type { AdminDeps } from '../admin/deps.ts'
import type { Operation } from '../admin/operation.ts'
import type { Page } from '../capability.ts'
import { MINUTE } from '../clock.ts'
import type { Writer } from '../messaging/writer.ts'
import { OFFICE_ADDRESS } from '../texts/office-address.ts'
import { VERSION } from '../version.ts'
import { problemDetails, problemOf, problemResponse } from './errors.ts'
import { hostOf, notePeer, type OfficeNames, originOf, peerOf } from './origin.ts'

export interface OfficeDeps extends OfficeNames {
  health: HealthDeps
  admin: AdminDeps
  /** Loaded with the first request. */
  operations(): Promise<readonly Operation[]>
  pages: readonly Page[]
  /** Made up for this run; undefined where a key was given or data are real. */
  demoKey?: string | undefined
  publicPort: number
  onWrongTunnel(): void
}

/**
 * The office's listener: health, the door, the operations and their page, for this machine and the office's network. From the internet
 * nothing exists (404); an unknown name is answered with how to make it known.
 */
export function createOfficeApp(deps: OfficeDeps) {
  const seldom = atMostOnce(MINUTE, deps.admin.clock.now)
  return new Elysia({ name: 'office' })
    .onError({ as: 'global' }, problemDetails(deps.admin.log)) // First: a handler does not see routes registered before it.
    .onRequest(({ request, server }) => {
      if (server !== null) notePeer(request, server.requestIP(request)?.address ?? 'gone')
      return turnAway(request, deps, seldom)
    })
    .use(healthRoutes(deps))
    .use(demoKeyRoute(deps))
    .use(deps.pages.map(pageRoutes))
    .use(operationRoutes(deps))
}

const isOfMachine = (request: Request, names: OfficeNames): boolean => originOf(request, peerOf(request), names) === 'machine'

/** Undefined for the office itself. */
function turnAway(request: Request, deps: OfficeDeps, seldom: (work: () => void) => void): Response | undefined {
  const origin = originOf(request, peerOf(request), deps)
  if (origin === 'machine' || origin === 'office') return undefined
  if (origin === 'unreadable') return new Response(null, { status: 400 })
  seldom(() => deps.admin.log.warn('http.not_of_the_office', { origin }))
  if (origin === 'unknown_name') return unknownName(request, deps.officeHosts)
  if (!new URL(request.url).pathname.startsWith('/webhooks/')) return new Response(null, { status: 404 })
  deps.onWrongTunnel()
  return problemResponse(problemOf(OFFICE_ADDRESS.wrongPort(deps.publicPort)))
}

/**
 * `/swagger/demo`: the demonstration's made-up key, for entering with one press. Only for a browser on this computer under such a name;
 * otherwise it does not exist.
 */
const demoKeyRoute = ({ demoKey, ...names }: OfficeDeps) =>
  new Elysia({ name: 'demo-key' }).get('/swagger/demo', ({ request, set }) => {
    if (demoKey === undefined || !isOfMachine(request, names)) throw new NotFoundError()
    set.headers['cache-control'] = 'no-store'
    return { clave: demoKey }
  })

function pageRoutes({ path, load }: Page) {
  const show = async ({ request }: { request: Request }): Promise<Response> => {
    const answer = await load()
    const shown = await answer(request)
    if (!shown) throw new NotFoundError()
    return shown
  }
  return new Elysia({ name: 'page', seed: path }).get(path, show).get(`${path}/*`, show)
}

/** A foreign name can be used a million times: one line in the log is enough. */
function atMostOnce(everyMs: number, now: () => number): (work: () => void) => void {
  let last = Number.NEGATIVE_INFINITY
  return (work) => {
    if (now() - last < everyMs) return
    last = now()
    work()
  }
}

/** A page for browsers, problem details for programs; both give the line for `.env`. */
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

/** Inline, because a file of ours would be requested under the same foreign name. */
const STYLE =
  'body{font:1.06rem/1.5 system-ui,sans-serif;color:#1f2933;background:#f6f7f6;margin:0}main{max-width:40rem;margin:3rem auto;padding:0 1rem}' +
  'pre{background:#fff;border:1px solid #7b858d;padding:1rem;overflow:auto;user-select:all}'

/**
 * The operations and their page are a third of the program, so they load with their first request (60 ms): after a restart citizens do not
 * wait for them. Elysia's own lazy modules load at every start, and its `mount` passes on a copy of the request, without its connection's
 * address.
 */
function operationRoutes({ admin, operations }: OfficeDeps) {
  const open = async () => {
    const [{ createOffice }, all] = await Promise.all([import('../admin/office.ts'), operations()])
    return createOffice(admin, all)
  }
  let office: ReturnType<typeof open> | undefined
  const ask = async ({ request }: { request: Request }): Promise<Response> => {
    office ??= open()
    const opened = await office.catch((error) => {
      office = undefined // A failure (no memory, no file handle) is not kept: the next request tries again.
      throw error
    })
    return opened.handle(request)
  }
  const app = new Elysia({ name: 'operations' })
  for (const path of ['/admin', '/admin/*', '/swagger', '/swagger/*']) app.all(path, ask, { parse: 'none' })
  return app
}

export interface HealthDeps {
  writer: Writer
  /** Ages in seconds, names of broken invariants. */
  facts(): Record<string, unknown>
  isSending(): boolean
  metrics(): Promise<{ type: string; text: string }>
}

/**
 * `/health/live`: the process answers. `/health/ready`: the writer can commit and messages leave. `/metrics`: Prometheus. Figures show how busy an office is,
 * so they are for this machine and holders of a key; without one `/health/ready` says only yes or no.
 */
function healthRoutes({ health, admin, ...names }: OfficeDeps) {
  const keeper = createDoorkeeper(admin)
  const refusal = async (request: Request) => (isOfMachine(request, names) ? undefined : keeper.demandKey(request))
  return new Elysia({ name: 'health' })
    .get('/health/live', () => ({ live: true }))
    .get('/health/ready', async ({ request, status }) => {
      const refused = await refusal(request)
      if (refused && request.headers.has('authorization')) return refused
      const ready = (await canWrite(health.writer)) && health.isSending()
      return status(ready ? 200 : 503, { ready, ...(!refused && { version: VERSION, ...health.facts() }) })
    })
    .get(
      '/metrics',
      async ({ set }) => {
        const { type, text } = await health.metrics()
        set.headers['content-type'] = type
        return text
      },
      { beforeHandle: ({ request }) => refusal(request) },
    )
}

/**
 * An empty step goes through the whole flush without a disk flush. After the disk refused a batch each flush writes something, until one is
 * kept: only then this is true again.
 */
async function canWrite(writer: Writer): Promise<boolean> {
  return writer.submit('health.probe', () => true).catch(() => false)
}
