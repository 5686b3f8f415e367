import type { Db, Tx } from './open.ts'
import { statement } from './statements.ts'

/** Something that a person must fix; `count` since `firstAt`. */
export interface Alert {
  code: string
  count: number
  firstAt: number
  lastAt: number
  detail: string | undefined
}

const RAISE_ALERT = statement(
  `insert into alerts (code, count, first_at, last_at, detail) values (?1, 1, ?2, ?2, ?3)
   on conflict (code) do update set count = count + 1, last_at = ?2, detail = ?3`,
  { params: ['text', 'int', 'text?'] },
)

/** The same code counts up and keeps `firstAt`; the newest detail wins. `detail` is a number or a stable code, never personal data. */
export function raiseAlert(tx: Tx, code: string, now: number, detail?: string): void {
  RAISE_ALERT.run(tx, code, now, detail ?? null)
}

const CLEAR_ALERT = statement('delete from alerts where code = ?', { params: ['text'] })

export function clearAlert(tx: Tx, code: string): void {
  CLEAR_ALERT.run(tx, code)
}

export function settleAlert(tx: Tx, code: string, trouble: boolean, now: number, detail?: string): void {
  if (trouble) raiseAlert(tx, code, now, detail)
  else clearAlert(tx, code)
}

const HAS_ALERT = statement('select 1 from alerts where code = ?', { params: ['text'] })

export function hasAlert(db: Db, code: string): boolean {
  return HAS_ALERT.finds(db, code)
}

const OPEN_ALERTS = statement('select code, count, first_at, last_at, detail from alerts order by first_at, code', {
  row: { code: 'text', count: 'int', first_at: 'int', last_at: 'int', detail: 'text?' },
})

/** Oldest first. */
export function openAlerts(db: Db): Alert[] {
  return OPEN_ALERTS.all(db).map((row) => ({
    code: row.code,
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
    detail: row.detail ?? undefined,
  }))
}
