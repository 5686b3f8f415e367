import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { scheduleProcedures, schedules } from '../../db/schema.ts'
import { row, statement } from '../../db/statements.ts'
import { remember } from '../catalogue/memory.ts'
import type { LocalDay } from '../catalogue/types.ts'

export interface Schedule {
  id: number
  officeId: number
  name: string
  /** In minutes. */
  slotMinutes: number
  /** The first day on which it is no more. */
  endsOn: LocalDay | null
}

const ALL_SCHEDULES = statement(
  'select id, office_id as officeId, name, slot_minutes as slotMinutes, ends_on as endsOn from schedules order by id',
  { row: row<Schedule>({ id: 'int', officeId: 'int', name: 'text', slotMinutes: 'int', endsOn: 'text?' }) },
)

const ALL_SERVED = statement('select schedule_id, procedure_id from schedule_procedures', {
  row: { schedule_id: 'int', procedure_id: 'text' },
})

const all = remember((db) => {
  const rows = ALL_SCHEDULES.all(db)
  const served = Map.groupBy(ALL_SERVED.all(db), (one) => one.schedule_id)
  const idsOf = ({ id }: Schedule) => served.get(id)?.map((one) => one.procedure_id) ?? []
  const byOffice = Map.groupBy(rows, (one) => one.officeId)
  const named = (those: readonly Schedule[]) => new Set(those.flatMap((one) => (one.endsOn === null ? idsOf(one) : [])))
  return {
    byId: new Map(rows.map((one) => [one.id, one])),
    byOffice,
    served: new Map(rows.flatMap((one) => (served.has(one.id) ? [[one.id, new Set(idsOf(one))]] : []))),
    named: new Map([...byOffice].map(([officeId, those]) => [officeId, named(those)])),
  }
})

/** Oldest first, also ended ones; every office has one (db/walls.sql). */
export const schedulesOf = (db: Db, officeId: number): readonly Schedule[] => all(db).byOffice.get(officeId) ?? []

/** Those in which people may come for all of these procedures. */
export function schedulesFor(db: Db, officeId: number, procedureIds: readonly string[]): readonly Schedule[] {
  const of = schedulesOf(db, officeId)
  return of.length > 1 ? of.filter(({ id }) => unserved(db, id, procedureIds).length === 0) : of
}

/** Those of these procedures that the schedule does not take. */
export function unserved(db: Db, scheduleId: number, procedureIds: readonly string[]): string[] {
  const { served, named } = all(db)
  const own = served.get(scheduleId)
  const others = named.get(theSchedule(db, scheduleId).officeId)
  return procedureIds.filter((id) => (own ? !own.has(id) : others?.has(id) === true))
}

/** As its record says; none: those that no other schedule of the office names. */
export const proceduresOf = (db: Db, scheduleId: number): readonly string[] => [...(all(db).served.get(scheduleId) ?? [])]

/** Throws: a schedule that was read but does not exist is our mistake. */
export function theSchedule(db: Db, scheduleId: number): Schedule {
  const schedule = all(db).byId.get(scheduleId)
  if (!schedule) throw new Error('there is no such schedule')
  return schedule
}

/** Its name, said of an appointment; undefined: the office's windows. */
export function agendaOf(db: Db, scheduleId: number): string | undefined {
  const { id, officeId, name } = theSchedule(db, scheduleId)
  return id === windowsOf(db, officeId).id ? undefined : name
}

/** As its record is changed and shown. */
export function readSchedule(db: Db, id: number): typeof schedules.$inferSelect {
  const found = db.orm.select().from(schedules).where(eq(schedules.id, id)).limit(1).get()
  if (!found) throw new Error('there is no such schedule')
  return found
}

/** The schedule with which every office begins. */
export function windowsOf(db: Db, officeId: number): Schedule {
  const [windows] = schedulesOf(db, officeId)
  if (!windows) throw new Error('an office has no schedule')
  return windows
}

export const addSchedule = (tx: Tx, schedule: Pick<Schedule, 'officeId' | 'name' | 'slotMinutes'>): number =>
  tx.orm.insert(schedules).values(schedule).returning({ id: schedules.id }).get().id

export const changeSchedule = (tx: Tx, id: number, changes: Partial<Pick<Schedule, 'name' | 'endsOn'>>): void =>
  void tx.orm.update(schedules).set(changes).where(eq(schedules.id, id)).run()

/** Replaces what it serves. */
export function setProcedures(tx: Tx, scheduleId: number, procedureIds: readonly string[]): void {
  tx.orm.delete(scheduleProcedures).where(eq(scheduleProcedures.scheduleId, scheduleId)).run()
  for (const procedureId of procedureIds) tx.orm.insert(scheduleProcedures).values({ scheduleId, procedureId }).run()
}
