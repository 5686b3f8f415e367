import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { theOffice } from '../catalogue/offices.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import { inChunks, type JobDeps } from '../jobs/job.ts'
import { type Contact, isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { putFirst } from '../messaging/notify.ts'
import { canBeTold } from '../messaging/reach.ts'
import { isolate } from '../messaging/writer.ts'
import { sayQuestion } from './chat/question.ts'
import { COLUMNS, isRuled, MISSED_ROW, type MissedVisit, noteMissed, step } from './missed-visits.ts'

/** Two daylights to answer, and a day of them after it was delivered; a week where it could not be asked soon after. */
const ANSWER_MS = 2 * DAY
const LATE_ANSWER_MS = 7 * DAY
const LATE_MS = 5 * DAY
const DELIVERED_BEFORE_MS = DAY
/** Until the next try, where no chat could be asked. */
const AGAIN_MS = DAY
/** So that no answer waits long behind it. */
const MOST_AT_ONCE = 10

const DUE = statement(`select ${COLUMNS} from missed_visits m where m.due_at <= +$now order by m.due_at limit +$limit`, {
  row: MISSED_ROW,
  params: { now: 'int', limit: 'int' },
  uses: 'missed_visits_due',
})

export async function lookAtMissed({ db, writer, messaging }: Pick<JobDeps, 'db' | 'writer' | 'messaging'>): Promise<void> {
  if (!isRuled(db)) return
  await writer.submit('missed_visits.note', noteMissed)
  await inChunks({ writer }, 'missed_visits.ask', (tx, now) => askMissed(tx, messaging, now), MOST_AT_ONCE)
}

/** Asks what is due, and settles what was not answered. Returns how many. */
function askMissed(tx: Tx, deps: MessagingDeps, now: Instant): number {
  const found = DUE.all(tx, { now, limit: MOST_AT_ONCE })
  for (const one of found)
    if (!isolate(tx, deps.log, 'missed_visit.failed', { missed: one.id }, () => act(tx, deps, one, now)))
      step(tx, one, { state: 'planned', dueAt: now + AGAIN_MS }, now)
  return found.length
}

const CHATS = statement(
  `select c.id from contacts c where c.id = +$contact
   union all select c.id from contacts c where c.id is not +$contact and c.asker_id in (
     select k.id from askers k where k.id = (select coalesce(w.counts_as, w.id) from askers w where w.id = +$asker)
     union all select k.id from askers k where k.counts_as = (select coalesce(w.counts_as, w.id) from askers w where w.id = +$asker))`,
  {
    row: { id: 'int' },
    params: { contact: 'int?', asker: 'int' },
    uses: 'askers_counts_as contacts_asker',
  },
)

/** Who has it now, else who asked for it: the first that may be written to. */
const chatOf = (tx: Tx, deps: MessagingDeps, { contactId, askerId }: MissedVisit): Contact | undefined =>
  CHATS.all(tx, { contact: contactId, asker: askerId })
    .filter(({ id }) => !isMuted(tx, id))
    .map(({ id }) => readContact(tx, deps, id))
    .find((contact) => contact !== undefined)

/** Who cannot be asked, or was not reached by the question, is asked later, and before another appointment (limitPassed). */
function act(tx: Tx, deps: MessagingDeps, one: MissedVisit, now: Instant): void {
  const later = { state: 'planned', dueAt: now + AGAIN_MS } as const
  const sent = sentBefore(tx, one)
  const reachedAt = sent?.deliveredAt ?? undefined
  if (one.state === 'asked') {
    const isSilent = reachedAt !== undefined && reachedAt <= now - DELIVERED_BEFORE_MS
    return step(tx, one, isSilent ? { state: 'silent' } : later, now)
  }
  const { zone } = theOffice(tx, one.officeId)
  const morning = notAtNight(tx, now, zone)
  const contact = chatOf(tx, deps, one)
  const until = notAtNight(tx, now + (now - one.startsAt > LATE_MS ? LATE_ANSWER_MS : ANSWER_MS), zone)
  if (reachedAt !== undefined) return step(tx, one, { state: 'asked', dueAt: until }, now)
  // A telephone that was off does not find the same question many times.
  if (!contact || (sent && contact.lastInboundAt <= sent.at)) return step(tx, one, later, now)
  const isBusy = deps.listener.isBusy(tx, contact, now)
  if (morning > now || isBusy) return step(tx, one, { state: 'planned', dueAt: isBusy ? now + HOUR : morning }, now)
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = sayQuestion(state, one, { tx, deps, contact, now })
  if (!canBeTold(tx, deps, contact, said.reply, now)) return step(tx, one, later, now)
  const outboxId = putFirst(tx, deps, contact, { ...said, key: `missed_visit:${one.id}:${one.version}` }, now)
  step(tx, one, { state: 'asked', dueAt: until, ...(outboxId !== undefined && { outboxId }) }, now)
}

const SENT = statement('select created_at as at, delivered_at as deliveredAt from outbox where id = +?', {
  row: { at: 'int', deliveredAt: 'int?' },
  params: ['int'],
})

/** The question, while that is kept. */
const sentBefore = (db: Db, { outboxId }: MissedVisit) => (outboxId === null ? undefined : (SENT.get(db, outboxId) ?? undefined))
