import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { noteCurp } from '../booking/limits.ts'
import type { Said } from '../chat/input.ts'
import { tidy } from '../chat/understanding/words.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { caseToTell, openCase, openOne } from './cases.ts'
import type { CaseWish, OfficePeople } from './chat/desk.ts'
import { beginClaim, openClaim } from './claims.ts'
import { complain, countReport, openComplaintOf, whoHears } from './complaints.ts'
import { handOver, talkedSince, talkOf } from './talk.ts'
import { eraseTold, keepTold, toldBy } from './told.ts'
import { helpAt } from './working-days.ts'

/** The most open cases of one contact. More would help nobody and keep the office from answering. */
const OPEN_CASES_MAX = 5
/** Whoever talked with a person so lately may think that the person still reads. */
const TALKED_LATELY_MS = 3 * DAY

/** The contact, and the message that we answer; undefined when we speak first. */
interface Heard {
  contactId: number
  inboxId: number | undefined
}

/** The people at the office for one turn of one contact. */
export function createOfficePeople(tx: Tx, vault: Vault, heard: Heard, now: Instant): OfficePeople {
  const { contactId } = heard
  return {
    help: () => helpAt(tx, now),
    withPerson: () => talkOf(tx, contactId) !== undefined,
    handOver(officeId, subject = 'asked') {
      const id = handOver(tx, vault, { contactId, subject, officeId }, now)
      return id === undefined ? undefined : caseToTell(tx, id)
    },
    talkedLately: () => talkedSince(tx, contactId, now - TALKED_LATELY_MS),
    leaveCase: (wish) => leaveCase(tx, vault, heard, wish, now),
    hearer: () => whoHears(tx, now),
    complains: () => openComplaintOf(tx, contactId) !== undefined,
    complain: (wish) => complainNow(tx, vault, heard, wish, now),
    told: () => toldBy(tx, vault, contactId, now),
    keepTold: (words) => keepTold(tx, vault, contactId, words, now),
    dropTold() {
      leaveNoTrace(tx, vault, heard, toldBy(tx, vault, contactId, now))
      eraseTold(tx, contactId)
    },
    beginClaim: () => beginClaim(tx, vault, contactId, now),
    claim(curp) {
      if (!noteCurp(tx, vault, contactId, curp, now)) return { kind: 'daily' }
      return openClaim(tx, vault, { contactId, curp }, now)
    },
  }
}

const COMPLAIN_NOW = statement('update inbox set hidden = 1 where id = ?', { params: ['int'] })

/** Its words go to nobody else, and no copy that an office makes shows the message that brought them. */
function complainNow(
  tx: Tx,
  vault: Vault,
  { contactId, inboxId }: Heard,
  wish: { words?: string | undefined; officeId?: number | undefined },
  now: Instant,
): ReturnType<OfficePeople['complain']> {
  if (inboxId !== undefined) COMPLAIN_NOW.run(tx, inboxId)
  eraseTold(tx, contactId)
  return complain(tx, vault, { ...wish, contactId, subject: 'named' }, now)
}

function leaveCase(tx: Tx, vault: Vault, heard: Heard, wish: CaseWish, now: Instant): ReturnType<OfficePeople['leaveCase']> {
  const { contactId } = heard
  const right = wish.subject === 'any' ? undefined : wish.subject
  const known = wish.kind === 'rights' ? openOne(tx, contactId, 'rights', right) : undefined
  if (known !== undefined) return { kind: 'known', ...caseToTell(tx, known) }
  if (wish.subject === 'anonymous') return leaveNameless(tx, vault, heard, wish, now)
  if (wish.kind === 'complaint') return complainNow(tx, vault, heard, wish, now)
  const joins = wish.kind === 'person' && openOne(tx, contactId, 'person') !== undefined
  if (!joins && countOpen(tx, contactId) >= OPEN_CASES_MAX) return { kind: 'full' }
  const id = openCase(tx, vault, { ...wish, contactId }, now)
  return { kind: 'opened', ...caseToTell(tx, id) }
}

function leaveNameless(tx: Tx, vault: Vault, heard: Heard, wish: CaseWish, now: Instant): ReturnType<OfficePeople['leaveCase']> {
  leaveNoTrace(tx, vault, heard, wish.words)
  eraseTold(tx, heard.contactId)
  if (!countReport(tx, vault, heard.contactId, now)) return { kind: 'full' }
  return { kind: 'opened', ...caseToTell(tx, openCase(tx, vault, wish, now)) }
}

/** How many of the contact's messages are searched: after a report it was told at once how to send it. */
const LOOKED_THROUGH = 50

const LEAVE_NO_TRACE = statement(
  `select id, body_sealed from inbox where contact_id = +? and id < ? and body_sealed is not null
   order by id desc limit ${LOOKED_THROUGH}`,
  { row: { id: 'int', body_sealed: 'bytes' }, params: ['int', 'int'], uses: 'inbox_contact' },
)

/**
 * The inbox keeps each message with its contact for some hours. For a report without a name, the body of this message is
 * deleted at once, and that of an earlier message with the same words.
 */
function leaveNoTrace(tx: Tx, vault: Vault, { contactId, inboxId }: Heard, words: string | undefined): void {
  if (inboxId === undefined) return
  const rows = LEAVE_NO_TRACE.all(tx, contactId, inboxId)
  const told = rows.filter((row) => words !== undefined && wordsIn(vault.open(row.body_sealed)) === words)
  const forget = tx.client.query<unknown, [number]>('update inbox set body_sealed = null where id = ?')
  for (const id of [inboxId, ...told.map((row) => row.id)]) forget.run(id)
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
