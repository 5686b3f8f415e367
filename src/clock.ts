/** Milliseconds since 1970 in UTC. Wall-clock reasoning uses `Temporal` in an office's zone. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The only source of time and chance, so that a test or a simulation controls both. */
export interface Clock {
  now(): Instant
  /** Cryptographically random: nonces, folios, access keys. */
  random(length: number): Uint8Array
  /** The returned function calls it off. Does not keep the process alive. */
  after(delayMs: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // A thirtieth of the cost of node:crypto's `randomBytes` (1 us); a turn asks four times or more.
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Both included, without noticeable bias (53 random bits). */
export function drawBetween(clock: Pick<Clock, 'random'>, least: number, most: number): number {
  const view = new DataView(Uint8Array.from(clock.random(8)).buffer)
  const fraction = Number(view.getBigUint64(0) >> 11n) / 2 ** 53
  return least + Math.floor(fraction * (most - least + 1))
}

/** Milliseconds, for durations only. */
export const stopwatch = (): number => performance.now()
