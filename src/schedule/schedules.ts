import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { remember } from '../catalogue/memory.ts'

export interface Schedule {
  id: number
  officeId: number
  /** In minutes. */
  slotMinutes: number
}

const ALL_SCHEDULES = statement('select id, office_id as officeId, slot_minutes as slotMinutes from schedules order by id', {
  row: row<Schedule>({ id: 'int', officeId: 'int', slotMinutes: 'int' }),
})

const all = remember((db) => {
  const rows = ALL_SCHEDULES.all(db)
  return { byId: new Map(rows.map((one) => [one.id, one])), byOffice: Map.groupBy(rows, (one) => one.officeId) }
})

/** Oldest first; every office has one (db/walls.sql). */
export const schedulesOf = (db: Db, officeId: number): readonly Schedule[] => all(db).byOffice.get(officeId) ?? []

/** Throws: a schedule that was read but does not exist is our mistake. */
export function theSchedule(db: Db, scheduleId: number): Schedule {
  const schedule = all(db).byId.get(scheduleId)
  if (!schedule) throw new Error('there is no such schedule')
  return schedule
}

export function windowsOf(db: Db, officeId: number): Schedule {
  const [windows] = schedulesOf(db, officeId)
  if (!windows) throw new Error('an office has no schedule')
  return windows
}
