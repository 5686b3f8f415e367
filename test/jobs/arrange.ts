import { join } from 'node:path'
import { actingTime } from '../../db/acting-time.ts'
import { invariantNames } from '../../db/invariants.ts'
import { type Db, type NotPromise, type Tx, write } from '../../db/open.ts'
import { folioHash } from '../../src/booking/folio.ts'
import { DUE, PERSONAL_DATA } from '../../src/capabilities.ts'
import type { Instant } from '../../src/clock.ts'
import type { Job, JobDeps } from '../../src/jobs/job.ts'
import { startSchedule } from '../../src/jobs/schedule.ts'
import { createLog } from '../../src/log.ts'
import { createWriter } from '../../src/messaging/writer.ts'
import { createVault, type Vault } from '../../src/vault.ts'
import type { Reader } from '../../src/workers/reader.ts'
import { runTask, type Task } from '../../src/workers/reader-tasks.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { HOOKS } from '../cast.ts'
import { type TestClock, testClock } from '../clock.ts'
import { openFileOf } from '../copied.ts'
import { openOffice as buildOffice } from '../office.ts'

export interface Office {
  deps: JobDeps
  db: Db
  clock: TestClock
  vault: Vault
  folder: string
  lines: string[]
  write<T>(work: (tx: Tx, now: Instant) => NotPromise<T>): T
}

/** A database file of its own, the real writer, and the reader's tasks done at once on the same connection. */
export function openOffice(start = '2026-11-24T16:00:00Z', first: (tx: Tx, now: Instant) => void = () => undefined): Office {
  const folder = ownFolder()
  const db = openFileOf('empty', join(folder, 'ventanilla.db'))
  afterwards(() => db.close())
  const clock = testClock(start)
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const lines: string[] = []
  const log = createLog('debug', (line) => lines.push(line), clock.now)
  const hooks = { first, last: () => undefined, committed: () => undefined, abandoned: () => undefined, measured: () => undefined }
  const time = () => actingTime(db, clock.now())
  const writer = createWriter({ db, clock, log, hooks, schedule: setImmediate, time })
  const reader: Reader = {
    ask: async (name, ask) => runTask({ db, vault, files: undefined }, { name, ask } as Task) as never,
    stop: async () => undefined,
  }
  const settings = { backupDir: join(folder, 'backups'), listFolder: join(folder, 'listas') }
  return {
    deps: {
      db,
      hooks: HOOKS,
      personalData: PERSONAL_DATA,
      due: DUE,
      writer,
      reader,
      clock,
      log,
      settings,
      messaging: buildOffice({ db, clock }).house.messaging,
      askTheTime: async () => clock.now(),
    },
    db,
    clock,
    vault,
    folder,
    lines,
    write: (work) => write(db, (tx) => work(tx, clock.now())),
  }
}

/** What a start of the process does: every job looks once. */
export async function lookOnce({ deps }: Office, jobs: readonly Job[]): Promise<void> {
  const schedule = startSchedule(deps, jobs)
  await schedule.firstRound
  await schedule.stop()
}

/** The rows that break one invariant. */
export function rowsBreaking(db: Db, name: string): number {
  if (!invariantNames(db).includes(name)) throw new Error(`no invariant ${name}`)
  return db.client.query(`select 1 from invariant_${name}`).all().length
}

/** An office in a zone, with the procedure `renewal` and one hour of the day with room for two. */
export function seatOffice(tx: Tx, id: number, slug: string, zone: string, day: string): void {
  const { client } = tx
  client.run("insert or ignore into states values ('MC', 'Estado de México', '')")
  client.run(
    `insert or ignore into procedures (id, name, name_en, audience, family, min_age, position, active, version)
       values ('renewal', 'renovar pasaporte', 'renew', 'adult', 'renewal', 18, 1, 1, 1)`,
  )
  client
    .query(
      `insert into offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, days_ahead,
         notice_minutes, active, sample, version, updated_at)
       values (?, ?, ?, 'MC', 'Metepec', 'Calle 1', 19.2, -99.6, ?, null, 30, 60, 1, 1, 1, 0)`,
    )
    .run(id, slug, `Oficina ${slug}`, zone)
  client.query('insert into schedules (id, office_id, slot_minutes) values (?, ?, 30)').run(id, id)
  client
    .query(
      'insert into slots (id, schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned) values (?1, ?1, ?1, ?1, ?1 + 1, ?2, 540, 2, 2)',
    )
    .run(id, day)
}

/** A confirmed appointment in the office's hour. */
export function seatPerson(
  tx: Tx,
  vault: Vault,
  id: number,
  officeId: number,
  name: string,
  visitEndsAt: Instant,
  folio = `FOLIO${id}`,
): void {
  tx.client
    .query('insert into people (id, key, birth_sealed, created_at, updated_at) values (?, ?, ?, 0, 0)')
    .run(id, vault.index('person', String(id)), vault.seal('1958-03-12'))
  tx.client
    .query(
      `insert into appointments (id, group_id, member, folio_hash, folio_sealed, office_id, slot_id, procedure_id, exclusive_group, person_id, origin, state, live, seated,
         version, years, price, name_sealed, visit_ends_at, created_at, updated_at)
       values (?1, ?2, 0, ?6, ?7, ?3, ?3, 'renewal', 'general', ?1, 'counter', 'confirmed', 1, 1, 1, 6, 1220, ?5, ?4, 0, 0)`,
    )
    .run(id, folio, officeId, visitEndsAt, vault.seal(name), folioHash(vault, folio), vault.seal(folio))
}
