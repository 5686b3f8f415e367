import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/open.ts'
import { fees, feeTables, procedureFields, requirements } from '../../../db/schema.ts'
import { addDays } from '../calendar.ts'
import {
  addField,
  type Changes,
  type FeeRow,
  type FeeTableRow,
  type FieldRow,
  listRequirements,
  type RequirementRow,
} from '../settings.ts'
import type { LocalDay } from '../types.ts'

/** Of any ages; the same validity and day again corrects it. */
export function putFees(tx: Tx, rows: Omit<FeeRow, 'id'>[]): void {
  for (const row of rows)
    tx.orm
      .insert(fees)
      .values(row)
      .onConflictDoUpdate({ target: [fees.feeTable, fees.years, fees.validFrom], set: row })
      .run()
}

/**
 * These, in this order, and no others for a visit from today on: what is not among them ends yesterday, because the log-book names it by
 * its number.
 */
export function setRequirements(
  tx: Tx,
  procedureId: string,
  wanted: Omit<RequirementRow, 'id' | 'position' | 'procedureId'>[],
  today: LocalDay,
): void {
  const known = listRequirements(tx, procedureId)
  const isSame = (one: (typeof wanted)[number], other: (typeof wanted)[number]) =>
    one.text === other.text && one.applies === other.applies && one.validFrom === other.validFrom
  for (const [index, row] of wanted.entries()) {
    const same = known.find((one) => isSame(one, row))
    if (same) changeRequirement(tx, same.id, { ...row, position: index + 1 })
    else
      tx.orm
        .insert(requirements)
        .values({ ...row, procedureId, position: index + 1 })
        .run()
  }
  const others = known.filter((one) => !wanted.some((row) => isSame(one, row)))
  for (const [index, { id, validUntil }] of others.entries())
    changeRequirement(tx, id, {
      position: wanted.length + index + 1,
      validUntil: validUntil !== null && validUntil < today ? validUntil : addDays(today, -1),
    })
}

const changeRequirement = (tx: Tx, id: number, changes: Changes<RequirementRow>): void =>
  void tx.orm.update(requirements).set(changes).where(eq(requirements.id, id)).run()

/** These and no others from now on, in this order. */
export function setFields(tx: Tx, procedureId: string, rows: Omit<FieldRow, 'id' | 'position' | 'procedureId'>[]): void {
  tx.orm.delete(procedureFields).where(eq(procedureFields.procedureId, procedureId)).run()
  for (const row of rows) addField(tx, { ...row, procedureId })
}

export const readFeeTable = (db: Db, name: string): FeeTableRow | undefined =>
  db.orm.select().from(feeTables).where(eq(feeTables.name, name)).limit(1).get()
