import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { remember } from '../catalogue/memory.ts'

/** What is booked of an office: its row of windows. Slots belong to a schedule. */
export interface Schedule {
  id: number
  officeId: number
  /** How long one of its slots lasts, in minutes. */
  slotMinutes: number
}

const ALL_SCHEDULES = statement('select id, office_id as officeId, slot_minutes as slotMinutes from schedules order by id', {
  row: row<Schedule>({ id: 'int', officeId: 'int', slotMinutes: 'int' }),
})

const all = remember((db) => {
  const rows = ALL_SCHEDULES.all(db)
  return { byId: new Map(rows.map((one) => [one.id, one])), byOffice: Map.groupBy(rows, (one) => one.officeId) }
})

/** The schedules of an office, the oldest first; every office has one (db/walls.sql). */
export const schedulesOf = (db: Db, officeId: number): readonly Schedule[] => all(db).byOffice.get(officeId) ?? []

/** A schedule of which somebody read. If it does not exist, that is our mistake, and it throws. */
export function theSchedule(db: Db, scheduleId: number): Schedule {
  const schedule = all(db).byId.get(scheduleId)
  if (!schedule) throw new Error('there is no such schedule')
  return schedule
}

/** The row of windows, of which the office says its usual week. */
export function windowsOf(db: Db, officeId: number): Schedule {
  const [windows] = schedulesOf(db, officeId)
  if (!windows) throw new Error('an office has no schedule')
  return windows
}
