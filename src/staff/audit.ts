import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Caller } from './access.ts'

/** What was done: row numbers and counts, never a person's data. */
export interface Deed {
  operation: string
  officeId?: number
  detail: Record<string, number | string | boolean | number[]>
  reason?: string
}

/** Writes down who did what, in the same transaction as the deed. The table is append-only. */
export function audit(tx: Tx, caller: Caller, deed: Deed, now: Instant): void {
  tx.client
    .query('insert into audit (at, key_id, operation, office_id, detail, reason) values (?, ?, ?, ?, ?, ?)')
    .run(now, caller.keyId, deed.operation, deed.officeId ?? null, JSON.stringify(deed.detail), deed.reason ?? null)
}
