import { raiseAlert } from '../../db/alerts.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { statement } from '../../db/statements.ts'
import type { Thread } from '../channels/channel.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { findContacts, noteElsewhere } from './contacts.ts'
import type { MessagingDeps } from './deps.ts'
import { ELSEWHERE_MS, isKnown, keepUnanswered, takeUpdate } from './inbox.ts'
import { WINDOW_MS } from './outbox.ts'

/**
 * Result of reading a thread that was not reported to us. `known`: nothing new. `by_hand`: the office answered meanwhile. `too_late`: the
 * channel no longer lets a program answer.
 */
export type Missed = 'known' | 'answered' | 'by_hand' | 'too_late'

type Line = Thread['lines'][number]
type Said = Extract<Line, { kind: 'message' }>

/**
 * Takes what was written in a thread since then, unreported, in one commit: a crash between two threads neither repeats an apology nor
 * leaves anyone out. What the office answered meanwhile is kept unanswered; so is what is older than the channel's window, which the office
 * is told.
 */
export function takeThread(
  tx: Tx,
  deps: MessagingDeps,
  via: ChannelName,
  { from, lines }: Thread,
  since: Instant,
  now: Instant,
): Missed {
  const missed = lines.filter((line): line is Said => isMissed(tx, deps, via, line, since))
  if (missed.length === 0) return 'known'
  const byHand = lines.findLast(
    ({ kind, id, ...line }) => kind === 'answer' && !isOurs(tx, deps, via, { from, id, at: atOf(line) }),
  )
  const answeredUntil = byHand === undefined ? -1 : lines.indexOf(byHand)
  const open = missed.filter((line) => lines.indexOf(line) > answeredUntil)
  const isTooLate = (open.at(-1)?.sentAt ?? now) <= now - WINDOW_MS
  for (const line of missed) if (isTooLate || !open.includes(line)) keepUnanswered(tx, deps, via, line, now)
  if (byHand) noteElsewhere(tx, deps, from, atOf(byHand) + ELSEWHERE_MS)
  if (open.length === 0) return 'by_hand'
  if (isTooLate) {
    raiseAlert(tx, 'messenger_missed_too_late', now)
    return 'too_late'
  }
  for (const line of open) takeUpdate(tx, deps, via, line, now)
  return 'answered'
}

const atOf = (line: { at?: Instant; sentAt?: Instant }): Instant => line.sentAt ?? line.at ?? 0

const isMissed = (db: Db, deps: MessagingDeps, via: ChannelName, line: Line, since: Instant): boolean =>
  line.kind === 'message' && line.sentAt >= since && !isKnown(db, deps, via, line.id)

/** A message of ours has its id, unless its answer and its echo were lost: then it left at about that time. */
const AT_ABOUT_MS = MINUTE
/** Messages of a contact looked through. */
const REACH = 100

const IS_OURS = statement(
  `select 1 from (select channel, channel_key, coalesce(sent_at, claimed_at) as left_at from outbox where contact_id = +?1 order by id desc limit ${REACH})
   where channel = +?2 and (channel_key = ?3 or abs(left_at - ?4) <= ?5) limit 1`,
  { params: ['int', 'text', 'bytes', 'int', 'int'], uses: 'outbox_contact' },
)

/** In doubt yes: an answer too many is better than one too few. */
function isOurs(
  db: Db,
  deps: MessagingDeps,
  via: ChannelName,
  { from, id, at }: { from: Thread['from']; id: string; at: Instant },
): boolean {
  const key = deps.vault.index('wamid', id)
  return findContacts(db, deps, from).some((contactId) => IS_OURS.finds(db, contactId, via, key, at, AT_ABOUT_MS))
}
