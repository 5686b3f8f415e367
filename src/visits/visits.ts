import type { Db, Tx } from '../../db/open.ts'
import type { visitPeople, visits } from '../../db/schema/visits.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

type Row = typeof visits.$inferSelect
export type VisitPerson = typeof visitPeople.$inferSelect

export type VisitState = Row['state']
export type Outcome = NonNullable<VisitPerson['outcome']>
export type Priority = NonNullable<Row['priority']>
export type Hint = NonNullable<Row['hint']>
export type SeenWith = NonNullable<VisitPerson['seenWith']>

export type Visit = Omit<Row, 'updatedAt'>

/** Undefined: time or a chat brought it. */
export type By = { keyId: number | null } | undefined

/** What a step may change. */
const CHANGING = {
  number: 'int?',
  priority: 'text?',
  state: 'text',
  atWindow: 'int?',
  hint: 'text?',
  arrivedAt: 'int?',
  arrivedKeyId: 'int?',
  calledAt: 'int?',
  firstCalledAt: 'int?',
  calls: 'int',
  servingAt: 'int?',
  endedAt: 'int?',
  repeats: 'int',
} as const
type Changing = Pick<Row, keyof typeof CHANGING>

const VISIT_ROW = row<Visit>({
  id: 'int',
  groupId: 'text?',
  officeId: 'int',
  day: 'text',
  startsAt: 'int',
  ...CHANGING,
  version: 'int',
})

const COLUMNS = `id, group_id as groupId, office_id as officeId, day, starts_at as startsAt, number, priority, state, at_window as atWindow, hint,
  arrived_at as arrivedAt, arrived_key_id as arrivedKeyId, called_at as calledAt,
  first_called_at as firstCalledAt, calls, serving_at as servingAt, ended_at as endedAt,
  repeats, version`

const VISIT = statement(`select ${COLUMNS} from visits where id = +?`, { row: VISIT_ROW, params: ['int'] })

const VISIT_OF = statement(`select ${COLUMNS} from visits where group_id = ? and starts_at = ? and office_id = ?`, {
  row: VISIT_ROW,
  params: ['text', 'int', 'int'],
  uses: 'visits_one',
})

/** Undefined: nothing is known of it yet. */
export const visitOf = (db: Db, groupId: string, startsAt: Instant, officeId: number): Visit | undefined =>
  VISIT_OF.get(db, groupId, startsAt, officeId) ?? undefined

const VISITS_OF_GROUP = statement(`select ${COLUMNS} from visits where group_id = +? order by starts_at`, {
  row: VISIT_ROW,
  params: ['text'],
  uses: 'visits_one',
})

export const visitsOfGroup = (db: Db, groupId: string): Visit[] => VISITS_OF_GROUP.all(db, groupId)

/** What a step may change of a person. */
const WRITTEN = {
  arrivedAt: 'int?',
  outcome: 'text?',
  outcomeAt: 'int?',
  outcomeBy: 'text?',
  outcomeKeyId: 'int?',
  missing: 'text?',
  seenWith: 'text?',
} as const

const PERSON_ROW = row<VisitPerson>({
  id: 'int',
  visitId: 'int',
  appointmentId: 'int?',
  procedureId: 'text',
  name: 'bytes?',
  ...WRITTEN,
})

const PEOPLE = statement(
  `select id, visit_id as visitId, appointment_id as appointmentId, procedure_id as procedureId, name_sealed as name,
     arrived_at as arrivedAt, outcome, outcome_at as outcomeAt, outcome_by as outcomeBy, outcome_key_id as outcomeKeyId, missing,
     seen_with as seenWith
   from visit_people where visit_id = +? order by id`,
  { row: PERSON_ROW, params: ['int'], uses: 'visit_people_one', because: 'a visit has few people' },
)

export const peopleOf = (db: Db, visitId: number): VisitPerson[] => PEOPLE.all(db, visitId)

const NEW_VISIT = statement(
  `insert into visits (group_id, office_id, day, starts_at, state, version, updated_at) values (?, ?, ?, ?, 'expected', 1, ?)`,
  { params: ['text', 'int', 'text', 'int', 'int'], uses: 'visit_notices_visit visit_people_one visit_steps_one' },
)

const NEW_PEOPLE = statement(
  `insert into visit_people (visit_id, appointment_id, procedure_id)
   select +$visit, a.id, a.procedure_id from appointments a join slots s on s.id = a.slot_id
   where a.group_id = +$group and s.starts_at = +$startsAt and s.office_id = +$office and a.state in ('confirmed', 'past')
     and not exists (select 1 from visit_people p where p.visit_id = +$visit and p.appointment_id = a.id)
   order by a.member`,
  {
    params: { visit: 'int', group: 'text', startsAt: 'int', office: 'int' },
    uses: 'appointments_group visit_people_one',
  },
)

/** A group's hour at an office, with everybody who stands in it now; made when there is none yet. */
export function theVisit(
  tx: Tx,
  { groupId, slot, office }: { groupId: string; slot: { startsAt: Instant; day: LocalDay }; office: { id: number } },
  now: Instant,
): Visit {
  if (!visitOf(tx, groupId, slot.startsAt, office.id)) NEW_VISIT.run(tx, groupId, office.id, slot.day, slot.startsAt, now)
  const visit = visitOf(tx, groupId, slot.startsAt, office.id)
  if (!visit) throw new Error('a visit was not written')
  if (isOpen(visit)) NEW_PEOPLE.run(tx, { visit: visit.id, group: groupId, startsAt: slot.startsAt, office: office.id })
  return visit
}

const ENDED: ReadonlySet<VisitState> = new Set(['served', 'absent', 'left', 'unknown'])
export const isOpen = ({ state }: Pick<Visit, 'state'>): boolean => !ENDED.has(state)

const WRITE = statement(
  `update visits set number = $number, priority = $priority, state = $state, at_window = $atWindow, hint = $hint, arrived_at = $arrivedAt,
     arrived_key_id = $arrivedKeyId, called_at = $calledAt, first_called_at = $firstCalledAt,
     calls = $calls, serving_at = $servingAt, ended_at = $endedAt,
     repeats = $repeats, version = version + 1, updated_at = $now
   where id = +$id and version = +$version`,
  {
    params: {
      ...CHANGING,
      now: 'int',
      id: 'int',
      version: 'int',
    },
  },
)

const NOTE_STEP = statement('insert into visit_steps (visit_id, version, at, key_id, before) values (?, ?, ?, ?, ?)', {
  params: ['int', 'int', 'int', 'int?', 'text'],
})

/** As it stood before a step: everything that `WRITE` and `WRITE_PERSON` write. */
interface Before {
  visit: Visit
  people: Omit<VisitPerson, 'name'>[]
}

/**
 * One step of a visit, by the version that was read; its people are written by `people` meanwhile. With a clerk it can be undone. Throws
 * when another step came between, because the caller decided on stale data.
 */
export function stepVisit(tx: Tx, visit: Visit, change: Partial<Changing>, by: By, now: Instant, people?: () => void): Visit {
  if (by) {
    const before: Before = { visit, people: peopleOf(tx, visit.id).map(({ name: _, ...one }) => one) }
    NOTE_STEP.run(tx, visit.id, visit.version + 1, now, by.keyId, JSON.stringify(before))
  }
  people?.()
  return write(tx, { ...visit, ...change }, now)
}

function write(tx: Tx, visit: Visit, now: Instant): Visit {
  const { groupId: _, officeId: __, day: ___, startsAt: ____, ...columns } = visit
  const { changes } = WRITE.run(tx, { ...columns, now })
  if (changes === 0) throw new Error('a visit changed while a step was written')
  return { ...visit, version: visit.version + 1 }
}

const WRITE_PERSON = statement(
  `update visit_people set arrived_at = $arrivedAt, outcome = $outcome, outcome_at = $outcomeAt, outcome_by = $outcomeBy,
     outcome_key_id = $outcomeKeyId, missing = $missing, seen_with = $seenWith where id = +$id`,
  {
    params: {
      ...WRITTEN,
      id: 'int',
    },
  },
)

export function writePerson(
  tx: Tx,
  person: Omit<VisitPerson, 'name'>,
  change: Partial<Omit<VisitPerson, 'id' | 'name'>> = {},
): void {
  const { visitId: _, appointmentId: __, procedureId: ___, ...columns } = { ...person, ...change }
  const { name: ____, ...written } = columns as typeof columns & { name?: unknown }
  WRITE_PERSON.run(tx, written)
}

const NEXT_NUMBER = statement('select coalesce(max(number), 0) + 1 as next from visits where office_id = +? and day = +?', {
  row: { next: 'int' },
  params: ['int', 'text'],
  uses: 'visits_number',
})

/** The next one of that day. */
export const nextNumber = (db: Db, officeId: number, day: LocalDay): number => NEXT_NUMBER.get(db, officeId, day)?.next ?? 1

const LATEST_STEP = statement('select version, at, before from visit_steps where visit_id = +? order by version desc limit 1', {
  row: { version: 'int', at: 'int', before: 'text' },
  params: ['int'],
  uses: 'visit_steps_one',
})

const DROP_STEP = statement('delete from visit_steps where visit_id = ? and version = ?', {
  params: ['int', 'int'],
  uses: 'visit_steps_one',
})

export const latestStep = (db: Db, { id }: Visit) => LATEST_STEP.get(db, id) ?? undefined

/** Everything is as the latest step found it, but for its number. */
export function undoStep(tx: Tx, visit: Visit, now: Instant): Visit {
  const step = latestStep(tx, visit)
  if (step?.version !== visit.version) throw new Error('there is no step to undo')
  const before = JSON.parse(step.before) as Before
  for (const person of before.people) writePerson(tx, person)
  const undone = write(tx, { ...before.visit, number: visit.number ?? before.visit.number, version: visit.version }, now)
  DROP_STEP.run(tx, visit.id, step.version)
  return undone
}

export const visitById = (db: Db, id: number): Visit | undefined => VISIT.get(db, id) ?? undefined
