import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Caller } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { actorOf } from '../booking/staff-changes.ts'
import type { Session } from '../chat/session.ts'
import type { Instant } from '../clock.ts'
import { notify } from '../messaging/notify.ts'
import type { Vault } from '../vault.ts'
import { addMessage, type CaseResult, closeCase, readCaseNumber } from './cases.ts'
import { sayAnswerWaits, sayComplaintAnswer } from './chat/notices.ts'
import { hasAttended, hasComptroller, wroteTo } from './complaints.ts'
import type { CaseList, CasesAsked } from './lists.ts'
import { type CaseLine, type CaseView, readCase } from './reading.ts'
import { holdAnswer } from './talk.ts'

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks' | 'messaging'>

/**
 * Whether this key hears complaints: the comptroller's. Where nobody has one, that of an administrator of all offices who never
 * attended anybody with it.
 */
export function hearsComplaints(db: Db, caller: Caller, now: Instant): boolean {
  if (caller.officeIds !== undefined) return false
  if (caller.role === 'comptroller') return true
  return caller.role === 'administrator' && !hasComptroller(db, now) && !hasAttended(db, caller.keyId)
}

/** The complaint with this typed number; undefined when there is none that this key may read. */
export function findComplaint(db: Db, caller: Caller, typed: string, now: Instant): CaseView | undefined {
  const number = readCaseNumber(typed)
  const found = number === undefined ? undefined : readCase(db, number)
  if (found?.kind !== 'complaint' || !hearsComplaints(db, caller, now)) return undefined
  return wroteTo(db, found.id, actorOf(caller)) ? undefined : found
}

/** The complaints that this key may read; none for any other. */
export const complaintsFor = (db: Db, caller: Caller, list: CaseList, now: Instant): CasesAsked => ({
  list,
  kinds: hearsComplaints(db, caller, now) ? ['complaint'] : [],
  officeIds: undefined,
  officeId: undefined,
  notFrom: actorOf(caller),
})

const READ_EVIDENCE = statement('select at, author, actor, form, words_sealed from case_evidence where case_id = ? order by id', {
  row: row<{ at: number; author: CaseLine['author']; actor: string | null; form: string; words_sealed: Uint8Array | null }>({
    at: 'int',
    author: 'text',
    actor: 'text?',
    form: 'text',
    words_sealed: 'bytes?',
  }),
  params: ['int'],
  uses: 'case_evidence_of',
})

/** The lines of the chat that are kept with a complaint, oldest first. */
export const readEvidence = (db: Db, vault: Vault, caseId: number): CaseLine[] =>
  READ_EVIDENCE.all(db, caseId).map((row) => ({
    at: row.at,
    author: row.author,
    actor: row.actor ?? undefined,
    form: row.form,
    words: row.words_sealed ? vault.open(row.words_sealed) : undefined,
    held: false,
  }))

const ANSWERS_NOT_ARRIVED = statement(
  `select count(*) as n from case_messages m join outbox o on o.key = 'case_answer:' || m.id
   where m.case_id = +$case and o.state in ('failed', 'parked')`,
  { row: { n: 'int' }, params: { case: 'int' }, uses: 'case_messages_of outbox_key' },
)

/** How many answers in a complaint did not arrive at its telephone. */
export const answersNotArrived = (db: Db, caseId: number): number => ANSWERS_NOT_ARRIVED.get(db, { case: caseId })?.n ?? 0

/**
 * Answers a complaint in its chat, in the name of whoever hears it. Nothing else changes there: a talk with the office goes on,
 * and the citizen is told with which word the next sentence comes here. For `proposeOrApply`.
 */
export function answerComplaint(
  tx: Tx,
  deps: Deps,
  caller: Caller,
  { one, words }: { one: CaseView; words: string },
  now: Instant,
): Worked<{ one: CaseView; now: boolean }, 'case_closed' | 'complaint_nameless'> {
  if (one.state === 'closed') return { ok: false, why: 'case_closed' }
  if (one.contactId === undefined) return { ok: false, why: 'complaint_nameless' }
  const open = deps.citizens.windowIsOpen(tx, one.contactId, now)
  const said = { author: 'office', form: 'text', words, actor: actorOf(caller), held: !open } as const
  const message = addMessage(tx, deps.vault, one.id, said, now)
  if (!open) holdAnswer(tx, one.id, one.contactId, now)
  const say = ({ contact: { language } }: Session) =>
    open ? sayComplaintAnswer(words, language) : sayAnswerWaits(one.number, language)
  notify(tx, deps.messaging, { contactId: one.contactId, key: `case_answer:${message}`, hidden: true }, say, now)
  return { ok: true, touched: [{ what: 'case', id: one.id, version: one.version }], impact: { one, now: open } }
}

/** Closes a complaint with its result. For `proposeOrApply`. */
export function closeComplaint(
  tx: Tx,
  { one, result }: { one: CaseView; result: Extract<CaseResult, 'resolved' | 'refused' | 'no_contact'> },
  now: Instant,
): Worked<CaseView, 'case_closed'> {
  if (!closeCase(tx, one.id, result, now)) return { ok: false, why: 'case_closed' }
  return { ok: true, touched: [{ what: 'case', id: one.id, version: one.version }], impact: one }
}
