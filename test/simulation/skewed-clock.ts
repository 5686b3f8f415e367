import type { Clock, Instant } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'

export interface SkewedClock extends Clock {
  /** How far the computer's clock is ahead of the true time. */
  skew: number
  /** How much further for a while, because somebody set another day or year. */
  leap: number
  /** What it would show without the leap: by that the office lives, and is judged. */
  meant(): Instant
  /** The time by which the house acts: while the clock leaps, the true time, when somebody outside tells one that is later. */
  lived(): Instant
}

/** The computer's clock, and nonces that repeat for the same seed. */
export function skewedClock(timeline: Timeline, chance: Chance): SkewedClock {
  const clock: SkewedClock = {
    skew: 0,
    leap: 0,
    now: () => clock.meant() + clock.leap,
    meant: () => timeline.now() + clock.skew,
    lived: () => (clock.leap > 0 ? Math.max(clock.meant(), timeline.now()) : clock.meant()),
    random: (length) => Uint8Array.from({ length }, () => chance.between(0, 255)),
    after: () => () => undefined,
  }
  return clock
}
