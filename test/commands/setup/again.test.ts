// Setting up again: after leaving in the middle, beside a database, beside a running server.
import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimDataKey } from '../../../db/facts.ts'
import { lockDatabase } from '../../../db/lock.ts'
import { migrate } from '../../../db/migrate.ts'
import { openDatabase, write } from '../../../db/open.ts'
import { missingMembers } from '../../../src/catalogue/institution.ts'
import { readEnvFile } from '../../../src/commands/env-file.ts'
import { fingerprintOf } from '../../../src/commands/setup.ts'
import { readConfig } from '../../../src/config.ts'
import { demoDataKey } from '../../../src/demo/account.ts'
import { markBirth } from '../../../src/start/birth.ts'
import { TOKEN } from '../world.ts'
import { arrange, INSTITUTION, META, PLACES } from './stage.ts'

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
  const again = await run(['', '', '', '', '', '', '', '', '', '', '', ...INSTITUTION.slice(4)])
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
  const demo = openDatabase(path)
  migrate(demo)
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
  const db = openDatabase(join(root, 'data', 'ventanilla.db'))
  migrate(db)
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
  const { code, said } = await run(['', '', '', '', 'otra-palabra', '', ''])
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
