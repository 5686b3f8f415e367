import { clockIsDoubted } from '../../db/acting-time.ts'
import type { Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'
import { type OpenMessage, postpone, setState } from './outbox.ts'

const UPDATE_OUTBOX = statement("update outbox set doubt_until = ?, updated_at = ? where state = 'in_doubt'", {
  params: ['int?', 'int'],
  uses: 'outbox_doubt',
})

/** How often in a row nobody knew whether it left: an attempt has no `error_code` before its first refusal, and none in doubt. */
export const IN_DOUBT_AGAIN = 'tries = case when error_code is null then tries + 1 else 1 end'

const DOUBT_WHAT_WAS_SENDING_OUTBOX = statement(
  `update outbox set state = 'in_doubt', doubt_until = ?, ${IN_DOUBT_AGAIN}, error_code = null, updated_at = ? where state = 'sending'`,
  { params: ['int?', 'int'], uses: 'outbox_one_in_flight' },
)

/** After a start it is unknown whether these arrived: each waits for a status again. Returns how many. */
export function doubtWhatWasSending(tx: Tx, inDoubtMs: number, now: Instant): number {
  const until = now + inDoubtMs
  UPDATE_OUTBOX.run(tx, until, now)
  return DOUBT_WHAT_WAS_SENDING_OUTBOX.run(tx, until, now).changes
}

interface Doubted {
  id: number
  channel: ChannelName
  tries: number
  key: string | null
}

const DOUBTED = row<Doubted>({ id: 'int', channel: 'text', tries: 'int', key: 'text?' })

/** Without any webhook silence proves nothing: a doubt then waits this many times longer. */
const DEAF_PATIENCE = 4

const RESOLVE_OLD_DOUBTS = statement(
  `select id, channel, tries, key from outbox
   where state = 'in_doubt' and doubt_until <= +? and (doubt_until - +? <= +? or doubt_until <= +?) and channel = +?
   order by doubt_until limit +?`,
  { row: DOUBTED, params: ['int', 'int', 'int', 'int', 'text', 'int'], uses: 'outbox_doubt' },
)

/**
 * Resolves doubts whose time is over. A reply is sent again: twice is better than never. A message with a key (a reminder, an offer) is
 * parked: twice would make people doubt the date. Time counts only while webhooks arrive; without any it is longer. Nothing is resent while
 * the clock is doubted, since its leaps are no elapsed time. Returns how many.
 */
export function resolveOldDoubts(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): number {
  const { inDoubtMs } = deps.limits
  const deaf = now - (DEAF_PATIENCE - 1) * inDoubtMs
  const rows = deps.channels.all.flatMap(({ name }) =>
    RESOLVE_OLD_DOUBTS.all(tx, now, inDoubtMs, deps.heard.at[name] ?? 0, deaf, name, limit),
  )
  if (rows.length === 0 || clockIsDoubted(tx, deps.clock.now())) return 0
  for (const row of rows) settle(tx, deps, row, now)
  return rows.length
}

/** The person wrote again and waits for an answer, so the doubts are resolved now. */
export function resolveDoubtsAmong(tx: Tx, deps: MessagingDeps, open: readonly OpenMessage[], now: Instant): void {
  for (const row of open) if (row.state === 'in_doubt') settle(tx, deps, row, now)
}

/** A channel that can be asked is asked once before anything is resent; then a key is no reason to park. */
function settle(tx: Tx, deps: MessagingDeps, row: Doubted, now: Instant): void {
  const looks = row.tries <= 1 && deps.channels.find(row.channel)?.canLook === true
  if (row.key !== null && !looks) {
    deps.count('parked')
    setState(tx, row.id, 'parked', now)
    return
  }
  setState(tx, row.id, 'queued', now)
  postpone(tx, row.id, now, now)
}
