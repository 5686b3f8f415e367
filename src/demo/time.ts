import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Db } from '../../db/open.ts'
import { addDays, dayOf, momentOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type Clock, DAY, type Instant, SECOND } from '../clock.ts'

export interface TimeDeps {
  clock: DemoClock
  /** Undefined: nothing planned. */
  nextDue(): Instant | undefined
  /** On its way to a telephone, or arrived there but not reported yet. Changes after `since` count. */
  underWay(since: Instant): boolean
  /** Moves the heartbeat without writing a gap. */
  beat(at: Instant): Promise<void>
  /** Does what is due. */
  flush(): Promise<void>
  /** When a night's jobs are done, after that moment. */
  nextRound(after: Instant): Instant
  lookAround(): Promise<void>
}

/** Only one at a time. */
export interface DemoTime {
  now(): Instant
  /** With a stop at everything due on the way and in each night. */
  passTo(to: Instant): Promise<void>
  /** From one due thing to the next until `enough` or nothing is due. False when nothing was. */
  passToNext(enough: () => boolean): Promise<boolean>
}

/** More stops than this are a fault that going on would not fix. */
const STOPS_MAX = 5_000
/** Plans reach some months ahead. */
const FAR_MS = 400 * DAY
/** A stop's wait, in real time, for its messages to arrive. */
const SETTLE_MS = 5 * SECOND
const LOOK_MS = 25

/**
 * Moves from one due thing to the next instead of one leap that would make everything late: each is done at its own hour and delivered
 * before the clock goes on, and the jobs look in each night, so that days are published one by one and no gap appears.
 */
export function createDemoTime(deps: TimeDeps): DemoTime {
  const { clock } = deps

  async function stopAt(at: Instant): Promise<void> {
    // Before the clock, so that the flush that does the due work sees no gap.
    await deps.beat(at)
    clock.putForward(at)
    await deps.flush()
    await settle(at)
  }

  async function settle(since: Instant): Promise<void> {
    for (let waited = 0; waited < SETTLE_MS && deps.underWay(since); waited += LOOK_MS)
      await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve))
  }

  /** At `to` or before; a thing that stays due gets a second each time. */
  function nextDue(to: Instant): Instant | undefined {
    const due = deps.nextDue()
    const now = clock.now()
    const at = due === undefined ? undefined : due > now ? due : now + SECOND
    return at !== undefined && at <= to ? at : undefined
  }

  /** False when no night comes before `to`. */
  async function passNight(to: Instant): Promise<boolean> {
    const night = deps.nextRound(clock.now())
    if (night >= to) return false
    await stopAt(night)
    await deps.lookAround()
    await settle(night)
    return true
  }

  /** Up to `to`. True when anything was due. */
  async function walk(to: Instant, enough: () => boolean): Promise<boolean> {
    await settle(clock.now())
    for (let stops = 0; stops < STOPS_MAX; ) {
      const at = nextDue(to)
      if (at === undefined) return stops > 0
      // A night may bring something that is due earlier.
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

/** The machine's clock plus the jumps; never back. */
export interface DemoClock extends Clock {
  /** A past moment changes nothing. */
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

/** Atomically. */
function keep(file: string, ahead: number): void {
  writeFileSync(`${file}.new`, `${ahead}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * 6:05 on the institution's clock: after every daily job (the last are the day lists, src/booking/day-list.ts) and before anything is sent.
 * One round a night, because each makes and checks a copy.
 */
const ROUND = 6 * 60 + 5

export function nextRound(db: Db, after: Instant): Instant {
  const zone = institutionZone(db)
  const today = dayOf(after, zone)
  const rounds = [today, addDays(today, 1)].map((day) => momentOf(day, ROUND, zone))
  return rounds.find((at) => at !== undefined && at > after) ?? after + DAY
}
