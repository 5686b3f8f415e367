import type { SQLQueryBindings } from 'bun:sqlite'
import type { Db } from './open.ts'

/** Whether the query (`select 1 from ...`) finds a row. */
export const exists = (db: Db, sql: string, ...bound: SQLQueryBindings[]): boolean => db.client.query(sql).get(...bound) !== null

/** The number that the query (`select count(*) as n from ...`) counts. */
export const countOf = (db: Db, sql: string, ...bound: SQLQueryBindings[]): number =>
  db.client.query<{ n: number }, SQLQueryBindings[]>(sql).get(...bound)?.n ?? 0
