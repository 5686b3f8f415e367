import { Elysia } from 'elysia'
import type { AdminRooms } from './admin/rooms.ts'
import { demoKey } from './demo-key.ts'
import { doorPage } from './door/page.ts'
import { problemDetails } from './errors.ts'
import { type HealthRooms, health } from './health.ts'
import { notePeer } from './peer.ts'
import { isForbiddenOutside, type Opening } from './public.ts'
import { WEBHOOK_BYTES_MAX, type WebhookRooms, webhooks } from './webhooks.ts'

export interface AppRooms extends Opening {
  webhooks: WebhookRooms
  health: HealthRooms
  admin: AdminRooms
  /** The key that the demonstration made up for this run; undefined where somebody gave the key, or where data are real. */
  demoKey?: string | undefined
}

/** The one HTTP application: webhooks for the world; health, the door, the operations and their page for the office. */
export function createApp(rooms: AppRooms) {
  return new Elysia({
    // Without reusePort: false a second process would share the port and take half of the webhooks.
    serve: { reusePort: false, maxRequestBodySize: WEBHOOK_BYTES_MAX },
  })
    .onError(problemDetails(rooms.admin.log)) // First: a handler does not see routes registered before it.
    .onRequest(({ request }) => {
      if (isForbiddenOutside(request, rooms)) return new Response(null, { status: 404 })
    })
    .use(webhooks(rooms.webhooks))
    .use(health(rooms.health))
    .use(doorPage())
    .use(demoKey(rooms.demoKey))
    .all('/*', officeOnceAsked(rooms.admin), { parse: 'none' })
}

interface Asked {
  request: Request
  server: { requestIP(request: Request): { address: string } | null } | null
}

/**
 * Everything else belongs to the office (office.ts). It is a third of the program, so it is loaded with the first request for it,
 * which takes 60 ms longer. After a restart, perhaps after a power cut, citizens do not wait for pages that nobody asked for.
 */
function officeOnceAsked(rooms: AdminRooms): (asked: Asked) => Promise<Response> {
  let office: Promise<{ handle(request: Request): Promise<Response> }> | undefined
  return async ({ request, server }) => {
    notePeer(request, server?.requestIP(request)?.address)
    office ??= import('./office.ts').then(({ createOffice }) => createOffice(rooms))
    const opened = await office.catch((error) => {
      office = undefined // A failure (no memory, no file handle) is not kept: the next request tries again.
      throw error
    })
    return opened.handle(request)
  }
}
