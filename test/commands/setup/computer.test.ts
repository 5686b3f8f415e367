// Setting up where the computer's own variables say something: they count before `.env`, for the server and so for the setup.
import { expect, test } from 'bun:test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimDataKey } from '../../../db/facts.ts'
import { migrate } from '../../../db/migrate.ts'
import { openDatabase, write } from '../../../db/open.ts'
import { readEnvFile } from '../../../src/commands/env-file.ts'
import { fingerprintOf } from '../../../src/commands/setup.ts'
import { arrange, INSTITUTION, META, PLACES } from './stage.ts'

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
  const again = await run(['', '', '', '', '', 'https://otra.ejemplo.mx', '', ...INSTITUTION.map(() => '')], {}, loaded)
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
  const db = openDatabase(join(root, 'data', 'ventanilla.db'))
  migrate(db)
  write(db, (tx) => claimDataKey(tx, fingerprintOf(Buffer.alloc(32, 1).toString('base64'))))
  db.close()
  const DATA_KEY = Buffer.alloc(32, 2).toString('base64')
  const { code, said } = await run([...META, ...PLACES, Buffer.alloc(32, 1).toString('base64')], {}, { DATA_KEY })
  expect(code).toBe(1)
  expect(said).toContain('La DATA_KEY que está en las variables de esta computadora no es la de la base de datos')
})
