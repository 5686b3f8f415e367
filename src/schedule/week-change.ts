import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { Actor } from '../booking/events.ts'
import { touch } from '../booking/staff-changes.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { planDay, readDayRecords } from './day-plan.ts'
import { tellHolders } from './held-hours.ts'
import { publish, publishDay } from './publication.ts'
import { readUsualWeek, setUsualWeek, type UsualWeek } from './usual-week.ts'

type Hours = UsualWeek['hours'][number]

/** The wanted hours; what is undefined stays as it is on that weekday. */
export interface HoursAsked {
  fromMinute: number | undefined
  untilMinute: number | undefined
  windows: number | undefined
}

/** The hours of a weekday that had none. */
const FIRST_HOURS = { fromMinute: 9 * 60, untilMinute: 15 * 60, windows: 1 }

/** The usual week with the hours of these weekdays replaced, added to, or taken away. */
export function withDays(week: UsualWeek, weekdays: number[], asked: HoursAsked, how: 'replace' | 'add' | 'take away'): UsualWeek {
  const kept = how === 'add' ? week.hours : week.hours.filter((one) => !weekdays.includes(one.weekday))
  const added = how === 'take away' ? [] : weekdays.flatMap((weekday) => hoursOf(week, weekday, asked, how))
  const others = kept.filter((one) => !added.some((two) => two.weekday === one.weekday && two.fromMinute === one.fromMinute))
  return { ...week, hours: [...others, ...added].sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute) }
}

/** A day with a break keeps it when neither its beginning nor its end is asked for. */
function hoursOf(week: UsualWeek, weekday: number, asked: HoursAsked, how: 'replace' | 'add'): Hours[] {
  const usual = week.hours.filter((one) => one.weekday === weekday)
  const [first = { weekday, ...FIRST_HOURS }] = usual
  const last = usual.at(-1) ?? first
  const windows = asked.windows ?? Math.max(...[first, ...usual].map((one) => one.windows))
  const namesHours = asked.fromMinute !== undefined || asked.untilMinute !== undefined
  if (how === 'replace' && usual.length > 0 && !namesHours)
    return usual.map((one) => ({ ...one, windows: asked.windows ?? one.windows }))
  return [
    { weekday, fromMinute: asked.fromMinute ?? first.fromMinute, untilMinute: asked.untilMinute ?? last.untilMinute, windows },
  ]
}

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
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks'>,
  { officeId, week, actor }: { officeId: number; week: UsualWeek; actor: Actor },
  now: Instant,
): Worked<WeekImpact, never> {
  const seated = outsideOf(tx, officeId, week, now)
  const named = seated.slice(0, NAMED_MAX).map((one) => one.id)
  const outside = appointmentsById(tx, deps.vault, named)
  const before = readUsualWeek(tx, officeId)
  const { next } = setUsualWeek(tx, deps.hooks, officeId, week, now)
  const holds = tellHolders(tx, deps, { officeId, actor }, now)
  const office = { what: `week:${JSON.stringify(before)}`, id: officeId, version: 0 }
  return { ok: true, touched: [office, ...touch(seated)], impact: { week, visits: seated.length, outside, holds, next } }
}

const OUTSIDE_OF = statement(
  `select a.id, a.version, s.day, s.minute from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
   where s.office_id = ? and s.starts_at > ? and s.closed_at is null order by s.starts_at`,
  {
    row: row<{ id: number; version: number; day: LocalDay; minute: number }>({
      id: 'int',
      version: 'int',
      day: 'text',
      minute: 'int',
    }),
    params: ['int', 'int'],
    uses: 'appointments_slot slots_one',
  },
)

/** By query, not by rehearsal: a week may rewrite thousands of hours, and only those with people in them matter. */
function outsideOf(db: Db, officeId: number, week: UsualWeek, now: Instant): { id: number; version: number }[] {
  const seated = OUTSIDE_OF.all(db, officeId, now)
  const planned = new Map<LocalDay, Set<number>>()
  const planOf = (day: LocalDay) => {
    const known = planned.get(day)
    if (known) return known
    const usual = week.hours.filter((one) => one.weekday === weekdayOf(day))
    const hours = planDay({ ...readDayRecords(db, officeId, day), usual }, week.slotMinutes)
    const open = new Set(hours.filter((hour) => !hour.closed).map((hour) => hour.minute))
    planned.set(day, open)
    return open
  }
  return seated.filter((one) => !planOf(one.day).has(one.minute))
}

interface Publishing {
  officeId: number
  actor: Actor
}

/** Publishes an office's next hours, one step. Returns where to go on, and how many people held a closed hour. */
export function publishStep(
  tx: Tx,
  deps: Pick<StaffDeps, 'clock' | 'citizens' | 'hooks'>,
  { officeId, actor }: Publishing,
  now: Instant,
  from?: LocalDay,
): { next: LocalDay | undefined; holds: number } {
  const { next } = publish(tx, deps.hooks, officeId, now, from)
  return { next, holds: tellHolders(tx, deps, { officeId, actor }, now) }
}

/**
 * Publishes one day of an office again, after a non-working day was added or removed. Returns how many people held a closed
 * hour.
 */
export function republishDay(
  tx: Tx,
  deps: Pick<StaffDeps, 'clock' | 'citizens' | 'hooks'>,
  { officeId, actor, day }: Publishing & { day: LocalDay },
  now: Instant,
): number {
  publishDay(tx, deps.hooks, officeId, day, now)
  return tellHolders(tx, deps, { officeId, day, actor }, now)
}
