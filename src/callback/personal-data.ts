import { forgetPhone } from '../booking/callback-phones.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { mergePhones } from './asking.ts'

/** Goes with the contact. */
export const personalData: PersonalData = {
  forgetContact: (tx, contactId) => void forgetPhone(tx, { contactId }),
  mergeContacts: (tx, _deps, merged) => mergePhones(tx, merged),
  eraseContact: (tx, contactId) => forgetPhone(tx, { contactId }),
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
}
