import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps } from './deps.ts'

const DELETE_CONVERSATIONS = statement('delete from conversations where contact_id = ?', { params: ['int'] })

const DELETE_CONTACTS = statement('delete from contacts where id = ?', {
  params: ['int'],
  uses: 'appointments_contact cases_contact contact_aliases_of inbox_contact outbox_contact permissions_answered wait_wishes_contact',
})

const UPDATE_OUTBOX = statement(
  "update outbox set state = 'in_doubt', doubt_until = updated_at where contact_id = ?2 and state = 'sending' and ?1 <> ?2",
  { params: ['int', 'int'], uses: 'outbox_one_in_flight' },
)

const MERGE_CONTACT_OUTBOX = statement('update outbox set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'outbox_contact',
})

const UPDATE_INBOX = statement('update inbox set contact_id = ?1 where contact_id = ?2', {
  params: ['int?', 'int'],
  uses: 'inbox_contact',
})

const UPDATE_CONTACTS = statement(
  `update contacts set muted_at = coalesce(muted_at, (select muted_at from contacts where id = ?2)),
   in_writing = max(in_writing, (select in_writing from contacts where id = ?2)) where id = ?1`,
  { params: ['int', 'int'] },
)

const UPDATE_CONVERSATIONS = statement('update conversations set contact_id = ?1 where contact_id = ?2', { params: ['int', 'int'] })

const UPDATE_CONTACT_ALIASES = statement('update contact_aliases set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'contact_aliases_of',
})

const MERGE_CONTACT_CONTACTS = statement(
  'update contacts set last_inbound_at = max(last_inbound_at, (select last_inbound_at from contacts where id = ?2)) where id = ?1',
  { params: ['int', 'int'] },
)

/**
 * Moves everything of the contact `other` to `id`: messages here, the rest by each capability. Of two unfinished conversations the one that
 * asked last goes on, with its hold, because the person is answering that one. The other is given up, with its hold.
 */
export function mergeContact(
  tx: Tx,
  deps: Pick<MessagingDeps, 'vault' | 'clock' | 'hooks' | 'personalData'>,
  id: number,
  other: number,
  now: Instant,
): void {
  const givenUp = askedLast(tx, id, other, now) === other ? id : other
  for (const one of deps.personalData) one.mergeContacts?.(tx, deps, { id, other, givenUp }, now)
  UPDATE_OUTBOX.run(tx, id, other)
  MERGE_CONTACT_OUTBOX.run(tx, id, other)
  UPDATE_INBOX.run(tx, id, other)
  UPDATE_CONTACTS.run(tx, id, other)
  DELETE_CONVERSATIONS.run(tx, givenUp)
  UPDATE_CONVERSATIONS.run(tx, id, other)
  UPDATE_CONTACT_ALIASES.run(tx, id, other)
  MERGE_CONTACT_CONTACTS.run(tx, id, other)
  DELETE_CONTACTS.run(tx, other)
}

const ASKED_LAST = statement(
  `select contact_id as id from conversations where contact_id in (?1, ?2) and expires_at > ?3
   order by asked_at desc, contact_id = ?1 desc limit 1`,
  { row: { id: 'int' }, params: ['int', 'int', 'int'], because: 'two contacts, a conversation each' },
)

/** The contact whose open conversation asked last; undefined when neither has one. */
const askedLast = (tx: Tx, one: number, other: number, now: Instant): number | undefined => ASKED_LAST.get(tx, one, other, now)?.id
