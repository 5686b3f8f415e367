import type { Tx } from '../../db/open.ts'
import { letGo } from '../agenda/letting-go.ts'
import { nextReminder } from '../agenda/reminders-due.ts'
import { nextOfTheLine } from '../agenda/waiting/telling.ts'
import type { Instant } from '../clock.ts'
import { resolveOldDoubts } from './doubt.ts'
import { lapseUnanswered } from './lapses.ts'
import { tellHoldLost } from './lost-holds.ts'
import { sayDueReminders } from './reminders.ts'
import type { MessagingRooms } from './rooms.ts'
import { tellThoseWhoWait } from './waiting.ts'
import { endPauses } from './with-person.ts'

/** So much is let go at the head of one flush; the rest waits for the next, so that no webhook waits long. */
const LET_GO_MAX = 100

/** First in each flush: lets go of what is due and tells, once, whoever lost a hold. */
export function doWhatIsDue(tx: Tx, rooms: MessagingRooms, now: Instant): void {
  const gone = letGo(tx, rooms.clock, now, LET_GO_MAX)
  for (const { contactId } of gone.expired) if (contactId !== undefined) tellHoldLost(tx, rooms, contactId, 'expired', now)
  resolveOldDoubts(tx, rooms, LET_GO_MAX, now)
  endPauses(tx, rooms, LET_GO_MAX, now)
  sayDueReminders(tx, rooms, now)
  lapseUnanswered(tx, rooms, now)
  tellThoseWhoWait(tx, rooms, LET_GO_MAX, now)
}

/** When the next thing is due in the agenda; undefined when nothing is. */
export function nextAgendaDue(tx: Pick<Tx, 'client'>): Instant | undefined {
  const row = tx.client
    .query<{ at: number | null }, []>(
      `select min(at) as at from (
         select min(held_until) as at from appointments where state = 'held'
         union all select min(visit_ends_at) from appointments where state = 'confirmed'
         union all select min(reopens_at) from cooling_places
         union all select min(with_person_until) from contacts where with_person_until is not null)`,
    )
    .get()
  const times = [row?.at ?? undefined, nextReminder(tx), nextOfTheLine(tx)].filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}
