import { existsSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { freeBytes, howToClose, isOpenToOthers } from '../../../db/disk.ts'
import { listFolder } from '../../booking/day-list.ts'
import { isZone } from '../../catalogue/calendar.ts'
import { graphTime } from '../../channels/meta/time.ts'
import type { Instant } from '../../clock.ts'
import { type Config, ConfigError, readConfig } from '../../config.ts'
import { readPending } from '../env-file.ts'
import { broken, type Fetch, type Finding, ok, warn } from '../program.ts'

/** As the server would read them, or the sentence of its refusal. */
export function checkSettings(env: Record<string, string | undefined>, root: string): { config?: Config; findings: Finding[] } {
  const file = join(root, '.env')
  const pending = readPending(file)
  const findings: Finding[] = [
    ...(pending.length > 0 ? [warn('La preparación quedó a medias.', 'Siga con npm run setup.')] : []),
    ...(isOpenToOthers(file)
      ? [warn('Otros usuarios de la computadora pueden leer el archivo .env.', howToClose('.env', false))]
      : []),
  ]
  try {
    const config = readConfig(env, root)
    const mode = config.isDemo ? 'en modo de demostración: sin número de WhatsApp ni página de Messenger' : 'para citas de verdad'
    return { config, findings: [ok(`Los datos de .env están completos, ${mode}.`), ...findings] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { findings: [broken(error.message, 'Corrija .env o ejecute npm run setup.'), ...findings] }
  }
}

/** Readable for other users: the database with lock and log, copies, day lists. */
export function checkPrivacy({ databasePath, backupDir }: Pick<Config, 'databasePath' | 'backupDir'>): Finding[] {
  const folder = dirname(databasePath)
  const folders = [...new Set([folder, backupDir, listFolder(databasePath)])]
  const files = ['', '-wal', '-shm', '.lock'].map((end) => `${databasePath}${end}`)
  const open = [...folders.map((path) => ({ path, isFolder: true })), ...files.map((path) => ({ path, isFolder: false }))].filter(
    ({ path }) => isOpenToOthers(path),
  )
  if (open.length === 0) return [ok('Solo el dueño puede abrir la base de datos, las copias y las listas del día.')]
  return open.map(({ path, isFolder }) =>
    warn(
      `Otros usuarios de la computadora pueden leer ${isFolder ? 'la carpeta' : 'el archivo'} ${path}.`,
      howToClose(path, isFolder),
    ),
  )
}

/** One moment at which old zone tables are wrong by an hour. */
const ZONES = ['Mexico_City', 'Tijuana', 'Hermosillo', 'Mazatlan', 'Chihuahua', 'Ciudad_Juarez', 'Ojinaga', 'Matamoros', 'Cancun']
const SUMMER = Date.parse('2026-07-01T18:00:00Z')
const SUMMER_HOURS: [string, number][] = [
  ['America/Mexico_City', 12],
  ['America/Tijuana', 11],
  ['America/Ciudad_Juarez', 12],
  ['America/Ojinaga', 13],
]

export function checkZones(): Finding {
  const lacking = ZONES.map((name) => `America/${name}`).filter((zone) => !isZone(zone))
  const wrong = SUMMER_HOURS.filter(([zone, hour]) => isZone(zone) && hourIn(zone) !== hour).map(([zone]) => zone)
  return lacking.length + wrong.length === 0
    ? ok('Las zonas horarias de México están completas y al día.')
    : broken(
        `Faltan zonas horarias o son viejas: ${[...lacking, ...wrong].join(', ')}.`,
        'Actualice el programa: las trae consigo.',
      )
}

const hourIn = (zone: string) => Temporal.Instant.fromEpochMilliseconds(SUMMER).toZonedDateTimeISO(zone).hour

const SKEW_WARN_S = 30
/** Messages carry Meta's time: beyond this, answers look late and old questions new. */
const SKEW_BROKEN_S = 5 * 60

/** Against the Date of an answer of the Graph API. */
export async function checkClock(apiUrl: string, now: () => Instant, fetch: Fetch): Promise<Finding> {
  try {
    const theirs = await graphTime(apiUrl, fetch)
    if (theirs === undefined) return warn('Meta no dijo qué hora es.', 'Compare el reloj de la computadora con el de un celular.')
    const seconds = Math.round(Math.abs(now() - theirs) / 1000)
    if (seconds < SKEW_WARN_S) return ok('El reloj de la computadora está a tiempo.')
    const what = `El reloj de la computadora está mal por ${seconds < 120 ? `${seconds} segundos` : `${Math.round(seconds / 60)} minutos`}.`
    const mend = 'Active «Ajustar la hora automáticamente» en la configuración de fecha y hora.'
    return seconds < SKEW_BROKEN_S ? warn(what, mend) : broken(what, mend)
  } catch {
    return warn('No se pudo comparar el reloj: no hay conexión con Meta.', 'Revise la conexión a internet.')
  }
}

const DISK_WARN_BYTES = 10e9
const DISK_BROKEN_BYTES = 1e9

/** `without`: what stops when the disk is full. */
export function checkDisk(folder: string, what: string, without: string): Finding[] {
  if (!existsSync(nearest(folder))) return [] // A disk that is not there is told with what should stand on it.
  const free = freeBytes(nearest(folder))
  const gigabytes = (free / 1e9).toFixed(1)
  if (free >= DISK_WARN_BYTES) return [ok(`En el disco de ${what} hay ${gigabytes} GB libres.`)]
  const finding = free < DISK_BROKEN_BYTES ? broken : warn
  return [finding(`En el disco de ${what} solo quedan ${gigabytes} GB.`, `Libere espacio: sin él no se ${without}.`)]
}

/** A database there would be copied half-written, or locked by others. */
export function checkPlace(folder: string): Finding {
  const trouble = placeTrouble(folder, fileSystemType(nearest(folder)))
  const mend = 'Detenga el programa y ponga la base de datos en un disco de esta computadora (DATABASE_PATH).'
  if (trouble === 'synchronised') return broken(`La base de datos está en una carpeta sincronizada: ${folder}.`, mend)
  if (trouble === 'network') return broken(`La base de datos está en una carpeta de red: ${folder}.`, mend)
  return ok('La base de datos está en un disco de esta computadora.')
}

const SYNCHRONISED =
  /^(onedrive.*|dropbox.*|google ?drive|googledrive|my drive|mi unidad|icloud.*|nextcloud|owncloud|megasync|box sync|pcloud.*)$/i
/** NFS, SMB, CIFS, SMB2, AFS, FUSE (sshfs, rclone and the like), 9p, as the system numbers them. */
const NETWORK_TYPES = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x65735546, 0x01021997]

/** By the folder's name. */
export const isSynchronised = (folder: string): boolean => folder.split(/[\\/]/).some((part) => SYNCHRONISED.test(part))

/** By name and file system of the folder. */
export function placeTrouble(folder: string, fileSystem: number): 'synchronised' | 'network' | undefined {
  if (isSynchronised(folder)) return 'synchronised'
  return /^(\\\\|\/\/)/.test(folder) || NETWORK_TYPES.includes(fileSystem >>> 0) ? 'network' : undefined
}

function fileSystemType(folder: string): number {
  try {
    return statfsSync(folder).type
  } catch {
    return 0
  }
}

/** The nearest existing folder. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}
