import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { CaseKind, CaseResult } from './cases.ts'

/** A case as staff see it in a list. */
export interface CaseView {
  id: number
  number: string
  kind: CaseKind
  subject: string | undefined
  contactId: number | undefined
  officeId: number | undefined
  appointmentId: number | undefined
  state: 'open' | 'answered' | 'closed'
  result: CaseResult | undefined
  /** `staff:<access key id>` */
  takenBy: string | undefined
  waitingSince: Instant | undefined
  /** Until when the office must answer, or put a granted right into effect. Undefined: nothing is owed. */
  owedBy: Instant | undefined
  effectiveBy: Instant | undefined
  /** What the citizen writes in the chat goes to this case. */
  talks: boolean
  openedAt: Instant
  closedAt: Instant | undefined
  /** Its words were deleted. */
  bare: boolean
  version: number
}

interface CaseRow {
  id: number
  number: string
  kind: CaseKind
  subject: string | null
  contact_id: number | null
  office_id: number | null
  appointment_id: number | null
  state: CaseView['state']
  result: CaseResult | null
  taken_by: string | null
  waiting_since: number | null
  due_at: number | null
  effective_by: number | null
  talks: number
  opened_at: number
  closed_at: number | null
  bare_at: number | null
  version: number
}

/** Open cases, or the newest closed ones, at most `limit`. */
export function readCases(db: Db, which: 'open' | 'closed', limit: number): CaseView[] {
  // `+id` makes SQLite use the index of open cases, however many were closed over the years.
  const rest = which === 'open' ? "state <> 'closed' order by +id desc" : "state = 'closed' order by id desc"
  return db.client.query<CaseRow, [number]>(`select * from cases where ${rest} limit ?`).all(limit).map(toView)
}

export function readCase(db: Db, number: string): CaseView | undefined {
  const row = db.client.query<CaseRow, [string]>('select * from cases where number = ?').get(number)
  return row ? toView(row) : undefined
}

/** All cases of a contact, oldest first. */
export const casesOf = (db: Db, contactId: number): CaseView[] =>
  db.client.query<CaseRow, [number]>('select * from cases where contact_id = +? order by id').all(contactId).map(toView)

export interface CaseLine {
  at: Instant
  author: 'citizen' | 'office' | 'note' | 'clock'
  actor: string | undefined
  form: string
  words: string | undefined
  held: boolean
}

/** The lines of a case, oldest first; none once its words were deleted. */
export function readLines(db: Db, vault: Vault, caseId: number): CaseLine[] {
  return db.client
    .query<
      { at: number; author: CaseLine['author']; actor: string | null; form: string; words_sealed: Uint8Array | null; held: number },
      [number]
    >('select at, author, actor, form, words_sealed, held from case_messages where case_id = ? order by id')
    .all(caseId)
    .map((row) => ({
      at: row.at,
      author: row.author,
      actor: row.actor ?? undefined,
      form: row.form,
      words: row.words_sealed ? vault.open(row.words_sealed) : undefined,
      held: row.held === 1,
    }))
}

export interface CaseCounts {
  open: number
  /** Citizens who wait for a person in the chat, and since when the first of them does. */
  waiting: number
  waitingSince: Instant | undefined
  /** Cases whose deadline is over. */
  overdue: number
}

/** Counts open cases. Cheap: they have an index of their own. */
export function countCases(db: Db, now: Instant): CaseCounts {
  const row = db.client
    .query<{ open: number; waiting: number; since: number | null; overdue: number }, { now: Instant }>(
      `select count(*) as open, count(*) filter (where ${WAITS}) as waiting, min(waiting_since) filter (where ${WAITS}) as since,
         count(*) filter (where ${OWED} < $now) as overdue
       from cases where state <> 'closed'`,
    )
    .get({ now })
  return { open: row?.open ?? 0, waiting: row?.waiting ?? 0, waitingSince: row?.since ?? undefined, overdue: row?.overdue ?? 0 }
}

/** An appeal against a limit has days for its answer: nobody waits at the telephone for it. */
const WAITS = "kind = 'person' and waiting_since is not null and coalesce(subject, '') not like 'limit:%'"

/** WAITS, for a case in memory. */
export const waitsInChat = ({ kind, waitingSince, subject }: CaseView): boolean =>
  kind === 'person' && waitingSince !== undefined && !subject?.startsWith('limit:')

/** A claim ends by itself. An answered case owes nothing, except a right that was granted. */
const OWED = `case when kind = 'claim' then null when effective_by is not null then effective_by
  when kind = 'rights' or state = 'open' then due_at end`

function toView(row: CaseRow): CaseView {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    subject: row.subject ?? undefined,
    contactId: row.contact_id ?? undefined,
    officeId: row.office_id ?? undefined,
    appointmentId: row.appointment_id ?? undefined,
    state: row.state,
    result: row.result ?? undefined,
    takenBy: row.taken_by ?? undefined,
    waitingSince: row.waiting_since ?? undefined,
    owedBy: owedBy(row),
    effectiveBy: row.effective_by ?? undefined,
    talks: row.talks === 1,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    bare: row.bare_at !== null,
    version: row.version,
  }
}

function owedBy({ kind, state, due_at, effective_by }: CaseRow): Instant | undefined {
  if (state === 'closed') return undefined
  if (kind === 'claim') return due_at ?? undefined
  if (effective_by !== null) return effective_by
  return kind === 'rights' || state === 'open' ? (due_at ?? undefined) : undefined
}
