import type { Db } from '../../db/open.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { addDays, isNonWorking, momentOf, wallClock, weekdayOf } from './calendar.ts'
import { findProcedure } from './procedures.ts'
import { rule } from './rules.ts'
import type { LocalDay } from './types.ts'

const SATURDAY = 6
/** Without a bank day in so long the calendar is wrong, and hides nothing. */
const LOOK_AHEAD_DAYS = 30

/** For somebody who has not paid; `now` where nothing is paid. */
export const payableBy = (db: Db, procedureIds: readonly string[], zone: string, now: Instant): Instant =>
  procedureIds.some((id) => findProcedure(db, id)?.feeTable) ? bankedBy(db, zone, now) : now

/**
 * `pay_minutes` of banking hours from now on: Monday to Friday, without non-working days, between `bank_from_hour` and `bank_until_hour` on
 * the office's clock. `now` when `pay_minutes` is 0.
 */
export function bankedBy(db: Db, zone: string, now: Instant): Instant {
  let left = rule(db, 'pay_minutes') * MINUTE
  if (left === 0) return now
  let { day } = wallClock(now, zone)
  for (let i = 0; i < LOOK_AHEAD_DAYS; i++, day = addDays(day, 1)) {
    const [opens, closes] = bankHours(db, day, zone)
    const from = Math.max(now, opens)
    if (from + left <= closes) return from + left
    left -= Math.max(0, closes - from)
  }
  return now
}

/** Empty on days without banks. */
function bankHours(db: Db, day: LocalDay, zone: string): [opens: Instant, closes: Instant] {
  if (weekdayOf(day) >= SATURDAY || isNonWorking(db, day)) return [0, 0]
  const opens = momentOf(day, rule(db, 'bank_from_hour') * 60, zone) ?? 0
  const closes = momentOf(day, rule(db, 'bank_until_hour') * 60, zone) ?? 0
  return [opens, closes]
}
