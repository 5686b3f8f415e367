import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { isolate } from '../messaging/isolate.ts'
import { enqueue, WINDOW_MS, withdrawQuestions } from '../messaging/outbox.ts'
import { type LostBecause, sayHoldLost } from './chat/hold-lost.ts'

/**
 * Tells a contact once that its hold is over, and shows the next free hours. Only inside the 24-hour window: a hold is not
 * worth a paid template, and the next word resumes anyway. The hold ends also when this cannot be told.
 */
export function tellHoldLost(tx: Tx, deps: MessagingDeps, contactId: number, because: LostBecause, now: Instant): void {
  isolate(tx, deps.log, 'hold.untold', { contact: contactId, because }, () => tell(tx, deps, contactId, because, now))
}

function tell(tx: Tx, deps: MessagingDeps, contactId: number, because: LostBecause, now: Instant): void {
  const contact = readContact(tx, deps, contactId)
  const { state } = loadConversation(tx, deps, contactId, now)
  if (!contact || !state || now - contact.lastInboundAt >= WINDOW_MS) return
  // A person has the chat and would get the answer to our question. The hold said when it ends.
  if (contact.withPersonUntil > now) return
  const session = { tx, deps, contact, now }
  const told = sayHoldLost(state, because, session)
  if (told.replies.length > 0) withdrawQuestions(tx, contactId, now)
  for (const reply of told.replies) enqueue(tx, deps, { contactId, reply }, now)
  saveConversation(tx, deps, contactId, told.state, undefined, now)
}
