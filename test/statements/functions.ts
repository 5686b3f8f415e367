import type { Sort, Type } from './schema.ts'

/** How a function of SQLite says what it returns: `as` the sort of its arguments, or one of its own. */
interface Returns {
  sort: Sort | 'as'
  /** When it may be null: never, when an argument may be, when all of them may be, always, or (a sum) when it counts no row. */
  nullable: 'never' | 'any' | 'all' | 'always' | 'without rows'
  /** What a parameter in its place must be; `as`: what the other arguments are. */
  takes: Sort | 'as'
}

const one = (sort: Returns['sort'], nullable: Returns['nullable'], takes: Returns['takes'] = 'any'): Returns => ({
  sort,
  nullable,
  takes,
})

const FUNCTIONS: Record<string, Returns> = {
  count: one('int', 'never'),
  sum: one('as', 'without rows'),
  total: one('real', 'never'),
  avg: one('real', 'without rows'),
  group_concat: one('text', 'without rows', 'text'),
  json_group_array: one('text', 'never'),
  json_group_object: one('text', 'never'),
  row_number: one('int', 'never'),
  rank: one('int', 'never'),
  lag: one('as', 'always'),
  lead: one('as', 'always'),
  coalesce: one('as', 'all', 'as'),
  ifnull: one('as', 'all', 'as'),
  nullif: one('as', 'always', 'as'),
  abs: one('as', 'any', 'int'),
  round: one('real', 'any', 'real'),
  length: one('int', 'any'),
  instr: one('int', 'any', 'text'),
  unicode: one('int', 'any', 'text'),
  lower: one('text', 'any', 'text'),
  upper: one('text', 'any', 'text'),
  trim: one('text', 'any', 'text'),
  substr: one('as', 'any'),
  replace: one('text', 'any', 'text'),
  hex: one('text', 'never', 'bytes'),
  printf: one('text', 'never'),
  format: one('text', 'never'),
  date: one('text', 'always'),
  datetime: one('text', 'always'),
  strftime: one('text', 'always'),
  unixepoch: one('int', 'always', 'text'),
  random: one('int', 'never'),
  randomblob: one('bytes', 'never', 'int'),
  zeroblob: one('bytes', 'never', 'int'),
  changes: one('int', 'never'),
  total_changes: one('int', 'never'),
  last_insert_rowid: one('int', 'never'),
  sqlite_version: one('text', 'never'),
  typeof: one('text', 'never'),
  json: one('text', 'any', 'text'),
  json_array: one('text', 'never'),
  json_object: one('text', 'never'),
  json_array_length: one('int', 'any', 'text'),
  json_extract: one('any', 'always', 'text'),
  json_valid: one('int', 'any', 'text'),
  bm25: one('real', 'never'),
  sqrt: one('real', 'any', 'real'),
  pow: one('real', 'any', 'real'),
}

/** `max(a)` and `min(a)` look at rows, `max(a, b)` at its arguments. */
const AT_ROWS = one('as', 'without rows')
const AT_ARGUMENTS = one('as', 'any', 'as')
const AGGREGATES = ['count', 'sum', 'total', 'avg', 'group_concat', 'json_group_array', 'json_group_object']

/** Undefined for a function that nobody wrote down here. */
export function returnsOf(name: string, args: number): Returns | undefined {
  if (name === 'max' || name === 'min') return args === 1 ? AT_ROWS : AT_ARGUMENTS
  return FUNCTIONS[name]
}

export const isAggregate = (name: string, args: number): boolean =>
  AGGREGATES.includes(name) || ((name === 'max' || name === 'min') && args === 1)

/** `isGrouped`: each group has a row. */
export function resultOf(returns: Returns, args: readonly Type[], together: Type, isGrouped: boolean): Type {
  const anyNull = args.some((arg) => arg.nullable)
  const nullable = {
    never: false,
    any: anyNull,
    all: args.every((arg) => arg.nullable),
    always: true,
    'without rows': !isGrouped || anyNull,
  }[returns.nullable]
  return returns.sort === 'as' ? { ...together, nullable } : { sort: returns.sort, nullable }
}
