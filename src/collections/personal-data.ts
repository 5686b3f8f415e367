import { statement } from '../../db/statements.ts'
import { DAY } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/** It is collected by then, or asked about at the office. */
const KEPT_MS = 180 * DAY

const FORGET = statement(
  'delete from collections where appointment_id in (select appointment_id from collections where noted_at < ? limit +?)',
  { params: ['int', 'int'], uses: 'collections_noted' },
)

const ERASE_GROUP = statement('delete from collections where appointment_id in (select id from appointments where group_id = ?)', {
  params: ['text'],
  uses: 'appointments_group',
})

const ERASE_CONTACT = statement(
  'delete from collections where appointment_id in (select id from appointments where contact_id = +?)',
  { params: ['int'], uses: 'appointments_contact' },
)

/** Found by its appointment, so that merged contacts need nothing. */
export const personalData: PersonalData = {
  expire: { collections: (tx, now, limit) => FORGET.run(tx, now - KEPT_MS, limit).changes },
  forgetContact: (tx, contactId) => void ERASE_CONTACT.run(tx, contactId),
  eraseGroup: (tx, groupId) => void ERASE_GROUP.run(tx, groupId),
  eraseContact: (tx, contactId) => ERASE_CONTACT.run(tx, contactId).changes,
}
