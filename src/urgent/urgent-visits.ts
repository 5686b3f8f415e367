import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { askersOf, isFreeAccount } from '../booking/askers.ts'
import { URGENT_REASONS, type UrgentReason } from '../booking/urgent-gifts.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

export const asReason = (word: string): UrgentReason | undefined => URGENT_REASONS.find((one) => one === word)

/** Who brought no proof, or did not come, is given no other for so long. */
export const BARRED_FOR_MS = 365 * DAY
export const COUNTS = "u.proof in ('not_seen', 'not_there')"

/** Not of a village's telephone: one of its people without proof says nothing of the others, and each takes a place only after another. */
const LAST_WITHOUT = statement(
  `select max(u.created_at) as at from urgent_visits u join offices f on f.id = u.office_id
   where u.asker_id in ${askersOf('$contact')} and ${COUNTS} and u.created_at > +$since
     and f.agency_id = (select o.agency_id from offices o where o.id = +$office)
     and not exists (select 1 from village_telephones t where t.asker_id = u.asker_id)`,
  {
    row: { at: 'int?' },
    params: { contact: 'int', since: 'int', office: 'int' },
    uses: 'askers_counts_as urgent_visits_asker village_telephones_asker',
  },
)

const HAS_ONE = statement(
  `select 1 from urgent_visits u join appointments a on a.group_id = u.group_id and a.slot_id = u.slot_id and a.live = 1
   where u.asker_id in ${askersOf('$contact')} limit 1`,
  { params: { contact: 'int' }, uses: 'askers_counts_as urgent_visits_asker appointments_slot' },
)

/** `account`: no counter has seen who writes, and such accounts cost nothing. */
export type NotGiven = { why: 'account' | 'has_one' } | { why: 'without_proof'; until: Instant }

/** `office`: what counts with one agency does not with another. */
export function whyNotGiven(db: Db, contact: number, office: number, now: Instant): NotGiven | undefined {
  if (isFreeAccount(db, contact)) return { why: 'account' }
  const last = LAST_WITHOUT.get(db, { contact, office, since: now - BARRED_FOR_MS })?.at
  if (last != null) return { why: 'without_proof', until: last + BARRED_FOR_MS }
  return HAS_ONE.finds(db, { contact }) ? { why: 'has_one' } : undefined
}

const NOTE = statement(
  `insert into urgent_visits (contact_id, asker_id, office_id, slot_id, group_id, why_sealed, created_at)
   select c.id, c.asker_id, s.office_id, s.id, $group, $reason, $now from contacts c, slots s where c.id = $contact and s.id = $slot
   on conflict do nothing`,
  { params: { contact: 'int', slot: 'int', group: 'text', reason: 'bytes', now: 'int' } },
)

/** A place of those that are kept is held. */
export function noteAsked(
  tx: Tx,
  vault: Vault,
  asked: { contact: number; slot: number; group: string; reason: UrgentReason },
  now: Instant,
): void {
  NOTE.run(tx, { ...asked, reason: vault.seal(asked.reason), now })
}

/** The last one alone: each hold of that hour that lapsed left its own. */
const FOLLOW = statement(
  `update urgent_visits set group_id = +$group
   where id = (select max(u.id) from urgent_visits u
       where u.contact_id = (select b.contact_id from appointments b where b.group_id = +$group limit 1)
         and u.slot_id in (select b.slot_id from appointments b where b.group_id = +$group)
         and not exists (select 1 from appointments a where a.group_id = u.group_id and a.seated = 1))
     and not exists (select 1 from urgent_visits o where o.group_id = +$group)`,
  { params: { group: 'text' }, uses: 'appointments_group urgent_visits_contact urgent_visits_one' },
)

/** After a corrected answer the hold is in another group. */
export const followHold = (tx: Tx, groupId: string): void => void FOLLOW.run(tx, { group: groupId })

export interface UrgentVisit {
  id: number
  groupId: string
  reason: Uint8Array | null
  proof: 'seen' | 'not_seen' | 'not_there' | null
}

const OF_GROUPS = statement(
  `select u.id, u.group_id as groupId, u.why_sealed as reason, u.proof from urgent_visits u
   where u.group_id in (select value from json_each(+?))
     and exists (select 1 from appointments a where a.group_id = u.group_id and a.slot_id = u.slot_id)`,
  {
    row: row<UrgentVisit>({ id: 'int', groupId: 'text', reason: 'bytes?', proof: 'text?' }),
    params: ['text'],
    uses: 'appointments_slot urgent_visits_one',
  },
)

/** Of these, whose appointment is where it was given. */
export const urgentOf = (db: Db, groupIds: readonly string[]): UrgentVisit[] => OF_GROUPS.all(db, JSON.stringify(groupIds))

const LEFT = statement(
  `select 1 from urgent_visits u join appointments a on a.group_id = u.group_id and a.live = 1 and a.slot_id <> u.slot_id
   where u.group_id = +? limit 1`,
  { params: ['text'], uses: 'appointments_group urgent_visits_one' },
)

/** It was moved to an hour as any other. */
export const leftUrgent = (db: Db, groupId: string): boolean => LEFT.finds(db, groupId)

export const reasonOf = (vault: Vault, { reason }: Pick<UrgentVisit, 'reason'>): UrgentReason | undefined =>
  reason === null ? undefined : asReason(vault.open(reason))

const NOTE_PROOF = statement('update urgent_visits set proof = ? where id = ?', { params: ['text', 'int'] })

export const noteProof = (tx: Tx, id: number, proof: 'seen' | 'not_seen'): void => void NOTE_PROOF.run(tx, proof, id)
