import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { lastBeat } from '../../db/acting-time.ts'
import { raiseAlert } from '../../db/alerts.ts'
import { copyName, removeDatabase } from '../../db/copy.ts'
import { signCopy } from '../../db/copy-signature.ts'
import { toDisk } from '../../db/disk.ts'
import { addToErasedList, type ErasedLine, erasedMarks, latestOfEach, readErasedList } from '../../db/erased-list.ts'
import { DatabaseInUse, lockDatabase } from '../../db/lock.ts'
import { openDatabase, type Tx, write } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { type Instant, systemClock } from '../clock.ts'
import { type Config, readConfig } from '../config.ts'
import { parkRestored } from '../messaging/alerts.ts'
import { type Birth, birthInPlace, birthOf } from '../start/birth.ts'
import { spanishDates } from '../texts/dates.ts'
import { COPY_FAULTS, ERASED_LIST_HEADING } from '../texts/start.ts'
import type { Vault } from '../vault.ts'
import { copiesToChoose, typed } from './copies.ts'
import { ROOT, runCommand, STOP_FIRST } from './program.ts'
import { noteUnsigned, TRUSTED, vaultInUse, verify, whyNotUsed } from './verify.ts'

const UPDATE_SQLITE_SEQUENCE = statement('update sqlite_sequence set seq = seq + ?', { params: ['int'] })

/** Skips `many` ids in each autoincrement table. */
export function skipNumbers(tx: Tx, many: number): void {
  UPDATE_SQLITE_SEQUENCE.run(tx, many)
}

// npm run restore -- FILE: replaces the database by a copy. The server must be stopped.

/**
 * Replaces the database if the copy passes everything that a start relies on. The old one stays beside it under another name. Returns the
 * exit code; with 1 nothing was changed.
 */
export function restoreCommand(
  [file, word]: readonly (string | undefined)[],
  config: Config,
  now: Instant,
  say: (line: string) => void,
): number {
  if (!file) {
    say('Falta decir cuál copia se pone. Todavía no se cambió nada.')
    for (const line of copiesToChoose(config.backupDir, 'npm run restore')) say(line)
    return 1
  }
  try {
    const lock = lockDatabase(config.databasePath)
    try {
      return restore({ file, trusted: word === TRUSTED }, config, now, say)
    } finally {
      lock.release()
    }
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    say(STOP_FIRST)
    return 1
  }
}

function restore(
  { file, trusted }: { file: string; trusted: boolean },
  config: Config,
  now: Instant,
  say: (line: string) => void,
): number {
  if (resolve(file) === config.databasePath) {
    say('Ese archivo es la base de datos misma. Elija una copia de la carpeta de copias.')
    return 1
  }
  if (!existsSync(file)) {
    say(`No se restauró nada: no existe el archivo ${file}.`)
    for (const line of copiesToChoose(config.backupDir, 'npm run restore')) say(line)
    return 1
  }
  const draft = `${config.databasePath}.por-restaurar`
  try {
    takeIn(file, draft)
    const vault = vaultInUse(config)
    const check = verify(draft, vault, { named: file, trusted })
    if (!check.ok) {
      const [why, ...more] = whyNotUsed(check, `npm run restore -- ${typed(file)}`)
      for (const line of [`No se restauró nada. ${why}`, ...more]) say(line)
      return 1
    }
    const birth = birthOfCopy(draft)
    const why = whyNotHere(birth, config)
    if (why !== undefined) {
      say(`No se restauró nada. ${why}`)
      return 1
    }
    listWhatWasErased(config.databasePath, now)
    const { until, zone, parked, erasedSince } = readyForUse(draft, { erased: erasedList(config), signed: check.signed }, now)
    const aside = existsSync(config.databasePath) ? keepAside(config.databasePath, copyName(now, zone), vault) : undefined
    exchange(draft, config.databasePath)
    if (!check.signed) noteUnsigned(say, now, 'restore')
    report({ copy: basename(file), aside, until, zone, parked, erasedSince }, say)
    say(birth === 'real' && config.isDemo ? NO_CHANNEL : 'Ahora inicie Ventanilla con npm start.')
    return 0
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (!/^(ENOSPC|SQLITE_FULL)$/.test(String(code))) throw error
    say(`No se restauró nada. ${COPY_FAULTS.no_space}`)
    say(`Detalle para soporte: ${code}`)
    return 1
  } finally {
    removeDatabase(draft)
  }
}

function birthOfCopy(draft: string): Birth | undefined {
  const db = openDatabase(draft, { readonly: true })
  try {
    return birthOf(db)
  } finally {
    db.close()
  }
}

/** The next start would refuse a demonstration in an office's place. */
function whyNotHere(birth: Birth | undefined, { isDemo, databasePath }: Config): string | undefined {
  if (birth !== 'demo') return undefined
  const stands = isDemo ? birthIfReadable(databasePath) : 'real'
  return stands === 'real'
    ? 'Esa copia es de una demostración, y esta instalación es la de una oficina. Elija otra copia.'
    : undefined
}

/** An unreadable database may be why a copy is restored. */
function birthIfReadable(databasePath: string): Birth | undefined {
  try {
    return birthInPlace(databasePath)
  } catch {
    return undefined
  }
}

/** With its log folded in: exactly that is checked and then used. */
export function takeIn(file: string, draft: string): void {
  removeDatabase(draft)
  copyFileSync(file, draft)
  if (!existsSync(`${file}-wal`)) return
  copyFileSync(`${file}-wal`, `${draft}-wal`)
  foldLog(draft)
}

const FOLD_LOG = statement('pragma wal_checkpoint(truncate)', { row: { busy: 'text', log: 'text', checkpointed: 'text' } })

/** A database too damaged for that stays as it is. */
function foldLog(path: string): void {
  try {
    const db = openDatabase(path)
    FOLD_LOG.run(db)
    db.close()
  } catch {
    // The following check, or the files kept aside, tell the rest.
  }
}

/** More than any office writes between two copies. The channel still knows the lost days' messages by their ids. */
const LOST_NUMBERS = 1_000_000

interface Ready {
  /** What happened later is not in the copy. */
  until: Instant | undefined
  zone: string
  /** Messages that wait for a decision. */
  parked: number
  /** Erasures missing in the copy: the next start repeats them. */
  erasedSince: number
}

/** No old message goes out by itself, and no row id of the lost days is used twice. */
function readyForUse(draft: string, { erased, signed }: { erased: ErasedLine[]; signed: boolean }, now: Instant): Ready {
  const db = openDatabase(draft)
  try {
    const parked = write(db, (tx) => {
      skipNumbers(tx, LOST_NUMBERS)
      if (!signed) raiseAlert(tx, 'unsigned_restored', now)
      return parkRestored(tx, now)
    })
    FOLD_LOG.run(db)
    return { until: lastBeat(db), zone: institutionZone(db), parked, erasedSince: countUnknown(erased, erasedMarks(db, 'all')) }
  } finally {
    db.close()
  }
}

/** Erasures missing in the copy. A telephone has several lines of one moment. */
function countUnknown(erased: ErasedLine[], known: ErasedLine[]): number {
  const hex = ({ hash }: ErasedLine) => Buffer.from(hash).toString('hex')
  const knownAt = new Map(known.map((one) => [hex(one), one.at]))
  const unknown = erased.filter((one) => (knownAt.get(hex(one)) ?? 0) < one.at)
  return new Set(unknown.map((one) => `${one.kind} ${one.at}`)).size
}

const erasedList = ({ databasePath, backupDir }: Config): ErasedLine[] =>
  latestOfEach([dirname(databasePath), backupDir].flatMap(readErasedList))

/** Erasures of the last seconds before the stop may be only in the old database. */
function listWhatWasErased(path: string, now: Instant): void {
  if (!existsSync(path)) return
  let marks: ErasedLine[] = []
  try {
    const db = openDatabase(path)
    marks = erasedMarks(db, 'unlisted')
    db.close()
  } catch {
    // A database that does not open may be why a copy is restored; the list lacks only those seconds.
  }
  if (marks.length > 0) addToErasedList(dirname(path), ERASED_LIST_HEADING, marks, now)
}

/** Keeps the present database and its log under a second name, so that it never disappears. */
function keepAside(path: string, copy: string, vault: Vault | undefined): string {
  foldLog(path)
  const aside = freeName(path, copy)
  try {
    linkSync(path, aside)
  } catch {
    copyFileSync(path, aside) // Some disks know no second name for a file.
  }
  for (const end of ['-wal', '-shm']) if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`)
  if (vault && !existsSync(`${aside}-wal`)) signCopy(aside, vault)
  return aside
}

/** `ventanilla-antes-20261124-1005.db` beside the database; with a number when that is taken. */
function freeName(path: string, copy: string): string {
  const base = `${dirname(path)}/${copy.replace('ventanilla-', 'ventanilla-antes-').replace(/\.db$/, '')}`
  for (let number = 1; ; number++) {
    const name = resolve(number === 1 ? `${base}.db` : `${base}-${number}.db`)
    if (!existsSync(name)) return name
  }
}

/** One rename. A log of the old database would spoil the new one. */
function exchange(draft: string, path: string): void {
  for (const end of ['-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
  toDisk(draft)
  renameSync(draft, path)
  toDisk(dirname(path))
}

function report(done: Ready & { copy: string; aside: string | undefined }, say: (line: string) => void): void {
  const { copy, aside, until, zone, parked, erasedSince } = done
  say(`Listo: la base de datos es ahora la copia ${copy}.`)
  if (aside) say(`La de antes quedó guardada en ${aside}. Contiene datos personales: bórrela cuando ya no la necesite.`)
  if (until !== undefined) {
    const local = Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(zone)
    const when = `${spanishDates.long(local.toPlainDate().toString())}, ${spanishDates.hour(local.hour * 60 + local.minute)}`
    say(`Lo que pasó después del ${when}, no está en la copia: llame a quien hizo o canceló una cita desde entonces.`)
  }
  if (parked > 0)
    say(`Mensajes que esperaban salir cuando se hizo la copia: ${parked}. No se enviarán solos: véalos en Mensajes y decida.`)
  if (erasedSince > 0)
    say(
      `Borrados que las personas pidieron después de esa copia: ${erasedSince}. Se hacen otra vez solos al iniciar. Si «¿Está todo bien?» dice que alguno no termina, cancele la cita que volvió con la copia.`,
    )
}

const NO_CHANNEL =
  'Es la base de datos de una oficina de verdad y en .env falta su número de WhatsApp: sin él, npm start no la abre. Póngalo con npm run setup. Si solo quería mirar la copia: npm run drill.'

if (import.meta.main) {
  const [file, word] = process.argv.slice(2)
  await runCommand(() =>
    restoreCommand([file && resolve(ROOT, file), word], readConfig(process.env, ROOT), systemClock.now(), console.log),
  )
}
