import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { DueWork } from '../messaging/due.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'
import { tellHoldLost } from './lost-holds.ts'
import { letGo } from './releases.ts'

/** Holds run out, places have cooled, visits end. Whoever held a place is told. */
export const due: DueWork = {
  nextAt(db) {
    const row = db.client
      .query<{ at: number | null }, []>(
        `select min(at) as at from (
           select min(held_until) as at from appointments where state = 'held'
           union all select min(visit_ends_at) from appointments where state = 'confirmed'
           union all select min(reopens_at) from cooling_places)`,
      )
      .get()
    return row?.at ?? undefined
  },
  count: countDue,
  release: {
    places(tx, deps, limit, now) {
      for (const { contactId } of letGo(tx, deps, now, limit).expired)
        if (contactId !== undefined) tellHoldLost(tx, deps, contactId, 'expired', now)
    },
  },
}

function countDue(db: Db, now: Instant): number {
  const row = db.client
    .query<{ due: number }, { now: number }>(
      `select (select count(*) from appointments where ${HOLD_IS_DUE})
            + (select count(*) from appointments where ${VISIT_IS_DUE})
            + (select count(*) from cooling_places where reopens_at <= +$now) as due`,
    )
    .get({ now })
  return row?.due ?? 0
}
