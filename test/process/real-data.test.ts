// Nothing opens an office's own data as a demonstration, where the key is given away and the clock can be put forward.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { birthOf } from '../../src/start/birth.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { DATA_KEY, NO_CHANNEL, ownProgram, refusedStart, runCommand, startProduct, temporaryFolder } from './product.ts'
import { reading } from './records.ts'

const REAL =
  /^La base de datos \(DATABASE_PATH\) es de una oficina de verdad y falta su número de WhatsApp: .*npm run setup.*npm run drill.*otro DATABASE_PATH\.$/
const DEMO =
  /^La base de datos \(DATABASE_PATH\) es de una demostración y no sirve para un número de WhatsApp de verdad: .*npm run setup.*otro DATABASE_PATH\.$/
const ports = { EMULATOR_PORT: '0', PORT: '0' }

const folder = temporaryFolder()
const database = join(folder.path, 'ventanilla.db')
const copies = join(folder.path, 'copias')
let copy = ''
/** An office that ran with its number and was stopped, with a copy of that day. */
beforeAll(async () => {
  const product = await startProduct(folder.path)
  expect(await product.kill('SIGTERM')).toBe(0)
  expect((await runCommand(folder.path, ['backup'])).code).toBe(0)
  copy = join(copies, readdirSync(copies).find((name) => /^ventanilla-.*\.db$/.test(name)) ?? '')
})
afterAll(() => folder.remove())

const born = (path = folder.path) => reading(path, (db) => birthOf(db))
const demoFiles = (path = folder.path) => readdirSync(path).filter((name) => name.includes('.demo-'))

test('npm start refuses an office’s data without its number, in one sentence, and leaves nothing of a demonstration beside it', async () => {
  expect(born()).toBe('real')
  const before = readFileSync(database)
  for (const env of [{}, { DATA_KEY: undefined, ADMIN_TOKEN: undefined }, { SEED: 'sample' }, { SEED: 'none', HOST: '0.0.0.0' }]) {
    const { code, said } = await refusedStart(folder.path, { ...NO_CHANNEL, ...ports, ...env })
    expect([code, said.length]).toEqual([1, 1])
    expect(said[0]).toMatch(REAL)
  }
  expect(demoFiles()).toEqual([])
  expect(readFileSync(database).equals(before)).toBe(true)
}, 60_000)

test('a demonstration stays one: with a number it is refused, and beside a key of its own it opens again', async () => {
  const own = temporaryFolder()
  const given = { ...NO_CHANNEL, ...ports, DATA_KEY: undefined, ADMIN_TOKEN: undefined }
  for (let start = 0; start < 2; start++) {
    const demo = await startProduct(own.path, given)
    expect(await demo.kill('SIGTERM')).toBe(0)
    expect(born(own.path)).toBe('demo')
  }
  const key = readFileSync(join(own.path, 'ventanilla.db.demo-key'), 'utf8').trim()
  for (const env of [{ DATA_KEY: key }, { DATA_KEY: key, SEED: 'catalogue' }]) {
    const { code, said } = await refusedStart(own.path, env)
    expect([code, said.length]).toEqual([1, 1])
    expect(said[0]).toMatch(DEMO)
  }
  const doctor = await runCommand(own.path, ['doctor'], { DATA_KEY: key })
  expect([doctor.code, doctor.said.includes('es de una demostración y no sirve')]).toEqual([1, true])
  own.remove()
}, 60_000)

test('a demonstration with a key that somebody gave has none to give away', async () => {
  const own = temporaryFolder()
  const environment = { ...NO_CHANNEL, ...ports, DATA_KEY: undefined }
  const made = await startProduct(own.path, { ...environment, ADMIN_TOKEN: undefined })
  const shown = await fetch(`http://127.0.0.1:${made.port}/swagger/demo`)
  const { clave } = (await shown.json()) as { clave: string }
  expect([shown.status, clave.startsWith('demo-')]).toEqual([200, true])
  const rebound = await fetch(`http://127.0.0.1:${made.port}/swagger/demo`, { headers: { host: `evil.example:${made.port}` } })
  expect([rebound.status, (await rebound.text()).includes(clave)]).not.toEqual([200, true])
  expect(rebound.status).toBeGreaterThanOrEqual(400)
  await made.kill('SIGTERM')
  const given = await startProduct(own.path, environment)
  expect((await fetch(`http://127.0.0.1:${given.port}/swagger/demo`)).status).toBe(404)
  await given.kill('SIGTERM')
  own.remove()
}, 60_000)

test('a copy that is put back stays what it is: no restore turns an office into a demonstration, nor the reverse', async () => {
  const own = temporaryFolder()
  const alone = { ...NO_CHANNEL, ...ports }
  const restored = await runCommand(own.path, ['restore', copy], alone)
  expect(restored.code).toBe(0)
  expect(restored.said).toContain('falta su número de WhatsApp')
  expect(restored.said).not.toContain('Ahora inicie')
  expect(born(own.path)).toBe('real')
  expect((await refusedStart(own.path, alone)).said[0]).toMatch(REAL)
  expect(demoFiles(own.path)).toEqual([])

  // By hand, without any command.
  for (const name of readdirSync(own.path)) rmSync(join(own.path, name), { recursive: true })
  copyFileSync(copy, join(own.path, 'ventanilla.db'))
  expect((await refusedStart(own.path, alone)).said[0]).toMatch(REAL)
  own.remove()
}, 60_000)

test('a copy of a demonstration takes no office’s place', async () => {
  const own = temporaryFolder()
  const demo = await startProduct(own.path, { ...NO_CHANNEL, ...ports })
  await demo.kill('SIGTERM')
  await runCommand(own.path, ['backup'], NO_CHANNEL)
  const ofDemo = join(own.path, 'copias', readdirSync(join(own.path, 'copias')).find((name) => name.endsWith('.db')) ?? '')
  const before = readFileSync(database)
  for (const env of [{}, NO_CHANNEL]) {
    const { code, said } = await runCommand(folder.path, ['restore', ofDemo], env)
    expect([code, said.includes('es de una demostración')]).toEqual([1, true])
  }
  expect(readFileSync(database).equals(before)).toBe(true)
  own.remove()
}, 60_000)

test('a database of a release without the mark is an office’s, unless all in it is a demonstration’s', async () => {
  const own = temporaryFolder()
  copyFileSync(copy, join(own.path, 'ventanilla.db'))
  unmark(join(own.path, 'ventanilla.db'))
  // A demonstration’s key that lies beside it by chance proves nothing: it is not the key of this database.
  writeFileSync(join(own.path, 'ventanilla.db.demo-key'), `${Buffer.alloc(32, 9).toString('base64')}\n`)
  expect((await refusedStart(own.path, { ...NO_CHANNEL, ...ports })).said[0]).toMatch(REAL)
  rmSync(join(own.path, 'ventanilla.db.demo-key'))
  const office = await startProduct(own.path)
  await office.kill('SIGTERM')
  expect(born(own.path)).toBe('real')
  own.remove()
}, 60_000)

test('no command opens it as a demonstration, calls it one or shows a key', async () => {
  const alone = { ...NO_CHANNEL, ...ports }
  const said: Record<string, string> = {}
  for (const [command, ...args] of [
    ['backup'],
    ['verify', copy],
    ['templates'],
    ['templates', 'enviar'],
    ['doctor'],
    ['verify-qr', 'x'],
  ]) {
    const done = await runCommand(folder.path, [command ?? '', ...args], alone)
    said[[command, ...args].join(' ')] = done.said
  }
  expect(said.templates?.trim()).toMatch(REAL)
  expect(said['templates enviar']?.trim()).toMatch(REAL)
  expect(said.doctor).toContain('es de una oficina de verdad y falta su número')
  for (const words of Object.values(said)) {
    expect(words).not.toContain(DATA_KEY)
    expect(words).not.toContain(ADMIN_TOKEN)
  }
  expect(demoFiles()).toEqual([])
  expect(born()).toBe('real')
}, 60_000)

test('setup that is left half-way neither opens it nor marks it otherwise', async () => {
  const program = ownProgram()
  mkdirSync(join(program.path, 'data'))
  copyFileSync(copy, join(program.path, 'data', 'ventanilla.db'))
  const before = readFileSync(join(program.path, 'data', 'ventanilla.db'))
  const child = Bun.spawn([process.execPath, 'src/commands/setup.ts'], {
    cwd: program.path,
    env: { PATH: process.env.PATH ?? '' },
    stdin: new TextEncoder().encode('\n'),
    stdout: 'pipe',
  })
  await child.exited
  expect(readFileSync(join(program.path, 'data', 'ventanilla.db')).equals(before)).toBe(true)
  expect(existsSync(join(program.path, 'data', 'ventanilla.db.demo-key'))).toBe(false)
  program.remove()
}, 60_000)

/** As a release without the mark left it. */
function unmark(path: string): void {
  const db = openDatabase(path)
  for (const trigger of ['facts_birth', 'facts_birth_stays', 'facts_birth_no_delete']) db.client.run(`drop trigger ${trigger}`)
  db.client.run("delete from facts where name = 'born'")
  db.close()
}
