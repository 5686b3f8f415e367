import type { Tx } from '../../db/open.ts'
import type { PersonalData } from '../capability.ts'
import { forgetReminders } from './plan.ts'

/** What was said before a visit, and what was answered. */
export const personalData: PersonalData = {
  expire: { reminders: forgetReminders },
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
  eraseGroup(tx: Tx, groupId) {
    for (const table of ['reminders', 'reconfirmations'])
      tx.client.query<unknown, [string]>(`delete from ${table} where group_id = ?`).run(groupId)
  },
}
