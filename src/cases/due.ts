import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { enqueue, WINDOW_MS } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { sayOnlyHere } from './chat/report.ts'
import { nextTold } from './told.ts'
import { endPauses, isWithPerson } from './with-person.ts'

const NEXT_AT = statement('select min(with_person_until) as at from contacts where with_person_until is not null', {
  row: { at: 'int?' },
  uses: 'contacts_with_person',
})

/** A person's chat returns to the assistant, and unsent reports are asked about once more. */
export const due: DueWork = {
  nextAt(db) {
    const pause = NEXT_AT.get(db)
    const times = [pause?.at ?? undefined, nextTold(db)].filter((at) => at !== undefined)
    return times.length > 0 ? Math.min(...times) : undefined
  },
  settle: { pauses: endPauses },
  say: { told: (tx, deps, _limit, now) => askOnceMore(tx, deps, now) },
}

const MOST_A_FLUSH = 10
/** Writers and people in a talk are not interrupted. */
const WRITING_MS = 10 * MINUTE

const DUE_TO_ASK = statement(
  `select contact_id as contactId, told_at as toldAt from told_reports
   where ask_at is not null and ask_at <= +$now order by ask_at limit +$limit`,
  { row: { contactId: 'int', toldAt: 'int' }, params: { now: 'int', limit: 'int' }, uses: 'told_reports_ask' },
)

/** At most `limit`. */
const dueToAsk = (db: Db, now: Instant, limit: number): { contactId: number; toldAt: Instant }[] =>
  DUE_TO_ASK.all(db, { now, limit })

const ASK_TOLD = statement('update told_reports set ask_at = $at where contact_id = $contact', {
  params: { at: 'int?', contact: 'int' },
})

/** Undefined: never again. */
function askTold(tx: Tx, contactId: number, at: Instant | undefined): void {
  ASK_TOLD.run(tx, {
    at: at ?? null,
    contact: contactId,
  })
}

/**
 * By day, in a pause, within the window for free text, and once. After BAJA, or outside the window, it is deleted in its time without a
 * word.
 */
function askOnceMore(tx: Tx, deps: MessagingDeps, now: Instant): void {
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
