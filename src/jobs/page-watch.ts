import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { forgetFact, readFact, writeFact } from '../../db/facts.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { takeUpdate } from '../messaging/inbox.ts'
import { noteTemplate, type TemplateNews } from '../messaging/template-state.ts'
import type { Job, JobDeps } from './job.ts'

type Update = Parameters<typeof takeUpdate>[3]

/** What is asked of the Page at Messenger; each answer may be missing. */
export interface WatchedPage {
  subscribed(): Promise<{ ok: true; value: boolean } | { ok: false }>
  subscribe(): Promise<{ ok: true } | { ok: false }>
  templates(): Promise<{ ok: true; value: TemplateNews[] } | { ok: false }>
  missedSince(since: Instant): Promise<{ ok: true; value: Update[] } | { ok: false }>
}

/** After a gap as long as this the threads are read: nobody knows what was not told meanwhile. */
const GAP_MS = 11 * MINUTE
/**
 * How long before the last sign of life is read: for an hour Meta may have told nobody anything, and been subscribed all the same; and its
 * clock and ours may differ. What was heard already is known by its id.
 */
const BEFORE_MS = HOUR + 2 * MINUTE

/**
 * At the start and every five minutes. After an hour of failures Meta takes the subscription away and repeats nothing: then we subscribe
 * again, and read in the threads what people wrote since the last sign of life. It is answered as what came late: once, with an apology.
 * That it is lost is written down before it is mended, so that nobody is forgotten when the threads cannot be read at once.
 */
export const pageWatch: Job = {
  name: 'page_watch',
  pattern: '*/5 * * * *',
  async look(deps) {
    const { db, page, writer, clock, log } = deps
    const at = clock.now()
    const answer = await page?.subscribed()
    if (!page || !answer?.ok) return // Not asked, or Meta does not answer: whatever is missed, is read at the next look.
    if (!answer.value) {
      if (readFact(db, 'page_lost_at') === undefined)
        await writer.submit('page.lost', (tx) => writeFact(tx, 'page_lost_at', String(at)))
      if (!(await page.subscribe()).ok)
        return writer.submit('page.unsubscribed', (tx, now) => raiseAlert(tx, 'messenger_unsubscribed', now))
    }
    const lost = readFact(db, 'page_lost_at') !== undefined
    const seen = readFact(db, 'page_seen_at')
    const since = seen === undefined ? undefined : Number(seen)
    if (since !== undefined && (lost || at - since > GAP_MS)) {
      const found = await takeMissed(deps, page, since - BEFORE_MS)
      if (found === undefined) return
      if (lost) log.warn('page.subscription_lost', { read: found, minutes: Math.round((at - since) / MINUTE) })
    }
    const templates = await page.templates()
    await writer.submit('page.seen', (tx, now) => {
      if (lost && since !== undefined) raiseAlert(tx, 'messenger_was_lost', now)
      clearAlert(tx, 'messenger_unsubscribed')
      forgetFact(tx, 'page_lost_at')
      writeFact(tx, 'page_seen_at', String(at))
      const known = templates.ok ? templates.value.filter(({ status }) => status !== 'MISSING') : []
      for (const news of known) noteTemplate(tx, 'messenger', news, now)
    })
  },
}

/** Takes what people wrote since then, and says how many messages were read; undefined when the threads could not be read. */
async function takeMissed({ writer, messaging }: JobDeps, page: WatchedPage, since: Instant): Promise<number | undefined> {
  const missed = await page.missedSince(since)
  if (!missed.ok) return undefined
  for (const update of missed.value)
    await writer.submit('page.missed', (tx, now) => takeUpdate(tx, messaging, 'messenger', update, now))
  return missed.value.length
}
