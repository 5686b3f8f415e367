// This computer: database, settings, zones, folders.
import { expect, test } from 'bun:test'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { raiseAlert } from '../../../db/alerts.ts'
import { write } from '../../../db/open.ts'
import { DAY } from '../../../src/clock.ts'
import { checkZones, placeTrouble } from '../../../src/commands/doctor/machine.ts'
import { arrange } from './stage.ts'

test('it finds what is missing or wrong in the database', async () => {
  const office = arrange()
  office.db.client.run("update institution set phone = '', legal_basis = ''")
  write(office.db, (tx) => raiseAlert(tx, 'payment_problem', office.clock.now()))
  office.clock.advance(3 * DAY)
  const { code, said } = await office.run({ side: { date: 'Fri, 27 Nov 2026 16:05:00 GMT' } })
  expect(said).toContain('Faltan datos de la institución (teléfono para pedir ayuda, fundamento legal)')
  expect(said).toContain('ojo    Hay un problema con el pago a Meta.\n         -> Revise la forma de pago en Meta Business.')
  expect(said).toContain('ojo    La última copia es de hace 3 días')
  expect(code).toBe(1)
})

test('it finds that the disk for the copies is not there', async () => {
  const { code, said } = await arrange().run({ env: { BACKUP_DIR: join('otro disco', 'respaldos') } })
  expect(said).toContain('ojo    No se encuentra la carpeta de las copias (BACKUP_DIR): ')
  expect(code).toBe(0)
})

test('it finds an institution that was only made up for the demonstration', async () => {
  const office = arrange()
  office.db.client.run('update institution set sample = 1')
  expect((await office.run()).said).toContain('La institución es la de muestra')
})

test('it finds the key of another installation and a file of settings that others can read', async () => {
  const office = arrange()
  writeFileSync(join(office.root, '.env'), '#pendiente WHATSAPP_ACCESS_TOKEN=EAA\n')
  chmodSync(join(office.root, '.env'), 0o644)
  const { said, code } = await office.run({ env: { DATA_KEY: Buffer.alloc(32, 9).toString('base64') } })
  expect(said).toContain('La DATA_KEY no es la de esta base de datos')
  expect(said).toContain('La preparación quedó a medias')
  if (process.platform !== 'win32') expect(said).toContain('Otros usuarios de la computadora pueden leer')
  expect(code).toBe(1)
})

test('a setting that cannot be is told as the start would tell it', async () => {
  const { said, code } = await arrange().run({ env: { PORT: 'ochenta' } })
  expect(said).toContain('La variable PORT no es válida')
  expect(code).toBe(1)
})

test('a variable that began a rule, and now says otherwise, is told', async () => {
  const office = arrange()
  expect((await office.run({ env: { HOLD_SECONDS: '600' } })).said).not.toContain('HOLD_SECONDS')
  const { said, code } = await office.run({ env: { HOLD_SECONDS: '900' } })
  expect(said).toContain('ojo    HOLD_SECONDS dice 900, pero cuenta la regla, que dice 600')
  expect(code).toBe(0)
})

test('a file that is no database is told as such', async () => {
  const office = arrange()
  mkdirSync(join(office.root, 'otra'))
  writeFileSync(join(office.root, 'otra', 'x.db'), 'not a database at all '.repeat(100))
  const { said, code } = await office.run({ env: { DATABASE_PATH: 'otra/x.db' } })
  expect(said).toContain('La base de datos no se puede abrir')
  expect(code).toBe(1)
})

test('this machine knows the zones of Mexico as they are since 2022', () => {
  expect(checkZones().state).toBe('ok')
})

test('folders that programs copy behind our back, or that stand elsewhere, are recognised', () => {
  const EXT4 = 0xef53
  expect(placeTrouble('C:\\Users\\Ana\\OneDrive - Ayuntamiento\\Ventanilla\\data', EXT4)).toBe('synchronised')
  expect(placeTrouble('/home/ana/Dropbox/ventanilla', EXT4)).toBe('synchronised')
  expect(placeTrouble('G:\\Mi unidad\\ventanilla', EXT4)).toBe('synchronised')
  expect(placeTrouble('\\\\servidor\\citas', EXT4)).toBe('network')
  expect(placeTrouble('/mnt/citas', 0x6969)).toBe('network')
  expect(placeTrouble('/mnt/citas', 0xfe534d42)).toBe('network')
  expect(placeTrouble('/mnt/citas', 0xfe534d42 - 2 ** 32)).toBe('network') // The same number of SMB2 where it is read with a sign.
  expect(placeTrouble('C:\\Ventanilla\\data', EXT4)).toBeUndefined()
  expect(placeTrouble('/srv/ventanilla/data', EXT4)).toBeUndefined()
})

test('it finds a folder of data that other users of the computer can open, and says how to close it', async () => {
  const office = arrange()
  expect((await office.run()).said).toContain('bien   Solo el dueño puede abrir la base de datos')
  const folder = join(office.root, 'data')
  chmodSync(folder, 0o755)
  const { said } = await office.run()
  expect(said).toContain(`ojo    Otros usuarios de la computadora pueden leer la carpeta ${folder}.`)
  expect(said).toContain(`-> Ejecute: chmod 700 "${folder}"`)
})
