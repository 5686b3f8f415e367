import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Happenings } from '../catalogue/office-change.ts'
import type { Instant } from '../clock.ts'
import { searchAgain } from './searches.ts'

// The telephone's user disowns an entry: it keeps its place in line but is offered, shown and told nothing there, until that was a mistake
// or its time is over.

const STAND_STILL = statement(
  'update wait_wishes set disowned_at = $now, version = version + 1 where contact_id = +$contact and live = 1 and disowned_at is null',
  { params: { now: 'int', contact: 'int' }, uses: 'wait_wishes_contact' },
)

/** Returns how many entries. */
export const standStill = (tx: Tx, contactId: number, now: Instant): number =>
  STAND_STILL.run(tx, { now, contact: contactId }).changes

const GO_ON = statement(
  'update wait_wishes set disowned_at = null, version = version + 1 where contact_id = +$contact and disowned_at = +$at',
  { params: { contact: 'int', at: 'int' }, uses: 'wait_wishes_contact' },
)

const SEARCHES = statement(
  `select moves_group as groupId from wait_wishes
   where contact_id = +$contact and live = 0 and state = 'over' and disowned_at = +$at and moves_group is not null`,
  { row: { groupId: 'text' }, params: { contact: 'int', at: 'int' }, uses: 'wait_wishes_contact' },
)

/** It was a mistake: they go on at their place, and so do searches that ended because their appointments had no telephone. */
export function goOnWaiting(tx: Tx, { contactId, disownedAt }: Happenings['telephone_owned'], now: Instant): void {
  const searches = SEARCHES.all(tx, { contact: contactId, at: disownedAt })
  GO_ON.run(tx, { contact: contactId, at: disownedAt })
  for (const { groupId } of searches) searchAgain(tx, { contactId, groupId, endedAs: 'over', endedAt: disownedAt }, now)
}

const IS_DISOWNED = statement('select 1 from wait_wishes where id = ? and disowned_at is not null', { params: ['int'] })

export const isDisowned = (db: Db, wishId: number): boolean => IS_DISOWNED.finds(db, wishId)
