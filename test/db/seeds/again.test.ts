// A later start.
import { expect, test } from 'bun:test'
import { write } from '../../../db/open.ts'
import { seed } from '../../../db/seeds/seed.ts'
import { NOW, one, rows, seeded } from './seeded.ts'

test('nothing is loaded when nothing is wanted', () => {
  expect(one<{ many: number }>(seeded('none'), 'select count(*) as many from procedures')).toEqual({ many: 0 })
})

test('who begins without procedures gets rules, places and days off, and no passport at any later start', () => {
  const db = seeded('empty')
  write(db, (tx) => seed(tx, 'catalogue', NOW))
  const many = (table: string) => one<{ many: number }>(db, `select count(*) as many from ${table}`)?.many
  expect(['procedures', 'requirements', 'fees', 'offices'].map(many)).toEqual([0, 0, 0, 0])
  expect(['states', 'towns', 'non_working_days', 'rules'].map((table) => (many(table) ?? 0) > 0)).toEqual([true, true, true, true])
})

test('a later start changes nothing that the institution changed', () => {
  const db = seeded('sample')
  write(db, (tx) => {
    tx.client.run("update rules set value = 2 where name = 'live_people_a_phone'")
    tx.client.run("delete from rules where name = 'curps_a_day'") // As if this release were the first to know it.
    tx.client.run("update fees set centavos = 1 where years = 3 and valid_from = '2026-01-01'")
    tx.client.run("delete from non_working_days where day = '2027-11-15'")
    tx.client.run("update procedures set active = 0 where id = 'lost'")
    seed(tx, 'sample', NOW)
  })
  expect(one<{ value: number }>(db, "select value from rules where name = 'live_people_a_phone'")).toEqual({ value: 2 })
  expect(one<{ value: number }>(db, "select value from rules where name = 'curps_a_day'")).toEqual({ value: 8 })
  expect(one<{ centavos: number }>(db, "select centavos from fees where years = 3 and valid_from = '2026-01-01'")).toEqual({
    centavos: 1,
  })
  expect(one<{ day: string }>(db, "select day from non_working_days where day = '2027-11-15'")).toBeNull()
  expect(one<{ active: number }>(db, "select active from procedures where id = 'lost'")).toEqual({ active: 0 })
  expect(one<{ many: number }>(db, 'select count(*) as many from agencies')).toEqual({ many: 1 })
})

test('a later start adds the papers of a case that it is the first to know, and none where the institution already says something', () => {
  const db = seeded('catalogue')
  const count = () => rows(db, "select 1 from requirements where applies like 'minor:%'").length
  const all = count()
  const text = (procedure: string, minorCase: string) =>
    rows<{ text: string }>(
      db,
      'select text from requirements where procedure_id = ? and applies = ?',
      procedure,
      `minor:${minorCase}`,
    )
  write(db, (tx) => {
    tx.client.run("delete from requirements where applies in ('minor:adoption', 'minor:guardian')") // An older release.
    tx.client.run("update requirements set text = 'Lo nuestro.' where applies = 'minor:court_papers'")
    tx.client.run("delete from requirements where procedure_id = 'minor_lost' and applies like 'minor:%'")
    seed(tx, 'catalogue', NOW)
    seed(tx, 'catalogue', NOW)
  })
  expect(text('minor_first', 'adoption')).toHaveLength(1)
  expect(text('minor_renewal', 'guardian')).toHaveLength(1)
  expect(text('minor_first', 'court_papers')).toEqual([{ text: 'Lo nuestro.' }])
  expect(text('minor_lost', 'adoption')).toEqual([])
  expect(count()).toBe((all / 3) * 2)
})
