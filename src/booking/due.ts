import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { DueWork } from '../messaging/due.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'
import { letGo, tellOfHold } from './releases.ts'

const NEXT_AT = statement(
  `select min(at) as at from (
   select min(held_until) as at from appointments where state = 'held'
   union all select min(visit_ends_at) from appointments where state = 'confirmed'
   union all select min(reopens_at) from cooling_places)`,
  { row: { at: 'int?' }, uses: 'appointments_due_hold appointments_due_visit cooling_reopens' },
)

/** Holds expire, places have cooled, visits end. Holders are told. */
export const due: DueWork = {
  nextAt(db) {
    const row = NEXT_AT.get(db)
    return row?.at ?? undefined
  },
  count: countDue,
  release: {
    places(tx, deps, limit, now) {
      for (const { contactId } of letGo(tx, deps, now, limit).expired)
        if (contactId !== undefined) tellOfHold(tx, deps, contactId, 'expired', now)
    },
  },
}

const COUNT_DUE = statement(
  `select (select count(*) from appointments where ${HOLD_IS_DUE})
   + (select count(*) from appointments where ${VISIT_IS_DUE})
   + (select count(*) from cooling_places where reopens_at <= +$now) as due`,
  { row: { due: 'int' }, params: { now: 'int' }, uses: 'appointments_due_hold appointments_due_visit cooling_reopens' },
)

function countDue(db: Db, now: Instant): number {
  const row = COUNT_DUE.get(db, { now })
  return row?.due ?? 0
}
