import type { PersonalData } from '../capability.ts'
import { forgetJoinsOf, forgetOldJoins } from './joins.ts'

/** Whose chats are about to become one: for a day at most, and of nobody who is forgotten, erased or joined. */
export const personalData: PersonalData = {
  expire: { joins: forgetOldJoins },
  forgetContact: (tx, contactId) => void forgetJoinsOf(tx, contactId),
  mergeContacts: (tx, _deps, { id, other }) => void forgetJoinsOf(tx, id, other),
  eraseContact: (tx, contactId) => forgetJoinsOf(tx, contactId),
}
