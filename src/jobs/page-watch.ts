import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { forgetFact, readFact, writeFact } from '../../db/facts.ts'
import { HOUR, type Instant, MINUTE } from '../clock.ts'
import { noteTemplate, type TemplateNews } from '../messaging/template-state.ts'
import { type Missed, takeThread } from '../messaging/threads.ts'
import type { Job, JobDeps } from './job.ts'

type Thread = Parameters<typeof takeThread>[3]
type Answer<T> = { ok: true; value: T } | { ok: false; code?: number | undefined }

/** What is asked of the Page at Messenger; each answer may be missing. */
export interface WatchedPage {
  subscribed(): Promise<Answer<boolean>>
  subscribe(): Promise<Answer<unknown>>
  templates(): Promise<Answer<TemplateNews[]>>
  /** Threads that changed since then, those that changed last first. `next`: the next page; undefined: there is no more. */
  threads(asked: { since: Instant; after?: string | undefined }): Promise<Answer<{ threads: Thread[]; next: string | undefined }>>
}

/** How often it is asked whether Messenger still tells us: each question counts against what the Page may ask in a day. */
const ASKED_EVERY_MS = 5 * MINUTE
/** A look comes a little early or late. */
const ABOUT_MS = MINUTE / 2
/** After a gap as long as this the threads are read: nobody knows what was not told meanwhile. */
const GAP_MS = 11 * MINUTE
/**
 * How long before the last sign of life is read: for an hour Meta may have told nobody anything, and been subscribed all the same; and its
 * clock and ours may differ. What was heard already is known by its id.
 */
const BEFORE_MS = HOUR + 2 * MINUTE
/**
 * In one look, once a minute, so many people are answered and so many pages read. Messenger takes 40 messages a second from us, and
 * whoever writes now must not wait behind all who wrote in the night.
 */
const PEOPLE_A_LOOK = 150
const PAGES_A_LOOK = 6

/** How far the threads were read, between two looks of one process. A new process begins again: what was taken is known by its id. */
interface Reading {
  /** Threads that changed before this were read. */
  floor: Instant
  began: Instant
  after: string | undefined
  /** On the way from the front to the floor, in several pages, something was missed: others may have moved past us meanwhile. */
  pages: number
  people: number
  counts: Record<Missed, number>
}

const NOTHING: Record<Missed, number> = { known: 0, answered: 0, by_hand: 0, too_late: 0 }

/** When each Page was last asked, and how far its threads were read. */
const looks = new WeakMap<WatchedPage, { askedAt?: Instant; reading?: Reading | undefined }>()

/**
 * At the start and every five minutes; every minute while threads are read. After an hour of failures Meta takes the subscription away
 * and repeats nothing: then we subscribe again, and read in the threads what people wrote since the last sign of life. It is answered as
 * what came late: once, with an apology. That it is lost is written down before it is mended, so that nobody is forgotten when the
 * threads cannot be read at once.
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
 * Reads threads from where the last look ended, and takes what was missed, as much as one look may. Returns what became of all of them
 * once everything is read; undefined: there is more, or Meta does not show them now. A thread in which somebody writes while we read
 * moves to the front, past us: so those that changed meanwhile are read again, until one page has them all or nothing in them is new.
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

/** People wrote whom nobody answers: the office must know, and look into the Page's own inbox. */
async function tellUnread({ writer, log }: JobDeps, code: number): Promise<void> {
  log.warn('page.threads_unread', { code })
  await writer.submit('page.threads_unread', (tx, now) => raiseAlert(tx, 'messenger_threads_unread', now, String(code)))
}
