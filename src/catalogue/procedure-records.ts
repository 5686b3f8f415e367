import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { feeTables, procedureFields, requirements } from '../../db/schema.ts'
import type { LocalDay } from './types.ts'

// What belongs to a procedure beside its own row: papers, questions, how its fee is paid. Rare writes of an administrator.

export type RequirementRow = typeof requirements.$inferSelect
export type FieldRow = typeof procedureFields.$inferSelect
export type FeeTableRow = typeof feeTables.$inferSelect

/** What to bring, also past requirements, in the citizen's order. */
export const listRequirements = (db: Db, procedureId: string): RequirementRow[] =>
  db.orm
    .select()
    .from(requirements)
    .where(eq(requirements.procedureId, procedureId))
    .orderBy(requirements.position, requirements.id)
    .all()

/** Adds a requirement at the end, or at `place`, which moves those after it. */
export function addRequirement(tx: Tx, row: Omit<RequirementRow, 'id' | 'position'>, place: number | undefined): void {
  const last = listRequirements(tx, row.procedureId).reduce((most, one) => Math.max(most, one.position), 0)
  const position = Math.min(place ?? last + 1, last + 1)
  tx.orm
    .update(requirements)
    .set({ position: sql`position + 1` })
    .where(and(eq(requirements.procedureId, row.procedureId), sql`position >= ${position}`))
    .run()
  tx.orm
    .insert(requirements)
    .values({ ...row, position })
    .run()
}

/** The requirement holds for visits until that day. */
export function endRequirement(tx: Tx, id: number, lastDay: LocalDay): void {
  tx.orm.update(requirements).set({ validUntil: lastDay }).where(eq(requirements.id, id)).run()
}

export const listFields = (db: Db, procedureId: string): FieldRow[] =>
  db.orm
    .select()
    .from(procedureFields)
    .where(eq(procedureFields.procedureId, procedureId))
    .orderBy(procedureFields.position, procedureFields.id)
    .all()

/** Asks this question from now on, after the others; also in bookings under way. */
export function addField(tx: Tx, row: Omit<FieldRow, 'id' | 'position'>): void {
  const last = listFields(tx, row.procedureId).reduce((most, one) => Math.max(most, one.position), 0)
  tx.orm
    .insert(procedureFields)
    .values({ ...row, position: last + 1 })
    .run()
}

/** Stops asking it. Answers stay with their appointments. */
export function removeField(tx: Tx, id: number): void {
  tx.orm.delete(procedureFields).where(eq(procedureFields.id, id)).run()
}

/** How a table of prices is told and paid from now on. What was told to somebody with an appointment does not change. */
export function saveFeeTable(tx: Tx, row: FeeTableRow): void {
  tx.orm.insert(feeTables).values(row).onConflictDoUpdate({ target: feeTables.name, set: row }).run()
}
