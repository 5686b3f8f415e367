import type { Job, JobDeps } from './deps.ts'

/** Each flush does what is due. In a quiet hour this job asks for one. */
export const dueWork: Job = {
  name: 'letting-go',
  pattern: '* * * * *',
  look: doAllThatIsDue,
}

/**
 * Asks for flushes until nothing is due, because one flush does a limited number. Stops when a flush makes no progress: then
 * something is wrong, and the flush has logged it.
 */
export async function doAllThatIsDue({ writer, due }: Pick<JobDeps, 'writer' | 'due'>): Promise<void> {
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    const rows = await writer.submit('letting_go', (tx, now) => due.reduce((sum, one) => sum + (one.count?.(tx, now) ?? 0), 0))
    if (rows === 0 || rows >= left) return
    left = rows
  }
}
