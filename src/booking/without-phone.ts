import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { STILL_LIVE, UNDO_RUNS } from './expiry.ts'
import { changeHolder } from './holder.ts'
import type { BookingDeps } from './hooks.ts'
import { endVisitsOf } from './past-visits.ts'

// Appointments whose telephone turned out to be another person's: person, place and folio stay, and nothing is sent until a telephone has
// them again.

const GROUPS_OF = statement(
  `select distinct group_id as id from appointments where contact_id = +$contact and (${STILL_LIVE} or ${UNDO_RUNS}) order by group_id`,
  {
    row: { id: 'text' },
    params: { contact: 'int', now: 'int' },
    uses: 'appointments_contact',
    because: 'a telephone has few appointments',
  },
)

/**
 * Detaches every appointment of this telephone, with its undos. Returns the groups that stay. The conversation's hold is released
 * separately.
 */
export function takeOffPhone(tx: Tx, deps: BookingDeps, contactId: number, actor: Actor, now: Instant): string[] {
  endVisitsOf(tx, deps, [], contactId, now)
  const groups = GROUPS_OF.all(tx, { contact: contactId, now }).map((one) => one.id)
  return groups.filter((groupId) => {
    changeHolder(tx, deps, { of: { groupId, heldBy: contactId }, to: undefined, how: 'disowned', actor }, now)
    return standsWithoutPhone(tx, groupId, now)
  })
}

/** gone: none of it lives without a telephone; unverified: this telephone already has its one appointment without a CURP. */
export function putOnPhone(
  tx: Tx,
  deps: BookingDeps,
  { groupId, contactId, actor }: { groupId: string; contactId: number; actor: Actor },
  now: Instant,
): 'back' | 'gone' | 'unverified' {
  const changed = changeHolder(tx, deps, { of: { groupId, heldBy: null }, to: contactId, how: 'owned_again', actor }, now)
  if (changed.ok) return 'back'
  return changed.why === 'unverified' ? 'unverified' : 'gone'
}

const STAND = statement(`select 1 from appointments where group_id = +$group and contact_id is null and ${STILL_LIVE} limit 1`, {
  params: { group: 'text', now: 'int' },
  uses: 'appointments_group',
})

export const standsWithoutPhone = (db: Db, groupId: string, now: Instant): boolean => STAND.finds(db, { group: groupId, now })
