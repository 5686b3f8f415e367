import type { Db, Tx } from '../../db/open.ts'
import { type Actor, record } from '../booking/events.ts'
import type { AppointmentDetail } from '../booking/views.ts'
import { dayOf } from '../catalogue/calendar.ts'
import type { Instant } from '../clock.ts'

interface Noted {
  /** When they came; a page without a connection tells it later. */
  at: Instant
  actor: Actor
}

/**
 * Notes that these people of one visit came. Who was noted before keeps that hour. From then on a receipt of the visit at
 * that office is a used one.
 */
export function noteArrival(tx: Tx, visitors: AppointmentDetail[], { at, actor }: Noted, now: Instant): void {
  for (const one of visitors.filter((visitor) => visitor.arrivedAt === undefined)) {
    writeArrival(tx, one, at, now)
    record(tx, one.id, 'arrived', actor, now)
  }
  // A family may be expected at two offices at the same hour, each with a receipt of its own.
  const scan = tx.client.query(
    `insert into door_scans (group_id, starts_at, office_id, read_at, actor, last_at) values (?, ?, ?, ?, ?, ?)
     on conflict (group_id, starts_at, office_id) do nothing`,
  )
  for (const { groupId, slot, office } of visitors) scan.run(groupId, slot.startsAt, office.id, at, actor, now)
}

/** Takes a note back that was wrong. A receipt is good again once nobody of its hour is noted. */
export function takeArrivalBack(tx: Tx, visitors: AppointmentDetail[], actor: Actor, now: Instant): void {
  for (const one of visitors.filter((visitor) => visitor.arrivedAt !== undefined)) {
    writeArrival(tx, one, null, now)
    record(tx, one.id, 'arrival_taken_back', actor, now)
    if (!isSomebodyThere(tx, one))
      tx.client
        .query('delete from door_scans where group_id = ? and starts_at = ? and office_id = ?')
        .run(one.groupId, one.slot.startsAt, one.office.id)
  }
}

/** Whether anybody of that visit's hour and office came on its day: who came before the office moved it to another day did not. */
const isSomebodyThere = (db: Db, { groupId, slot, office }: AppointmentDetail): boolean =>
  db.client
    .query<{ at: Instant }, [string, Instant, number]>(
      `select a.arrived_at as at from appointments a join slots s on s.id = a.slot_id
       where a.group_id = ? and s.starts_at = ? and s.office_id = ? and a.arrived_at is not null`,
    )
    .all(groupId, slot.startsAt, office.id)
    .some(({ at }) => dayOf(at, office.zone) === slot.day)

function writeArrival(tx: Tx, { id, version }: AppointmentDetail, at: Instant | null, now: Instant): void {
  const { changes } = tx.client
    .query('update appointments set arrived_at = ?, version = version + 1, updated_at = ? where id = ? and version = ?')
    .run(at, now, id, version)
  if (changes !== 1) throw new Error('an appointment changed while its arrival was written')
}
