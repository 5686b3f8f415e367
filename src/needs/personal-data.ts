import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { forgetNeeds, forgetNeedsOfGroup, keepNeeds, needsOf } from '../booking/visit-needs.ts'
import type { PersonalData } from '../messaging/deps.ts'

const WITHOUT_VISIT = statement(
  `select contact_id as id from appointments where group_id = +? and contact_id is not null and not exists (
     select 1 from appointments a where a.contact_id = appointments.contact_id and (a.live = 1 or a.state = 'held'))`,
  { row: { id: 'int' }, params: ['text'], uses: 'appointments_contact appointments_group' },
)

/** Chats of this group that have no visit to come. */
export const visitsOver = (db: Db, groupId: string): number[] => WITHOUT_VISIT.all(db, groupId).map(({ id }) => id)

export const personalData: PersonalData = {
  forgetContact: (tx, contactId) => void forgetNeeds(tx, contactId),
  /** Of one kind twice, that of the contact that stays. */
  mergeContacts(tx, { vault }, { id, other }, now) {
    const known = needsOf(tx, vault, id)
    const others = needsOf(tx, vault, other).filter(({ kind }) => known.every((one) => one.kind !== kind))
    if (others.length > 0) keepNeeds(tx, vault, id, [...known, ...others], now)
    forgetNeeds(tx, other)
  },
  eraseGroup(tx, groupId) {
    forgetNeedsOfGroup(tx, groupId)
    for (const contactId of visitsOver(tx, groupId)) forgetNeeds(tx, contactId)
  },
  eraseContact: (tx, contactId) => forgetNeeds(tx, contactId),
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
}
