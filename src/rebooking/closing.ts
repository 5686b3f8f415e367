import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { type LeftOver, leftWithoutPlace } from '../booking/without-place.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { isOpen } from '../schedule/closures.ts'
import { closedSchedule, closeHours, type Span, tellHolders } from '../schedule/opening-hours.ts'
import { firstWords } from './due.ts'
import { type Rebooked, rebook } from './rebook.ts'
import { AT_ONCE_MAX, beginRun, windowsThen } from './runs.ts'

export const NAMED_MAX = 200

export interface ClosureImpact extends Rebooked {
  /** With the appointments in the closed hours of each. */
  days: { day: LocalDay; visits: number }[]
  opens: boolean
  hoursClosed: number
  visits: number
  /** Arrived already: their appointments stay, and they are attended first. */
  arrived: AppointmentDetail[]
  /** As before. Of very many, those without a telephone first: the office must tell them. */
  people: AppointmentDetail[]
  /** Holds of closed hours: their people are shown other hours. */
  holds: number
  /** Rebooked in the next seconds or minutes. */
  later: boolean
  /** Of those rebooked later: groups that are told in a chat. */
  chats: number
}

export interface ClosureOrder extends Omit<Span, 'day'> {
  from: LocalDay
  /** The same as `from` for one day. */
  until: LocalDay
  /** Missing windows; null: all, and the hours are closed. */
  windows: number | null
  actor: Actor
  /** Offered another hour, perhaps all on one day, or kept although it is closed to others. */
  visits: { offer: true; day?: LocalDay | undefined } | 'keep'
  /** For citizens; `reason` is for the log-book. */
  told: OfficeReason
}

export const NOBODY: Rebooked = { moved: [], owed: [], toCall: [] }

/**
 * Closes hours, or takes windows from them, on each of the days that has hours or visitors. Holds are told at once; appointments without a
 * window are offered another hour (rebook.ts). Very many are only counted here, and rebooked by later steps (runs.ts).
 */
export function closeHoursByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'messaging' | 'hooks'>,
  order: ClosureOrder,
  now: Instant,
): Worked<ClosureImpact, never> {
  const { officeId, from, until, actor, told, visits } = order
  const scheduleId = closedSchedule(tx, order)
  const days = daysToClose(tx, order)
  const opens = days.some((day) => isOpen(tx, officeId, day, scheduleId))
  const closed = days.map((day) => {
    const hours = closeHours(tx, deps, { ...order, day, windows: order.windows ?? undefined }, now)
    const windows = windowsThen(tx, scheduleId, order)
    return { day, ...hours, seated: leftWithoutPlace(tx, { officeId, from: day, until: day, windows }, now) }
  })
  const holds = tellHolders(tx, deps, { officeId, day: from, lastDay: until, actor }, now)
  const seated = closed.flatMap((one) => one.seated)
  const offers = visits !== 'keep'
  // Later steps do not support one day for all.
  const later = offers && visits.day === undefined && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, deps.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later)
    for (const { closureId, day, seated: those } of closed)
      if (those.length > 0)
        beginRun(tx, { officeId, cause: { closureId }, told, actor, from: day, publishFrom: undefined, total: those.length })
  const arrived = people.filter((one) => one.arrivedAt !== undefined)
  const rebooked =
    offers && !later ? closed.map((one) => rebookThose(tx, deps, one, people, { ...order, day: visits.day }, now)) : [NOBODY]
  const impact = {
    days: closed.map((one) => ({ day: one.day, visits: one.seated.length })),
    opens,
    hoursClosed: sum(closed.map((one) => one.hoursClosed)),
    visits: seated.length,
    arrived,
    people: people.slice(0, NAMED_MAX),
    holds,
    later,
    chats: later ? new Set(seated.flatMap((one) => (one.contactId === null ? [] : [one.groupId]))).size : 0,
    moved: rebooked.flatMap((one) => one.moved),
    owed: rebooked.flatMap((one) => one.owed),
    toCall: rebooked.flatMap((one) => one.toCall),
  }
  return { ok: true, touched: touch(seated), impact, saidLater: firstWords(tx, deps.messaging, impact, now) }
}

/** Those who arrived are attended; the others get another hour. */
function rebookThose(
  tx: Tx,
  deps: BookingDeps,
  { closureId, seated }: { closureId: number; seated: LeftOver[] },
  people: AppointmentDetail[],
  order: Pick<ClosureOrder, 'actor' | 'reason' | 'told'> & { day: LocalDay | undefined },
  now: Instant,
): Rebooked {
  const ids = new Set(seated.map((one) => one.id))
  const those = people.filter((one) => ids.has(one.id) && one.arrivedAt === undefined)
  return rebook(tx, deps, those, { ...order, cause: { closureId } }, now)
}

/** Of several days those with hours or visitors: a Sunday in between is not closed twice. At least one, so that the closure is recorded. */
function daysToClose(db: Db, { officeId, scheduleId, from, until }: ClosureOrder): LocalDay[] {
  const all: LocalDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) all.push(day)
  if (all.length === 1) return all
  const matter = all.filter((day) => isOpen(db, officeId, day, scheduleId) || hasVisitors(db, officeId, day))
  return matter.length > 0 ? matter : [from]
}

const HAS_VISITORS = statement(
  `select 1 from slots s cross join appointment_slots p on p.slot_id = s.id and p.seated = 1
     cross join appointments a on a.id = p.appointment_id and a.state in ('held', 'confirmed')
   where s.office_id = +? and s.day = +? limit 1`,
  { params: ['int', 'text'], uses: 'appointments_slot appointment_more_slots_in slots_one' },
)

/** On a day that became a holiday. */
const hasVisitors = (db: Db, officeId: number, day: LocalDay): boolean => HAS_VISITORS.finds(db, officeId, day)

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const untoldFirst = (seated: LeftOver[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)
