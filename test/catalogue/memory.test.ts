import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, rehearse, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { remember } from '../../src/catalogue/memory.ts'
import { findProcedure } from '../../src/catalogue/procedures.ts'
import { rule } from '../../src/catalogue/rules.ts'

function stage() {
  const db = openDatabase(':memory:')
  migrate(db)
  write(db, (tx) => seed(tx, 'sample', Date.parse('2026-11-24T16:00:00Z')))
  return db
}
const setRule = "update rules set value = ? where name = 'curps_a_day'"

test('what is remembered is read again in the moment in which the staff changes it, and not before', () => {
  const db = stage()
  let reads = 0
  const names = remember((of) => {
    reads++
    return of.client.query<{ name: string }, []>('select name from procedures order by id').all()
  })
  const before = names(db)
  expect(names(db)).toBe(before)
  write(db, (tx) => {
    tx.client.query("update procedures set name = 'Otro nombre' where id = 'renewal'").run()
    expect(findProcedure(tx, 'renewal')?.name['es-MX']).toBe('Otro nombre')
    expect(names(tx)).not.toBe(before)
  })
  names(db)
  expect(reads).toBe(2)
})

test('what was only rehearsed, or rolled back, is not remembered, not even when another change follows it', () => {
  const db = stage()
  const valid = rule(db, 'curps_a_day')
  write(db, (tx) => {
    rehearse(tx, () => {
      tx.client.query(setRule).run(101)
      expect(rule(tx, 'curps_a_day')).toBe(101)
    })
    expect(rule(tx, 'curps_a_day')).toBe(valid)
  })
  const failed = () =>
    write(db, (tx) => {
      tx.client.query(setRule).run(102)
      rule(tx, 'curps_a_day')
      throw new Error('not today')
    })
  expect(failed).toThrow('not today')
  expect(rule(db, 'curps_a_day')).toBe(valid)
  write(db, (tx) => void tx.client.query(setRule).run(103))
  expect(rule(db, 'curps_a_day')).toBe(103)
})

test('nobody can change for all others what is remembered', () => {
  const procedure = findProcedure(stage(), 'renewal')
  expect(() => Object.assign(procedure ?? {}, { minAge: 0 })).toThrow()
})
