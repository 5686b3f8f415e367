import { readdirSync } from 'node:fs'
import { css, type Files, forBrowser, page, pageFiles, type Source, script, tokens } from '../../../pages/files.ts'
import { renderPage } from './page.ts'

const PHONE_PATH = '/telefono'
const ASSETS = `${PHONE_PATH}/pagina/`
const HERE = new URL('./', import.meta.url)

const code = async (name: string) => script(await forBrowser(new URL(name, HERE)))

/** Only these files leave the folder, so that no path in an address can reach another one. */
const OWN: Files = {
  'tokens.css': tokens,
  'words.ts': () => code('words.ts'),
  ...filesOf('styles', (name) => css(new URL(name, HERE))),
  ...filesOf('browser', code),
}
const PAGE = 'page.html'
const whole = async () => page(renderPage(`${ASSETS}${await FILES.version()}/`))

/** Nothing from elsewhere and nothing inline: what a citizen or an office writes can never become code here. */
const FILES = pageFiles({ ...OWN, [PAGE]: whole }, {}, Object.keys(OWN))

function filesOf(folder: string, open: (name: string) => Promise<Source>): Files {
  return Object.fromEntries(
    readdirSync(new URL(folder, HERE)).map((file) => [`${folder}/${file}`, () => open(`${folder}/${file}`)]),
  )
}

/**
 * The phone page and its files: `/telefono`, `/telefono/pagina/...`, and a way to it from `/`. Undefined for every other
 * address (the emulator's own calls among them) and for every method but GET and HEAD. There is no build step.
 */
export function phonePage(request: Request): Response | Promise<Response> | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const path = new URL(request.url).pathname
  if (path === '/' || path === `${PHONE_PATH}/`) return new Response(null, { status: 302, headers: { location: PHONE_PATH } })
  if (path === PHONE_PATH) return FILES.answer(request, PAGE)
  return path.startsWith(ASSETS) ? FILES.answer(request, path.slice(ASSETS.length)) : undefined
}
