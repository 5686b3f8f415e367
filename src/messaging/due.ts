import type { Tx } from '../../db/open.ts'
import { letGo, serveTheLine } from '../agenda/letting-go.ts'
import { nextReminder } from '../agenda/reminders/due.ts'
import { nextOfTheLine } from '../agenda/waiting/telling.ts'
import type { Instant } from '../clock.ts'
import { alone } from './alone.ts'
import { resolveOldDoubts } from './doubt.ts'
import { lapseUnanswered } from './lapses.ts'
import { tellHoldLost } from './lost-holds.ts'
import { sayDueReminders } from './reminders.ts'
import type { MessagingRooms } from './rooms.ts'
import { passOnUnheard, tellThoseWhoWait } from './waiting.ts'
import { endPauses } from './with-person.ts'

/** So much is let go at the head of one flush; the rest waits for the next, so that no webhook waits long. */
const LET_GO_MAX = 100

type Part = (tx: Tx, rooms: MessagingRooms, now: Instant) => void

const PARTS: Record<string, Part> = {
  places(tx, rooms, now) {
    const gone = letGo(tx, rooms.clock, now, LET_GO_MAX)
    for (const { contactId } of gone.expired) if (contactId !== undefined) tellHoldLost(tx, rooms, contactId, 'expired', now)
  },
  line(tx, rooms, now) {
    passOnUnheard(tx, rooms, now)
    serveTheLine(tx, rooms.clock, now, LET_GO_MAX)
  },
  doubts: (tx, rooms, now) => resolveOldDoubts(tx, rooms, LET_GO_MAX, now),
  pauses: (tx, rooms, now) => endPauses(tx, rooms, LET_GO_MAX, now),
  reminders: sayDueReminders,
  lapses: lapseUnanswered,
  telling: (tx, rooms, now) => tellThoseWhoWait(tx, rooms, LET_GO_MAX, now),
}

/** First in each flush: lets go of what is due and tells, once, whoever lost a hold. One part that fails keeps back no other. */
export function doWhatIsDue(tx: Tx, rooms: MessagingRooms, now: Instant): void {
  // Nearly always nothing is due, and these looks at the first of each index cost less than half of what all parts cost.
  if (!isDue(tx, now)) return
  for (const [name, part] of Object.entries(PARTS)) {
    alone(tx, rooms.log, 'writer.letting_go_failed', { part: name }, () => part(tx, rooms, now))
  }
}

/** Whether any part has something to do: no part may act on what no moment here announces. */
function isDue(tx: Tx, now: Instant): boolean {
  const doubt = tx.client
    .query<{ at: number | null }, []>("select min(doubt_until) as at from outbox where state = 'in_doubt'")
    .get()
  return [nextAgendaDue(tx), doubt?.at].some((at) => at != null && at <= now)
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
