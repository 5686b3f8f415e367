import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { releaseHold } from '../booking/holds.ts'
import { mergeCases } from '../cases/talk.ts'
import { mergeTold } from '../cases/told.ts'
import type { Instant } from '../clock.ts'
import { mergeErasures } from '../privacy/erasures.ts'
import type { MessagingDeps } from './deps.ts'

const DELETE_CURPS_TYPED = statement('delete from curps_typed where contact_id = ?', { params: ['int'] })

const DELETE_CONVERSATIONS = statement('delete from conversations where contact_id = ?', { params: ['int'] })

const DELETE_CONTACTS = statement('delete from contacts where id = ?', {
  params: ['int'],
  uses: 'appointments_contact cases_contact contact_aliases_of inbox_contact outbox_contact permissions_answered wait_wishes_contact',
})

/**
 * Moves everything of the contact `other` to `id`: appointments, messages, limits. Of two unfinished conversations the one that
 * asked last goes on, with its hold, because the person is answering that one. The other is given up, with its hold.
 */
export function mergeContact(tx: Tx, deps: Pick<MessagingDeps, 'vault' | 'clock'>, id: number, other: number, now: Instant): void {
  const run = (sql: string) => tx.client.query(sql).run(id, other)
  const givenUp = askedLast(tx, id, other, now) === other ? id : other
  releaseHold(tx, deps, givenUp, now)
  // A contact has at most one live appointment without a CURP. The second one keeps its place and loses its telephone.
  run(`update appointments set contact_id = null, version = version + 1
       where contact_id = ?2 and live = 1 and unverified = 1
         and exists (select 1 from appointments a where a.contact_id = ?1 and a.live = 1 and a.unverified = 1)`)
  run('update appointments set contact_id = ?1, version = version + 1 where contact_id = ?2')
  run('update wait_wishes set contact_id = ?1, version = version + 1 where contact_id = ?2')
  mergeFreed(tx, id, other)
  run("update outbox set state = 'in_doubt', doubt_until = updated_at where contact_id = ?2 and state = 'sending' and ?1 <> ?2")
  run('update outbox set contact_id = ?1 where contact_id = ?2')
  mergeCases(tx, id, other, now)
  mergeTold(tx, id, other)
  run('update inbox set contact_id = ?1 where contact_id = ?2')
  run(`insert into curps_typed (contact_id, day, curp_index) select ?1, day, curp_index from curps_typed where contact_id = ?2
       on conflict do nothing`)
  DELETE_CURPS_TYPED.run(tx, other)
  mergePermissions(tx, id, other)
  mergeErasures(tx, id, other)
  run(`update contacts set muted_at = coalesce(muted_at, (select muted_at from contacts where id = ?2)),
         in_writing = max(in_writing, (select in_writing from contacts where id = ?2)) where id = ?1`)
  DELETE_CONVERSATIONS.run(tx, givenUp)
  run('update conversations set contact_id = ?1 where contact_id = ?2')
  run('update contact_aliases set contact_id = ?1 where contact_id = ?2')
  run(
    'update contacts set last_inbound_at = max(last_inbound_at, (select last_inbound_at from contacts where id = ?2)) where id = ?1',
  )
  DELETE_CONTACTS.run(tx, other)
}

/** Who freed a place may take it back and never gets it by the waiting list, under whichever name. */
function mergeFreed(tx: Tx, id: number, other: number): void {
  const run = (sql: string) => tx.client.query(sql).run(id, other)
  run('update cooling_places set freed_by = ?1 where freed_by = ?2')
  run(`update wait_offers set freed_by = (select json_group_array(iif(f.value is ?2, ?1, f.value)) from json_each(freed_by) f)
       where state = 'open' and exists (select 1 from json_each(freed_by) f where f.value = ?2)`)
}

const ASKED_LAST = statement(
  `select contact_id as id from conversations where contact_id in (?1, ?2) and expires_at > ?3
   order by asked_at desc, contact_id = ?1 desc limit 1`,
  { row: { id: 'int' }, params: ['int', 'int', 'int'], because: 'two contacts, a conversation each' },
)

/** The contact whose open conversation asked last; undefined when neither has one. */
const askedLast = (tx: Tx, one: number, other: number, now: Instant): number | undefined => ASKED_LAST.get(tx, one, other, now)?.id

/** What a person declared about their own appointment, as the other contact, declares nothing. */
function mergePermissions(tx: Tx, id: number, other: number): void {
  const run = (sql: string) => tx.client.query(sql).run(id, other)
  run('update permissions set answered_by = ?1 where answered_by = ?2')
  run(`update permissions set state = 'closed', answered_by = null where answered_by = ?1 and ?1 <> ?2
         and group_id in (select group_id from appointments where contact_id = ?1)`)
  run(`update contacts set permissions_hidden_at = coalesce(permissions_hidden_at,
         (select permissions_hidden_at from contacts where id = ?2)) where id = ?1`)
}
