import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { settleAlert } from '../../db/alerts.ts'
import { type CopyMade, copyDay, copyName, removeCopy } from '../../db/copy.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { HOUR, type Instant } from '../clock.ts'
import { type Job, type JobDeps, once, todayFrom } from './job.ts'

/** 3:30: after the hours that come twice on some nights. */
const FROM_MINUTE = 3 * 60 + 30
/** Left by a killed process. A younger one may be in the making by hand. */
const DRAFT = /^\.?ventanilla-.*\.tmp/
const DRAFT_KEPT_MS = HOUR

/** Each night, or in the morning when the computer was off. Then old copies are deleted. */
export const backup: Job = {
  name: 'backup',
  pattern: '31 * * * *',
  async look(deps) {
    // By the computer's own clock: what is written while the clock is doubted is worth a copy too. Its name uses the acting time.
    const day = todayFrom({ ...deps, clock: { ...deps.clock, ...deps.machine } }, FROM_MINUTE)
    if (day) await once(deps, `backup:${day}`, () => backUp(deps))
  },
}

/**
 * Makes a copy, records the result and deletes old copies. Throws CopyFailed, after an alert, when none could be made or trusted; then
 * older copies are kept.
 */
async function backUp(deps: JobDeps): Promise<string> {
  const { backupDir } = deps.settings
  const zone = institutionZone(deps.db)
  const name = copyName(deps.clock.now(), zone)
  deleteDrafts(deps) // First: they may be what fills the disk.
  const made = await deps.reader.ask('copy', { folder: backupDir, name })
  await deps.writer.submit('backup.record', (tx, now) => recordCopy(tx, made, name, now))
  if (made.ok || made.keptAs) deleteOld(deps, name)
  if (!made.ok) throw new CopyFailed(made.fault)
  deps.log('backup.made', { bytes: made.bytes })
  return 'verified'
}

/** `message` is a stable code. */
class CopyFailed extends Error {
  override readonly name = 'CopyFailed'
}

const RECORD_COPY = statement('insert into backups (file, at, bytes, result) values (?, ?, ?, ?)', {
  params: ['text', 'int', 'int', 'text'],
})

function recordCopy(tx: Tx, made: CopyMade, name: string, now: Instant): void {
  const [bytes, result] = made.ok ? [made.bytes, 'verified'] : [0, made.fault]
  RECORD_COPY.run(tx, name, now, bytes, result)
  settleAlert(tx, 'copy_failed', !made.ok, now, result)
}

/** `made` stays, whatever its name says: a wrong clock may have named it. */
function deleteOld({ settings, log }: JobDeps, made: string): void {
  for (const file of copiesToDelete(readdirSync(settings.backupDir)).filter((name) => name !== made)) {
    removeCopy(join(settings.backupDir, file))
    log('backup.deleted', { file: basename(file) })
  }
}

function deleteDrafts({ settings, clock }: JobDeps): void {
  if (!statSync(settings.backupDir, { throwIfNoEntry: false })?.isDirectory()) return
  for (const file of readdirSync(settings.backupDir).filter((name) => DRAFT.test(name))) {
    const path = join(settings.backupDir, file)
    if (statSync(path).mtimeMs < clock.now() - DRAFT_KEPT_MS) rmSync(path, { force: true })
  }
}

const DAYS = 14
const WEEKS = 8
/** Inconsistent copies: enough to see when it began, without filling the disk. */
const UNVERIFIED = 3

/**
 * Keeps the newest copy of each of the last 14 days and 8 weeks that have one, so that a computer that was off for a month keeps its
 * copies. Other files are ignored. Only a verified file has a copy's name (db/copy.ts).
 */
export function copiesToDelete(files: string[]): string[] {
  const unverified = files.filter((file) => /^sin-verificar-\d{8}-\d{4}\.db$/.test(file)).sort()
  return [...verifiedToDelete(files), ...unverified.slice(0, -UNVERIFIED)]
}

function verifiedToDelete(files: string[]): string[] {
  const newestFirst = files.filter((file) => copyDay(file) !== undefined).sort((a, b) => b.localeCompare(a))
  const kept = new Set([...newestOfEach(newestFirst, dayOf, DAYS), ...newestOfEach(newestFirst, weekOf, WEEKS)])
  return newestFirst.filter((file) => !kept.has(file))
}

function newestOfEach(newestFirst: string[], period: (file: string) => string, periods: number): string[] {
  const first = new Map<string, string>()
  for (const file of newestFirst) if (!first.has(period(file))) first.set(period(file), file)
  return [...first.values()].slice(0, periods)
}

const dayOf = (file: string): string => copyDay(file) ?? ''

/** ISO, such as `2026-W48`; its year is that of its Thursday. */
function weekOf(file: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(dayOf(file))
  return `${yearOfWeek}-W${weekOfYear}`
}
