import type { Registration, Secrets } from '../registration.ts'
import { createMessenger } from './channel.ts'
import { createPageClient } from './client.ts'
import { sendToPage } from './send.ts'
import { UTILITY_TEMPLATES } from './utility.ts'

export const messenger: Registration<{ pageId: string } & Secrets> = {
  open: (page) => createMessenger(page),
  send: sendToPage,
  asks: (to, means) => ({ page: createPageClient(to, means) }),
  templates: UTILITY_TEMPLATES,
}
