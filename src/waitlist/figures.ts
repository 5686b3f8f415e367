import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Figures } from '../capability.ts'
import type { Instant } from '../clock.ts'

/** Counts without names. An entry for several offices counts in each. */
export interface OfficeLine {
  officeId: number
  wishes: number
  people: number
  oldestAt: Instant | undefined
  keptNow: number
  /** Since `since`. */
  offers: { made: number; booked: number; declined: number; lapsed: number; withdrawn: number }
}

export function officeLines(db: Db, officeIds: readonly number[], since: Instant): OfficeLine[] {
  return officeIds.map((officeId) => ({
    officeId,
    ...inLine(db, officeId),
    keptNow: keptNow(db, officeId),
    offers: offersOf(db, officeId, since),
  }))
}

const IN_LINE = statement(
  `select count(*) as wishes, coalesce(sum(people), 0) as people, min(counts_from) as oldest from wait_lines
   where office_id = +? and open = 1`,
  { row: { wishes: 'int', people: 'int', oldest: 'int?' }, params: ['int'], uses: 'wait_lines_open' },
)

function inLine(db: Db, officeId: number): Pick<OfficeLine, 'wishes' | 'people' | 'oldestAt'> {
  const row = IN_LINE.get(db, officeId)
  return { wishes: row?.wishes ?? 0, people: row?.people ?? 0, oldestAt: row?.oldest ?? undefined }
}

/** Places that open offers keep: those of the first hour by their own row, those of later hours as cooling places. */
const KEPT = `select coalesce(sum(places), 0) as places from (
    select o.places, o.slot_id from wait_offers o where o.state = 'open'
    union all select 1, c.slot_id from cooling_places c where c.offer_id is not null)
  join slots s on s.id = slot_id where s.office_id = +$office`

const KEPT_NOW = statement(KEPT, {
  row: { places: 'int' },
  params: { office: 'int' },
  uses: 'cooling_kept slots_one wait_offers_slot',
  because: 'places that are kept now are few, and an administrator asks',
})

const keptNow = (db: Db, officeId: number): number => KEPT_NOW.get(db, { office: officeId })?.places ?? 0

const OFFERS_OF = statement(
  `select count(*) as made, coalesce(sum(o.state = 'accepted' and w.state = 'booked'), 0) as booked,
     coalesce(sum(o.state = 'declined'), 0) as declined, coalesce(sum(o.state = 'lapsed'), 0) as lapsed,
     coalesce(sum(o.state = 'withdrawn'), 0) as withdrawn
   from wait_offers o join slots s on s.id = o.slot_id join wait_wishes w on w.id = o.wish_id
   where o.created_at >= +$since and s.office_id = +$office`,
  {
    row: row<OfficeLine['offers']>({ made: 'int', booked: 'int', declined: 'int', lapsed: 'int', withdrawn: 'int' }),
    params: { since: 'int', office: 'int' },
    uses: 'wait_offers_made',
  },
)

function offersOf(db: Db, officeId: number, since: Instant): OfficeLine['offers'] {
  const row = OFFERS_OF.get(db, { office: officeId, since })
  return row ?? { made: 0, booked: 0, declined: 0, lapsed: 0, withdrawn: 0 }
}

const KEPT_ON = statement(`${KEPT} and s.day = +$day`, {
  row: { places: 'int' },
  params: { office: 'int', day: 'text' },
  uses: 'cooling_kept slots_one wait_offers_slot',
  because: 'places that are kept now are few, and an administrator asks',
})

export const keptOn = (db: Db, officeId: number, day: string): number => KEPT_ON.get(db, { office: officeId, day })?.places ?? 0

const READ = statement('select count(*) as n from wait_wishes where live = 1', { row: { n: 'int' }, uses: 'wait_wishes_expire' })

const READ_WAIT_OFFERS = statement("select count(*) as n from wait_offers where state = 'open'", {
  row: { n: 'int' },
  uses: 'wait_offers_slot',
})

/** For the metrics. Both use an index of open rows. */
export const lineSizes: Figures = {
  family: 'waiting_list',
  help: 'The waiting list: wishes that wait, places kept for one of them',
  read: (db) => ({
    wishes: READ.get(db)?.n ?? 0,
    offers: READ_WAIT_OFFERS.get(db)?.n ?? 0,
  }),
}
