import type { Tx } from '../../db/open.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from '../agenda/expiry.ts'
import { countDueReminders } from '../agenda/reminders/due.ts'
import { countDueOfTheLine } from '../agenda/waiting/due.ts'
import type { Instant } from '../clock.ts'
import type { Job, JobRooms } from './rooms.ts'

/** Each flush begins by letting go of what is due; in a quiet hour nothing else would ask for a flush. */
export const lettingGo: Job = {
  name: 'letting-go',
  pattern: '* * * * *',
  look: letGoOfAll,
}

/**
 * Asks for flushes until nothing is due any more. A flush lets go of a limited number; when one does not get further,
 * something is wrong with it (it is logged there), and going round for ever would not mend it.
 */
export async function letGoOfAll({ writer }: JobRooms): Promise<void> {
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    const due = await writer.submit('letting_go', countDue)
    if (due === 0 || due >= left) return
    left = due
  }
}

function countDue(tx: Tx, now: Instant): number {
  const row = tx.client
    .query<{ due: number }, { now: number }>(
      `select (select count(*) from appointments where ${HOLD_IS_DUE})
            + (select count(*) from appointments where ${VISIT_IS_DUE})
            + (select count(*) from cooling_places where reopens_at <= +$now) as due`,
    )
    .get({ now })
  return (row?.due ?? 0) + countDueReminders(tx, now) + countDueOfTheLine(tx, now)
}
