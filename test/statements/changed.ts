import { Database } from 'bun:sqlite'
import type { Declaration } from '../../db/statements.ts'
import { paramFaults, rowFaults } from './check.ts'
import { Inference } from './infer.ts'
import { schemaTexts } from './readers.ts'
import type { Schema, Sort } from './schema.ts'

/** Statements that would go on as if nothing had happened if this column (`table.name`) had another name. */
export function unmovedByName(tables: Database, column: string, readers: readonly Declaration[]): Declaration[] {
  const [table = '', name = ''] = column.split('.')
  tables.run(`alter table ${table} rename column "${name}" to "${name}_renamed"`)
  try {
    return readers.filter(({ sql }) => isTaken(tables, sql))
  } finally {
    tables.run(`alter table ${table} rename column "${name}_renamed" to "${name}"`)
  }
}

/** The house's tables, without rows, triggers and views, so that a column can be called otherwise. */
export function bareTables(db: Database): Database {
  const copy = new Database(':memory:', { strict: true })
  for (const sql of schemaTexts(db)) if (!/^create view/i.test(sql)) copy.run(sql)
  return copy
}

function isTaken(tables: Database, sql: string): boolean {
  try {
    tables.prepare(sql).finalize()
    return true
  } catch {
    return false
  }
}

const OTHER: Record<string, Sort> = { int: 'text', text: 'int', bytes: 'text', real: 'text' }

/** Statements that would go on as declared if this column were words instead of a number, or the reverse. */
export function unmovedBySort(schema: Schema, column: string, readers: readonly Declaration[]): Declaration[] {
  const [table = '', name = ''] = column.split('.')
  const columns = schema.tables.get(table)
  const type = columns?.get(name)
  if (!columns || !type) return [...readers]
  const changed = new Map(columns).set(name, { ...type, sort: OTHER[type.sort] ?? 'int' })
  const other: Schema = { ...schema, tables: new Map(schema.tables).set(table, changed) }
  return readers.filter((one) => {
    const inferred = new Inference(other).statement(one.sql)
    return inferred.complaints.length + rowFaults(one, inferred).length + paramFaults(one, inferred).length === 0
  })
}
