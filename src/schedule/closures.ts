import { countOf } from '../../db/ask.ts'
import type { Bindings, Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { PlaceHooks } from './hooks.ts'
import { liftClosure } from './usual-week.ts'

export interface Closure {
  id: number
  officeId: number
  office: string
  day: LocalDay
  fromMinute: number
  untilMinute: number
  reason: string
  /** How many to cancel and how many are; null for a closure that cancelled nothing, or all at once. */
  total: number | null
  cancelled: number | null
  finishedAt: Instant | null
}

/** Closures that were not lifted: those from a day on, soonest first, or those before it, the last one first. */
export interface ClosuresAsked {
  officeIds: number[]
  today: LocalDay
  past: boolean
}

const ROWS = `from closures c where c.office_id in (select value from json_each(+$offices)) and c.lifted_at is null`
const SIDE = { coming: 'c.day >= +$today', past: 'c.day < +$today' }
const bind = ({ officeIds, today }: ClosuresAsked): Bindings => ({ offices: JSON.stringify(officeIds), today })

/** A page of them, at most `limit` behind the closure with the number `after`. */
export function listClosures(
  db: Db,
  vault: Vault,
  asked: ClosuresAsked,
  { after, limit }: { after?: number | undefined; limit: number },
): Closure[] {
  const [side, beyond, order] = asked.past ? [SIDE.past, '<', 'desc'] : [SIDE.coming, '>', 'asc']
  const place = 'c.day, c.office_id, c.from_minute, c.id'
  return db.client
    .query<Omit<Closure, 'reason'> & { reason: Uint8Array | null }, Bindings>(
      `select c.id, c.office_id as officeId, o.name as office, c.day, c.from_minute as fromMinute, c.until_minute as untilMinute, c.reason_sealed as reason,
         b.total, b.cancelled, b.finished_at as finishedAt
       ${ROWS.replace('closures c', 'closures c join offices o on o.id = c.office_id left join big_closures b on b.closure_id = c.id')}
         and ${side} and (+$after is null or (${place}) ${beyond} (select ${place} from closures c where c.id = +$after))
       order by ${place.replaceAll(',', ` ${order},`)} ${order} limit +$limit`,
    )
    .all({ ...bind(asked), after: after ?? null, limit })
    .map((row) => ({ ...row, reason: row.reason ? vault.open(row.reason) : '' }))
}

export const countClosures = (db: Db, asked: ClosuresAsked): number =>
  countOf(db, `select count(*) as n ${ROWS} and ${asked.past ? SIDE.past : SIDE.coming}`, bind(asked))

const CLOSED_DAYS = statement(
  'select distinct day from closures where office_id = +? and day between ? and ? and lifted_at is null order by day',
  { row: row<{ day: LocalDay }>({ day: 'text' }), params: ['int', 'text', 'text'], uses: 'closures_day' },
)

/** The days of a span on which an office has a closure that was not lifted. */
export const closedDays = (db: Db, officeId: number, { from, until }: { from: LocalDay; until: LocalDay }): LocalDay[] =>
  CLOSED_DAYS.all(db, officeId, from, until).map((row) => row.day)

const REOPEN_DAY_BY_OFFICE = statement('select id from closures where office_id = ? and day = ? and lifted_at is null', {
  row: { id: 'int' },
  params: ['int', 'text'],
  uses: 'closures_day',
})

/** Lifts every closure of an office on a day; undefined when there is none. */
export function reopenDayByOffice(
  tx: Tx,
  hooks: PlaceHooks,
  officeId: number,
  day: LocalDay,
  now: Instant,
): { closures: number[]; hoursOpened: number } | undefined {
  const closures = REOPEN_DAY_BY_OFFICE.all(tx, officeId, day).map((one) => one.id)
  if (closures.length === 0) return undefined
  const opened = closures.map((id) => liftClosure(tx, hooks, id, now)?.hoursOpened ?? 0)
  return { closures, hoursOpened: opened.reduce((sum, hours) => sum + hours, 0) }
}
