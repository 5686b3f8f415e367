import type { Db } from '../../db/open.ts'
import { addDays, dayOf, isNonWorking, momentOf, wallClock, weekdayOf } from '../catalogue/calendar.ts'
import { notAtNight, withoutNights } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import { bankedBy } from '../catalogue/time-to-pay.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { SlotState } from '../schedule/slots.ts'
import type { Telling } from './positions.ts'

export interface Span extends Telling {
  tellAt: Instant
  endsAt: Instant
}

/** An offer said in a chat: from the next waking moment, `offer_minutes` without the nights. */
export function saidSpan(db: Db, slot: SlotState, now: Instant): Span | undefined {
  const tellAt = notAtNight(db, now, slot.zone)
  const least = Math.min(rule(db, 'offer_least_minutes') * MINUTE, offerMs(db))
  return spanOf(db, slot, { tellAt, whole: withoutNights(db, tellAt, offerMs(db), slot.zone), least })
}

/** An offer by telephone: in the hours of working days alone, and time enough to reach a person. */
export function calledSpan(db: Db, slot: SlotState, now: Instant): Span | undefined {
  const tellAt = officeTime(db, now, 0, slot.zone)
  return spanOf(db, slot, { tellAt, whole: officeTime(db, tellAt, offerMs(db), slot.zone), least: offerMs(db) / 2 })
}

const offerMs = (db: Db): number => rule(db, 'offer_minutes') * MINUTE

/** At most half of the time left to book, so that the next in line has a chance too. Undefined when less than the least time is left. */
function spanOf(
  db: Db,
  slot: SlotState,
  { tellAt, whole, least }: { tellAt: Instant; whole: Instant; least: number },
): Span | undefined {
  const endsAt = Math.min(whole, tellAt + Math.floor((slot.bookableUntil - tellAt) / 2))
  if (endsAt < tellAt + Math.max(MINUTE, least)) return undefined
  return { tellAt, endsAt, day: dayOf(tellAt, slot.zone), payable: isPayable(db, slot, tellAt) }
}

/** Time to pay at a bank between telling and the hour, whatever the passport. */
const isPayable = (db: Db, { offer, zone }: SlotState, tellAt: Instant): boolean => offer.startsAt >= bankedBy(db, zone, tellAt)

/** Hours of the day, on the office's clock, in which an unanswered offer counts as missed, and in which an office calls. */
const DAY_BEGINS = 9 * 60
const DAY_ENDS = 18 * 60
const SATURDAY = 6

/** An offer at night, or missed while busy, was not refused. */
export function wasToldByDay(toldAt: Instant, zone: string): boolean {
  const { minute } = wallClock(toldAt, zone)
  return minute >= DAY_BEGINS && minute < DAY_ENDS
}

/** The moment `ms` after `at`, counting only those hours of working days; for 0, the first of them from `at` on. */
function officeTime(db: Db, at: Instant, ms: number, zone: string): Instant {
  let left = ms
  for (let { day } = wallClock(at, zone); ; day = addDays(day, 1)) {
    const [opens, closes] = [momentOf(day, DAY_BEGINS, zone), momentOf(day, DAY_ENDS, zone)]
    if (weekdayOf(day) >= SATURDAY || isNonWorking(db, day) || opens === undefined || closes === undefined) continue
    const from = Math.max(at, opens)
    if (from < closes && from + left <= closes) return from + left
    left -= Math.max(0, closes - from)
  }
}
