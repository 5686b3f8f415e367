import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { proceduresDoneAt } from '../catalogue/offices.ts'
import { ruleOf } from '../catalogue/rules.ts'
import { type Schedule, unserved } from './schedules.ts'
import type { Span } from './slots.ts'

export interface StaffShare {
  /** Of a day's places; 0: none. */
  percent: number
  /** So many days before, what is left is everybody's. */
  days: number
}

/** The largest that a procedure of this schedule has: its hours are of all of them. */
export function staffShare(db: Db, { id, officeId }: Pick<Schedule, 'id' | 'officeId'>): StaffShare {
  const served = proceduresDoneAt(db, officeId).filter((procedureId) => unserved(db, id, [procedureId]).length === 0)
  const shares = served.map((procedureId) => {
    const whose = { procedureId, officeId }
    return { percent: ruleOf(db, 'staff_percent', whose).value, days: ruleOf(db, 'staff_days', whose).value }
  })
  const [largest = { percent: 0, days: 0 }] = shares.toSorted((a, b) => b.percent - a.percent || a.days - b.days)
  return largest
}

const GIVEN = statement(
  `select coalesce(sum(a.slot_count), 0) as places from slots s cross join appointments a on a.slot_id = s.id and a.seated = 1
   where s.office_id = +$office and s.starts_at >= +$from and s.starts_at < +$until and s.schedule_id = +$schedule and a.origin <> 'chat'`,
  {
    row: row<{ places: number }>({ places: 'int' }),
    params: { office: 'int', from: 'int', until: 'int', schedule: 'int' },
    uses: 'slots_one appointments_slot',
  },
)

/** What the office gave of a day counts against its share. */
export const givenByOffice = (db: Db, { id, officeId }: Schedule, { from, until }: Span): number =>
  GIVEN.get(db, { office: officeId, from, until, schedule: id })?.places ?? 0

/** So many places of hours with this room, spread over the day: never more of an hour than it has. */
export function spreadOver(places: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0)
  const wanted = Math.min(places, all)
  let before = 0
  return room.map((one) => {
    const share = (upTo: number) => (all === 0 ? 0 : Math.floor((wanted * upTo) / all))
    const kept = share(before + one) - share(before)
    before += one
    return kept
  })
}
