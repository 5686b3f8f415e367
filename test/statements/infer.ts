import { parseStmt, type Select, type SetAssignment, type Stmt, type Upsert, type With } from 'sqlite3-parser'
import type { Param } from './meetings.ts'
import { Reading, type ResultColumns } from './reading.ts'
import { type Columns, type Type, typeOfKind } from './schema.ts'
import { ANY, INT, newScope, type Scope } from './scope.ts'

/** What a statement returns and takes, by the types of the columns that it names. */
export interface Inferred {
  columns: ResultColumns
  /** In the order of their first appearance; `?` are numbered. */
  params: Map<string, Param>
  /** Names in it by which SQLite may speak of a table in its plan. */
  aliases: Map<string, Set<string>>
  complaints: string[]
}

/** Follows the types of the schema through a whole statement: what it reads, and what it writes into its table. */
export class Inference extends Reading {
  statement(sql: string): Inferred {
    const parsed = parseStmt(sql)
    this.unnamedParams = [...sql.matchAll(/'[^']*'|\?(?!\d)/g)].flatMap((one) => (one[0] === '?' ? one.index : []))
    let columns: ResultColumns = []
    if (parsed.status === 'ok') columns = this.#stmt(parsed.root)
    else this.meetings.complain(`cannot be parsed: ${parsed.errors[0]?.message}`)
    return { columns, params: this.meetings.params, aliases: this.aliases, complaints: this.meetings.complaints }
  }

  #stmt(stmt: Stmt): ResultColumns {
    switch (stmt.type) {
      case 'SelectStmt':
        return this.select(stmt.body)
      case 'InsertStmt': {
        const scope = this.#target(stmt.with, stmt.tblName.objName.text, stmt.tblName.alias?.text)
        const target = scope.sources[0]?.columns ?? new Map<string, Type>()
        const names = stmt.columns?.map((name) => name.text) ?? [...target.keys()]
        if (stmt.body.type === 'SelectInsertBody') {
          this.#inserted(stmt.body.select, names, scope)
          this.#upsert(stmt.body.upsert, scope, target)
        }
        return this.results(stmt.returning ?? [], scope)
      }
      case 'UpdateStmt': {
        const scope = this.#target(stmt.with, stmt.tblName.objName.text, stmt.tblName.alias?.text)
        if (stmt.from) this.from(stmt.from, scope)
        this.#sets(stmt.sets, scope)
        this.where(stmt.whereClause, scope)
        this.limit(stmt.limit)
        return this.results(stmt.returning ?? [], scope)
      }
      case 'DeleteStmt': {
        const scope = this.#target(stmt.with, stmt.tblName.objName.text, stmt.tblName.alias?.text)
        this.where(stmt.whereClause, scope)
        this.limit(stmt.limit)
        return this.results(stmt.returning ?? [], scope)
      }
      case 'VacuumStmt':
        if (stmt.into) this.meetings.meet(typeOfKind('text'), this.expr(stmt.into, newScope()), 'into')
        return []
      case 'PragmaStmt':
        return [] // It names no column of ours.
      default:
        this.meetings.complain(`${stmt.type} is not checked`)
        return []
    }
  }

  #target(ctes: With | undefined, table: string, alias = table): Scope {
    this.with(ctes, undefined)
    const scope = newScope()
    this.add(scope, alias, this.table(table), table, false)
    return scope
  }

  #inserted(select: Select, names: string[], target: Scope): void {
    const rows = select.select.type === 'SelectValues' ? select.select.values : undefined
    const values = rows
      ? rows.map((row) => row.values.map((value) => this.expr(value, newScope())))
      : [this.select(select).map((column) => column.type)]
    for (const row of values) {
      if (row.length !== names.length) this.meetings.complain(`${row.length} values for ${names.length} columns`)
      for (const [at, value] of row.entries()) this.#assign(target, names[at] ?? '', value)
    }
  }

  #upsert(upsert: Upsert | undefined, scope: Scope, target: Columns): void {
    if (!upsert) return
    for (const { expr } of upsert.index?.targets ?? []) this.expr(expr, scope)
    if (upsert.index?.whereClause) this.expr(upsert.index.whereClause, scope)
    if (upsert.doClause.type === 'SetUpsertDo') {
      const inner = {
        ...scope,
        sources: [...scope.sources, { alias: 'excluded', columns: target, table: '(excluded)', outer: false }],
      }
      this.#sets(upsert.doClause.sets, inner)
      this.where(upsert.doClause.whereClause, inner)
    }
    this.#upsert(upsert.next, scope, target)
  }

  #sets(sets: readonly SetAssignment[], scope: Scope): void {
    for (const { colNames, expr } of sets) {
      const values = colNames.length > 1 ? this.tuple(expr, scope) : [this.expr(expr, scope)]
      for (const [at, name] of colNames.entries()) this.#assign(scope, name.text, values[at] ?? ANY)
    }
  }

  #assign({ sources: [target] }: Scope, name: string, value: Type): void {
    const column = target?.columns.get(name) ?? (name === 'rowid' ? INT : undefined)
    if (!target || !column) return this.meetings.complain(`no column ${name}`)
    this.named(target.table, name, column.sort)
    this.meetings.meet(column, value, `${name} is set`)
    if (column.nullable) this.meetings.mayBeNull(value)
    else if (value.alone) for (const param of value.params ?? []) this.meetings.param(param).required = true
  }
}
