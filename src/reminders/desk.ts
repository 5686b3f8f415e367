import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { isMuted } from '../messaging/contacts.ts'
import { isBarred } from '../messaging/templates.ts'
import type { ReminderDesk } from './chat/desk.ts'
import { hasReminders, reconfirm, unansweredOf } from './plan.ts'

const MUTE = statement('update contacts set muted_at = ? where id = ?', { params: ['int?', 'int'] })

/** The desk's part for reminders, for one turn of one contact. */
export function createReminderDesk(tx: Tx, contactId: number, now: Instant): ReminderDesk {
  return {
    planned: (groupId, { name, language }) => hasReminders(tx, groupId) && !isMuted(tx, contactId) && !isBarred(tx, name, language),
    reconfirm: (groupId, slotId) => reconfirm(tx, { groupId, slotId, contactId }, now),
    muted: () => isMuted(tx, contactId),
    unanswered: () => unansweredOf(tx, contactId, now),
    mute(muted) {
      MUTE.run(tx, muted ? now : null, contactId)
    },
  }
}
