import { readFile } from 'node:fs/promises'
import { css, type Files, forBrowser, page, pageFiles, script, tokens } from '../../../pages/files.ts'

const PAGE = '/mostrador'
const ASSETS = `${PAGE}/archivos/`
const HERE = new URL('./', import.meta.url)

/** /mostrador: the counter's day. Without data or key of its own; it asks the office's operations, with the user's key. */
export function counterPage(request: Request): Promise<Response> | undefined {
  const { pathname } = new URL(request.url)
  if (pathname.replace(/\/$/, '') === PAGE) return FILES.answer(request, 'page.html')
  return pathname.startsWith(ASSETS) ? FILES.answer(request, pathname.slice(ASSETS.length)) : undefined
}

const ASSET_FILES: Files = {
  'tokens.css': tokens,
  'counter.css': () => css(new URL('counter.css', HERE)),
  ...Object.fromEntries(
    ['main', 'dialogs', 'office-link', 'turn-list', 'turn-actions'].map(
      (name) => [`${name}.ts`, async () => script(await forBrowser(new URL(`browser/${name}.ts`, HERE)))] as const,
    ),
  ),
}

const FILES = pageFiles(
  {
    ...ASSET_FILES,
    /** Its files lie in the folder of their version, so that those that load each other are of one. */
    'page.html': async () =>
      page((await readFile(new URL('page.html', HERE), 'utf8')).replaceAll('/archivos/', `/archivos/${await FILES.version()}/`)),
  },
  {},
  Object.keys(ASSET_FILES),
)
