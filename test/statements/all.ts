import { faultsOf } from './check.ts'
import { type Found, findStatements } from './modules.ts'

export type Wrong = Found & { faults: string[] }

/** Every declared statement that is not as it is declared, in a database as a new installation has it. */
export async function checkAll(): Promise<{ wrong: Wrong[]; count: number }> {
  const found = await findStatements()
  // Loaded after them, because it has statements too.
  const { freshSchema } = await import('./fresh.ts')
  const { db, schema } = freshSchema()
  const wrong = found.map((one) => ({ ...one, faults: faultsOf(db.client, schema, one) })).filter(({ faults }) => faults.length > 0)
  db.close()
  return { wrong, count: found.length }
}
