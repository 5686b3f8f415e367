import { expect, test } from 'bun:test'
import { bareTables, unmovedByName, unmovedBySort } from './changed.ts'
import { findStatements } from './modules.ts'
import { readersOf } from './readers.ts'

const found = await findStatements()
const { freshSchema } = await import('./fresh.ts')
const { db, schema } = freshSchema()
/** Each column of a table of ours, with the statements that name it. */
const readers = [...readersOf(db.client, found)].filter(([column]) => {
  const [table = '', name = ''] = column.split('.')
  return !schema.views.has(table) && schema.tables.get(table)?.has(name) && !table.startsWith('sqlite')
})

test('nearly every column is read by declared statements', () => {
  expect(readers.length).toBeGreaterThan(450)
  expect(readers.flatMap(([, all]) => all).length).toBeGreaterThan(3_000)
})

test('a column that is called otherwise stops each statement that reads it', () => {
  const tables = bareTables(db.client)
  const unmoved = readers.flatMap(([column, all]) => unmovedByName(tables, column, all).map(({ sql }) => `${column}: ${sql}`))
  expect(unmoved).toEqual([])
})

/** Columns with a reader for whom it makes no difference of what sort they are. */
const EXCEPTED: Record<string, string> = {
  'job_runs.key': 'a cleaning deletes what it found in the same table',
  'contacts.in_writing': 'of two contacts that are one the greater is taken',
  'templates.language': 'joined with the name before it is looked for',
  'procedures.fee_table': 'asked only whether there is one',
  'procedures.done_by': 'asked only whether there is one',
  'appointments.asked_by': 'of two appointments it is compared with each other',
  'outbox.error_code': 'asked only whether there is one',
  'schedules.opened_on': 'asked only whether there is one',
  'schedules.published_on': 'asked only whether there is one, and set to null',
  'schedules.ends_on': 'asked only whether there is one',
  'erasures.key': 'set to null',
  'askers.free_account': 'compared with 1',
  'handovers.code_hash': 'set to null',
  'rebookings.told_reason': 'asked only whether there is one, and copied',
  'handovers.tell': 'asked only whether there is one, and set to null',
  'visit_people.outcome': 'asked only whether there is one',
  'missed_visits.review_by': 'asked only whether there is one, and set',
  'asker_marks.phone_hash': 'a cleaning deletes what it found in the same table',
  'wait_wishes.counts_from': 'of two entries it is compared with each other',
  'wait_wishes.lot': 'of two entries it is compared with each other',
  'wait_wishes.owed': 'of two entries it is compared with each other',
}

test('a column of another sort stops each statement that reads it, but for a few', () => {
  const unmoved = readers.filter(([column, all]) => unmovedBySort(schema, column, all).length > 0).map(([column]) => column)
  expect(unmoved.sort()).toEqual(Object.keys(EXCEPTED).sort())
  expect(unmoved.length / readers.length).toBeLessThan(0.05)
})
