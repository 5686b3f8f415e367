import { Database } from 'bun:sqlite'
import type { Declaration } from '../../db/statements.ts'
import { paramFaults, rowFaults } from './check.ts'
import { Inference } from './infer.ts'
import { schemaTexts } from './readers.ts'
import type { Schema, Sort, Type } from './schema.ts'

/** Statements that would go on as if nothing had happened if this column (`table.name`) had another name. */
export function unmovedByName(tables: Database, column: string, readers: readonly Declaration[]): Declaration[] {
  const [table = '', name = ''] = column.split('.')
  const isStandIn = standIn(tables, table, name)
  if (!isStandIn) tables.run(`alter table ${table} rename column "${name}" to "${name}_renamed"`)
  try {
    return readers.filter(({ sql }) => isTaken(tables, sql))
  } finally {
    tables.run(isStandIn ? `drop table temp.${table}` : `alter table ${table} rename column "${name}_renamed" to "${name}"`)
  }
}

/**
 * A temporary table stands before the one of the same name, and takes a tenth of the time of `alter table`. False where the
 * column's name is also a word of SQLite in the table's text (`key`).
 */
function standIn(tables: Database, table: string, name: string): boolean {
  const texts = tables
    .query<{ sql: string }, [string]>('select sql from main.sqlite_schema where tbl_name = ? and sql is not null order by rowid')
    .all(table)
  const word = new RegExp(`[\`"]${name}[\`"]|\\b${name}\\b`, 'gi')
  try {
    for (const { sql } of texts) tables.run(temporary(sql).replace(word, `"${name}_renamed"`))
    return true
  } catch {
    tables.run(`drop table if exists temp.${table}`)
    return false
  }
}

const temporary = (sql: string): string =>
  sql.replace(/^create table /i, 'create temp table ').replace(/^create (unique )?index [`"]?(\w+)[`"]?/i, 'create $1index temp.$2')

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

/** Words instead of a number, or the reverse. */
export const otherSort = (type: Type): Type => ({ ...type, sort: OTHER[type.sort] ?? 'int' })

/** The schema with one column (`table.name`) of another type. */
export function retyped(schema: Schema, column: string, change: (type: Type) => Type): Schema {
  const [table = '', name = ''] = column.split('.')
  const columns = schema.tables.get(table)
  const type = columns?.get(name)
  if (!columns || !type) throw new Error(`no column ${column}`)
  return { ...schema, tables: new Map(schema.tables).set(table, new Map(columns).set(name, change(type))) }
}

/** Statements that would go on as declared if this column were of another sort. */
export function unmovedBySort(schema: Schema, column: string, readers: readonly Declaration[]): Declaration[] {
  const other = retyped(schema, column, otherSort)
  return readers.filter((one) => {
    const inferred = new Inference(other).statement(one.sql)
    return inferred.complaints.length + rowFaults(one, inferred).length + paramFaults(one, inferred).length === 0
  })
}
