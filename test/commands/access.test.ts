import { expect, test } from 'bun:test'
import { lockDatabase } from '../../db/lock.ts'
import { openDatabase, write } from '../../db/open.ts'
import { recogniseCaller } from '../../src/admin/access.ts'
import { accessCommand } from '../../src/commands/access.ts'
import { vaultInUse } from '../../src/commands/verify.ts'
import { addAgency } from '../cast.ts'
import { testClock } from '../clock.ts'
import { arrange, NOW, OTHER_KEY } from './copied-office.ts'

/** An installation with a second agency, stopped. */
function stopped() {
  const { config, db } = arrange()
  write(db, (tx) => addAgency(tx, 2, 'Movilidad'))
  db.close()
  const clock = testClock(new Date(NOW).toISOString())
  const run = (words: string[], using = config) => {
    const said: string[] = []
    const code = accessCommand(words, using, { clock, say: (line) => said.push(line) })
    return { code, said }
  }
  return { config, run }
}

test('an agency that lost all its keys is given an administrator’s key, and its log-book says by whom', () => {
  const { config, run } = stopped()
  const { code, said } = run(['movilidad', 'Jefe de movilidad'])
  expect(code).toBe(0)
  const vault = vaultInUse(config)
  const db = openDatabase(config.databasePath)
  const found = vault && recogniseCaller({ db, vault, adminToken: undefined }, said[1] ?? '', NOW)
  expect(found).toMatchObject({ kind: 'valid', caller: { agencyId: 2, role: 'administrator', allOffices: true } })
  const line = db.client
    .query<{ agency_id: number; operation: string; reason_sealed: Uint8Array | null }, []>(
      'select agency_id, operation, reason_sealed from audit order by id desc',
    )
    .get()
  expect(line).toMatchObject({ agency_id: 2, operation: 'dar_acceso' })
  expect(line?.reason_sealed && vault?.open(line.reason_sealed)).toContain('npm run access')
  db.close()
})

test('without an agency that there is, it says which there are and gives nothing', () => {
  const { run } = stopped()
  for (const words of [[], ['Turismo', 'Jefe de turismo'], ['Movilidad']]) {
    const { code, said } = run(words)
    expect(code).toBe(1)
    expect(said.join('\n')).toContain('npm run access -- "Movilidad"')
    expect(said.join('\n')).not.toContain('v_')
  }
})

test('it gives nothing while the program runs, or with another DATA_KEY', () => {
  const { config, run } = stopped()
  const words = ['Movilidad', 'Jefe de movilidad']
  const lock = lockDatabase(config.databasePath)
  expect(run(words)).toMatchObject({ code: 1, said: [expect.stringContaining('está funcionando')] })
  lock.release()
  expect(run(words, { ...config, DATA_KEY: OTHER_KEY })).toMatchObject({ code: 1, said: [expect.stringContaining('DATA_KEY')] })
})
