import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { Actor } from '../booking/events.ts'
import type { OfficeReason } from '../booking/office-reasons.ts'
import { touch } from '../booking/staff-changes.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { beginBigClosure, cancelAll } from './big-closures.ts'
import { readDayRecords } from './day-plan.ts'
import { tellHolders } from './held-hours.ts'
import { closeHours, type Seated, type Span } from './usual-week.ts'

/** The most appointments that are cancelled in the same step; more of them get steps of their own. */
const AT_ONCE_MAX = 500
/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface ClosureImpact {
  /** The days that are closed, with how many appointments are in the closed hours of each. */
  days: { day: LocalDay; visits: number }[]
  /** Whether the office would have opened on any of them. */
  opens: boolean
  hoursClosed: number
  /** How many appointments are in the closed hours. */
  visits: number
  /** How many of them have a telephone that is told. */
  told: number
  /** The first people concerned. Of very many, those without a telephone first: somebody must tell them. */
  people: AppointmentDetail[]
  /** How many held a closed hour without an appointment: they are told and shown other hours. */
  holds: number
  /** They will be cancelled in the next seconds or minutes. */
  later: boolean
}

export interface ClosureOrder extends Omit<Span, 'day'> {
  from: LocalDay
  /** The last day; the same as `from` for one. */
  until: LocalDay
  actor: Actor
  cancel: boolean
  /** What the people who are cancelled read; `reason` is for the log-book. */
  told: OfficeReason
}

/**
 * Closes hours of a day, or of each day from one to another on which the office opens or somebody comes. People who hold one of
 * them are told at once. With `cancel` its appointments are cancelled and their contacts told. Very many appointments are only
 * counted here; the steps that follow cancel them (src/schedule/closure-step.ts).
 */
export function closeHoursByOffice(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks'>,
  order: ClosureOrder,
  now: Instant,
): Worked<ClosureImpact, never> {
  const days = daysToClose(tx, order)
  const opens = days.some((day) => isOpen(tx, order.officeId, day))
  const closed = days.map((day) => {
    const { closureId, hoursClosed, touched } = closeHours(tx, deps, { ...order, day }, now)
    return { day, closureId, hoursClosed, seated: touched.filter((one) => one.state === 'confirmed') }
  })
  const { officeId, from, until, actor } = order
  const holds = tellHolders(tx, deps, { officeId, day: from, lastDay: until, actor }, now)
  const seated = closed.flatMap((one) => one.seated)
  const later = order.cancel && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, deps.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later) for (const one of closed) beginLater(tx, one, order)
  else if (order.cancel) {
    cancelAll(tx, deps, people, order, now)
    deps.citizens.tellCancelled(tx, people, order.told, now)
  }
  const impact = {
    days: closed.map((one) => ({ day: one.day, visits: one.seated.length })),
    opens,
    hoursClosed: sum(closed.map((one) => one.hoursClosed)),
    visits: seated.length,
    told: order.cancel ? seated.filter((one) => one.contactId !== null).length : 0,
    people: people.slice(0, NAMED_MAX),
    holds,
    later,
  }
  return { ok: true, touched: touch(seated), impact }
}

/** Of several days those that matter: a Sunday in between is not closed twice. At least one, so that the closure stands somewhere. */
function daysToClose(db: Db, { officeId, from, until }: ClosureOrder): LocalDay[] {
  const all: LocalDay[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) all.push(day)
  if (all.length === 1) return all
  const matter = all.filter((day) => isOpen(db, officeId, day) || hasVisitors(db, officeId, day))
  return matter.length > 0 ? matter : [from]
}

/** Whether there are hours on that day by the office's records, closed or not. */
export const isOpen = (db: Db, officeId: number, day: LocalDay): boolean => {
  const { nonWorking, usual, extra } = readDayRecords(db, officeId, day)
  return extra.length > 0 || (usual.length > 0 && !nonWorking)
}

const HAS_VISITORS = statement(
  `select 1 from slots s join appointments a on a.slot_id = s.id and a.state in ('held', 'confirmed')
   where s.office_id = +? and s.day = ? limit 1`,
  { params: ['int', 'text'], uses: 'appointments_slot slots_one' },
)

/** Somebody may come on a day that became a holiday. */
const hasVisitors = (db: Db, officeId: number, day: LocalDay): boolean => HAS_VISITORS.finds(db, officeId, day)

function beginLater(tx: Tx, { closureId, seated }: { closureId: number; seated: Seated[] }, { actor, told }: ClosureOrder): void {
  if (seated.length > 0) beginBigClosure(tx, { closureId, actor, total: seated.length, toldReason: told })
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const untoldFirst = (seated: Seated[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)
