import type { Db } from '../../db/open.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { addDays, endOfDay, momentOf, wallClock } from './calendar.ts'
import { rule } from './rules.ts'
import type { LocalDay } from './types.ts'

/** On the office's clock; we say nothing unasked. */
interface Night {
  from: number
  until: number
}

const HOURS_A_DAY = 24
/** More nights than any of our spans has. */
const NIGHTS_MAX = 400

const nightOf = (db: Db): Night => ({
  from: rule(db, 'quiet_from_hour') % HOURS_A_DAY,
  until: rule(db, 'quiet_until_hour') % HOURS_A_DAY,
})

export function notAtNight(db: Db, at: Instant, zone: string): Instant {
  const night = nightOf(db)
  const { day, minute } = wallClock(at, zone)
  const hour = Math.floor(minute / 60)
  if (!isNight(night, hour)) return at
  const morning = night.from > night.until && hour >= night.from ? addDays(day, 1) : day
  return onTheHour(morning, night.until, zone)
}

/** The evening before, if `at` is at night in that zone. */
function beforeNight(db: Db, at: Instant, zone: string): Instant {
  const night = nightOf(db)
  const { day, minute } = wallClock(at, zone)
  const hour = Math.floor(minute / 60)
  if (!isNight(night, hour)) return at
  return onTheHour(night.from > night.until && hour < night.until ? addDays(day, -1) : day, night.from, zone)
}

/** A flush may come a little late. */
const BEFORE_DUSK_MS = 15 * MINUTE

/** With time to spare. */
export function beforeDusk(db: Db, at: Instant, zone: string): Instant {
  const evening = beforeNight(db, at, zone)
  return evening === at ? at : evening - BEFORE_DUSK_MS
}

/** Nights do not count. */
export function withoutNights(db: Db, at: Instant, ms: number, zone: string): Instant {
  let from = notAtNight(db, at, zone)
  let left = ms
  for (let nights = 0; nights < NIGHTS_MAX; nights++) {
    const dusk = nextNight(nightOf(db), from, zone)
    if (dusk === undefined || from + left <= dusk) break
    left -= dusk - from
    from = notAtNight(db, dusk, zone)
  }
  return from + left
}

const isNight = ({ from, until }: Night, hour: number): boolean =>
  from < until ? hour >= from && hour < until : from > until && (hour >= from || hour < until)

/** Undefined when there are none. */
function nextNight({ from, until }: Night, at: Instant, zone: string): Instant | undefined {
  if (from === until) return undefined
  const { day, minute } = wallClock(at, zone)
  return onTheHour(minute < from * 60 ? day : addDays(day, 1), from, zone)
}

/** The next hour, when summer time skips this one. */
const onTheHour = (day: LocalDay, hour: number, zone: string): Instant =>
  momentOf(day, hour * 60, zone) ?? momentOf(day, hour * 60 + 60, zone) ?? endOfDay(day, zone)
