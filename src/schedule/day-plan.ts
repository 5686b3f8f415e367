import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { isNonWorking, weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Schedule, theSchedule } from './schedules.ts'

export interface OpenSpan {
  fromMinute: number
  untilMinute: number
  windows: number
}

/** Each such weekday (`nth` 0), one of each month (1 to 4), or its last (LAST). */
export interface Recurrence {
  /** 1 (Monday) to 7. */
  weekday: number
  nth: number
}

export const LAST = -1

export interface OpenHours extends OpenSpan, Recurrence {}

/** Fewer windows, or none. */
export interface ClosedSpan {
  fromMinute: number
  untilMinute: number
  /** Missing windows; null: all. */
  windows: number | null
  /** Code of the reason that citizens read. */
  told: string
}

export interface DayRecords {
  /** The usual week, and windows added to several days. */
  usual: OpenSpan[]
  /** Windows added to this day alone: also on a non-working day, and beyond the published days. */
  extra: OpenSpan[]
  closed: ClosedSpan[]
  nonWorking: boolean
}

export interface PlannedHour {
  minute: number
  capacity: number
  closed: boolean
}

/**
 * The hours of a day by its records. On a non-working day only windows added to that day count. Windows of the same minute add up, and
 * missing ones are taken off. A closure overrides all and closes every hour that begins in it, as does having no window.
 */
export function planDay({ usual, extra, closed, nonWorking }: DayRecords, slotMinutes: number): PlannedHour[] {
  const capacity = new Map<number, number>()
  for (const span of nonWorking ? extra : [...usual, ...extra]) {
    for (let minute = span.fromMinute; minute + slotMinutes <= span.untilMinute; minute += slotMinutes) {
      capacity.set(minute, (capacity.get(minute) ?? 0) + span.windows)
    }
  }
  return [...capacity.entries()]
    .sort(([a], [b]) => a - b)
    .map(([minute, windows]) => {
      const at = closed.filter((span) => minute >= span.fromMinute && minute < span.untilMinute)
      const left = Math.max(0, windows - at.reduce((sum, span) => sum + (span.windows ?? 0), 0))
      return { minute, capacity: left, closed: left === 0 || at.some((span) => span.windows === null) }
    })
}

const PLANS_ON = statement(
  `select p.from_day as fromDay, p.until_day as untilDay, h.nth, h.from_minute as fromMinute, h.until_minute as untilMinute, h.windows
   from schedule_plans p join schedule_hours h on h.plan_id = p.id and h.weekday = +$weekday
   where p.schedule_id = +$schedule and p.withdrawn_at is null and p.from_day <= +$day and (p.until_day >= +$day
     or p.until_day is null and p.from_day = (select max(u.from_day) from schedule_plans u
       where u.schedule_id = +$schedule and u.until_day is null and u.withdrawn_at is null and u.from_day <= +$day))
   order by p.id, h.from_minute`,
  {
    row: row<OpenSpan & { nth: number; fromDay: LocalDay; untilDay: LocalDay | null }>({
      fromDay: 'text',
      untilDay: 'text?',
      nth: 'int',
      fromMinute: 'int',
      untilMinute: 'int',
      windows: 'int',
    }),
    params: { schedule: 'int', day: 'text', weekday: 'int' },
    uses: 'schedule_plans_days schedule_plans_one_week schedule_hours_one',
    because: 'the few plans of one day are sorted',
  },
)

const CLOSURES_ON = statement(
  `select from_minute as fromMinute, until_minute as untilMinute, windows, told_reason as told from closures
   where office_id = +? and day = +? and lifted_at is null and (schedule_id is null or schedule_id = +?)`,
  {
    row: row<ClosedSpan>({ fromMinute: 'int', untilMinute: 'int', windows: 'int?', told: 'text' }),
    params: ['int', 'text', 'int'],
    uses: 'closures_day',
  },
)

/** A closure is for the whole office, or for one schedule of it. */
export function readDayRecords(db: Db, { id, officeId }: Pick<Schedule, 'id' | 'officeId'>, day: LocalDay): DayRecords {
  const plans = PLANS_ON.all(db, { schedule: id, day, weekday: weekdayOf(day) })
  const week = ofThatDay(
    plans.filter((one) => one.untilDay === null),
    day,
  )
  const added = plans.filter((one) => one.untilDay !== null)
  return {
    usual: [...week, ...added.filter((one) => one.untilDay !== one.fromDay)],
    extra: added.filter((one) => one.untilDay === one.fromDay),
    closed: CLOSURES_ON.all(db, officeId, day, id),
    nonWorking: isNonWorking(db, day),
  }
}

/** Hours of one day of the month replace those of its weekday. */
function ofThatDay<T extends { nth: number }>(hours: T[], day: LocalDay): T[] {
  const date = Temporal.PlainDate.from(day)
  const nth = [date.day + 7 > date.daysInMonth ? LAST : 0, Math.ceil(date.day / 7)].find((which) =>
    hours.some((one) => which !== 0 && one.nth === which),
  )
  return hours.filter((one) => one.nth === (nth ?? 0))
}

/** Windows of any hour by its records, as in this step; a closure of all windows leaves them unchanged. */
export function windowsByRecords(db: Db): (hour: { scheduleId: number; day: LocalDay; minute: number }) => number {
  const known = new Map<string, Map<number, number>>()
  return ({ scheduleId, day, minute }) => {
    const windows = known.getOrInsertComputed(`${scheduleId} ${day}`, () => {
      const schedule = theSchedule(db, scheduleId)
      return new Map(planDay(readDayRecords(db, schedule, day), schedule.slotMinutes).map((hour) => [hour.minute, hour.capacity]))
    })
    return windows.get(minute) ?? 0
  }
}
