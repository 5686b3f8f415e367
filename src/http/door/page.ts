import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Elysia } from 'elysia'

/** What the page may load: itself and this house. A picture is decoded in memory; the camera shows itself without an address. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The page for the door at /puerta: it reads the code of a receipt with the telephone's camera. It holds no data and no key;
 * what it shows of people it asks of /admin/puerta with the key of whoever stands there.
 */
export function doorPage() {
  return new Elysia({ name: 'door' })
    .get('/puerta', () => asset('page.html', 'text/html; charset=utf-8'), { detail: { hide: true } })
    .get('/puerta/archivos/:name', ({ params }) => served(params.name), { detail: { hide: true } })
}

const HERE = new URL('./', import.meta.url)
const JAVASCRIPT = 'text/javascript; charset=utf-8'

/** The files of the page by the name under which it asks for them; nothing else can be asked for. */
const FILES: Record<string, () => Response> = {
  'page.css': () => asset('page.css', 'text/css; charset=utf-8'),
  ...Object.fromEntries(
    ['main', 'camera', 'judge', 'picture', 'readings', 'screen', 'server', 'words'].map((name) => [
      `${name}.ts`,
      () => script(new URL(`browser/${name}.ts`, HERE)),
    ]),
  ),
  'pass.ts': () => script(new URL('../../agenda/pass.ts', HERE)),
  // The library as it is published: two files of plain JavaScript that know each other by these names.
  'decode.js': () => fileResponse(readFileSync(fileURLToPath(import.meta.resolve('qr/decode.js'))), JAVASCRIPT),
  'index.js': () => fileResponse(readFileSync(fileURLToPath(import.meta.resolve('qr'))), JAVASCRIPT),
}

const served = (name: string): Response =>
  (Object.hasOwn(FILES, name) ? FILES[name]?.() : undefined) ?? new Response(null, { status: 404 })

const asset = (name: string, type: string): Response => fileResponse(readFileSync(new URL(name, HERE)), type)

/** TypeScript without its types. All files of the page lie side by side for the browser, so imports lose their folders. */
function script(file: URL): Response {
  const source = new Bun.Transpiler({ loader: 'ts', target: 'browser' }).transformSync(readFileSync(file, 'utf8'))
  const flat = source
    .replace(/(from\s*["'])(?:\.\.?\/)+(?:agenda\/)?([\w.]+["'])/g, '$1./$2')
    .replace(/(["'])qr\/decode\.js\1/g, '"./decode.js"')
  return fileResponse(flat, JAVASCRIPT)
}

function fileResponse(body: string | Uint8Array, type: string): Response {
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'permissions-policy': 'camera=(self)',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}
