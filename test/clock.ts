import { createHash } from 'node:crypto'
import type { Clock, Instant } from '../src/clock.ts'

export interface TestClock extends Clock {
  /** Moves time forward and runs what became due, in order. */
  advance(ms: number): void
  set(to: Instant): void
}

/** A clock that stands still until it is moved. Its randomness repeats for the same seed. */
export function testClock(start: string | Instant = '2026-11-24T16:00:00Z', seed = 'seed'): TestClock {
  let now = typeof start === 'number' ? start : Date.parse(start)
  let drawn = 0
  let timers: { at: Instant; task: () => void }[] = []
  const runDue = () => {
    const due = timers.filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at)
    timers = timers.filter((timer) => timer.at > now)
    for (const timer of due) timer.task()
  }
  return {
    now: () => now,
    random(length) {
      const parts: Buffer[] = []
      for (let have = 0; have < length; have += 32) parts.push(createHash('sha256').update(`${seed}:${drawn++}`).digest())
      return Buffer.concat(parts).subarray(0, length)
    },
    after(delayMs, task) {
      const timer = { at: now + delayMs, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    advance(ms) {
      now += ms
      runDue()
    },
    set(to) {
      now = to
      runDue()
    },
  }
}
