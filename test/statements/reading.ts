import type { Expr, FromClause, OneSelect, ResultColumn, Select, SelectTable, With } from 'sqlite3-parser'
import { parseStmt } from 'sqlite3-parser'
import { resultOf, returnsOf } from './functions.ts'
import { bare, Meetings } from './meetings.ts'
import { COMPARISONS, presentBy } from './narrowing.ts'
import { type Columns, type Schema, type Sort, sortByName, TABLE_FUNCTIONS, type Type, typeOfKind } from './schema.ts'
import { ANY, INT, isOneRow, nameOf, newScope, type Scope, type Source } from './scope.ts'

export type ResultColumns = { name: string; type: Type }[]

/** `JoinType.LEFT` of the parser, which exports it as a type alone. */
const LEFT_JOIN = 8

/** Follows the types of the schema through selects and expressions, as SQLite's own grammar takes them apart. */
export class Reading {
  protected readonly meetings = new Meetings()
  /** Names by which SQLite may speak of a table in its plan. */
  protected readonly aliases = new Map<string, Set<string>>()
  readonly #ctes = new Map<string, Columns>()
  protected readonly schema: Schema
  #unnamed = 0
  /** Where each `?` stands: they are numbered as they are read, not as they are understood. */
  protected unnamedParams: number[] = []

  constructor(schema: Schema) {
    this.schema = schema
  }

  protected with(ctes: With | undefined, parent: Scope | undefined): void {
    for (const cte of ctes?.ctes ?? []) {
      const names = cte.columns?.map((column) => column.colName.text)
      const keep = (columns: ResultColumns) =>
        this.#ctes.set(cte.tblName.text, new Map(columns.map(({ name, type }, at) => [names?.[at] ?? name, bare(type)])))
      // A query that refers to itself begins with a part that does not.
      if (ctes?.recursive) keep(this.#oneSelect(cte.select.select, cte.select.orderBy, parent))
      keep(this.select(cte.select, parent))
    }
  }

  protected select(select: Select, parent?: Scope): ResultColumns {
    this.with(select.with, parent)
    const isCompound = select.compounds !== undefined && select.compounds.length > 0
    const first = this.#oneSelect(select.select, isCompound ? undefined : select.orderBy, parent)
    for (const { select: further } of select.compounds ?? []) {
      const columns = this.#oneSelect(further, undefined, parent)
      for (const [at, { type, name }] of columns.entries()) {
        const column = first[at]
        if (column) column.type = this.meetings.join(column.type, type, `${name} of a union`)
      }
    }
    this.limit(select.limit)
    return first
  }

  #oneSelect(select: OneSelect, orderBy: Select['orderBy'], parent: Scope | undefined): ResultColumns {
    const scope = newScope(parent)
    if (select.type === 'SelectValues') {
      const rows = select.values.map((row) => row.values.map((value) => this.expr(value, scope)))
      return (rows[0] ?? []).map((_, at) => ({
        name: `column${at + 1}`,
        type: rows.map((row) => row[at] ?? ANY).reduce((a, b) => this.meetings.join(a, b, 'values')),
      }))
    }
    if (select.from) this.from(select.from, scope)
    scope.isGrouped = select.groupBy !== undefined
    for (const column of select.columns)
      if (column.type === 'ExprResultColumn' && column.alias) scope.aliases.set(column.alias.name.text, column.expr)
    this.where(select.whereClause, scope)
    const columns = this.results(select.columns, scope)
    for (const expr of select.groupBy ?? []) this.expr(expr, scope)
    if (select.having) this.expr(select.having, scope)
    for (const { expr } of orderBy ?? []) this.expr(expr, scope)
    return columns
  }

  protected results(columns: readonly ResultColumn[], scope: Scope): ResultColumns {
    return columns.flatMap((column) => {
      if (column.type === 'ExprResultColumn')
        return [{ name: nameOf(column.expr, column.alias), type: this.expr(column.expr, scope) }]
      const of = column.type === 'TableStarResultColumn' ? column.table.text : undefined
      const sources = scope.sources.filter((source) => of === undefined || source.alias === of)
      return sources.flatMap((source) =>
        [...source.columns.keys()].map((name) => ({ name, type: this.#read(source, name, scope) })),
      )
    })
  }

  protected add(scope: Scope, alias: string, columns: Columns, table: string, outer: boolean): void {
    scope.sources.push({ alias, columns, table, outer })
    this.aliases.set(alias, new Set([...(this.aliases.get(alias) ?? []), table]))
  }

  protected from(from: FromClause, scope: Scope): void {
    if (from.select) this.#source(from.select, scope, false)
    for (const { operator, table, constraint } of from.joins ?? []) {
      const type = operator.type === 'TypedJoinJoinOperator' ? (operator.joinType ?? 0) : 0
      const isOuter = (type & LEFT_JOIN) !== 0
      this.#source(table, scope, isOuter)
      if (constraint?.type === 'OnJoinConstraint') this.where(constraint.expr, scope, !isOuter)
    }
  }

  #source(table: SelectTable, scope: Scope, outer: boolean): void {
    const alias = table.alias?.name.text
    if (table.type === 'TableSelectTable') {
      const name = table.tblName.objName.text
      return this.add(scope, alias ?? name, this.table(name), name, outer)
    }
    if (table.type === 'TableCallSelectTable') {
      const name = table.tblName.objName.text
      for (const arg of table.args ?? []) this.meetings.meet(typeOfKind('text'), this.expr(arg, scope), name)
      const columns = TABLE_FUNCTIONS[name]
      if (!columns) this.meetings.complain(`nothing is known of ${name}()`)
      return this.add(scope, alias ?? name, columns ?? new Map(), `${name}()`, outer)
    }
    if (table.type === 'SubSelectTable') return this.from(table.from, scope)
    const columns = this.select(table.select, scope)
    const byName = new Map(columns.map(({ name, type }) => [name, bare(type)]))
    this.add(scope, alias ?? `(subquery ${++this.#unnamed})`, byName, '(subquery)', outer)
  }

  protected table(name: string): Columns {
    const known = this.#ctes.get(name) ?? this.schema.tables.get(name) ?? TABLE_FUNCTIONS[name]
    if (known) return known
    const view = this.schema.views.get(name)
    if (view === undefined) {
      this.meetings.complain(`no table ${name}`)
      return new Map()
    }
    const parsed = parseStmt(view)
    const columns =
      parsed.status === 'ok' && parsed.root.type === 'CreateViewStmt' ? new Reading(this.schema).select(parsed.root.select) : []
    const named = new Map(columns.map((column) => [column.name, bare(column.type)]))
    this.schema.tables.set(name, named)
    return named
  }

  /** A condition that rows must meet; what it says of nulls holds for the rest of the statement. */
  protected where(condition: Expr | undefined, scope: Scope, holds = true): void {
    if (!condition) return
    if (holds) for (const name of presentBy(condition, (expr) => this.#silently(expr, scope))) scope.present.add(name)
    this.expr(condition, scope)
  }

  /** What a column is, without a word about it. */
  #silently(expr: Expr, scope: Scope): Type {
    return new Reading(this.schema).expr(expr, scope)
  }

  protected limit(limit: Select['limit']): void {
    if (!limit) return
    const scope = newScope()
    for (const expr of [limit.expr, limit.offset]) if (expr) this.meetings.meet(INT, this.expr(expr, scope), 'limit')
  }

  protected tuple(expr: Expr, scope: Scope): Type[] {
    if (expr.type === 'ParenthesizedExpr') return expr.exprs.map((one) => this.expr(one, scope))
    if (expr.type === 'SubqueryExpr') return this.select(expr.select, scope).map(({ type }) => ({ ...bare(type), nullable: true }))
    return [this.expr(expr, scope)]
  }

  expr(expr: Expr, scope: Scope): Type {
    switch (expr.type) {
      case 'NumericLiteral':
        return /^\d+$|^0x/i.test(expr.value) ? INT : { sort: 'real', nullable: false }
      case 'StringLiteral':
        return { sort: 'text', nullable: false }
      case 'BlobLiteral':
        return { sort: 'bytes', nullable: false }
      case 'NullLiteral':
        return { sort: 'null', nullable: true }
      case 'VariableExpr':
        return this.#variable(expr.name, expr.span.offset)
      case 'Id':
        return this.#name(undefined, expr.name, scope)
      case 'NameExpr':
        return this.#name(undefined, expr.name.text, scope)
      case 'QualifiedExpr':
        return this.#name(expr.table.text, expr.column.text, scope)
      case 'ParenthesizedExpr':
        return expr.exprs.length === 1 && expr.exprs[0] ? this.expr(expr.exprs[0], scope) : ANY
      case 'CollateExpr':
        return this.expr(expr.expr, scope)
      case 'UnaryExpr': {
        const inner = this.expr(expr.expr, scope)
        if (expr.op === 'Positive') return inner
        if (expr.op === 'Negative') return this.meetings.join(INT, inner, 'a minus')
        return { sort: 'int', nullable: inner.nullable }
      }
      case 'BinaryExpr':
        return this.#binary(expr, scope)
      case 'CastExpr': {
        const { nullable } = this.expr(expr.expr, scope)
        const sorts: Record<string, Sort> = { integer: 'int', int: 'int', text: 'text', blob: 'bytes', real: 'real' }
        return { sort: sorts[expr.typeName?.name.toLowerCase() ?? ''] ?? 'any', nullable }
      }
      case 'IsNullExpr':
      case 'NotNullExpr': {
        this.meetings.mayBeNull(this.expr(expr.expr, scope))
        return INT
      }
      case 'CaseExpr':
        return this.#case(expr, scope)
      case 'FunctionCallExpr':
        return this.#call(expr, scope)
      case 'FunctionCallStarExpr':
        if (expr.filterOver?.filterClause) this.expr(expr.filterOver.filterClause, scope)
        return INT
      default:
        return this.#condition(expr, scope)
    }
  }

  #condition(expr: Expr, scope: Scope): Type {
    switch (expr.type) {
      case 'ExistsExpr':
        this.select(expr.select, scope)
        return INT
      case 'SubqueryExpr': {
        const type = bare(this.select(expr.select, scope)[0]?.type ?? ANY)
        return { ...type, nullable: type.nullable || !isOneRow(expr.select) }
      }
      case 'BetweenExpr': {
        const all = [expr.lhs, expr.start, expr.end].map((one) => this.expr(one, scope))
        for (const bound of all.slice(1)) this.meetings.meet(all[0] ?? ANY, bound, 'between')
        return { sort: 'int', nullable: all.some((one) => one.nullable) }
      }
      case 'InListExpr': {
        const lhs = this.expr(expr.lhs, scope)
        for (const one of expr.rhs ?? []) this.meetings.meet(lhs, this.expr(one, scope), 'in')
        return { sort: 'int', nullable: lhs.nullable }
      }
      case 'InSelectExpr': {
        const lhs = this.tuple(expr.lhs, scope)
        const columns = this.select(expr.rhs, scope)
        for (const [at, { type }] of columns.entries()) this.meetings.meet(lhs[at] ?? ANY, type, 'in')
        return { sort: 'int', nullable: lhs.some((one) => one.nullable) }
      }
      case 'LikeExpr': {
        const sides = [expr.lhs, expr.rhs].map((one) => this.expr(one, scope))
        for (const side of sides) this.meetings.meet(typeOfKind('text'), side, expr.op)
        return { sort: 'int', nullable: sides.some((one) => one.nullable) }
      }
      default:
        this.meetings.complain(`${expr.type} is not checked`)
        return ANY
    }
  }

  #binary({ op, left, right }: Extract<Expr, { type: 'BinaryExpr' }>, scope: Scope): Type {
    if (COMPARISONS.includes(op) && left.type === 'ParenthesizedExpr' && left.exprs.length > 1) {
      const [a, b] = [this.tuple(left, scope), this.tuple(right, scope)]
      for (const [at, one] of a.entries()) this.meetings.meet(one, b[at] ?? ANY, op)
      return { sort: 'int', nullable: [...a, ...b].some((one) => one.nullable) }
    }
    const a = this.expr(left, scope)
    const b = this.expr(right, scope)
    const nullable = a.nullable || b.nullable
    if (op === 'And' || op === 'Or') return { sort: 'int', nullable }
    if (op === 'Is' || op === 'IsNot') {
      this.meetings.meet(a, b, op)
      for (const side of [a, b]) this.meetings.mayBeNull(side)
      return INT
    }
    if (COMPARISONS.includes(op)) {
      this.meetings.meet(a, b, op)
      return { sort: 'int', nullable }
    }
    if (op === 'Concat') return { sort: 'text', nullable }
    if (op === 'ArrowRight' || op === 'ArrowRightShift') return ANY
    for (const side of [a, b]) {
      if (side.sort === 'text' || side.sort === 'bytes') this.meetings.complain(`${op} with ${side.sort}`)
    }
    // Two parameters say nothing yet; what they meet says it of both.
    if (a.sort === 'any' && b.sort === 'any') return { ...this.meetings.join(a, b, op), nullable }
    this.meetings.meet(a, b, op)
    const divides = (op === 'Divide' || op === 'Modulus') && !(right.type === 'NumericLiteral' && Number(right.value) !== 0)
    return { sort: a.sort === 'real' || b.sort === 'real' ? 'real' : 'int', nullable: nullable || divides }
  }

  #case(expr: Extract<Expr, { type: 'CaseExpr' }>, scope: Scope): Type {
    const base = expr.base ? this.expr(expr.base, scope) : undefined
    const results = expr.whenThenPairs.map((pair) => {
      const when = this.expr(pair.when, scope)
      if (base) this.meetings.meet(base, when, 'case')
      const inner = base
        ? scope
        : { ...scope, present: new Set([...scope.present, ...presentBy(pair.when, (expr) => this.#silently(expr, scope))]) }
      return this.expr(pair.then, inner)
    })
    const last: Type = expr.elseExpr ? this.expr(expr.elseExpr, scope) : { sort: 'null', nullable: true }
    return [...results, last].reduce((a, b) => this.meetings.join(a, b, 'case'))
  }

  #call(expr: Extract<Expr, { type: 'FunctionCallExpr' }>, scope: Scope): Type {
    const name = expr.name.name.toLowerCase()
    const args = (expr.args ?? []).map((arg) => this.expr(arg, scope))
    if (expr.filterOver?.filterClause) this.expr(expr.filterOver.filterClause, scope)
    if (name === 'iif')
      return args.slice(1).reduce((a, b) => this.meetings.join(a, b, name), { sort: 'null', nullable: args.length < 3 })
    const returns = returnsOf(name, args.length)
    if (!returns) {
      this.meetings.complain(`nothing is known of the function ${name}`)
      return ANY
    }
    const together =
      returns.sort === 'as' && name !== 'substr'
        ? args.reduce((a, b) => this.meetings.join(a, b, name), { sort: 'null', nullable: false })
        : ANY
    for (const arg of args) {
      if (!arg.params) continue
      const takes = returns.takes === 'as' ? together.sort : returns.takes
      if (takes !== 'any') this.meetings.meet({ sort: takes, nullable: true }, arg, name)
      if (returns.takes === 'as' && returns.nullable === 'all') this.meetings.mayBeNull(arg)
    }
    if (name === 'substr' && args[0]) return { sort: args[0].sort, nullable: args.some((arg) => arg.nullable) }
    return resultOf(returns, args, together, scope.isGrouped || expr.filterOver?.overClause !== undefined)
  }

  #name(table: string | undefined, name: string, scope: Scope): Type {
    for (let at: Scope | undefined = scope; at; at = at.parent) {
      const source = at.sources.find((one) => (table === undefined || one.alias === table) && one.columns.has(name))
      if (source) {
        if (table === undefined) this.#ownName(source, name, at)
        return this.#read(source, name, at)
      }
      const alias = table === undefined ? at.aliases.get(name) : undefined
      if (alias) return bare(this.expr(alias, at))
      const named = at.sources.find((one) => (table === undefined ? at.sources.length === 1 : one.alias === table))
      if (named && (name === 'rowid' || name === 'rank' || name === named.alias)) return name === 'rowid' ? INT : ANY
    }
    if (name === 'true' || name === 'false') return INT
    this.meetings.complain(`no column ${table === undefined ? '' : `${table}.`}${name}`)
    return ANY
  }

  /** If the inner column were called otherwise, its name would mean the outer one without a word. */
  #ownName({ table }: Source, name: string, scope: Scope): void {
    for (let outer = scope.parent; outer; outer = outer.parent) {
      const other = outer.sources.find((one) => one.columns.has(name) && one.table !== table)
      if (other) this.meetings.complain(`${name} could be of ${other.alias} too: say whose it is`)
    }
  }

  /** Whoever reads a column relies on what its name says, even where only null or the order is asked. */
  protected named(table: string, name: string, sort: Sort): void {
    const said = table.startsWith('(') || table.endsWith(')') ? undefined : sortByName(table, name)
    if (said !== undefined && sort !== 'any' && sort !== said)
      this.meetings.complain(`${table}.${name} is ${sort}, by its name ${said}`)
  }

  #read(source: Source, name: string, scope: Scope): Type {
    const type = source.columns.get(name) ?? ANY
    this.named(source.table, name, type.sort)
    const column = `${source.alias}.${name}`
    const nullable = type.nullable || source.outer
    const narrowed = nullable && scope.present.has(column)
    return { sort: type.sort, nullable: nullable && !narrowed, column, ...((narrowed || type.narrowed) && { narrowed: true }) }
  }

  #variable(name: string, offset: number): Type {
    const key = name === '?' ? `${this.unnamedParams.indexOf(offset) + 1}` : name.replace(/^[?$:@]/, '')
    return { sort: this.meetings.param(key).sort, nullable: false, params: [key], alone: true }
  }
}
