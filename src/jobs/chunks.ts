import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { JobDeps } from './deps.ts'

/** The most rows in one step of a job: a citizen's message waits behind one such step at most. */
export const CHUNK_ROWS = 500

/** Repeats a step until it changes fewer than `full` rows. Returns how many rows in all. */
export async function inChunks(
  deps: Pick<JobDeps, 'writer'>,
  name: string,
  step: (tx: Tx, now: Instant) => number,
  full = CHUNK_ROWS,
): Promise<number> {
  for (let rows = 0; ; ) {
    const done = await deps.writer.submit(name, step)
    rows += done
    if (done < full) return rows
  }
}

/** Does the work for each one, also when some fail; the first error is thrown at the end. */
export async function forEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all) await work(one).catch((error) => void errors.push(error))
  if (errors.length > 0) throw errors[0]
}
