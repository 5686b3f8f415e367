import type { Db, Tx } from '../../db/open.ts'
import { beginBigClosure, cancelAll } from '../agenda/changes/big-closures.ts'
import type { Actor } from '../agenda/events.ts'
import { closeHours, liftClosure, type Seated, type Span } from '../agenda/schedule.ts'
import type { LocalDay } from '../agenda/types.ts'
import { type AppointmentDetail, appointmentsById } from '../agenda/views.ts'
import type { Instant } from '../clock.ts'
import { touch } from './counter.ts'
import { tellHolders } from './holders.ts'
import type { Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

/** What a closure touches up to here is done in the same step; above that in steps of its own, so that none is long. */
const AT_ONCE_MAX = 500
/** So many of the people concerned are named. */
const NAMED_MAX = 200

export interface ClosureImpact {
  hoursClosed: number
  /** How many appointments are in the hours that are closed now. */
  visits: number
  /** How many of them have a phone that is told. */
  told: number
  /** The first of whoever is concerned; of very many those without a phone first, because somebody has to tell them. */
  people: AppointmentDetail[]
  /** How many held an hour that is closed now, without an appointment yet: they are told, and shown other hours. */
  holds: number
  /** They are not cancelled yet: that happens in the next seconds or minutes. */
  later: boolean
}

/**
 * Closes hours of a day. Who holds one of them and has not confirmed is told at once; with `cancel` the appointments in them are cancelled and their phones told. Many appointments are
 * only counted here and the closure noted for the steps that follow (src/messaging/closures.ts).
 */
export function closeHoursByOffice(
  tx: Tx,
  rooms: Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>,
  order: Span & { actor: Actor; cancel: boolean },
  now: Instant,
): Worked<ClosureImpact, never> {
  const { closureId, hoursClosed, touched } = closeHours(tx, order, now)
  const holds = tellHolders(tx, rooms, order, now)
  const seated = touched.filter((one) => one.state === 'confirmed')
  const later = order.cancel && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, rooms.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later) beginBigClosure(tx, { closureId, actor: order.actor, total: seated.length })
  else if (order.cancel) {
    cancelAll(tx, rooms, people, order, now)
    rooms.citizens.tellCancelled(tx, people, order.reason, now)
  }
  const told = order.cancel ? seated.filter((one) => one.contactId !== null).length : 0
  const impact = { hoursClosed, visits: seated.length, told, people: people.slice(0, NAMED_MAX), holds, later }
  return { ok: true, touched: touch(seated), impact }
}

const untoldFirst = (seated: Seated[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)

export interface Closure {
  id: number
  officeId: number
  office: string
  day: LocalDay
  fromMinute: number
  untilMinute: number
  reason: string
  /** How far the cancelling is; null for a closure whose appointments were cancelled at once, or kept. */
  total: number | null
  cancelled: number | null
  finishedAt: Instant | null
}

/** Closures from a day on that were not lifted, soonest first. */
export function listClosures(db: Db, officeIds: number[], from: LocalDay): Closure[] {
  return db.client
    .query<Closure, [string, string]>(
      `select c.id, c.office_id as officeId, o.name as office, c.day, c.from_minute as fromMinute, c.until_minute as untilMinute, c.reason,
         b.total, b.cancelled, b.finished_at as finishedAt
       from closures c join offices o on o.id = c.office_id left join big_closures b on b.closure_id = c.id
       where c.office_id in (select value from json_each(?)) and c.day >= ? and c.lifted_at is null order by c.day, o.name, c.from_minute, c.id`,
    )
    .all(JSON.stringify(officeIds), from)
}

/** Lifts every closure of an office on a day; undefined when there is none. */
export function reopenDayByOffice(
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
