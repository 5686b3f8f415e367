import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { theOffice } from '../catalogue/offices.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import { inChunks, type JobDeps } from '../jobs/job.ts'
import { isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { putFirst } from '../messaging/notify.ts'
import { canBeTold } from '../messaging/reach.ts'
import { isolate } from '../messaging/writer.ts'
import { sayQuestion } from './chat/question.ts'
import { COLUMNS, isRuled, MISSED_ROW, type MissedVisit, noteMissed, step } from './missed-visits.ts'

/** Two daylights to answer, and a day of them after it was delivered. */
const ANSWER_MS = 2 * DAY
const DELIVERED_BEFORE_MS = DAY
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
      step(tx, one, { state: 'cleared' }, now)
  return found.length
}

/** Who cannot be asked, or was not reached by the question, is not counted. */
function act(tx: Tx, deps: MessagingDeps, one: MissedVisit, now: Instant): void {
  if (one.state === 'asked')
    return step(tx, one, { state: wasDelivered(tx, one, now - DELIVERED_BEFORE_MS) ? 'silent' : 'cleared' }, now)
  const { zone } = theOffice(tx, one.officeId)
  const morning = notAtNight(tx, now, zone)
  const contact = one.contactId === null ? undefined : readContact(tx, deps, one.contactId)
  if (!contact || isMuted(tx, contact.id)) return step(tx, one, { state: 'cleared' }, now)
  const isBusy = deps.listener.isBusy(tx, contact, now)
  if (morning > now || isBusy) return step(tx, one, { state: 'planned', dueAt: isBusy ? now + HOUR : morning }, now)
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = sayQuestion(state, one, { tx, deps, contact, now })
  if (!canBeTold(tx, deps, contact, said.reply, now)) return step(tx, one, { state: 'cleared' }, now)
  const outboxId = putFirst(tx, deps, contact, { ...said, key: `missed_visit:${one.id}` }, now)
  const until = notAtNight(tx, now + ANSWER_MS, zone)
  step(tx, one, { state: 'asked', dueAt: until, ...(outboxId !== undefined && { outboxId }) }, now)
}

const DELIVERED = statement('select 1 from outbox where id = +? and delivered_at <= +?', { params: ['int', 'int'] })

const wasDelivered = (db: Db, { outboxId }: MissedVisit, before: Instant): boolean =>
  outboxId !== null && DELIVERED.finds(db, outboxId, before)
