import { Elysia } from 'elysia'
import type { AdminRooms } from './admin/rooms.ts'
import { adminRoutes } from './admin/routes.ts'
import { doorPage } from './door/page.ts'
import { problemDetails } from './errors.ts'
import { type HealthRooms, health } from './health.ts'
import { isForbiddenOutside } from './public.ts'
import { swaggerPage } from './swagger/page.ts'
import { WEBHOOK_BYTES_MAX, type WebhookRooms, webhooks } from './webhooks.ts'

export interface AppRooms {
  webhooks: WebhookRooms
  health: HealthRooms
  admin: AdminRooms
  publicUrl: string | undefined
  adminPublic: boolean
}

/** The one HTTP application: webhooks for the world; admin, health and Swagger UI for the office. */
export function createApp(rooms: AppRooms) {
  const app = new Elysia({
    // Without reusePort: false a second process would share the port and take half of the webhooks.
    serve: { reusePort: false, maxRequestBodySize: WEBHOOK_BYTES_MAX },
  })
    .onError(problemDetails(rooms.admin.log)) // First: a handler does not see routes registered before it.
    .onRequest(({ request }) => {
      if (!rooms.adminPublic && isForbiddenOutside(request, rooms.publicUrl)) return new Response(null, { status: 404 })
    })
    .use(webhooks(rooms.webhooks))
    .use(health(rooms.health))
    .use(adminRoutes(rooms.admin))
    .use(doorPage())
  return app.use(swaggerPage(app, rooms.admin))
}
