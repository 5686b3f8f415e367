import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { readDayRecords } from './day-plan.ts'
import type { PlaceHooks } from './hooks.ts'
import { liftClosure } from './opening-hours.ts'
import { schedulesOf } from './schedules.ts'

/** By the office's records, closed or not. */
export const isOpen = (db: Db, officeId: number, day: LocalDay, scheduleId?: number): boolean =>
  schedulesOf(db, officeId).some((schedule) => {
    if (scheduleId !== undefined && schedule.id !== scheduleId) return false
    const { nonWorking, usual, extra } = readDayRecords(db, schedule, day)
    return extra.length > 0 || (usual.length > 0 && !nonWorking)
  })

export interface Closure {
  id: number
  officeId: number
  office: string
  /** Null: the whole office. */
  schedule: string | null
  day: LocalDay
  fromMinute: number
  untilMinute: number
  /** Missing windows; null: all. */
  windows: number | null
  reason: string
  /** People to get another hour and those who have one; null: none, or all at once. */
  total: number | null
  done: number | null
  finishedAt: Instant | null
}

/** Closures not lifted: from a day on, soonest first, or before it, latest first. */
export interface ClosuresAsked {
  officeIds: number[]
  today: LocalDay
  past: boolean
}

const ROWS = 'c.office_id in (select value from json_each(+$offices)) and c.lifted_at is null'
const COMING = `${ROWS} and c.day >= +$today`
const PAST = `${ROWS} and c.day < +$today`
const PLACE = 'c.day, c.office_id, c.from_minute, c.id'
const BEHIND = `(select ${PLACE} from closures c where c.id = +$after)`
const CLOSURE = `select c.id, c.office_id as officeId, o.name as office, e.name as schedule, c.day, c.from_minute as fromMinute, c.until_minute as untilMinute, c.windows,
  c.reason_sealed as reason, b.total, b.done, b.finished_at as finishedAt
  from closures c join offices o on o.id = c.office_id left join schedules e on e.id = c.schedule_id left join rebooking_runs b on b.closure_id = c.id`
const bind = ({ officeIds, today }: ClosuresAsked) => ({ offices: JSON.stringify(officeIds), today })

const PAGE = {
  row: row<Omit<Closure, 'reason'> & { reason: Uint8Array | null }>({
    id: 'int',
    officeId: 'int',
    office: 'text',
    schedule: 'text?',
    day: 'text',
    fromMinute: 'int',
    untilMinute: 'int',
    windows: 'int?',
    reason: 'bytes?',
    total: 'int?',
    done: 'int?',
    finishedAt: 'int?',
  }),
  params: { offices: 'text', today: 'text', after: 'int?', limit: 'int' },
  uses: 'closures_day rebooking_runs_closure',
  because: 'an office has few closures',
} as const

const PAST_CLOSURES = statement(
  `${CLOSURE} where ${PAST} and (+$after is null or (${PLACE}) < ${BEHIND})
   order by c.day desc, c.office_id desc, c.from_minute desc, c.id desc limit +$limit`,
  PAGE,
)

const COMING_CLOSURES = statement(
  `${CLOSURE} where ${COMING} and (+$after is null or (${PLACE}) > ${BEHIND}) order by ${PLACE} limit +$limit`,
  PAGE,
)

/** At most `limit` behind the closure with the number `after`. */
export function listClosures(
  db: Db,
  vault: Vault,
  asked: ClosuresAsked,
  { after, limit }: { after?: number | undefined; limit: number },
): Closure[] {
  const page = { ...bind(asked), after: after ?? null, limit }
  const rows = asked.past ? PAST_CLOSURES.all(db, page) : COMING_CLOSURES.all(db, page)
  return rows.map((row) => ({ ...row, reason: row.reason ? vault.open(row.reason) : '' }))
}

const COUNT_PAST = statement(`select count(*) as n from closures c where ${PAST}`, {
  row: { n: 'int' },
  params: { offices: 'text', today: 'text' },
  uses: 'closures_day',
})

const COUNT_COMING = statement(`select count(*) as n from closures c where ${COMING}`, {
  row: { n: 'int' },
  params: { offices: 'text', today: 'text' },
  uses: 'closures_day',
})

export const countClosures = (db: Db, asked: ClosuresAsked): number =>
  asked.past ? (COUNT_PAST.get(db, bind(asked))?.n ?? 0) : (COUNT_COMING.get(db, bind(asked))?.n ?? 0)

const CLOSURES_OF_DAYS = statement(
  `select id, day, windows from closures where office_id = +? and day between ? and ? and lifted_at is null and (+? is null or schedule_id = +?) order by day, id`,
  {
    row: row<{ id: number; day: LocalDay; windows: number | null }>({ id: 'int', day: 'text', windows: 'int?' }),
    params: ['int', 'text', 'text', 'int?', 'int?'],
    uses: 'closures_day',
  },
)

export interface Reopened {
  closures: number[]
  hoursOpened: number
  opens: boolean
  /** Only windows were missing. */
  windowsOnly: boolean
}

export interface Reopening {
  officeId: number
  /** Undefined: whatever is closed there. */
  scheduleId?: number | undefined
  from: LocalDay
  until: LocalDay
  /** Undefined: whichever of hours and windows there is, not both. */
  what: 'hours' | 'windows' | 'both' | undefined
}

/** For `proposeOrApply`. */
export function reopenByOffice(
  tx: Tx,
  hooks: PlaceHooks,
  { officeId, scheduleId, from, until, what }: Reopening,
  now: Instant,
): Worked<Reopened, 'no_closure' | 'both_kinds'> {
  const all = CLOSURES_OF_DAYS.all(tx, officeId, from, until, scheduleId ?? null, scheduleId ?? null)
  const kinds = Map.groupBy(all, ({ windows }) => (windows === null ? 'hours' : 'windows'))
  if (what === undefined && kinds.size > 1) return { ok: false, why: 'both_kinds' }
  const lifted = what === undefined || what === 'both' ? all : (kinds.get(what) ?? [])
  const closures = lifted.map(({ id }) => id)
  const days = [...new Set(lifted.map(({ day }) => day))]
  if (closures.length === 0) return { ok: false, why: 'no_closure' }
  const hoursOpened = closures.reduce((sum, id) => sum + (liftClosure(tx, hooks, id, now)?.hoursOpened ?? 0), 0)
  const opens = days.some((day) => isOpen(tx, officeId, day, scheduleId))
  return {
    ok: true,
    touched: closures.map((id) => ({ what: 'closure', id, version: 0 })),
    impact: { closures, hoursOpened, opens, windowsOnly: lifted.every(({ windows }) => windows !== null) },
  }
}
