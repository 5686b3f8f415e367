import { dirname } from 'node:path'
import { actingTime, noteOutsideTime } from '../../db/acting-time.ts'
import { copyName, makeCopy, removeCopy } from '../../db/copy.ts'
import { type ErasedLine, readErasedList } from '../../db/erased-list.ts'
import { claimDataKey } from '../../db/facts.ts'
import { DatabaseUnsound, isNew, migrate, pendingMigrations, refuseUnknown } from '../../db/migrate.ts'
import { type Db, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { statement } from '../../db/statements.ts'
import { DUE, ERASED_SINCE, HOOKS, PERSONAL_DATA, TABLES } from '../capabilities.ts'
import { type Clock, type Instant, SECOND } from '../clock.ts'
import { type Config, ConfigError } from '../config.ts'
import { describeError, type Log } from '../log.ts'
import { followClock } from '../messaging/clock-put-back.ts'
import { doubtWhatWasSending } from '../messaging/doubt.ts'
import { publish } from '../schedule/publication.ts'
import { START } from '../texts/start.ts'
import type { Vault } from '../vault.ts'
import { type Birth, birthOf, markBirth, refuseOtherMode } from './birth.ts'

/** For the names of copies without an institution. */
const COPY_ZONE = 'America/Mexico_City'

/**
 * Makes an open database ready to serve. In this order: a verified copy before a migration, migrations and walls, the right key, the mark
 * of its purpose, the seed of an empty database, messages in doubt, erasures missing in a restored copy, first places. Throws what
 * `whyRefused` has a sentence for.
 */
export function prepareDatabase(db: Db, config: Config, vault: Vault, log: Log, clock: Pick<Clock, 'now' | 'random'>): void {
  refuseUnknown(db) // Before any copy: its check would fail, and the operator would read about copies.
  const birth = birthOf(db)
  refuseOtherMode(birth, config)
  if (!isNew(db)) write(db, (tx) => followClock(tx, DUE, clock.now()))
  const now = startTime(db, birth, clock.now())
  const copy = !isNew(db) && pendingMigrations(db) > 0 ? copyBeforeMigrating(db, config, vault, log, now) : undefined
  const { checked } = migrateOrForget(db, copy)
  if (checked === 'open') log('start.whole_check_follows')
  refuseForeignRows(db)
  write(db, (tx) => {
    if (!claimDataKey(tx, vault.fingerprint)) {
      throw new ConfigError(START.otherKey)
    }
    markBirth(tx, birth ?? (config.isDemo ? 'demo' : 'real'))
    seed(tx, config.seed, now, config.firstRules)
    const doubtful = doubtWhatWasSending(tx, config.IN_DOUBT_SECONDS * SECOND, now)
    if (doubtful > 0) log.warn('start.in_doubt', { messages: doubtful })
    const again = ERASED_SINCE.begin(tx, PERSONAL_DATA, erasedSince([dirname(config.databasePath), config.backupDir], log), now)
    if (again > 0) log.warn('start.erasing_again', { erasures: again })
  })
  publishFirstPlaces(db, now)
}

/** Rows without a capability would never be shown, erased or forgotten. */
function refuseForeignRows(db: Db): void {
  const foreign = rowTables(db).filter((table) => !TABLES.includes(table) && hasRows(db, table))
  if (foreign.length > 0) throw new ConfigError(START.foreignRows(foreign))
}

/** The table's name is not known before the database is open. */
const hasRows = (db: Db, table: string): boolean => db.client.query(`select 1 from "${table}" limit 1`).get() !== null

const ROW_TABLES = statement(
  "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%'",
  { row: { name: 'text' } },
)

/** All but SQLite's own and those of search indexes. */
const rowTables = (db: Db): string[] => ROW_TABLES.all(db).map((row) => row.name)

/** A demonstration has its own clock: reopened, it goes on at once. */
function startTime(db: Db, birth: Birth | undefined, machine: Instant): Instant {
  if (isNew(db)) return machine
  return birth === 'demo' ? write(db, (tx) => noteOutsideTime(tx, machine, machine)) : actingTime(db, machine)
}

/** What was erased since any earlier copy. A start needs no disk of copies: the list beside the database has the same lines. */
export function erasedSince(folders: string[], log: Log): ErasedLine[] {
  return folders.flatMap((folder) => {
    try {
      return readErasedList(folder)
    } catch (error) {
      log.warn('start.erased_list_unread', describeError(error))
      return []
    }
  })
}

/** Returns the copy's file. Throws a ConfigError when no copy can be trusted. */
function copyBeforeMigrating(db: Db, config: Config, vault: Vault, log: Log, now: Instant): string {
  const copy = makeCopy(db, config.backupDir, copyName(now, COPY_ZONE), vault)
  if (copy.ok) {
    log('start.copied_before_migrating', { bytes: copy.bytes })
    return copy.file
  }
  if (copy.keptAs === undefined) throw new ConfigError(START.noCopy(copy.fault))
  removeCopy(copy.keptAs) // The database is unchanged, and each new start would leave one more file.
  throw new ConfigError(START.doesNotAddUp(copy.findings))
}

/** When the migration was undone its copy is deleted: a service that restarts each minute would fill the disk. */
function migrateOrForget(db: Db, copy: string | undefined): ReturnType<typeof migrate> {
  try {
    return migrate(db)
  } catch (error) {
    const undone = error instanceof DatabaseUnsound || (error as { code?: string }).code === 'SQLITE_FULL'
    if (copy !== undefined && undone) removeCopy(copy)
    throw error
  }
}

const PUBLISH_FIRST_PLACES = statement(
  'select id from offices o where active = 1 and not exists (select 1 from slots s where s.office_id = o.id)',
  { row: { id: 'int' }, uses: 'offices_open slots_one' },
)

/** An office without any places gets its first ones before serving; later days open by chance (schedule/new-days.ts). */
function publishFirstPlaces(db: Db, now: Instant): void {
  const offices = PUBLISH_FIRST_PLACES.all(db)
  for (const { id } of offices) {
    for (let from: string | undefined, more = true; more; ) {
      const published = write(db, (tx) => publish(tx, HOOKS, id, now, from))
      from = published.next
      more = from !== undefined
    }
  }
}
