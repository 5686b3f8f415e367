import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { closeCase } from '../cases/cases.ts'
import { endTalk, talkOf, waitsToBeFetched } from '../cases/talk.ts'
import { tellAssistantBack } from '../cases/with-person.ts'
import { DAY, type Instant } from '../clock.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { eraseContact, hasUnsent } from './erase-contact.ts'
import { erasePerson, whatLivesFrom, whatLivesOf } from './erase-people.ts'
import { type Erasure, EVERYTHING, erasureDone, markErased, openErasures } from './erasures.ts'
import { strikeCurp } from './free-words.ts'
import { eraseFromClaims, type Hindrance, openCasesAbout, openCasesFrom } from './requests.ts'

/** The most rows of one step, so that no citizen's message waits long behind it. */
const ROWS_A_STEP = 500
/** How long a deletion waits for its last message to arrive: the telephone may be off, and the law sets a day. */
const WAITS_FOR_MS = DAY

/**
 * What must be ended before anything can be erased, what matters most first. The request itself (`caseId`) does not hinder.
 */
export function whatHinders(
  db: Db,
  deps: Pick<MessagingDeps, 'vault'>,
  { whose, caseId }: Pick<Erasure, 'whose' | 'caseId'>,
  now: Instant,
): Hindrance[] {
  const isPerson = whose.kind === 'person'
  const lives = isPerson ? whatLivesOf(db, whose.key, now) : whatLivesFrom(db, whose.contactId, now)
  const numbers = isPerson ? openCasesAbout(db, deps.vault, whose.key, caseId) : openCasesFrom(db, whose.contactId, caseId)
  return [
    ...lives.map((why) => ({ why })),
    ...(numbers.length > 0 ? [{ why: 'cases' as const, numbers }] : []),
    ...(!isPerson && hasUnsent(db, whose.contactId) ? [{ why: 'messages' as const }] : []),
  ]
}

/** The key of the last message of a deletion. */
export const erasureKey = (id: number): string => `erasure:${id}`

/**
 * Takes the next step of a deletion, at most 500 rows. True: there is more to do at once. False: it is done, or something still
 * hinders it. Doing it twice, late or after a crash does no harm.
 */
export function goOnErasing(tx: Tx, deps: MessagingDeps, id: number, now: Instant): boolean {
  const erasure = openErasures(tx).find((one) => one.id === id)
  if (!erasure) return false
  if (erasure.until !== EVERYTHING) closeRequestsOfThen(tx, erasure, now)
  if (whatHinders(tx, deps, erasure, now).length > 0 || !wasHeard(tx, erasure, now)) return false
  return erasure.whose.kind === 'person' ? !finishPerson(tx, deps, erasure, now) : !finishContact(tx, deps, erasure, now)
}

const WAS_HEARD = statement('select state from outbox where key = ?', {
  row: { state: 'text' },
  params: ['text'],
  uses: 'outbox_key',
})

/** Whether its last message arrived, or had a day for it. */
function wasHeard(db: Db, { id, waits, askedAt }: Erasure, now: Instant): boolean {
  if (!waits || now >= askedAt + WAITS_FOR_MS) return true
  const last = WAS_HEARD.get(db, erasureKey(id))
  return last === null || last.state === 'delivered' || last.state === 'read'
}

const CLOSE_REQUESTS_OF_THEN = statement(
  "select id from cases where contact_id = +? and kind = 'rights' and subject in ('cancel', 'oppose') and state <> 'closed' and opened_at <= +?",
  { row: { id: 'int' }, params: ['int', 'int'], uses: 'cases_contact' },
)

/** In a copy of before, the request that this deletion answered is open again. */
function closeRequestsOfThen(tx: Tx, { whose, until }: Erasure, now: Instant): void {
  if (whose.kind === 'person') return
  const requests = CLOSE_REQUESTS_OF_THEN.all(tx, whose.contactId, until)
  for (const { id } of requests) closeCase(tx, id, 'resolved', now)
}

function finishPerson(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): boolean {
  const { id, whose, until, actor } = erasure
  if (whose.kind !== 'person') return true
  const { done, personId } = erasePerson(tx, deps, { key: whose.key, until, limit: ROWS_A_STEP, actor }, now)
  if (!done) return false
  eraseFromClaims(tx, deps.vault, whose.key)
  strikeCurp(tx, deps.vault, whose.key, until)
  markErased(tx, 'person', [whose.key], Math.min(until, now))
  closeRequest(tx, deps, erasure, now)
  erasureDone(tx, id, { personId }, now)
  return true
}

function finishContact(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): boolean {
  const { id, whose, until } = erasure
  if (whose.kind !== 'contact') return true
  // First, so that what was written in it goes with the rest.
  closeRequest(tx, deps, erasure, now)
  const { contactId } = whose
  const { done, hashes, usedAgain } = eraseContact(tx, deps, { contactId, until, limit: ROWS_A_STEP })
  if (!done) return false
  markErased(tx, 'contact', hashes, Math.min(until, now))
  erasureDone(tx, id, { contactId: usedAgain ? undefined : contactId }, now)
  return true
}

const CLOSE_REQUEST = statement('select number, contact_id from cases where id = ?', {
  row: { number: 'text', contact_id: 'int?' },
  params: ['int'],
})

/** The request is done. A chat that a person had about it goes back to the assistant. */
function closeRequest(tx: Tx, deps: MessagingDeps, { whose, caseId }: Erasure, now: Instant): void {
  if (caseId === undefined || !closeCase(tx, caseId, 'resolved', now)) return
  const request = CLOSE_REQUEST.get(tx, caseId)
  if (!request?.contact_id || talkOf(tx, request.contact_id)?.caseId !== caseId) return
  const isErased = whose.kind === 'contact' && whose.contactId === request.contact_id
  // The assistant has the chat already, and hands over the answer with the citizen's next word.
  if (!isErased && waitsToBeFetched(tx, request.contact_id)) return
  endTalk(tx, request.contact_id)
  if (isErased) return
  const told = { contactId: request.contact_id, number: request.number, because: 'ended' as const }
  tellAssistantBack(tx, deps, told, now)
}
