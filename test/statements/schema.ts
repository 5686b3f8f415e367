import type { Database } from 'bun:sqlite'

/** What a value can be. `any`: nobody said (a parameter by itself, a value out of JSON); `null`: the word `null`. */
export type Sort = 'int' | 'real' | 'text' | 'bytes' | 'any' | 'null'

export interface Type {
  sort: Sort
  nullable: boolean
  /** The parameters that it may come from: what they are compared with says their sort. */
  params?: readonly string[]
  /** It is a parameter and nothing else. */
  alone?: boolean
  /** The table allows null in this column, the statement's own `where` does not. */
  narrowed?: boolean
  /** Set for a column that was read as it is: the name of its source, a dot, its own. */
  column?: string
}

export type Columns = ReadonlyMap<string, Type>

/** Tables and views by name. */
export interface Schema {
  tables: Map<string, Columns>
  /** The text of each view. */
  views: Map<string, string>
}

const SORTS: Record<string, Sort> = { INTEGER: 'int', INT: 'int', TEXT: 'text', BLOB: 'bytes', REAL: 'real' }

/** What SQLite itself says of the tables. Hidden columns of a search table can be named in a query, and are taken too. */
export function schemaOf(db: Database): Schema {
  const objects = db
    .query<{ name: string; type: string; sql: string }, []>(
      "select name, type, sql from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_autoindex%'",
    )
    .all()
  const schema: Schema = { tables: new Map(), views: new Map() }
  for (const { name, type, sql } of objects) {
    if (type === 'view') schema.views.set(name, sql)
    else schema.tables.set(name, columnsOf(db, name))
  }
  schema.tables.set('sqlite_schema', typed({ type: 'text', name: 'text', tbl_name: 'text', rootpage: 'int', sql: 'text?' }))
  schema.tables.set('sqlite_sequence', typed({ name: 'text', seq: 'int' }))
  return schema
}

function columnsOf(db: Database, table: string): Columns {
  const rows = db
    .query<{ name: string; type: string; notnull: number; pk: number }, [string]>(
      'select name, type, "notnull", pk from pragma_table_xinfo(?)',
    )
    .all(table)
  const isRowId = rows.filter((row) => row.pk > 0).length === 1
  return new Map(
    rows.map(({ name, type, notnull, pk }) => [
      name,
      { sort: SORTS[type] ?? 'any', nullable: notnull === 0 && !(isRowId && pk === 1 && type === 'INTEGER') },
    ]),
  )
}

/** Columns from words such as `int` and `text?`. */
const typed = (columns: Record<string, string>): Columns =>
  new Map(Object.entries(columns).map(([name, kind]) => [name, typeOfKind(kind)]))

/** `promised`: the table allows null, and the statement's writer says why there is none (`int!`). */
export const typeOfKind = (kind: string): Type & { promised: boolean } => ({
  sort: kind.replace(/[?!]$/, '') as Sort,
  nullable: kind.endsWith('?'),
  promised: kind.endsWith('!'),
})

const JSON_ROW = {
  key: 'any?',
  value: 'any?',
  type: 'text',
  atom: 'any?',
  id: 'int',
  parent: 'int?',
  fullkey: 'text',
  path: 'text',
}

/** Tables that SQLite brings, by the function that is called. */
export const TABLE_FUNCTIONS: Record<string, Columns> = {
  json_each: typed(JSON_ROW),
  json_tree: typed(JSON_ROW),
  pragma_table_info: typed({ cid: 'int', name: 'text', type: 'text', notnull: 'int', dflt_value: 'text?', pk: 'int' }),
  pragma_table_list: typed({ schema: 'text', name: 'text', type: 'text', ncol: 'int', wr: 'int', strict: 'int' }),
  pragma_foreign_key_list: typed({ id: 'int', seq: 'int', table: 'text', from: 'text', to: 'text?' }),
  pragma_foreign_key_check: typed({ table: 'text', rowid: 'int?', parent: 'text', fkid: 'int' }),
  pragma_page_count: typed({ page_count: 'int' }),
  pragma_page_size: typed({ page_size: 'int' }),
}

/** What the names of columns say. Days are words (`2026-11-27`), and so are the keys of a group and of a procedure. */
const SAID: [name: RegExp, sort: Sort][] = [
  [/^(?:valid|fits)_(?:from|until)$|(?:^|_)day$|^(?:group|procedure)_id$|^moves_group$/, 'text'],
  [
    /(?:^|_)(?:id|at|since|until)$|_by_id$|^(?:member|position|version|held|live|seated|contested_by|first_held_as|answered_by)$/,
    'int',
  ],
  [/_sealed$|^(?:curp_index|person_key)$/, 'bytes'],
  [/^(?:reason|error|state|kind|code|name|folio_hash|minor_case|result)$/, 'text'],
]

/** The sort that a column's name says; undefined when it says none. */
export function sortByName(table: string, name: string): Sort | undefined {
  if (table === 'procedures' && name === 'id') return 'text'
  return SAID.find(([said]) => said.test(name))?.[1]
}
