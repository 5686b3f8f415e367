import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../../db/disk.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type DayLine, dayListCsv, dayListPage, toDayLine } from '../texts/day-list.ts'
import type { Vault } from '../vault.ts'
import { visitorsOn } from './views.ts'

export interface DayListSaved {
  lines: number
  /** Absolute paths of the CSV and the printable page; none on a day without published hours. */
  files: string[]
}

const SAVE_DAY_LIST = statement('select slug, name from offices where id = ?', {
  row: { slug: 'text', name: 'text' },
  params: ['int'],
})

/**
 * Saves who comes to an office on a day, as `lista-<day>-<office>.csv` and `.html`. Nothing on a day without published hours.
 */
export function saveDayList(db: Db, vault: Vault, ask: { officeId: number; day: LocalDay; folder: string }): DayListSaved {
  const office = SAVE_DAY_LIST.get(db, ask.officeId)
  if (!office || !isOpen(db, ask.officeId, ask.day)) return { lines: 0, files: [] }
  const lines = whoComes(db, vault, ask.officeId, ask.day)
  const base = join(ask.folder, `lista-${ask.day}-${office.slug}`)
  makePrivateFolder(ask.folder)
  const head = { office: office.name, day: ask.day }
  replaceFile(`${base}.csv`, dayListCsv(lines))
  replaceFile(`${base}.html`, dayListPage(head, lines))
  return { lines: lines.length, files: [`${base}.csv`, `${base}.html`] }
}

const IS_OPEN = statement('select 1 from slots where office_id = ? and day = ? limit 1', {
  params: ['int', 'text'],
  uses: 'slots_one',
})

function isOpen(db: Db, officeId: number, day: LocalDay): boolean {
  return IS_OPEN.finds(db, officeId, day)
}

function whoComes(db: Db, vault: Vault, officeId: number, day: LocalDay): DayLine[] {
  const procedureName = (id: string) => findProcedure(db, id)?.name['es-MX'] ?? id
  return visitorsOn(db, vault, officeId, day).map((one) => toDayLine(one, procedureName(one.procedureId)))
}

/** Replaces the file in one step: nobody ever reads half a list. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}
