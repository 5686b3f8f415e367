import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { forgetFact, readFact, writeFact } from '../../db/facts.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { noteTemplate, type TemplateNews } from '../messaging/template-state.ts'
import { type Missed, takeThread } from '../messaging/threads.ts'
import type { Job, JobDeps } from './job.ts'

type Thread = Parameters<typeof takeThread>[3]
type Answer<T> = { ok: true; value: T } | { ok: false; code?: number | undefined }

/** Each answer may be missing. */
export interface WatchedPage {
  subscribed(): Promise<Answer<boolean>>
  subscribe(): Promise<Answer<unknown>>
  templates(): Promise<Answer<TemplateNews[]>>
  /** Changed since then, latest first. `next`: the next page, if any. */
  threads(asked: { since: Instant; after?: string | undefined }): Promise<Answer<{ threads: Thread[]; next: string | undefined }>>
}

/** Each question counts against the Page's daily limit. */
const ASKED_EVERY_MS = 5 * MINUTE
/** A look comes a little early or late. */
const ABOUT_MS = MINUTE / 2
/** After such a gap the threads are read. */
const GAP_MS = 11 * MINUTE
/**
 * How long before the last sign of life is read: for an hour Meta may have sent nothing while still subscribed, and clocks may differ. What
 * was heard already is known by its id.
 */
const BEFORE_MS = HOUR + 2 * MINUTE
/**
 * People answered and pages read in one look, once a minute: Messenger takes 40 messages a second, and current writers must not wait behind
 * the night's.
 */
const PEOPLE_A_LOOK = 150
const PAGES_A_LOOK = 6

/** Between two looks of one process. A new process starts over: what was taken is known by its id. */
interface Reading {
  /** Threads that changed before this were read. */
  floor: Instant
  began: Instant
  after: string | undefined
  /** Pages since the front in which something was missed: threads may have moved past us meanwhile. */
  pages: number
  people: number
  counts: Record<Missed, number>
}

const NOTHING: Record<Missed, number> = { known: 0, answered: 0, by_hand: 0, too_late: 0 }

const looks = new WeakMap<WatchedPage, { askedAt?: Instant; reading?: Reading | undefined }>()

/**
 * At the start and every five minutes; every minute while threads are read. After an hour of failures Meta drops the subscription and
 * repeats nothing: then we subscribe again, read the threads since the last sign of life, and answer late messages once, with an apology.
 * The loss is recorded before it is fixed, so that unread threads are not forgotten.
 */
export const pageWatch: Job = {
  name: 'page_watch',
  pattern: '* * * * *',
  async look(deps) {
    const { db, page, writer, clock, log } = deps
    if (!page) return
    const at = clock.now()
    const look = looks.get(page) ?? {}
    looks.set(page, look)
    if (look.reading === undefined && look.askedAt !== undefined && at - look.askedAt < ASKED_EVERY_MS - ABOUT_MS) return
    const answer = await page.subscribed()
    if (!answer.ok) return // Meta does not answer: whatever is missed, is read at the next look.
    look.askedAt = at
    if (!answer.value) {
      look.reading = undefined // What was written since stands at the front again.
      if (readFact(db, 'page_lost_at') === undefined) {
        await writer.submit('page.lost', (tx) => writeFact(tx, 'page_lost_at', String(at)))
        log.warn('page.unsubscribed')
      }
      if (!(await page.subscribe()).ok)
        return writer.submit('page.unsubscribed', (tx, now) => raiseAlert(tx, 'messenger_unsubscribed', now))
    }
    const lost = readFact(db, 'page_lost_at') !== undefined
    const seen = readFact(db, 'page_seen_at')
    const since = seen === undefined ? undefined : Number(seen)
    if (since !== undefined && (lost || at - since > GAP_MS)) {
      const counts = await readOn(deps, page, look, since - BEFORE_MS)
      if (counts === undefined) return
      log.warn('page.threads_read', { ...counts, lost, minutes: Math.round((at - since) / MINUTE) })
    }
    await noteSeen(deps, page, { lost: lost && since !== undefined, at })
  },
}

async function noteSeen({ writer }: JobDeps, page: WatchedPage, { lost, at }: { lost: boolean; at: Instant }): Promise<void> {
  const templates = await page.templates()
  await writer.submit('page.seen', (tx, now) => {
    if (lost) raiseAlert(tx, 'messenger_was_lost', now)
    for (const over of ['messenger_unsubscribed', 'messenger_threads_unread']) clearAlert(tx, over)
    forgetFact(tx, 'page_lost_at')
    writeFact(tx, 'page_seen_at', String(at))
    const known = templates.ok ? templates.value.filter(({ status }) => status !== 'MISSING') : []
    for (const news of known) noteTemplate(tx, 'messenger', news, now)
  })
}

/**
 * Reads threads from where the last look ended, as much as one look may. Returns the outcomes once everything is read; undefined: there is
 * more, or Meta does not show them now. A thread that changes while we read moves to the front, past us: those are read again until a page
 * has nothing new.
 */
async function readOn(
  deps: JobDeps,
  page: WatchedPage,
  look: { reading?: Reading | undefined },
  since: Instant,
): Promise<Record<Missed, number> | undefined> {
  look.reading ??= { floor: since, began: deps.clock.now(), after: undefined, pages: 0, people: 0, counts: { ...NOTHING } }
  let people = 0
  for (let pages = 0; pages < PAGES_A_LOOK && people < PEOPLE_A_LOOK; pages++) {
    const reading: Reading = look.reading
    const answer = await page.threads({ since: reading.floor, after: reading.after })
    if (!answer.ok) {
      look.reading = { ...reading, after: undefined } // A place in a list may be too old to go on from: from the front, then.
      if (answer.code !== undefined) await tellUnread(deps, answer.code)
      return undefined
    }
    for (const thread of answer.value.threads) {
      const became = await take(deps, thread, since)
      reading.counts[became]++
      if (became === 'known') continue
      people++
      reading.people++
    }
    reading.pages++
    reading.after = answer.value.next
    if (reading.after !== undefined) continue
    if (reading.pages === 1 || reading.people === 0) {
      look.reading = undefined
      return reading.counts
    }
    look.reading = { ...reading, floor: reading.began - MINUTE, began: deps.clock.now(), pages: 0, people: 0 }
  }
  return undefined
}

const take = ({ writer, messaging }: JobDeps, thread: Thread, since: Instant): Promise<Missed> =>
  writer.submit('page.missed', (tx, now) => takeThread(tx, messaging, 'messenger', thread, since, now))

/** People stay unanswered: the office must look into the Page's own inbox. */
async function tellUnread({ writer, log }: JobDeps, code: number): Promise<void> {
  log.warn('page.threads_unread', { code })
  await writer.submit('page.threads_unread', (tx, now) => raiseAlert(tx, 'messenger_threads_unread', now, String(code)))
}
