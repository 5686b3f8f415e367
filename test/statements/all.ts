import { queryTexts } from '../../db/queries.ts'
import { faultsOf } from './check.ts'
import { findStatements } from './modules.ts'
import { planOf } from './plan.ts'

interface Wrong {
  at: string
  sql: string
  faults: string[]
}

/** Every declared statement that is not as it is declared, in a database as a new installation has it. */
export async function checkAll(): Promise<{ wrong: Wrong[]; count: number }> {
  const found = await findStatements()
  // Loaded after them, because it has statements too.
  const { freshSchema } = await import('./fresh.ts')
  const { db, schema } = freshSchema()
  const built = queryTexts(db).map((sql) => ({ at: 'by drizzle', sql, faults: planOf(db.client, sql, new Map()).faults }))
  const all = [...found.map((one) => ({ ...one, faults: faultsOf(db.client, schema, one) })), ...built]
  db.close()
  return { wrong: all.filter(({ faults }) => faults.length > 0), count: all.length }
}
