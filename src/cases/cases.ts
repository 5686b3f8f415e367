import type { Tx } from '../../db/open.ts'
import { rule } from '../agenda/rules.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { newCaseNumber } from './numbers.ts'
import { afterWorkingDays } from './working-days.ts'

/**
 * person: wants to talk with somebody; rights: over personal data; complaint: somebody asked for money; claim: a CURP that
 * somebody else used; permission: a parent took back what was declared.
 */
export type CaseKind = 'person' | 'rights' | 'complaint' | 'claim' | 'permission'

export interface NewCase {
  kind: CaseKind
  /** Undefined: without a name. */
  contactId?: number | undefined
  /** More exactly what, in a word of ours. */
  subject?: string
  officeId?: number
  appointmentId?: number
  /** The citizen's own words. */
  words?: string
}

/**
 * Opens a case with its deadline and returns its row. It tells nobody: the caller says what happens next. At most one of
 * kind `person` is open for a contact: opening another adds its words to that one.
 */
export function openCase(tx: Tx, vault: Vault, wish: NewCase, now: Instant): number {
  const open = wish.kind === 'person' && wish.contactId !== undefined ? openWithPerson(tx, wish.contactId) : undefined
  const id = open ?? insertCase(tx, vault, wish, now)
  if (wish.words !== undefined) addMessage(tx, vault, id, { author: 'citizen', form: 'text', words: wish.words }, now)
  return id
}

/** The number that the citizen is told. */
export function caseNumber(tx: Tx, id: number): string {
  const row = tx.client.query<{ number: string }, [number]>('select number from cases where id = ?').get(id)
  if (!row) throw new Error('there is no such case')
  return row.number
}

/** The case in which this contact talks with a person, if one is open. */
export const openWithPerson = (tx: Tx, contactId: number): number | undefined =>
  tx.client
    .query<{ id: number }, [number]>("select id from cases where contact_id = +? and kind = 'person' and state <> 'closed'")
    .get(contactId)?.id

export interface NewMessage {
  author: 'citizen' | 'office' | 'note' | 'clock'
  /** `text`, or what came instead of words. */
  form: string
  words?: string
  actor?: string
  held?: boolean
}

/** Adds one line to a case. What the citizen says begins to wait for an answer; what the office says ends that. */
export function addMessage(tx: Tx, vault: Vault, caseId: number, said: NewMessage, now: Instant): number {
  const words = said.words === undefined ? null : vault.seal(said.words)
  const id = Number(
    tx.client
      .query('insert into case_messages (case_id, at, author, actor, form, words_sealed, held) values (?, ?, ?, ?, ?, ?, ?)')
      .run(caseId, now, said.author, said.actor ?? null, said.form, words, said.held ? 1 : 0).lastInsertRowid,
  )
  if (said.author === 'citizen')
    tx.client
      .query('update cases set waiting_since = coalesce(waiting_since, ?), version = version + 1 where id = ?')
      .run(now, caseId)
  return id
}

function insertCase(tx: Tx, vault: Vault, wish: NewCase, now: Instant): number {
  const { kind, subject, contactId, officeId, appointmentId } = wish
  const id = (tx.client.query<{ last: number | null }, []>('select max(id) as last from cases').get()?.last ?? 0) + 1
  tx.client
    .query(
      `insert into cases (id, number, kind, subject, contact_id, office_id, appointment_id, state, waiting_since, due_at, opened_at)
       values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?8)`,
    )
    .run(
      id,
      newCaseNumber(tx, vault, id),
      kind,
      subject ?? null,
      contactId ?? null,
      officeId ?? null,
      appointmentId ?? null,
      now,
      dueAt(tx, kind, now),
    )
  return id
}

/** Rights by law (LGPDPPSO art. 46: twenty working days); the others by the institution's own word. */
function dueAt(tx: Tx, kind: CaseKind, now: Instant): Instant {
  return afterWorkingDays(tx, now, rule(tx, kind === 'rights' ? 'rights_answer_days' : 'case_answer_days'))
}
