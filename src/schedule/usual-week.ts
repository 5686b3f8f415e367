import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { schedules } from '../../db/schema.ts'
import { row, statement } from '../../db/statements.ts'
import { changeOffice } from '../catalogue/settings.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { LAST, type OpenHours, type Recurrence } from './day-plan.ts'
import { addPlan, withdrawWeekOf } from './plans.ts'
import { type Schedule, windowsOf } from './schedules.ts'

export interface UsualWeek {
  hours: OpenHours[]
  slotMinutes: number
  daysAhead: number
}

const DAYS_AHEAD = statement('select days_ahead as daysAhead from offices where id = ?', {
  row: { daysAhead: 'int' },
  params: ['int'],
})

export const daysAheadOf = (db: Db, officeId: number): number => DAYS_AHEAD.get(db, officeId)?.daysAhead ?? 0

const USUAL_HOURS = statement(
  `select h.weekday, h.nth, h.from_minute as fromMinute, h.until_minute as untilMinute, h.windows from schedule_hours h
   where h.plan_id = (select p.id from schedule_plans p where p.schedule_id = +? and p.until_day is null and p.withdrawn_at is null
     and p.from_day <= +? order by p.from_day desc limit 1)
   order by h.weekday, h.nth < 0, h.nth, h.from_minute`,
  {
    row: row<OpenHours>({ weekday: 'int', nth: 'int', fromMinute: 'int', untilMinute: 'int', windows: 'int' }),
    params: ['int', 'text'],
    uses: 'schedule_plans_one_week schedule_hours_one',
    because: 'the hours of one week are sorted',
  },
)

/** Monday first. */
export function readUsualWeek(db: Db, officeId: number, day: LocalDay, schedule: Schedule = windowsOf(db, officeId)): UsualWeek {
  const { id, slotMinutes } = schedule
  return { slotMinutes, daysAhead: daysAheadOf(db, officeId), hours: USUAL_HOURS.all(db, id, day) }
}

const NEXT_WEEK_FROM = statement(
  `select min(from_day) as day from schedule_plans
   where schedule_id = +? and from_day > +? and until_day is null and withdrawn_at is null`,
  { row: row<{ day: LocalDay | null }>({ day: 'text?' }), params: ['int', 'text'], uses: 'schedule_plans_one_week' },
)

export const nextWeekFrom = (db: Db, scheduleId: number, day: LocalDay): LocalDay | undefined =>
  NEXT_WEEK_FROM.get(db, scheduleId, day)?.day ?? undefined

/** To be published then. Returns the plan's id. */
export function planUsualWeek(
  tx: Tx,
  officeId: number,
  week: UsualWeek,
  from: LocalDay,
  now: Instant,
  scheduleId: number = windowsOf(tx, officeId).id,
): number {
  withdrawWeekOf(tx, scheduleId, from, now)
  const planId = addPlan(tx, { scheduleId, fromDay: from, untilDay: null, reason: null }, week.hours, now)
  tx.orm.update(schedules).set({ slotMinutes: week.slotMinutes }).where(eq(schedules.id, scheduleId)).run()
  changeOffice(tx, officeId, { daysAhead: week.daysAhead }, now)
  return planId
}

/** Undefined fields keep that weekday's hours. */
export interface HoursAsked {
  fromMinute: number | undefined
  untilMinute: number | undefined
  windows: number | undefined
  /** The weekdays were named. One that had no hours opens from nine to three then; else none are invented. */
  namesDays: boolean
}

const FIRST_HOURS = { fromMinute: 9 * 60, untilMinute: 15 * 60 }

export function withDays(week: UsualWeek, days: Recurrence[], asked: HoursAsked, how: 'replace' | 'add' | 'take away'): UsualWeek {
  const kept = how === 'add' ? [...week.hours, ...days.flatMap((day) => begunAs(week, day))] : week.hours
  const added = how === 'take away' ? [] : days.flatMap((day) => hoursOf(week, day, asked, how))
  const goes = (one: OpenHours) =>
    how === 'add' ? added.some((two) => isOn(two)(one) && two.fromMinute === one.fromMinute) : days.some((day) => isOn(day)(one))
  const hours = [...kept.filter((one) => !goes(one)), ...added]
  return { ...week, hours: hours.sort((a, b) => rank(a) - rank(b) || a.fromMinute - b.fromMinute) }
}

const isOn =
  ({ weekday, nth }: Recurrence) =>
  (one: Recurrence) =>
    one.weekday === weekday && one.nth === nth

const rank = ({ weekday, nth }: Recurrence): number => weekday * 10 + (nth === LAST ? 9 : nth)

/** One day of the month without own hours begins with its weekday's. */
const begunAs = (week: UsualWeek, day: Recurrence): OpenHours[] =>
  week.hours.some(isOn(day)) ? [] : week.hours.filter(isOn({ ...day, nth: 0 })).map((one) => ({ ...one, nth: day.nth }))

/** A day with a break keeps it when neither begin nor end is asked for. */
function hoursOf(week: UsualWeek, { weekday, nth }: Recurrence, asked: HoursAsked, how: 'replace' | 'add'): OpenHours[] {
  const usual = [...week.hours.filter(isOn({ weekday, nth })), ...begunAs(week, { weekday, nth })]
  const first = asked.namesDays ? FIRST_HOURS : undefined
  const fromMinute = asked.fromMinute ?? (usual[0] ?? first)?.fromMinute
  const untilMinute = asked.untilMinute ?? (usual.at(-1) ?? first)?.untilMinute
  if (fromMinute === undefined || untilMinute === undefined) return []
  const windows = asked.windows ?? Math.max(1, ...usual.map((one) => one.windows))
  const namesHours = asked.fromMinute !== undefined || asked.untilMinute !== undefined
  if (how === 'replace' && usual.length > 0 && !namesHours)
    return usual.map((one) => ({ ...one, windows: asked.windows ?? one.windows }))
  return [{ weekday, nth, fromMinute, untilMinute, windows }]
}
