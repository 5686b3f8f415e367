import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { addMessage, caseToTell, openCase } from './cases.ts'

// A complaint about an office, or about somebody who works there. It stands apart from everything that the office works on: its
// lists, its figures, its logbook and the copies that it makes of somebody's data know nothing of it (decision 31).

/** Who can read complaints now. `nobody`: they wait until the institution gives somebody the key for it. */
export type Hearer = 'comptroller' | 'administrator' | 'nobody'

/** How long the next words of whoever only named a complaint belong to it. Later words are for whoever has the chat. */
const WORDS_FOR_MS = HOUR

const VALID = 'revoked_at is null and (expires_at is null or expires_at > +$now)'

const WHO_HEARS = statement(
  `select 1 from access_keys k where role = 'administrator' and ${VALID}
   and all_offices = 1
   and not exists (select 1 from audit a where a.key_id = k.id and a.attends = 1) limit 1`,
  { params: { now: 'int' }, uses: 'audit_attended' },
)

/**
 * Who can read complaints now: keys of the comptroller; where there is none, administrators whose key never attended anybody.
 * The first administrator has no row, and is always there.
 */
export function whoHears(db: Db, now: Instant): Hearer {
  if (hasComptroller(db, now)) return 'comptroller'
  if (!hasAttended(db, null)) return 'administrator'
  const idle = WHO_HEARS.finds(db, { now })
  return idle ? 'administrator' : 'nobody'
}

const HAS_COMPTROLLER = statement(`select 1 from access_keys where role = 'comptroller' and ${VALID} limit 1`, {
  params: { now: 'int' },
})

export const hasComptroller = (db: Db, now: Instant): boolean => HAS_COMPTROLLER.finds(db, { now })

const HAS_ATTENDED = statement('select 1 from audit where key_id is ? and attends = 1 limit 1', {
  params: ['int?'],
  uses: 'audit_attended',
})

/** Whether this key ever attended somebody (`Marks.attends`), which makes it no reader of complaints; null: the first administrator's. */
export const hasAttended = (db: Db, keyId: number | null): boolean => HAS_ATTENDED.finds(db, keyId)

const WROTE_TO = statement('select 1 from case_evidence where case_id = +? and actor = ? limit 1', {
  params: ['int', 'text'],
  uses: 'case_evidence_of',
})

/** Whether this one of the office wrote to whoever complains, in any of their cases. */
export const wroteTo = (db: Db, complaintId: number, actor: string): boolean => WROTE_TO.finds(db, complaintId, actor)

interface OpenComplaint {
  id: number
  number: string
  dueAt: Instant
  /** Until when the contact's next words belong to it; undefined: it has some. */
  wordsUntil: Instant | undefined
}

const OPEN_COMPLAINT_OF = statement(
  `select id, number, due_at, words_until from cases where contact_id = +? and kind = 'complaint' and state <> 'closed'
   order by id desc limit 1`,
  { row: { id: 'int', number: 'text', due_at: 'int!', words_until: 'int?' }, params: ['int'], uses: 'cases_contact' },
)

/** The contact's open complaint with its name; of several (an older release allowed them) the newest. */
export function openComplaintOf(db: Db, contactId: number): OpenComplaint | undefined {
  const row = OPEN_COMPLAINT_OF.get(db, contactId)
  return row ? { id: row.id, number: row.number, dueAt: row.due_at, wordsUntil: row.words_until ?? undefined } : undefined
}

const COMPLAIN = statement('update cases set words_until = $until where id = $id', { params: { until: 'int?', id: 'int' } })

/**
 * Complains in the name of a contact: opens the case, or adds the words to the one that is open, so that nothing that else waits
 * can refuse it. Without words only the case is opened, and the contact's next words belong to it for an hour.
 */
export function complain(
  tx: Tx,
  vault: Vault,
  wish: { contactId: number; subject: string; officeId?: number | undefined; words?: string | undefined },
  now: Instant,
): { kind: 'opened' | 'added'; number: string; dueAt: Instant } {
  const { words, ...rest } = wish
  const open = openComplaintOf(tx, wish.contactId)
  const id = open?.id ?? openCase(tx, vault, { ...rest, kind: 'complaint', ...(words !== undefined && { words }) }, now)
  if (open && words !== undefined) addMessage(tx, vault, id, { author: 'citizen', form: 'text', words }, now)
  COMPLAIN.run(tx, { until: words === undefined ? now + WORDS_FOR_MS : null, id })
  return { kind: open ? 'added' : 'opened', ...caseToTell(tx, id) }
}

/** More reports a day from one chat help nobody and hide those of others. */
const REPORTS_A_DAY = 3

const COUNT_REPORT = statement(
  `insert into report_counts (key, day, reports) values ($key, $day, 1)
   on conflict (key) do update set reports = reports + 1 where reports < +$most`,
  { params: { key: 'bytes', day: 'text', most: 'int' } },
)

/**
 * Counts a report without a name. False, and nothing counted, when this contact left too many today. Only a keyed hash of the
 * day and the contact is kept, which leads to no report and no person; the next day it is deleted (personal-data.ts).
 */
export function countReport(tx: Tx, vault: Vault, contactId: number, now: Instant): boolean {
  const day = dayOf(now, institutionZone(tx))
  const { changes } = COUNT_REPORT.run(tx, { key: vault.index('report', `${day}:${contactId}`), day, most: REPORTS_A_DAY })
  return changes > 0
}
