import type { Db } from '../../db/open.ts'
import type { Procedure } from './types.ts'

interface ProcedureRow {
  id: string
  name: string
  name_en: string
  audience: Procedure['audience']
  family: string
  old_passport: Procedure['oldPassport']
  fee_table: string | null
  min_age: number
  max_age: number | null
}

const COLUMNS = 'id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age'

/** What can be booked here, in menu order. */
export function activeProcedures(db: Db): Procedure[] {
  return db.client
    .query<ProcedureRow, []>(`select ${COLUMNS} from procedures where active = 1 order by position, id`)
    .all()
    .map(toProcedure)
}

/** One procedure, active or not: an appointment may outlive the offer. */
export function findProcedure(db: Db, id: string): Procedure | undefined {
  const row = db.client.query<ProcedureRow, [string]>(`select ${COLUMNS} from procedures where id = ?`).get(id)
  return row ? toProcedure(row) : undefined
}

/** Which of these procedures the office does; those that were withdrawn are not among them. */
export function offeredAt(db: Db, officeId: number, procedureIds: string[]): Procedure[] {
  const offered = db.client
    .query<ProcedureRow, { office: number; ids: string }>(
      `select ${COLUMNS} from procedures where active = 1 and id in (select value from json_each(+$ids))
         and id in (select procedure_id from office_procedures where office_id = +$office)`,
    )
    .all({ office: officeId, ids: JSON.stringify(procedureIds) })
  return offered.map(toProcedure)
}

const toProcedure = (row: ProcedureRow): Procedure => ({
  id: row.id,
  name: { 'es-MX': row.name, en: row.name_en },
  audience: row.audience,
  family: row.family,
  oldPassport: row.old_passport,
  feeTable: row.fee_table ?? undefined,
  minAge: row.min_age,
  maxAge: row.max_age ?? undefined,
})
