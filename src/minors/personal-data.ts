import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import type { Merged, PersonalData } from '../messaging/deps.ts'
import { forgetPermissions } from './permissions.ts'

const NEEDS_CONTACT = statement('select 1 from permissions where answered_by = +? limit 1', {
  params: ['int'],
  uses: 'permissions_answered',
})

const ERASE_GROUP = statement('delete from permissions where group_id = ?', { params: ['text'], uses: 'permissions_group' })

export const personalData: PersonalData = {
  expire: { permissions: forgetPermissions },
  mergeContacts: mergePermissions,
  needsContact: (db, contactId) => NEEDS_CONTACT.finds(db, contactId),
  forgetContact: forgetDeclared,
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
  eraseGroup: (tx, groupId) => void ERASE_GROUP.run(tx, groupId),
}

const UPDATE_PERMISSIONS = statement('update permissions set answered_by = ?1 where answered_by = ?2', {
  params: ['int?', 'int'],
  uses: 'permissions_answered',
})

const MERGE_PERMISSIONS_PERMISSIONS = statement(
  `update permissions set state = 'closed', answered_by = null where answered_by = ?1 and ?1 <> ?2
   and group_id in (select a.group_id from appointments a where a.contact_id = ?1)`,
  { params: ['int', 'int'], uses: 'appointments_contact permissions_answered' },
)

const UPDATE_CONTACTS = statement(
  `update contacts set permissions_hidden_at = coalesce(permissions_hidden_at,
   (select permissions_hidden_at from contacts where id = ?2)) where id = ?1`,
  { params: ['int', 'int'] },
)

/** A declaration about one's own appointment, from the other contact, is void. */
function mergePermissions(tx: Tx, _deps: BookingDeps, { id, other }: Merged): void {
  UPDATE_PERMISSIONS.run(tx, id, other)
  MERGE_PERMISSIONS_PERMISSIONS.run(tx, id, other)
  UPDATE_CONTACTS.run(tx, id, other)
}

const FORGET_DECLARED_PERMISSIONS = statement(
  "update permissions set state = 'closed', answered_by = null where answered_by = ? and state <> 'revoked'",
  { params: ['int'], uses: 'permissions_answered' },
)

const FORGET_DECLARED_CONTACTS = statement('update contacts set permissions_hidden_at = null where id = ?', { params: ['int'] })

/** Declarations from here count no more: the appointment stays, and its window checks the signed form. */
function forgetDeclared(tx: Tx, contactId: number): void {
  FORGET_DECLARED_PERMISSIONS.run(tx, contactId)
  FORGET_DECLARED_CONTACTS.run(tx, contactId)
}
