import type { Tx } from '../../db/open.ts'
import { hasProgress } from '../chat/draft.ts'
import { sceneOf } from '../chat/scene.ts'
import { askNext } from '../chat/turn.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { Job, JobDeps } from '../jobs/job.ts'
import { isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { askAt, nextToAsk, noteAsked, toAsk } from './opinions.ts'

/** No due work of the flush: a minute more or less is the same here, and each message would pay for the look. */
export const asking: Job = { name: 'opinions', pattern: '* * * * *', look: lookForVisits }

const MOST_AT_ONCE = 50

export async function lookForVisits({
  db,
  writer,
  clock,
  messaging,
}: Pick<JobDeps, 'db' | 'writer' | 'clock' | 'messaging'>): Promise<void> {
  if ((nextToAsk(db) ?? Number.POSITIVE_INFINITY) > clock.now()) return
  await writer.submit('opinions.ask', (tx, now) => askForOpinions(tx, messaging, MOST_AT_ONCE, now))
}

/** After another booking or a talk with a person. */
const LATER_MS = 30 * MINUTE

function askForOpinions(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): void {
  for (const { visitId, contactId } of toAsk(tx, now, limit))
    if (
      contactId === null ||
      !isolate(tx, deps.log, 'opinions.failed', { visit: visitId }, () => ask(tx, deps, { visitId, contactId }, now))
    )
      askAt(tx, visitId, undefined)
}

/** Within the 24 hours of the last message, or never. */
function ask(tx: Tx, deps: MessagingDeps, { visitId, contactId }: { visitId: number; contactId: number }, now: Instant): void {
  const contact = readContact(tx, deps, contactId)
  if (!contact || now - contact.lastInboundAt >= WINDOW_MS || isMuted(tx, contactId)) return askAt(tx, visitId, undefined)
  const { state } = loadConversation(tx, deps, contactId, now)
  const isTaken = contact.withPersonUntil > now || contact.elsewhereUntil > now
  if (!state || isTaken || hasProgress(state.draft)) return askAt(tx, visitId, now + LATER_MS)
  const scene = sceneOf({ tx, deps, contact, now }, contact.language, state.draft)
  const said = askNext(state, scene, { question: 'afterVisit', about: String(visitId), notes: [] })
  for (const reply of said.replies) enqueue(tx, deps, { contactId, key: `after_visit:${visitId}`, reply }, now)
  saveConversation(tx, deps, contactId, said.state, undefined, now)
  noteAsked(tx, visitId, now)
}
