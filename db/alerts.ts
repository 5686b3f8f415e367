import { exists } from './ask.ts'
import type { Db, Tx } from './open.ts'

/** Something that a person must mend. `count`: how often it was seen since `firstAt`. */
export interface Alert {
  code: string
  count: number
  firstAt: number
  lastAt: number
  detail: string | undefined
}

/**
 * Notes that something needs a person. The same code counts up and keeps `firstAt`; the newest detail wins. `detail` is a
 * number or a stable code, never personal data.
 */
export function raiseAlert(tx: Tx, code: string, now: number, detail?: string): void {
  tx.client
    .query(
      `insert into alerts (code, count, first_at, last_at, detail) values (?1, 1, ?2, ?2, ?3)
       on conflict (code) do update set count = count + 1, last_at = ?2, detail = ?3`,
    )
    .run(code, now, detail ?? null)
}

/** Clears the alert, if there is one. */
export function clearAlert(tx: Tx, code: string): void {
  tx.client.query('delete from alerts where code = ?').run(code)
}

/** Raises the alert while there is trouble, else clears it. */
export function settleAlert(tx: Tx, code: string, trouble: boolean, now: number, detail?: string): void {
  if (trouble) raiseAlert(tx, code, now, detail)
  else clearAlert(tx, code)
}

/** Whether this alert stands now. */
export function hasAlert(db: Db, code: string): boolean {
  return exists(db, 'select 1 from alerts where code = ?', code)
}

/** What a person must mend now, oldest first. */
export function openAlerts(db: Db): Alert[] {
  return db.client
    .query<{ code: string; count: number; first_at: number; last_at: number; detail: string | null }, []>(
      'select code, count, first_at, last_at, detail from alerts order by first_at, code',
    )
    .all()
    .map((row) => ({
      code: row.code,
      count: row.count,
      firstAt: row.first_at,
      lastAt: row.last_at,
      detail: row.detail ?? undefined,
    }))
}
