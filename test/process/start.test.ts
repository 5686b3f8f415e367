import { afterAll, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lockDatabase } from '../../db/lock.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { DATA_KEY, NO_CHANNEL, refusedStart, startProduct, temporaryFolder } from './product.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

test('a second process on the same database refuses with one sentence and leaves the first one alone', async () => {
  const first = await startProduct(folder.path)
  const second = await refusedStart(folder.path)
  expect(second.code).toBe(1)
  expect(second.said).toEqual(['Otra Ventanilla ya usa esta base de datos (DATABASE_PATH): ciérrela antes de abrir otra.'])
  expect((await fetch(`http://127.0.0.1:${first.port}/health/ready`)).status).toBe(200)
  expect(await first.kill('SIGTERM')).toBe(0)
}, 30_000)

test.each(['PORT', 'PUBLIC_PORT', 'EMULATOR_PORT'])(
  'a port of %s that another program has is named, with its variable',
  async (variable) => {
    const own = temporaryFolder()
    const other = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('somebody else') })
    const { port } = other
    const { code, said } = await refusedStart(own.path, { ...NO_CHANNEL, [variable]: String(port) })
    await other.stop(true)
    own.remove()
    expect(code).toBe(1)
    expect(said).toEqual([
      `El puerto ${port} (${variable}) ya lo usa otro programa: ciérrelo, o cambie ${variable} en el archivo .env.`,
    ])
  },
  30_000,
)

test('a missing or bad variable is named in one sentence', async () => {
  const sayings = await Promise.all(
    [
      { WHATSAPP_APP_SECRET: undefined },
      { ADMIN_TOKEN: undefined },
      { DATA_KEY: undefined },
      { DATA_KEY: 'short' },
      { HOLD_SECONDS: 'ten' },
      { WHATSAPP_API_URL: 'ftp://graph.example.org' },
      { WHATSAPP_PHONE_NUMBER_ID: '+52 55 1234 5678' },
      { HOST: 'no computer' },
    ].map((env) => refusedStart(folder.path, env)),
  )
  expect(sayings.map(({ code }) => code)).toEqual(sayings.map(() => 1))
  expect(sayings.map(({ said }) => said)).toEqual([
    ['Falta la variable WHATSAPP_APP_SECRET: las de WhatsApp van todas o ninguna.'],
    ['Falta la variable ADMIN_TOKEN: con un número o una página de verdad es obligatoria (npm run setup la crea).'],
    ['Falta la variable DATA_KEY: con un número o una página de verdad es obligatoria (npm run setup la crea).'],
    ['La variable DATA_KEY no es válida: debe ser 32 bytes en base64 (npm run setup crea una).'],
    ['La variable HOLD_SECONDS no es válida: debe ser un número entero de segundos de 30 a 86400.'],
    [
      'La variable WHATSAPP_API_URL no es válida: debe ser una dirección que empiece con https:// (http:// solo en esta misma computadora), sin nada después de ? o #.',
    ],
    [
      'La variable WHATSAPP_PHONE_NUMBER_ID no es válida: debe ser el identificador que Meta le dio al número, sin espacios ni signos; no es el teléfono.',
    ],
    ['No se puede usar el puerto 0 en esa dirección: cambie PORT o HOST en el archivo .env.'],
  ])
}, 30_000)

test('a variable that says otherwise than the rule that began with it is told in one sentence, and the rule counts', async () => {
  const own = temporaryFolder()
  const first = await startProduct(own.path, { HOLD_SECONDS: '900' })
  expect(await first.kill('SIGTERM')).toBe(0)
  const again = await startProduct(own.path, { HOLD_SECONDS: '1200', DRAFT_DAYS: '7' })
  expect(await again.kill('SIGTERM')).toBe(0)
  const told = (product: typeof first) => product.lines.filter((line) => /rule_counts|HOLD_SECONDS|DRAFT_DAYS/.test(line))
  expect(told(first)).toEqual([])
  const [logged, said, ...more] = told(again)
    .toSorted((a, b) => b.length - a.length || a.localeCompare(b))
    .toReversed()
  expect(more).toEqual([])
  expect(JSON.parse(logged ?? '')).toMatchObject({ event: 'start.rule_counts', rule: 'hold_seconds', variable: 1200, inForce: 900 })
  expect(said).toBe(
    'HOLD_SECONDS dice 1200, pero cuenta la regla, que dice 900: la variable solo valió la primera vez. La regla se cambia en Ajustes, «Cambiar una regla».',
  )
  own.remove()
}, 30_000)

test('with another key nothing could be read, so it does not start', async () => {
  const { code, said } = await refusedStart(folder.path, { DATA_KEY: Buffer.alloc(32, 8).toString('base64') })
  expect(code).toBe(1)
  expect(said.join()).toContain('DATA_KEY')
  expect(said).toHaveLength(1)
  expect(said.join()).not.toContain(DATA_KEY)
}, 30_000)

test('a folder that cannot be made is named', async () => {
  const inTheWay = join(folder.path, 'a file and no folder')
  await Bun.write(inTheWay, '')
  for (const path of [join(inTheWay, 'data.db'), join(inTheWay, 'deeper', 'data.db')]) {
    const { code, said } = await refusedStart(folder.path, { DATABASE_PATH: path })
    expect(code).toBe(1)
    expect(said).toEqual([
      'No se puede escribir en la base de datos (DATABASE_PATH): revise los permisos del archivo y de su carpeta.',
    ])
  }
}, 30_000)

test('a file that is no database is left as it is', async () => {
  const file = join(folder.path, 'letter.db')
  await Bun.write(file, 'Dear Sir or Madam, this is a letter and no database. '.repeat(200))
  const before = await Bun.file(file).text()
  const { code, said } = await refusedStart(folder.path, { DATABASE_PATH: file })
  expect(code).toBe(1)
  expect(said).toEqual([
    'El archivo de DATABASE_PATH está dañado o no es una base de datos. Ponga una copia: npm run restore, y elija de la lista.',
  ])
  expect(await Bun.file(file).text()).toBe(before)
}, 30_000)

test('a database of a later release is named as such and left alone', async () => {
  const own = temporaryFolder()
  const db = openDatabase(join(own.path, 'ventanilla.db'))
  migrate(db)
  db.client.run("insert into migrations values ('of-the-future', 1)")
  db.close()
  const { code, said } = await refusedStart(own.path)
  expect([code, said]).toEqual([
    1,
    ['La base de datos (DATABASE_PATH) la escribió una versión más nueva del programa: actualice el programa.'],
  ])
  own.remove()
}, 30_000)

test('of two first starts of a demonstration at once the refused one leaves no key behind', async () => {
  const own = temporaryFolder()
  const lock = lockDatabase(join(own.path, 'ventanilla.db'))
  const { said } = await refusedStart(own.path, { ...NO_CHANNEL, DATA_KEY: undefined, ADMIN_TOKEN: undefined })
  expect(said.join()).toContain('Otra Ventanilla ya usa esta base de datos')
  expect(readdirSync(own.path)).not.toContain('ventanilla.db.demo-key')
  lock.release()
  own.remove()
}, 30_000)
