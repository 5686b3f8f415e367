import type { DueWork } from '../messaging/due.ts'
import { lapseUnanswered } from './lapses.ts'
import { sayDueReminders } from './notify.ts'
import { countDueReminders, followClock, nextReminder } from './plan.ts'

export const due: DueWork = {
  nextAt: nextReminder,
  count: countDueReminders,
  followClock,
  say: {
    reminders: (tx, deps, _limit, now) => sayDueReminders(tx, deps, now),
    lapses: (tx, deps, _limit, now) => lapseUnanswered(tx, deps, now),
  },
}
