import { fileURLToPath } from 'node:url'
import { swagger } from '@elysiajs/swagger'
import { Elysia } from 'elysia'
import { CSS, type Files, forBrowser, HTML, JAVASCRIPT, pageFiles, served } from '../../pages/files.ts'
import { VERSION } from '../../version.ts'
import type { AdminRooms } from '../admin/rooms.ts'
import { OPERATIONS, realChoices } from '../admin/routes.ts'
import { openapiComponents, openapiPaths } from '../openapi.ts'
import { TAGS } from './tags.ts'

/** Swagger UI writes style attributes, hence unsafe-inline. */
const { asset: file, respond, tokens } = pageFiles({ style: "'unsafe-inline'" })

/**
 * Swagger UI in Spanish at /swagger, the document at /swagger/json; every byte comes from this machine. In
 * demonstration mode a button fills in the demonstration's key.
 */
export function swaggerPage(rooms: AdminRooms) {
  return (
    new Elysia({ name: 'swagger-es' })
      .use(
        swagger({
          path: '/swagger',
          exclude: [/^\/(?!admin\/)/], // Webhooks and health are no business of a clerk.
          documentation: {
            info: {
              title: 'Ventanilla',
              version: VERSION,
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
      .get('/swagger', () => asset('page.html', HTML), { detail: { hide: true } })
      .get('/swagger/files/:name', ({ params }) => served(FILES, params.name), { detail: { hide: true } })
      .get('/swagger/demo', ({ status }) => (rooms.demo && rooms.adminToken ? { clave: rooms.adminToken } : status(404)), {
        detail: { hide: true },
      })
  )
}

const HERE = fileURLToPath(new URL('./', import.meta.url))

const FILES: Files = {
  'icon.svg': () => asset('icon.svg', 'image/svg+xml'),
  'tokens.css': tokens,
  'page.css': () => asset('page.css', CSS),
  'main.ts': () => script('main.ts'),
  'dictionary.ts': () => script('dictionary.ts'),
  'at-once.ts': () => script('at-once.ts'),
  'draw.ts': () => script('draw.ts'),
  'carry.ts': () => script('carry.ts'),
  'answer.ts': () => script('answer.ts'),
  'file.ts': () => script('file.ts'),
  'mine.ts': () => script('mine.ts'),
  'missing.ts': () => script('missing.ts'),
  'view.ts': () => script('view.ts'),
  'swagger-ui.css': () => library('swagger-ui.css', CSS),
  'swagger-ui-bundle.js': () => library('swagger-ui-bundle.js', JAVASCRIPT),
}

const asset = (name: string, type: string): Response => file(HERE + name, type)

const library = (name: string, type: string): Response => file(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)), type)

const script = (name: string): Response => respond(forBrowser(HERE + name), JAVASCRIPT)
