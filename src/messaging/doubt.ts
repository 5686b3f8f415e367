import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'
import { postpone, setState } from './outbox.ts'

/** After a start nobody knows whether these messages arrived: each waits for a status again. Returns how many. */
export function doubtWhatWasSending(tx: Tx, inDoubtMs: number, now: Instant): number {
  const until = now + inDoubtMs
  tx.client.query("update outbox set doubt_until = ?, updated_at = ? where state = 'in_doubt'").run(until, now)
  return tx.client
    .query("update outbox set state = 'in_doubt', doubt_until = ?, updated_at = ? where state = 'sending'")
    .run(until, now).changes
}

/** Without any webhook, silence proves nothing: then a doubt waits this many times longer. */
const DEAF_PATIENCE = 4

/**
 * Resolves doubts whose time is over. A reply is sent again: twice is better than never. A message with a key (a
 * reminder, an offer) is parked: twice would make people doubt the date. The time counts when webhooks arrived since
 * the doubt began; without any it is longer. Returns how many.
 */
export function resolveOldDoubts(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): number {
  const { inDoubtMs } = deps.limits
  const rows = tx.client
    .query<{ id: number; key: string | null }, [number, number, number, number, number]>(
      `select id, key from outbox
       where state = 'in_doubt' and doubt_until <= +? and (doubt_until - +? <= +? or doubt_until <= +?)
       order by doubt_until limit +?`,
    )
    .all(now, inDoubtMs, deps.heard.at, now - (DEAF_PATIENCE - 1) * inDoubtMs, limit)
  for (const row of rows) settle(tx, deps, row, now)
  return rows.length
}

/** Resolves this contact's doubts now: the person wrote again and waits for an answer. */
export function resolveDoubtsOf(tx: Tx, deps: MessagingDeps, contactId: number, now: Instant): void {
  const rows = tx.client
    .query<{ id: number; key: string | null }, [number]>("select id, key from outbox where contact_id = +? and state = 'in_doubt'")
    .all(contactId)
  for (const row of rows) settle(tx, deps, row, now)
}

function settle(tx: Tx, deps: MessagingDeps, row: { id: number; key: string | null }, now: Instant): void {
  if (row.key !== null) {
    deps.count('parked')
    setState(tx, row.id, 'parked', now)
    return
  }
  setState(tx, row.id, 'queued', now)
  postpone(tx, row.id, now, now)
}
