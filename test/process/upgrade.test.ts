// What the next release does to a database of this one: a release made for the test, with a migration of its own.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { START } from '../../src/texts/start.ts'
import { ACCOUNT } from '../office.ts'
import { book, titles } from '../reminders/booked.ts'
import { createCitizen } from './citizen.ts'
import { madeUpCurp } from './curp.ts'
import { startStubGraph } from './graph.ts'
import { DATA_KEY, refusedStart, startProduct, temporaryFolder } from './product.ts'
import { appointmentsOf, reading } from './records.ts'
import { fresh, leaveOldDatabase, nextRelease } from './releases.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let program: ReturnType<typeof nextRelease>
beforeAll(() => {
  program = nextRelease()
})
afterAll(() => program.remove())

/** Modules of the next release, with its migrations. */
const theirs = async () => ({
  ...((await import(join(program.path, 'db/migrate.ts'))) as Pick<typeof import('../../db/migrate.ts'), 'pendingMigrations'>),
  ...((await import(join(program.path, 'src/start/prepare.ts'))) as typeof import('../../src/start/prepare.ts')),
})

const wallsOf = (db: Db) =>
  db.client
    .query<{ type: string; name: string }, []>(
      "select type, name from sqlite_schema where type in ('trigger', 'view') order by type, name",
    )
    .all()
const looseTables = (db: Db) =>
  db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite%'",
    )
    .all()
const indexesOf = (db: Db) =>
  db.client
    .query<{ tbl_name: string; name: string; sql: string | null }, []>(
      "select tbl_name, name, sql from sqlite_schema where type = 'index' order by tbl_name, name",
    )
    .all()
/** Every row of what people and the office wrote. What a start itself notes is left out. */
const rowsOf = (db: Db) =>
  db.client
    .query<{ name: string }, []>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' order by name",
    )
    .all()
    .filter(({ name }) => !['migrations', 'catalogue_version', 'facts'].includes(name))
    .map(({ name }) => ({ name, rows: db.client.query<Record<string, unknown>, []>(`select * from ${name} order by 1, 2`).all() }))
const states = (db: Db) =>
  db.client
    .query<{ state: string }, []>('select state from appointments order by id')
    .all()
    .map((row) => row.state)
const copiesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.db'))

/** Luis has an appointment in an office, Rosa holds a place, and Xavier let one go, which cools. */
async function lively(copies: string) {
  const { db, office } = await book(undefined, { hold_cooling_min_minutes: 3, hold_cooling_max_minutes: 9 })
  const [rosa, xavier] = [office.phone('5215500000002', 'Rosa'), office.phone('5215500000003', 'Xavier')]
  for (const [phone, words] of [
    [rosa, `${madeUpCurp(2)} Guadalupe Hernandez Soto`],
    [xavier, `${madeUpCurp(3)} Guadalupe Hernandez Soto`],
  ] as const) {
    await phone.write('quiero mi primer pasaporte, soy de toluca')
    await phone.tap('Toluca')
    await phone.write(words)
    await phone.tap(titles(phone.arrived.at(-1)).find((title) => title.endsWith(' h')) ?? 'no hour')
    await phone.tap(titles(phone.arrived.at(-1))[0] ?? 'no years')
    if (phone === xavier) {
      await phone.write('cancelar')
      await phone.tap('Sí, dejarla')
    }
  }
  const config = { ...readConfig({ SEED: 'none', BACKUP_DIR: copies, DATA_KEY }, ROOT), whatsapp: ACCOUNT, isDemo: false }
  const log = createLog('error', console.error, office.clock.now)
  const start = async () => (await theirs()).prepareDatabase(db, config, office.vault, log, office.clock)
  return { db, office, rosa, start }
}

test('the next release keeps every row, every wall and every index of this one, after a copy of it', async () => {
  const folder = temporaryFolder()
  const { db, start, rosa } = await lively(folder.path)
  const before = rowsOf(db)
  expect(states(db)).toEqual(['confirmed', 'held', 'released'])
  expect(before.find(({ name }) => name === 'cooling_places')?.rows).toHaveLength(1)
  expect((await theirs()).pendingMigrations(db)).toBe(1)
  await start()
  expect(copiesIn(folder.path)).toHaveLength(1)
  const asOfNext = before.map(({ name, rows }) => ({
    name,
    rows: name === 'appointments' ? rows.map((row) => ({ of_next_release: null, ...row })) : rows,
  }))
  expect(rowsOf(db)).toEqual(asOfNext)
  expect([wallsOf(db), looseTables(db), indexesOf(db)]).toEqual([wallsOf(fresh()), looseTables(fresh()), indexesOf(fresh())])
  expect(brokenInvariants(db)).toEqual([])
  await rosa.tap('Confirmar')
  expect(JSON.stringify(rosa.arrived)).toContain('Su cita quedó confirmada')
  expect(states(db)).toEqual(['confirmed', 'confirmed', 'released'])
  expect(brokenInvariants(db)).toEqual([])
  folder.remove()
}, 60_000)

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

  const next = await startProduct(folder.path, environment, { program: program.path })
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
  expect(copiesIn(join(folder.path, 'copias'))).toHaveLength(1)
  folder.remove()
}, 60_000)

test('an upgrade that does not succeed, tried again and again, does not fill the disk with copies', async () => {
  const folder = temporaryFolder()
  const { db, start, office } = await lively(folder.path)
  for (const { type, name } of wallsOf(db)) db.client.run(`drop ${type} ${name}`) // Its own books do not tell.
  db.client.run(
    'update slots set taken = taken + 1 where id = (select id from slots where capacity > taken + cooling and closed_at is null limit 1)',
  )
  for (let times = 0; times < 3; times++) {
    expect(start()).rejects.toThrow('taken_is_seated:1')
    office.clock.advance(60_000)
  }
  expect(copiesIn(folder.path)).toEqual([])
  db.client.run('create view invariant_of_then as select 1 as row') // An earlier release's own books do not balance.
  for (let times = 0; times < 3; times++) {
    expect(start()).rejects.toThrow(/no cuadran.*no se cambió nada/)
    office.clock.advance(60_000)
  }
  expect(copiesIn(folder.path)).toEqual([])
  folder.remove()
})

test('what was written before the first public release is refused at a start, and left alone', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'ventanilla.db')
  leaveOldDatabase(file)
  const before = readFileSync(file)
  const { code, said } = await refusedStart(folder.path)
  expect([code, said]).toEqual([1, [START.older]])
  expect(said.join()).toMatch(/guarde ese archivo en otra carpeta y empiece una nueva con npm start/)
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder.path)).not.toContain('copias')
  folder.remove()
}, 30_000)
