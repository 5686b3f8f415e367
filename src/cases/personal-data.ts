import { freeWords } from '../../db/free-words.ts'
import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Erasure } from '../admin/data-subjects.ts'
import { keyOfCurp } from '../booking/people.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'
import { closeCase } from './cases.ts'
import { CASE_HINDRANCES, endFirst } from './operations/hindrances.ts'
import { endTalk, mergeCases, talkOf, waitsToBeFetched } from './talk.ts'
import { eraseTold, forgetTold, mergeTold } from './told.ts'
import { notifyAssistantBack } from './with-person.ts'

const NEEDS_CONTACT = statement("select 1 from cases where contact_id = +? and state <> 'closed' limit 1", {
  params: ['int'],
  uses: 'cases_contact',
})

const KEPT_BY = statement('select distinct agency_id as id from cases where contact_id = +? and bare_at is null', {
  row: { id: 'int' },
  params: ['int'],
  uses: 'cases_contact',
  because: 'a contact has few cases',
})

const OF_CASE = '(select c.agency_id from cases c where c.rowid = case_id)'

export const personalData: PersonalData = {
  expire: { cases: forgetCaseWords, told: forgetTold, reportCounts: forgetReportCounts },
  keepsFor: { keep_case_words_days: keepCaseWordsDays, keep_complaints_days: keepComplaintsDays },
  needsContact: (db, contactId) => NEEDS_CONTACT.finds(db, contactId),
  forgetContact,
  mergeContacts(tx, _deps, { id, other }, now) {
    mergeCases(tx, id, other, now)
    mergeTold(tx, id, other)
  },
  hinders(db, { vault }, { whose, requestId, agencyId }) {
    const asked = { agencyId, except: requestId ?? 0 }
    const numbers =
      whose.kind === 'person' ? openCasesAbout(db, vault, whose.key, asked) : openCasesFrom(db, whose.contactId, asked)
    return numbers.length > 0 ? [{ why: 'cases', remedy: endFirst(numbers) }] : []
  },
  hindrances: CASE_HINDRANCES,
  keptBy: (db, whose) => (whose.kind === 'person' ? [] : KEPT_BY.all(db, whose.contactId).map(({ id }) => id)),
  erasePerson: (tx, { vault }, { key, agencyId }) => eraseFromClaims(tx, vault, key, agencyId),
  eraseWithAgency: eraseCaseWords,
  eraseContact(tx, contactId) {
    eraseTold(tx, contactId)
    return 0
  },
  freeWords: [
    freeWords('case_evidence', 'words_sealed', 'at', OF_CASE),
    freeWords('case_messages', 'words_sealed', 'at', OF_CASE),
    freeWords('told_reports', 'words_sealed', 'told_at'),
  ],
  shown: () => import('./operations/personal-data.ts').then(({ shown }) => shown),
  erased: closeRequest,
  erasedBefore: closeRequestsOfThen,
}

/** The rule, and at least one day. */
function keepCaseWordsDays(db: Db): number {
  return Math.max(1, rule(db, 'keep_case_words_days'))
}

/** For a complaint and its kept lines. */
function keepComplaintsDays(db: Db): number {
  return Math.max(1, rule(db, 'keep_complaints_days'))
}

const FORGET_CASE_WORDS = statement(
  `select id from cases where state = 'closed' and bare_at is null
   and closed_at < iif(kind = 'complaint', +$complaints, +$before) limit +$limit`,
  { row: { id: 'int' }, params: { complaints: 'int', before: 'int', limit: 'int' }, uses: 'cases_with_words' },
)

const DELETE_CASE_MESSAGES = statement('delete from case_messages where case_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'case_messages_of',
})

const DELETE_CASE_EVIDENCE = statement('delete from case_evidence where case_id in (select value from json_each(?))', {
  params: ['text'],
  uses: 'case_evidence_of',
})

const UPDATE_CASES = statement('update cases set bare_at = ?, version = version + 1 where id in (select value from json_each(?))', {
  params: ['int', 'text'],
})

/**
 * Of cases closed long ago, at most `limit`; returns how many. The contact goes when silent; counts stay. The view
 * `invariant_closed_cases_are_bare` (walls.sql) proves it.
 */
export function forgetCaseWords(tx: Tx, now: Instant, limit: number): number {
  const rows = FORGET_CASE_WORDS.all(tx, {
    before: now - keepCaseWordsDays(tx) * DAY,
    complaints: now - keepComplaintsDays(tx) * DAY,
    limit,
  })
  const ids = JSON.stringify(rows.map((row) => row.id))
  DELETE_CASE_MESSAGES.run(tx, ids)
  DELETE_CASE_EVIDENCE.run(tx, ids)
  UPDATE_CASES.run(tx, now, ids)
  return rows.length
}

const FORGET_REPORT_COUNTS = statement(
  'delete from report_counts where rowid in (select rowid from report_counts where day < ? limit +?)',
  { params: ['text', 'int'], because: 'a job of each day, in chunks' },
)

/** Of past days, at most `limit`. Returns how many. */
function forgetReportCounts(tx: Tx, now: Instant, limit: number): number {
  return FORGET_REPORT_COUNTS.run(tx, dayOf(now, institutionZone(tx)), limit).changes
}

// Erased people's data in cases. The case itself stays, as a figure.

interface ClaimLine {
  message: number
  case_id: number
  number: string
  state: 'open' | 'answered' | 'closed'
}

const CLAIMS_ON = statement(
  `select m.id as message, c.id as case_id, c.number, c.state, m.words_sealed from cases c join case_messages m on m.case_id = c.id
   where c.agency_id = +? and c.kind = 'claim' and c.bare_at is null and m.form = 'curp' and m.words_sealed is not null`,
  {
    row: row<ClaimLine & { words_sealed: Uint8Array }>({
      message: 'int',
      case_id: 'int',
      number: 'text',
      state: 'text',
      words_sealed: 'bytes',
    }),
    params: ['int'],
    because: 'claims that are not over are few, and an administrator asks',
  },
)

/** Claims have no index by CURP: the agency's few are all opened. */
function claimsOn(db: Db, vault: Vault, key: Uint8Array, agencyId: number): ClaimLine[] {
  return CLAIMS_ON.all(db, agencyId).filter((row) => Buffer.compare(keyOfCurp(vault, vault.open(row.words_sealed)), key) === 0)
}

const OPEN_CASES_ABOUT = statement(
  `select id, number from cases where agency_id = +? and state <> 'closed' and kind <> 'complaint' and appointment_id in (
   select a.id from people p join appointments a on a.person_id = p.id where p.key = +?) order by id`,
  {
    row: { id: 'int', number: 'text' },
    params: ['int', 'bytes'],
    uses: 'appointments_person cases_appointment people_key',
    because: 'a person has few cases',
  },
)

interface CasesAsked {
  agencyId: number
  except: number
}

/** About the person's appointments, or claiming the CURP. */
function openCasesAbout(db: Db, vault: Vault, key: Uint8Array, { agencyId, except }: CasesAsked): string[] {
  const about = OPEN_CASES_ABOUT.all(db, agencyId, key)
  const claimed = claimsOn(db, vault, key, agencyId).filter((one) => one.state !== 'closed')
  const open = [...about, ...claimed.map((one) => ({ id: one.case_id, number: one.number }))]
  return [...new Set(open.filter((one) => one.id !== except).map((one) => one.number))]
}

const OPEN_CASES_FROM = statement(
  "select number from cases where contact_id = +? and agency_id = +? and state <> 'closed' and kind <> 'complaint' and id <> +? order by id",
  { row: { number: 'text' }, params: ['int', 'int', 'int'], uses: 'cases_contact' },
)

/** A complaint hinders no erasure and is not mentioned: it only loses its contact. */
const openCasesFrom = (db: Db, contactId: number, { agencyId, except }: CasesAsked): string[] =>
  OPEN_CASES_FROM.all(db, contactId, agencyId, except).map((row) => row.number)

export const countClaimsOn = (db: Db, vault: Vault, key: Uint8Array, agencyId: number): number =>
  claimsOn(db, vault, key, agencyId).filter((one) => one.state === 'closed').length

const ERASE_FROM_CLAIMS = statement('delete from case_messages where id = ?', { params: ['int'] })

function eraseFromClaims(tx: Tx, vault: Vault, key: Uint8Array, agencyId: number): void {
  for (const { message, state } of claimsOn(tx, vault, key, agencyId)) if (state === 'closed') ERASE_FROM_CLAIMS.run(tx, message)
}

const COUNT_CASES_WITH_WORDS = statement(
  "select count(*) as n from cases c where c.contact_id = +? and c.agency_id = +? and c.state = 'closed' and c.kind <> 'complaint' and exists (select 1 from case_messages m where m.case_id = c.id)",
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'case_messages_of cases_contact' },
)

export const countCasesWithWords = (db: Db, contactId: number, agencyId: number): number =>
  COUNT_CASES_WITH_WORDS.get(db, contactId, agencyId)?.n ?? 0

const ERASE_CASE_WORDS = statement(
  `update cases set contact_id = null, words_until = null, version = version + 1
   where contact_id = +$contact and agency_id = +$agency and kind = 'complaint' and opened_at <= +$until`,
  { params: { contact: 'int', until: 'int', agency: 'int' }, uses: 'cases_contact' },
)

const CLOSED_OF_THEM = `select c.id from cases c where c.contact_id = +$contact and c.agency_id = +$agency and c.state = 'closed' and c.kind <> 'complaint'
   and c.opened_at <= +$until`

const ERASE_CASE_MESSAGES = statement(
  `delete from case_messages where id in (select id from case_messages where case_id in (${CLOSED_OF_THEM}) limit +$limit)`,
  { params: { contact: 'int', until: 'int', limit: 'int', agency: 'int' }, uses: 'case_messages_of cases_contact' },
)

const ERASE_CASE_WORDS_CASES = statement(
  `update cases set contact_id = null, bare_at = coalesce(bare_at, closed_at), version = version + 1 where id in (${CLOSED_OF_THEM})`,
  { params: { contact: 'int', until: 'int', agency: 'int' }, uses: 'cases_contact' },
)

/**
 * Deletes the lines of a contact's closed cases with an agency, at most `limit`, and returns how many; when fewer, the cases lose their
 * contact. Cases opened after `until` stay. A complaint loses its contact too, open or closed, but keeps its words for their own time:
 * otherwise an office could delete a complaint about itself.
 */
function eraseCaseWords(
  tx: Tx,
  contactId: number,
  { until, limit, agencyId: agency }: { until: Instant; limit: number; agencyId: number },
): number {
  const asked = { contact: contactId, until, agency }
  const { changes } = ERASE_CASE_MESSAGES.run(tx, { ...asked, limit })
  if (changes < limit) ERASE_CASE_WORDS_CASES.run(tx, asked)
  if (changes < limit) ERASE_CASE_WORDS.run(tx, asked)
  return changes
}

const FORGET_CASE_MESSAGES = statement(
  "delete from case_messages where case_id in (select c.id from cases c where c.kind <> 'complaint' and c.contact_id = ?)",
  { params: ['int'], uses: 'case_messages_of cases_contact' },
)

const FORGET_CONTACT_CASES = statement(
  `update cases set contact_id = null, version = version + 1,
   bare_at = iif(kind = 'complaint', bare_at, coalesce(bare_at, closed_at)) where contact_id = ?`,
  { params: ['int'], uses: 'cases_contact' },
)

/** The cases stay, without contact or words. A complaint keeps its words for their own time. */
function forgetContact(tx: Tx, contactId: number): void {
  endTalk(tx, contactId)
  eraseTold(tx, contactId)
  FORGET_CASE_MESSAGES.run(tx, contactId)
  FORGET_CONTACT_CASES.run(tx, contactId)
}

const CLOSE_REQUESTS_OF_THEN = statement(
  "select id from cases where contact_id = +? and agency_id = +? and kind = 'rights' and subject in ('cancel', 'oppose') and state <> 'closed' and opened_at <= +?",
  { row: { id: 'int' }, params: ['int', 'int', 'int'], uses: 'cases_contact' },
)

/** An older copy has the answered request open again. */
function closeRequestsOfThen(tx: Tx, { whose, until, agencyId }: Erasure, now: Instant): void {
  if (whose.kind === 'person') return
  const requests = CLOSE_REQUESTS_OF_THEN.all(tx, whose.contactId, agencyId, until)
  for (const { id } of requests) closeCase(tx, id, 'resolved', now)
}

const CLOSE_REQUEST = statement('select number, contact_id from cases where id = ?', {
  row: { number: 'text', contact_id: 'int?' },
  params: ['int'],
})

/** A person's chat about it returns to the assistant. */
function closeRequest(tx: Tx, deps: MessagingDeps, { whose, requestId: caseId }: Erasure, now: Instant): void {
  if (caseId === undefined || !closeCase(tx, caseId, 'resolved', now)) return
  const request = CLOSE_REQUEST.get(tx, caseId)
  if (!request?.contact_id || talkOf(tx, request.contact_id)?.caseId !== caseId) return
  const isErased = whose.kind === 'contact' && whose.contactId === request.contact_id
  // The assistant already has the chat, and delivers the answer with the citizen's next message.
  if (!isErased && waitsToBeFetched(tx, request.contact_id)) return
  endTalk(tx, request.contact_id)
  if (isErased) return
  const told = { contactId: request.contact_id, number: request.number, because: 'ended' as const }
  notifyAssistantBack(tx, deps, told, now)
}
