import { SECOND } from '../../clock.ts'
import { TELEPHONE_WORDS } from '../../texts/channel-words.ts'
import { TEXT_MAX } from '../../texts/lengths.ts'
import type { Channel } from '../channel.ts'
import { inPages } from '../fit.ts'
import { envelopeSchema, list, part, text } from '../meta/schema.ts'
import { inOwnWords } from '../own-words.ts'
import { canonical, otherForm } from './addresses.ts'
import { type OurAccount, parseWebhook } from './parse.ts'
import { type Alert, remedyFor } from './remedy.ts'
import { renderRead, renderReply } from './render.ts'
import { TEMPLATES, type Template } from './templates.ts'

const entrySchema = part({ changes: list })
const changeSchema = part({ value: part({ metadata: part({ phone_number_id: text, display_phone_number: text }) }) })

/** Our own number, beside each message: digits with the country code, as in wa.me links. Undefined without one, or for another account. */
export function readOurNumber(body: unknown, ours: OurAccount): string | undefined {
  for (const entry of envelopeSchema.parse(body).entry) {
    for (const change of entrySchema.parse(entry)?.changes ?? []) {
      const metadata = changeSchema.parse(change)?.value?.metadata
      const digits = metadata?.display_phone_number?.replace(/\D/g, '') ?? ''
      if (metadata?.phone_number_id === ours.phoneNumberId && /^\d{8,15}$/.test(digits))
        return canonical({ kind: 'phone', value: digits })
    }
  }
  return undefined
}

/** A new number's limit; Meta raises it with use. */
const PER_SECOND = 80
/** Meta allows a contact 45 messages at once, and one more every six seconds (code 131056 beyond that). */
const PAIR = { burst: 45, refillMs: 6 * SECOND }
const KEEPS_ALL_BACK: readonly Alert[] = [
  ...(['token_invalid', 'permission_missing', 'payment_problem', 'number_not_registered'] as const),
  ...(['account_disconnected', 'spam_limit'] as const),
]
/** "Template name does not exist in the translation". */
const NO_TEMPLATE = 132001

/** `templates`: those that Meta approved. Without any, closed windows stay silent. */
export function createWhatsApp(account: OurAccount & { templates?: readonly Template[]; perSecond?: number }): Channel {
  const templates = account.templates ?? TEMPLATES
  return {
    name: 'whatsapp',
    speed: { perSecond: account.perSecond ?? PER_SECOND, pair: PAIR },
    noTemplate: NO_TEMPLATE,
    windowClosed: 131047,
    keepsAllBack: KEEPS_ALL_BACK,
    knownTemplatesOnly: false,
    rowsNumbered: false,
    canLook: false,
    parse: (body) => parseWebhook(body, account),
    link: undefined,
    ourNumber: (body) => readOurNumber(body, account),
    render: (reply, to, callback, windowOpen) => renderReply(reply, to, callback, windowOpen, templates),
    messagesOf: (reply) => inPages(inOwnWords(reply, TELEPHONE_WORDS), TEXT_MAX),
    renderRead: (messageId, _to, slow) => [renderRead(messageId, slow)],
    remedy: remedyFor,
    canonical,
    otherForm,
  }
}
