import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import { settleSetAside } from './inbox.ts'
import { settleRestored } from './restored.ts'

/**
 * Alerts about one moment, at a message or at Meta: no record shows when their cause is mended. Trouble that goes on raises
 * them again with the next message, so after a quiet time they are over.
 */
const OF_A_MOMENT = [
  ...['permission_missing', 'account_restricted', 'account_disconnected', 'account_warning', 'payment_problem', 'security_change'],
  ...['number_not_registered', 'recipient_not_allowed', 'display_name_refused', 'country_barred', 'spam_limit', 'quality_low'],
  ...['template_recategorised', 'message_malformed', 'refusal_unknown', 'reminder_failed', 'wrong_keys'],
]
const HEARD_OF_FOR_MS = 7 * DAY

const SETTLE_ALERTS = statement('delete from alerts where last_at < ? and code in (select value from json_each(?))', {
  params: ['int', 'text'],
})

/** Clears the alerts whose cause is over. The job that raised an alert about a lasting state clears that one. */
export function settleAlerts(tx: Tx, now: Instant): void {
  settleRestored(tx)
  settleSetAside(tx)
  SETTLE_ALERTS.run(tx, now - HEARD_OF_FOR_MS, JSON.stringify(OF_A_MOMENT))
}
