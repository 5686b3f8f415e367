import type { Db, Tx } from '../../db/open.ts'
import type { AboutContact, StaffDeps } from '../admin/deps.ts'
import type { Touched, Worked } from '../admin/propose.ts'
import type { Actor } from '../booking/events.ts'
import type { CaseView } from '../cases/reading.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { leaveTheLine } from '../waitlist/personal-data.ts'
import { type AboutPerson, aboutPerson, eraseTyped, keyOfCurp, keyOfName } from './erase-people.ts'
import { askErasure, type Erasure, EVERYTHING, erasureFor, isBeingErased, openErasures } from './erasures.ts'
import { countClaimsOn, type Hindrance } from './requests.ts'

type Deps = Pick<StaffDeps, 'vault' | 'citizens'>

/**
 * Whose data: a person's, by the CURP, or by name and birth date as they were given without one; or what was said and done from
 * a telephone (digits with country code), undefined: the one of the request, which may show no number.
 */
export type ErasureTarget =
  | { by: 'curp'; curp: string }
  | { by: 'name'; name: string; birthDate: LocalDay }
  | { by: 'phone'; phone: string | undefined }

export interface ErasureOrder {
  target: ErasureTarget
  /** The granted request that it belongs to. */
  request: CaseView | undefined
  /** Its person is told, and the request is closed when this is done. */
  closes: boolean
  /** What waits in the line is taken out first. */
  leavesLine: boolean
  actor: Actor
}

/** How much there is to erase. */
export type Kept = { of: 'person'; about: AboutPerson; claims: number } | { of: 'phone'; about: AboutContact }

export interface ErasureImpact {
  kept: Kept
  /** The request's person is told in the chat. */
  tells: boolean
  /** The number of the case that closes with this. */
  closes: string | undefined
  /** waits: its last message must arrive first; steps: very many rows, a job goes on. */
  state: 'done' | 'waits' | 'steps'
}

export type ErasureRefusal = Hindrance['why'] | 'nothing_kept' | 'under_way' | 'case_closed' | 'case_of_other' | 'case_not_granted'

/** Requests that may lead to a deletion: of cancellation, and of opposition to a use. */
const LEADS_TO_ERASING = ['cancel', 'oppose']

/** Why these data cannot be erased now; undefined when they can. `numbers`: of the other open cases. */
export function refuseErasure(
  db: Db,
  deps: Deps,
  order: ErasureOrder,
  now: Instant,
): { why: ErasureRefusal; numbers?: string[] } | undefined {
  const { request, leavesLine } = order
  const wrong = request && refuseRequest(db, request)
  if (wrong) return { why: wrong }
  const whose = whoIs(db, deps, order)
  if (!whose || !keptOf(db, deps, order.target, whose)) return { why: 'nothing_kept' }
  if (isBeingErased(db, whose)) return { why: 'under_way' }
  const waits = waitsFor(order, whose)
  return deps.citizens
    .whatHinders(db, { whose, caseId: request?.id }, now)
    .find(({ why }) => !(why === 'wait' && leavesLine) && !(why === 'messages' && waits))
}

function refuseRequest(db: Db, request: CaseView): ErasureRefusal | undefined {
  if (request.state === 'closed') return 'case_closed'
  if (request.kind !== 'rights' || !LEADS_TO_ERASING.includes(request.subject ?? '')) return 'case_of_other'
  if (request.effectiveBy === undefined) return 'case_not_granted'
  return erasureFor(db, request.id) ? 'under_way' : undefined
}

/** Erases, or begins to. For `proposeOrApply`, after `refuseErasure` found nothing. */
export function eraseByOffice(tx: Tx, deps: Deps, order: ErasureOrder, now: Instant): Worked<ErasureImpact, never> {
  const { target, request, closes, actor } = order
  const whose = whoIs(tx, deps, order)
  const kept = whose && keptOf(tx, deps, target, whose)
  if (!whose || !kept) throw new Error('there is nothing to erase')
  const touched = touchedBy(tx, whose, request)
  if (order.leavesLine) leaveTheLine(tx, whose.kind === 'person' ? { key: whose.key } : { contactId: whose.contactId }, now)
  if (target.by === 'curp') eraseTyped(tx, deps.vault, target.curp)
  const waits = waitsFor(order, whose)
  const closed = closes ? request : undefined
  const { id } = askErasure(tx, { whose, caseId: closed?.id, waits, until: EVERYTHING, actor }, now)
  const tells =
    closed?.contactId !== undefined &&
    deps.citizens.tellErased(tx, closed.contactId, { number: closed.number, erasure: id, last: waits }, now)
  deps.citizens.goOnErasing(tx, id, now)
  const open = openErasures(tx).some((one) => one.id === id)
  const state = !open ? 'done' : waits ? 'waits' : 'steps'
  return { ok: true, touched, impact: { kept, tells, closes: closed?.number, state } }
}

/** The telephone that is erased is the one that is told: its message goes first. */
const waitsFor = ({ closes, request }: ErasureOrder, whose: Erasure['whose']): boolean =>
  closes && whose.kind === 'contact' && request?.contactId === whose.contactId

function whoIs(db: Db, { vault, citizens }: Deps, { target, request }: ErasureOrder): Erasure['whose'] | undefined {
  if (target.by === 'curp') return { kind: 'person', key: keyOfCurp(vault, target.curp) }
  if (target.by === 'name') return { kind: 'person', key: keyOfName(db, vault, target) }
  const contactId = target.phone === undefined ? request?.contactId : citizens.findContact(db, target.phone)
  return contactId === undefined ? undefined : { kind: 'contact', contactId }
}

function keptOf(db: Db, { vault, citizens }: Deps, target: ErasureTarget, whose: Erasure['whose']): Kept | undefined {
  if (whose.kind === 'contact') return { of: 'phone', about: citizens.aboutContact(db, whose.contactId) }
  const claims = countClaimsOn(db, vault, whose.key)
  const about = aboutPerson(db, vault, { key: whose.key, curp: target.by === 'curp' ? target.curp : undefined })
  return about || claims > 0 ? { of: 'person', about: about ?? NOTHING, claims } : undefined
}

const NOTHING: AboutPerson = { visits: 0, bareVisits: 0, wishes: { alone: 0, together: 0 }, typed: 0 }

/** As it was before: a visit that changes, or a word from that telephone, is another decision. */
function touchedBy(db: Db, whose: Erasure['whose'], request: CaseView | undefined): Touched[] {
  const [what, sql] =
    whose.kind === 'person'
      ? ['appointment', 'select a.id, a.version from people p join appointments a on a.person_id = p.id where p.key = ?']
      : ['contact', 'select ?1 as id, coalesce(max(id), 0) as version from inbox where contact_id = ?1']
  const rows = db.client
    .query<{ id: number; version: number }, [Uint8Array | number]>(sql ?? '')
    .all(whose.kind === 'person' ? whose.key : whose.contactId)
  const touched = rows.map((row) => ({ what: what ?? '', ...row }))
  return request ? [...touched, { what: 'case', id: request.id, version: request.version }] : touched
}
