// From the first question to an installation that can start, and what is refused on the way.
import { expect, test } from 'bun:test'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../../db/open.ts'
import { missingMembers, readInstitution } from '../../../src/catalogue/institution.ts'
import { readEnvFile } from '../../../src/commands/env-file.ts'
import { readConfig } from '../../../src/config.ts'
import { ACCOUNT_ID, PHONE_ID, SECRET, TOKEN } from '../world.ts'
import { arrange, INSTITUTION, META, PLACES } from './stage.ts'

test('an institution answers everything and a real number can start', async () => {
  const { root, file, run } = arrange()
  const { code, said } = await run([...META, ...PLACES, ...INSTITUTION])
  expect(code).toBe(0)
  const config = readConfig(readEnvFile(file), root)
  expect(config.whatsapp).toEqual({
    phoneNumberId: PHONE_ID,
    businessAccountId: ACCOUNT_ID,
    accessToken: TOKEN,
    appSecret: SECRET,
    verifyToken: 'mi-palabra-2026',
  })
  expect(config.PUBLIC_URL).toBe('https://citas.ejemplo.mx')
  expect(config.backupDir).toBe(join(root, 'copias'))
  expect(said).toContain(`CLAVE DE DATOS (DATA_KEY): ${config.DATA_KEY}`)
  expect(said).toContain('https://citas.ejemplo.mx/webhooks/whatsapp')
  expect(said).toContain('+52 55 0000 0000')
  expect(said).toContain('Bien. Centro (la mayor parte del país)')
  expect(said).toContain('dé de alta su oficina')
  const db = openDatabase(config.databasePath)
  expect(missingMembers(db)).toEqual([])
  expect(readInstitution(db)).toMatchObject({
    name: 'Ayuntamiento de Muestra',
    sample: false,
    isMinistry: false,
    controlContact: 'Órgano Interno de Control, tel. 722 000 0001',
    paymentGuide: undefined,
  })
  db.close()
})

test('only the owner can read the keys, and Bun reads the file as it was meant', async () => {
  const { root, file, run } = arrange()
  await run([...META, ...PLACES, ...INSTITUTION])
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  writeFileSync(join(root, 'env.ts'), 'console.log(JSON.stringify(process.env))')
  const { stdout } = Bun.spawnSync([process.execPath, 'env.ts'], { cwd: root, env: { PATH: process.env.PATH ?? '' } })
  const config = readConfig(JSON.parse(stdout.toString()), root)
  expect(config.DATA_KEY).toBe(readEnvFile(file).DATA_KEY)
  expect(config.whatsapp?.accessToken).toBe(TOKEN)
})

test('each wrong value is refused with what is wrong with it, and asked for again', async () => {
  const { file, run } = arrange()
  const { said } = await run([
    'corto',
    'EAAOTRO_TOKEN_QUE_META_NO_CONOCE',
    TOKEN,
    'mi cuenta',
    '111111111111111',
    ACCOUNT_ID,
    '+52 55 1234 5678',
    ACCOUNT_ID,
    PHONE_ID,
    'f'.repeat(32),
    'clave',
    SECRET,
    'con espacios y ñ',
    'palabra-buena',
    'http://inseguro.mx',
    'https://citas.ejemplo.mx/webhooks/whatsapp/',
    'C:\\Users\\Ana\\OneDrive - Ayuntamiento\\Respaldos',
  ])
  expect(said).toContain('Está incompleto')
  expect(said).toContain('Meta no acepta el token')
  expect(said).toContain('Meta no encuentra la cuenta de WhatsApp')
  expect(said).toContain('Ese es el identificador de la cuenta')
  expect(said).toContain('Meta dice que esa clave no es de la app del token')
  expect(said).toContain('Son 32 caracteres')
  expect(said).toContain('sin espacios ni acentos')
  expect(said).toContain('Debe empezar con https://')
  expect(said).toContain('Esa carpeta se copia sola a internet')
  expect(readEnvFile(file)).toMatchObject({ WHATSAPP_APP_SECRET: SECRET, PUBLIC_URL: 'https://citas.ejemplo.mx' })
})

test('a token without a permission, or that Meta calls invalid, is refused', async () => {
  const { run } = arrange()
  expect((await run([TOKEN], { scopes: ['whatsapp_business_messaging'] })).said).toContain(
    'le falta el permiso whatsapp_business_management',
  )
  expect((await run([TOKEN], { tokenValid: false })).said).toContain('Meta no acepta el token')
})

test('without a connection a value is kept only when somebody says so', async () => {
  const { file, run } = arrange()
  await run([TOKEN, 'n', TOKEN, 's'], { reachable: false })
  expect(readEnvFile(file).WHATSAPP_ACCESS_TOKEN).toBe(TOKEN)
})

test('nonsense in the hours, the zone and the days is asked for again', async () => {
  const { run } = arrange()
  const [name = '', address = '', , phone = ''] = INSTITUTION
  const { code, said } = await run([
    ...META,
    ...PLACES,
    '',
    name,
    address,
    '40',
    '2',
    phone,
    'lunes',
    '3',
    '15-9',
    '9:75-15:00',
    '8 a 14:30',
    'aviso',
    'https://ejemplo.mx/aviso',
    ...INSTITUTION.slice(7),
  ])
  expect(code).toBe(0)
  for (const sentence of ['Este dato hace falta', 'del 1 al 9', 'Escriba 1, 2 o 3', 'como 9:00-15:00', 'empieza con https'])
    expect(said).toContain(sentence)
  expect(said.split('Escríbalo como 9:00-15:00.')).toHaveLength(3)
})
