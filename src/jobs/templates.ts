import { noteTemplates } from '../messaging/templates.ts'
import type { Job, JobDeps } from './deps.ts'

/**
 * Asks the channel each hour, and at the start, about our templates: without an approved one nothing can be said to a person
 * who has not written for a day. Webhooks bring news in between. Without an answer, what we knew stays.
 */
export const templates: Job = {
  name: 'templates',
  pattern: '41 * * * *',
  async look({ writer, log, inspectTemplates }: JobDeps) {
    const all = await inspectTemplates?.()
    if (!all) return
    const troubled = all.filter((one) => one.status !== 'APPROVED' || one.differs)
    if (troubled.length > 0)
      log.warn('templates.not_ready', {
        missing: all.filter((one) => one.status === 'MISSING').length,
        differ: all.filter((one) => one.differs).length,
        troubled: troubled.length,
      })
    await writer.submit('templates.record', (tx, now) => noteTemplates(tx, all, now))
  },
}
