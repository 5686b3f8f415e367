import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { renderPage } from './page.ts'

const PHONE_PATH = '/telefono'
const ASSETS = `${PHONE_PATH}/pagina/`

/** Nothing from elsewhere and nothing inline: what a citizen or an office writes can never become code here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const transpiler = new Bun.Transpiler({ loader: 'ts', target: 'browser' })
const served = new Map<string, { body: string; type: string }>()
/** Only these files leave the folder, so that no path in an address can reach another one. */
const files = new Set([
  'words.ts',
  ...filesOf('styles', '.css').map((name) => `styles/${name}`),
  ...filesOf('browser', '.ts').map((name) => `browser/${name}`),
])

/**
 * The phone page and its files: `/telefono`, `/telefono/pagina/...`, and a way to it from `/`. Undefined for every other
 * address (the emulator's own calls among them) and for every method but GET and HEAD. TypeScript is turned into
 * JavaScript when it is first asked for and then kept: there is no build step.
 */
export function phonePage(request: Request): Response | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const path = new URL(request.url).pathname
  if (path === '/' || path === `${PHONE_PATH}/`) return new Response(null, { status: 302, headers: { location: PHONE_PATH } })
  if (path === PHONE_PATH) return answer({ body: renderPage(ASSETS), type: 'text/html; charset=utf-8' })
  if (!path.startsWith(ASSETS)) return undefined
  const name = path.slice(ASSETS.length)
  return files.has(name) ? answer(asset(name)) : undefined
}

function answer({ body, type }: { body: string; type: string }): Response {
  return new Response(body, { headers: { ...HEADERS, 'content-type': type } })
}

function asset(name: string): { body: string; type: string } {
  const known = served.get(name)
  if (known) return known
  const source = readFileSync(join(import.meta.dir, name), 'utf8')
  const fresh =
    extname(name) === '.css'
      ? { body: source, type: 'text/css; charset=utf-8' }
      : { body: transpiler.transformSync(source), type: 'text/javascript; charset=utf-8' }
  served.set(name, fresh)
  return fresh
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(join(import.meta.dir, folder)).filter((name) => name.endsWith(ending))
}
