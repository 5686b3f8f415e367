import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Job, JobRooms } from '../jobs/rooms.ts'
import { countDueReminders } from '../reminders/due-rows.ts'
import { countDueOfTheLine } from '../waitlist/due.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'

/** Each flush lets go of what is due. In a quiet hour this job asks for one. */
export const lettingGo: Job = {
  name: 'letting-go',
  pattern: '* * * * *',
  look: letGoOfAll,
}

/**
 * Asks for flushes until nothing is due, because one flush does a limited number. Stops when a flush makes no progress: then
 * something is wrong, and the flush has logged it.
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
