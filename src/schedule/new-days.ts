import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf, endOfDay, startOfDay } from '../catalogue/calendar.ts'
import { givesAppointments, theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Clock, DAY, drawBetween, HOUR, type Instant, MINUTE } from '../clock.ts'
import type { Log } from '../log.ts'
import { planDay, readDayRecords } from './day-plan.ts'
import type { PlaceHooks } from './hooks.ts'
import { sharesOf } from './kept-places.ts'
import { publishDay } from './publication.ts'
import { type Schedule, theSchedule } from './schedules.ts'
import { coolPlace, type Span } from './slots.ts'
import { daysAheadOf } from './usual-week.ts'

// Once a day each schedule opens a day more, and what it kept flows back, at a drawn moment (docs/decisions/0027).

/** Later, the computer was off at the drawn moment, and its start may be known outside. */
const LATE_MS = 5 * MINUTE
/** For a missed moment: a computer that is seldom on would miss one drawn over a whole day. */
const MADE_UP_WITHIN_MS = HOUR
const LOOKED_AHEAD_DAYS = 14
const DAYTIME = { fromMinute: 9 * 60, untilMinute: 18 * 60 }

/** Part of the statement of booking/due.ts: a turn pays for none of its own. */
export const NEXT_NEW_DAY =
  'select coalesce(opens_at, 0) as at from schedules where opened_on is not null order by opens_at limit 1'

export function openNewDays(tx: Tx, deps: OpeningDeps, limit: number, now: Instant): void {
  for (const due of DUE.all(tx, { now, limit })) lookAt(tx, deps, due, now)
}

/** The clock was put back: far moments are drawn again, those of the next days stay. */
export const forgetFarMoments = (tx: Tx, now: Instant): void => void FORGET_MOMENTS.run(tx, now + 2 * DAY)

interface Due {
  id: number
  openedOn: LocalDay
  opensAt: Instant | null
}

const DUE = statement(
  `select id, opened_on as openedOn, opens_at as opensAt from schedules
   where opened_on is not null and coalesce(opens_at, 0) <= +$now order by opens_at limit +$limit`,
  {
    row: row<Due>({ id: 'int', openedOn: 'text', opensAt: 'int?' }),
    params: { now: 'int', limit: 'int' },
    uses: 'schedules_opens',
  },
)

const FORGET_MOMENTS = statement('update schedules set opens_at = null where opened_on is not null and opens_at > ?', {
  params: ['int'],
  uses: 'schedules_opens',
})

const SET_MOMENT = statement('update schedules set opens_at = ? where id = ?', { params: ['int', 'int'] })

interface OpeningDeps {
  readonly clock: Pick<Clock, 'random'>
  readonly hooks: PlaceHooks
  readonly log: Log
}

/** One day a look: after weeks without power the next flush goes on. */
function lookAt(tx: Tx, deps: OpeningDeps, { id, openedOn, opensAt }: Due, now: Instant): void {
  const { officeId } = theSchedule(tx, id)
  const { zone } = theOffice(tx, officeId)
  const today = dayOf(now, zone)
  const draw = (at: Instant): void => void SET_MOMENT.run(tx, at, id)
  if (openedOn >= today || !givesAppointments(tx, officeId)) return draw(drawnOn(tx, deps, id, addDays(today, 1)))
  if (opensAt === null || now - opensAt > LATE_MS) {
    if (opensAt !== null) deps.log('new_days.late', { schedule: id, minutes: Math.floor((now - opensAt) / MINUTE) })
    return draw(madeUp(tx, deps, id, openedOn, now))
  }
  const day = addDays(openedOn, 1)
  openDay(tx, deps, id, day, now)
  if (day >= today) draw(drawnOn(tx, deps, id, addDays(today, 1)))
}

const OPENED = statement('update schedules set opened_on = ? where id = ?', { params: ['text', 'int'] })

/** What the line leaves of the places that are new cools until the second moment; without a line they are everybody's at once. */
function openDay(tx: Tx, deps: OpeningDeps, scheduleId: number, day: LocalDay, now: Instant): void {
  const schedule = theSchedule(tx, scheduleId)
  const { officeId } = schedule
  const days = [
    ...new Set([daysAheadOf(tx, officeId), ...sharesOf(tx, schedule).map((one) => one.days)].map((ahead) => addDays(day, ahead))),
  ]
  const before = new Map(days.flatMap((one) => freeOn(tx, schedule, one)).map(({ id, free }) => [id, free]))
  OPENED.run(tx, day, scheduleId)
  for (const one of days) publishDay(tx, deps.hooks, officeId, one, now)
  if (!deps.hooks.isAwaited(tx, officeId)) return
  const everybodys = laterToday(tx, deps, scheduleId, now)
  for (const hour of days.flatMap((one) => freeOn(tx, schedule, one))) {
    const until = Math.min(everybodys, now + Math.floor((hour.startsAt - now) / 2))
    for (let more = hour.free - (before.get(hour.id) ?? 0); more > 0; more--)
      coolPlace(tx, { slotId: hour.id, freedBy: null }, { until }, now)
  }
}

const FREE_ON = statement(
  `select id, starts_at as startsAt, max(0, capacity - taken - cooling - kept) as free from slots
   where office_id = +? and starts_at >= +? and starts_at < +? and schedule_id = +? and closed_at is null`,
  {
    row: row<{ id: number; startsAt: Instant; free: number }>({ id: 'int', startsAt: 'int', free: 'int' }),
    params: ['int', 'int', 'int', 'int'],
    uses: 'slots_one',
  },
)

function freeOn(db: Db, { id, officeId }: Schedule, day: LocalDay) {
  const { zone } = theOffice(db, officeId)
  return FREE_ON.all(db, officeId, startOfDay(day, zone), endOfDay(day, zone), id)
}

/** On a day of rest, the minutes of the next working day. */
function openingHours(db: Db, scheduleId: number, day: LocalDay): Span {
  const schedule = theSchedule(db, scheduleId)
  const midnight = startOfDay(day, theOffice(db, schedule.officeId).zone)
  const at = (fromMinute: number, untilMinute: number): Span => ({
    from: midnight + fromMinute * MINUTE,
    until: midnight + untilMinute * MINUTE,
  })
  for (let ahead = 0; ahead < LOOKED_AHEAD_DAYS; ahead++) {
    const records = readDayRecords(db, schedule, addDays(day, ahead))
    const hours = planDay(records, schedule.slotMinutes).filter((hour) => !hour.closed)
    const [first, last] = [hours[0], hours.at(-1)]
    if (first && last) return at(first.minute, last.minute + schedule.slotMinutes)
  }
  return at(DAYTIME.fromMinute, DAYTIME.untilMinute)
}

function drawnOn(db: Db, { clock }: OpeningDeps, scheduleId: number, day: LocalDay): Instant {
  const { from, until } = openingHours(db, scheduleId, day)
  return drawBetween(clock, from, until - 1)
}

const todayOf = (db: Db, scheduleId: number, now: Instant): LocalDay =>
  dayOf(now, theOffice(db, theSchedule(db, scheduleId).officeId).zone)

/** At any hour after a second day in vain, or when tomorrow comes too late for what is kept. */
function madeUp(db: Db, deps: OpeningDeps, scheduleId: number, openedOn: LocalDay, now: Instant): Instant {
  const today = todayOf(db, scheduleId, now)
  const { from, until } = openingHours(db, scheduleId, today)
  const soonest = Math.max(now, from)
  const fits = until - soonest >= MADE_UP_WITHIN_MS
  const tomorrow = addDays(today, 1)
  const isTooLate = sharesOf(db, theSchedule(db, scheduleId)).some(({ days }) => addDays(openedOn, 1 + days) <= tomorrow)
  if (!fits && !isTooLate && openedOn >= addDays(today, -1)) return drawnOn(db, deps, scheduleId, tomorrow)
  const first = fits ? soonest : now
  return drawBetween(deps.clock, first + 1, first + MADE_UP_WITHIN_MS)
}

function laterToday(db: Db, deps: OpeningDeps, scheduleId: number, now: Instant): Instant {
  const today = todayOf(db, scheduleId, now)
  const { until } = openingHours(db, scheduleId, today)
  if (until - now >= MADE_UP_WITHIN_MS) return drawBetween(deps.clock, now + 1, until)
  return drawnOn(db, deps, scheduleId, addDays(today, 1))
}
