import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { record } from '../booking/events.ts'
import type { AppointmentDetail } from '../booking/views.ts'
import { rule } from '../catalogue/rules.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { type Telling, tellTurn } from './chat/turn-told.ts'
import {
  isOpen,
  nextNumber,
  type Priority,
  peopleOf,
  stepVisit,
  theVisit,
  type Visit,
  type VisitPerson,
  type VisitState,
  writePerson,
} from './visits.ts'

interface Noted {
  /** A page without a connection reports it later. */
  at: Instant
  actor: Clerk
  /** Called before others. */
  priority?: Priority
}

/** Until then a place is kept for who has not come. */
export const keptUntil = (db: Db, { startsAt }: Pick<Visit, 'startsAt'>): Instant => startsAt + rule(db, 'minutes_late') * MINUTE

/** Who comes later than the place is kept is called after those who were there. */
const stateOnArrival = (db: Db, visit: Pick<Visit, 'startsAt'>, at: Instant): VisitState =>
  at > keptUntil(db, visit) ? 'late' : 'arrived'

/**
 * Of people of one group and hour. An earlier arrival keeps its hour. From then on a receipt of the visit at that office is used, and the
 * visit has a number.
 */
export function noteArrival(
  tx: Tx,
  deps: Telling,
  visitors: AppointmentDetail[],
  { at, actor, priority }: Noted,
  now: Instant,
): Visit | undefined {
  const [first] = visitors
  if (!first) return undefined
  const visit = theVisit(tx, first, now)
  const arrivedAt = Math.min(visit.arrivedAt ?? at, at)
  const people = peopleOf(tx, visit.id)
  const coming = visitors.flatMap((one) => people.find((person) => person.appointmentId === one.id) ?? [])
  const isBack = !isOpen(visit) && coming.some(isToServe)
  const isPrior = priority !== undefined && priority !== visit.priority
  if (!isBack && !isPrior && coming.every((one) => one.arrivedAt !== null)) return visit
  const change = {
    arrivedAt,
    arrivedKeyId: visit.arrivedAt === null ? actor.keyId : visit.arrivedKeyId,
    ...(priority && { priority }),
    number: visit.number ?? nextNumber(tx, visit.officeId, visit.day),
    ...((visit.state === 'expected' || isBack) && {
      state: stateOnArrival(tx, visit, at),
      endedAt: null,
      atWindow: null,
      hint: null,
    }),
  }
  const stepped = stepVisit(tx, visit, change, actor, now, () => {
    for (const person of coming)
      writePerson(tx, person, { arrivedAt: person.arrivedAt ?? at, ...(isToServe(person) && NO_OUTCOME) })
  })
  for (const one of visitors) if (one.arrivedAt === undefined) record(tx, one.id, 'arrived', actor, now)
  return tellTurn(tx, deps, stepped, at, now)
}

/** For a family in consecutive hours, each hour is a visit of its own. Their numbers. */
export const noteArrivals = (tx: Tx, deps: Telling, visitors: readonly AppointmentDetail[], noted: Noted, now: Instant): number[] =>
  [...Map.groupBy(visitors, (one) => one.slot.slotId).values()].flatMap(
    (each) => noteArrival(tx, deps, each, noted, now)?.number ?? [],
  )

/** It was written down that nothing came of the visit, and the person is there. */
const isToServe = ({ outcome }: VisitPerson): boolean => outcome === 'absent' || outcome === 'left' || outcome === 'unknown'

/** It is not known yet what came of it. */
export const NO_OUTCOME = {
  outcome: null,
  outcomeAt: null,
  outcomeBy: null,
  outcomeKeyId: null,
  missing: null,
  seenWith: null,
} as const

const ARRIVALS_THAT_DAY = statement(
  `select p.id, p.visit_id as visitId from visit_people p join visits v on v.id = p.visit_id
   where p.appointment_id = +? and v.day = +? and p.arrived_at is not null`,
  { row: { id: 'int', visitId: 'int' }, params: ['int', 'text'], uses: 'visit_people_appointment' },
)

/**
 * Takes a note back that was wrong. A receipt is good again once none of its hour is noted; the number stays. False once the visit was
 * called or is over.
 */
export function takeArrivalBack(tx: Tx, visitors: AppointmentDetail[], actor: Clerk, now: Instant): boolean {
  for (const one of visitors) {
    if (one.arrivedAt === undefined) continue
    const visit = theVisit(tx, one, now)
    if (visit.state !== 'expected' && visit.state !== 'arrived' && visit.state !== 'late') return false
    const noted = ARRIVALS_THAT_DAY.all(tx, one.id, one.slot.day)
    const isOver = ({ id, visitId }: { id: number; visitId: number }) =>
      peopleOf(tx, visitId).some((each) => each.id === id && each.outcome !== null)
    if (noted.some(isOver)) return false
    const stays = peopleOf(tx, visit.id).some((person) => person.arrivedAt !== null && person.appointmentId !== one.id)
    const back = stays
      ? {}
      : ({ state: 'expected', arrivedAt: null, arrivedKeyId: null, atWindow: null, calledAt: null, firstCalledAt: null } as const)
    stepVisit(tx, visit, back, actor, now, () => {
      for (const { id, visitId } of noted) {
        const person = peopleOf(tx, visitId).find((each) => each.id === id)
        if (person) writePerson(tx, person, { arrivedAt: null })
      }
    })
    record(tx, one.id, 'arrival_taken_back', actor, now)
  }
  return true
}
