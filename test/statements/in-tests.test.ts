// Tests look into the tables by texts of their own. A column that is called otherwise, or of another sort, stops each of them too.
import { expect, test } from 'bun:test'
import { bareTables, otherSort, retyped, unmovedByName } from './changed.ts'
import { freshSchema } from './fresh.ts'
import { faultsOfText, holdTextsOfTests, type Taken } from './in-tests.ts'
import { Inference } from './infer.ts'
import { readersOf } from './readers.ts'
import type { Schema, Type } from './schema.ts'

const { db, schema } = freshSchema()
const { taken, unsure, wrong, excepted } = await holdTextsOfTests(db.client, schema)
const readers = [...readersOf(db.client, taken)].filter(([column]) => {
  const [table = '', name = ''] = column.split('.')
  return !schema.views.has(table) && schema.tables.get(table)?.has(name) && !table.startsWith('sqlite')
}) as [string, Taken[]][]

test('every SQL text of the tests fits the tables, gives what its caller reads, and takes what it puts in', () => {
  expect(taken.length).toBeGreaterThan(900)
  expect(taken.filter(({ reads }) => reads !== undefined).length).toBeGreaterThan(450)
  expect(wrong).toEqual([])
  expect(excepted.length).toBeLessThan(20)
})

test('of a few texts only what is put into them decides', () => {
  expect(unsure.length / (taken.length + unsure.length)).toBeLessThan(0.05)
})

test('a column that is called otherwise stops each text of a test that names it', () => {
  expect(readers.length).toBeGreaterThan(390)
  expect(readers.flatMap(([, all]) => all).length).toBeGreaterThan(2_500)
  const tables = bareTables(db.client)
  const unmoved = readers.flatMap(([column, all]) => unmovedByName(tables, column, all).map(({ sql }) => `${column}: ${sql}`))
  expect(unmoved).toEqual([])
})

/** The readers of a column that go on as if nothing had happened when the column is of another type. */
function unmoved(change: (type: Type) => Type, concerns: (other: Schema, reader: Taken) => boolean): string[] {
  return readers.flatMap(([column, all]) => {
    const other = retyped(schema, column, change)
    const isUnmoved = (one: Taken) => concerns(other, one) && faultsOfText(other, one).length <= faultsOfText(schema, one).length
    return all.some(isUnmoved) ? [column] : []
  })
}

/** Columns with a reader in a test for whom it makes no difference of what sort they are. */
const ANY_SORT: Record<string, string> = {
  'agencies.control_contact': 'set to null',
  'appointments.asked_by': 'compared with what it was before',
  'appointments.exclusive_group': 'copied into the same column',
  'appointments.moves': 'put together with words',
  'askers.counts_as': 'compared with what it was before',
  'audit.operation': 'looked for in a list that comes as JSON',
  'cases.number': 'read to be written into a request',
  'contact_aliases.hash': 'looked for in a list of unknown length',
  'fees.max_age': 'set to null',
  'handovers.tell': 'asked only whether there is one',
  'office_answers.answer': 'compared with what it was before',
  'office_answers.question': 'compared with what it was before',
  'offices.phone': 'set to null',
  'procedures.done_by': 'asked whether null',
  'procedures.exclusive_group': 'set to null',
  'procedures.fee_table': 'asked only whether there is one, and set to null',
  'procedures.max_age': 'set to null',
  'schedule_hours.weekday': 'set out of a list that comes as JSON',
  'schedules.opened_on': 'compared with what it was before',
  'slots.minute': 'copied into the same column',
  'towns.latitude': 'counted',
  'towns.population': 'sorted by',
  'visit_people.outcome': 'compared with what it was before',
  'visit_people.outcome_by': 'set to null',
  'visits.at_window': 'rows of one value are counted',
  'visits.number': 'compared with what it was before',
  'wait_offer_people.waited_as': 'looked for in a list that comes as JSON',
}

test('a column of another sort stops each text of a test that names it, but for a few', () => {
  const found = unmoved(otherSort, () => true)
  expect(found.sort()).toEqual(Object.keys(ANY_SORT).sort())
  expect(found.length / readers.length).toBeLessThan(0.055)
})

/** Columns with a reader in a test for whom it makes no difference whether they may be null. */
const ANY_NULL: Record<string, string> = {
  'appointments.group_id': 'a text that is put into others',
  'appointments.held_until': 'compared with what it was before',
  'appointments.id': 'every column is compared with what it was before',
  'appointments.slot_id': 'compared with what it was before',
  'appointments.state': 'compared with what it was before',
  'askers.seen_at': 'compared with what it was before',
  'case_evidence.id': 'compared with what it was before',
  'cases.agency_id': 'compared with what it was before',
  'cases.number': 'read to be written into a request',
  'cases.office_id': 'compared with what it was before',
  'contacts.id': 'read only to see that there is none',
  'inbox.id': 'counted from',
  'office_answers.answer': 'compared with what it was before',
  'office_answers.id': 'compared with what it was before',
  'office_answers.office_id': 'compared with what it was before',
  'office_answers.question': 'compared with what it was before',
  'procedures.exclusive_group': 'compared with what it was before',
  'slots.id': 'every column is compared with what it was before',
  'visit_people.arrived_at': 'compared with what it was before',
  'visit_people.outcome': 'compared with what it was before',
  'visits.number': 'compared with what it was before',
  'visits.state': 'compared with what it was before',
  'wait_offers.id': 'hashed with all of its row',
  'wait_wishes.body_sealed': 'compared with what it was before',
  'wait_wishes.id': 'compared with what it was before',
}

test('a column that may be null, and could not be before, or the reverse, stops each text of a test that gives it', () => {
  const nulls = (of: Schema, { sql }: Taken) =>
    new Inference(of)
      .statement(sql)
      .columns.map(({ type }) => type.nullable)
      .join()
  const found = unmoved(
    (type) => ({ ...type, nullable: !type.nullable }),
    (other, one) => nulls(other, one) !== nulls(schema, one),
  )
  expect(found.sort()).toEqual(Object.keys(ANY_NULL).sort())
  expect(found.length / readers.length).toBeLessThan(0.055)
})
