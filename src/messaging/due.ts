import type { Db, Tx } from '../../db/open.ts'
import { tellHoldLost } from '../booking/lost-holds.ts'
import { letGo } from '../booking/releases.ts'
import { askOnceMore } from '../cases/ask-once-more.ts'
import { nextTold } from '../cases/told.ts'
import { endPauses } from '../cases/with-person.ts'
import type { Instant } from '../clock.ts'
import { nextReminder } from '../reminders/due-rows.ts'
import { lapseUnanswered } from '../reminders/lapses.ts'
import { sayDueReminders } from '../reminders/notify.ts'
import { nextOfTheLine, serveTheLine } from '../waitlist/due.ts'
import { passOnUnheard, spareUndelivered, tellThoseWhoWait } from '../waitlist/notify.ts'
import { tellOfRests } from '../waitlist/notify-of-office.ts'
import { alone } from './alone.ts'
import { resolveOldDoubts } from './doubt.ts'
import type { MessagingRooms } from './rooms.ts'

/** The most rows of each kind at the head of one flush. The rest waits for the next flush, so that no webhook waits long. */
const LET_GO_MAX = 100

type Part = (tx: Tx, rooms: MessagingRooms, now: Instant) => void

const PARTS: Record<string, Part> = {
  places(tx, rooms, now) {
    const gone = letGo(tx, rooms, now, LET_GO_MAX)
    for (const { contactId } of gone.expired) if (contactId !== undefined) tellHoldLost(tx, rooms, contactId, 'expired', now)
  },
  line(tx, rooms, now) {
    passOnUnheard(tx, rooms, now)
    spareUndelivered(tx, now)
    serveTheLine(tx, rooms.clock, now, LET_GO_MAX)
  },
  doubts: (tx, rooms, now) => resolveOldDoubts(tx, rooms, LET_GO_MAX, now),
  pauses: (tx, rooms, now) => endPauses(tx, rooms, LET_GO_MAX, now),
  reminders: sayDueReminders,
  lapses: lapseUnanswered,
  telling: (tx, rooms, now) => tellThoseWhoWait(tx, rooms, LET_GO_MAX, now),
  rests: tellOfRests,
  told: askOnceMore,
}

/** Does what is due, first in each flush. A part that fails does not stop the others. */
export function doWhatIsDue(tx: Tx, rooms: MessagingRooms, now: Instant): void {
  // Usually nothing is due. This look into the indexes costs less than half of asking every part.
  if (!isDue(tx, now)) return
  for (const [name, part] of Object.entries(PARTS)) {
    alone(tx, rooms.log, 'writer.letting_go_failed', { part: name }, () => part(tx, rooms, now))
  }
}

/** Whether any part has something to do. Each part must have its moment here, or it is never asked. */
function isDue(db: Db, now: Instant): boolean {
  const doubt = db.client
    .query<{ at: number | null }, []>("select min(doubt_until) as at from outbox where state = 'in_doubt'")
    .get()
  return [nextAgendaDue(db), doubt?.at].some((at) => at != null && at <= now)
}

/** When the agenda next has something to do; undefined when nothing is planned. */
export function nextAgendaDue(db: Db): Instant | undefined {
  const row = db.client
    .query<{ at: number | null }, []>(
      `select min(at) as at from (
         select min(held_until) as at from appointments where state = 'held'
         union all select min(visit_ends_at) from appointments where state = 'confirmed'
         union all select min(reopens_at) from cooling_places
         union all select min(with_person_until) from contacts where with_person_until is not null)`,
    )
    .get()
  const times = [row?.at ?? undefined, nextReminder(db), nextOfTheLine(db), nextTold(db)].filter((at) => at !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}
