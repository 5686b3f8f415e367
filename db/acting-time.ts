import { forgetFact, readFact, writeFact } from './facts.ts'
import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

const LAST_BEAT = statement('select at from heartbeat where id = 1', { row: { at: 'int' } })

/** Undefined in a database that never had a process. */
export function lastBeat(db: Db): number | undefined {
  return LAST_BEAT.get(db)?.at
}

const LAST_GAP = statement('select from_at as "from", until_at as until from gaps order by id desc limit 1', {
  row: { from: 'int', until: 'int' },
})

/** The last time the process was off; undefined when it never was. */
export function lastGap(db: Db): { from: number; until: number } | undefined {
  return LAST_GAP.get(db) ?? undefined
}

const HOUR_MS = 60 * 60 * 1_000
/** How far the clock may run ahead of what is known before it is doubted; a wrong am/pm is more. */
export const BELIEVED_MS = HOUR_MS
/** A clock that is behind makes nothing early; beyond this the outside time is as doubtful as ours. */
const BEHIND_MS = 24 * HOUR_MS

const JUST_HEARD_MS = 3 * 60 * 1_000

/** Time heard from outside while our own clock was doubted. */
export interface OutsideTime {
  at: number
  /** By our own clock. */
  heardAt: number
}

/**
 * The time to act by: the computer's clock while it is at most an hour ahead of the last heartbeat or the latest outside time, else that
 * latest time, so that a wrong clock releases, ends or deletes nothing early (docs/decisions/0036-a-clock-must-be-agreed-with.md).
 */
export function actingTime(db: Db, machine: number): number {
  const beat = lastBeat(db)
  if (beat === undefined || machine - beat <= BELIEVED_MS) return machine
  const known = Math.max(beat, outsideTime(db)?.at ?? 0)
  return machine - known <= BELIEVED_MS ? machine : known
}

/**
 * The time the office acts by: while the clock is doubted, the outside time if recent, else the computer's own; what cannot be undone still
 * asks `actingTime`.
 */
export function officeTime(db: Db, machine: number): number {
  const acting = actingTime(db, machine)
  return acting < machine && justHeard(db, machine) ? acting : machine
}

export function justHeard(db: Db, machine: number): boolean {
  const heard = outsideTime(db)
  return heard !== undefined && Math.abs(machine - heard.heardAt) < JUST_HEARD_MS
}

/** Whether the clock waits for confirmation from outside. */
export const clockIsDoubted = (db: Db, machine: number): boolean => actingTime(db, machine) < machine

export function outsideTime(db: Db): OutsideTime | undefined {
  const [at, heardAt] = (readFact(db, 'outside_time') ?? '').split(' ').map(Number)
  return at && heardAt ? { at, heardAt } : undefined
}

/**
 * Notes the outside time (a signed webhook's time, the Date of an answer, an administrator's word) while the clock is doubted. A lower
 * bound, because a webhook may be repeated for seven days; within an hour of the clock it proves the clock. Returns the time to act by.
 */
export function noteOutsideTime(tx: Tx, at: number, machine: number): number {
  const acting = actingTime(tx, machine)
  if (acting === machine || !(at >= acting && at <= machine + BEHIND_MS)) return acting
  writeFact(tx, 'outside_time', `${at} ${machine}`)
  return actingTime(tx, machine)
}

/** For a clock that was set back behind what was heard: the confirmed time may not have come yet. */
export const forgetOutsideTime = (tx: Tx): void => forgetFact(tx, 'outside_time')
