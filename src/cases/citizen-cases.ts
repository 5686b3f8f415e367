import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Said } from '../chat/input.ts'
import type { Session } from '../chat/session.ts'
import type { Instant } from '../clock.ts'
import { tidy } from '../reading/engine/words.ts'
import { agencyOfCase, caseToTell, openCase, openOne } from './cases.ts'
import { complain, countReport, openComplaintOf } from './complaints.ts'
import { handOver, talkOf } from './talk.ts'
import { eraseTold, toldBy } from './told.ts'

export type CaseSubject =
  | 'asked'
  | `limit:${string}`
  | 'risk'
  | 'call'
  | 'access'
  | 'rectify'
  | 'cancel'
  | 'oppose'
  /** Of a right, unspecified. */
  | 'any'
  | 'named'
  | 'anonymous'
  | 'service'
  | 'bank'

export interface CaseRequest {
  kind: 'person' | 'rights' | 'complaint' | 'service'
  subject: CaseSubject
  words?: string
  officeId?: number | undefined
  /** Whose it is when it is of no office. */
  agencyId?: number | undefined
}

/** Of which office, or agency, it is. */
export type CaseOf = Pick<CaseRequest, 'officeId' | 'agencyId'>

/** The case in which the words are, to be told to whoever wrote them. */
export type LeftCase<Kind extends string> = { kind: Kind; number: string; dueAt: Instant }

/** Of one contact: more would keep the office from answering. */
const OPEN_CASES_MAX = 5

export const isTalking = ({ tx, contact }: Session): boolean => talkOf(tx, contact.id) !== undefined

/** From the next message on only the office reads. Undefined outside of the hours. */
export function handOverChat(
  { tx, deps, contact, now }: Session,
  where: CaseOf,
  subject: 'asked' | 'risk' = 'asked',
): { number: string } | undefined {
  const id = handOver(tx, deps.vault, { contactId: contact.id, subject, ...where }, now)
  return id === undefined ? undefined : caseToTell(tx, id)
}

/**
 * `known`: the same case is open already, and the words were not added. `full`: too many open, or too many anonymous reports today.
 * `added`: to the open complaint. An anonymous complaint keeps neither the contact nor anything of this message that would lead to it.
 */
export function fileCase(session: Session, wish: CaseRequest): LeftCase<'opened' | 'known' | 'added'> | { kind: 'full' } {
  const { tx, deps, contact, now } = session
  const right = wish.subject === 'any' ? undefined : wish.subject
  const agencyId = agencyOfCase(tx, wish)
  const known = wish.kind === 'rights' ? openOne(tx, contact.id, 'rights', agencyId, right) : undefined
  if (known !== undefined) return { kind: 'known', ...caseToTell(tx, known) }
  if (wish.subject === 'anonymous') return leaveNameless(session, wish)
  if (wish.kind === 'complaint') return fileComplaint(session, wish)
  const joins = wish.kind === 'person' && openOne(tx, contact.id, 'person', agencyId) !== undefined
  if (!joins && countOpen(tx, contact.id) >= OPEN_CASES_MAX) return { kind: 'full' }
  const id = openCase(tx, deps.vault, { ...wish, contactId: contact.id }, now)
  return { kind: 'opened', ...caseToTell(tx, id) }
}

/** Whether this contact has a complaint with its name that is not closed, with this agency or, where none is meant, with any. */
export const hasOpenComplaint = ({ tx, contact }: Session, agencyId: number | undefined): boolean =>
  openComplaintOf(tx, contact.id, agencyId) !== undefined

const FILE_COMPLAINT = statement('update inbox set hidden = 1 where id = ?', { params: ['int'] })

/**
 * Opens a named complaint, or adds to the open one; never refused. Without words the next ones, within an hour, belong to it while a person
 * has the chat. Its words go nowhere else, and no copy that an office makes shows their message.
 */
export function fileComplaint(
  { tx, deps, contact, inboxId, now }: Session,
  { words, officeId, agencyId }: CaseOf & { words?: string | undefined },
): LeftCase<'opened' | 'added'> {
  if (inboxId !== undefined) FILE_COMPLAINT.run(tx, inboxId)
  eraseTold(tx, contact.id)
  return complain(tx, deps.vault, { words, officeId, agencyId, contactId: contact.id, subject: 'named' }, now)
}

function leaveNameless(session: Session, wish: CaseRequest): LeftCase<'opened'> | { kind: 'full' } {
  const { tx, deps, contact, now } = session
  leaveNoTrace(session, wish.words)
  eraseTold(tx, contact.id)
  if (!countReport(tx, deps.vault, contact.id, now)) return { kind: 'full' }
  return { kind: 'opened', ...caseToTell(tx, openCase(tx, deps.vault, wish, now)) }
}

/** Deletes the unsent report and its message. False: there was nothing. */
export function dropTold(session: Session): boolean {
  const { tx, deps, contact, now } = session
  const told = toldBy(tx, deps.vault, contact.id, now)
  leaveNoTrace(session, told)
  eraseTold(tx, contact.id)
  return told !== undefined
}

/** Messages searched: the way to send is offered right after the report. */
const LOOKED_THROUGH = 50

const LEAVE_NO_TRACE = statement(
  `select id, body_sealed from inbox where contact_id = +? and id < ? and body_sealed is not null
   order by id desc limit ${LOOKED_THROUGH}`,
  { row: { id: 'int', body_sealed: 'bytes' }, params: ['int', 'int'], uses: 'inbox_contact' },
)

const UPDATE_INBOX = statement('update inbox set body_sealed = null where id = ?', { params: ['int'] })

/**
 * The inbox keeps messages for some hours: for an anonymous report, this message's body is deleted at once, and that of an earlier one with
 * the same words.
 */
function leaveNoTrace({ tx, deps, contact, inboxId }: Session, words: string | undefined): void {
  if (inboxId === undefined) return
  const rows = LEAVE_NO_TRACE.all(tx, contact.id, inboxId)
  const told = rows.filter((row) => words !== undefined && wordsIn(deps.vault.open(row.body_sealed)) === words)
  for (const id of [inboxId, ...told.map((row) => row.id)]) UPDATE_INBOX.run(tx, id)
}

function wordsIn(body: string): string | undefined {
  const { said } = JSON.parse(body) as { said?: Said }
  return said?.kind === 'text' ? tidy(said.text) : undefined
}

const COUNT_OPEN = statement(
  "select count(*) as n from cases where contact_id = +? and state <> 'closed' and kind <> 'complaint'",
  { row: { n: 'int' }, params: ['int'], uses: 'cases_contact' },
)

/** Complaints are not counted: they are never refused, and no refusal reveals them. */
const countOpen = (db: Db, contactId: number): number => COUNT_OPEN.get(db, contactId)?.n ?? 0
