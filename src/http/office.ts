import { Elysia } from 'elysia'
import type { AdminRooms } from './admin/rooms.ts'
import { adminRoutes } from './admin/routes.ts'
import { problemDetails } from './errors.ts'
import { swaggerPage } from './swagger/page.ts'

/** What the office uses: its operations, and the page that shows them. */
export const createOffice = (rooms: AdminRooms) =>
  new Elysia()
    .onError(problemDetails(rooms.log)) // First: a handler does not see routes registered before it.
    .use(adminRoutes(rooms))
    .use(swaggerPage(rooms))
