import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { actorOf, type Caller, mayActAs } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { type Owner, own } from '../admin/owners.ts'
import type { Worked } from '../admin/propose.ts'
import type { Session } from '../chat/session.ts'
import type { Instant } from '../clock.ts'
import { notify } from '../messaging/notify.ts'
import {
  addMessage,
  CASE_KINDS,
  type CaseKind,
  type CaseResult,
  carriedTo,
  closeCase,
  grantRight,
  readCaseNumber,
  takeCase,
} from './cases.ts'
import { sayAnswerWaits, sayOfficeAnswer } from './chat/notices.ts'
import { answerCase, endTalk, talkOf } from './talk.ts'
import { type CaseList, type CasesAsked, type CaseView, readCase } from './views.ts'
import { notifyAssistantBack } from './with-person.ts'

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'citizens' | 'hooks' | 'requests' | 'messaging'>

/** Data requests involve few people, and service complaints may be about a colleague: both are for managers. */
const FOR_MANAGERS: CaseKind[] = ['rights', 'service']

/** For an office complaints do not exist (complaints.ts). */
const maySeeKind = (caller: Caller, kind: CaseKind): boolean =>
  kind !== 'complaint' && (!FOR_MANAGERS.includes(kind) || mayActAs(caller.role, 'manager'))

/** A case of no office is for any key of its agency: a citizen waits. */
const ownerOfCase = ({ officeId, agencyId }: Pick<CaseView, 'officeId' | 'agencyId'>): Owner =>
  officeId === undefined ? { agency: agencyId } : { office: officeId }

/** Undefined: all kinds, all offices of the agency. */
export const visibleCases = (
  caller: Caller,
  wish: { list: CaseList; kind: CaseKind | undefined; officeId: number | undefined },
): CasesAsked => ({
  list: wish.list,
  kinds: CASE_KINDS.filter((kind) => (wish.kind === undefined || kind === wish.kind) && maySeeKind(caller, kind)),
  agencyId: caller.agencyId,
  officeIds: caller.allOffices ? undefined : caller.officeIds,
  officeId: wish.officeId,
})

/** Undefined when there is none that the caller may see. */
export function findCase(db: Db, caller: Caller, typed: string): CaseView | undefined {
  const number = readCaseNumber(typed)
  const found = own(caller, number === undefined ? undefined : readCase(db, number), ownerOfCase)
  return found && maySeeKind(caller, found.kind) ? found : undefined
}

/** So that two people do not answer it. A manager may take it from a colleague. */
export function takeByOffice(tx: Tx, caller: Caller, one: CaseView): 'taken' | 'case_closed' | 'case_taken' {
  if (one.state === 'closed') return 'case_closed'
  return takeCase(tx, one.id, actorOf(caller), mayActAs(caller.role, 'manager')) ? 'taken' : 'case_taken'
}

export interface Answered {
  one: CaseView
  /** False: only that an answer waits, because the citizen wrote more than a day ago. */
  now: boolean
}

/** For `proposeOrApply`. */
export function answerByOffice(
  tx: Tx,
  deps: Deps,
  caller: Caller,
  order: { one: CaseView; words: string },
  now: Instant,
): Worked<Answered, 'case_closed' | 'case_nameless' | 'case_taken'> {
  const { one, words } = order
  const { contactId } = one
  if (one.state === 'closed') return { ok: false, why: 'case_closed' }
  if (contactId === undefined) return { ok: false, why: 'case_nameless' }
  if (!takeCase(tx, one.id, actorOf(caller), false)) return { ok: false, why: 'case_taken' }
  const open = deps.citizens.windowIsOpen(tx, contactId, now)
  const answer = { caseId: one.id, contactId, words, clerk: actorOf(caller), held: !open }
  const { message, begins } = answerCase(tx, deps.vault, answer, now)
  const say = ({ contact: { language } }: Session) =>
    open ? sayOfficeAnswer(words, language, begins) : sayAnswerWaits(one.number, language)
  notify(tx, deps.messaging, { contactId, key: `case_answer:${message}`, carries: carriedTo(tx, message) }, say, now)
  return { ok: true, touched: touch(one), impact: { one, now: open } }
}

const RELEASE_BY_OFFICE = statement(
  'update cases set taken = 0, taken_key_id = null, waiting_since = null, version = version + 1 where id = ?',
  {
    params: ['int'],
  },
)

/** The case stays open. Refused while an answer waits to be read: the assistant has the chat already. For `proposeOrApply`. */
export function releaseByOffice(
  tx: Tx,
  deps: Deps,
  caller: Caller,
  one: CaseView,
  now: Instant,
): Worked<CaseView, 'case_taken' | 'case_not_talking'> {
  if (one.takenBy !== undefined && one.takenBy.keyId !== caller.keyId && !mayActAs(caller.role, 'manager'))
    return { ok: false, why: 'case_taken' }
  if (!one.talks || one.contactId === undefined || answerWaits(tx, one)) return { ok: false, why: 'case_not_talking' }
  endTalk(tx, one.contactId)
  // The case is still open, but the chat is not watched.
  RELEASE_BY_OFFICE.run(tx, one.id)
  notifyAssistantBack(tx, deps.messaging, { contactId: one.contactId, number: one.number, because: 'released' }, now)
  return { ok: true, touched: touch(one), impact: one }
}

export type ChosenResult = Extract<CaseResult, 'resolved' | 'granted' | 'partly' | 'refused' | 'no_contact'>

export interface Closed {
  one: CaseView
  /** Of a granted right: until when it must be carried out. */
  effectiveBy: Instant | undefined
  /** The office had the chat: the citizen is told that the assistant is back. */
  tells: boolean
  /** The citizen waits for an answer and is not told the result. */
  waits: boolean
  /** An announced erasure will not be done. */
  givesUp: boolean
}

/** Or grants a right. For `proposeOrApply`. */
export function closeCaseByOffice(
  tx: Tx,
  deps: Deps,
  caller: Caller,
  order: { one: CaseView; result: ChosenResult },
  now: Instant,
): Worked<Closed, 'case_closed' | 'case_taken' | 'case_grants_nothing' | 'under_way'> {
  const { one, result } = order
  if (one.state === 'closed') return { ok: false, why: 'case_closed' }
  if (!takeByLeader(tx, caller, one)) return { ok: false, why: 'case_taken' }
  const grants = result === 'granted' || result === 'partly'
  if (grants && one.kind !== 'rights') return { ok: false, why: 'case_grants_nothing' }
  // Not done yet: it closes by itself once nothing is left. A refusal gives it up.
  if (result === 'resolved' && deps.requests.underWay(tx, deps.messaging, one.id, now)) return { ok: false, why: 'under_way' }
  const givesUp = !grants && deps.requests.withdraw(tx, one.id, now)
  const effectiveBy = grants ? grantRight(tx, one.id, result, now) : undefined
  if (!grants) closeCase(tx, one.id, result, now)
  const tells = !grants && giveChatBack(tx, deps, one, now)
  const waits = one.contactId !== undefined && one.waitingSince !== undefined
  return { ok: true, touched: touch(one), impact: { one, effectiveBy, tells, waits, givesUp } }
}

const takeByLeader = (tx: Tx, caller: Caller, one: CaseView): boolean =>
  takeCase(tx, one.id, actorOf(caller), mayActAs(caller.role, 'manager'))

/** Unless an answer waits to be read. False: nothing is told. */
function giveChatBack(tx: Tx, deps: Deps, one: CaseView, now: Instant): boolean {
  if (one.contactId === undefined || talkOf(tx, one.contactId)?.caseId !== one.id) return false
  if (answerWaits(tx, one)) return false
  endTalk(tx, one.contactId)
  notifyAssistantBack(tx, deps.messaging, { contactId: one.contactId, number: one.number, because: 'ended' }, now)
  return true
}

const ANSWER_WAITS = statement('select 1 from case_messages where case_id = +? and held = 1 limit 1', {
  params: ['int'],
  uses: 'case_messages_held',
})

const answerWaits = (tx: Tx, { id }: CaseView): boolean => ANSWER_WAITS.finds(tx, id)

/** For the office only. Refused once the case's words were deleted: this one would never be. */
export function noteByOffice(
  tx: Tx,
  { vault }: Pick<Deps, 'vault'>,
  caller: Caller,
  { one, words }: { one: CaseView; words: string },
  now: Instant,
): 'noted' | 'case_closed' {
  if (one.bare) return 'case_closed'
  addMessage(tx, vault, one.id, { author: 'note', form: 'text', words, clerk: actorOf(caller) }, now)
  return 'noted'
}

const touch = (one: CaseView) => [{ what: 'case', id: one.id, version: one.version }]
