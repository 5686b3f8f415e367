import { Elysia } from 'elysia'
import { problemDetails } from '../http/errors.ts'
import { UNDER_ANY_HOST } from '../http/serve.ts'
import { createDoorkeeper } from './auth.ts'
import type { AdminDeps } from './deps.ts'
import { type Operation, routesOf } from './operation.ts'
import { swaggerPage, TAGS } from './swagger/page.ts'

export function createOffice(deps: AdminDeps, operations: readonly Operation[]) {
  const door = createDoorkeeper(deps)
  const ordered = inOrderOfPage(operations)
  return new Elysia({ handler: UNDER_ANY_HOST })
    .onError(problemDetails(deps.log)) // First: a handler does not see routes registered before it.
    .use(routesOf(ordered, deps, door))
    .use(swaggerPage(deps, door, ordered))
}

const place = ({ tag }: Operation): number => TAGS.findIndex((one) => one.name === tag)

/** In the page's order. */
export const inOrderOfPage = (operations: readonly Operation[]): Operation[] =>
  operations.toSorted((a, b) => place(a) - place(b) || a.rank - b.rank)
