import { exists } from './ask.ts'
import type { Tx } from './open.ts'

/**
 * Skips `many` numbers in each table whose numbers are never given twice (migration 0003). An older database has no such
 * tables.
 */
export function skipNumbers(tx: Tx, many: number): void {
  const known = exists(tx, "select 1 from sqlite_schema where name = 'sqlite_sequence'")
  if (known) tx.client.query<unknown, [number]>('update sqlite_sequence set seq = seq + ?').run(many)
}
