import type { Database } from 'bun:sqlite'
import { constants, DatabaseSync } from 'node:sqlite'
import { parseStmt } from 'sqlite3-parser'
import type { Declaration } from '../../db/statements.ts'

/** The columns (`table.name`) that a statement reads or writes by name, as SQLite's own authorizer tells it. */
export type Readers = Map<string, Declaration[]>

/** For each column the statements that name it. What triggers and views do by themselves is not theirs. */
export function readersOf(db: Database, all: readonly Declaration[]): Readers {
  const copy = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false })
  for (const sql of schemaTexts(db)) copy.exec(sql)
  const named = new Set<string>()
  copy.setAuthorizer((action, table, column, _database, inside) => {
    const isColumn = action === constants.SQLITE_READ || action === constants.SQLITE_UPDATE
    if (isColumn && table && column && !inside) named.add(`${table}.${column}`)
    return constants.SQLITE_OK
  })
  const readers: Readers = new Map()
  for (const one of all) {
    named.clear()
    copy.prepare(one.sql)
    for (const column of insertedInto(one.sql)) named.add(column)
    for (const column of named) if (isSaid(column, one.sql)) readers.set(column, [...(readers.get(column) ?? []), one])
  }
  copy.close()
  return readers
}

/** SQLite calls the number of a row by the name of its column; whoever says `rowid` is not concerned. */
const isSaid = (column: string, sql: string): boolean =>
  new RegExp(`\\b${column.split('.')[1]}\\b`, 'i').test(sql.replace(/\bas \w+/gi, ''))

/** Tables, indexes and views, without triggers: they are no reader's. */
export function schemaTexts(db: Database): string[] {
  return db
    .query<{ sql: string }, []>(
      `select sql from sqlite_schema where sql is not null and type <> 'trigger' and name not like 'sqlite_%' order by rowid`,
    )
    .all()
    .map((row) => row.sql)
}

/** The authorizer tells an insert by its table alone. */
function insertedInto(sql: string): string[] {
  const parsed = parseStmt(sql)
  if (parsed.status !== 'ok' || parsed.root.type !== 'InsertStmt') return []
  const { tblName, columns } = parsed.root
  return (columns ?? []).map((column) => `${tblName.objName.text}.${column.text}`)
}
