import { clearAlert } from '../../db/alerts.ts'
import type { Tx } from '../../db/open.ts'
import { DAY, type Instant } from '../clock.ts'

/** What keeps messages from leaving or arriving, whoever they are for: one that arrives proves that it was mended. */
export const ENDED_BY_AN_ARRIVAL: readonly string[] = [
  'token_invalid',
  'permission_missing',
  'payment_problem',
  'number_not_registered',
  'account_disconnected',
  'spam_limit',
]

/** Something that happened, of which nothing tells that it was mended: whoever is to act on it reads it for so long. */
const READ_FOR_MS = 7 * DAY
export const ENDED_BY_TIME: readonly string[] = [
  'account_restricted',
  'account_warning',
  'country_barred',
  'display_name_refused',
  'message_malformed',
  'quality_low',
  'recipient_not_allowed',
  'refusal_unknown',
  'reminder_failed',
  'security_change',
  'template_recategorised',
]

/** A message that was sent at `sentAt` arrived: what kept all from arriving before that is over. */
export function settleByArrival(tx: Tx, sentAt: Instant): void {
  tx.client
    .query<unknown, [string, Instant]>('delete from alerts where code in (select value from json_each(?)) and last_at < ?')
    .run(JSON.stringify(ENDED_BY_AN_ARRIVAL), sentAt)
}

/** Takes away what was not seen again for a week. An alert that stays for ever teaches people to read none. */
export function settleByTime(tx: Tx, now: Instant): void {
  tx.client
    .query<unknown, [string, Instant]>('delete from alerts where code in (select value from json_each(?)) and last_at < ?')
    .run(JSON.stringify(ENDED_BY_TIME), now - READ_FOR_MS)
}

/** Takes the alert about messages that were set aside away once none is left. */
export function settleSetAside(tx: Tx): void {
  const left = tx.client.query<unknown, []>("select 1 from inbox where state = 'aside' limit 1").get()
  if (left === null) clearAlert(tx, 'mensaje_apartado')
}
