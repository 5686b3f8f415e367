import type { Tx } from '../../db/open.ts'
import { cancel } from '../agenda/changes/cancelling.ts'
import { liveRows, stampOf } from '../agenda/changes/groups.ts'
import { record } from '../agenda/events.ts'
import { dueLapses, lapseOf, postponeLapse, settleLapse } from '../agenda/reminders/due.ts'
import { reconfirmedAt, type Visit, visitAt } from '../agenda/reminders/planning.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { sayLapsed, visitOf } from '../conversation/unasked/reminding.ts'
import { alone } from './alone.ts'
import { type Contact, readContact } from './contacts.ts'
import { createDesk } from './desk.ts'
import { enqueue } from './outbox.ts'
import { isMuted } from './reminder-keys.ts'
import { ANSWER_IN_MS } from './reminders.ts'
import type { MessagingRooms } from './rooms.ts'

/** So many in one flush. */
const MOST_A_FLUSH = 10
/** A place that comes free so late helps nobody: then it stays with whoever has it. */
const TOO_NEAR_MS = 3 * HOUR
/** After we were off, an answer may still be on its way to us: Meta repeats what we did not take, at growing distances. */
const HEARING_MS = HOUR
/** A heart that did not beat for so long stood still. */
const SILENT_MS = 5 * MINUTE

/**
 * Cancels visits whose reminders nobody answered, where the office does that: at the hour that was told, and only when a
 * reminder that told it was delivered in time. Whoever could not be reached, muted us, talks with a person or may have answered
 * while we were off keeps the place; the office sees them on its list.
 */
export function lapseUnanswered(tx: Tx, rooms: MessagingRooms, now: Instant): void {
  for (const { groupId, slotId, lapsesAt } of dueLapses(tx, MOST_A_FLUSH, now)) {
    const visit = visitAt(tx, groupId, slotId, now)
    const awake = awakeSince(tx, now)
    if (visit && now - awake < HEARING_MS && visit.startsAt - awake - HEARING_MS > TOO_NEAR_MS)
      postponeLapse(tx, groupId, slotId, awake + HEARING_MS)
    else {
      // Whoever cannot be told keeps the place.
      alone(tx, rooms.log, 'lapse.failed', { contact: visit?.contactId }, () => {
        const contact = visit?.contactId === undefined ? undefined : readContact(tx, rooms, visit.contactId)
        if (visit && contact && mayLapse(tx, visit, contact, lapsesAt, now)) lapse(tx, rooms, visit, contact, now)
      })
      settleLapse(tx, groupId, slotId)
    }
  }
}

function mayLapse(tx: Tx, visit: Visit, contact: Contact, lapsesAt: Instant, now: Instant): boolean {
  return (
    lapseOf(tx, visit) !== undefined &&
    visit.startsAt - now > TOO_NEAR_MS &&
    reconfirmedAt(tx, visit.groupId, visit.slotId) === undefined &&
    !isMuted(tx, contact.id) &&
    contact.withPersonUntil <= now &&
    wasTold(tx, visit, lapsesAt - ANSWER_IN_MS)
  )
}

/** Whether a reminder that told the hour is known to have reached the telephone before that moment. */
function wasTold(tx: Tx, { groupId, slotId }: Visit, before: Instant): boolean {
  return (
    tx.client
      .query<unknown, Record<string, string | number>>(
        `select 1 from reminders r join outbox o on o.key = 'reminder:' || r.group_id || ':' || r.slot_id || ':' || r.kind
         where r.group_id = +$group and r.slot_id = +$slot and r.lapses_at is not null
           and o.state in ('delivered', 'read') and o.updated_at <= +$before limit 1`,
      )
      .get({ group: groupId, slot: slotId, before }) !== null
  )
}

function lapse(tx: Tx, rooms: MessagingRooms, visit: Visit, contact: Contact, now: Instant): void {
  const desk = createDesk(tx, rooms, { contact }, now)
  const views = visitOf(desk, visit.groupId, visit.slotId)
  const stamp = stampOf(liveRows(tx, visit.groupId, contact.id, now))
  const { groupId, members } = visit
  const cancelled = cancel(tx, rooms, { groupId, stamp, members, contactId: contact.id, actor: 'clock', reason: 'lapsed' }, now)
  if (!views || !cancelled.ok) return
  for (const id of visit.appointmentIds) record(tx, id, 'lapsed', 'clock', now)
  enqueue(tx, rooms, { contactId: contact.id, reply: sayLapsed(views, desk), key: `lapsed:${groupId}:${visit.slotId}` }, now)
}

/** Since when we surely hear: the end of the last gap; now, when the heart has not beaten for a while. */
function awakeSince(tx: Tx, now: Instant): Instant {
  const beat = tx.client.query<{ at: Instant }, []>('select at from heartbeat order by at desc limit 1').get()
  if (beat && now - beat.at > SILENT_MS) return now
  return tx.client.query<{ at: Instant }, []>('select until_at as at from gaps order by id desc limit 1').get()?.at ?? 0
}
