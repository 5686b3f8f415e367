import { forgetFact, readFact, writeFact } from './facts.ts'
import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

const LAST_BEAT = statement('select at from heartbeat where id = 1', { row: { at: 'int' } })

/** When the process last noted that it lives; undefined in a database that never had a process. */
export function lastBeat(db: Db): number | undefined {
  return LAST_BEAT.get(db)?.at
}

const LAST_GAP = statement('select from_at as "from", until_at as until from gaps order by id desc limit 1', {
  row: { from: 'int', until: 'int' },
})

/** The last time in which the computer or the process was off; undefined when it never was. */
export function lastGap(db: Db): { from: number; until: number } | undefined {
  return LAST_GAP.get(db) ?? undefined
}

const HOUR_MS = 60 * 60 * 1_000
/** How far the clock may run ahead of all that is known before it is believed no more. A wrong half of the day is more. */
export const BELIEVED_MS = HOUR_MS
/** A clock that is behind makes nothing early. Beyond this the time from outside is as strange as ours. */
const BEHIND_MS = 24 * HOUR_MS

/** The time outside is asked each minute. */
const JUST_HEARD_MS = 3 * 60 * 1_000

/** What time it was outside when we last heard it while our own clock was not believed. */
export interface OutsideTime {
  at: number
  /** When that was, by our own clock. */
  heardAt: number
}

/**
 * The time by which the house acts. `machine`, the computer's clock, as long as it is at most an hour ahead of what is known to
 * be over: the last heartbeat, or the latest time that was heard from outside. Else that latest time, so that nothing is let go,
 * ended or deleted before its hour, whatever the computer's clock says (docs/decisions/0036-a-clock-must-be-agreed-with.md).
 */
export function actingTime(db: Db, machine: number): number {
  const beat = lastBeat(db)
  if (beat === undefined || machine - beat <= BELIEVED_MS) return machine
  const known = Math.max(beat, outsideTime(db)?.at ?? 0)
  return machine - known <= BELIEVED_MS ? machine : known
}

/**
 * The time by which people at the office act. While the clock is doubted: what was heard outside these minutes, else the
 * computer's own, which they see and mean; without a network there is no other. What is for ever asks `actingTime` all the same.
 */
export function officeTime(db: Db, machine: number): number {
  const acting = actingTime(db, machine)
  return acting < machine && justHeard(db, machine) ? acting : machine
}

/** Whether somebody outside told the time these minutes. */
export function justHeard(db: Db, machine: number): boolean {
  const heard = outsideTime(db)
  return heard !== undefined && Math.abs(machine - heard.heardAt) < JUST_HEARD_MS
}

/** Whether the house waits for somebody outside to agree with the computer's clock. */
export const clockIsDoubted = (db: Db, machine: number): boolean => actingTime(db, machine) < machine

/** What was heard from outside since the clock was doubted; undefined: nothing yet. */
export function outsideTime(db: Db): OutsideTime | undefined {
  const [at, heardAt] = (readFact(db, 'outside_time') ?? '').split(' ').map(Number)
  return at && heardAt ? { at, heardAt } : undefined
}

/**
 * Notes what time it is outside (a signed webhook's own time, the Date of an answer, an administrator's word), if the clock is
 * doubted. It is a lower bound: a webhook may come again for seven days, so an old time proves only that this much is over. A
 * time within an hour of the clock proves the clock. Returns the time by which to act from now on.
 */
export function noteOutsideTime(tx: Tx, at: number, machine: number): number {
  const acting = actingTime(tx, machine)
  if (acting === machine || !(at >= acting && at <= machine + BEHIND_MS)) return acting
  writeFact(tx, 'outside_time', `${at} ${machine}`)
  return actingTime(tx, machine)
}

/** For a clock that was put back behind what was heard: somebody may have confirmed a time that had not come. */
export const forgetOutsideTime = (tx: Tx): void => forgetFact(tx, 'outside_time')
