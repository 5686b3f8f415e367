import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { VisitState } from './visits.ts'

interface Waiting {
  id: number
  priority: number
  lapsed: number
  /** 1: without an appointment. */
  walkIn: number
  state: VisitState
  startsAt: Instant
  arrivedAt: Instant
  number: number
}

const WAITING = statement(
  `select id, coalesce(priority, 'lapsed') <> 'lapsed' as priority, priority is 'lapsed' as lapsed, group_id is null as walkIn, state,
     starts_at as startsAt, arrived_at as arrivedAt, number from visits
   where office_id = +? and day = +? and state in ('arrived', 'late') order by starts_at, number`,
  {
    row: row<Waiting>({
      id: 'int',
      priority: 'int',
      lapsed: 'int',
      walkIn: 'int',
      state: 'text',
      startsAt: 'int',
      arrivedAt: 'int!',
      number: 'int!',
    }),
    params: ['int', 'text'],
    uses: 'visits_day',
    because: 'the people who wait at one office are sorted',
  },
)

/**
 * Ids of visits in the order of calling: priority first, then by the hour of the appointment. Who came after the place was given away is
 * next after those who were there; whose appointment lapsed, before all who have none.
 */
export function waitingLine(db: Db, officeId: number, day: LocalDay): number[] {
  const waiting = WAITING.all(db, officeId, day)
  const [first, others] = [waiting.filter((one) => one.priority === 1), waiting.filter((one) => one.priority === 0)]
  return [...inOrder(first), ...inOrder(others)].map((one) => one.id)
}

function inOrder(waiting: readonly Waiting[]): Waiting[] {
  const line = waiting.filter((one) => one.state === 'arrived' && one.lapsed === 0)
  for (const late of waiting
    .filter((one) => one.state === 'late')
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt || a.number - b.number))
    line.splice(line.findLastIndex((one) => one.arrivedAt <= late.arrivedAt) + 1, 0, late)
  for (const one of waiting.filter(({ lapsed }) => lapsed === 1)) {
    const next = line.findIndex(({ walkIn, lapsed, startsAt }) => (walkIn === 1 && lapsed === 0) || startsAt > one.startsAt)
    line.splice(next < 0 ? line.length : next, 0, one)
  }
  return line
}
