import { lastBeat, lastGap } from '../../db/acting-time.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { cancel } from '../booking/cancellation.ts'
import { visitOf } from '../booking/chat/bookings.ts'
import { record } from '../booking/events.ts'
import { stampNow } from '../booking/groups.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { type Contact, isMuted, readContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { enqueue } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import { sayLapsed } from './chat/notices.ts'
import { ANSWER_IN_MS } from './notify.ts'
import { dueLapses, lapseOf, postponeLapse, reconfirmedAt, settleLapse, type Visit, visitAt } from './plan.ts'

const MOST_A_FLUSH = 10
/** A place freed later helps no one: its person keeps it. */
const TOO_LATE_TO_FREE_MS = 3 * HOUR
/** After we were off, an answer may still be on its way: Meta repeats what we did not take, at growing intervals. */
const HEARING_MS = HOUR
/** A longer time without a heartbeat means that the process was off. */
const SILENT_MS = 5 * MINUTE

/**
 * Cancels unanswered visits at the announced hour, in offices that want that, and only when an announcing reminder was delivered in time. A
 * person keeps the place who could not be reached, sent BAJA, has the chat with the office, or may have answered while we were off; the
 * office sees them on its list.
 */
export function lapseUnanswered(tx: Tx, deps: MessagingDeps, now: Instant): void {
  for (const { groupId, slotId, lapsesAt } of dueLapses(tx, MOST_A_FLUSH, now)) {
    const visit = visitAt(tx, groupId, slotId, now)
    const awake = awakeSince(tx, now)
    if (visit && now - awake < HEARING_MS && visit.startsAt - awake - HEARING_MS > TOO_LATE_TO_FREE_MS)
      postponeLapse(tx, groupId, slotId, awake + HEARING_MS)
    else {
      // A person who cannot be told keeps the place.
      isolate(tx, deps.log, 'lapse.failed', { contact: visit?.contactId }, () => {
        const contact = visit?.contactId === undefined ? undefined : readContact(tx, deps, visit.contactId)
        if (visit && contact && mayLapse(tx, visit, contact, lapsesAt, now)) lapse(tx, deps, visit, contact, now)
      })
      settleLapse(tx, groupId, slotId)
    }
  }
}

function mayLapse(db: Db, visit: Visit, contact: Contact, lapsesAt: Instant, now: Instant): boolean {
  return (
    lapseOf(db, visit) !== undefined &&
    visit.startsAt - now > TOO_LATE_TO_FREE_MS &&
    reconfirmedAt(db, visit.groupId, visit.slotId) === undefined &&
    !isMuted(db, contact.id) &&
    contact.withPersonUntil <= now &&
    wasTold(db, visit, lapsesAt - ANSWER_IN_MS)
  )
}

const WAS_TOLD = statement(
  `select 1 from reminders r join outbox o on o.id = r.outbox_id
   where r.group_id = +$group and r.slot_id = +$slot and r.lapses_at is not null
     and o.delivered_at <= +$before limit 1`,
  { params: { group: 'text', slot: 'int', before: 'int' }, uses: 'reminders_one' },
)

/** A reminder with that hour reached the telephone before that moment. */
function wasTold(db: Db, { groupId, slotId }: Visit, before: Instant): boolean {
  return WAS_TOLD.finds(db, { group: groupId, slot: slotId, before })
}

function lapse(tx: Tx, deps: MessagingDeps, visit: Visit, contact: Contact, now: Instant): void {
  const session = { tx, deps, contact, now }
  const views = visitOf(session, visit.groupId, visit.slotId)
  const stamp = stampNow(tx, visit.groupId, now, contact.id)
  const { groupId, members } = visit
  const cancelled = cancel(tx, deps, { groupId, stamp, members, contactId: contact.id, actor: 'clock', reason: 'lapsed' }, now)
  if (!views || !cancelled.ok) return
  for (const id of visit.appointmentIds) record(tx, id, 'lapsed', 'clock', now)
  enqueue(tx, deps, { contactId: contact.id, reply: sayLapsed(views, session), key: `lapsed:${groupId}:${visit.slotId}` }, now)
}

/** Since when we have missed nothing: the end of the last gap; now, when the last heartbeat is old. */
function awakeSince(db: Db, now: Instant): Instant {
  const beat = lastBeat(db)
  return beat !== undefined && now - beat > SILENT_MS ? now : (lastGap(db)?.until ?? 0)
}
