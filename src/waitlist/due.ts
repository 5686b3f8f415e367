import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Clock, Instant } from '../clock.ts'
import type { DueWork } from '../messaging/due.ts'
import { passOnUnheard, spareUndelivered, tellOfRests, tellThoseWhoWait } from './notify.ts'
import { endDueOffers, lookAtFreed } from './offers.ts'
import { expireEntries } from './wishes.ts'

/** Offers end and places go on to the next in line, before anybody is told. */
export const due: DueWork = {
  nextAt,
  count: countDue,
  release: {
    line(tx, deps, limit, now) {
      passOnUnheard(tx, deps, now)
      spareUndelivered(tx, now)
      serveTheLine(tx, deps.clock, now, limit)
    },
  },
  say: {
    telling: tellThoseWhoWait,
    rests: (tx, deps, _limit, now) => tellOfRests(tx, deps, now),
  },
}

/** Does what is due in the waiting list: wishes whose time is over, offers that nobody answered, hours with a free place. */
export function serveTheLine(tx: Tx, clock: Pick<Clock, 'random'>, now: Instant, limit: number): void {
  const next = nextAt(tx) // Usually nothing is due, and one look costs less than three.
  if (next === undefined || next > now) return
  expireEntries(tx, now, limit)
  endDueOffers(tx, clock, now, limit)
  lookAtFreed(tx, now, limit)
}

const NEXT_AT = statement(
  `select min(at) as at from (
   select min(ends_at) as at from wait_offers where state = 'open'
   union all select min(tell_at) from wait_offers where state = 'open' and told_at is null
   union all select min(look_at) from wait_looks
   union all select min(expires_at) from wait_wishes where live = 1
   union all select min(tell_at) from untold_rests
   union all select 0 from wait_offers where untold = 1
   union all select 0 from wait_wishes where untold = 1)`,
  {
    row: { at: 'int?' },
    uses: 'wait_looks_due wait_offers_due wait_offers_to_tell wait_offers_untold wait_wishes_expire wait_wishes_untold',
  },
)

function nextAt(db: Db): Instant | undefined {
  const row = NEXT_AT.get(db)
  return row?.at ?? undefined
}

const COUNT_DUE = statement(
  `select (select count(*) from wait_offers where state = 'open' and ends_at <= +$now)
   + (select count(*) from wait_offers where state = 'open' and told_at is null and tell_at <= +$now)
   + (select count(*) from wait_looks where look_at <= +$now)
   + (select count(*) from wait_wishes where live = 1 and expires_at <= +$now) as due`,
  { row: { due: 'int' }, params: { now: 'int' }, uses: 'wait_looks_due wait_offers_due wait_offers_to_tell wait_wishes_expire' },
)

function countDue(db: Db, now: Instant): number {
  const row = COUNT_DUE.get(db, { now })
  return row?.due ?? 0
}
