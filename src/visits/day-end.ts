import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { type Touched, touch, type Worked } from '../admin/propose.ts'
import { type AppointmentDetail, visitorsOn } from '../booking/views.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { keptUntil } from './arrival.ts'
import { type Result, somebodyCame, writeOutcomes } from './steps.ts'
import { isOpen, peopleOf, theVisit, type Visit, type VisitPerson, visitById, visitOf } from './visits.ts'

const OPEN_VISITS = statement(
  `select id from visits where office_id = +? and day = +? and state in ('expected', 'arrived', 'late', 'called', 'serving')`,
  { row: row<{ id: number }>({ id: 'int' }), params: ['int', 'text'], uses: 'visits_day' },
)

const openVisits = (db: Db, officeId: number, day: LocalDay): Visit[] =>
  OPEN_VISITS.all(db, officeId, day).flatMap(({ id }) => visitById(db, id) ?? [])

/** What is written of people without a note. */
export interface Settling {
  came: Extract<Result['outcome'], 'served' | 'unknown'>
  /** nobody: absent, on a day to which no one came, as the clerk says. */
  others: Extract<Result['outcome'], 'absent' | 'unknown'> | 'nobody'
}

export interface Settled {
  came: number
  others: number
  appointments: number[]
}

export type SettleRefusal = 'nothing' | 'no_arrivals' | 'somebody_came' | 'not_over'

/** Writes what came of everybody of that day. For `proposeOrApply`. */
export function settleDay(
  tx: Tx,
  { vault }: { vault: Vault },
  asked: { officeId: number; day: LocalDay; how: Settling },
  by: Clerk,
  now: Instant,
): Worked<Settled, SettleRefusal> {
  const { officeId, day, how } = asked
  const unseen = visitorsOn(tx, vault, officeId, day).filter((one) => !visitOf(tx, one.groupId, one.slot.startsAt, officeId))
  const known = openVisits(tx, officeId, day)
  if (unseen.length + known.length === 0) return { ok: false, why: 'nothing' }
  const notCome = unseen.length > 0 || known.some((visit) => peopleOf(tx, visit.id).some(isMissed))
  const came = somebodyCame(tx, { officeId, day })
  if (notCome && how.others === 'absent' && !came) return { ok: false, why: 'no_arrivals' }
  if (how.others === 'nobody' && came) return { ok: false, why: 'somebody_came' }
  const expected = [...unseen.map((one) => one.slot), ...known.filter((one) => one.state === 'expected')]
  if (expected.some((one) => keptUntil(tx, one) > now)) return { ok: false, why: 'not_over' }
  const touched: Touched[] = [...touch(unseen), ...known.map(({ id, version }) => ({ what: 'visit', id, version }))]
  const impact: Settled = { came: 0, others: 0, appointments: [] }
  for (const visit of [...known, ...begin(tx, unseen, now)]) settle(tx, visit, { how, by, impact }, now)
  return { ok: true, touched, impact }
}

const isMissed = ({ arrivedAt, outcome }: VisitPerson): boolean => arrivedAt === null && outcome === null

const begin = (tx: Tx, unseen: readonly AppointmentDetail[], now: Instant): Visit[] =>
  [...Map.groupBy(unseen, (one) => `${one.groupId}:${one.slot.slotId}`).values()].flatMap(([first]) =>
    first ? theVisit(tx, first, now) : [],
  )

function settle(tx: Tx, visit: Visit, { how, by, impact }: { how: Settling; by: Clerk; impact: Settled }, now: Instant): void {
  const open = peopleOf(tx, visit.id).filter((one) => one.outcome === null)
  if (!isOpen(visit) || open.length === 0) return
  const others = how.others === 'nobody' ? 'absent' : how.others
  const outcomes = open.map((one): [VisitPerson, Result] => [one, { outcome: one.arrivedAt === null ? others : how.came }])
  writeOutcomes(tx, visit, new Map(outcomes), by, now)
  impact.came += open.filter((one) => one.arrivedAt !== null).length
  impact.others += open.filter((one) => one.arrivedAt === null).length
  impact.appointments.push(...open.flatMap((one) => one.appointmentId ?? []))
}
