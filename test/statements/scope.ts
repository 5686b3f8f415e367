import type { As, Expr, Select } from 'sqlite3-parser'
import { isAggregate } from './functions.ts'
import type { Columns, Type } from './schema.ts'

export interface Source {
  alias: string
  table: string
  columns: Columns
  /** Of an outer join: its row may be missing. */
  outer: boolean
}

/** What names mean at one place; a subquery sees what is around it. */
export interface Scope {
  sources: Source[]
  /** Columns (`alias.name`) that the `where` allows no null. */
  present: Set<string>
  /** Names that the select list gives; SQLite takes them anywhere where no column has the name. */
  aliases: Map<string, Expr>
  isGrouped: boolean
  parent: Scope | undefined
}

export const INT: Type = { sort: 'int', nullable: false }
export const ANY: Type = { sort: 'any', nullable: true }

export const newScope = (parent?: Scope): Scope => ({
  sources: [],
  present: new Set(),
  aliases: new Map(),
  isGrouped: false,
  parent,
})

export function nameOf(expr: Expr, alias: As | undefined): string {
  if (alias) return alias.name.text
  if (expr.type === 'Id') return expr.name
  if (expr.type === 'NameExpr') return expr.name.text
  return expr.type === 'QualifiedExpr' ? expr.column.text : ''
}

/** Whether a subquery in brackets always has a row: it counts, and groups by nothing. */
export function isOneRow({ select, compounds, limit }: Select): boolean {
  if (select.type !== 'SelectFrom' || compounds?.length || limit || select.groupBy) return false
  if (!select.from && !select.whereClause) return true
  return select.columns.some((column) => column.type === 'ExprResultColumn' && counts(column.expr))
}

function counts(expr: Expr): boolean {
  switch (expr.type) {
    case 'FunctionCallStarExpr':
      return true
    case 'FunctionCallExpr': {
      const args = expr.args ?? []
      return isAggregate(expr.name.name.toLowerCase(), args.length) || args.some(counts)
    }
    case 'BinaryExpr':
      return counts(expr.left) || counts(expr.right)
    case 'ParenthesizedExpr':
      return expr.exprs.some(counts)
    case 'UnaryExpr':
      return counts(expr.expr)
    default:
      return false
  }
}
