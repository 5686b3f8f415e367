import type { Channel } from '../channel.ts'
import { canonical, otherForm } from './addresses.ts'
import { readOurNumber } from './our-number.ts'
import { type OurAccount, parseWebhook } from './parse.ts'
import { remedyFor } from './remedy.ts'
import { renderRead, renderReply } from './render.ts'
import { TEMPLATES, type Template } from './templates.ts'

/** WhatsApp for one business number. `templates`: those that Meta approved. Without any, closed windows stay silent. */
export function createWhatsApp(account: OurAccount & { templates?: readonly Template[] }): Channel {
  const templates = account.templates ?? TEMPLATES
  return {
    name: 'whatsapp',
    parse: (body) => parseWebhook(body, account),
    ourNumber: (body) => readOurNumber(body, account),
    render: (reply, to, callback, windowOpen) => renderReply(reply, to, callback, windowOpen, templates),
    renderRead: (messageId) => renderRead(messageId),
    remedy: remedyFor,
    canonical,
    otherForm,
  }
}
