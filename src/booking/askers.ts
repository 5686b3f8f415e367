import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { STILL_LIVE } from './expiry.ts'

// Who asked for a place (db/schema/messaging.ts). Limits and shares count by the root asker, `coalesce(counts_as, id)`, or places passed
// between chats would count for no one.

const rootOf = (contact: string) =>
  `select coalesce(r.counts_as, r.id) from contacts c join askers r on r.id = c.asker_id where c.id = +${contact}`

/** SQL: the asker of this contact and all that count with it. */
export const askersOf = (contact: string) =>
  `(select k.id from askers k where k.id = (${rootOf(contact)}) union all select k.id from askers k where k.counts_as = (${rootOf(contact)}))`

/** SQL: live appointments that these asked for, whoever has them now, and the others in this contact's chat. */
export const liveAppointmentsOf = (contact: string) =>
  `(select id from appointments where asked_by in ${askersOf(contact)} and ${STILL_LIVE}
   union all select id from appointments where contact_id = +${contact} and ${STILL_LIVE})`

const IS_FREE = statement(
  'select 1 from contacts c join askers k on k.id = c.asker_id where c.id = +? and k.free_account = 1 and k.seen_at is null',
  { params: ['int'] },
)

/** A free account whose user no counter has seen. */
export const isFreeAccount = (db: Db, contactId: number): boolean => IS_FREE.finds(db, contactId)

const ASKER_OF = statement(
  'select k.id, coalesce(k.counts_as, k.id) as root from contacts c join askers k on k.id = c.asker_id where c.id = +?',
  { row: { id: 'int', root: 'int' }, params: ['int'] },
)

function askerOf(db: Db, contactId: number): { id: number; root: number } {
  const found = ASKER_OF.get(db, contactId)
  if (!found) throw new Error('a contact without an asker')
  return found
}

const COUNT_OTHERS_AS = statement('update askers set counts_as = ? where counts_as = ?', {
  params: ['int', 'int'],
  uses: 'askers_counts_as',
})

const COUNT_AS = statement('update askers set counts_as = ? where id = ?', { params: ['int?', 'int'] })

/** All requests of the one contact, past and future, count with the other's. */
export function setCountsAs(tx: Tx, giver: number, taker: number): void {
  const [own, root] = [askerOf(tx, giver).root, askerOf(tx, taker).root]
  if (own === root) return
  COUNT_OTHERS_AS.run(tx, root, own)
  COUNT_AS.run(tx, root, own)
}

const IS_ELSEWHERE = statement(
  `select 1 from appointments a join contacts c on c.id = a.contact_id join askers k on k.id = c.asker_id
   where a.asked_by = +$asker and a.live = 1 and k.id <> +$asker and coalesce(k.counts_as, k.id) = +$root limit 1`,
  { params: { asker: 'int', root: 'int' }, uses: 'appointments_asked_live' },
)

const FOLLOW = statement(
  `update askers set counts_as = $asker where counts_as = +$root and id <> $asker and exists (
     select 1 from appointments a join contacts c on c.id = a.contact_id where a.asked_by = askers.id and a.live = 1 and c.asker_id = +$asker)`,
  { params: { asker: 'int', root: 'int' }, uses: 'appointments_asked_live askers_counts_as' },
)

/** It counts alone again, with those of whom it still has an appointment; not while another of its group has one that it asked for. */
export function unsetCountsAs(tx: Tx, giver: number): void {
  const { id, root } = askerOf(tx, giver)
  if (id === root || IS_ELSEWHERE.finds(tx, { asker: id, root })) return
  COUNT_AS.run(tx, null, id)
  FOLLOW.run(tx, { asker: id, root })
}

const HAS_ASKED = statement(
  `select 1 from appointments a join contacts c on c.id = a.contact_id and c.asker_id = a.asked_by
   where a.contact_id = +? and (a.live = 1 or a.state = 'held') limit 1`,
  { params: ['int'], uses: 'appointments_asked' },
)

const NEW_ASKER = statement(
  `insert into askers (free_account, created_at) select k.free_account, $now from contacts c join askers k on k.id = c.asker_id
   where c.id = +$contact returning id`,
  {
    row: { id: 'int' },
    params: { now: 'int', contact: 'int' },
    uses: 'appointments_asked asker_marks_asker askers_counts_as contacts_asker missed_visits_asker urgent_visits_asker village_telephones_asker',
  },
)

const ASKS_AS = statement('update contacts set asker_id = ? where id = ?', { params: ['int', 'int'] })

/** The telephone was given to another person: its earlier owner's requests do not count for the new one. */
export function startAfresh(tx: Tx, contactId: number, now: Instant): void {
  if (HAS_ASKED.finds(tx, contactId)) return
  const asker = NEW_ASKER.get(tx, { now, contact: contactId })
  if (asker) ASKS_AS.run(tx, asker.id, contactId)
}
