import type { Db } from '../../db/open.ts'
import { addDays, dayOf, endOfDay, isNonWorking, momentOf, weekdayOf } from '../catalogue/calendar.ts'
import { institutionZone, readInstitution } from '../catalogue/institution.ts'
import type { Institution, LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'

const SATURDAY = 6

/** Monday to Friday, without non-working days (LGPDPPSO art. 3: days are working days). */
const isWorkingDay = (db: Db, day: LocalDay): boolean => weekdayOf(day) < SATURDAY && !isNonWorking(db, day)

/** Counted from the next day, in the institution's zone. */
export function afterWorkingDays(db: Db, from: Instant, days: number): Instant {
  const zone = institutionZone(db)
  let day = dayOf(from, zone)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(db, day)) left--
  }
  return endOfDay(day, zone)
}

export function workingDayFrom(db: Db, day: LocalDay): LocalDay {
  let working = day
  while (!isWorkingDay(db, working)) working = addDays(working, 1)
  return working
}

interface Help {
  open: boolean
  /** The next change. */
  until: Instant
}

/** Without office hours for so long the calendar must be wrong. */
const LOOK_AHEAD_DAYS = 60

/** Whether a person answers now, and until when: the hours of an agency's record, without non-working days. */
export function helpAt(db: Db, now: Instant, record = readInstitution(db)): Help {
  const spans = helpSpans(db, now, record)
  for (const { from, until } of spans) {
    if (now < from) return { open: false, until: from }
    if (now < until) return { open: true, until }
  }
  return { open: false, until: now + LOOK_AHEAD_DAYS * DAY }
}

/** Milliseconds. */
export function helpTimeBetween(db: Db, from: Instant, until: Instant): number {
  let sum = 0
  for (const span of helpSpans(db, from, readInstitution(db))) {
    if (span.from >= until) break
    sum += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from))
  }
  return sum
}

function* helpSpans(db: Db, after: Instant, record: Institution | undefined): Generator<{ from: Instant; until: Instant }> {
  if (!record) return
  const { help, zone } = record
  let day = dayOf(after, zone)
  for (let i = 0; i < LOOK_AHEAD_DAYS; i++, day = addDays(day, 1)) {
    if (!help.weekdays.includes(weekdayOf(day)) || isNonWorking(db, day)) continue
    const from = momentOf(day, help.fromMinute, zone)
    const until = momentOf(day, help.untilMinute, zone)
    if (from !== undefined && until !== undefined && until > after) yield { from, until }
  }
}
