import { readFileSync } from 'node:fs'

export const JAVASCRIPT = 'text/javascript; charset=utf-8'
export const CSS = 'text/css; charset=utf-8'
export const HTML = 'text/html; charset=utf-8'

/** Files of a page, by the name under which the page asks for them. */
export type Files = Record<string, () => Response>

/**
 * The files of a page that comes from this house alone: nothing may be loaded from elsewhere, framed or sent by a form.
 * `allows` widens what a page needs beyond its own scripts, styles and pictures.
 */
export function pageFiles(allows: { style?: string; img?: string; headers?: Record<string, string> } = {}) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", allows.style].filter(Boolean).join(' '),
    ["img-src 'self' data:", allows.img].filter(Boolean).join(' '),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const respond = (body: string | Uint8Array, type: string): Response =>
    new Response(body as BodyInit, {
      headers: {
        'content-type': type,
        'cache-control': 'no-cache',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        ...allows.headers,
      },
    })
  const asset = (file: string | URL, type: string): Response => respond(readFileSync(file), type)
  return {
    respond,
    asset,
    /** Colours, sizes and the focus ring that all pages share; a page loads it before its own styles. */
    tokens: (): Response => asset(new URL('./tokens.css', import.meta.url), CSS),
  }
}

/** One of these files; nothing else can be asked for. */
export const served = (files: Files, name: string): Response =>
  (Object.hasOwn(files, name) ? files[name]?.() : undefined) ?? new Response(null, { status: 404 })

/** TypeScript without its types, for the browser. Imports stay as they are. */
export const forBrowser = (file: string | URL): string =>
  new Bun.Transpiler({ loader: 'ts', target: 'browser' }).transformSync(readFileSync(file, 'utf8'))
