import { statement } from './statements.ts'

/** A column of sealed typed words with their moments. `agency`: SQL for whose they are; left out for a contact's own. */
export function freeWords(table: string, column: string, at: string, agency?: string) {
  const because = 'none has an index: asked for an erasure, some 4 ms for 1,000 lines'
  return {
    table,
    column,
    isOfAgency: agency !== undefined,
    some: statement(`select 1 from ${table} where ${column} is not null limit 1`, { because }),
    until: statement(
      `select rowid as id, ${column} as sealed from ${table} where ${column} is not null and ${at} <= +?1 and ${agency ?? '+?2'} = +?2`,
      {
        row: { id: 'int', sealed: 'bytes' },
        params: ['int', 'int'],
        because,
      },
    ),
    change: statement(`update ${table} set ${column} = ? where rowid = ?`, { params: ['bytes', 'int'] }),
  }
}

export type FreeWords = ReturnType<typeof freeWords>
