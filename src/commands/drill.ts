// npm run drill -- FILE: opens a copy of a copy to look at it. Nothing is changed or sent, and nothing stays.

import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { removeDatabase } from '../../db/copy.ts'
import { freeBytes } from '../../db/disk.ts'
import { DatabaseInUse, lockDatabase } from '../../db/lock.ts'
import { migrate } from '../../db/migrate.ts'
import { allowOnlyLogbook, type Db, openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { statement } from '../../db/statements.ts'
import { ERASED_SINCE, FILES } from '../capabilities.ts'
import { type Clock, type Instant, systemClock } from '../clock.ts'
import { type Config, localAddress, readConfig } from '../config.ts'
import { demoAccount } from '../demo/account.ts'
import { type Listener, listen } from '../http/serve.ts'
import { createLog, type Log } from '../log.ts'
import { erasedSince } from '../start/prepare.ts'
import { COPY_FAULTS } from '../texts/start.ts'
import { createVault, type Vault } from '../vault.ts'
import { buildHouse, type House, longReads } from '../wiring.ts'
import { createReader } from '../workers/reader.ts'
import { copiesToChoose, typed } from './copies.ts'
import { ROOT, runCommand, type Talk, terminalTalk } from './program.ts'
import { takeIn } from './restore.ts'
import { noteUnsigned, TRUSTED, verify, whyNotUsed } from './verify.ts'

export interface DrillDeps {
  config: Config
  talk: Talk
  clock: Clock
  seenEnough: Promise<void>
}

/**
 * Copies the file, migrates it, repeats missing erasures, and serves the office's page on this computer until dismissed. Then it is
 * deleted. Returns the exit code.
 */
export async function drillCommand([file, word]: readonly (string | undefined)[], deps: DrillDeps): Promise<number> {
  const { config, talk } = deps
  if (file === undefined || !existsSync(file)) {
    talk.say(file === undefined ? 'Falta decir cuál copia se abre.' : `No existe el archivo ${file}.`)
    for (const line of copiesToChoose(config.backupDir, 'npm run drill')) talk.say(line)
    return 1
  }
  if (file === config.databasePath) {
    talk.say('Ese archivo es la base de datos misma. Haga una copia con npm run backup y abra la copia.')
    return 1
  }
  if (freeBytes(dirname(config.databasePath)) < 2 * statSync(file).size) {
    talk.say(COPY_FAULTS.no_space)
    return 1
  }
  const place = drillPlace(config)
  try {
    const lock = lockDatabase(place)
    try {
      return await drill({ file, trusted: word === TRUSTED }, place, deps)
    } finally {
      removeDatabase(place)
      lock.release()
      rmSync(`${place}.lock`, { force: true })
    }
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    talk.say('Ya hay una copia abierta para mirar. Ciérrela primero (Ctrl y C en su ventana).')
    return 1
  }
}

/** Leftovers of a killed drill are removed by the next one, and reported by the doctor. */
export const drillPlace = ({ databasePath }: Pick<Config, 'databasePath'>): string => `${databasePath}.simulacro`

async function drill({ file, trusted }: { file: string; trusted: boolean }, place: string, deps: DrillDeps): Promise<number> {
  const { config, talk } = deps
  const dataKey = await findKey(config, talk)
  if (!dataKey) return 1
  const vault = createVault(dataKey, deps.clock)
  takeIn(file, place)
  const check = verify(place, vault, { named: file, trusted })
  if (!check.ok) {
    for (const line of whyNotUsed(check, `npm run drill -- ${typed(file)}`)) talk.say(line)
    return 1
  }
  if (!check.signed) noteUnsigned(talk.say, deps.clock.now(), 'drill')
  const db = openDatabase(place)
  try {
    migrate(db)
    if (config.ADMIN_TOKEN === undefined && !hasKeys(db, deps.clock.now())) {
      talk.say('En esta copia nadie tiene clave de acceso. Ponga ADMIN_TOKEN en .env (24 caracteres o más) para entrar con ella.')
      return 1
    }
    await look(db, { file, dataKey, vault }, deps)
    return 0
  } finally {
    db.close()
  }
}

/** The key of `.env`, or a typed one. */
async function findKey(config: Config, talk: Talk): Promise<Uint8Array | undefined> {
  const typed = config.DATA_KEY ?? (await talk.ask('Clave de datos (DATA_KEY), la que está en la caja fuerte:'))
  const key = Buffer.from((typed ?? '').replace(/\s/g, ''), 'base64')
  if (key.length === 32) return key
  talk.say('Eso no es una clave de datos: son 44 letras y cifras. Sin ella la copia no se puede leer.')
  return undefined
}

const HAS_KEYS = statement('select 1 from access_keys where revoked_at is null and (expires_at is null or expires_at > ?)', {
  params: ['int'],
})

const hasKeys = (db: Db, now: Instant): boolean => HAS_KEYS.finds(db, now)

async function look(db: Db, { file, dataKey, vault }: { file: string; dataKey: Uint8Array; vault: Vault }, deps: DrillDeps) {
  const { config, talk, clock, seenEnough } = deps
  const log = createLog('warn', talk.say, clock.now)
  const reader = createReader({ databasePath: db.path, dataKey, files: FILES, clock, log, onHopeless: () => undefined })
  const house = buildHouse(config, {
    ...{ db, vault, clock, log, lookOnly: true, adminToken: config.ADMIN_TOKEN },
    schedule: (flush) => void setImmediate(flush),
    crew: { free: () => 0, post: () => undefined },
    accounts: { whatsapp: demoAccount(clock) }, // Nobody knows its secrets, so no webhook is taken.
    status: (startedAt) => ({ startedAt }),
    longReads: longReads(reader),
  })
  finishDeletions(db, house, { file, config, clock, log })
  allowOnlyLogbook(db)
  const server = serve(house, config.PORT)
  for (const line of welcome(basename(file), `${localAddress('127.0.0.1', server.port)}/swagger`)) talk.say(line)
  await seenEnough
  await server.cut()
  house.writer.close()
  await reader.stop()
}

/** What was erased since the copy stays erased, also in a drill. */
function finishDeletions(
  db: Db,
  house: House,
  { file, config, clock, log }: Pick<DrillDeps, 'config' | 'clock'> & { file: string; log: Log },
) {
  const now = clock.now()
  const folders = [dirname(file), dirname(config.databasePath), config.backupDir]
  write(db, (tx) => {
    seed(tx, 'catalogue', now, config.firstRules) // Rules of this release that an older copy lacks.
    ERASED_SINCE.begin(tx, house.messaging.personalData, erasedSince(folders, log), now)
  })
  ERASED_SINCE.finish(db, house.messaging, now)
}

/** For this computer alone. */
function serve({ officeApp }: House, wanted: number): Listener {
  const at = (port: number) => listen(officeApp, { port, hostname: '127.0.0.1' })
  try {
    return at(wanted)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    return at(0) // The office's own program may be running beside it.
  }
}

const welcome = (copy: string, address: string): string[] => [
  `La copia ${copy} está abierta para mirar: ${address}`,
  'Entre con una clave de acceso de la oficina, o con ADMIN_TOKEN. Aquí no se cambia nada y no se manda nada.',
  'Al terminar, Ctrl y C: lo que se abrió se borra, y la copia queda como estaba.',
]

if (import.meta.main) {
  const talk = terminalTalk()
  const seenEnough = new Promise<void>((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop())
  })
  const [file, word] = process.argv.slice(2)
  const deps = { config: readConfig(process.env, ROOT), talk, clock: systemClock, seenEnough }
  await runCommand(() => drillCommand([file && resolve(ROOT, file), word], deps)).finally(talk.close)
}
