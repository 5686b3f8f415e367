import { statement } from '../../db/statements.ts'
import type { PersonalData } from '../messaging/deps.ts'

const ERASE_GROUP = statement('delete from visit_opinions where visit_id in (select id from visits where group_id = ?)', {
  params: ['text'],
  uses: 'visits_one',
})

const ERASE_CONTACT = statement(
  `delete from visit_opinions where visit_id in (
     select p.visit_id from appointments a join visit_people p on p.appointment_id = a.id where a.contact_id = +?)`,
  { params: ['int'], uses: 'appointments_contact visit_people_appointment' },
)

/** The row that says that a visit was asked about; answers are only counted. Found by its visit, so that merged contacts need nothing. */
export const personalData: PersonalData = {
  forgetContact: (tx, contactId) => void ERASE_CONTACT.run(tx, contactId),
  eraseGroup: (tx, groupId) => void ERASE_GROUP.run(tx, groupId),
  eraseContact: (tx, contactId) => ERASE_CONTACT.run(tx, contactId).changes,
}
