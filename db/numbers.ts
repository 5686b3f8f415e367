import type { Tx } from './open.ts'

/**
 * Leaves out so many numbers in each table whose numbers are never given twice (migration 0003). A database of before that has no
 * such tables: nothing happens.
 */
export function skipNumbers(tx: Tx, many: number): void {
  const known = tx.client.query("select 1 from sqlite_schema where name = 'sqlite_sequence'").get() !== null
  if (known) tx.client.query<unknown, [number]>('update sqlite_sequence set seq = seq + ?').run(many)
}
