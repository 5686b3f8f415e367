import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

const POINTERS_AT = statement(
  `select m.name as "table", f."from" as "column" from sqlite_schema m join pragma_foreign_key_list(m.name) f
   where m.type = 'table' and f."table" = $table order by 1, 2`,
  { row: { table: 'text', column: 'text' }, params: { table: 'text' } },
)

/** From the schema, so that a new capability's columns are included. */
const pointersAt = (db: Db, table: string): { table: string; column: string }[] => POINTERS_AT.all(db, { table })

export function deleteUnreferenced(tx: Tx, table: string, ids: readonly number[]): void {
  const isFree = pointersAt(tx, table).map((one) => `not exists (select 1 from "${one.table}" r where r."${one.column}" = t.id)`)
  const where = ['id in (select value from json_each(?))', ...isFree].join(' and ')
  tx.client.query<unknown, [string]>(`delete from ${table} as t where ${where}`).run(JSON.stringify(ids))
}
