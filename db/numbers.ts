import type { Tx } from './open.ts'
import { statement } from './statements.ts'

const SKIP_NUMBERS = statement("select 1 from sqlite_schema where name = 'sqlite_sequence'")

const UPDATE_SQLITE_SEQUENCE = statement('update sqlite_sequence set seq = seq + ?', { params: ['int'] })

/**
 * Skips `many` numbers in each table whose numbers are never given twice (migration 0003). An older database has no such
 * tables.
 */
export function skipNumbers(tx: Tx, many: number): void {
  const known = SKIP_NUMBERS.finds(tx)
  if (known) UPDATE_SQLITE_SEQUENCE.run(tx, many)
}
