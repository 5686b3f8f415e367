import { Elysia } from 'elysia'
import { problemDetails } from '../http/errors.ts'
import { createDoorkeeper } from './auth.ts'
import type { AdminDeps } from './deps.ts'
import { adminRoutes } from './routes.ts'
import { swaggerPage } from './swagger/page.ts'

/** What the office uses: its operations, and the page that shows them. */
export function createOffice(deps: AdminDeps) {
  const door = createDoorkeeper(deps)
  return new Elysia()
    .onError(problemDetails(deps.log)) // First: a handler does not see routes registered before it.
    .use(adminRoutes(deps, door))
    .use(swaggerPage(deps, door))
}
