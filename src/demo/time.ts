import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Db } from '../../db/open.ts'
import { addDays, dayOf, momentOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type Clock, DAY, type Instant, SECOND } from '../clock.ts'

/** What the demonstration's time is wired to. */
export interface TimeDeps {
  clock: DemoClock
  /** When the house next has something to do by itself; undefined when it has not. */
  nextDue(): Instant | undefined
  /** Whether something is on its way to a telephone, or arrived there and was not told to us yet. Changes after `since` count. */
  underWay(since: Instant): boolean
  /** Moves the heartbeat to that moment without writing a gap: nobody slept. */
  beat(at: Instant): Promise<void>
  /** One flush: what is due is done at the head of it. */
  flush(): Promise<void>
  /** When the jobs of a night have done their work, after that moment. */
  nextRound(after: Instant): Instant
  /** Every job looks once. */
  lookAround(): Promise<void>
}

/** Puts the demonstration's time forward. Only one of these at a time. */
export interface DemoTime {
  now(): Instant
  /** Forward to that moment, with a stop at everything that is due on the way and in each night. */
  passTo(to: Instant): Promise<void>
  /** To the next thing that is due, and on from there until `enough` or until nothing is due. False when nothing was. */
  passToNext(enough: () => boolean): Promise<boolean>
}

/** Nothing is due so often by itself; if it is, something is wrong, and going on would not mend it. */
const STOPS_MAX = 500
/** What is planned is planned for the next months. */
const FAR_MS = 400 * DAY
/** How long a stop waits, in real time, for its messages to reach the telephones. */
const SETTLE_MS = 5 * SECOND
const LOOK_MS = 25

/**
 * Time passes as in life: not in one leap, after which everything would be late, but from one thing that is due to the next,
 * each done at its own hour and its messages delivered before the clock goes on. So a reminder is dated by its hour, an answer
 * has the time that it was promised, and nothing takes the way for a computer that was switched off. In each night on the way
 * the jobs look as they would have, so that the days to come are published from day to day and nothing is kept too long.
 */
export function createDemoTime(deps: TimeDeps): DemoTime {
  const { clock } = deps

  async function stopAt(at: Instant): Promise<void> {
    // Before the clock, so that the very flush that does what is due knows that nobody slept.
    await deps.beat(at)
    clock.putForward(at)
    await deps.flush()
    await settle(at)
  }

  async function settle(since: Instant): Promise<void> {
    for (let waited = 0; waited < SETTLE_MS && deps.underWay(since); waited += LOOK_MS)
      await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
  }

  /** What is next due at `to` or before; a thing that stays due although its moment is over gets a second each time. */
  function nextDue(to: Instant): Instant | undefined {
    const due = deps.nextDue()
    const now = clock.now()
    const at = due === undefined ? undefined : due > now ? due : now + SECOND
    return at !== undefined && at <= to ? at : undefined
  }

  /** Stops in the next night if it comes before `to`; false when it does not. */
  async function passNight(to: Instant): Promise<boolean> {
    const night = deps.nextRound(clock.now())
    if (night >= to) return false
    await stopAt(night)
    await deps.lookAround()
    await settle(night)
    return true
  }

  /** From one thing that is due to the next until nothing is, up to `to`. Says whether anything was. */
  async function walk(to: Instant, enough: () => boolean): Promise<boolean> {
    await settle(clock.now())
    for (let stops = 0; stops < STOPS_MAX; ) {
      const at = nextDue(to)
      if (at === undefined) return stops > 0
      // A night may bring something that is due before.
      if (!(await passNight(at))) {
        await stopAt(at)
        stops++
      }
      if (enough()) return true
    }
    return true
  }

  return {
    now: clock.now,
    async passTo(to) {
      do await walk(to, () => false)
      while (await passNight(to))
      if (to > clock.now()) await stopAt(to)
      await deps.lookAround()
    },
    async passToNext(enough) {
      const passed = await walk(clock.now() + FAR_MS, enough)
      if (passed) await deps.lookAround()
      return passed
    },
  }
}

/** The clock of the demonstration: the machine's, and so far ahead of it as somebody put it. It never goes back. */
export interface DemoClock extends Clock {
  /** Puts the clock forward to that moment; a moment that is over changes nothing. */
  putForward(to: Instant): void
}

/**
 * How far it is ahead is kept beside the demonstration's database, so that a later start does not go back behind what the
 * database has already seen; without that database it starts with the machine's. `after` waits real time: what waits for an
 * answer of the network or a thread waits as long as ever, wherever the calendar is.
 */
export function openDemoClock(databasePath: string, machine: Clock): DemoClock {
  const file = `${databasePath}.demo-clock`
  let ahead = existsSync(databasePath) ? readAhead(file) : 0
  const now = () => machine.now() + ahead
  return {
    now,
    random: machine.random,
    after: machine.after,
    putForward(to) {
      const by = to - now()
      if (by <= 0) return
      // On the disk first: a process that dies here comes back at the later hour, never at the earlier one.
      keep(file, ahead + by)
      ahead += by
    },
  }
}

function readAhead(file: string): number {
  if (!existsSync(file)) return 0
  const kept = Number(readFileSync(file, 'utf8').trim())
  return Number.isSafeInteger(kept) && kept > 0 ? kept : 0
}

/** Whole or not at all. */
function keep(file: string, ahead: number): void {
  writeFileSync(`${file}.new`, `${ahead}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * 6:05 on the institution's wall: each daily job has had its hour (the last are the lists of the day, src/booking/day-list.ts), and
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
