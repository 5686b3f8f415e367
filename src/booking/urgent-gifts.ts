import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays } from '../catalogue/calendar.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'

/** What a place is kept for; a paper of each is seen at the counter. */
export const URGENT_REASONS = ['journey', 'illness', 'death', 'exam', 'contract', 'cancelled'] as const
export type UrgentReason = (typeof URGENT_REASONS)[number]

/** A place that an office gave because a clerk says to have seen a paper: of which kind, by which key, and never to which person. */
export interface UrgentGift {
  officeId: number
  /** Null: the first administrator. */
  keyId: number | null
  paper: UrgentReason
  /** At that office. */
  day: LocalDay
}

const NOTE = statement('insert into urgent_gifts (office_id, key_id, paper, on_day) values (?, ?, ?, ?)', {
  params: ['int', 'int?', 'text', 'text'],
})

export const noteUrgentGift = (tx: Tx, { officeId, keyId, paper, day }: UrgentGift): void =>
  void NOTE.run(tx, officeId, keyId, paper, day)

const WEEK_DAYS = 7

const OF_KEY = statement('select count(*) as n from urgent_gifts where key_id is ? and on_day >= +?', {
  row: { n: 'int' },
  params: ['int?', 'text'],
  uses: 'urgent_gifts_key',
})

/** With so many more the key is beyond what it may give alone in the week that ends on this day. */
export const givesTooManyUrgent = (db: Db, { keyId, day, more }: { keyId: number; day: LocalDay; more: number }): boolean =>
  (OF_KEY.get(db, keyId, weekUntil(day).from)?.n ?? 0) + more > rule(db, 'urgent_gifts_a_week')

/** One key, one paper. `key`: null, the first administrator. */
export interface UrgentGiven {
  key: string | null
  paper: UrgentReason
  places: number
}

const BY_KEY = statement(
  `select k.name as key, g.paper, count(*) as places
   from urgent_gifts g left join access_keys k on k.id = g.key_id join offices o on o.id = g.office_id
   where o.agency_id = +$agency and g.on_day between +$from and +$until group by g.key_id, g.paper order by k.name, places desc`,
  {
    row: row<UrgentGiven>({ key: 'text?', paper: 'text', places: 'int' }),
    params: { agency: 'int', from: 'text', until: 'text' },
    uses: 'urgent_gifts_day',
    because: 'few places are kept for urgent visits, and an administrator asks',
  },
)

/** Of an agency's offices, both days included. */
export const urgentGivenByKey = (db: Db, agency: number, days: { from: LocalDay; until: LocalDay }): UrgentGiven[] =>
  BY_KEY.all(db, { agency, ...days })

/** The days within which a key gives so many alone. */
export const weekUntil = (day: LocalDay): { from: LocalDay; until: LocalDay } => ({ from: addDays(day, 1 - WEEK_DAYS), until: day })
