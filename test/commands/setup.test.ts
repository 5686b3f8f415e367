import { describe, expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimDataKey } from '../../db/facts.ts'
import { lockDatabase } from '../../db/lock.ts'
import { openDatabase, write } from '../../db/open.ts'
import { missingMembers, readInstitution } from '../../src/catalogue/institution.ts'
import { readEnvFile } from '../../src/commands/env-file.ts'
import { fingerprintOf } from '../../src/commands/setup.ts'
import { readConfig } from '../../src/config.ts'
import { demoDataKey } from '../../src/demo/account.ts'
import { markBirth } from '../../src/start/birth.ts'
import { openFileOf } from '../copied.ts'
import { arrange, INSTITUTION, META, PLACES } from './typed.ts'
import { ACCOUNT_ID, type MetaSide, PHONE_ID, SECRET, TOKEN } from './world.ts'

// Somebody types the answers to what `npm run setup` asks.

describe('the answers', () => {
  // From the first question to an installation that can start, and what is refused on the way.

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
      disclaimer: undefined,
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
      's',
      'n',
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
})

describe('begun again', () => {
  // Setting up again: after leaving in the middle, beside a database, beside a running server.

  test('whoever leaves in the middle goes on later, and meanwhile the server starts as if nothing had been asked', async () => {
    const { root, file, run } = arrange()
    expect((await run(META.slice(0, 2))).code).toBe(1)
    expect(readFileSync(file, 'utf8')).toContain(`#pendiente WHATSAPP_ACCESS_TOKEN=${TOKEN}`)
    const served = Object.fromEntries(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('=') && !line.startsWith('#'))
        .map((line) => line.split('=')),
    )
    expect(readConfig(served, root).whatsapp).toBeUndefined()
    const { code, said } = await run(['', '', ...META.slice(2), ...PLACES, ...INSTITUTION])
    expect(code).toBe(0)
    expect(said).toContain('Ahora termina en 1234')
    expect(readFileSync(file, 'utf8')).not.toContain('#pendiente')
  })

  test('an administrator’s key that can be guessed is replaced, and one that chance made is kept', async () => {
    const { root, file, run } = arrange()
    writeFileSync(file, `ADMIN_TOKEN=${'a'.repeat(24)}\n`)
    const { said } = await run([...META, ...PLACES, ...INSTITUTION])
    expect(said).toContain('La clave de administración (ADMIN_TOKEN) que había se puede adivinar.')
    const made = readConfig(readEnvFile(file), root).ADMIN_TOKEN
    expect(said).toContain(`Clave de administración (ADMIN_TOKEN): ${made}`)
    await run(Array.from({ length: 30 }, () => ''))
    expect(readEnvFile(file).ADMIN_TOKEN).toBe(String(made))
  })

  test('half of the institution is asked for again later, and what was answered is there', async () => {
    const { root, file, run } = arrange()
    const first = await run([...META, ...PLACES, ...INSTITUTION.slice(0, 4)])
    expect(first.code).toBe(1)
    expect(first.said).toContain('CLAVE DE DATOS')
    const again = await run(['', '', '', '', '', '', '', '', '', '', '', '', '', ...INSTITUTION.slice(4)])
    expect(again.code).toBe(0)
    expect(again.said).toContain('Ahora dice: Ayuntamiento de Muestra')
    expect(again.said).not.toContain('CLAVE DE DATOS') // It was told the first time and is not shown about.
    const db = openDatabase(readConfig(readEnvFile(file), root).databasePath)
    expect(missingMembers(db)).toEqual([])
    db.close()
  })

  test('the database of the demonstration is put aside, and a real one is begun', async () => {
    const { root, clock, run } = arrange()
    const path = join(root, 'data', 'ventanilla.db')
    const key = demoDataKey(path, clock)
    const demo = openFileOf('empty', path)
    write(demo, (tx) => {
      claimDataKey(tx, fingerprintOf(key))
      markBirth(tx, 'demo')
    })
    demo.close()
    writeFileSync(`${path}.demo-clock`, '86400000\n')
    const { code, said } = await run([...META, ...PLACES, 's', ...INSTITUTION])
    expect(code).toBe(0)
    expect(said).toContain('Guardar aparte la de la demostración')
    expect(readdirSync(join(root, 'data'))).toContain('demostracion-20261124-1000.db')
    expect(existsSync(`${path}.demo-key`)).toBe(false)
    expect(existsSync(`${path}.demo-clock`)).toBe(false)
  })

  test('a database that is there already wants its own key, not a new one', async () => {
    const { root, file, run } = arrange()
    const key = Buffer.alloc(32, 5).toString('base64')
    const db = openFileOf('empty', join(root, 'data', 'ventanilla.db'))
    write(db, (tx) => claimDataKey(tx, fingerprintOf(key)))
    db.close()
    const { code, said } = await run([...META, ...PLACES, Buffer.alloc(32, 6).toString('base64'), key, ...INSTITUTION])
    expect(code).toBe(0)
    expect(said).toContain('Esa no es la clave de esta base de datos')
    expect(readEnvFile(file).DATA_KEY).toBe(key)
  })

  test('while the server runs the new token is written and the record is left to the page', async () => {
    const { root, file, run } = arrange()
    await run([...META, ...PLACES, ...INSTITUTION])
    const running = lockDatabase(readConfig(readEnvFile(file), root).databasePath)
    const { code, said } = await run(['', '', '', '', 'otra-palabra', '', '', '', ''])
    running.release()
    expect(code).toBe(0)
    expect(said).toContain('Ventanilla está funcionando')
    expect(readEnvFile(file).WHATSAPP_VERIFY_TOKEN).toBe('otra-palabra')
  })

  test('lines that somebody wrote into the file by hand stay', async () => {
    const { file, run } = arrange()
    writeFileSync(file, '# nuestro puerto\nPORT=8080\n')
    await run([...META, ...PLACES, ...INSTITUTION])
    expect(readFileSync(file, 'utf8')).toStartWith('# nuestro puerto\nPORT=8080\n')
  })
})

describe('the computer', () => {
  // Setting up where the computer's own variables say something: they count before `.env`, for the server and so for the setup.

  test('the database is the one that the server will open, and what the computer says is neither asked nor written', async () => {
    const { root, file, run } = arrange()
    const env = { DATABASE_PATH: 'otro disco/citas.db', PUBLIC_URL: 'https://citas.del-entorno.mx', HOME: root }
    const { code, said } = await run([...META, 'copias', ...INSTITUTION], {}, env)
    expect(code).toBe(0)
    expect(existsSync(join(root, 'otro disco', 'citas.db'))).toBe(true)
    expect(existsSync(join(root, 'data', 'ventanilla.db'))).toBe(false)
    expect(said).toContain('PUBLIC_URL ya está en las variables de esta computadora')
    expect(said).toContain('https://citas.del-entorno.mx/webhooks/whatsapp')
    expect(readFileSync(file, 'utf8')).not.toMatch(/PUBLIC_URL|DATABASE_PATH|HOME/)
  })

  test('what stands there because it was read from .env is no variable of the computer’s own: it is asked and changed', async () => {
    const { file, run } = arrange()
    expect((await run([...META, ...PLACES, ...INSTITUTION])).code).toBe(0)
    const loaded = readEnvFile(file)
    const again = await run(['', '', '', '', '', '', '', 'https://otra.ejemplo.mx', '', ...INSTITUTION.map(() => '')], {}, loaded)
    expect(again.said).not.toContain('variables de esta computadora')
    expect(readEnvFile(file).PUBLIC_URL).toBe('https://otra.ejemplo.mx')
  })

  test('a variable of the computer’s own that is wrong is named, and nothing goes on without it', async () => {
    const { file, run } = arrange()
    const { code, said } = await run([...META, ...PLACES], {}, { PUBLIC_URL: 'http://citas.ejemplo.mx' })
    expect(code).toBe(1)
    expect(said).toContain('Debe empezar con https://')
    expect(said).toContain('Corríjala o quítela donde se puso')
    expect(readFileSync(file, 'utf8')).not.toContain('BACKUP_DIR')
  })

  test('a data key of the computer’s own that does not fit the database is not asked around', async () => {
    const { root, run } = arrange()
    const db = openFileOf('empty', join(root, 'data', 'ventanilla.db'))
    write(db, (tx) => claimDataKey(tx, fingerprintOf(Buffer.alloc(32, 1).toString('base64'))))
    db.close()
    const DATA_KEY = Buffer.alloc(32, 2).toString('base64')
    const { code, said } = await run([...META, ...PLACES, Buffer.alloc(32, 1).toString('base64')], {}, { DATA_KEY })
    expect(code).toBe(1)
    expect(said).toContain('La DATA_KEY que está en las variables de esta computadora no es la de la base de datos')
  })
})

describe('the registration', () => {
  // Registering the number with its PIN.

  test('a number that is not registered yet is registered with a PIN, which is to be kept and stands in no file', async () => {
    const { file, run } = arrange()
    const side: Partial<MetaSide> = { status: 'PENDING' }
    const { code, said } = await run([...META, ...PLACES, '12345', 'hola', '482913', ...INSTITUTION], side)
    expect(code).toBe(0)
    expect(said).toContain('El número todavía no está registrado para enviar (PENDING)')
    expect(said).toContain('Son seis cifras')
    expect(said).toContain('Anote el PIN 482913')
    expect(readFileSync(file, 'utf8')).not.toContain('482913')
  })

  test('a number that has another PIN asks for that one; whoever does not know it goes on and is told what that means', async () => {
    const { run } = arrange()
    const known = await run([...META, ...PLACES, '111111', '222222', ...INSTITUTION], { status: 'PENDING', pin: '222222' })
    expect(known.code).toBe(0)
    expect(known.said).toContain('ya tiene otro PIN')
    expect(known.said).toContain('Anote el PIN 222222')
    const unknown = await arrange().run([...META, ...PLACES, '111111', '', ...INSTITUTION], { status: 'PENDING', pin: '222222' })
    expect(unknown.code).toBe(0)
    expect(unknown.said).toContain('ningún mensaje sale')
  })

  test('a number that Meta already knows as registered, and a test number, are asked for no PIN', async () => {
    for (const status of ['CONNECTED', undefined])
      expect((await arrange().run([...META, ...PLACES, ...INSTITUTION], { status })).said).not.toContain('PIN')
  })
})
