import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { swagger } from '@elysiajs/swagger'
import { Elysia } from 'elysia'
import { catalogueVersion } from '../../catalogue/memory.ts'
import { css, type Files, javascript, keptJson, ownKey, page, pageFiles, picture, scripts, tokens } from '../../pages/files.ts'
import { VERSION } from '../../version.ts'
import { type Caller, mayDo } from '../access.ts'
import type { Doorkeeper } from '../auth.ts'
import type { AdminDeps } from '../deps.ts'
import { realChoices } from '../fields.ts'
import { openapiComponents, openapiPaths } from '../openapi.ts'
import type { Operation } from '../operation.ts'

/** In the order of a day. */
export const TAGS = [
  { name: 'Hoy', description: 'Cómo va el día y quién viene.' },
  { name: 'Mostrador', description: 'Quién espera, a quién se llama y qué pasó. Con la página /mostrador es más cómodo.' },
  { name: 'Citas', description: 'Ver, dar, cambiar, corregir, cancelar o pasar una cita.' },
  { name: 'Casos', description: 'Personas que esperan respuesta, solicitudes, quejas y reclamos.' },
  { name: 'Denuncias', description: 'Lo que se denuncia de una oficina. Solo para contraloría.' },
  {
    name: 'Números',
    description: 'Cuántas personas vinieron, cuánto esperaron y qué queda libre. Con la página /numeros se ve dibujado.',
  },
  { name: 'Cerrar y abrir', description: 'Días cerrados, lugares y horario.' },
  { name: 'Mensajes', description: 'Lo que no llegó y lo que quedó apartado.' },
  { name: 'Lo que dice el chat', description: 'Lo que no se entendió, lo que se le enseña y las respuestas de la oficina.' },
  { name: 'Ajustes', description: 'La institución, sus oficinas, trámites y precios.' },
  { name: 'Accesos', description: 'Quién puede usar esta página.' },
  { name: 'Sistema', description: 'Para quien lo cuida; en un día normal no hace falta.' },
]

/**
 * Swagger UI in Spanish at /swagger, the document at /swagger/json; every byte comes from this machine. In demonstration mode a button
 * fills in the key (office-app.ts).
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
            // A getter: needed with the first document, long after the start.
            get paths() {
              return openapiPaths(operations, {}) as never
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
const SCRIPTS = ['main', 'dictionary', 'draw', 'forms', 'groups', 'answer', 'mask', 'offers', 'permitted', 'technical', 'view']

const library = (name: string): string => fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))

const ASSETS: Files = {
  ...ownKey,
  'icon.svg': () => picture(new URL('icon.svg', HERE)),
  'tokens.css': tokens,
  'page.css': () => css(new URL('page.css', HERE)),
  'swagger-ui.css': () => css(library('swagger-ui.css')),
  'swagger-ui-bundle.js': () => javascript(library('swagger-ui-bundle.js')),
  ...scripts(HERE, ...SCRIPTS),
  ...scripts(new URL('../../pages/desk/browser/', import.meta.url), 'elements', 'sound', 'worklist'),
}

/** Swagger UI writes style attributes, hence unsafe-inline. */
const FILES = pageFiles({ ...ASSETS, [PAGE]: withAddresses }, { style: "'unsafe-inline'" }, Object.keys(ASSETS))

/** Files are requested by version: a returning browser requests none again. */
async function withAddresses() {
  const html = await readFile(new URL(PAGE, HERE), 'utf8')
  return page(html.replaceAll('/swagger/files/', `/swagger/files/${await FILES.version()}/`))
}

const DOCUMENT = '/swagger/json'

/** The document of one role in one agency at one catalogue version. */
interface Kept {
  version: string
  answer(request: Request): Response
}

/**
 * The OpenAPI document, half a megabyte that takes a quarter of a second: cached for each role of an agency, with its operations and rows
 * only, until a table of its lists changes. Without a key it has the headings alone.
 */
function createDocuments({ db }: Pick<AdminDeps, 'db'>, door: Doorkeeper, operations: readonly Operation[]) {
  const byRole = new Map<string, Kept>()
  const asked = new WeakMap<Request, Caller>()
  return {
    /** Undefined: it has to be made, or something else was requested. */
    async kept(request: Request): Promise<Response | undefined> {
      if (new URL(request.url).pathname !== DOCUMENT) return undefined
      const caller = await door.lookAt(request)
      if (caller instanceof Response) return caller
      if (caller) asked.set(request, caller)
      const known = byRole.get(nameOf(caller))
      return known?.version === catalogueVersion(db) ? known.answer(request) : undefined
    },
    /** Caches the whole document made for this request, as far as its role may read it, and answers with that. */
    async keep(request: Request, whole: unknown): Promise<Response> {
      const caller = asked.get(request)
      const version = catalogueVersion(db) // Nothing was awaited since the document was made.
      const paths = caller ? pathsFor(db, caller, operations) : {}
      const document = { ...(whole as object), paths, ...(caller ? {} : { components: {} }) }
      const answer = await keptJson(document)
      byRole.set(nameOf(caller), { version, answer })
      return answer(request)
    },
  }
}

const nameOf = (caller: Caller | undefined): string => (caller ? `${caller.role} ${caller.agencyId}` : 'nobody')

function pathsFor(db: AdminDeps['db'], { role, agencyId }: Caller, operations: readonly Operation[]) {
  const mine = operations.filter((one) => mayDo({ role, allOffices: true }, one))
  return openapiPaths(mine, realChoices(db, agencyId))
}
