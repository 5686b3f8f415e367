import type { Db, Tx } from '../../db/open.ts'
import { cancel } from '../agenda/appointments.ts'
import type { Actor } from '../agenda/events.ts'
import { closeHours, liftClosure, type Span } from '../agenda/schedule.ts'
import type { LocalDay } from '../agenda/types.ts'
import { type AppointmentDetail, appointmentsById } from '../agenda/views.ts'
import type { Instant } from '../clock.ts'
import { touch } from './counter.ts'
import type { Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

/** A closure that touches more people is done in parts, so that no step of the writer is long. */
const TOUCHED_MAX = 500

export interface ClosureImpact {
  hoursClosed: number
  /** Who had an appointment in the hours that are closed now. */
  people: AppointmentDetail[]
  /** How many of them have a phone that is told. */
  told: number
}

/** Closes hours of a day; with `cancel` the appointments in them are cancelled and their phones told. */
export function closeByOffice(
  tx: Tx,
  rooms: Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>,
  order: Span & { actor: Actor; cancel: boolean },
  now: Instant,
): Worked<ClosureImpact, 'too_many'> {
  const { hoursClosed, touched } = closeHours(tx, order, now)
  const ids = touched.filter((one) => one.state === 'confirmed').map((one) => one.id)
  if (ids.length > TOUCHED_MAX) return { ok: false, why: 'too_many' }
  const people = appointmentsById(tx, rooms.vault, ids)
  if (order.cancel) cancelAll(tx, rooms, people, order, now)
  const told = order.cancel ? people.filter((one) => one.contactId !== undefined).length : 0
  return { ok: true, touched: touch(people), impact: { hoursClosed, people, told } }
}

function cancelAll(
  tx: Tx,
  rooms: Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>,
  people: AppointmentDetail[],
  order: { actor: Actor; reason: string },
  now: Instant,
): void {
  const groups = new Map(people.map((one) => [one.groupId, one]))
  for (const { groupId, version } of groups.values()) {
    if (!cancel(tx, rooms, { groupId, version, actor: order.actor, reason: order.reason }, now))
      throw new Error('an appointment could not be cancelled')
  }
  rooms.citizens.tellCancelled(tx, people, order.reason, now)
}

export interface Closure {
  id: number
  officeId: number
  office: string
  day: LocalDay
  fromMinute: number
  untilMinute: number
  reason: string
}

/** Closures from a day on that were not lifted, soonest first. */
export function listClosures(db: Db, officeIds: number[], from: LocalDay): Closure[] {
  return db.client
    .query<Closure, [string, string]>(
      `select c.id, c.office_id as officeId, o.name as office, c.day, c.from_minute as fromMinute, c.until_minute as untilMinute, c.reason
       from closures c join offices o on o.id = c.office_id
       where c.office_id in (select value from json_each(?)) and c.day >= ? and c.lifted_at is null order by c.day, o.name, c.from_minute, c.id`,
    )
    .all(JSON.stringify(officeIds), from)
}

/** Lifts every closure of an office on a day; undefined when there is none. */
export function liftByOffice(
  tx: Tx,
  officeId: number,
  day: LocalDay,
  now: Instant,
): { closures: number[]; hoursOpened: number } | undefined {
  const closures = listClosures(tx, [officeId], day).filter((one) => one.day === day)
  if (closures.length === 0) return undefined
  const opened = closures.map((one) => liftClosure(tx, one.id, now)?.hoursOpened ?? 0)
  return { closures: closures.map((one) => one.id), hoursOpened: opened.reduce((sum, hours) => sum + hours, 0) }
}
