import type { Bindings, Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { CaseKind } from './cases.ts'
import { CASE_COLUMNS, type CaseRow, type CaseView, OWED_BY, toView } from './reading.ts'

/** waiting: a citizen waits for an answer in the chat; overdue: the office is late. */
export type CaseList = 'open' | 'waiting' | 'overdue' | 'closed'

/** Which cases of a list. */
export interface CasesAsked {
  list: CaseList
  kinds: readonly CaseKind[]
  /** Cases of these offices, and those of no office; undefined: of all offices. */
  officeIds: number[] | undefined
  /** Only cases of this office. */
  officeId: number | undefined
  /** Not the complaints of people to whom this one of the office wrote (`staff:<access key id>`). */
  notFrom?: string
}

/** A claim is never late: it ends by itself on its day. */
const OVERDUE = `(kind <> 'claim' and ${OWED_BY} < +$now)`
/** An appeal against a limit has days for its answer: nobody waits at the telephone for it. */
const WAITS = "(kind = 'person' and waiting_since is not null and coalesce(subject, '') not like 'limit:%')"
const WAITING = `count(*) filter (where ${WAITS}) as waiting, min(waiting_since) filter (where ${WAITS}) as waitingSince`
/** In a closed case; so that no row of them has to be read to count them. */
const NOBODY_WAITS = '0 as waiting, null as waitingSince'

/** Which cases belong to each list, and what sorts them: smallest first, or `newest` first. */
const LISTS: Record<CaseList, { where: string; by: string; newest?: true }> = {
  open: { where: "state <> 'closed'", by: OWED_BY },
  waiting: { where: `state <> 'closed' and ${WAITS}`, by: 'waiting_since' },
  overdue: { where: `state <> 'closed' and ${OVERDUE}`, by: OWED_BY },
  closed: { where: "state = 'closed'", by: 'closed_at', newest: true },
}

const asked = (list: CaseList): string => `from cases where ${LISTS[list].where} and kind in (select value from json_each(+$kinds))
  and (+$offices is null or office_id is null or office_id in (select value from json_each(+$offices)))
  and (+$office is null or office_id = +$office)
  and (+$actor is null or not exists (select 1 from case_evidence e where e.case_id = cases.id and e.actor = +$actor))`

const bind = ({ kinds, officeIds, officeId, notFrom }: CasesAsked, now: Instant): Bindings => ({
  kinds: JSON.stringify(kinds),
  offices: officeIds === undefined ? null : JSON.stringify(officeIds),
  office: officeId ?? null,
  actor: notFrom ?? null,
  now,
})
/** Where a case stands in its list; an open one without a moment stands at the end. */
interface Place {
  by: number
  id: number
}
const START: Place = { by: Number.MIN_SAFE_INTEGER, id: 0 }
const NEWEST: Place = { by: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }

/**
 * A page of a list, at most `limit` behind the place `after`: the longest wait, the first deadline or the last closed comes
 * first. Open and closed cases have an index each: of those that were closed over the years only the page is read.
 */
export function listCases(
  db: Db,
  which: CasesAsked,
  { after, limit }: { after?: Place | undefined; limit: number },
  now: Instant,
): (CaseView & Place)[] {
  const { newest, by: key } = LISTS[which.list]
  const [by, beyond, order, start] = newest
    ? [key, '<', 'desc', NEWEST]
    : [`coalesce(${key}, ${Number.MAX_SAFE_INTEGER})`, '>', 'asc', START]
  // The numbers of the page come first: sorting whole rows takes three times as long.
  const page = `select id ${asked(which.list)} and (${by}, id) ${beyond} ($by, $id) order by ${by} ${order}, id ${order} limit +$limit`
  return db.client
    .query<CaseRow & Place, Bindings>(
      `select ${CASE_COLUMNS}, ${by} as by from cases where id in (${page}) order by by ${order}, id ${order}`,
    )
    .all({ ...bind(which, now), ...(after ?? start), limit })
    .map((row) => ({ ...toView(row), by: row.by }))
}

interface Waiting {
  /** Citizens who wait for a person in the chat, and since when the first of them does. */
  waiting: number
  waitingSince: Instant | undefined
}

/** The counts of a list. */
export function countListed(db: Db, which: CasesAsked, now: Instant): Waiting & { cases: number } {
  const row = db.client
    .query<{ cases: number; waiting: number; waitingSince: number | null }, Bindings>(
      `select count(*) as cases, ${which.list === 'closed' ? NOBODY_WAITS : WAITING} ${asked(which.list)}`,
    )
    .get(bind(which, now))
  return { cases: row?.cases ?? 0, waiting: row?.waiting ?? 0, waitingSince: row?.waitingSince ?? undefined }
}

export interface CaseCounts extends Waiting {
  open: number
  /** Cases whose deadline is over. */
  overdue: number
}

const COUNT_CASES = statement(
  `select count(*) as open, ${WAITING}, count(*) filter (where ${OVERDUE}) as overdue from cases
   where state <> 'closed' and kind <> 'complaint'`,
  { row: { open: 'int', waiting: 'int', waitingSince: 'int?', overdue: 'int' }, params: { now: 'int' }, uses: 'cases_not_closed' },
)

/** Counts open cases, without complaints: no figure of an office tells of one. Cheap: they have an index of their own. */
export function countCases(db: Db, now: Instant): CaseCounts {
  const row = COUNT_CASES.get(db, { now })
  const { open = 0, waiting = 0, waitingSince, overdue = 0 } = row ?? {}
  return { open, waiting, waitingSince: waitingSince ?? undefined, overdue }
}
