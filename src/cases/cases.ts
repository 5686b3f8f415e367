import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { dayOf, startOfDay } from '../catalogue/calendar.ts'
import { institutionZone, ownerId } from '../catalogue/institution.ts'
import { agencyIdOf } from '../catalogue/offices.ts'
import { rule } from '../catalogue/rules.ts'
import type { Instant } from '../clock.ts'
import { lettersFor, readLetters } from '../letters.ts'
import type { Vault } from '../vault.ts'
import { afterWorkingDays } from './working-days.ts'

/**
 * person: wants to talk to a person; rights: over personal data; complaint: about money that was asked for, or office staff, heard by the
 * comptroller (complaints.ts); service: about the service or a bank, for the office itself; claim: another person used a CURP; permission:
 * a parent revoked a declaration.
 */
export const CASE_KINDS = ['person', 'rights', 'complaint', 'service', 'claim', 'permission'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** `answered`, `no_proof` and `merged` happen without a person; the others are chosen. */
export type CaseResult = 'resolved' | 'granted' | 'partly' | 'refused' | 'no_contact' | 'answered' | 'no_proof' | 'merged'

export interface NewCase {
  kind: CaseKind
  /** Undefined: anonymous. Then the hour is not kept either: it would reveal the writer. */
  contactId?: number | undefined
  /** A code. */
  subject?: string
  officeId?: number | undefined
  /** Whose it is when it is of no office; undefined: of the agency that owns the number. */
  agencyId?: number | undefined
  appointmentId?: number | undefined
  words?: string
}

/**
 * Opens a case with its deadline and returns its number. The caller tells the citizen. A contact has at most one open case of
 * kind `person` with an agency: more words go to that one.
 */
export function openCase(tx: Tx, vault: Vault, wish: NewCase, now: Instant): number {
  const at = wish.contactId === undefined ? startOfDay(dayOf(now, institutionZone(tx)), institutionZone(tx)) : now
  const agencyId = agencyOfCase(tx, wish)
  const open = wish.kind === 'person' && wish.contactId !== undefined ? openOne(tx, wish.contactId, 'person', agencyId) : undefined
  const id = open ?? insertCase(tx, vault, { ...wish, agencyId }, { at, dueAt: dueAt(tx, wish.kind, now) })
  if (wish.words !== undefined) addMessage(tx, vault, id, { author: 'citizen', form: 'text', words: wish.words }, at)
  return id
}

const OPEN_ONE = statement(
  `select id from cases where contact_id = +$contact and kind = +$kind and agency_id = +$agency and state <> 'closed'
     and (+$subject is null or subject = +$subject)`,
  {
    row: { id: 'int' },
    params: { contact: 'int', kind: 'text', agency: 'int', subject: 'text?' },
    uses: 'cases_contact',
  },
)

/** The contact's open case of this kind (and subject) with an agency. */
export const openOne = (db: Db, contactId: number, kind: CaseKind, agencyId: number, subject?: string): number | undefined =>
  OPEN_ONE.get(db, { contact: contactId, kind, agency: agencyId, subject: subject ?? null })?.id

const AGENCY_OF_APPOINTMENT = statement(
  'select o.agency_id from appointments a join offices o on o.id = a.office_id where a.id = +?',
  { row: { agency_id: 'int' }, params: ['int'] },
)

/** That of its office, else of its appointment, else the one that is meant, else the one that owns the number. */
export function agencyOfCase(
  db: Db,
  { officeId, appointmentId, agencyId }: Pick<NewCase, 'officeId' | 'appointmentId' | 'agencyId'>,
): number {
  if (officeId !== undefined) return agencyIdOf(db, officeId)
  const visited = appointmentId === undefined ? undefined : AGENCY_OF_APPOINTMENT.get(db, appointmentId)?.agency_id
  return visited ?? agencyId ?? ownerId(db)
}

const CASE_TO_TELL = statement('select number, due_at from cases where id = ?', {
  row: { number: 'text', due_at: 'int!' },
  params: ['int'],
})

/** Its number, and until when the office answers. */
export function caseToTell(db: Db, id: number): { number: string; dueAt: Instant } {
  const row = CASE_TO_TELL.get(db, id)
  if (!row) throw new Error('there is no such case')
  return { number: row.number, dueAt: row.due_at }
}

interface NewMessage {
  author: 'citizen' | 'office' | 'note' | 'clock'
  /** `text`, or what came instead of words. */
  form: string
  words?: string
  /** The writing clerk. */
  clerk?: Clerk
  /** It waits until the citizen writes. */
  held?: boolean
}

const INSERT_CASE_MESSAGES = statement(
  'insert into case_messages (case_id, at, author, key_id, form, words_sealed, held) values (?, ?, ?, ?, ?, ?, ?)',
  { params: ['int', 'int', 'text', 'int?', 'text', 'bytes?', 'int'] },
)

const UPDATE_CASES = statement(
  "update cases set state = 'open', waiting_since = coalesce(waiting_since, ?), version = version + 1 where id = ? and state <> 'closed'",
  { params: ['int?', 'int'] },
)

const ADD_MESSAGE_CASES = statement(
  `update cases set state = 'answered', waiting_since = null, answered_at = coalesce(answered_at, ?), version = version + 1
   where id = ? and state <> 'closed'`,
  { params: ['int?', 'int'] },
)

/** The citizen's words begin a wait for an answer; the office's end it. Returns the line's id. */
export function addMessage(tx: Tx, vault: Vault, caseId: number, said: NewMessage, now: Instant): number {
  const words = said.words === undefined ? null : vault.seal(said.words)
  const id = Number(
    INSERT_CASE_MESSAGES.run(tx, caseId, now, said.author, said.clerk?.keyId ?? null, said.form, words, said.held ? 1 : 0)
      .lastInsertRowid,
  )
  if (said.author === 'citizen') UPDATE_CASES.run(tx, now, caseId)
  if (said.author === 'office') ADD_MESSAGE_CASES.run(tx, now, caseId)
  return id
}

const CARRIED_TO = statement('update case_messages set outbox_id = ? where id = ?', { params: ['int', 'int'] })

/** For `notify`. */
export const carriedTo =
  (tx: Tx, message: number) =>
  (outboxId: number): void =>
    void CARRIED_TO.run(tx, outboxId, message)

const CLOSE_CASE = statement(
  `update cases set state = 'closed', result = ?, closed_at = ?, waiting_since = null, version = version + 1
   where id = ? and state <> 'closed'`,
  { params: ['text?', 'int?', 'int'] },
)

/** False when it is closed already. */
export function closeCase(tx: Tx, id: number, result: CaseResult, now: Instant): boolean {
  return CLOSE_CASE.run(tx, result, now, id).changes > 0
}

const GRANT_RIGHT = statement(
  `update cases set state = 'answered', result = ?, effective_by = ?, answered_at = coalesce(answered_at, ?), waiting_since = null,
   version = version + 1 where id = ? and state <> 'closed'`,
  { params: ['text?', 'int?', 'int?', 'int'] },
)

/** The request is answered now, and closed once carried out (LGPDPPSO art. 46). Returns until when. */
export function grantRight(tx: Tx, id: number, result: 'granted' | 'partly', now: Instant): Instant {
  const effectiveBy = afterWorkingDays(tx, now, rule(tx, 'rights_effect_days'))
  GRANT_RIGHT.run(tx, result, effectiveBy, now, id)
  return effectiveBy
}

const TAKE_CASE = statement(
  `update cases set taken = 1, taken_key_id = ?1, version = version + (taken = 0 or taken_key_id is not ?1)
   where id = ?2 and state <> 'closed' and (taken = 0 or taken_key_id is ?1 or ?3 = 1)`,
  { params: ['int?', 'int', 'int'] },
)

/** False when another clerk has it, unless `fromAnybody`. */
export function takeCase(tx: Tx, id: number, { keyId }: Clerk, fromAnybody: boolean): boolean {
  return TAKE_CASE.run(tx, keyId, id, fromAnybody ? 1 : 0).changes > 0
}

const INSERT_CASE = statement('select max(id) as last from cases', { row: { last: 'int?' } })

const INSERT_CASES = statement(
  `insert into cases (id, agency_id, number, kind, subject, contact_id, office_id, appointment_id, state, waiting_since, due_at, opened_at)
   values (?1, ?10, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?8)`,
  {
    params: ['int', 'text', 'text', 'text?', 'int?', 'int?', 'int?', 'int', 'int?', 'int'],
    uses: 'case_evidence_of case_messages_of erasures_case',
  },
)

function insertCase(tx: Tx, vault: Vault, wish: NewCase & { agencyId: number }, when: { at: Instant; dueAt: Instant }): number {
  const { kind, subject, contactId, officeId, appointmentId } = wish
  const id = (INSERT_CASE.get(tx)?.last ?? 0) + 1
  INSERT_CASES.run(
    tx,
    id,
    newCaseNumber(tx, vault, { id, at: when.at }),
    kind,
    subject ?? null,
    contactId ?? null,
    officeId ?? null,
    appointmentId ?? null,
    when.at,
    when.dueAt,
    wish.agencyId,
  )
  return id
}

/** For rights by law (LGPDPPSO art. 46: twenty working days), else the institution's own. */
function dueAt(db: Db, kind: CaseKind, now: Instant): Instant {
  return afterWorkingDays(db, now, rule(db, kind === 'rights' ? 'rights_answer_days' : 'case_answer_days'))
}

const LENGTH = 6

const NEW_CASE_NUMBER = statement('select 1 from cases where number = ?', { params: ['text'], uses: 'cases_number' })

/**
 * Such as `C-K7M4QX`. It reveals no count and opens nothing. Includes the moment: after a restore the same row ids come again, and an old
 * number must not lead to another person's case.
 */
function newCaseNumber(db: Db, vault: Vault, { id, at }: { id: number; at: Instant }): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = vault.index('folio', `case:${id}:${at}:${attempt}`)
    const number = `C-${lettersFor(bytes.subarray(0, LENGTH))}`
    if (!NEW_CASE_NUMBER.get(db, number)) return number
  }
}

/** Undefined when it cannot be one. */
export function readCaseNumber(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH) ?? /^C(.+)$/.exec(readLetters(typed, LENGTH + 1) ?? '')?.[1]
  return letters && `C-${letters}`
}
