import { raiseAlert } from '../../db/alerts.ts'
import { type Clock, type Instant, MINUTE, SECOND } from '../clock.ts'
import { describeError, type Log } from '../log.ts'
import type { Writer } from '../messaging/writer.ts'

/** Keys that were never issued. A right key never comes here, so it never waits. */
export interface WrongKeys {
  /** Resolves when it may be answered: `late` after its wait, `full` at once where too many wait already. */
  wait(source: string): Promise<'late' | 'full'>
}

interface WrongKeyDeps {
  clock: Clock
  log: Log
  writer: Writer
  count(outcome: 'late' | 'full'): void
}

/** So many of one address, and of all, are answered at once, for typos. Each further one waits twice as long. */
const FREE = { source: 5, all: 30 }
const FIRST_WAIT_MS = SECOND / 2
/** Shorter than a connection's idle limit. */
const LONGEST_WAIT_MS = 8 * SECOND
/** One is forgotten after so long without another. */
const FORGOTTEN_MS = { source: 20 * SECOND, all: 10 * SECOND }
/** A flood is forgotten after some twenty minutes for an address, ten for all. */
const LEVEL_MAX = 64
/** Limits the memory: beyond these nothing is remembered, and no more requests wait. */
const SOURCES_MAX = 512
const WAITING_MAX = 64
/** Unforgotten ones that raise an alert, at most once in a while. */
const ALERT_FROM = 25
const ALERT_EVERY_MS = 10 * MINUTE
const ALERT = 'wrong_keys'

interface Bucket {
  level: number
  at: Instant
  times: number
}

/** The bucket's level after one more, losing one each `forgottenMs`. */
function fill(bucket: Bucket, forgottenMs: number, now: Instant): number {
  const lost = Math.max(0, now - bucket.at) / forgottenMs
  bucket.level = Math.min(LEVEL_MAX, Math.max(0, bucket.level - lost) + 1)
  bucket.times++
  bucket.at = now
  return bucket.level
}

const waitFor = (level: number, free: number): number =>
  level <= free ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.floor(level - free - 1))

/**
 * Wrong keys wait, by address and in all. Guessing 24 random bytes is hopeless anyway; this makes attempts visible and cheap. Addresses are
 * in memory only, the oldest forgotten first.
 */
export function createWrongKeys({ clock, log, writer, count }: WrongKeyDeps): WrongKeys {
  const sources = new Map<string, Bucket>()
  const all: Bucket = { level: 0, at: 0, times: 0 }
  let waiting = 0
  let toldAt = Number.NEGATIVE_INFINITY

  function bucketOf(source: string): Bucket {
    const bucket = sources.get(source) ?? { level: 0, at: 0, times: 0 }
    sources.delete(source)
    sources.set(source, bucket) // To the end: the first of a Map is the one that came longest ago.
    const [oldest] = sources.keys()
    if (sources.size > SOURCES_MAX && oldest !== undefined) sources.delete(oldest)
    return bucket
  }

  /** The first of an address, then at each doubling: a flood is a few lines. */
  function tell(source: string, { times }: Bucket, ofAll: number, now: Instant): void {
    if (Number.isInteger(Math.log2(times))) log.warn('key.wrong', { source, times })
    if (ofAll < ALERT_FROM || now < toldAt + ALERT_EVERY_MS) return
    toldAt = now
    writer
      .submit('staff.wrong_keys', (tx, at) => raiseAlert(tx, ALERT, at))
      .catch((error) => log.warn('key.alert_failed', describeError(error)))
  }

  return {
    async wait(source) {
      const now = clock.now()
      const bucket = bucketOf(source)
      const ofSource = fill(bucket, FORGOTTEN_MS.source, now)
      const ofAll = fill(all, FORGOTTEN_MS.all, now)
      tell(source, bucket, ofAll, now)
      const outcome = waiting < WAITING_MAX ? 'late' : 'full'
      count(outcome)
      const ms = Math.max(waitFor(ofSource, FREE.source), waitFor(ofAll, FREE.all))
      if (outcome === 'late' && ms > 0) {
        waiting++
        await new Promise<void>((resolve) => clock.after(ms, resolve))
        waiting--
      }
      return outcome
    },
  }
}
