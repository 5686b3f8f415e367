import type { Expr } from 'sqlite3-parser'
import type { Type } from './schema.ts'

type TypeOf = (expr: Expr) => Type

export const COMPARISONS = ['Equals', 'NotEquals', 'Less', 'LessEquals', 'Greater', 'GreaterEquals']
const SUMS = ['Add', 'Subtract', 'Multiply', 'Divide', 'Modulus', 'BitwiseAnd', 'BitwiseOr', 'LeftShift', 'RightShift']

/** Columns that are not null where the condition is true. */
export function presentBy(condition: Expr, typeOf: TypeOf): string[] {
  const both = (...exprs: Expr[]) => exprs.flatMap((expr) => strict(expr, typeOf))
  switch (condition.type) {
    case 'ParenthesizedExpr':
      return condition.exprs.length === 1 ? condition.exprs.flatMap((expr) => presentBy(expr, typeOf)) : []
    case 'BinaryExpr': {
      const { op, left, right } = condition
      if (op === 'And') return [...presentBy(left, typeOf), ...presentBy(right, typeOf)]
      if (op === 'Or') {
        const others = presentBy(right, typeOf)
        return presentBy(left, typeOf).filter((name) => others.includes(name))
      }
      if (op === 'IsNot' && right.type === 'NullLiteral') return both(left)
      if (op === 'Is' && isPresent(right, typeOf)) return both(left)
      return COMPARISONS.includes(op) ? both(left, right) : []
    }
    case 'NotNullExpr':
      return both(condition.expr)
    case 'BetweenExpr':
      return both(condition.lhs, condition.start, condition.end)
    case 'InListExpr':
    case 'InSelectExpr':
    case 'LikeExpr':
      return both(condition.lhs)
    default:
      return strict(condition, typeOf)
  }
}

function isPresent(expr: Expr, typeOf: TypeOf): boolean {
  if (expr.type === 'NumericLiteral' || expr.type === 'StringLiteral') return true
  return (expr.type === 'Id' || expr.type === 'QualifiedExpr') && !typeOf(expr).nullable
}

/** Columns whose null would make the whole expression null. */
function strict(expr: Expr, typeOf: TypeOf): string[] {
  switch (expr.type) {
    case 'Id':
    case 'NameExpr':
    case 'QualifiedExpr': {
      const { column } = typeOf(expr)
      return column === undefined ? [] : [column]
    }
    case 'ParenthesizedExpr':
      return expr.exprs.flatMap((one) => strict(one, typeOf))
    case 'UnaryExpr':
    case 'CollateExpr':
    case 'CastExpr':
      return strict(expr.expr, typeOf)
    case 'BinaryExpr':
      return SUMS.includes(expr.op) || expr.op === 'Concat' ? [...strict(expr.left, typeOf), ...strict(expr.right, typeOf)] : []
    default:
      return []
  }
}
