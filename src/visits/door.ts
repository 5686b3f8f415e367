import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Caller, Clerk } from '../admin/access.ts'
import { isOwn, ofAgencyOf, ofOffice, ownOf } from '../admin/owners.ts'
import { type AppointmentDetail, findByFolio } from '../booking/views.ts'
import { dayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { isSignedBy, type Vault } from '../vault.ts'
import { noteArrivals } from './arrival.ts'
import type { Telling } from './chat/turn-told.ts'
import { type Lapsed, lapsedOf, receiveLapsed } from './lapsed.ts'
import { type Pass, readPass } from './pass.ts'
import { stepVisit, type Visit, visitOf } from './visits.ts'

/**
 * `not_ours`: not signed by us. `not_found`: signed, but the folio does not exist (an older copy was restored). `moved`, `cancelled`: the
 * visit changed after signing. `lapsed`: it did today, and nobody was received for it. `used`: somebody came in with it.
 */
export type DoorVerdict =
  | 'valid'
  | 'used'
  | 'lapsed'
  | 'other_day'
  | 'other_office'
  | 'moved'
  | 'cancelled'
  | 'not_found'
  | 'not_ours'

export interface DoorQuestion {
  code: string
  /** Undefined: any of the caller's. */
  officeId: number | undefined
  /** Whose visitors may be named; for other offices of the agency only where and when, for another agency nothing. */
  caller: Pick<Caller, 'agencyId' | 'officeIds' | 'allOffices'>
  /** A page without a connection reports it later. */
  readAt: Instant
}

export interface DoorAnswer {
  verdict: DoorVerdict
  /** Undefined for `not_ours`, and for another agency's office. */
  pass: Pass | undefined
  /** Of that hour; empty for an office that may not know it. */
  visitors: AppointmentDetail[]
  /** Where a moved one is now; of one that was cancelled, what it was. */
  instead: AppointmentDetail | undefined
  usedAt: Instant | undefined
  received?: Received
}

/** Their numbers; of a lapsed visit none where today has no room. */
interface Received {
  turns: number[]
  lapsed: boolean
}

/** Changes nothing. */
export function lookAtPass(db: Db, vault: Vault, asked: DoorQuestion): DoorAnswer {
  const read = readPass(asked.code)
  const answer = { pass: undefined, visitors: [], instead: undefined, usedAt: undefined }
  if (!read || !isSignedBy(vault.publicKey(), read.signed, read.signature)) return { ...answer, verdict: 'not_ours' }
  const { pass } = read
  if (!isOwn(asked.caller, ofAgencyOf(db, pass.officeId))) return { ...answer, verdict: 'not_found' }
  const group = ownGroup(db, vault, asked, pass.folio)
  const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')
  const isThere = (one: AppointmentDetail) => one.office.id === pass.officeId && one.slot.startsAt === pass.startsAt
  const visitors = standing.filter(isThere)
  const lapsed = lapsedOf(db, visitors.length > 0 ? [] : group.filter(isThere), asked.readAt)
  const usedAt = usedVisit(db, group[0]?.groupId, pass)?.arrivedAt ?? lapsed.cameAt
  const verdict = judge(pass, { group, standing, visitors, lapsed, used: usedAt !== undefined && usedAt !== asked.readAt }, asked)
  const named = isOwn(asked.caller, { office: pass.officeId })
  return {
    verdict,
    pass,
    visitors: named ? (verdict === 'lapsed' ? lapsed.people : visitors) : [],
    instead: verdict === 'moved' ? standing[0] : undefined,
    usedAt,
  }
}

/** Those with visits at the caller's agency. */
const ownGroup = (db: Db, vault: Vault, { caller }: Pick<DoorQuestion, 'caller'>, folio: string): AppointmentDetail[] =>
  ownOf(caller, findByFolio(db, vault, folio), (one) => ofAgencyOf(db, one.office.id))

interface Found {
  group: AppointmentDetail[]
  standing: AppointmentDetail[]
  visitors: AppointmentDetail[]
  lapsed: Lapsed
  used: boolean
}

function judge(pass: Pass, { group, standing, visitors, lapsed, used }: Found, asked: DoorQuestion): DoorVerdict {
  const [visitor] = visitors
  if (group.length === 0) return 'not_found'
  const isToday = visitor !== undefined || lapsed.people.length > 0 || lapsed.cameAt !== undefined
  if (!isToday) return standing.length > 0 ? 'moved' : 'cancelled'
  const here = asked.officeId ?? pass.officeId
  if (here !== pass.officeId || !isOwn(asked.caller, { office: here })) return 'other_office'
  if (!visitor) return lapsed.people.length > 0 ? 'lapsed' : 'used'
  if (visitor.slot.day !== dayOf(asked.readAt, visitor.office.zone)) return 'other_day'
  // The same reading, repeated because its answer was lost, is no second visit.
  return used ? 'used' : 'valid'
}

/**
 * `listed`: comes today, to this office. A folio is no receipt: it is easily spoken, so it lets no one in by itself. `valid`: an arrival
 * was noted by who saw the identification.
 */
export type FolioVerdict = 'listed' | Exclude<DoorVerdict, 'not_ours'>

export interface FolioQuestion extends Omit<DoorQuestion, 'code'> {
  folio: string
}

export interface FolioAnswer {
  verdict: FolioVerdict
  folio: string
  /** Of today; empty for an office that may not know it. */
  visitors: AppointmentDetail[]
  /** Where it is now; undefined when there is none. */
  visit: AppointmentDetail | undefined
  usedAt: Instant | undefined
  received?: Received
}

/** Changes nothing. */
export function lookUpFolio(db: Db, vault: Vault, asked: FolioQuestion): FolioAnswer {
  const { folio } = asked
  const group = ownGroup(db, vault, asked, folio)
  const standing = group.filter((one) => one.state === 'confirmed' || one.state === 'past')
  const isToday = ({ slot, office }: AppointmentDetail) => slot.day === dayOf(asked.readAt, office.zone)
  const isHere = (one: AppointmentDetail) =>
    (asked.officeId ?? one.office.id) === one.office.id && isOwn(asked.caller, ofOffice(one))
  const visitors = standing.filter((one) => isToday(one) && isHere(one))
  const arrivals = visitors.flatMap((one) => one.arrivedAt ?? [])
  const lapsed = lapsedOf(db, standing.length > 0 ? [] : group.filter(isHere), asked.readAt)
  const usedAt = visitors.length > 0 && arrivals.length === visitors.length ? Math.max(...arrivals) : lapsed.cameAt
  const visit = visitors[0] ?? standing.find(isToday) ?? standing[0] ?? group.find((one) => one.state === 'cancelled')
  const verdict =
    lapsed.people.length > 0 ? 'lapsed' : judgeFolio(db, { visit, comes: visitors.length > 0, usedAt, isToday, isHere })
  return { verdict, folio, visitors: verdict === 'lapsed' ? lapsed.people : visitors, visit, usedAt }
}

interface FolioFound extends Pick<FolioAnswer, 'visit' | 'usedAt'> {
  comes: boolean
  isToday(one: AppointmentDetail): boolean
  isHere(one: AppointmentDetail): boolean
}

function judgeFolio(db: Db, { visit, comes, usedAt, isToday, isHere }: FolioFound): FolioVerdict {
  if (!visit) return 'not_found'
  if (usedAt !== undefined) return 'used'
  if (comes) return 'listed'
  if (visit.state === 'cancelled') return 'cancelled'
  if (wasMoved(db, visit.id)) return 'moved'
  return isHere(visit) && !isToday(visit) ? 'other_day' : 'other_office'
}

const WAS_MOVED = statement("select 1 from appointment_events where appointment_id = ? and what = 'moved' limit 1", {
  params: ['int'],
  uses: 'appointment_events_of',
})

/** The visitor may remember the previous hour. */
const wasMoved = (db: Db, id: number): boolean => WAS_MOVED.finds(db, id)

const usedVisit = (db: Db, groupId: string | undefined, pass: Pass): Visit | undefined => {
  const visit = groupId === undefined ? undefined : visitOf(db, groupId, pass.startsAt, pass.officeId)
  return visit?.arrivedAt === null ? undefined : visit
}

type Receiving = Telling & { vault: Vault }

/** Whose visit lapsed is received where today has room. */
function receive<Looked extends DoorAnswer | FolioAnswer>(
  tx: Tx,
  deps: Receiving,
  looked: Looked,
  { at, actor, now }: { at: Instant; actor: Clerk; now: Instant },
): Looked {
  const { visitors } = looked
  if (looked.verdict !== 'lapsed')
    return { ...looked, verdict: 'valid', received: { turns: noteArrivals(tx, deps, visitors, { at, actor }, now), lapsed: false } }
  const { people } = lapsedOf(tx, visitors, now)
  const came = receiveLapsed(tx, deps.vault, people, actor, now)
  const turns = came.flatMap(({ visit }) => visit.number ?? [])
  const received = { turns, lapsed: true }
  if (came.length === 0) return { ...looked, received }
  return { ...looked, verdict: 'valid', visitors: came.map(({ appointment }) => appointment), received }
}

/** Who says the folio showed an identification. */
export function receiveByFolio(tx: Tx, deps: Receiving, asked: FolioQuestion, actor: Clerk, now: Instant): FolioAnswer {
  const looked = lookUpFolio(tx, deps.vault, asked)
  const isToCome = looked.verdict === 'listed' || looked.verdict === 'lapsed'
  return isToCome ? receive(tx, deps, looked, { at: asked.readAt, actor, now }) : looked
}

/** Records the arrival of all in that hour, the first time; a second reading is counted. */
export function receiveAtDoor(tx: Tx, deps: Receiving, asked: DoorQuestion, actor: Clerk, now: Instant): DoorAnswer {
  const answer = lookAtPass(tx, deps.vault, asked)
  const { verdict, pass, visitors } = answer
  const [first] = visitors
  if (!pass || !first) return answer
  if (verdict === 'used') countAgain(tx, first.groupId, pass, now)
  const isFirst = verdict === 'lapsed' || (verdict === 'valid' && answer.usedAt === undefined)
  return isFirst ? receive(tx, deps, answer, { at: asked.readAt, actor, now }) : answer
}

function countAgain(tx: Tx, groupId: string, pass: Pass, now: Instant): void {
  const visit = usedVisit(tx, groupId, pass)
  if (visit) stepVisit(tx, visit, { repeats: visit.repeats + 1 }, undefined, now)
}

/** A group in one hour. No name. */
export interface ExpectedVisit {
  folio: string
  startsAt: Instant
  /** 0: all of it was cancelled. */
  people: number
  /** At any door; undefined: not yet. */
  readAt: Instant | undefined
}

interface Row {
  folio: Uint8Array
  startsAt: Instant
  people: number
  readAt: Instant | null
}

const EXPECTED_AT_DOOR = statement(
  `select a.folio_sealed as folio, s.starts_at as startsAt, sum(a.state <> 'cancelled') as people, d.arrived_at as readAt
   from slots s cross join appointments a on a.slot_id = s.id
   left join visits d on d.group_id = a.group_id and d.starts_at = s.starts_at and d.office_id = s.office_id
   where s.office_id = +$office and s.day = +$day and a.state in ('confirmed', 'past', 'cancelled') and a.folio_hash is not null
   group by s.starts_at, a.folio_hash order by s.starts_at, a.group_id`,
  {
    row: row<Row>({ folio: 'bytes!', startsAt: 'int', people: 'int', readAt: 'int?' }),
    params: { office: 'int', day: 'text' },
    uses: 'appointments_slot slots_one visits_one',
    because: 'the visits of one day are sorted',
  },
)

/** Of an office on a day, by hour, cancelled ones too. A door uses this list without a connection. */
export const expectedAtDoor = (db: Db, vault: Vault, officeId: number, day: LocalDay): ExpectedVisit[] =>
  EXPECTED_AT_DOOR.all(db, { office: officeId, day }).map(({ folio, readAt, ...visit }) => ({
    ...visit,
    folio: vault.open(folio),
    readAt: readAt ?? undefined,
  }))
