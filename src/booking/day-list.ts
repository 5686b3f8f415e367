import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { makePrivateFolder } from '../../db/disk.ts'
import type { Db } from '../../db/open.ts'
import { noteReading, type Reading } from '../../db/reads.ts'
import { statement } from '../../db/statements.ts'
import { dayOf, wallClock } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { activeOffices } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { forEach, isDone, type Job, type JobDeps, once } from '../jobs/job.ts'
import { type DayLine, dayListCsv, dayListPage } from '../texts/day-list.ts'
import type { Vault } from '../vault.ts'
import { toDayLine, visitorsOn } from './views.ts'

export interface DayListSaved {
  lines: number
  /** Absolute paths of the CSV and the printable page; none on a day without published hours. */
  files: string[]
}

const SAVE_DAY_LIST = statement('select slug, name from offices where id = ?', {
  row: { slug: 'text', name: 'text' },
  params: ['int'],
})

/** `lista-<day>-<office>.csv` and `.html`; nothing on a day without published hours. */
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

const whoComes = (db: Db, vault: Vault, officeId: number, day: LocalDay): DayLine[] =>
  visitorsOn(db, vault, officeId, day).map((one) => toDayLine(db, one))

/** In one step: no reader gets half a list. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}

/** 6:00 on the office's clock: before it opens. */
const FROM_MINUTE = 6 * 60
const LIST = /^lista-(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.(csv|html)$/

/** For each office, as files that open without this program. */
export const dayLists: Job = {
  name: 'day-lists',
  pattern: '*/5 * * * *',
  async look(deps) {
    const due = officesDue(deps)
    await forEach(due, ({ officeId, day }) => once(deps, listKey(officeId, day), () => save(deps, officeId, day)))
    deleteOld(deps)
  },
}

/** Beside the database: a disk with copies may lie in a drawer, and these hold names. */
export const listFolder = (databasePath: string): string => join(dirname(databasePath), 'listas')

const listKey = (officeId: number, day: LocalDay) => `day_list:${officeId}:${day}`

/** By the computer's own clock: an extra list is harmless, and without a network it is the only clock. */
function officesDue({ db, clock, machine = clock }: JobDeps): { officeId: number; day: LocalDay }[] {
  const now = machine.now()
  return activeOffices(db)
    .map(({ id, zone }) => ({ officeId: id, ...wallClock(now, zone) }))
    .filter(({ officeId, day, minute }) => minute >= FROM_MINUTE && !isDone(db, listKey(officeId, day)))
}

async function save({ reader, writer, settings }: JobDeps, officeId: number, day: LocalDay): Promise<string> {
  try {
    const saved = await reader.ask('dayList', { officeId, day, folder: settings.listFolder })
    await writer.submit('day_list.saved', (tx, now) => {
      clearAlert(tx, 'day_list_failed')
      if (saved.lines > 0) noteReading(tx, savedBy(officeId, day, saved.lines), now)
    })
    return saved.files.length > 0 ? 'saved' : 'closed'
  } catch (error) {
    await writer.submit('day_list.failed', (tx, now) => raiseAlert(tx, 'day_list_failed', now, String(officeId)))
    throw error
  }
}

/** Files with names lie in a folder: the log-book says so. */
const savedBy = (officeId: number, day: LocalDay, people: number): Reading => ({
  onDay: day,
  keyId: null,
  byClock: true,
  operation: 'lista_del_dia',
  form: 'file',
  outcome: 'shown',
  code: undefined,
  officeId,
  day,
  named: true,
  people,
  isTry: false,
  list: { asked: 'lista_del_dia', isNextPage: false },
})

/** Each list is kept for its own day, until that is over in the westernmost office. */
function deleteOld({ db, clock, settings }: JobDeps): void {
  const now = clock.now()
  const folder = settings.listFolder
  const today = [institutionZone(db), ...activeOffices(db).map(({ zone }) => zone)].map((zone) => dayOf(now, zone)).sort()[0] ?? ''
  for (const file of listFiles(folder)) {
    const day = LIST.exec(file)?.[1]
    if (day !== undefined && day < today) rmSync(join(folder, file))
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // The folder does not exist yet.
  }
}
