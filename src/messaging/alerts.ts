import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import { settleSetAside } from './inbox.ts'

/**
 * Alerts about one message: no record shows when their cause is fixed. Continuing trouble raises them again with the next message, so after
 * a quiet time they are over.
 */
const OF_A_MOMENT = [
  ...['permission_missing', 'account_restricted', 'account_disconnected', 'account_warning', 'payment_problem', 'security_change'],
  ...['number_not_registered', 'recipient_not_allowed', 'display_name_refused', 'country_barred', 'spam_limit', 'quality_low'],
  ...['template_recategorised', 'message_malformed', 'refusal_unknown', 'reminder_failed', 'wrong_keys'],
  ...['reply_mended', 'reply_unsendable', 'unsigned_restored'],
  ...['messenger_token_invalid', 'messenger_permission_missing', 'messenger_restricted', 'messenger_warning'],
  ...['messenger_was_lost', 'messenger_unsubscribed', 'messenger_threads_unread', 'messenger_missed_too_late'],
]
const HEARD_OF_FOR_MS = 7 * DAY

const SETTLE_ALERTS = statement('delete from alerts where last_at < ? and code in (select value from json_each(?))', {
  params: ['int', 'text'],
})

/** The job that raised an alert about a lasting state clears that one. */
export function settleAlerts(tx: Tx, now: Instant): void {
  settleRestored(tx)
  settleSetAside(tx)
  SETTLE_ALERTS.run(tx, now - HEARD_OF_FOR_MS, JSON.stringify(OF_A_MOMENT))
}

const ALERT = 'restored_messages'

const PARK_RESTORED = statement(
  "update outbox set state = 'parked', doubt_until = null, updated_at = ? where state in ('queued', 'sending', 'in_doubt')",
  { params: ['int'], because: 'after a copy was put back' },
)

/**
 * For a copy that replaces the database: what was queued in it was most likely sent since, so it is parked for a person. Returns how many.
 */
export function parkRestored(tx: Tx, now: Instant): number {
  const { changes } = PARK_RESTORED.run(tx, now)
  if (changes > 0) raiseAlert(tx, ALERT, now, String(changes))
  return changes
}

const SETTLE_RESTORED = statement('select last_at from alerts where code = ?', { row: { last_at: 'int' }, params: ['text'] })

const SETTLE_RESTORED_MESSAGES_TO_REPEAT = statement(
  `select 1 from messages_to_repeat m join outbox o on o.id = m.id where o.state = 'parked' and o.updated_at <= ? limit 1`,
  { params: ['int'], uses: 'outbox_contact outbox_trouble' },
)

/** Clears the alert when each of those messages was sent again or can no longer be. */
export function settleRestored(tx: Tx): void {
  const alert = SETTLE_RESTORED.get(tx, ALERT)
  if (!alert) return
  const left = SETTLE_RESTORED_MESSAGES_TO_REPEAT.get(tx, alert.last_at)
  if (left === null) clearAlert(tx, ALERT)
}
