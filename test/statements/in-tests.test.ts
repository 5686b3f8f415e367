// Tests look into the tables by texts of their own. A column that is called otherwise has to stop each of them too.
import { expect, test } from 'bun:test'
import { bareTables, unmovedByName } from './changed.ts'
import { freshSchema } from './fresh.ts'
import { holdTextsOfTests } from './in-tests.ts'
import { readersOf } from './readers.ts'

const { db, schema } = freshSchema()
const { taken, unsure, wrong } = holdTextsOfTests(db.client)

/** Texts about tables that a test makes itself, and beginnings to which a test adds the rest. */
const EXCEPTED = [
  /^(?:admin\/readings|bench\/cpu|capabilities|messaging\/writer|simulation\/checks)\S*: no such table: (?:before|fixed|queue_calls|notes|conversations_gone)$/,
  /^booking\/(?:several-slots|walls)\S*: incomplete input$/,
  /^admin\/lists\S*: no such column: group_id$/,
]

test('every SQL text of the tests fits the tables, and gives what its caller reads', () => {
  expect(taken.length).toBeGreaterThan(900)
  expect(wrong.filter((one) => !EXCEPTED.some((fits) => fits.test(one)))).toEqual([])
  expect(wrong.length).toBeLessThan(15)
})

test('of a few texts only what is put into them decides', () => {
  expect(unsure.length / (taken.length + unsure.length)).toBeLessThan(0.05)
})

test('a column that is called otherwise stops each text of a test that names it', () => {
  const readers = [...readersOf(db.client, taken)].filter(([column]) => {
    const [table = '', name = ''] = column.split('.')
    return !schema.views.has(table) && schema.tables.get(table)?.has(name) && !table.startsWith('sqlite')
  })
  expect(readers.length).toBeGreaterThan(250)
  const tables = bareTables(db.client)
  const unmoved = readers.flatMap(([column, all]) => unmovedByName(tables, column, all).map(({ sql }) => `${column}: ${sql}`))
  expect(unmoved).toEqual([])
})
