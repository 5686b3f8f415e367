import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Elysia } from 'elysia'
import { CSS, type Files, forBrowser, HTML, JAVASCRIPT, pageFiles, served } from '../../pages/files.ts'

const PAGE = '/puerta'
const ASSETS = `${PAGE}/archivos/`

/** A picture is decoded in memory; the camera shows itself without an address. */
const { asset: file, respond, tokens } = pageFiles({ img: 'blob:', headers: { 'permissions-policy': 'camera=(self)' } })

/**
 * The page for the door at /puerta: it reads the code of a receipt with the telephone's camera. It holds no data and no key;
 * what it shows of people it asks of /admin/puerta with the key of whoever stands there.
 */
export function doorPage() {
  return new Elysia({ name: 'door' })
    .get(PAGE, () => asset('page.html', HTML), { detail: { hide: true } })
    .get(`${ASSETS}worker.ts`, keeper, { detail: { hide: true } })
    .get(`${ASSETS}:name`, ({ params }) => served(FILES, params.name), { detail: { hide: true } })
}

const HERE = new URL('./', import.meta.url)

const FILES: Files = {
  'tokens.css': tokens,
  'page.css': () => asset('page.css', CSS),
  ...Object.fromEntries(
    [
      ...['main', 'camera', 'checking', 'judge', 'keeping', 'office-list', 'picture', 'readings', 'screen', 'server', 'standing'],
      ...['telling', 'words'],
    ].map((name) => [`${name}.ts`, () => script(new URL(`browser/${name}.ts`, HERE))]),
  ),
  'pass.ts': () => script(new URL('../../agenda/pass.ts', HERE)),
  // The library as it is published: two files of plain JavaScript that know each other by these names.
  'decode.js': () => file(fileURLToPath(import.meta.resolve('qr/decode.js')), JAVASCRIPT),
  'index.js': () => file(fileURLToPath(import.meta.resolve('qr')), JAVASCRIPT),
}

const asset = (name: string, type: string): Response => file(new URL(name, HERE), type)

/** All files of the page lie side by side for the browser, so imports lose their folders. */
function script(source: URL): Response {
  const flat = forBrowser(source)
    .replace(/(from\s*["'])(?:\.\.?\/)+(?:agenda\/)?([\w.]+["'])/g, '$1./$2')
    .replace(/(["'])qr\/decode\.js\1/g, '"./decode.js"')
  return respond(flat, JAVASCRIPT)
}

/**
 * The service worker, with the list of what it keeps and a version made of those very bytes: when one of them changes, the browser
 * sees a new worker and fetches everything again. It may also answer for the page itself, which lies above its own folder.
 */
async function keeper(): Promise<Response> {
  const kept = [asset('page.html', HTML), ...Object.values(FILES).map((open) => open())]
  const bytes = createHash('sha256')
  for (const one of kept) bytes.update(await one.bytes())
  const door = { version: bytes.digest('hex').slice(0, 16), files: [PAGE, ...Object.keys(FILES).map((name) => ASSETS + name)] }
  const worker = forBrowser(new URL('./browser/worker.ts', import.meta.url))
  const answer = respond(`const DOOR = ${JSON.stringify(door)}\n${worker}`, JAVASCRIPT)
  answer.headers.set('service-worker-allowed', PAGE)
  return answer
}
