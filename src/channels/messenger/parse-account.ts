import type { Instant } from '../../clock.ts'
import type { TemplateNews, Update } from '../channel.ts'
import { contentId, part, text, word } from '../meta/schema.ts'
import type { Alert } from './remedy.ts'

const newsSchema = part({
  action: text,
  event: text,
  reason: text,
  message_template_name: text,
  message_template_language: text,
})

/** Two pages of Meta's name this field differently. */
const TEMPLATE_FIELDS = new Set(['messenger_template_status_update', 'message_template_status_update'])
const STOPPED = new Set(['REJECTED', 'PAUSED', 'DISABLED', 'FLAGGED', 'DELETED'])
const POLICY: Record<string, Alert> = { block: 'messenger_restricted', warning: 'messenger_warning' }

/** Anything else is `other`. */
export function parsePageField(field: string, value: unknown, at: Instant): Update {
  const id = contentId(word(field), { field, value, at })
  const news = newsSchema.parse(value)
  if (field === 'policy_enforcement') {
    const event = word(news?.action)
    return { kind: 'account', id, at, field, event, alert: Object.hasOwn(POLICY, event) ? POLICY[event] : undefined }
  }
  if (!TEMPLATE_FIELDS.has(field)) return { kind: 'other', id, at, what: word(field) }
  const event = word(news?.event)
  const template = readTemplate(news?.message_template_name, news?.message_template_language, event, news?.reason)
  const alert: Alert | undefined = STOPPED.has(event) ? 'messenger_template_stopped' : undefined
  return { kind: 'account', id, at, field, event, alert, ...(template && { template }) }
}

function readTemplate(name: string | undefined, language: string | undefined, status: string, reason: string | undefined) {
  if (name === undefined || language === undefined || !/^[a-z0-9_]{1,512}$/.test(name) || !/^[A-Za-z_]{2,10}$/.test(language))
    return undefined
  return {
    name,
    language,
    status,
    ...(reason !== undefined && reason !== 'NONE' && { reason: word(reason) }),
  } satisfies TemplateNews
}
