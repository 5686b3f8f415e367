import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { type HourWithVisits, type LeftOver, leftWithoutPlace } from '../booking/without-place.ts'
import { weekdayOf } from '../catalogue/calendar.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { planDay, readDayRecords } from '../schedule/day-plan.ts'
import { readUsualWeek, setUsualWeek, tellHolders, type UsualWeek } from '../schedule/opening-hours.ts'
import { windowsOf } from '../schedule/schedules.ts'
import { AT_ONCE_MAX, NOBODY } from './closing.ts'
import { type Rebooked, rebook } from './rebook.ts'

/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface WeekImpact extends Rebooked {
  /** The week as it is from now on. */
  week: UsualWeek
  /** How many appointments are in hours that the week no longer has, or for which it has too few windows, and the first of them, as they were. */
  visits: number
  /** Who of them is there already: their appointments stay. */
  arrived: AppointmentDetail[]
  /** They are too many for one step: they keep their appointments and are only listed. */
  tooMany: boolean
  people: AppointmentDetail[]
  /** How many held such an hour without an appointment: they are told and shown other hours. */
  holds: number
  /** Where publishing goes on; undefined: one step was enough. */
  next: LocalDay | undefined
}

export interface WeekOrder {
  officeId: number
  week: UsualWeek
  actor: Actor
  /** What becomes of appointments for which it has no window; `told` is what their people read, `reason` is for the log-book. */
  visits: { offer: { told: OfficeReason; reason: string } } | 'keep'
}

/**
 * Gives an office another usual week. Who has an appointment for which it has no window is offered another hour, or keeps it and is listed;
 * people who hold such an hour are told at once.
 */
export function changeWeek(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'messaging' | 'hooks'>,
  { officeId, week, actor, visits }: WeekOrder,
  now: Instant,
): Worked<WeekImpact, never> {
  const left = leftBy(tx, officeId, week, now)
  const offers = visits !== 'keep'
  const tooMany = offers && left.length > AT_ONCE_MAX
  const people = appointmentsById(
    tx,
    deps.vault,
    left.slice(0, AT_ONCE_MAX).map((one) => one.id),
  )
  const arrived = offers ? people.filter((one) => one.arrivedAt !== undefined) : []
  const before = readUsualWeek(tx, officeId)
  const { next } = setUsualWeek(tx, deps.hooks, officeId, week, now)
  const holds = tellHolders(tx, deps, { officeId, actor }, now)
  const those = people.filter((one) => !arrived.includes(one))
  const moved = offers && !tooMany ? rebook(tx, deps, those, { ...visits.offer, actor, closureId: undefined }, now) : NOBODY
  const office = { what: `week:${JSON.stringify(before)}`, id: officeId, version: 0 }
  const named = people.slice(0, NAMED_MAX)
  const impact = { ...moved, week, visits: left.length, people: named, arrived, tooMany, holds, next }
  return { ok: true, touched: [office, ...touch(left)], impact }
}

/** By query, not by rehearsal: a week may rewrite thousands of hours, and only those with people in them matter. */
function leftBy(db: Db, officeId: number, week: UsualWeek, now: Instant): LeftOver[] {
  const schedule = windowsOf(db, officeId)
  const planned = new Map<LocalDay, Map<number, number>>()
  const planOf = (day: LocalDay) =>
    planned.getOrInsertComputed(day, () => {
      const usual = week.hours.filter((one) => one.weekday === weekdayOf(day))
      const hours = planDay({ ...readDayRecords(db, schedule, day), usual }, week.slotMinutes)
      return new Map(hours.map((hour) => [hour.minute, hour.capacity]))
    })
  const windows = ({ scheduleId, day, minute }: HourWithVisits) =>
    scheduleId === schedule.id ? (planOf(day).get(minute) ?? 0) : Number.POSITIVE_INFINITY
  return leftWithoutPlace(db, { officeId, windows }, now)
}
