import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'

/** Windows that are open between two minutes of a day. */
export interface OpenSpan {
  fromMinute: number
  untilMinute: number
  windows: number
}

/** Hours that were closed. */
export interface ClosedSpan {
  fromMinute: number
  untilMinute: number
}

/** What is written down about a day of an office. */
export interface DayRecords {
  usual: OpenSpan[]
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
 * The hours of a day by its records. On a non-working day the usual week does not count; places added by hand do. A closure
 * wins over both and closes every hour that begins in it. Windows that open at the same minute add up.
 */
export function planDay({ usual, extra, closed, nonWorking }: DayRecords, slotMinutes: number): PlannedHour[] {
  const capacity = new Map<number, number>()
  for (const span of nonWorking ? extra : [...usual, ...extra]) {
    for (let minute = span.fromMinute; minute + slotMinutes <= span.untilMinute; minute += slotMinutes) {
      capacity.set(minute, (capacity.get(minute) ?? 0) + span.windows)
    }
  }
  const isClosed = (minute: number) => closed.some((span) => minute >= span.fromMinute && minute < span.untilMinute)
  return [...capacity.entries()]
    .sort(([a], [b]) => a - b)
    .map(([minute, windows]) => ({ minute, capacity: windows, closed: isClosed(minute) }))
}

const IS_NON_WORKING = statement('select 1 from non_working_days where day = ?', { params: ['text'] })

/** Whether the institution's calendar says that no office opens on that day. */
export const isNonWorking = (db: Db, day: LocalDay): boolean => IS_NON_WORKING.finds(db, day)

/** All records about a day of an office. */
export function readDayRecords(db: Db, officeId: number, day: LocalDay): DayRecords {
  const span = 'from_minute as fromMinute, until_minute as untilMinute'
  return {
    usual: db.client
      .query<OpenSpan, [number, number]>(`select ${span}, windows from office_hours where office_id = ? and weekday = ?`)
      .all(officeId, weekdayOf(day)),
    extra: db.client
      .query<OpenSpan, [number, string]>(`select ${span}, windows from extra_places where office_id = ? and day = ?`)
      .all(officeId, day),
    closed: db.client
      .query<ClosedSpan, [number, string]>(`select ${span} from closures where office_id = ? and day = ? and lifted_at is null`)
      .all(officeId, day),
    nonWorking: isNonWorking(db, day),
  }
}
