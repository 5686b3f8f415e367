import type { Db } from '../../db/open.ts'
import { addDays, dayOf, momentOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { DAY, type Instant } from '../clock.ts'

/**
 * 6:05 on the institution's wall: each daily job has had its hour (the last are the lists of the day, src/booking/day-list-job.ts), and
 * whatever it brought is told to nobody before the morning. One round a night, because each makes and checks a copy.
 */
const ROUND = 6 * 60 + 5

/** When the jobs of a night have done their work, after that moment. */
export function nextRound(db: Db, after: Instant): Instant {
  const zone = institutionZone(db)
  const today = dayOf(after, zone)
  const rounds = [today, addDays(today, 1)].map((day) => momentOf(day, ROUND, zone))
  return rounds.find((at) => at !== undefined && at > after) ?? after + DAY
}
