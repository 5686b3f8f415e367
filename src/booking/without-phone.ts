import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import { endVisitsOf } from './appointments.ts'
import { record } from './events.ts'
import { STILL_LIVE, UNDO_RUNS } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'

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

const TAKE_OFF = statement(
  `update appointments set contact_id = null, version = version + 1, updated_at = $now
   where group_id = +$group and +contact_id = +$contact and (${STILL_LIVE} or ${UNDO_RUNS}) returning id, live`,
  {
    row: { id: 'int', live: 'int' },
    params: { now: 'int', group: 'text', contact: 'int' },
    uses: 'appointments_group',
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
    const taken = TAKE_OFF.all(tx, { now, group: groupId, contact: contactId }).filter((one) => one.live === 1)
    for (const { id } of taken) record(tx, id, 'disowned', actor, now)
    if (taken.length > 0) deps.hooks.groupChanged(tx, deps, { what: 'passed_on', groupId }, now)
    return taken.length > 0
  })
}

const OF_NO_PHONE = statement(
  `select id, unverified from appointments where group_id = +$group and contact_id is null and ${STILL_LIVE} order by member`,
  { row: { id: 'int', unverified: 'int' }, params: { group: 'text', now: 'int' }, uses: 'appointments_group' },
)

const HAS_UNVERIFIED = statement(`select 1 from appointments where contact_id = +$contact and unverified = 1 and ${STILL_LIVE}`, {
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact',
})

const GIVE_BACK = statement(
  `update appointments set contact_id = $contact, version = version + 1, updated_at = $now where id = +$id and contact_id is null`,
  { params: { contact: 'int', now: 'int', id: 'int' } },
)

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
  const rows = OF_NO_PHONE.all(tx, { group: groupId, now })
  if (rows.length === 0) return 'gone'
  const unverified = rows.filter((one) => one.unverified === 1).length
  if (unverified > 0 && (unverified > 1 || HAS_UNVERIFIED.finds(tx, { contact: contactId, now }))) return 'unverified'
  for (const { id } of rows) {
    GIVE_BACK.run(tx, { contact: contactId, now, id })
    record(tx, id, 'owned_again', actor, now)
  }
  deps.hooks.groupChanged(tx, deps, { what: 'passed_on', groupId }, now)
  return 'back'
}

const STAND = statement(`select 1 from appointments where group_id = +$group and contact_id is null and ${STILL_LIVE} limit 1`, {
  params: { group: 'text', now: 'int' },
  uses: 'appointments_group',
})

/** Whether some of a group still lives and has no telephone. */
export const standsWithoutPhone = (db: Db, groupId: string, now: Instant): boolean => STAND.finds(db, { group: groupId, now })
