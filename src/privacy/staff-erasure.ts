import { actingTime } from '../../db/acting-time.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { ErasureForm, ErasureRequest, Hindrance, Whose } from '../admin/data-subjects.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Touched, Worked } from '../admin/propose.ts'
import { keyOfCurp } from '../booking/people.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { erasureKey, goOnErasing, isKeptElsewhere, whatHinders } from './carry-out.ts'
import { eraseTyped, keyOfName } from './erase-people.ts'
import { askErasure, EVERYTHING, erasureFor, isBeingErased, openErasures } from './erasures.ts'

type Deps = Pick<StaffDeps, 'vault' | 'citizens' | 'messaging'>

/**
 * A person by CURP, or by name and birth date as given without one; or a telephone (digits with country code); undefined: the request's,
 * which may show no number.
 */
export type ErasureTarget =
  | { by: 'curp'; curp: string }
  | { by: 'name'; name: string; birthDate: LocalDay }
  | { by: 'phone'; phone: string | undefined }

export interface ErasureOrder {
  target: ErasureTarget
  wishes: readonly ErasureForm[]
  actor: Actor
  /** Of the asking key: what others keep stays and is not told. */
  agencyId: number
}

export interface ErasureImpact<Kept> {
  kept: Kept
  tells: boolean
  closes: string | undefined
  /** waits: its last message must arrive first; steps: very many rows, a job goes on. */
  state: 'done' | 'waits' | 'steps'
}

/** Undefined when they can be erased. `keeps`: whether anything of theirs is kept. */
export function refuseErasure(
  db: Db,
  deps: Deps,
  order: ErasureOrder,
  keeps: (whose: Whose) => boolean,
  now: Instant,
): Hindrance | undefined {
  const request = requestOf(order)
  if (request && erasureFor(db, request.id)) return { why: 'under_way' }
  const whose = whoIs(db, deps, order)
  if (!whose || !keeps(whose)) return { why: 'nothing_kept', field: 'curp_o_telefono' }
  if (isBeingErased(db, whose, order.agencyId)) return { why: 'under_way' }
  const ends = order.wishes.flatMap((one) => one.ends?.whys ?? [])
  const waits = waitsFor(request, whose)
  // A visit that ended only by a doubted clock still lives.
  return whatHinders(db, deps.messaging, { whose, requestId: request?.id, agencyId: order.agencyId }, actingTime(db, now)).find(
    ({ why }) => !ends.includes(why) && !(why === 'messages' && waits),
  )
}

/** For `proposeOrApply`, after `refuseErasure` found nothing. */
export function eraseByOffice<Kept>(
  tx: Tx,
  deps: Deps,
  order: ErasureOrder,
  keptOf: (whose: Whose) => Kept,
  now: Instant,
): Worked<ErasureImpact<Kept>, never> {
  const { target, wishes, actor, agencyId } = order
  const whose = whoIs(tx, deps, order)
  if (!whose) throw new Error('there is nothing to erase')
  const kept = keptOf(whose)
  const request = requestOf(order)
  const touched = touchedBy(tx, whose, order)
  for (const one of wishes) one.ends?.run(tx, whose, agencyId, now)
  const isLast = !isKeptElsewhere(tx, deps.messaging, whose, agencyId)
  if (target.by === 'curp' && isLast) eraseTyped(tx, deps.vault, target.curp)
  const waits = waitsFor(request, whose)
  const closed = request?.closes ? request : undefined
  const { id } = askErasure(tx, { whose, agencyId, requestId: closed?.id, waits, until: EVERYTHING, actor }, now)
  // The message comes first also where another agency keeps the telephone: otherwise the answer would reveal that.
  const tells = closed?.notify(tx, deps.messaging, { key: erasureKey(id), last: waits && isLast }, now) ?? false
  goOnErasing(tx, deps.messaging, id, actingTime(tx, now))
  const open = openErasures(tx).some((one) => one.id === id)
  const state = !open ? 'done' : waits ? 'waits' : 'steps'
  return { ok: true, touched, impact: { kept, tells, closes: closed?.called, state } }
}

const requestOf = ({ wishes }: ErasureOrder): ErasureRequest | undefined => wishes.flatMap((one) => one.request ?? [])[0]

/** The erased telephone is the one that is told: its message goes first. */
const waitsFor = (request: ErasureRequest | undefined, whose: Whose): boolean =>
  request?.closes === true && whose.kind === 'contact' && request.contactId === whose.contactId

function whoIs(db: Db, { vault, citizens }: Deps, order: ErasureOrder): Whose | undefined {
  const { target } = order
  if (target.by === 'curp') return { kind: 'person', key: keyOfCurp(vault, target.curp) }
  if (target.by === 'name') return { kind: 'person', key: keyOfName(db, vault, target) }
  const contactId = target.phone === undefined ? requestOf(order)?.contactId : citizens.findContact(db, target.phone)
  return contactId === undefined ? undefined : { kind: 'contact', contactId }
}

const TOUCHED_BY = statement('select coalesce(max(id), 0) as n from inbox where contact_id = +?', {
  row: { n: 'int' },
  params: ['int'],
  uses: 'inbox_contact',
})

/** A changed visit, or a new message from that telephone, makes it another decision. */
function touchedBy(db: Db, whose: Whose, order: ErasureOrder): Touched[] {
  const request = requestOf(order)
  const touched =
    whose.kind === 'person'
      ? visitsOf(db, whose.key, order.agencyId)
      : [
          {
            what: 'contact',
            id: whose.contactId,
            version: TOUCHED_BY.get(db, whose.contactId)?.n ?? 0,
          },
        ]
  return request ? [...touched, request.touched] : touched
}

const VISITS_OF = statement(
  `select a.id, a.version from people p join appointments a on a.person_id = p.id
   where p.key = +? and a.office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { id: 'int', version: 'int' }, params: ['bytes', 'int'], uses: 'appointments_person people_key' },
)

const visitsOf = (db: Db, key: Uint8Array, agencyId: number): Touched[] =>
  VISITS_OF.all(db, key, agencyId).map((row) => ({ what: 'appointment', ...row }))
