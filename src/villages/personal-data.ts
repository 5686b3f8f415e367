import type { PersonalData } from '../messaging/deps.ts'
import { VILLAGE_HINDRANCES } from './operations/hindrances.ts'
import { villageTelephoneOf } from './telephones.ts'

/** The promoter's name and number go with the record, which the office ends first; of the village's people it holds nothing. */
export const personalData: PersonalData = {
  needsContact: (db, contactId) => villageTelephoneOf(db, contactId) !== undefined,
  hinders: (db, _deps, { whose }) =>
    whose.kind === 'contact' && villageTelephoneOf(db, whose.contactId) ? [{ why: 'village_telephone' }] : [],
  hindrances: VILLAGE_HINDRANCES,
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
}
