// What a citizen leaves for the people at the office in a chat.

import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Said } from '../chat/input.ts'
import type { Session } from '../chat/session.ts'
import type { Instant } from '../clock.ts'
import { tidy } from '../reading/engine/words.ts'
import { caseToTell, openCase, openOne } from './cases.ts'
import { complain, countReport, openComplaintOf } from './complaints.ts'
import { handOver, talkOf } from './talk.ts'
import { eraseTold, toldBy } from './told.ts'

/** What a person at the office is asked for, in words of ours. */
export type CaseSubject =
  | 'asked'
  | `limit:${string}`
  | 'risk'
  | 'call'
  | 'access'
  | 'rectify'
  | 'cancel'
  | 'oppose'
  /** Of a right: which one was not said. */
  | 'any'
  | 'named'
  | 'anonymous'
  | 'service'
  | 'bank'

export interface CaseRequest {
  kind: 'person' | 'rights' | 'complaint' | 'service'
  subject: CaseSubject
  /** The citizen's own words. */
  words?: string
  officeId?: number | undefined
}

/** The case in which the words are, to be told to whoever wrote them. */
export type LeftCase<Kind extends string> = { kind: Kind; number: string; dueAt: Instant }

/** The most open cases of one contact. More would help nobody and keep the office from answering. */
const OPEN_CASES_MAX = 5

/** Whether a person at the office has this chat now. */
export const isTalking = ({ tx, contact }: Session): boolean => talkOf(tx, contact.id) !== undefined

/** Hands the chat to a person: from the next message on nobody but the office reads. Undefined outside of the hours. */
export function handOverChat(
  { tx, deps, contact, now }: Session,
  officeId: number | undefined,
  subject: 'asked' | 'risk' = 'asked',
): { number: string } | undefined {
  const id = handOver(tx, deps.vault, { contactId: contact.id, subject, officeId }, now)
  return id === undefined ? undefined : caseToTell(tx, id)
}

/**
 * Files a case. `known`: this contact has the same one open already, and the words were not added. `full`: it has too many, or left
 * too many reports without a name today. `added`: to the complaint that is open. A complaint without a name keeps neither the
 * contact nor, from this message, anything that would lead to it.
 */
export function fileCase(session: Session, wish: CaseRequest): LeftCase<'opened' | 'known' | 'added'> | { kind: 'full' } {
  const { tx, deps, contact, now } = session
  const right = wish.subject === 'any' ? undefined : wish.subject
  const known = wish.kind === 'rights' ? openOne(tx, contact.id, 'rights', right) : undefined
  if (known !== undefined) return { kind: 'known', ...caseToTell(tx, known) }
  if (wish.subject === 'anonymous') return leaveNameless(session, wish)
  if (wish.kind === 'complaint') return fileComplaint(session, wish)
  const joins = wish.kind === 'person' && openOne(tx, contact.id, 'person') !== undefined
  if (!joins && countOpen(tx, contact.id) >= OPEN_CASES_MAX) return { kind: 'full' }
  const id = openCase(tx, deps.vault, { ...wish, contactId: contact.id }, now)
  return { kind: 'opened', ...caseToTell(tx, id) }
}

/** Whether this contact has a complaint with its name that is not closed. */
export const hasOpenComplaint = ({ tx, contact }: Session): boolean => openComplaintOf(tx, contact.id) !== undefined

const FILE_COMPLAINT = statement('update inbox set hidden = 1 where id = ?', { params: ['int'] })

/**
 * Opens a complaint with this contact's name, or adds the words to the open one. Never refused. Without words the next ones, within
 * an hour, belong to it while a person has the chat. Its words go to nobody else, and no copy that an office makes shows the
 * message that brought them.
 */
export function fileComplaint(
  { tx, deps, contact, inboxId, now }: Session,
  { words, officeId }: { words?: string | undefined; officeId?: number | undefined },
): LeftCase<'opened' | 'added'> {
  if (inboxId !== undefined) FILE_COMPLAINT.run(tx, inboxId)
  eraseTold(tx, contact.id)
  return complain(tx, deps.vault, { words, officeId, contactId: contact.id, subject: 'named' }, now)
}

function leaveNameless(session: Session, wish: CaseRequest): LeftCase<'opened'> | { kind: 'full' } {
  const { tx, deps, contact, now } = session
  leaveNoTrace(session, wish.words)
  eraseTold(tx, contact.id)
  if (!countReport(tx, deps.vault, contact.id, now)) return { kind: 'full' }
  return { kind: 'opened', ...caseToTell(tx, openCase(tx, deps.vault, wish, now)) }
}

/** Deletes what this contact told of a wrong and did not send, and the message that it came in. False: there was nothing. */
export function dropTold(session: Session): boolean {
  const { tx, deps, contact, now } = session
  const told = toldBy(tx, deps.vault, contact.id, now)
  leaveNoTrace(session, told)
  eraseTold(tx, contact.id)
  return told !== undefined
}

/** How many of the contact's messages are searched: after a report it was told at once how to send it. */
const LOOKED_THROUGH = 50

const LEAVE_NO_TRACE = statement(
  `select id, body_sealed from inbox where contact_id = +? and id < ? and body_sealed is not null
   order by id desc limit ${LOOKED_THROUGH}`,
  { row: { id: 'int', body_sealed: 'bytes' }, params: ['int', 'int'], uses: 'inbox_contact' },
)

const UPDATE_INBOX = statement('update inbox set body_sealed = null where id = ?', { params: ['int'] })

/**
 * The inbox keeps each message with its contact for some hours. For a report without a name, the body of this message is
 * deleted at once, and that of an earlier message with the same words.
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

/** Complaints are not counted: they are never refused, and no refusal tells of them. */
const countOpen = (db: Db, contactId: number): number => COUNT_OPEN.get(db, contactId)?.n ?? 0
