// Every table has somebody who looks after it; what nobody does is never served.
import { expect, test } from 'bun:test'
import { openDatabase } from '../db/open.ts'
import { TABLES } from '../src/capabilities.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { prepareDatabase } from '../src/start/prepare.ts'
import { createVault } from '../src/vault.ts'
import { afterwards } from './afterwards.ts'
import { testClock } from './clock.ts'
import { ACCOUNT } from './office.ts'
import { DATA_KEY } from './process/product.ts'

const clock = testClock('2026-11-24T16:00:00Z')
const config = { ...readConfig({ SEED: 'none', DATA_KEY }, '/'), whatsapp: ACCOUNT }

function started() {
  const db = openDatabase(':memory:')
  afterwards(() => db.close())
  const vault = createVault(Buffer.from(DATA_KEY, 'base64'), clock)
  const start = () => prepareDatabase(db, config, vault, createLog('error', console.error, clock.now), clock)
  start()
  return { db, start }
}

test('each table of the database belongs to one capability, or to one engine', () => {
  const { db } = started()
  const there = db.client
    .query<{ name: string }, []>(
      `select name from pragma_table_list
       where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite\\_%' escape '\\'`,
    )
    .all()
    .map((row) => row.name)
  expect(TABLES.toSorted()).toEqual(there.toSorted())
})

test('a database with rows that nobody here looks after is not served; an empty table of another program is no matter', () => {
  const { db, start } = started()
  db.client.run('create table queue_calls (person text) strict')
  start()
  db.client.run("insert into queue_calls values ('Guadalupe')")
  expect(start).toThrow(/queue_calls.*ábrala con el programa/)
})
