import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
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

export const CASE_KINDS = {
  id: 'int',
  number: 'text',
  kind: 'text',
  subject: 'text?',
  contact_id: 'int?',
  office_id: 'int?',
  appointment_id: 'int?',
  state: 'text',
  result: 'text?',
  taken_by: 'text?',
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

/** Until when the office must do the next thing. An answered case owes nothing, except a right that was granted. */
export const OWED_BY = `case when state = 'closed' then null when kind = 'claim' then due_at when effective_by is not null then effective_by
  when kind = 'rights' or state = 'open' then due_at end`
/** The columns of a `CaseRow`. */
export const CASE_COLUMNS = `id, number, kind, subject, contact_id, office_id, appointment_id, state, result, taken_by, waiting_since, effective_by, talks,
  opened_at, closed_at, bare_at, version, ${OWED_BY} as owed_by`

const READ_CASE = statement(`select ${CASE_COLUMNS} from cases where number = ?`, {
  row: CASE_ROW,
  params: ['text'],
  uses: 'cases_number',
})

/** The case with this number; undefined when there is none. */
export function readCase(db: Db, number: string): CaseView | undefined {
  const row = READ_CASE.get(db, number)
  return row ? toView(row) : undefined
}

const CASES_OF = statement(`select ${CASE_COLUMNS} from cases where contact_id = +? order by id`, {
  row: CASE_ROW,
  params: ['int'],
  uses: 'cases_contact',
})

/** All cases of a contact, oldest first. */
export const casesOf = (db: Db, contactId: number): CaseView[] => CASES_OF.all(db, contactId).map(toView)

export interface CaseLine {
  at: Instant
  author: 'citizen' | 'office' | 'note' | 'clock'
  actor: string | undefined
  form: string
  words: string | undefined
  held: boolean
}

const READ_LINES = statement(
  'select at, author, actor, form, words_sealed, held from case_messages where case_id = ? order by id',
  {
    row: row<{
      at: number
      author: CaseLine['author']
      actor: string | null
      form: string
      words_sealed: Uint8Array | null
      held: number
    }>({ at: 'int', author: 'text', actor: 'text?', form: 'text', words_sealed: 'bytes?', held: 'int' }),
    params: ['int'],
    uses: 'case_messages_of',
  },
)

/** The lines of a case, oldest first; none once its words were deleted. */
export function readLines(db: Db, vault: Vault, caseId: number): CaseLine[] {
  return READ_LINES.all(db, caseId).map((row) => ({
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
