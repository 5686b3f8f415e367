import { statement } from './statements.ts'

/** A column of sealed words that people typed, with the moment of each: whether there are any, which they are, and new ones. */
export function freeWords(table: string, column: string, at: string) {
  const because = 'none has an index: asked for an erasure, some 4 ms for 1,000 lines'
  return {
    table,
    column,
    some: statement(`select 1 from ${table} where ${column} is not null limit 1`, { because }),
    until: statement(`select rowid as id, ${column} as sealed from ${table} where ${column} is not null and ${at} <= +?`, {
      row: { id: 'int', sealed: 'bytes' },
      params: ['int'],
      because,
    }),
    change: statement(`update ${table} set ${column} = ? where rowid = ?`, { params: ['bytes', 'int'] }),
  }
}

export type FreeWords = ReturnType<typeof freeWords>
