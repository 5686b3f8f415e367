import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { css, type Files, forBrowser, javascript, ownKey, page, pageFiles, script, scripts, tokens } from '../../pages/files.ts'

const PAGE = '/puerta'
const ASSETS = `${PAGE}/archivos/`

/**
 * /puerta: reads a receipt's code with the telephone's camera. Without data or key of its own; it asks /admin/puerta, with the user's key.
 */
export function doorPage(request: Request): Promise<Response> | undefined {
  const { pathname } = new URL(request.url)
  if (pathname.replace(/\/$/, '') === PAGE) return FILES.answer(request, 'page.html')
  return pathname.startsWith(ASSETS) ? FILES.answer(request, pathname.slice(ASSETS.length)) : undefined
}

const HERE = new URL('./', import.meta.url)

const KEPT: Files = {
  'tokens.css': tokens,
  'page.css': () => css(new URL('page.css', HERE)),
  ...scripts(
    new URL('browser/', HERE),
    ...['main', 'camera', 'door-state', 'exchange', 'readings', 'screen', 'server', 'verdict', 'words'],
    ...['../../../pages/desk/browser/elements', '../../pass', '../../../booking/folio-letters'],
  ),
  ...ownKey,
  // The library as published: two files that import each other by these names.
  'decode.js': () => javascript(fileURLToPath(import.meta.resolve('qr/decode.js'))),
}
const HTML: Files = { 'page.html': async () => page(await readFile(new URL('page.html', HERE), 'utf8')) }

/** A picture is decoded in memory; the camera shows itself without an address. */
const ALLOWS = { img: 'blob:', headers: { 'permissions-policy': 'camera=(self)' } }
const FILES = pageFiles({ ...KEPT, ...HTML, 'worker.ts': keeper }, ALLOWS, Object.keys({ ...KEPT, ...HTML }))

/**
 * The service worker with its file list and a version made of those bytes: a change makes the browser fetch everything again. It may also
 * answer for the page itself, above its own folder.
 */
async function keeper() {
  const door = { version: await FILES.version(), files: [PAGE, ...Object.keys(KEPT).map((name) => ASSETS + name)] }
  const worker = await forBrowser(new URL('./browser/worker.ts', import.meta.url))
  return script(`const DOOR = ${JSON.stringify(door)}\n${worker}`, { 'service-worker-allowed': PAGE })
}
