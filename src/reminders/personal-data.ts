import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { forgetReminders } from './plan.ts'

const DELETE_REMINDERS = statement('delete from reminders where group_id = ?', { params: ['text'], uses: 'reminders_one' })

const DELETE_RECONFIRMATIONS = statement('delete from reconfirmations where group_id = ?', { params: ['text'] })

export const personalData: PersonalData = {
  expire: { reminders: forgetReminders },
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
  eraseGroup(tx: Tx, groupId) {
    DELETE_REMINDERS.run(tx, groupId)
    DELETE_RECONFIRMATIONS.run(tx, groupId)
  },
}
