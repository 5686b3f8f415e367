import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { type Schema, schemaOf } from './schema.ts'

/** An empty database as a new installation has it, and what its tables are. */
export function freshSchema(): { db: Db; schema: Schema } {
  const db = openDatabase(':memory:')
  migrate(db)
  return { db, schema: schemaOf(db.client) }
}
