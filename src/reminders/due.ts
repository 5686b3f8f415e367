import type { DueWork } from '../messaging/due.ts'
import { countDueReminders, nextReminder } from './due-rows.ts'
import { lapseUnanswered } from './lapses.ts'
import { sayDueReminders } from './notify.ts'

/** Reminders are said one by one, and visits that nobody confirmed lapse where the office wants that. */
export const due: DueWork = {
  nextAt: nextReminder,
  count: countDueReminders,
  say: {
    reminders: (tx, rooms, _limit, now) => sayDueReminders(tx, rooms, now),
    lapses: (tx, rooms, _limit, now) => lapseUnanswered(tx, rooms, now),
  },
}
