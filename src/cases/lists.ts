import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { CaseKind } from './cases.ts'
import { CASE_COLUMNS, CASE_KINDS, type CaseRow, type CaseView, OWED_BY, toView } from './reading.ts'

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
const bind = ({ kinds, officeIds, officeId, notFrom }: CasesAsked, now: Instant) => ({
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

/** In a closed case; so that no row of them has to be read to count them. */
const NOBODY_WAITS = '0 as waiting, null as waitingSince'

/** The cases of a list by their place in it, smallest first or `newest` first. What sorts them is `by`. */
function listOf(where: string, by: string, uses: string, newest = false) {
  // Each list takes the same parameters, so that one of them can be asked for as any other.
  const asked = `from cases where ${where} and +$now is not null and kind in (select value from json_each(+$kinds))
    and (+$offices is null or office_id is null or office_id in (select value from json_each(+$offices)))
    and (+$office is null or office_id = +$office)
    and (+$actor is null or not exists (select 1 from case_evidence e where e.case_id = cases.id and e.actor = +$actor))`
  const [beyond, order] = newest ? ['<', 'desc'] : ['>', 'asc']
  const params = { kinds: 'text', offices: 'text?', office: 'int?', actor: 'text?', now: 'int' } as const
  // The numbers of the page come first: sorting whole rows takes three times as long.
  const page = `select id ${asked} and (${by}, id) ${beyond} ($by, $id) order by ${by} ${order}, id ${order} limit +$limit`
  return {
    start: newest ? NEWEST : START,
    page: statement(`select ${CASE_COLUMNS}, ${by} as by from cases where id in (${page}) order by by ${order}, id ${order}`, {
      row: row<CaseRow & Place>({ ...CASE_KINDS, by: newest ? 'int!' : 'int' }),
      params: { ...params, by: 'int', id: 'int', limit: 'int' },
      uses: `case_evidence_of ${uses}`,
      because: 'the cases of one list, for whoever asks for it',
    }),
    count: statement(`select count(*) as cases, ${newest ? NOBODY_WAITS : WAITING} ${asked}`, {
      row: { cases: 'int', waiting: 'int', waitingSince: 'int?' },
      params,
      uses: `case_evidence_of ${uses}`,
    }),
  }
}

const LAST = Number.MAX_SAFE_INTEGER
const LISTS = {
  open: listOf("state <> 'closed'", `coalesce(${OWED_BY}, ${LAST})`, 'cases_not_closed'),
  waiting: listOf(`state <> 'closed' and ${WAITS}`, `coalesce(waiting_since, ${LAST})`, 'cases_not_closed'),
  overdue: listOf(`state <> 'closed' and ${OVERDUE}`, `coalesce(${OWED_BY}, ${LAST})`, 'cases_not_closed'),
  closed: listOf("state = 'closed'", 'closed_at', 'cases_closed', true),
}

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
  return LISTS[which.list].page
    .all(db, { ...bind(which, now), ...(after ?? LISTS[which.list].start), limit })
    .map((row) => ({ ...toView(row), by: row.by }))
}

interface Waiting {
  /** Citizens who wait for a person in the chat, and since when the first of them does. */
  waiting: number
  waitingSince: Instant | undefined
}

/** The counts of a list. */
export function countListed(db: Db, which: CasesAsked, now: Instant): Waiting & { cases: number } {
  const row = LISTS[which.list].count.get(db, bind(which, now))
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
