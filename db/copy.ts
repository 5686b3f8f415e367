import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type CopySigner, signatureFile, signCopy } from './copy-signature.ts'
import { freeBytes, makePrivateFolder, toDisk } from './disk.ts'
import { readFact } from './facts.ts'
import { sizeOf, unsoundness } from './invariants.ts'
import { writtenBy } from './migrate.ts'
import { type Db, openDatabase } from './open.ts'
import { statement } from './statements.ts'

/**
 * unreadable: does not open as a database; not_ours: not Ventanilla's; newer: written by a later release; older: before the first public
 * release; other_key: another DATA_KEY; the others say what is wrong in it.
 */
export type CopyFault = 'unreadable' | 'not_ours' | 'newer' | 'older' | 'other_key' | 'damaged' | 'foreign_keys' | 'invariants'
export type CopyCheck = { ok: true } | { ok: false; fault: CopyFault; findings: string[] }

export type CopyHindrance = 'no_space' | 'folder'
export type CopyMade =
  | { ok: true; file: string; bytes: number }
  | { ok: false; fault: CopyFault | CopyHindrance; findings: string[]; keptAs?: string }

const LEFT_FREE_BYTES = 64 * 1024 ** 2

const NAME = /^ventanilla-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})\.db$/

/** On the wall clock of the zone: `ventanilla-20261124-1015.db`. */
export function copyName(now: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const digits = (value: number, length = 2) => String(value).padStart(length, '0')
  const day = `${digits(local.year, 4)}${digits(local.month)}${digits(local.day)}`
  return `ventanilla-${day}-${digits(local.hour)}${digits(local.minute)}.db`
}

/** The local day (`2026-11-24`) and minute in a copy's name; undefined for any other file. */
export function copyMoment(name: string): { day: string; minute: number } | undefined {
  const [, year, month, day, hour, minute] = NAME.exec(name) ?? []
  return year === undefined ? undefined : { day: `${year}-${month}-${day}`, minute: Number(hour) * 60 + Number(minute) }
}

export const copyDay = (name: string): string | undefined => copyMoment(name)?.day

const MAKE_COPY = statement('vacuum into ?', { params: ['text'] })

/**
 * Writes a checked copy of the database. It gets its name only when opened, checked and flushed, so a file with a copy's name is always
 * good; an inconsistent copy is kept under another name (`keptAs`), because it may be the last one. A large one takes seconds: a running
 * server asks its reader. Without enough room none is begun, since citizens would be refused when the disk fills. Without a `signer` it is
 * unsigned and used only by explicit trust.
 */
export function makeCopy(db: Db, folder: string, name: string, signer: CopySigner | undefined, free = freeBytes): CopyMade {
  const draft = join(folder, `.${name}.${process.pid}.tmp`)
  try {
    makePrivateFolder(folder)
    if (free(folder) < sizeOf(db) + LEFT_FREE_BYTES) return { ok: false, fault: 'no_space', findings: [] }
    rmSync(draft, { force: true })
    closeSync(openSync(draft, 'wx', 0o600)) // Only its owner may read it; SQLite keeps the mode of an empty file.
    MAKE_COPY.run(db, draft)
    const check = checkCopy(draft)
    if (!check.ok) return isWhole(check.fault) ? { ...check, keptAs: keep(draft, folder, unverifiedName(name), signer) } : check
    const file = keep(draft, folder, name, signer)
    return { ok: true, file, bytes: statSync(file).size }
  } catch (error) {
    const code = codeOf(error)
    return { ok: false, fault: /FULL|ENOSPC/.test(code) ? 'no_space' : 'folder', findings: [code] }
  } finally {
    removeDatabase(draft)
  }
}

const unverifiedName = (name: string): string => name.replace('ventanilla-', 'sin-verificar-')

/** The file is sound; only its content is inconsistent. */
const isWhole = (fault: CopyFault): boolean => fault === 'foreign_keys' || fault === 'invariants'

/** The signature first, so that a named copy always has one. */
function keep(draft: string, folder: string, name: string, signer: CopySigner | undefined): string {
  const file = join(folder, name)
  toDisk(draft)
  if (signer) signCopy(draft, signer, file)
  renameSync(draft, file)
  toDisk(folder)
  return file
}

/** Checks what a start of the server relies on; changes nothing. */
export function checkCopy(file: string, expected: { dataKey?: string } = {}): CopyCheck {
  const refuse = (fault: CopyFault, ...findings: string[]): CopyCheck => ({ ok: false, fault, findings })
  let copy: Db | undefined
  try {
    copy = openDatabase(file, { readonly: true })
    if (!hasTable(copy, 'migrations') || !hasTable(copy, 'facts')) return refuse('not_ours')
    const by = writtenBy(copy)
    if (by !== 'known') return refuse(by)
    const madeWith = readFact(copy, 'data_key')
    if (expected.dataKey && madeWith && madeWith !== expected.dataKey) return refuse('other_key')
    return checkSoundness(copy)
  } catch (error) {
    return refuse(codeOf(error).includes('CORRUPT') ? 'damaged' : 'unreadable', codeOf(error))
  } finally {
    copy?.close()
  }
}

const CHECK_SOUNDNESS = statement('pragma quick_check(3)', { row: { quick_check: 'text' } })

function checkSoundness(copy: Db): CopyCheck {
  const quick = CHECK_SOUNDNESS.all(copy)
  if (quick[0]?.quick_check !== 'ok') return { ok: false, fault: 'damaged', findings: [`quick_check:${quick.length}`] }
  const findings = unsoundness(copy)
  if (findings.length === 0) return { ok: true }
  return { ok: false, fault: findings[0]?.startsWith('foreign_keys') ? 'foreign_keys' : 'invariants', findings }
}

const HAS_TABLE = statement("select 1 from sqlite_schema where type = 'table' and name = ?", { params: ['text'] })

function hasTable(db: Db, name: string): boolean {
  return HAS_TABLE.finds(db, name)
}

/** Deletes a database file with its SQLite side files. */
export function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) if (existsSync(`${file}${end}`)) rmSync(`${file}${end}`)
}

export function removeCopy(file: string): void {
  removeDatabase(file)
  rmSync(signatureFile(file), { force: true })
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? (error as Error).name)
