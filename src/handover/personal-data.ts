import type { PersonalData } from '../messaging/deps.ts'
import { forgetHandovers, forgetOld, mergeHandovers } from './handovers.ts'

/** For a week, without forgotten or erased contacts. */
export const personalData: PersonalData = {
  expire: { handovers: forgetOld },
  forgetContact: (tx, contactId) => void forgetHandovers(tx, contactId),
  mergeContacts: (tx, _deps, { id, other }) => mergeHandovers(tx, id, other),
  eraseContact: (tx, contactId) => forgetHandovers(tx, contactId),
}
