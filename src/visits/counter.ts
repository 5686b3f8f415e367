import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type AppointmentDetail, visitorsOn } from '../booking/views.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { lapsedOn } from './lapsed.ts'
import { waitingLine } from './line.ts'
import { peopleOf, type Visit, type VisitPerson, type VisitState, visitById } from './visits.ts'

/** A visit of the day, with its people as far as they have an appointment. */
export interface CounterLine {
  visit: (Visit & { people: VisitPerson[] }) | undefined
  startsAt: Instant
  /** lapsed: the appointment did, and no one has come yet. */
  state: VisitState | 'lapsed'
  visitors: AppointmentDetail[]
}

const VISITS_ON = statement('select id from visits where office_id = +? and day = +?', {
  row: { id: 'int' },
  params: ['int', 'text'],
  uses: 'visits_number',
})

/** In the order of the counter: who is at a window, who waits in the order of calling, who is expected by the hour, who is done. */
export function counterOf(db: Db, vault: Vault, officeId: number, day: LocalDay): CounterLine[] {
  const known = VISITS_ON.all(db, officeId, day).flatMap(({ id }) => visitById(db, id) ?? [])
  const visits = known.map((visit) => ({ ...visit, people: peopleOf(db, visit.id) }))
  const groups = Map.groupBy(visitorsOn(db, vault, officeId, day), hourOf)
  const lines = visits.map((visit): CounterLine => {
    const key = `${visit.groupId}:${visit.startsAt}`
    const visitors = groups.get(key) ?? []
    groups.delete(key)
    return { visit, startsAt: visit.startsAt, state: visit.state, visitors }
  })
  const unseen = linesOf([...groups.values()], 'expected')
  const lapsed = linesOf([...Map.groupBy(lapsedOn(db, vault, officeId, day), hourOf).values()], 'lapsed')
  const line = waitingLine(db, officeId, day)
  const placeOf = ({ visit }: CounterLine) => (visit ? line.indexOf(visit.id) : -1)
  return [...lines, ...unseen, ...lapsed].toSorted(
    (a, b) => RANK[a.state] - RANK[b.state] || placeOf(a) - placeOf(b) || a.startsAt - b.startsAt || numberOf(a) - numberOf(b),
  )
}

const hourOf = ({ groupId, slot }: AppointmentDetail): string => `${groupId}:${slot.startsAt}`

const linesOf = (groups: readonly AppointmentDetail[][], state: CounterLine['state']): CounterLine[] =>
  groups.flatMap((visitors) => {
    const [first] = visitors
    return first ? [{ visit: undefined, startsAt: first.slot.startsAt, state, visitors }] : []
  })

const numberOf = ({ visit }: CounterLine): number => visit?.number ?? 0

const RANK: Record<CounterLine['state'], number> = {
  called: 0,
  serving: 0,
  arrived: 1,
  late: 1,
  expected: 2,
  lapsed: 3,
  served: 4,
  absent: 4,
  left: 4,
  unknown: 4,
}
