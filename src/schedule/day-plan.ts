import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { isNonWorking, weekdayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Schedule } from './schedules.ts'

/** Windows that are open between two minutes of a day. */
export interface OpenSpan {
  fromMinute: number
  untilMinute: number
  windows: number
}

const OPEN_SPAN_ROW = row<OpenSpan>({ fromMinute: 'int', untilMinute: 'int', windows: 'int' })

/** Hours that were closed. */
export interface ClosedSpan {
  fromMinute: number
  untilMinute: number
  /** The code of the reason that citizens read. */
  told: string
}

/** What is written down about a day of a schedule. */
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

const SPAN = 'from_minute as fromMinute, until_minute as untilMinute'

const READ_DAY_RECORDS = statement(`select ${SPAN}, windows from schedule_hours where schedule_id = ? and weekday = ?`, {
  row: OPEN_SPAN_ROW,
  params: ['int', 'int'],
  uses: 'schedule_hours_one',
})

const EXTRA_PLACES_ON = statement(`select ${SPAN}, windows from extra_places where schedule_id = ? and day = ?`, {
  row: OPEN_SPAN_ROW,
  params: ['int', 'text'],
  uses: 'extra_places_day',
})

const CLOSURES_ON = statement(
  `select ${SPAN}, told_reason as told from closures where office_id = ? and day = ? and lifted_at is null`,
  {
    row: row<ClosedSpan>({ fromMinute: 'int', untilMinute: 'int', told: 'text' }),
    params: ['int', 'text'],
    uses: 'closures_day',
  },
)

/** All records about a day of a schedule. What is closed is closed for its whole office. */
export function readDayRecords(db: Db, { id, officeId }: Pick<Schedule, 'id' | 'officeId'>, day: LocalDay): DayRecords {
  return {
    usual: READ_DAY_RECORDS.all(db, id, weekdayOf(day)),
    extra: EXTRA_PLACES_ON.all(db, id, day),
    closed: CLOSURES_ON.all(db, officeId, day),
    nonWorking: isNonWorking(db, day),
  }
}
