import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const JAVASCRIPT = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'
const HTML = 'text/html; charset=utf-8'

/** Made or read at the first request. */
export interface Source {
  type: string
  bytes: Uint8Array
  headers?: Record<string, string>
}

/** By the name under which the page requests them. */
export type Files = Record<string, () => Promise<Source>>

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = async (file: string | URL, type: string): Promise<Source> => ({ type, bytes: await readFile(file) })

export const css = (file: string | URL): Promise<Source> => read(file, CSS)
export const styles = async (text: string): Promise<Source> => ({ type: CSS, bytes: encode(text) })
export const javascript = (file: string | URL): Promise<Source> => read(file, JAVASCRIPT)
export const picture = (file: string | URL): Promise<Source> => read(file, 'image/svg+xml')
export const page = (html: string): Source => ({ type: HTML, bytes: encode(html) })
export const script = (code: string, headers: Record<string, string> = {}): Source => ({
  type: JAVASCRIPT,
  bytes: encode(code),
  headers,
})

/** Shared colours, sizes and focus ring, loaded before a page's own styles. */
export const tokens = (): Promise<Source> => css(new URL('./tokens.css', import.meta.url))

/** Modules of several folders, which lie side by side for the browser: imports lose their folders, and the library's its name. */
export const scripts = (folder: URL, ...names: string[]): Files =>
  Object.fromEntries(
    names.map((name) => [
      `${name.slice(name.lastIndexOf('/') + 1)}.ts`,
      async () => script(sideBySide(await forBrowser(new URL(`${name}.ts`, folder)))),
    ]),
  )

const sideBySide = (code: string): string =>
  code
    .replace(/(from\s*["'])\.\.?\/(?:[\w.-]+\/)*/g, '$1./')
    .replace(/((?:from\s*|import\()["'])qr(?:\/(decode)\.js)?(?=["'])/g, (_, from, part) => `${from}./${part ?? 'index'}.js`)

/** For entering with a key, or with a code that is exchanged for one. */
export const ownKey: Files = {
  ...scripts(new URL('./desk/browser/', import.meta.url), 'own-key', '../../../letters'),
  'index.js': () => javascript(fileURLToPath(import.meta.resolve('qr'))),
}

/** The entrance with a key, and what goes with it, of each page of the office. */
export const desk: Files = {
  ...ownKey,
  'tokens.css': tokens,
  'desk.css': () => css(new URL('./desk/desk.css', import.meta.url)),
  ...scripts(new URL('./desk/browser/', import.meta.url), 'elements', 'entrance', 'follow', 'office-link', 'sound', 'worklist'),
}

/** A page at this path and its files below it, in the folder of their version, so that those that load each other are of one. */
export function pageAt(path: string, html: URL, files: Files): (request: Request) => Promise<Response> | undefined {
  const assets = `${path}/archivos/`
  const all = pageFiles(
    {
      ...files,
      'page.html': async () => page(await withEntrance(html, assets, `${assets}${await all.version()}/`)),
    },
    {},
    Object.keys(files),
  )
  return (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.replace(/\/$/, '') === path) return all.answer(request, 'page.html')
    return pathname.startsWith(assets) ? all.answer(request, pathname.slice(assets.length)) : undefined
  }
}

const ENTRANCE = new URL('./desk/entrance.html', import.meta.url)

/** The fields for a key stand once, for each page that asks for one. */
async function withEntrance(html: URL, assets: string, versioned: string): Promise<string> {
  const [text, entrance] = await Promise.all([readFile(html, 'utf8'), readFile(ENTRANCE, 'utf8')])
  return text.replaceAll(assets, versioned).replace('<!-- entrance -->', () => entrance.trim())
}

/** Without types; imports stay as they are. */
export const forBrowser = async (file: string | URL): Promise<string> =>
  new Bun.Transpiler({ loader: 'ts', target: 'browser' }).transformSync(await readFile(file, 'utf8'))

interface Kept extends Source {
  tag: string
  /** Undefined: it would gain nothing. */
  zipped: Uint8Array | undefined
}

export interface PageFiles {
  /**
   * By the end of its address: the name, revalidated each time, or `version/name`, cached for a year. Nothing else can be requested. Sends
   * nothing that the browser already has.
   */
  answer(request: Request, name: string): Promise<Response>
  /** Changes with every byte of these files, and names their folder, so that files that load each other are of one version. */
  version(): Promise<string>
  bytes(name: string): Promise<Uint8Array>
}

/**
 * A page's files, with a policy that nothing is loaded from elsewhere, framed or sent by a form. `allows` widens it. `versioned`: those of
 * the folder `version()`. Each is read and compressed once, at its first request, off the writer's thread; a changed file needs a restart.
 */
export function pageFiles(
  files: Files,
  allows: { style?: string; img?: string; headers?: Record<string, string> } = {},
  versioned: string[] = Object.keys(files),
): PageFiles {
  const always = { ...policyOf(allows), ...allows.headers }
  const kept = new Map<string, Promise<Kept>>()
  const keep = (name: string): Promise<Kept> => {
    const known = kept.get(name) ?? make(files[name])
    kept.set(name, known)
    known.catch(() => kept.delete(name)) // A failure (no memory, no file handle) is not kept: the next request tries again.
    return known
  }
  let folder: Promise<string> | undefined
  const version = (): Promise<string> => {
    folder ??= digestOf(versioned, keep)
    folder.catch(() => {
      folder = undefined
    })
    return folder
  }
  return {
    version,
    bytes: async (name) => (await keep(name)).bytes,
    async answer(request, asked) {
      const [name, isOfVersion] = asked.includes('/') ? await withoutVersion(asked, version) : [asked, false]
      if (!Object.hasOwn(files, name)) return new Response(null, { status: 404 })
      const one = await keep(name)
      const caching = isOfVersion ? 'max-age=31536000, immutable' : 'no-cache'
      return respond(request, one, { ...always, ...one.headers, 'cache-control': caching, etag: one.tag, vary: 'accept-encoding' })
    },
  }
}

/** Serialised and compressed once; it varies by `authorization`. */
export async function keptJson(value: unknown): Promise<(request: Request) => Response> {
  const one = await make(async () => ({ type: 'application/json', bytes: encode(JSON.stringify(value)) }))
  const headers = { 'cache-control': 'private, no-cache', etag: one.tag, vary: 'authorization, accept-encoding' }
  return (request) => respond(request, one, headers)
}

/** `version/styles/base.css` is `styles/base.css` of that version; of another version it is only that name. */
async function withoutVersion(asked: string, version: () => Promise<string>): Promise<[name: string, isOfVersion: boolean]> {
  const [first = '', ...rest] = asked.split('/')
  if (!/^[0-9a-f]{16}$/.test(first)) return [asked, false]
  return [rest.join('/'), first === (await version())]
}

const WORTH_ZIPPING_BYTES = 1_000
const zip = promisify(gzip)

async function make(open: (() => Promise<Source>) | undefined): Promise<Kept> {
  if (!open) throw new Error('there is no such file')
  const one = await open()
  const zipped = one.bytes.length < WORTH_ZIPPING_BYTES ? undefined : new Uint8Array(await zip(one.bytes))
  return { ...one, zipped, tag: `W/"${hash(one.bytes)}"` } // Weak: the same for both forms.
}

async function digestOf(names: string[], keep: (name: string) => Promise<Kept>): Promise<string> {
  const tags = await Promise.all(names.map(async (name) => `${name} ${(await keep(name)).tag}`))
  return hash(encode(tags.join('\n')))
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

function respond(request: Request, one: Kept, headers: Record<string, string>): Response {
  if (request.headers.get('if-none-match')?.includes(one.tag)) return new Response(null, { status: 304, headers })
  const typed = { 'content-type': one.type, ...headers }
  const takesZipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  return one.zipped && takesZipped
    ? new Response(one.zipped as BodyInit, { headers: { ...typed, 'content-encoding': 'gzip' } })
    : new Response(one.bytes as BodyInit, { headers: typed })
}

function policyOf({ style, img }: { style?: string; img?: string }): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", style].filter(Boolean).join(' '),
    ["img-src 'self' data:", img].filter(Boolean).join(' '),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
}
