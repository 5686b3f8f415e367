import { rule } from '../catalogue/rules.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { eraseMissed, forgetMissed, forgetMissedOf, mergeMissed } from './missed.ts'

/** Unrecognised messages, masked, for some hours. A lesson has only words of the vocabulary and leads to no one. */
export const personalData: PersonalData = {
  expire: { missed: forgetMissed },
  keepsFor: { missed_hours: (db) => rule(db, 'missed_hours') },
  forgetContact: forgetMissedOf,
  mergeContacts: (tx, _deps, { id, other }) => mergeMissed(tx, id, other),
  eraseContact: eraseMissed,
}
