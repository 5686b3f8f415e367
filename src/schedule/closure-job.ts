import type { Job, JobDeps } from '../jobs/deps.ts'
import { isClosing } from './big-closures.ts'
import { goOnClosing } from './closure-step.ts'

/** Cancels the appointments of big closures step by step, also after a stop or a crash. */
export const closing: Job = {
  name: 'closing',
  pattern: '*/5 * * * * *', // The manager waits, and a look without work is one read of an empty index.
  look: finishClosures,
}

export async function finishClosures({ db, writer, messaging }: Pick<JobDeps, 'db' | 'writer' | 'messaging'>): Promise<void> {
  while (isClosing(db) && (await writer.submit('closing.step', (tx, now) => goOnClosing(tx, messaging, now)))) {}
}
