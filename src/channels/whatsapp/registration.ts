import type { Registration, Secrets } from '../registration.ts'
import { createWhatsApp } from './channel.ts'
import { createGraphClient } from './graph.ts'
import { send } from './send.ts'
import { compareTemplates, TEMPLATES, toNews } from './templates.ts'

export const whatsapp: Registration<{ phoneNumberId: string; businessAccountId: string } & Secrets> = {
  open: (account, perSecond) => createWhatsApp({ ...account, perSecond }),
  send,
  asks(to, { fetch, timeoutMs }) {
    const graph = createGraphClient(to, (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }))
    return {
      inspectToken: () => graph.debugToken(),
      async inspectTemplates() {
        const answer = await graph.templates(to.businessAccountId)
        return answer.ok ? compareTemplates(TEMPLATES, answer.value).map(toNews) : undefined
      },
    }
  },
  templates: TEMPLATES,
}
