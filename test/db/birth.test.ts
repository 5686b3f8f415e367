import { expect, test } from 'bun:test'
import { claimDataKey } from '../../db/facts.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { birthOf, markBirth } from '../../src/start/birth.ts'
import { copyOf } from '../copied.ts'

const NOW = Date.parse('2026-11-24T16:00:00Z')
const DEMO_KEY = 'the key beside the demonstration'

/** As a start of the release before left it: nobody wrote down what it is. */
const unmarked = (key = DEMO_KEY, which: 'sample' | 'catalogue' = 'sample'): Db =>
  copyOf(`unmarked ${which} ${key}`, (db) =>
    write(db, (tx) => {
      claimDataKey(tx, key)
      seed(tx, which, NOW)
    }),
  )

test('what a database was made for is written once and never changes', () => {
  for (const birth of ['demo', 'real'] as const) {
    const db = unmarked()
    write(db, (tx) => markBirth(tx, birth))
    write(db, (tx) => markBirth(tx, birth === 'demo' ? 'real' : 'demo')) // As a later start in the other mode would.
    expect(birthOf(db, DEMO_KEY)).toBe(birth)
    for (const sql of [
      "update facts set value = 'demo' where name = 'born'",
      "update facts set name = 'born' where name = 'data_key'",
      "delete from facts where name = 'born'",
      "insert or replace into facts values ('born', 'demo')",
      "insert into facts values ('born', 'demo') on conflict (name) do update set value = excluded.value",
    ])
      expect(() => db.client.run(sql)).toThrow('wall: a database is born once')
    expect(birthOf(db, DEMO_KEY)).toBe(birth)
  }
  expect(() => unmarked().client.run("insert into facts values ('born', 'Demo')")).toThrow('wall: a database is born demo or real')
})

test('a database without the mark is a demonstration only when all that is in it says so', () => {
  expect(birthOf(unmarked(), DEMO_KEY)).toBe('demo')
  const doubts: Record<string, [Db, string | undefined]> = {
    'no key beside it': [unmarked(), undefined],
    'a key of its own': [unmarked('from the safe'), DEMO_KEY],
    'no institution': [unmarked(DEMO_KEY, 'catalogue'), DEMO_KEY],
    'its own institution': [changed('update institution set sample = 0'), DEMO_KEY],
    'an office of its own': [changed('update offices set sample = 0 where id = 1'), DEMO_KEY],
    'Meta was asked': [changed("insert into facts values ('token_expires_at', '')"), DEMO_KEY],
    'Meta did not answer': [changed("insert into job_runs values ('token:2026-11-24', 1, 'failed')"), DEMO_KEY],
  }
  const births = Object.entries(doubts).map(([why, [db, key]]) => [why, birthOf(db, key)])
  expect(births).toEqual(Object.keys(doubts).map((why) => [why, 'real']))
})

test('a file in which nothing was ever sealed is neither', () => {
  const db = openDatabase(':memory:')
  expect(birthOf(db, DEMO_KEY)).toBeUndefined()
  migrate(db)
  expect(birthOf(db, DEMO_KEY)).toBeUndefined()
})

function changed(sql: string): Db {
  const db = unmarked()
  db.client.run(sql)
  return db
}
