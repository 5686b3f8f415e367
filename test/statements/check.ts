import type { Database } from 'bun:sqlite'
import type { Declaration } from '../../db/statements.ts'
import { Inference, type Inferred } from './infer.ts'
import { planOf } from './plan.ts'
import { type Schema, type Type, typeOfKind } from './schema.ts'

/** What is wrong with a declared statement in this schema; nothing: every word of it holds. */
export function faultsOf(db: Database, schema: Schema, declared: Declaration): string[] {
  const inferred = new Inference(schema).statement(declared.sql)
  const refused = refusal(db, declared.sql)
  if (refused !== undefined) return [refused]
  return [
    ...inferred.complaints,
    ...nameFaults(db, declared),
    ...rowFaults(declared, inferred),
    ...paramFaults(declared, inferred),
    ...planFaults(db, declared, inferred),
    ...anewFaults(declared),
  ]
}

/** Why SQLite does not take it. */
export function refusal(db: Database, sql: string): string | undefined {
  try {
    db.prepare(sql)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** What SQLite itself says: the names in their order, and the sort of each column that is read as it is. */
function nameFaults(db: Database, { sql, row = {} }: Declaration): string[] {
  const statement = db.prepare(sql)
  const names = statement.columnNames
  const words = statement.declaredTypes
  // `select 1` only asks whether there is a row.
  if (names.join() === '1' && Object.keys(row).length === 0) return []
  if (names.join() !== Object.keys(row).join())
    return [`returns ${names.join(', ') || 'nothing'}, declares ${Object.keys(row).join(', ')}`]
  return Object.entries(row).flatMap(([name, kind], at) => {
    const told = SORT_OF_WORD[words[at] ?? '']
    return told === undefined || told === typeOfKind(kind).sort ? [] : [`${name} is ${told} for SQLite, declared ${kind}`]
  })
}

export function rowFaults({ row = {} }: Declaration, { columns }: Inferred): string[] {
  return Object.entries(row).flatMap(([name, kind], at) => {
    const found = columns[at]?.type ?? { sort: 'any', nullable: true }
    return isSame(found, typeOfKind(kind)) ? [] : [`${name} is ${kindOf(found)}, declared ${kind}`]
  })
}

const SORT_OF_WORD: Record<string, string> = { INTEGER: 'int', INT: 'int', TEXT: 'text', BLOB: 'bytes', REAL: 'real' }

const kindOf = ({ sort, nullable }: Type): string => `${sort}${nullable ? '?' : ''}`

/**
 * `any` says nothing: a value out of JSON, whose kind only its writer knows. A column that only this statement's `where` keeps
 * from being null may share the row of statements that do not.
 */
const isSame = (found: Type, declared: Type & { promised: boolean }): boolean =>
  found.sort === 'any' ||
  found.sort === 'null' ||
  (found.sort === declared.sort &&
    (declared.promised ? found.nullable : found.nullable === declared.nullable || (found.narrowed === true && declared.nullable)))

export function paramFaults({ params }: Declaration, { params: found }: Inferred): string[] {
  const declared = new Map(
    Object.entries(params).map(([name, kind]) => [Array.isArray(params) ? `${Number(name) + 1}` : name, kind]),
  )
  const missing = [...found.keys()].filter((name) => !declared.has(name)).map((name) => `takes $${name}, which is not declared`)
  const wrong = [...declared].flatMap(([name, kind]) => {
    const param = found.get(name)
    if (!param) return [`declares $${name}, which it does not take`]
    const { sort, nullable } = typeOfKind(kind)
    if (param.sort !== 'any' && param.sort !== 'null' && param.sort !== sort) return [`$${name} is ${param.sort}, declared ${kind}`]
    return nullable && param.required ? [`$${name} may not be null, declared ${kind}`] : []
  })
  return [...missing, ...wrong]
}

/**
 * While SQLite plans a text that sorts, joins or takes the least or the most, it looks at the value of each bare parameter that something
 * equals, and at that of a bare limit in any text. So it prepares the whole text anew for each run: 5 to 50 us instead of one.
 */
function anewFaults({ sql }: Declaration): string[] {
  const bare = [
    /\blimit\s+[?$]\w*/gi,
    ...(/\bselect\b/i.test(sql) && PLANNED.test(sql) ? [/\b(?:where|and|or|on)\s+[\w.]+ (?:=|is) [?$]\w*/gi] : []),
  ]
  return bare
    .flatMap((one) => sql.match(one) ?? [])
    .map((found) => `is prepared anew for each run because of: ${found}; write ${found.replace(/[?$]/, '+$&')}`)
}
const PLANNED = /\bjoin\b|\border by\b|\b(?:min|max)\s*\(|\bdistinct\b|\bgroup by\b|\bfrom \(|\bor\b|^\s*update\b[^(]*\bfrom\b/i

function planFaults(db: Database, { sql, uses, because }: Declaration, { aliases }: Inferred): string[] {
  const { indexes, faults } = planOf(db, sql, aliases)
  const meant = uses.split(' ').filter(Boolean).sort()
  const other =
    meant.join(' ') === indexes.join(' ') ? [] : [`uses ${indexes.join(' ') || 'no index'}, meant for ${uses || 'none'}`]
  if (because !== undefined) return faults.length === 0 ? [...other, 'gives a reason that it does not need'] : other
  return [...other, ...faults]
}
