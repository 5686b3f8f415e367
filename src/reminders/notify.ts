import { raiseAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { missingMembers } from '../catalogue/institution.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { drawBetween, HOUR, type Instant, MINUTE } from '../clock.ts'
import { type Contact, isMuted, readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { enqueue } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { sayReminder } from './chat/notices.ts'
import {
  anotherComes,
  carriedBy,
  type DueReminder,
  dropReminder,
  dueReminders,
  lapseOf,
  noteSaid,
  postponeReminder,
  reconfirmedAt,
  restMs,
  type Visit,
  visitAt,
  type WhyDropped,
} from './plan.ts'

/** reminders/due.ts keeps the pace of all. */
const MOST_A_FLUSH = 10
/** A contact in the middle of a chat is not interrupted. */
const TALKING_MS = 10 * MINUTE
/** Two daylights: with less time to answer, no lapse is announced, and one that was delivered later is none. */
export const ANSWER_IN_MS = 24 * HOUR

type Verdict = { drop: WhyDropped } | { until: Instant } | { visit: Visit; contact: Contact; answered: boolean }

/**
 * Says the due reminders, or drops those without sense. Each is checked again in the same step: visit moved, BAJA, days off. A failing one
 * is dropped with an alert, so that it does not stop the others.
 */
export function sayDueReminders(tx: Tx, deps: MessagingDeps, now: Instant): void {
  for (const due of dueReminders(tx, MOST_A_FLUSH, now)) {
    if (isolate(tx, deps.log, 'reminder.failed', { reminder: due.id }, () => act(tx, deps, due, now))) continue
    dropReminder(tx, due.id, 'failed')
    raiseAlert(tx, 'reminder_failed', now)
  }
}

function act(tx: Tx, deps: MessagingDeps, due: DueReminder, now: Instant): void {
  const verdict = judge(tx, deps, due, now)
  if ('drop' in verdict) dropReminder(tx, due.id, verdict.drop)
  else if ('until' in verdict) postponeReminder(tx, due.id, verdict.until)
  else say(tx, deps, due, verdict, now)
}

function judge(db: Db, deps: MessagingDeps, due: DueReminder, now: Instant): Verdict {
  const visit = visitAt(db, due.groupId, due.slotId, now)
  if (!visit) return { drop: 'gone' }
  const contact = visit.contactId === undefined ? undefined : readContact(db, deps, visit.contactId)
  if (!contact) return { drop: 'no_contact' }
  if (isMuted(db, contact.id)) return { drop: 'muted' }
  const latest = visit.startsAt - TOO_NEAR_MS
  if (now > latest || anotherComes(db, due, now)) return { drop: 'late' }
  const answered = reconfirmedAt(db, due.groupId, due.slotId)
  if (answered !== undefined && (due.kind === 'first' || now - answered < restMs(db))) return { drop: 'answered' }
  const from = earliest(db, deps, visit, contact, now)
  if (from > latest) return { drop: 'late' }
  return from > now ? { until: from } : { visit, contact, answered: answered !== undefined }
}

/** From now on. */
function earliest(db: Db, deps: MessagingDeps, visit: Visit, contact: Contact, now: Instant): Instant {
  if (missingMembers(db).length > 0) return now + HOUR
  const morning = notAtNight(db, now, visit.zone)
  // Spread out: otherwise all reminders of a night would go at once.
  if (morning > now) return morning + drawBetween(deps.clock, 0, HOUR / 2)
  if (deps.listener.isBusy(db, contact, now) || isTalking(db, contact, now))
    return now + TALKING_MS + drawBetween(deps.clock, 0, TALKING_MS)
  return now
}

const IS_TALKING = statement('select created_at as at from outbox where contact_id = +? order by id desc limit 1', {
  row: { at: 'int' },
  params: ['int'],
  uses: 'outbox_contact',
})

function isTalking(db: Db, contact: Contact, now: Instant): boolean {
  const last = IS_TALKING.get(db, contact.id)
  return isJustNow(contact.lastInboundAt, now) || (last !== null && isJustNow(last.at, now))
}

/** In both directions: a clock that was put back makes the past look like the future. */
const isJustNow = (at: Instant, now: Instant): boolean => Math.abs(now - at) < TALKING_MS

function say(
  tx: Tx,
  deps: MessagingDeps,
  due: DueReminder,
  { visit, contact, answered }: Extract<Verdict, { visit: Visit }>,
  now: Instant,
): void {
  const { groupId, slotId, kind } = due
  const lapsesAt = answered ? undefined : lapseToTell(tx, visit, now)
  const { state } = loadConversation(tx, deps, contact.id, now)
  const session = { tx, deps, contact, now }
  const said = sayReminder(state, { groupId, slotId, answered, lapsesAt, kind }, session)
  if (!said) return dropReminder(tx, due.id, 'gone')
  const outboxId = enqueue(tx, deps, { contactId: contact.id, reply: said.reply, key: reminderKey(due), once: true }, now)
  saveConversation(tx, deps, contact.id, said.state, undefined, now)
  noteSaid(tx, due.id, { asked: !answered, lapsesAt, outboxId }, now)
}

/** The hour to announce, if the office cancels unanswered visits and there is time to answer. */
function lapseToTell(db: Db, visit: Visit, now: Instant): Instant | undefined {
  const at = lapseOf(db, visit)
  return at !== undefined && at - now >= ANSWER_IN_MS ? at : undefined
}

/** Closer to the visit a reminder helps no one. */
const TOO_NEAR_MS = HOUR

/** Queued once. */
const reminderKey = ({ groupId, slotId, kind }: Pick<DueReminder, 'groupId' | 'slotId' | 'kind'>): string =>
  `reminder:${groupId}:${slotId}:${kind}`

/** The visit stands, without BAJA, in time. Undefined for any other message. */
export function stillReminds(db: Db, message: { outboxId: number; contactId: number }, now: Instant): boolean | undefined {
  const { outboxId, contactId } = message
  const carried = carriedBy(db, outboxId)
  if (!carried) return undefined
  const visit = visitAt(db, carried.groupId, carried.slotId, now)
  return visit !== undefined && visit.contactId === contactId && now <= visit.startsAt - TOO_NEAR_MS / 2 && !isMuted(db, contactId)
}
