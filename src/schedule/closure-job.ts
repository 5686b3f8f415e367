import type { Job, JobDeps } from '../jobs/job.ts'
import { isClosing } from './big-closures.ts'

/** Cancels the appointments of big closures step by step, also after a stop or a crash. */
export const closing: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager waits, and a look without work is one read of an empty index.
  look: finishClosures,
}

export async function finishClosures({ db, writer, goOnClosing }: Pick<JobDeps, 'db' | 'writer' | 'goOnClosing'>): Promise<void> {
  while (isClosing(db) && (await writer.submit('closing.step', goOnClosing))) {}
}
