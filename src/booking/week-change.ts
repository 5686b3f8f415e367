import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import { weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { planDay, readDayRecords } from '../schedule/day-plan.ts'
import { readUsualWeek, setUsualWeek, tellHolders, type UsualWeek } from '../schedule/opening-hours.ts'
import { type Schedule, windowsOf } from '../schedule/schedules.ts'
import { type AppointmentDetail, appointmentsById } from './views.ts'

/** The most people outside of the new week whose names are shown. */
const NAMED_MAX = 200

export interface WeekImpact {
  /** The week as it is from now on. */
  week: UsualWeek
  /** How many appointments are in hours that the week no longer has, and the first of them. */
  visits: number
  outside: AppointmentDetail[]
  /** How many held such an hour without an appointment: they are told and shown other hours. */
  holds: number
  /** Where publishing goes on; undefined: one step was enough. */
  next: LocalDay | undefined
}

/**
 * Gives an office another usual week. Appointments in hours that it no longer has stay and are listed; people who hold such an
 * hour are told at once.
 */
export function changeWeek(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'messaging' | 'hooks'>,
  { officeId, week, actor }: { officeId: number; week: UsualWeek; actor: Actor },
  now: Instant,
): Worked<WeekImpact, never> {
  const seated = outsideOf(tx, windowsOf(tx, officeId), week, now)
  const named = seated.slice(0, NAMED_MAX).map((one) => one.id)
  const outside = appointmentsById(tx, deps.vault, named)
  const before = readUsualWeek(tx, officeId)
  const { next } = setUsualWeek(tx, deps.hooks, officeId, week, now)
  const holds = tellHolders(tx, deps, { officeId, actor }, now)
  const office = { what: `week:${JSON.stringify(before)}`, id: officeId, version: 0 }
  return { ok: true, touched: [office, ...touch(seated)], impact: { week, visits: seated.length, outside, holds, next } }
}

const OUTSIDE_OF = statement(
  `with seats as materialized (
     select a.id, a.version, s.day, s.minute, s.starts_at
     from slots s cross join appointment_slots p on p.slot_id = s.id and p.seated = 1
       cross join appointments a on a.id = p.appointment_id and a.state = 'confirmed'
     where s.office_id = +? and s.schedule_id = +? and s.starts_at > ? and s.closed_at is null)
   select id, version, day, minute from seats order by starts_at`,
  {
    row: row<{ id: number; version: number; day: LocalDay; minute: number }>({
      id: 'int',
      version: 'int',
      day: 'text',
      minute: 'int',
    }),
    params: ['int', 'int', 'int'],
    uses: 'appointments_slot appointment_more_slots_in slots_one',
    because: 'the visits to come of one office are sorted',
  },
)

/** By query, not by rehearsal: a week may rewrite thousands of hours, and only those with people in them matter. */
function outsideOf(db: Db, schedule: Schedule, week: UsualWeek, now: Instant): { id: number; version: number }[] {
  const seated = OUTSIDE_OF.all(db, schedule.officeId, schedule.id, now)
  const planned = new Map<LocalDay, Set<number>>()
  const planOf = (day: LocalDay) => {
    const known = planned.get(day)
    if (known) return known
    const usual = week.hours.filter((one) => one.weekday === weekdayOf(day))
    const hours = planDay({ ...readDayRecords(db, schedule, day), usual }, week.slotMinutes)
    const open = new Set(hours.filter((hour) => !hour.closed).map((hour) => hour.minute))
    planned.set(day, open)
    return open
  }
  const outside = seated.filter((one) => !planOf(one.day).has(one.minute))
  return [...new Map(outside.map((one) => [one.id, one])).values()]
}
