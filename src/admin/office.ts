import { Elysia } from 'elysia'
import { problemDetails } from '../http/errors.ts'
import { createDoorkeeper } from './auth.ts'
import type { AdminRooms } from './rooms.ts'
import { adminRoutes } from './routes.ts'
import { swaggerPage } from './swagger/page.ts'

/** What the office uses: its operations, and the page that shows them. */
export function createOffice(rooms: AdminRooms) {
  const door = createDoorkeeper(rooms)
  return new Elysia()
    .onError(problemDetails(rooms.log)) // First: a handler does not see routes registered before it.
    .use(adminRoutes(rooms, door))
    .use(swaggerPage(rooms, door))
}
