import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { swagger } from '@elysiajs/swagger'
import { Elysia } from 'elysia'
import { css, type Files, forBrowser, javascript, page, pageFiles, picture, script, tokens } from '../../pages/files.ts'
import { VERSION } from '../../version.ts'
import type { Doorkeeper } from '../auth.ts'
import type { AdminDeps } from '../deps.ts'
import { realChoices } from '../fields.ts'
import { openapiComponents, openapiPaths } from '../openapi.ts'
import type { Operation } from '../operation.ts'
import { createDocuments, DOCUMENT } from './documents.ts'
import { TAGS } from './tags.ts'

/**
 * Swagger UI in Spanish at /swagger, the document at /swagger/json; every byte comes from this machine. In
 * demonstration mode a button fills in the demonstration's key (office-app.ts).
 */
export function swaggerPage(deps: AdminDeps, door: Doorkeeper, operations: readonly Operation[]) {
  const documents = createDocuments(deps, door, operations)
  return (
    new Elysia({ name: 'swagger-es' })
      // First: a hook is not called for routes registered before it.
      .onRequest(async ({ request }) => documents.kept(request))
      .mapResponse(({ request, path, responseValue }) => (path === DOCUMENT ? documents.keep(request, responseValue) : undefined))
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
            // A getter, because the plugin spreads it whenever a document is made: the choices are those of that moment.
            get paths() {
              return openapiPaths(operations, realChoices(deps.db)) as never
            },
          },
        }),
      )
      // After the plugin: before it, the plugin's own page, which loads from the internet, would win.
      .get('/swagger', ({ request }) => FILES.answer(request, PAGE), { detail: { hide: true } })
      .get('/swagger/files/*', ({ request, params }) => FILES.answer(request, params['*']), { detail: { hide: true } })
  )
}

const HERE = new URL('./', import.meta.url)
const PAGE = 'page.html'
const SCRIPTS = [
  'main',
  'dictionary',
  'anew',
  'at-once',
  'draw',
  'carry',
  'fields',
  'answer',
  'file',
  'mask',
  'mine',
  'missing',
  'typing',
  'view',
]

const library = (name: string): string => fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))

const ASSETS: Files = {
  'icon.svg': () => picture(new URL('icon.svg', HERE)),
  'tokens.css': tokens,
  'page.css': () => css(new URL('page.css', HERE)),
  'swagger-ui.css': () => css(library('swagger-ui.css')),
  'swagger-ui-bundle.js': () => javascript(library('swagger-ui-bundle.js')),
  ...Object.fromEntries(
    SCRIPTS.map((name) => [`${name}.ts`, async () => script(await forBrowser(new URL(`${name}.ts`, HERE)))] as const),
  ),
}

/** Swagger UI writes style attributes, hence unsafe-inline. */
const FILES = pageFiles({ ...ASSETS, [PAGE]: withAddresses }, { style: "'unsafe-inline'" }, Object.keys(ASSETS))

/** The page asks for its files by their version: a browser that has been here before asks for none of them again. */
async function withAddresses() {
  const html = await readFile(new URL(PAGE, HERE), 'utf8')
  return page(html.replaceAll('/swagger/files/', `/swagger/files/${await FILES.version()}/`))
}
