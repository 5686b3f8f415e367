import { type Clock, type Instant, SECOND } from '../../clock.ts'

/** A burst of 45 to one person, and one more every 6 seconds: Meta's pair rate as published. */
const PAIR_BURST = 45
const PAIR_REFILL_MS = 6 * SECOND

/** Meta's two brakes. Both answer whether one more may go now, and count it if so. */
export interface Pace {
  takePair(person: string): boolean
  takeThroughput(): boolean
}

export function createPace(clock: Pick<Clock, 'now'>, messagesPerSecond: number): Pace {
  const pairs = new Map<string, Bucket>()
  const number = createBucket(messagesPerSecond, SECOND / messagesPerSecond, clock.now())
  return {
    takePair(person) {
      const bucket = pairs.get(person) ?? createBucket(PAIR_BURST, PAIR_REFILL_MS, clock.now())
      pairs.set(person, bucket)
      return take(bucket, clock.now())
    },
    takeThroughput: () => take(number, clock.now()),
  }
}

interface Bucket {
  capacity: number
  refillMs: number
  tokens: number
  at: Instant
}

const createBucket = (capacity: number, refillMs: number, at: Instant): Bucket => ({ capacity, refillMs, tokens: capacity, at })

function take(bucket: Bucket, now: Instant): boolean {
  bucket.tokens = Math.min(bucket.capacity, bucket.tokens + (now - bucket.at) / bucket.refillMs)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}
