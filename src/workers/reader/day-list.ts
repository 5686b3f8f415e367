import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../../db/open.ts'
import type { LocalDay } from '../../agenda/types.ts'
import { type DayLine, dayListCsv, dayListPage } from '../../texts/day-list.ts'
import type { Vault } from '../../vault.ts'

export interface DayListSaved {
  lines: number
  /** Absolute paths of the CSV and the printable page; none on a day without published hours. */
  files: string[]
}

/**
 * Saves who comes to an office on a day, as `lista-<day>-<office>.csv` and `.html`. On a day without any published hour
 * nothing is written: an empty list there would only be clutter.
 */
export function saveDayList(db: Db, vault: Vault, ask: { officeId: number; day: LocalDay; folder: string }): DayListSaved {
  const office = db.client
    .query<{ slug: string; name: string }, [number]>('select slug, name from offices where id = ?')
    .get(ask.officeId)
  if (!office || !isOpen(db, ask.officeId, ask.day)) return { lines: 0, files: [] }
  const lines = whoComes(db, vault, ask.officeId, ask.day)
  const base = join(ask.folder, `lista-${ask.day}-${office.slug}`)
  mkdirSync(ask.folder, { recursive: true, mode: 0o700 })
  const head = { office: office.name, day: ask.day }
  replaceFile(`${base}.csv`, dayListCsv(lines))
  replaceFile(`${base}.html`, dayListPage(head, lines))
  return { lines: lines.length, files: [`${base}.csv`, `${base}.html`] }
}

function isOpen(db: Db, officeId: number, day: LocalDay): boolean {
  return db.client.query('select 1 from slots where office_id = ? and day = ? limit 1').get(officeId, day) !== null
}

interface Row {
  minute: number
  folio: string
  name_sealed: Uint8Array
  procedure: string
  years: number | null
  price: number | null
  unverified: number
  attendant_sealed: Uint8Array | null
}

function whoComes(db: Db, vault: Vault, officeId: number, day: LocalDay): DayLine[] {
  return db.client
    .query<Row, [number, string]>(
      `select s.minute, a.folio, p.name_sealed, r.name as procedure, a.years, a.price, a.unverified, a.attendant_sealed
       from slots s
       join appointments a on a.slot_id = s.id
       join people p on p.id = a.person_id
       join procedures r on r.id = a.procedure_id
       where s.office_id = ? and s.day = ? and a.state in ('confirmed', 'past')
       order by s.minute, a.folio, a.member`,
    )
    .all(officeId, day)
    .map((row) => ({
      minute: row.minute,
      folio: row.folio,
      name: vault.open(row.name_sealed),
      procedure: row.procedure,
      years: row.years ?? undefined,
      price: row.price ?? undefined,
      unverified: row.unverified === 1,
      attendant: row.attendant_sealed ? attendantName(vault.open(row.attendant_sealed)) : undefined,
    }))
}

function attendantName(json: string): string {
  return (JSON.parse(json) as { name: string }).name
}

/** Whoever has the old list open keeps it whole; whoever opens it now gets the new one whole. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}
