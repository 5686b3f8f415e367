import { readdirSync } from 'node:fs'
import { CSS, type Files, forBrowser, HTML, JAVASCRIPT, pageFiles, served } from '../../pages/files.ts'
import { renderPage } from './page.ts'

const PHONE_PATH = '/telefono'
const ASSETS = `${PHONE_PATH}/pagina/`
const HERE = new URL('./', import.meta.url)

/** Nothing from elsewhere and nothing inline: what a citizen or an office writes can never become code here. */
const { asset, respond, tokens } = pageFiles()

const style = (name: string): Response => asset(new URL(name, HERE), CSS)
const script = (name: string): Response => respond(forBrowser(new URL(name, HERE)), JAVASCRIPT)

/** Only these files leave the folder, so that no path in an address can reach another one. */
const FILES: Files = {
  'tokens.css': tokens,
  'words.ts': () => script('words.ts'),
  ...filesOf('styles', style),
  ...filesOf('browser', script),
}

function filesOf(folder: string, open: (name: string) => Response): Files {
  return Object.fromEntries(
    readdirSync(new URL(folder, HERE)).map((file) => [`${folder}/${file}`, () => open(`${folder}/${file}`)]),
  )
}

/**
 * The phone page and its files: `/telefono`, `/telefono/pagina/...`, and a way to it from `/`. Undefined for every other
 * address (the emulator's own calls among them) and for every method but GET and HEAD. There is no build step.
 */
export function phonePage(request: Request): Response | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const path = new URL(request.url).pathname
  if (path === '/' || path === `${PHONE_PATH}/`) return new Response(null, { status: 302, headers: { location: PHONE_PATH } })
  if (path === PHONE_PATH) return respond(renderPage(ASSETS), HTML)
  return path.startsWith(ASSETS) ? served(FILES, path.slice(ASSETS.length)) : undefined
}
