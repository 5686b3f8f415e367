import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { JobRooms } from './rooms.ts'

/** No step of a job touches more rows than this: a citizen's message waits behind at most one such step. */
export const CHUNK_ROWS = 500

/** Repeats a step that counts at most `full` rows until it finds less to do. Returns how many rows it were in all. */
export async function inChunks(
  rooms: Pick<JobRooms, 'writer'>,
  name: string,
  step: (tx: Tx, now: Instant) => number,
  full = CHUNK_ROWS,
): Promise<number> {
  for (let rows = 0; ; ) {
    const done = await rooms.writer.submit(name, step)
    rows += done
    if (done < full) return rows
  }
}
