import type { Db } from './open.ts'

/** The names of the invariant views (db/walls.sql), without their prefix. */
export function invariantNames(db: Db): string[] {
  return db.client
    .query<{ name: string }, []>(
      "select name from sqlite_schema where type = 'view' and name like 'invariant\\_%' escape '\\' order by name",
    )
    .all()
    .map((row) => row.name.slice('invariant_'.length))
}

/** The invariants that do not hold, each with the number of rows that break it: `taken_is_seated:2`. None = healthy. */
export function brokenInvariants(db: Db): string[] {
  return invariantNames(db)
    .map((name) => ({ name, rows: countRows(db, name) }))
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `${name}:${rows}`)
}

function countRows(db: Db, name: string): number {
  const row = db.client.query<{ rows: number }, []>(`select count(*) as rows from invariant_${name}`).get()
  return row?.rows ?? 0
}
