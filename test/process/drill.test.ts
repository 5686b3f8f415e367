// A copy of a real database, opened to be looked at.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, write } from '../../db/open.ts'
import { giveAccess } from '../../src/admin/access.ts'
import { systemClock } from '../../src/clock.ts'
import { COPY_FAULTS } from '../../src/texts/start.ts'
import { createVault } from '../../src/vault.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { DATA_KEY, type Drill, NO_CHANNEL, runCommand, startDrill, startProduct, temporaryFolder } from './product.ts'
import { leaveOldDatabase, nextRelease } from './releases.ts'

const folder = temporaryFolder()
const database = join(folder.path, 'ventanilla.db')
const copies = join(folder.path, 'copias')
const alone = { ...NO_CHANNEL, EMULATOR_PORT: '0' }
let copy = ''
let key = ''

/** An office with a clerk, and its copy. */
beforeAll(async () => {
  const product = await startProduct(folder.path)
  await product.kill('SIGTERM')
  const db = openDatabase(database)
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), systemClock)
  const given = { name: 'Marta', role: 'manager' as const, officeIds: undefined, expiresAt: undefined, seesNames: true }
  key = write(db, (tx) => giveAccess(tx, { vault, clock: systemClock }, given, Date.now())).token
  db.close()
  await runCommand(folder.path, ['backup'])
  copy = join(folder.path, 'carried-away.db') // Where no job deletes it when the office makes the next one.
  const [made = ''] = readdirSync(copies).filter((name) => name.endsWith('.db'))
  for (const end of ['', '.firma']) renameSync(join(copies, `${made}${end}`), `${copy}${end}`)
})
afterAll(() => folder.remove())

const leftovers = () => readdirSync(folder.path).filter((name) => name.includes('simulacro') || name.includes('.demo-'))

async function ask(drill: Drill, path: string, { token = key, form, host }: Asked = {}) {
  const answer = await fetch(`${drill.url}${path}`, {
    method: form ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(host && { host }) },
    ...(form && { body: new URLSearchParams(form) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown> }
}
interface Asked {
  token?: string
  form?: Record<string, string>
  host?: string
}

test('whoever opens a copy sees all of it with a key of the office, and no key is shown or given away', async () => {
  const before = readFileSync(copy)
  const drill = await startDrill(folder.path, copy, { ...alone, ADMIN_TOKEN: undefined })
  expect(leftovers()).toContain('ventanilla.db.simulacro')
  const state = await ask(drill, '/admin/estado')
  expect([state.status, String(state.body.resumen)]).toEqual([200, expect.stringMatching(/^Esto es una copia para mirar/)])
  const agenda = await ask(drill, '/admin/oficinas')
  expect(agenda.status).toBe(200)
  expect((await ask(drill, '/admin/estado', { token: 'no-key-of-anybody-at-all' })).status).toBe(401)
  expect((await ask(drill, '/admin/estado', { token: '' })).status).toBe(401)
  for (const path of ['/swagger/demo', '/telefono', '/telefono/api/time', '/telefono/api/people'])
    expect([path, (await ask(drill, path)).status]).toEqual([path, 404])
  const page = await ask(drill, '/swagger', { token: '' })
  for (const words of [page.text, drill.said()])
    for (const secret of [key, DATA_KEY, ADMIN_TOKEN]) expect(words).not.toContain(secret)
  expect((await ask(drill, '/swagger', { host: 'evil.example' })).status).toBe(421)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.any(String)])
  expect(leftovers()).toEqual([])
  expect(readFileSync(copy).equals(before)).toBe(true)
}, 60_000)

test('it refuses every change and every webhook; what was looked at is written into its logbook', async () => {
  const drill = await startDrill(folder.path, copy, alone)
  const changes: [string, Record<string, string>][] = [
    ['/admin/accesos', { nombre: 'Otra', rol: 'lector', oficina: 'todas', ve_nombres: 'no' }],
    ['/admin/reglas', { regla: 'offer_minutes', valor: '90', motivo: 'prueba' }],
    ['/admin/dias-inhabiles', { dia: '2027-03-01', nombre: 'Un día' }],
  ]
  for (const [path, form] of changes) {
    const answer = await ask(drill, path, { token: ADMIN_TOKEN, form })
    expect([path, answer.status, answer.body.codigo]).toEqual([path, 409, 'solo_mirar'])
  }
  const hook = await fetch(`${drill.url}/webhooks/whatsapp`, {
    method: 'POST',
    body: '{}',
    headers: { 'x-hub-signature-256': 'sha256=00' },
  })
  expect([401, 404]).toContain(hook.status)
  const sought = await ask(drill, '/admin/buscar', { form: { quien: 'K7M4QX' } })
  expect([sought.status, sought.text]).toEqual([200, expect.any(String)])
  expect((await ask(drill, '/admin/bitacora?cuales=lecturas', { token: ADMIN_TOKEN })).text).toContain('Marta')
  expect((await fetch(`${drill.url}/health/ready`)).status).toBe(200)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.any(String)])
}, 60_000)

test('the next release opens a copy of this one too, brought to it', async () => {
  const before = readFileSync(copy)
  const program = nextRelease()
  const drill = await startDrill(folder.path, copy, alone, '', program.path)
  expect((await ask(drill, '/admin/oficinas')).status).toBe(200)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.any(String)])
  expect(readFileSync(copy).equals(before)).toBe(true)
  program.remove()
}, 60_000)

test('beside the office’s own program it takes another port, and what a killed look left behind goes with the next one', async () => {
  const office = await startProduct(folder.path)
  const killed = await startDrill(folder.path, copy, { PORT: String(office.port) })
  expect(new URL(killed.url).port).not.toBe(String(office.port))
  const second = await runCommand(folder.path, ['drill', copy])
  expect([second.code, second.said.includes('Ya hay una copia abierta')]).toEqual([1, true])
  await killed.stop('SIGKILL')
  expect(leftovers()).toContain('ventanilla.db.simulacro')
  const doctor = await runCommand(folder.path, ['doctor'])
  expect(doctor.said).toContain('ventanilla.db.simulacro')
  const drill = await startDrill(folder.path, copy)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.any(String)])
  expect(leftovers()).toEqual([])
  expect((await fetch(`http://127.0.0.1:${office.port}/health/ready`)).status).toBe(200)
  await office.kill('SIGTERM')
}, 60_000)

test('a copy that somebody edited is not opened, and one without a signature only on request', async () => {
  const edited = join(folder.path, 'edited.db')
  for (const end of ['', '.firma']) copyFileSync(`${copy}${end}`, `${edited}${end}`)
  const db = openDatabase(edited)
  db.client.run("update access_keys set role = 'administrator'")
  db.close()
  const refused = await runCommand(folder.path, ['drill', edited, 'sin-firma'], alone)
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(COPY_FAULTS.edited)])
  rmSync(`${edited}.firma`)
  const unsigned = await runCommand(folder.path, ['drill', edited], alone)
  expect([unsigned.code, unsigned.said]).toEqual([1, expect.stringContaining(`npm run drill -- ${edited} sin-firma`)])
  const drill = await startDrill(folder.path, [edited, 'sin-firma'], alone)
  expect((await ask(drill, '/admin/estado')).status).toBe(200)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.stringContaining('copy.used_without_signature')])
}, 60_000)

test('what cannot be opened is refused in a sentence', async () => {
  const [letter, old] = [join(folder.path, 'letter.db'), join(folder.path, 'old.db')]
  writeFileSync(letter, 'Dear Sir or Madam, this is a letter and no database. '.repeat(200))
  const refused = async (args: string[], env: Record<string, string | undefined> = {}, typed = '') => {
    const { code, said } = await runCommand(folder.path, ['drill', ...args], { ...alone, ...env }, typed)
    expect(code).toBe(1)
    expect(said).not.toContain('    at ')
    return said
  }
  await runCommand(folder.path, ['backup']) // The one that is proposed to whoever names none.
  expect(await refused([])).toContain('npm run drill -- ')
  expect(await refused([join(folder.path, 'nothing.db')])).toContain('No existe el archivo')
  expect(await refused([database])).toContain('es la base de datos misma')
  expect(await refused([letter])).toContain('no se puede abrir como base de datos')
  leaveOldDatabase(old)
  expect(await refused([old])).toContain(COPY_FAULTS.older)
  expect(await refused([copy], { DATA_KEY: Buffer.alloc(32, 8).toString('base64') })).toContain('otra DATA_KEY')
  expect(await refused([copy], { DATA_KEY: undefined }, 'nonsense\n')).toContain('no es una clave de datos')
  expect(await refused([copy], { DATA_KEY: undefined })).toContain('no es una clave de datos')
  expect(existsSync(`${database}.simulacro`)).toBe(false)
}, 60_000)

test('the data key can be typed where no .env has it', async () => {
  const drill = await startDrill(folder.path, copy, { ...alone, DATA_KEY: undefined }, `${DATA_KEY}\n`)
  expect((await ask(drill, '/admin/estado')).status).toBe(200)
  expect(drill.said()).not.toContain(DATA_KEY)
  expect([await drill.stop(), drill.said()]).toEqual([0, expect.stringContaining('está abierta para mirar')])
}, 60_000)
