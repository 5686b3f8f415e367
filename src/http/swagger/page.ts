import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { swagger } from '@elysiajs/swagger'
import { type AnyElysia, Elysia } from 'elysia'
import packageFile from '../../../package.json' with { type: 'json' }
import type { AdminRooms } from '../admin/rooms.ts'
import { OPERATIONS, realChoices } from '../admin/routes.ts'
import { openapiComponents, openapiPaths } from '../openapi.ts'
import { TAGS } from './tags.ts'

/** What the page may load: itself and this house, nothing else. Swagger UI writes style attributes, hence unsafe-inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Swagger UI in Spanish at /swagger, the document at /swagger/json; every byte comes from this machine. In
 * demonstration mode a button fills in the demonstration's key.
 */
export function swaggerPage(_app: AnyElysia, rooms: AdminRooms) {
  return (
    new Elysia({ name: 'swagger-es' })
      .use(
        swagger({
          path: '/swagger',
          exclude: [/^\/(?!admin\/)/], // Webhooks and health are no business of a clerk.
          documentation: {
            info: {
              title: 'Ventanilla',
              version: packageFile.version,
              description: 'Las operaciones de la oficina, tarea por tarea.',
            },
            tags: TAGS,
            security: [{ clave: [] }],
            components: openapiComponents as never,
            // A getter, because the plugin spreads it at each request: the choices are those of this moment.
            get paths() {
              return openapiPaths(OPERATIONS, realChoices(rooms)) as never
            },
          },
        }),
      )
      // After the plugin: before it, the plugin's own page, which loads from the internet, would win.
      .get('/swagger', () => asset('page.html', 'text/html; charset=utf-8'), { detail: { hide: true } })
      .get('/swagger/files/:name', ({ params }) => served(params.name), { detail: { hide: true } })
      .get('/swagger/demo', ({ status }) => (rooms.demo && rooms.adminToken ? { clave: rooms.adminToken } : status(404)), {
        detail: { hide: true },
      })
  )
}

const HERE = fileURLToPath(new URL('./', import.meta.url))
const JAVASCRIPT = 'text/javascript; charset=utf-8'
const CSS = 'text/css; charset=utf-8'

/** The files of the page by the name under which it asks for them; nothing else can be asked for. */
const FILES: Record<string, () => Response> = {
  'icon.svg': () => asset('icon.svg', 'image/svg+xml'),
  'page.css': () => asset('page.css', CSS),
  'main.ts': () => script('main.ts'),
  'dictionary.ts': () => script('dictionary.ts'),
  'answer.ts': () => script('answer.ts'),
  'mine.ts': () => script('mine.ts'),
  'missing.ts': () => script('missing.ts'),
  'swagger-ui.css': () => library('swagger-ui.css', CSS),
  'swagger-ui-bundle.js': () => library('swagger-ui-bundle.js', JAVASCRIPT),
}

const served = (name: string): Response =>
  (Object.hasOwn(FILES, name) ? FILES[name]?.() : undefined) ?? new Response(null, { status: 404 })

const asset = (name: string, type: string): Response => fileResponse(readFileSync(HERE + name), type)

const library = (name: string, type: string): Response =>
  fileResponse(readFileSync(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))), type)

/** The page's own TypeScript without its types; imports stay as they are, so the browser asks for the next file. */
function script(name: string): Response {
  const source = readFileSync(HERE + name, 'utf8')
  return fileResponse(new Bun.Transpiler({ loader: 'ts', target: 'browser' }).transformSync(source), JAVASCRIPT)
}

function fileResponse(body: string | Uint8Array, type: string): Response {
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}
