import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { theAgency } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { addMessage, agencyOfCase, type CaseKind, closeCase, type NewCase, openCase } from './cases.ts'
import { helpAt } from './working-days.ts'

/**
 * A chat that a person at the office has. Until `contacts.with_person_until` the assistant is silent, and messages go to the case with
 * `talks`. It begins only in office hours or with an answer of the office, ends by itself, and the citizen can end it with a word.
 */

/** How long an answer waits outside the 24-hour window: as long as its words may be kept. */
const HELD_FOR_MS = 30 * DAY

export interface Talk {
  caseId: number
  agencyId: number
  kind: CaseKind
  number: string
  state: 'open' | 'answered' | 'closed'
  waitingSince: Instant | undefined
  /** When the citizen was told that a person has the chat. */
  explainedAt: Instant | undefined
}

const HAND_OVER = statement('update cases set subject = ? where id = ?', { params: ['text?', 'int'] })

/** Opens a case and gives the chat to the office until it closes, or answers. Undefined, and nothing changed, outside of office hours. */
export function handOver(
  tx: Tx,
  vault: Vault,
  wish: Omit<NewCase, 'kind'> & { contactId: number },
  now: Instant,
): number | undefined {
  const help = helpAt(tx, now, theAgency(tx, agencyOfCase(tx, wish)))
  if (!help.open) return undefined
  const id = openCase(tx, vault, { ...wish, kind: 'person' }, now)
  HAND_OVER.run(tx, wish.subject ?? null, id)
  // After closing time without an answer, the assistant is better than silence.
  beginTalk(tx, id, wish.contactId, Math.min(help.until, now + pauseMs(tx)))
  return id
}

const UPDATE_CASES = statement('update cases set talks = 0 where contact_id = ? and talks = 1 and id <> ?', {
  params: ['int', 'int'],
  uses: 'cases_one_talks',
})

const BEGIN_TALK_CASES = statement('update cases set talks = 1 where id = ?', { params: ['int'] })

const UPDATE_CONTACTS = statement('update contacts set with_person_until = ? where id = ?', { params: ['int?', 'int'] })

/** From now on the contact's words go to this case alone. */
function beginTalk(tx: Tx, caseId: number, contactId: number, until: Instant): void {
  UPDATE_CASES.run(tx, contactId, caseId)
  BEGIN_TALK_CASES.run(tx, caseId)
  UPDATE_CONTACTS.run(tx, until, contactId)
}

const END_TALK_CASES = statement('update cases set talks = 0 where contact_id = ? and talks = 1', {
  params: ['int'],
  uses: 'cases_one_talks',
})

const END_TALK_CONTACTS = statement('update contacts set with_person_until = null where id = ?', { params: ['int'] })

/** The case stays as it is. */
export function endTalk(tx: Tx, contactId: number): void {
  END_TALK_CASES.run(tx, contactId)
  END_TALK_CONTACTS.run(tx, contactId)
}

const TALK_OF = statement(
  'select id, agency_id, kind, number, state, waiting_since, explained_at from cases where contact_id = +? and talks = 1',
  {
    row: row<{
      id: number
      agency_id: number
      kind: CaseKind
      number: string
      state: Talk['state']
      waiting_since: number | null
      explained_at: number | null
    }>({ id: 'int', agency_id: 'int', kind: 'text', number: 'text', state: 'text', waiting_since: 'int?', explained_at: 'int?' }),
    params: ['int'],
    uses: 'cases_one_talks',
  },
)

/** Undefined: none. */
export function talkOf(db: Db, contactId: number): Talk | undefined {
  const row = TALK_OF.get(db, contactId)
  if (!row) return undefined
  return {
    caseId: row.id,
    agencyId: row.agency_id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    waitingSince: row.waiting_since ?? undefined,
    explainedAt: row.explained_at ?? undefined,
  }
}

const NOTE_EXPLAINED = statement('update cases set explained_at = ? where id = ?', { params: ['int?', 'int'] })

/** And how to return. */
export function noteExplained(tx: Tx, caseId: number, now: Instant): void {
  NOTE_EXPLAINED.run(tx, now, caseId)
}

/**
 * Held: the answer waits until the citizen writes. `begins`: the assistant had the chat, so the citizen must be told who reads the next
 * words.
 */
export function answerCase(
  tx: Tx,
  vault: Vault,
  answer: { caseId: number; contactId: number; words: string; clerk: Clerk; held: boolean },
  now: Instant,
): { message: number; begins: boolean } {
  const { caseId, contactId, words, clerk, held } = answer
  const message = addMessage(tx, vault, caseId, { author: 'office', form: 'text', words, clerk, held }, now)
  const talk = talkOf(tx, contactId)
  // A talk about another case goes on.
  if (talk && talk.caseId !== caseId && !held) return { message, begins: false }
  beginTalk(tx, caseId, contactId, now + (held ? HELD_FOR_MS : pauseMs(tx)))
  const begins = talk?.caseId !== caseId
  if (begins) NOTE_EXPLAINED.run(tx, held ? null : now, caseId)
  return { message, begins }
}

/** An answer in a complaint waits until the citizen writes, without giving the chat to anyone. */
export function holdAnswer(tx: Tx, caseId: number, contactId: number, now: Instant): void {
  beginTalk(tx, caseId, contactId, now + HELD_FOR_MS)
}

const WAITS_TO_BE_FETCHED = statement(
  `select 1 from cases c join case_messages m on m.case_id = c.id and m.held = 1 where c.contact_id = +? and c.talks = 1 limit 1`,
  { params: ['int'], uses: 'case_messages_held cases_one_talks' },
)

/** The citizen does not know yet that a person has the chat. */
export const waitsToBeFetched = (db: Db, contactId: number): boolean => WAITS_TO_BE_FETCHED.finds(db, contactId)

const TAKE_HELD = statement(
  `select m.id, m.at, c.kind, m.words_sealed from cases c join case_messages m on m.case_id = c.id and m.held = 1
   where c.contact_id = +? order by m.id`,
  {
    row: row<{ id: number; at: Instant; kind: CaseKind; words_sealed: Uint8Array | null }>({
      id: 'int',
      at: 'int',
      kind: 'text',
      words_sealed: 'bytes?',
    }),
    params: ['int'],
    uses: 'case_messages_held cases_contact',
    because: 'a contact has few words that wait',
  },
)

const UPDATE_CASE_MESSAGES = statement('update case_messages set held = 0 where id = ?', { params: ['int'] })

/** Of all cases, oldest first. They are read now, and the pause counts from now. */
export function takeHeld(tx: Tx, vault: Vault, contactId: number, now: Instant): { at: Instant; kind: CaseKind; words: string }[] {
  const rows = TAKE_HELD.all(tx, contactId)
  if (rows.length === 0) return []
  for (const { id } of rows) UPDATE_CASE_MESSAGES.run(tx, id)
  UPDATE_CONTACTS.run(tx, now + pauseMs(tx), contactId)
  return rows.flatMap(({ at, kind, words_sealed: words }) => (words ? [{ at, kind, words: vault.open(words) }] : []))
}

const TALKED_SINCE = statement(
  `select 1 from cases where contact_id = +? and kind = 'person' and talks = 0 and (explained_at is not null or answered_at is not null)
   and max(opened_at, coalesce(answered_at, 0), coalesce(closed_at, 0)) > ? limit 1`,
  { params: ['int', 'int'], uses: 'cases_contact' },
)

export const talkedSince = (db: Db, contactId: number, since: Instant): boolean => TALKED_SINCE.finds(db, contactId, since)

interface TalkOver {
  contactId: number
  number: string
  agencyId: number
  /** The citizen waited in vain. */
  unanswered: boolean
}

const END_TALKS_THAT_ARE_OVER = statement(
  'select id from contacts where with_person_until <= +$now order by with_person_until limit +$limit',
  { row: { id: 'int' }, params: { now: 'int', limit: 'int' }, uses: 'contacts_with_person' },
)

/** At most `limit`. A conversation in which the office had the last word is closed. */
export function endTalksThatAreOver(tx: Tx, now: Instant, limit: number): TalkOver[] {
  const rows = END_TALKS_THAT_ARE_OVER.all(tx, { now, limit })
  return rows.flatMap(({ id }) => {
    const talk = talkOf(tx, id)
    endTalk(tx, id)
    if (!talk) return []
    // A request or a report is not done after a silent day.
    if (talk.state === 'answered' && talk.kind === 'person') closeCase(tx, talk.caseId, 'answered', now)
    return [{ contactId: id, number: talk.number, agencyId: talk.agencyId, unanswered: talk.waitingSince !== undefined }]
  })
}

const MERGE_CASES_CASE_MESSAGES = statement('update case_messages set case_id = ? where case_id = ?', {
  params: ['int', 'int'],
  uses: 'case_messages_of',
})

const MERGE_CASES = statement('select max(with_person_until) as until from contacts where id in (?, ?)', {
  row: { until: 'int?' },
  params: ['int', 'int'],
})

const MERGE_CASES_CASES = statement('update cases set contact_id = ?, version = version + 1 where contact_id = ?', {
  params: ['int?', 'int'],
  uses: 'cases_contact',
})

/** Of two talks with a person of one agency one remains. */
export function mergeCases(tx: Tx, into: number, from: number, now: Instant): void {
  const kept = new Map(OPEN_PERSON.all(tx, into).map(({ id, agency_id }) => [agency_id, id]))
  const talked = talkOf(tx, into)?.caseId ?? talkOf(tx, from)?.caseId
  let talking = talked ?? [...kept.values()][0]
  for (const { id, agency_id } of OPEN_PERSON.all(tx, from)) {
    const same = kept.get(agency_id)
    if (same === undefined) continue
    MERGE_CASES_CASE_MESSAGES.run(tx, same, id)
    keepWaiting(tx, same, id)
    closeCase(tx, id, 'merged', now)
    if (talked === id) talking = same
  }
  const until = MERGE_CASES.get(tx, into, from)?.until
  endTalk(tx, from)
  MERGE_CASES_CASES.run(tx, into, from)
  if (until != null && until > now && talking !== undefined) beginTalk(tx, talking, into, until)
}

const KEEP_WAITING = statement(
  `update cases set version = version + 1, waiting_since = o.since, state = case when o.since is null then cases.state else 'open' end
   from (select min(waiting_since) as since from cases where id in (?1, ?2)) o where cases.id = +?1`,
  { params: ['int', 'int'] },
)

function keepWaiting(tx: Tx, kept: number, other: number): void {
  KEEP_WAITING.run(tx, kept, other)
}

const OPEN_PERSON = statement("select id, agency_id from cases where contact_id = +? and kind = 'person' and state <> 'closed'", {
  row: { id: 'int', agency_id: 'int' },
  params: ['int'],
  uses: 'cases_contact',
})

const pauseMs = (db: Db): number => rule(db, 'person_pause_hours') * HOUR
