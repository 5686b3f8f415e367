import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { CaseKind, CaseResult } from './cases.ts'

export interface CaseView {
  id: number
  agencyId: number
  number: string
  kind: CaseKind
  subject: string | undefined
  contactId: number | undefined
  officeId: number | undefined
  appointmentId: number | undefined
  state: 'open' | 'answered' | 'closed'
  result: CaseResult | undefined
  takenBy: Clerk | undefined
  waitingSince: Instant | undefined
  /** To answer, or to carry out a granted right. Undefined: nothing is owed. */
  owedBy: Instant | undefined
  effectiveBy: Instant | undefined
  /** The citizen's messages go to this case. */
  talks: boolean
  openedAt: Instant
  closedAt: Instant | undefined
  bare: boolean
  version: number
}

export interface CaseRow {
  id: number
  agency_id: number
  number: string
  kind: CaseKind
  subject: string | null
  contact_id: number | null
  office_id: number | null
  appointment_id: number | null
  state: CaseView['state']
  result: CaseResult | null
  taken: number
  taken_key_id: number | null
  waiting_since: number | null
  owed_by: number | null
  effective_by: number | null
  talks: number
  opened_at: number
  closed_at: number | null
  bare_at: number | null
  version: number
}

const CASE_KINDS = {
  id: 'int',
  agency_id: 'int',
  number: 'text',
  kind: 'text',
  subject: 'text?',
  contact_id: 'int?',
  office_id: 'int?',
  appointment_id: 'int?',
  state: 'text',
  result: 'text?',
  taken: 'int',
  taken_key_id: 'int?',
  waiting_since: 'int?',
  effective_by: 'int?',
  talks: 'int',
  opened_at: 'int',
  closed_at: 'int?',
  bare_at: 'int?',
  version: 'int',
  owed_by: 'int?',
} as const
const CASE_ROW = row<CaseRow>(CASE_KINDS)

/** Until when the office must do the next thing. An answered case owes nothing, except a granted right. */
const OWED_BY = `case when state = 'closed' then null when kind = 'claim' then due_at when effective_by is not null then effective_by
  when kind = 'rights' or state = 'open' then due_at end`
const CASE_COLUMNS = `id, agency_id, number, kind, subject, contact_id, office_id, appointment_id, state, result, taken, taken_key_id, waiting_since, effective_by, talks,
  opened_at, closed_at, bare_at, version, ${OWED_BY} as owed_by`

const READ_CASE = statement(`select ${CASE_COLUMNS} from cases where number = +?`, {
  row: CASE_ROW,
  params: ['text'],
  uses: 'cases_number',
})

export function readCase(db: Db, number: string): CaseView | undefined {
  const row = READ_CASE.get(db, number)
  return row ? toView(row) : undefined
}

const CASES_OF = statement(`select ${CASE_COLUMNS} from cases where contact_id = +? order by id`, {
  row: CASE_ROW,
  params: ['int'],
  uses: 'cases_contact',
})

/** Oldest first. */
export const casesOf = (db: Db, contactId: number): CaseView[] => CASES_OF.all(db, contactId).map(toView)

export interface CaseLine {
  at: Instant
  author: 'citizen' | 'office' | 'note' | 'clock'
  clerk: Clerk | undefined
  form: string
  words: string | undefined
  held: boolean
}

const READ_LINES = statement(
  'select at, author, key_id, form, words_sealed, held from case_messages where case_id = +? order by id',
  {
    row: row<{
      at: number
      author: CaseLine['author']
      key_id: number | null
      form: string
      words_sealed: Uint8Array | null
      held: number
    }>({ at: 'int', author: 'text', key_id: 'int?', form: 'text', words_sealed: 'bytes?', held: 'int' }),
    params: ['int'],
    uses: 'case_messages_of',
  },
)

/** Undefined for the citizen's. */
export const clerkOf = ({ author, key_id }: { author: CaseLine['author']; key_id: number | null }): Clerk | undefined =>
  author === 'office' || author === 'note' ? { keyId: key_id } : undefined

/** Oldest first; none once its words were deleted. */
export function readLines(db: Db, vault: Vault, caseId: number): CaseLine[] {
  return READ_LINES.all(db, caseId).map((row) => ({
    at: row.at,
    author: row.author,
    clerk: clerkOf(row),
    form: row.form,
    words: row.words_sealed ? vault.open(row.words_sealed) : undefined,
    held: row.held === 1,
  }))
}

function toView(row: CaseRow): CaseView {
  return {
    id: row.id,
    agencyId: row.agency_id,
    number: row.number,
    kind: row.kind,
    subject: row.subject ?? undefined,
    contactId: row.contact_id ?? undefined,
    officeId: row.office_id ?? undefined,
    appointmentId: row.appointment_id ?? undefined,
    state: row.state,
    result: row.result ?? undefined,
    takenBy: row.taken === 1 ? { keyId: row.taken_key_id } : undefined,
    waitingSince: row.waiting_since ?? undefined,
    owedBy: row.owed_by ?? undefined,
    effectiveBy: row.effective_by ?? undefined,
    talks: row.talks === 1,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    bare: row.bare_at !== null,
    version: row.version,
  }
}

/** waiting: a citizen waits in the chat; chats: these, and whom the office answered and still has; overdue: the office is late. */
export type CaseList = 'open' | 'waiting' | 'chats' | 'overdue' | 'closed'

export interface CasesAsked {
  list: CaseList
  kinds: readonly CaseKind[]
  agencyId: number
  /** Also cases of no office, as with `officeId`: somebody waits. Undefined: all offices of the agency. */
  officeIds: number[] | undefined
  officeId: number | undefined
  /** Not complaints of people to whom this clerk wrote. */
  notFrom?: Clerk
}

/** A claim is never late: it ends by itself on its day. */
const OVERDUE = `(kind <> 'claim' and ${OWED_BY} < +$now)`
/** An appeal has days for its answer: it does not count as waiting. */
const WAITS = "(kind = 'person' and waiting_since is not null and coalesce(subject, '') not like 'limit:%')"
/** An answer that the citizen has not fetched leaves the chat to the assistant. */
const TALKS = 'talks = 1 and not exists (select 1 from case_messages m where m.case_id = cases.id and m.held = 1)'
const WAITING = `count(*) filter (where ${WAITS}) as waiting, min(waiting_since) filter (where ${WAITS}) as waitingSince`
/** Beside who waits in the chat. */
const DUE = `count(*) filter (where kind <> 'claim' and ${OWED_BY} <= +$soon and not ${WAITS}) as due`
const bind = ({ kinds, agencyId, officeIds, officeId, notFrom }: CasesAsked, now: Instant) => ({
  agency: agencyId,
  kinds: JSON.stringify(kinds),
  offices: officeIds === undefined ? null : JSON.stringify(officeIds),
  office: officeId ?? null,
  asker: notFrom ? 1 : 0,
  key: notFrom?.keyId ?? null,
  now,
})
/** An open one without a moment is last. */
interface Place {
  by: number
  id: number
}
const START: Place = { by: Number.MIN_SAFE_INTEGER, id: 0 }
const NEWEST: Place = { by: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }

/** For closed cases; without reading rows to count them. */
const NOBODY_WAITS = '0 as waiting, null as waitingSince, 0 as due'

/** Smallest place first or `newest` first; `by` sorts. */
function listOf(where: string, by: string, uses: string, newest = false) {
  // Each list takes the same parameters.
  const asked = `from cases where ${where} and +$now is not null and agency_id = +$agency and kind in (select value from json_each(+$kinds))
    and (+$offices is null or office_id is null or office_id in (select value from json_each(+$offices)))
    and (+$office is null or office_id is null or office_id = +$office)
    and (+$asker = 0 or not exists (select 1 from case_evidence e where e.case_id = cases.id and e.author in ('office', 'note') and e.key_id is +$key))`
  const [beyond, order] = newest ? ['<', 'desc'] : ['>', 'asc']
  const params = { agency: 'int', kinds: 'text', offices: 'text?', office: 'int?', asker: 'int', key: 'int?', now: 'int' } as const
  // Ids of the page first: sorting whole rows takes three times as long.
  const page = `select id ${asked} and (${by}, id) ${beyond} ($by, $id) order by ${by} ${order}, id ${order} limit +$limit`
  return {
    start: newest ? NEWEST : START,
    page: statement(`select ${CASE_COLUMNS}, ${by} as by from cases where id in (${page}) order by by ${order}, id ${order}`, {
      row: row<CaseRow & Place>({ ...CASE_KINDS, by: newest ? 'int!' : 'int' }),
      params: { ...params, by: 'int', id: 'int', limit: 'int' },
      uses: `case_evidence_of ${uses}`,
      because: 'the cases of one list, for whoever asks for it',
    }),
    count: statement(`select count(*) as cases, ${newest ? NOBODY_WAITS : `${WAITING}, ${DUE}`} ${asked} and +$soon is not null`, {
      row: { cases: 'int', waiting: 'int', waitingSince: 'int?', due: 'int' },
      params: { ...params, soon: 'int' },
      uses: `case_evidence_of ${uses}`,
    }),
  }
}

const LAST = Number.MAX_SAFE_INTEGER
const LISTS = {
  open: listOf("state <> 'closed'", `coalesce(${OWED_BY}, ${LAST})`, 'cases_not_closed'),
  waiting: listOf(`state <> 'closed' and ${WAITS}`, `coalesce(waiting_since, ${LAST})`, 'cases_not_closed'),
  chats: listOf(
    `state <> 'closed' and (${WAITS} or (${TALKS}))`,
    `coalesce(waiting_since, ${LAST})`,
    'case_messages_held cases_not_closed',
  ),
  overdue: listOf(`state <> 'closed' and ${OVERDUE}`, `coalesce(${OWED_BY}, ${LAST})`, 'cases_not_closed'),
  closed: listOf("state = 'closed'", 'closed_at', 'cases_closed', true),
}

/**
 * At most `limit` behind the place `after`: longest wait, first deadline or latest closed first. Open and closed cases have an index each,
 * so that only the page of old ones is read.
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
  waiting: number
  waitingSince: Instant | undefined
}

/** `due`: owed by `soon`, which is now where it is left out. */
export function countListed(db: Db, which: CasesAsked, now: Instant, soon = now): Waiting & { cases: number; due: number } {
  const row = LISTS[which.list].count.get(db, { ...bind(which, now), soon })
  return { cases: row?.cases ?? 0, waiting: row?.waiting ?? 0, waitingSince: row?.waitingSince ?? undefined, due: row?.due ?? 0 }
}

export interface CaseCounts extends Waiting {
  open: number
  overdue: number
}

const COUNT_CASES = statement(
  `select count(*) as open, ${WAITING}, count(*) filter (where ${OVERDUE}) as overdue from cases
   where state <> 'closed' and kind <> 'complaint' and agency_id = coalesce(+$agency, agency_id)`,
  {
    row: { open: 'int', waiting: 'int', waitingSince: 'int?', overdue: 'int' },
    params: { now: 'int', agency: 'int?' },
    uses: 'cases_not_closed',
  },
)

/** Of an agency, or of all, without complaints, which no figure may reveal. Cheap: an index of their own. */
export function countCases(db: Db, now: Instant, agencyId?: number): CaseCounts {
  const row = COUNT_CASES.get(db, { now, agency: agencyId ?? null })
  const { open = 0, waiting = 0, waitingSince, overdue = 0 } = row ?? {}
  return { open, waiting, waitingSince: waitingSince ?? undefined, overdue }
}
