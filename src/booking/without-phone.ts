import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { STILL_LIVE, UNDO_RUNS } from './expiry.ts'
import { changeHolder } from './holder.ts'
import type { BookingDeps } from './hooks.ts'
import { endVisitsOf } from './past-visits.ts'

// Appointments that stay when their telephone turns out to be somebody else's: person, place and folio are as before, and nothing is
// sent to anybody until a telephone has them again.

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
 * Takes every appointment of this telephone off it, and what it could still undo: it sees, changes and hears nothing of them any more.
 * Returns the groups that stay. A hold of the conversation is none: it is let go with that.
 */
export function takeOffPhone(tx: Tx, deps: BookingDeps, contactId: number, actor: Actor, now: Instant): string[] {
  endVisitsOf(tx, deps, [], contactId, now)
  const groups = GROUPS_OF.all(tx, { contact: contactId, now }).map((one) => one.id)
  return groups.filter((groupId) => {
    changeHolder(tx, deps, { of: { groupId, heldBy: contactId }, to: undefined, how: 'disowned', actor }, now)
    return standsWithoutPhone(tx, groupId, now)
  })
}

/**
 * Gives a group that has no telephone to this one. gone: none of it lives any more without a telephone; unverified: this telephone
 * has an appointment without a CURP already, and may have one.
 */
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

/** Whether some of a group still lives and has no telephone. */
export const standsWithoutPhone = (db: Db, groupId: string, now: Instant): boolean => STAND.finds(db, { group: groupId, now })
