import { openBigClosure } from '../agenda/changes/big-closures.ts'
import type { Job, JobRooms } from './rooms.ts'

/** Cancels step by step what an office closed, also what a stop or a crash left in the middle. */
export const closing: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager is waiting, and a look without work is one read of an empty index.
  look: finishClosures,
}

export async function finishClosures({ db, writer, goOnClosing }: Pick<JobRooms, 'db' | 'writer' | 'goOnClosing'>): Promise<void> {
  while (openBigClosure(db) && (await writer.submit('closing.step', goOnClosing))) {}
}
