import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { actorOf, type Caller, type Clerk } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { own } from '../admin/owners.ts'
import type { Worked } from '../admin/propose.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone, ownerId } from '../catalogue/institution.ts'
import type { Session } from '../chat/session.ts'
import { HOUR, type Instant } from '../clock.ts'
import { notify } from '../messaging/notify.ts'
import type { Vault } from '../vault.ts'
import {
  addMessage,
  agencyOfCase,
  type CaseResult,
  carriedTo,
  caseToTell,
  closeCase,
  type NewCase,
  openCase,
  readCaseNumber,
} from './cases.ts'
import { sayAnswerWaits, sayComplaintAnswer } from './chat/notices.ts'
import { holdAnswer } from './talk.ts'
import { type CaseLine, type CaseList, type CasesAsked, type CaseView, clerkOf, readCase } from './views.ts'

// A complaint about an office or its staff. Invisible to the office: its lists, figures, log-book and copies of personal data leave it out
// (decision 31).

/** `nobody`: they wait until the institution issues such a key. */
export type Hearer = 'comptroller' | 'administrator' | 'nobody'

/** How long the next words belong to a complaint without words. Later words are for the person who has the chat. */
const WORDS_FOR_MS = HOUR

const VALID = 'revoked_at is null and (expires_at is null or expires_at > +$now)'

const WHO_HEARS = statement(
  `select 1 from access_keys k where role = 'administrator' and ${VALID}
   and all_offices = 1 and agency_id = +$agency
   and not exists (select 1 from audit a where a.key_id = k.id and a.attends = 1) limit 1`,
  { params: { now: 'int', agency: 'int' }, uses: 'audit_attended' },
)

/**
 * Who can read complaints of an agency (left out: of the one that owns the number) now: keys of its comptroller; where there is none,
 * administrators whose key never attended anybody. The first administrator, of the owner, has no row and is always there.
 */
export function whoHears(db: Db, now: Instant, agencyId = ownerId(db)): Hearer {
  if (hasComptroller(db, agencyId, now)) return 'comptroller'
  if (agencyId === ownerId(db) && !hasAttended(db, null)) return 'administrator'
  const idle = WHO_HEARS.finds(db, { now, agency: agencyId })
  return idle ? 'administrator' : 'nobody'
}

const HAS_COMPTROLLER = statement(
  `select 1 from access_keys where role = 'comptroller'
   and agency_id = coalesce($agency, (select g.id from agencies g where g.owns_number = 1)) and ${VALID} limit 1`,
  {
    params: { now: 'int', agency: 'int?' },
    uses: 'agencies_one_owner',
  },
)

/** `agencyId` null: the agency that owns the number. */
const hasComptroller = (db: Db, agencyId: number | null, now: Instant): boolean =>
  HAS_COMPTROLLER.finds(db, { now, agency: agencyId })

const HAS_ATTENDED = statement('select 1 from audit where key_id is ? and attends = 1 limit 1', {
  params: ['int?'],
  uses: 'audit_attended',
})

/** `Marks.attends` excludes a key from reading complaints; null: the first administrator's. */
const hasAttended = (db: Db, keyId: number | null): boolean => HAS_ATTENDED.finds(db, keyId)

const WROTE_TO = statement(
  `select 1 from case_evidence where case_id = +? and author in ('office', 'note') and key_id is ? limit 1`,
  {
    params: ['int', 'int?'],
    uses: 'case_evidence_of',
  },
)

/** In any of the complainant's cases. */
const wroteTo = (db: Db, complaintId: number, { keyId }: Clerk): boolean => WROTE_TO.finds(db, complaintId, keyId)

interface OpenComplaint {
  id: number
  number: string
  dueAt: Instant
  /** Until when the contact's next words belong to it; undefined: it has some. */
  wordsUntil: Instant | undefined
}

const OPEN_COMPLAINT_OF = statement(
  `select id, number, due_at, words_until from cases where contact_id = +? and kind = 'complaint' and state <> 'closed'
   and agency_id = coalesce(+?, agency_id) order by id desc limit 1`,
  { row: { id: 'int', number: 'text', due_at: 'int!', words_until: 'int?' }, params: ['int', 'int?'], uses: 'cases_contact' },
)

/** The contact's open complaint with its name, with one agency or any; of several the newest. */
export function openComplaintOf(db: Db, contactId: number, agencyId?: number): OpenComplaint | undefined {
  const row = OPEN_COMPLAINT_OF.get(db, contactId, agencyId ?? null)
  return row ? { id: row.id, number: row.number, dueAt: row.due_at, wordsUntil: row.words_until ?? undefined } : undefined
}

const COMPLAIN = statement('update cases set words_until = $until where id = $id', { params: { until: 'int?', id: 'int' } })

/**
 * Opens the case, or adds to the open one, so that nothing can refuse it. Without words the contact's next words belong to it for an hour.
 */
export function complain(
  tx: Tx,
  vault: Vault,
  wish: Pick<NewCase, 'officeId' | 'agencyId'> & { contactId: number; subject: string; words?: string | undefined },
  now: Instant,
): { kind: 'opened' | 'added'; number: string; dueAt: Instant } {
  const { words, ...rest } = wish
  const meant = wish.officeId ?? wish.agencyId
  const open = openComplaintOf(tx, wish.contactId, meant === undefined ? undefined : agencyOfCase(tx, wish))
  const id = open?.id ?? openCase(tx, vault, { ...rest, kind: 'complaint', ...(words !== undefined && { words }) }, now)
  if (open && words !== undefined) addMessage(tx, vault, id, { author: 'citizen', form: 'text', words }, now)
  COMPLAIN.run(tx, { until: words === undefined ? now + WORDS_FOR_MS : null, id })
  return { kind: open ? 'added' : 'opened', ...caseToTell(tx, id) }
}

/** More would hide those of others. */
const REPORTS_A_DAY = 3

const COUNT_REPORT = statement(
  `insert into report_counts (key, day, reports) values ($key, $day, 1)
   on conflict (key) do update set reports = reports + 1 where reports < +$most`,
  { params: { key: 'bytes', day: 'text', most: 'int' } },
)

/**
 * False, and nothing counted, when this contact left too many today. Keeps only a keyed hash of day and contact, which leads to no report
 * or person, until the next day (personal-data.ts).
 */
export function countReport(tx: Tx, vault: Vault, contactId: number, now: Instant): boolean {
  const day = dayOf(now, institutionZone(tx))
  const { changes } = COUNT_REPORT.run(tx, { key: vault.index('report', `${day}:${contactId}`), day, most: REPORTS_A_DAY })
  return changes > 0
}

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks' | 'messaging'>

/** The comptroller's key; without any, an administrator's of all offices that never attended a person. */
export function hearsComplaints(db: Db, caller: Caller, now: Instant): boolean {
  if (!caller.allOffices) return false
  if (caller.role === 'comptroller') return true
  return caller.role === 'administrator' && !hasComptroller(db, caller.agencyId, now) && !hasAttended(db, caller.keyId)
}

/** By its typed number; undefined when this key may not read it. */
export function findComplaint(db: Db, caller: Caller, typed: string, now: Instant): CaseView | undefined {
  const number = readCaseNumber(typed)
  const found = own(caller, number === undefined ? undefined : readCase(db, number), ({ agencyId }) => ({ agency: agencyId }))
  if (found?.kind !== 'complaint' || !hearsComplaints(db, caller, now)) return undefined
  return wroteTo(db, found.id, actorOf(caller)) ? undefined : found
}

export const complaintsFor = (db: Db, caller: Caller, list: CaseList, now: Instant): CasesAsked => ({
  list,
  kinds: hearsComplaints(db, caller, now) ? ['complaint'] : [],
  agencyId: caller.agencyId,
  officeIds: undefined,
  officeId: undefined,
  notFrom: actorOf(caller),
})

const READ_EVIDENCE = statement('select at, author, key_id, form, words_sealed from case_evidence where case_id = +? order by id', {
  row: row<{ at: number; author: CaseLine['author']; key_id: number | null; form: string; words_sealed: Uint8Array | null }>({
    at: 'int',
    author: 'text',
    key_id: 'int?',
    form: 'text',
    words_sealed: 'bytes?',
  }),
  params: ['int'],
  uses: 'case_evidence_of',
})

/** Oldest first. */
export const readEvidence = (db: Db, vault: Vault, caseId: number): CaseLine[] =>
  READ_EVIDENCE.all(db, caseId).map((row) => ({
    at: row.at,
    author: row.author,
    clerk: clerkOf(row),
    form: row.form,
    words: row.words_sealed ? vault.open(row.words_sealed) : undefined,
    held: false,
  }))

const ANSWERS_NOT_ARRIVED = statement(
  `select count(*) as n from case_messages m join outbox o on o.id = m.outbox_id
   where m.case_id = +$case and o.state in ('failed', 'parked')`,
  { row: { n: 'int' }, params: { case: 'int' }, uses: 'case_messages_of' },
)

export const answersNotArrived = (db: Db, caseId: number): number => ANSWERS_NOT_ARRIVED.get(db, { case: caseId })?.n ?? 0

/** In its chat. A talk with the office goes on, and the citizen is told the word for replies. For `proposeOrApply`. */
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
  const said = { author: 'office', form: 'text', words, clerk: actorOf(caller), held: !open } as const
  const message = addMessage(tx, deps.vault, one.id, said, now)
  if (!open) holdAnswer(tx, one.id, one.contactId, now)
  const say = ({ contact: { language } }: Session) =>
    open ? sayComplaintAnswer(words, language) : sayAnswerWaits(one.number, language)
  notify(
    tx,
    deps.messaging,
    { contactId: one.contactId, key: `case_answer:${message}`, hidden: true, carries: carriedTo(tx, message) },
    say,
    now,
  )
  return { ok: true, touched: [{ what: 'case', id: one.id, version: one.version }], impact: { one, now: open } }
}

/** For `proposeOrApply`. */
export function closeComplaint(
  tx: Tx,
  { one, result }: { one: CaseView; result: Extract<CaseResult, 'resolved' | 'refused' | 'no_contact'> },
  now: Instant,
): Worked<CaseView, 'case_closed'> {
  if (!closeCase(tx, one.id, result, now)) return { ok: false, why: 'case_closed' }
  return { ok: true, touched: [{ what: 'case', id: one.id, version: one.version }], impact: one }
}
