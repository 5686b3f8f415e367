import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { tariffOf } from './fees.ts'
import { inEveryLanguage } from './languages.ts'
import { remember } from './memory.ts'
import { PASSPORT_FEES, type Procedure } from './types.ts'

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
  active: number
}

const COLUMNS = 'id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, active'

const ALL = statement(`select ${COLUMNS} from procedures order by position, id`, {
  row: row<ProcedureRow>({
    id: 'text',
    name: 'text',
    name_en: 'text',
    audience: 'text',
    family: 'text',
    old_passport: 'text',
    fee_table: 'text?',
    min_age: 'int',
    max_age: 'int?',
    active: 'int',
  }),
})

const all = remember((db) => {
  const rows = ALL.all(db)
  return {
    byId: new Map(rows.map((row) => [row.id, toProcedure(db, row)])),
    active: rows.filter((row) => row.active === 1).map((row) => toProcedure(db, row)),
  }
})

/** Active procedures, in menu order. */
export const activeProcedures = (db: Db): readonly Procedure[] => all(db).active

/** One procedure, active or not: an appointment may outlive the offer. */
export const findProcedure = (db: Db, id: string): Procedure | undefined => all(db).byId.get(id)

function toProcedure(db: Db, row: ProcedureRow): Procedure {
  const { currency, halfPrice, halfAge, howToPay } = tariffOf(db, row.fee_table ?? PASSPORT_FEES)
  return {
    id: row.id,
    name: inEveryLanguage(row.name, row.name_en),
    audience: row.audience,
    family: row.family,
    oldPassport: row.old_passport,
    feeTable: row.fee_table ?? undefined,
    currency,
    halfPrice,
    halfAge,
    howToPay,
    minAge: row.min_age,
    maxAge: row.max_age ?? undefined,
  }
}
