import { catalogueVersion } from '../../catalogue/memory.ts'
import { keptJson } from '../../pages/files.ts'
import { mayDo } from '../access.ts'
import type { Doorkeeper } from '../auth.ts'
import type { AdminDeps } from '../deps.ts'
import type { Operation } from '../operation.ts'
import type { Role } from '../roles.ts'

export const DOCUMENT = '/swagger/json'

/** The document of one role, as it was made when the catalogue had this version. */
interface Kept {
  version: string
  answer(request: Request): Response
}

/**
 * The OpenAPI document, half a megabyte that takes a quarter of a second to make: once for each role, with only the operations of that
 * role, and anew when a table changed from which its lists of choices are filled. Without a key it is the whole one.
 */
export function createDocuments({ db }: Pick<AdminDeps, 'db'>, door: Doorkeeper, operations: readonly Operation[]) {
  const byRole = new Map<Role | 'nobody', Kept>()
  const asked = new WeakMap<Request, Role | 'nobody'>()
  return {
    /** The document that is there already; undefined: it has to be made, or something else was asked for. */
    async kept(request: Request): Promise<Response | undefined> {
      if (new URL(request.url).pathname !== DOCUMENT) return undefined
      const caller = await door.lookAt(request)
      if (caller instanceof Response) return caller
      const role = caller?.role ?? 'nobody'
      asked.set(request, role)
      const known = byRole.get(role)
      return known?.version === catalogueVersion(db) ? known.answer(request) : undefined
    },
    /** Keeps the whole document that was made for this request, as far as its role may read it, and answers with that. */
    async keep(request: Request, whole: unknown): Promise<Response> {
      const role = asked.get(request) ?? 'nobody'
      const version = catalogueVersion(db) // Nothing was awaited since the document was made.
      const answer = await keptJson(role === 'nobody' ? whole : onlyOf(role, whole as Whole, operations))
      byRole.set(role, { version, answer })
      return answer(request)
    },
  }
}

interface Whole {
  paths: Record<string, Record<string, unknown>>
}

function onlyOf(role: Role, whole: Whole, operations: readonly Operation[]): Whole {
  const mine = new Set(
    operations.filter((one) => mayDo({ role, officeIds: undefined }, one)).map((one) => `${one.method} ${one.path}`),
  )
  const paths = Object.entries(whole.paths).map(([path, methods]) => {
    const kept = Object.entries(methods).filter(([method]) => mine.has(`${method.toUpperCase()} ${path}`))
    return [path, Object.fromEntries(kept)] as const
  })
  return { ...whole, paths: Object.fromEntries(paths.filter(([, methods]) => Object.keys(methods).length > 0)) }
}
