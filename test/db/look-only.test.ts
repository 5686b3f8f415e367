import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { allowOnlyLogbook, isLookOnly, openDatabase, write } from '../../db/open.ts'
import { noteReading, type Reading } from '../../db/reads.ts'
import { seed } from '../../db/seeds/seed.ts'
import { ownFolder } from '../afterwards.ts'

test('whoever may only look writes into the logbook and nowhere else, and the file knows nothing of it', () => {
  const file = `${ownFolder()}/copy.db`
  const db = openDatabase(file)
  migrate(db)
  write(db, (tx) => seed(tx, 'sample', 0))
  allowOnlyLogbook(db)
  const tables = db.client
    .query<{ name: string }, []>("select name from pragma_table_list where schema = 'main' and type = 'table'")
    .all()
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_'))
  expect(tables.length).toBeGreaterThan(30)
  for (const table of tables) {
    const [column] = db.client.query<{ name: string }, [string]>('select name from pragma_table_info(?)').all(table)
    const filled = db.client.query(`select 1 from "${table}" limit 1`).get() !== null
    const inserted = refusal(() => db.client.run(`insert into "${table}" default values`))
    if (!table.startsWith('audit')) expect([table, inserted]).toEqual([table, true])
    if (!filled) continue
    expect([table, refusal(() => db.client.run(`update "${table}" set "${column?.name}" = "${column?.name}"`))]).toEqual([
      table,
      true,
    ])
    expect([table, refusal(() => db.client.run(`delete from "${table}"`))]).toEqual([table, true])
  }
  for (const at of [1, 2]) write(db, (tx) => noteReading(tx, READING, at)) // The second time is counted in the row of the first.
  expect(refusal(() => db.client.run('delete from audit_reads'))).toBe(true)
  db.client.run("insert into audit (at, operation, detail) values (1, 'look', '{}')")
  expect(refusal(() => db.client.run('update audit set reason_sealed = null'))).toBe(true)
  db.close()
  const again = openDatabase(file)
  again.client.run("insert into counters values ('bookings', '2026-11-24', 1)")
  expect(again.client.query<{ operation: string }, []>('select operation from audit').all()).toEqual([{ operation: 'look' }])
  again.close()
})

const READING: Reading = {
  ...{ onDay: '2026-11-24', keyId: null, byClock: false, operation: 'GET /admin/citas', form: 'screen', outcome: 'shown' },
  ...{ code: undefined, officeId: undefined, day: undefined, named: true, people: 3, isTry: false, list: undefined },
}

function refusal(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch (error) {
    return isLookOnly(error)
  }
}
