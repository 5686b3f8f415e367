import type { Db, Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import { weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { planDay, readDayRecords } from '../schedule/day-plan.ts'
import { readUsualWeek, setUsualWeek, tellHolders, type UsualWeek } from '../schedule/opening-hours.ts'
import { windowsOf } from '../schedule/schedules.ts'
import { type AppointmentDetail, appointmentsById } from './views.ts'
import { type HourWithVisits, type LeftOver, leftWithoutPlace } from './without-place.ts'

/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface WeekImpact {
  /** The week as it is from now on. */
  week: UsualWeek
  /** How many appointments are in hours that the week no longer has, or for which it has too few windows, and the first of them. */
  visits: number
  people: AppointmentDetail[]
  /** How many held such an hour without an appointment: they are told and shown other hours. */
  holds: number
  /** Where publishing goes on; undefined: one step was enough. */
  next: LocalDay | undefined
}

/**
 * Gives an office another usual week. Appointments for which it has no window stay and are listed; people who hold such an
 * hour are told at once.
 */
export function changeWeek(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'messaging' | 'hooks'>,
  { officeId, week, actor }: { officeId: number; week: UsualWeek; actor: Actor },
  now: Instant,
): Worked<WeekImpact, never> {
  const left = leftBy(tx, officeId, week, now)
  const named = left.slice(0, NAMED_MAX).map((one) => one.id)
  const people = appointmentsById(tx, deps.vault, named)
  const before = readUsualWeek(tx, officeId)
  const { next } = setUsualWeek(tx, deps.hooks, officeId, week, now)
  const holds = tellHolders(tx, deps, { officeId, actor }, now)
  const office = { what: `week:${JSON.stringify(before)}`, id: officeId, version: 0 }
  return { ok: true, touched: [office, ...touch(left)], impact: { week, visits: left.length, people, holds, next } }
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
