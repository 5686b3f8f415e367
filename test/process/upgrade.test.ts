import { expect, test } from 'bun:test'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenInvariants } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import { createVault } from '../../src/vault.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT, openOffice } from '../office.ts'
import { createCitizen } from './citizen.ts'
import { startStubGraph } from './graph.ts'
import { DATA_KEY, ownProgram, startProduct, temporaryFolder } from './product.ts'
import { appointmentsOf, reading } from './records.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const wallsOf = (db: Db) =>
  db.client.query("select type, name from sqlite_schema where type in ('trigger', 'view') order by type, name").all()
const looseTables = (db: Db) =>
  db.client
    .query("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'")
    .all()
const indexesOf = (db: Db) =>
  db.client.query("select tbl_name, name, sql from sqlite_schema where type = 'index' order by tbl_name, name").all()
const rowsOf = (db: Db) => {
  const tables = db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' and name not like 'town_search%' order by name",
    )
    .all()
    .filter(({ name }) => name !== 'migrations' && name !== 'catalogue_version')
  return tables.map(({ name }) => ({ name, rows: db.client.query(`select * from ${name} order by 1`).all() }))
}
/** What later releases know of rows that are older than them. */
const SINCE: Record<string, (row: Record<string, unknown>) => object> = {
  outbox: ({ state, updated_at }) => ({ delivered_at: state === 'delivered' || state === 'read' ? updated_at : null, hidden: 0 }),
  inbox: () => ({ hidden: 0 }),
  rules: () => ({ unit: undefined, meaning: undefined }), // What is said of them stands in the table of the release.
  institution: () => ({ control_contact: null }),
  cases: () => ({ words_until: null }),
  contacts: () => ({ in_writing: 0 }),
  wait_wishes: () => ({ ended_elsewhere: 0, names_differ: 0 }),
  wait_offers: () => ({ spared: 0 }),
  appointment_events: () => ({ detail: undefined, detail_sealed: null }),
  audit: () => ({ reason: undefined, reason_sealed: null }),
  closures: () => ({ reason: undefined, reason_sealed: null }),
  extra_places: () => ({ reason: undefined, reason_sealed: null }),
  // Folios are sealed where the key is: at the start (prepare.ts).
  appointments: ({ folio }) => ({
    ...{ folio: undefined, folio_hash: folio, folio_sealed: null, words_sealed: null },
    ...{ first_held_as: null, offer_id: null, retold: 0, name_differs: 0, contested_by: null },
  }),
  wait_lines: () => ({ offered: 1 }), // The only wish there has an offer.
}
/** What no earlier release wrote down. */
const NEW_TABLES = ['audit_reads', 'case_evidence', 'erased_marks', 'erasures', 'second_keys', 'told_reports', 'untold_rests'].map(
  (name) => ({ name, rows: [] as unknown[] }),
)
/** The people of an open offer are those who wait for it. */
const offerPeople = (db: Db) => ({
  name: 'wait_offer_people',
  rows: db.client
    .query(
      "select o.id as offer_id, p.person_key, null as waited_as from wait_offers o join wait_people p using (wish_id) where o.state = 'open'",
    )
    .all(),
})
const asOfNow = ({ name, rows }: ReturnType<typeof rowsOf>[number]) => ({
  name,
  rows: rows.map((row) => ({ ...(row as object), ...SINCE[name]?.(row as Record<string, unknown>) })),
})
const fresh = () => {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

test('a database of the first release is copied, brought to this one, and its hold becomes an appointment', async () => {
  const folder = temporaryFolder()
  const db = openDatabase(join(folder.path, 'ventanilla.db'))
  const dump = readFileSync(new URL('./first-release.sql', import.meta.url), 'utf8')
  db.client.run(`pragma foreign_keys = off; ${dump} pragma foreign_keys = on`) // Its rows do not stand in an order that keys would like.
  const before = seats(db)
  const clock = testClock((db.client.query<{ at: number }, []>('select at from heartbeat').get()?.at ?? 0) + 60_000)
  const config = { ...readConfig({ SEED: 'sample', BACKUP_DIR: join(folder.path, 'copias'), DATA_KEY }, ROOT), whatsapp: ACCOUNT }
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), clock)
  const isOlder = db.client.query("select 1 from sqlite_schema where name = 'big_closures'").get() === null
  expect(isOlder).toBe(true)

  prepareDatabase(db, config, vault, createLog('error', console.error, clock.now), clock)
  expect(readdirSync(join(folder.path, 'copias')).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  expect(before.map(({ state }) => state)).toEqual(['confirmed', 'held'])
  expect(seats(db)).toEqual(before)
  expect(wallsOf(db)).toEqual(wallsOf(fresh()))
  expect(looseTables(db)).toEqual(looseTables(fresh()))
  expect(remindedGroups(db)).toEqual(confirmedGroups(db))

  const office = openOffice({ db, clock })
  const phone = office.phone('5215700000005', 'Guadalupe')
  await phone.write('confirmar')
  expect(JSON.stringify(phone.arrived)).toContain('Su cita quedó confirmada')
  expect(seats(db).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
  expect(brokenInvariants(db)).toEqual([])
  db.close()
  folder.remove()
})

test('a database of before 0003 keeps every row; nobody gets the number of a contact that is gone, and everything goes on', async () => {
  const db = openDatabase(':memory:')
  const dump = readFileSync(new URL('./before-0003.sql', import.meta.url), 'utf8')
  db.client.run(`pragma foreign_keys = off; ${dump} pragma foreign_keys = on`)
  const before = rowsOf(db)
  migrate(db)
  db.client.run("delete from facts where name = 'sound_behind'") // What the check just noted.
  expect(rowsOf(db)).toEqual([...before.map(asOfNow), ...NEW_TABLES, offerPeople(db)].sort((a, b) => a.name.localeCompare(b.name)))
  expect([wallsOf(db), looseTables(db), indexesOf(db)]).toEqual([wallsOf(fresh()), looseTables(fresh()), indexesOf(fresh())])

  const gone = db.client.query<{ id: number }, []>('select freed_by as id from cooling_places').get()?.id ?? 0
  expect(db.client.query<{ id: number }, []>('select max(id) as id from contacts').get()?.id).toBeLessThan(gone)
  const office = openOffice({ db, clock: testClock(Date.parse('2026-11-24T16:01:00Z')) })
  await office.phone('5215500000099', 'Somebody new').write('Hola')
  expect(db.client.query('select max(id) as id from contacts').get()).toEqual({ id: gone + 1 })
  const guadalupe = office.phone('5215500000001', 'Guadalupe')
  await guadalupe.write('mi lista')
  await guadalupe.tap('Sí, lo quiero')
  expect(seats(db).map(({ state }) => state)).toEqual(['confirmed', 'held', 'released', 'held'])
  expect(brokenInvariants(db)).toEqual([])
})

test('the next release rebuilds the table of appointments under a live hold, and its owner confirms it there', async () => {
  const folder = temporaryFolder()
  const graph = startStubGraph()
  const environment = { WHATSAPP_API_URL: graph.url }
  const now = await startProduct(folder.path, environment)
  let port = now.post
  const citizen = createCitizen(7, (body) => port(body))
  graph.onProved = (message) => citizen.receive(message)
  graph.reportTo(now.publicPort)
  await citizen.hold()
  graph.reportTo(undefined)
  await now.kill('SIGKILL')

  const program = nextRelease()
  const next = await startProduct(folder.path, environment, { program })
  port = next.post
  graph.reportTo(next.publicPort)
  const folio = await citizen.confirm()
  expect(await next.kill('SIGTERM')).toBe(0)
  graph.stop()
  reading(folder.path, (db) => {
    expect(appointmentsOf(db, citizen.phone)).toEqual([{ state: 'confirmed', folio }])
    expect(db.client.query("select 1 from pragma_table_info('appointments') where name = 'of_next_release'").get()).not.toBeNull()
    expect(wallsOf(db)).toEqual(wallsOf(fresh()))
    expect(looseTables(db)).toEqual(looseTables(fresh()))
    expect(brokenInvariants(db)).toEqual([])
  })
  expect(readdirSync(join(folder.path, 'copias')).some((name) => name.endsWith('.db'))).toBe(true)
  rmSync(program, { recursive: true })
  folder.remove()
}, 60_000)

/** Each appointment with its folio, which earlier releases kept in plain. */
const seats = (db: Db) => {
  const isPlain = db.client.query("select 1 from pragma_table_info('appointments') where name = 'folio'").get() !== null
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), testClock())
  return db.client
    .query<{ state: string; folio: string | Uint8Array | null; held_until: number | null }, []>(
      `select state, ${isPlain ? 'folio' : 'folio_sealed as folio'}, held_until from appointments order by id`,
    )
    .all()
    .map((row) => ({ ...row, folio: row.folio instanceof Uint8Array ? vault.open(row.folio) : row.folio }))
}

const remindedGroups = (db: Db) => db.client.query("select distinct group_id from reminders where state = 'planned'").all()
const confirmedGroups = (db: Db) =>
  db.client.query("select distinct group_id from appointments where live = 1 and state = 'confirmed'").all()

/** This program with one migration more, as drizzle-kit rebuilds a table: which drops its triggers without a word. */
function nextRelease(): string {
  const { path: program } = ownProgram()
  const journalFile = join(program, 'db/migrations/meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number; when: number }[] }
  const last = journal.entries.at(-1)
  const entry = { ...last, idx: (last?.idx ?? 0) + 1, when: (last?.when ?? 0) + 1, tag: '9999_next_release' }
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }))
  writeFileSync(
    join(program, 'db/migrations/9999_next_release.sql'),
    rebuildOf('appointments', fresh()).join('\n--> statement-breakpoint\n'),
  )
  return program
}

function rebuildOf(table: string, db: Db): string[] {
  const sqlOf = (type: string) =>
    db.client
      .query<{ sql: string }, [string, string]>('select sql from sqlite_schema where type = ? and tbl_name = ? and sql is not null')
      .all(type, table)
      .map((row) => row.sql)
  const columns = db.client.query<{ name: string }, [string]>('select name from pragma_table_info(?)').all(table)
  const names = columns.map(({ name }) => name).join(', ')
  const create = sqlOf('table')[0]?.replace(`\`${table}\` (`, `\`__new_${table}\` (\n\tof_next_release text,`) ?? ''
  return [
    create,
    `INSERT INTO __new_${table} (${names}) SELECT ${names} FROM ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE __new_${table} RENAME TO ${table}`,
    ...sqlOf('index'),
  ].map((sql) => `${sql};`)
}

test('an upgrade that does not succeed, tried again and again, does not fill the disk with copies', () => {
  const folder = temporaryFolder()
  const db = openDatabase(join(folder.path, 'ventanilla.db'))
  const dump = readFileSync(new URL('./before-0003.sql', import.meta.url), 'utf8')
  db.client.run(
    `pragma foreign_keys = off; ${dump} update slots set taken = taken + 1 where id = (select id from slots where capacity > taken + cooling limit 1); pragma foreign_keys = on`,
  )
  const clock = testClock('2026-11-24T16:01:00Z')
  const copies = join(folder.path, 'copias')
  const config = { ...readConfig({ SEED: 'none', BACKUP_DIR: copies, DATA_KEY }, ROOT), whatsapp: ACCOUNT }
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), clock)
  const start = () => prepareDatabase(db, config, vault, createLog('error', console.error, clock.now), clock)
  for (let times = 0; times < 3; times++) {
    expect(start).toThrow('taken_is_seated:1')
    clock.advance(60_000)
  }
  expect(readdirSync(copies)).toEqual([])
  db.client.run('create view invariant_of_then as select 1 as row') // An older release's own books do not balance.
  for (let times = 0; times < 3; times++) {
    expect(start).toThrow(/no cuadran.*no se cambió nada/)
    clock.advance(60_000)
  }
  expect(readdirSync(copies)).toEqual([])
  db.close()
  folder.remove()
})
