import { SECOND } from '../../clock.ts'
import { ACCOUNT_WORDS } from '../../texts/messenger.ts'
import type { Channel } from '../channel.ts'
import { inOwnWords } from '../own-words.ts'
import { type OurPage, parsePage } from './parse.ts'
import { remedyFor } from './remedy.ts'
import { messagesOf, renderReply, renderSeen } from './render.ts'
import { UTILITY_TEMPLATES, type UtilityTemplate } from './utility.ts'

/** Meta allows 300 a second, but beyond 40 its own inbox for the Page begins to suffer. */
const PER_SECOND = 40
/** Meta publishes no limit for one thread: a question is often two messages, so more than on WhatsApp. */
const PAIR = { burst: 60, refillMs: 2 * SECOND }
/** "Invalid parameter": Meta has no code of its own for a template that is not approved. */
const NO_TEMPLATE = 100
/** Subcode of "sent outside of the allowed window"; the code itself is unspecific. */
const WINDOW_CLOSED = 2018278

/** `templates`: those that may be sent first; what Meta did not approve is barred by the database. */
export function createMessenger(page: OurPage & { templates?: readonly UtilityTemplate[] }): Channel {
  const templates = page.templates ?? UTILITY_TEMPLATES
  return {
    name: 'messenger',
    speed: { perSecond: PER_SECOND, pair: PAIR },
    noTemplate: NO_TEMPLATE,
    windowClosed: WINDOW_CLOSED,
    keepsAllBack: ['messenger_token_invalid', 'messenger_permission_missing', 'messenger_restricted'],
    knownTemplatesOnly: true,
    rowsNumbered: true,
    canLook: true,
    parse: (body) => parsePage(body, page),
    link: `https://m.me/${page.pageId}`,
    ourNumber: () => undefined,
    messagesOf: (reply) => messagesOf(inOwnWords(reply, ACCOUNT_WORDS)),
    render: (reply, to, callback, windowOpen) => renderReply(reply, to, callback, windowOpen, templates),
    renderRead: (_messageId, to, slow) => renderSeen(to, slow),
    remedy: remedyFor,
    canonical: ({ value }) => value,
    otherForm: () => undefined,
  }
}
