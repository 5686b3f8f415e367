import { type Db, type NotPromise, savepoint, TransactionEnded, type Tx, write } from '../../db/open.ts'
import type { Reserve } from '../../db/reserve.ts'
import { type Clock, type Instant, stopwatch as realStopwatch } from '../clock.ts'
import { describeError, type Facts, type Log } from '../log.ts'

/** Work that may fail alone: a failure undoes only it and logs one line. False when it failed or returned false. */
export function isolate(tx: Tx, log: Log, event: string, facts: Facts, work: () => unknown): boolean {
  try {
    return savepoint(tx, () => work() !== false)
  } catch (error) {
    if (error instanceof TransactionEnded) throw error
    log.error(event, { ...facts, ...describeError(error) })
    return false
  }
}

/**
 * Does long work in steps of the writer, so that citizens' turns come in between. Each step says where the next begins; undefined ends it.
 * Returns the steps' results.
 */
export async function stepByStep<From, Done extends { next: From | undefined }>(
  first: From,
  step: (from: From) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  for (let from: From | undefined = first; ; ) {
    const one: Done = await step(from as From)
    done.push(one)
    from = one.next
    if (from === undefined) return done
  }
}

/** Synchronous, and changes nothing in memory. */
export type Step<T> = (tx: Tx, now: Instant) => NotPromise<T>

/**
 * The only way to change the database while the process runs. Concurrent steps share one commit; the promise resolves after it, or rejects
 * with what the step threw, and then nothing of that step was kept.
 */
export interface Writer {
  submit<T>(name: string, step: Step<T>, weight?: number): Promise<T>
}

/** The database cannot take the step now, or too many steps wait. Nothing was kept; try again later. */
export class WriterUnavailable extends Error {
  override readonly name = 'WriterUnavailable'
}

/** Run in the same commit as the flush's steps. */
export interface FlushHooks<Parcels> {
  /** Does what is due, so that no step sees an expired hold. */
  first(tx: Tx, now: Instant): void
  last(tx: Tx, now: Instant): Parcels
  /** Nothing may be posted before the commit. */
  committed(parcels: Parcels): void
  /**
   * Writes something in each flush after the disk refused one, until such a flush is kept: a commit without a write succeeds on a full disk
   * too and proves nothing.
   */
  provesItself?(tx: Tx, now: Instant): void
  /** Memory that was prepared for the batch must be rebuilt. */
  abandoned(): void
  measured(facts: { steps: number; ms: number }): void
}

/** What main, tests and the simulation need beside `submit`. */
export interface GroupWriter extends Writer {
  /** Goes on from the reserve while the disk is full. */
  submitForOffice<T>(name: string, step: Step<T>, weight?: number): Promise<T>
  /** Tests and the simulation choose the moment; in the product the queue schedules it. */
  flush(): void
  /** Something may be due without a waiting step. */
  nudge(): void
  /** Refuses new steps and finishes those that wait. */
  close(): void
  readonly waiting: number
}

const STEPS_MAX = 256
/** Then it yields, so that a webhook never waits behind a long queue. */
const FLUSH_MS_MAX = 25
/** Above these the caller is told at once to come back later. */
const WAITING_MAX = 4_096
const WAITING_BYTES_MAX = 32 * 1024 * 1024

interface Waiting {
  name: string
  step: Step<unknown>
  weight: number
  forOffice: boolean
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Group commit: with synchronous=FULL one commit costs one disk flush, however many steps share it. `schedule` decides when: `setImmediate`
 * in the product, by hand in a simulation.
 */
export function createWriter<Parcels>(deps: {
  db: Db
  clock: Clock
  log: Log
  hooks: FlushHooks<Parcels>
  schedule: (flush: () => void) => void
  /** The time by which a flush acts; default: the clock's. */
  time?: (tx: Tx) => Instant
  /** The simulation's stands still, so that a slow machine changes nothing. */
  stopwatch?: () => number
  reserve?: Pick<Reserve, 'spend' | 'isSpent'> | undefined
}): GroupWriter {
  const { db, clock, log, hooks, stopwatch = realStopwatch, time = clock.now, reserve } = deps
  let queue: Waiting[] = []
  let bytes = 0
  let armed = false
  let closed = false
  /** The disk refused the last batch that wrote something. */
  let refused = false

  const arm = () => {
    if (armed) return
    armed = true
    deps.schedule(() => {
      armed = false
      if (closed && queue.length === 0) return // The database may be closed by now.
      flush()
      if (queue.length > 0) arm()
    })
  }

  function flush(): void {
    const started = stopwatch()
    const taken: Waiting[] = []
    const settle: (() => void)[] = []
    let after: (() => void)[]
    try {
      const { parcels } = write(db, (tx) => {
        const now = time(tx)
        if (refused) hooks.provesItself?.(tx, now)
        const onReserve = reserve?.isSpent() === true // Nothing that goes on by itself may take of it.
        if (!onReserve) guarded(tx, 'writer.letting_go_failed', () => hooks.first(tx, now))
        const rest = takeSteps(tx, now, started, taken, settle)
        queue = queue.slice(rest)
        if (onReserve) return { parcels: undefined }
        return { parcels: guarded(tx, 'writer.claim_failed', () => hooks.last(tx, now)) }
      })
      refused = false
      after = [...settle, () => post(parcels)]
    } catch (error) {
      // A failure before the first step (a lock, a disk error) must reject the waiting steps, or they would wait for ever.
      refused ||= isOfTheDisk(error)
      if (isFull(error) && reserve?.spend()) after = [() => goOnFromReserve(taken, error)]
      else {
        const lost = taken.length > 0 ? taken : queue.slice(0, STEPS_MAX)
        after = [() => abandon(lost, error)]
      }
    }
    for (const act of after) act() // From here on the batch is kept or given up, whatever fails.
    hooks.measured({ steps: taken.length, ms: stopwatch() - started })
  }

  /** The rows already say `sending`: if they cannot be posted, the next start resolves their doubt. */
  function post(parcels: Parcels | undefined): void {
    if (parcels === undefined) return
    try {
      hooks.committed(parcels)
    } catch (error) {
      log.error('writer.posting_failed', describeError(error))
    }
  }

  function takeSteps(tx: Tx, now: Instant, started: number, taken: Waiting[], settle: (() => void)[]): number {
    let next = 0
    // At least one step: on a slow disk the due work may use up the time.
    const mayGoOn = () => next === 0 || (next < STEPS_MAX && stopwatch() - started < FLUSH_MS_MAX)
    while (next < queue.length && mayGoOn()) {
      const waiting = queue[next++] as Waiting
      taken.push(waiting)
      try {
        const value = savepoint(tx, (inner) => waiting.step(inner, now))
        settle.push(() => leave(waiting).resolve(value))
      } catch (error) {
        if (error instanceof TransactionEnded) throw error
        settle.push(() => leave(waiting).reject(error))
      }
    }
    return next
  }

  /** Our own fault may not stop the citizens' messages. */
  function guarded<T>(tx: Tx, event: string, work: () => T): T | undefined {
    try {
      return savepoint(tx, () => ({ value: work() })).value
    } catch (error) {
      if (error instanceof TransactionEnded) throw error
      log.error(event, describeError(error))
      return undefined
    }
  }

  function leave(waiting: Waiting): Waiting {
    bytes -= waiting.weight
    return waiting
  }

  /** The office's steps are repeated in the next flush; all others are told to come back. */
  function goOnFromReserve(taken: Waiting[], error: unknown): void {
    const again = taken.filter(({ forOffice }) => forOffice)
    const waiting = queue.filter((one) => !taken.includes(one))
    queue = [...again, ...waiting.filter(({ forOffice }) => forOffice)]
    abandon(
      [...taken, ...waiting].filter(({ forOffice }) => !forOffice),
      error,
    )
    arm()
  }

  function abandon(taken: Waiting[], error: unknown): void {
    log.error('writer.batch_abandoned', { steps: taken.length, last: taken.at(-1)?.name, ...describeError(error) })
    const gone = new Set(taken)
    queue = queue.filter((waiting) => !gone.has(waiting))
    for (const waiting of taken) leave(waiting).reject(new WriterUnavailable('the database could not take it'))
    hooks.abandoned()
  }

  function submit<T>(forOffice: boolean, name: string, step: Step<T>, weight = 1_024): Promise<T> {
    if (closed || queue.length >= WAITING_MAX || bytes + weight > WAITING_BYTES_MAX) {
      return Promise.reject(new WriterUnavailable(closed ? 'closed' : 'too much waits'))
    }
    if (!forOffice && reserve?.isSpent()) return Promise.reject(new WriterUnavailable('the disk is full'))
    bytes += weight
    return new Promise<T>((resolve, reject) => {
      queue.push({ name, step, weight, forOffice, resolve: resolve as (value: unknown) => void, reject })
      arm()
    })
  }

  return {
    submit: (name, step, weight) => submit(false, name, step, weight),
    submitForOffice: (name, step, weight) => submit(true, name, step, weight),
    flush,
    nudge: arm,
    close() {
      closed = true
      while (queue.length > 0) flush()
    },
    get waiting() {
      return queue.length
    },
  }
}

/** Each savepoint around the failure ends with its own TransactionEnded: the reason is the innermost cause. */
function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: unknown }
  return code ?? (cause === undefined ? '' : codeOf(cause))
}

const isOfTheDisk = (error: unknown): boolean => /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOMEM)/.test(codeOf(error))
const isFull = (error: unknown): boolean => codeOf(error) === 'SQLITE_FULL'
