import { expect, test } from 'bun:test'
import { claimDataKey } from '../../db/facts.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { birthOf, markBirth } from '../../src/start/birth.ts'
import { copyOf } from '../copied.ts'

const NOW = Date.parse('2026-11-24T16:00:00Z')
const DEMO_KEY = 'the key beside the demonstration'

/** Nobody wrote down what it is. */
const unmarked = (): Db =>
  copyOf('unmarked', (db) =>
    write(db, (tx) => {
      claimDataKey(tx, DEMO_KEY)
      seed(tx, 'sample', NOW)
    }),
  )

test('what a database was made for is written once and never changes', () => {
  for (const birth of ['demo', 'real'] as const) {
    const db = unmarked()
    write(db, (tx) => markBirth(tx, birth))
    write(db, (tx) => markBirth(tx, birth === 'demo' ? 'real' : 'demo')) // As a later start in the other mode would.
    expect(birthOf(db)).toBe(birth)
    for (const sql of [
      "update facts set value = 'demo' where name = 'born'",
      "update facts set name = 'born' where name = 'data_key'",
      "delete from facts where name = 'born'",
      "insert or replace into facts values ('born', 'demo')",
      "insert into facts values ('born', 'demo') on conflict (name) do update set value = excluded.value",
    ])
      expect(() => db.client.run(sql)).toThrow('wall: a database is born once')
    expect(birthOf(db)).toBe(birth)
  }
  expect(() => unmarked().client.run("insert into facts values ('born', 'Demo')")).toThrow('wall: a database is born demo or real')
})

test('a database without the mark is real, whatever is in it', () => {
  expect(birthOf(unmarked())).toBe('real')
})

test('a file in which nothing was ever sealed is neither', () => {
  const db = openDatabase(':memory:')
  expect(birthOf(db)).toBeUndefined()
  migrate(db)
  expect(birthOf(db)).toBeUndefined()
})
