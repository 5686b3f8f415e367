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

export interface CaseRow {
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
  owed_by: number | null
  effective_by: number | null
  talks: number
  opened_at: number
  closed_at: number | null
  bare_at: number | null
  version: number
}

/** Until when the office must do the next thing. An answered case owes nothing, except a right that was granted. */
export const OWED_BY = `case when state = 'closed' then null when kind = 'claim' then due_at when effective_by is not null then effective_by
  when kind = 'rights' or state = 'open' then due_at end`
/** The columns of a `CaseRow`. */
export const CASE_COLUMNS = `*, ${OWED_BY} as owed_by`

/** The case with this number; undefined when there is none. */
export function readCase(db: Db, number: string): CaseView | undefined {
  const row = db.client.query<CaseRow, [string]>(`select ${CASE_COLUMNS} from cases where number = ?`).get(number)
  return row ? toView(row) : undefined
}

/** All cases of a contact, oldest first. */
export const casesOf = (db: Db, contactId: number): CaseView[] =>
  db.client
    .query<CaseRow, [number]>(`select ${CASE_COLUMNS} from cases where contact_id = +? order by id`)
    .all(contactId)
    .map(toView)

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

export function toView(row: CaseRow): CaseView {
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
    owedBy: row.owed_by ?? undefined,
    effectiveBy: row.effective_by ?? undefined,
    talks: row.talks === 1,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    bare: row.bare_at !== null,
    version: row.version,
  }
}
