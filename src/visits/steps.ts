import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { type Happening, record } from '../booking/events.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { keptUntil, NO_OUTCOME } from './arrival.ts'
import { type Telling, tellTurn } from './chat/turn-told.ts'
import { waitingLine } from './line.ts'
import {
  isOpen,
  latestStep,
  type Outcome,
  peopleOf,
  type SeenWith,
  stepVisit,
  undoStep,
  type Visit,
  type VisitPerson,
  type VisitState,
  visitById,
  writePerson,
} from './visits.ts'

export type StepRefusal = 'not_here' | 'called' | 'not_called' | 'nobody' | 'window_busy' | 'over' | 'too_early' | 'is_here'

export type Stepped<Why extends string = StepRefusal> = { ok: true; visit: Visit } | { ok: false; why: Why; other?: Visit }

const IN_LINE: readonly VisitState[] = ['arrived', 'late']
const AT_A_WINDOW: readonly VisitState[] = ['called', 'serving']

const AT_WINDOW = statement(
  `select id from visits where office_id = +? and day = +? and at_window = +? and state in ('called', 'serving')`,
  { row: { id: 'int' }, params: ['int', 'text', 'int'], uses: 'visits_window' },
)

const visitAt = (db: Db, { officeId, day }: Pick<Visit, 'officeId' | 'day'>, window: number): Visit | undefined => {
  const found = AT_WINDOW.get(db, officeId, day, window)
  return found ? visitById(db, found.id) : undefined
}

/** Undefined visit: the next one in the line. */
export function call(
  tx: Tx,
  deps: Telling,
  where: { officeId: number; day: LocalDay },
  { visit, window }: { visit: Visit | undefined; window: number },
  by: Clerk,
  now: Instant,
): Stepped {
  const next = visit?.id ?? waitingLine(tx, where.officeId, where.day)[0]
  const meant = next === undefined ? undefined : visitById(tx, next)
  if (!meant) return { ok: false, why: 'nobody' }
  if (AT_A_WINDOW.includes(meant.state)) return { ok: false, why: 'called', other: meant }
  if (!isOpen(meant)) return { ok: false, why: 'over' }
  if (!IN_LINE.includes(meant.state)) return { ok: false, why: 'not_here' }
  const other = visitAt(tx, meant, window)
  if (other) return { ok: false, why: 'window_busy', other }
  const called = {
    state: 'called',
    atWindow: window,
    calledAt: now,
    firstCalledAt: meant.firstCalledAt ?? now,
    calls: meant.calls + 1,
  } as const
  return { ok: true, visit: tellTurn(tx, deps, stepVisit(tx, meant, called, by, now), now, now) }
}

export function callAgain(tx: Tx, deps: Telling, visit: Visit, by: Clerk, now: Instant): Stepped {
  if (visit.state !== 'called') return { ok: false, why: isOpen(visit) ? 'not_called' : 'over' }
  const again = stepVisit(tx, visit, { calls: visit.calls + 1, calledAt: now }, by, now)
  return { ok: true, visit: tellTurn(tx, deps, again, now, now) }
}

export function startServing(tx: Tx, visit: Visit, by: Clerk, now: Instant): Stepped {
  if (visit.state !== 'called') return { ok: false, why: isOpen(visit) ? 'not_called' : 'over' }
  return { ok: true, visit: stepVisit(tx, visit, { state: 'serving', servingAt: now }, by, now) }
}

export interface Result {
  outcome: Outcome
  missing?: string | undefined
  seenWith?: SeenWith | undefined
  /** Only this one of its people. */
  only?: number | undefined
}

const NOTED_THAT_DAY = statement('select 1 from visits where office_id = +? and day = +? and arrived_at is not null limit 1', {
  params: ['int', 'text'],
  uses: 'visits_day',
})

/** Otherwise it cannot be concluded who did not come. */
export const arrivalsWereNoted = (db: Db, { officeId, day }: Pick<Visit, 'officeId' | 'day'>): boolean =>
  NOTED_THAT_DAY.finds(db, officeId, day)

const SERVED_THAT_DAY = statement("select 1 from visits where office_id = +? and day = +? and state = 'served' limit 1", {
  params: ['int', 'text'],
  uses: 'visits_day',
})

/** As far as it was noted: a small office may note only who was served. */
export const somebodyCame = (db: Db, at: Pick<Visit, 'officeId' | 'day'>): boolean =>
  arrivalsWereNoted(db, at) || SERVED_THAT_DAY.finds(db, at.officeId, at.day)

/** What came of a visit's people; it is over when something came of each. */
export function noteResult(tx: Tx, visit: Visit, result: Result, by: Clerk, now: Instant): Stepped {
  const { outcome, only } = result
  const open = peopleOf(tx, visit.id).filter((one) => one.outcome === null)
  if (!isOpen(visit) || open.length === 0) return { ok: false, why: 'over' }
  const came = open.filter((one) => one.arrivedAt !== null)
  const meant = only === undefined ? (came.length > 0 ? came : open) : open.filter((one) => one.id === only)
  if (outcome === 'left' && meant.some((one) => one.arrivedAt === null)) return { ok: false, why: 'not_here' }
  if (outcome === 'absent' && meant.some((one) => one.arrivedAt !== null)) return { ok: false, why: 'is_here' }
  const why = meant.every((one) => one.arrivedAt !== null) ? undefined : mayNotBeOver(tx, visit, outcome, now)
  if (why) return { ok: false, why }
  // Who did not come with the others is absent once they are done.
  const rest = only === undefined ? open.filter((one) => !meant.includes(one)) : []
  const outcomes = new Map<VisitPerson, Result>([
    ...meant.map((one): [VisitPerson, Result] => [one, result]),
    ...rest.map((one): [VisitPerson, Result] => [one, { outcome: 'absent' }]),
  ])
  return { ok: true, visit: writeOutcomes(tx, visit, outcomes, by, now) }
}

/** Of who has not come. */
function mayNotBeOver(db: Db, visit: Visit, outcome: Outcome, now: Instant): StepRefusal | undefined {
  if (outcome !== 'absent' && outcome !== 'unknown') return undefined
  return now <= keptUntil(db, visit) ? 'too_early' : undefined
}

const HAPPENED: Record<Outcome, Happening> = {
  served: 'served',
  missing_paper: 'missing_paper',
  absent: 'absent',
  left: 'left_office',
  unknown: 'outcome_unknown',
}

export function writeOutcomes(tx: Tx, visit: Visit, outcomes: ReadonlyMap<VisitPerson, Result>, by: Clerk, now: Instant): Visit {
  const people = peopleOf(tx, visit.id)
  const after = people.map((one) => [...outcomes].find(([{ id }]) => id === one.id)?.[1].outcome ?? one.outcome)
  const isOver = after.every((one) => one !== null)
  const ended = isOver ? { state: endOf(after), endedAt: now } : {}
  return stepVisit(tx, visit, ended, by, now, () => {
    for (const [person, { outcome, missing = null, seenWith = null }] of outcomes) {
      const written = { outcome, missing: outcome === 'missing_paper' ? missing : null, seenWith }
      writePerson(tx, person, { ...written, outcomeAt: now, outcomeBy: 'staff', outcomeKeyId: by.keyId })
      if (person.appointmentId !== null) record(tx, person.appointmentId, HAPPENED[outcome], by, now)
    }
  })
}

function endOf(outcomes: readonly (Outcome | null)[]): VisitState {
  if (outcomes.some((one) => one === 'served' || one === 'missing_paper')) return 'served'
  if (outcomes.includes('left')) return 'left'
  return outcomes.every((one) => one === 'absent') ? 'absent' : 'unknown'
}

const UNDONE_WITHIN_MS = 10 * MINUTE

/** `nothing`: no step, or one since that cannot be undone. */
export function undo(tx: Tx, visit: Visit, by: Clerk, now: Instant): Stepped<'nothing' | 'undo_late' | 'window_busy'> {
  const step = latestStep(tx, visit)
  if (step?.version !== visit.version) return { ok: false, why: 'nothing' }
  if (now - step.at > UNDONE_WITHIN_MS) return { ok: false, why: 'undo_late' }
  const before = (JSON.parse(step.before) as { visit: Visit }).visit
  const other = AT_A_WINDOW.includes(before.state) && before.atWindow !== null ? visitAt(tx, visit, before.atWindow) : undefined
  if (other && other.id !== visit.id) return { ok: false, why: 'window_busy', other }
  const people = peopleOf(tx, visit.id)
  const undone = undoStep(tx, visit, now)
  const after = new Map(peopleOf(tx, visit.id).map((one) => [one.id, one]))
  for (const { id, appointmentId, arrivedAt, outcome } of people) {
    if (appointmentId === null) continue
    const then = after.get(id) ?? { arrivedAt: null, ...NO_OUTCOME }
    if (arrivedAt !== null && then.arrivedAt === null) record(tx, appointmentId, 'arrival_taken_back', by, now)
    if (outcome !== then.outcome) record(tx, appointmentId, 'outcome_taken_back', by, now)
  }
  return { ok: true, visit: undone }
}
