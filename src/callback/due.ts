import type { Tx } from '../../db/open.ts'
import { hasProgress } from '../chat/draft.ts'
import { sceneOf } from '../chat/scene.ts'
import { askNext } from '../chat/turn.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { askAt, nextToAsk, toAsk } from './asking.ts'

const MOST_A_FLUSH = 20
/** After another booking or a talk with a person. */
const LATER_MS = 10 * MINUTE

/** Below the folio, once. */
function askForPhones(tx: Tx, deps: MessagingDeps, now: Instant): void {
  for (const contactId of toAsk(tx, now, MOST_A_FLUSH))
    if (!isolate(tx, deps.log, 'callback.failed', { contact: contactId }, () => ask(tx, deps, contactId, now)))
      askAt(tx, contactId, undefined)
}

function ask(tx: Tx, deps: MessagingDeps, contactId: number, now: Instant): void {
  const contact = readContact(tx, deps, contactId)
  if (!contact || now - contact.lastInboundAt >= WINDOW_MS || contact.inWriting) return askAt(tx, contactId, undefined)
  const { state } = loadConversation(tx, deps, contactId, now)
  const isTaken = contact.withPersonUntil > now || contact.elsewhereUntil > now
  if (!state || isTaken || hasProgress(state.draft)) return askAt(tx, contactId, now + LATER_MS)
  const scene = sceneOf({ tx, deps, contact, now }, contact.language, state.draft)
  const said = askNext(state, scene, { question: 'callback', notes: [] })
  for (const reply of said.replies) enqueue(tx, deps, { contactId, key: `callback:${contactId}`, reply }, now)
  saveConversation(tx, deps, contactId, said.state, undefined, now)
  askAt(tx, contactId, undefined)
}

export const due: DueWork = {
  nextAt: nextToAsk,
  say: { callbacks: (tx, deps, _limit, now) => askForPhones(tx, deps, now) },
}
