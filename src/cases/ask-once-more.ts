import type { Tx } from '../../db/open.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { isolate } from '../messaging/isolate.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { sayOnlyHere } from './chat/only-here.ts'
import { askTold, dueToAsk } from './told.ts'
import { isWithPerson } from './with-person.ts'

const MOST_A_FLUSH = 10
/** Whoever writes just now, or talks with a person, is not interrupted. */
const WRITING_MS = 10 * MINUTE

/**
 * Asks once more about what was told and not sent: by day, in a pause, within the window for free text, and never again. Whoever
 * wants no messages of ours (BAJA), or wrote last too long ago, is not asked: it is deleted in its time without a word.
 */
export function askOnceMore(tx: Tx, deps: MessagingDeps, now: Instant): void {
  for (const { contactId, toldAt } of dueToAsk(tx, now, MOST_A_FLUSH))
    if (!isolate(tx, deps.log, 'told.failed', { contact: contactId }, () => ask(tx, deps, { contactId, toldAt }, now)))
      askTold(tx, contactId, undefined)
}

function ask(tx: Tx, deps: MessagingDeps, { contactId, toldAt }: { contactId: number; toldAt: Instant }, now: Instant): void {
  const contact = readContact(tx, deps, contactId)
  const closed = !contact || now - contact.lastInboundAt >= WINDOW_MS
  if (closed || isMuted(tx, contactId)) return askTold(tx, contactId, undefined)
  const morning = notAtNight(tx, now, institutionZone(tx))
  const isBusy = Math.abs(now - contact.lastInboundAt) < WRITING_MS || isWithPerson(tx, contact, now)
  const pause = isBusy ? now + WRITING_MS : now
  const at = Math.max(morning, pause)
  if (at > now) return askTold(tx, contactId, at)
  const session = { tx, deps, contact, now }
  const { state } = loadConversation(tx, deps, contactId, now)
  const said = sayOnlyHere(state, session)
  for (const reply of said.replies) enqueue(tx, deps, { contactId, key: `told:${contactId}:${toldAt}`, reply, hidden: true }, now)
  saveConversation(tx, deps, contactId, said.state, undefined, now)
  askTold(tx, contactId, undefined)
}
