import { expect, test } from 'bun:test'
import { brokenInvariants, unsoundness } from '../../db/invariants.ts'
import { DatabaseUnsound, migrate } from '../../db/migrate.ts'
import type { Db } from '../../db/open.ts'
import { invariants } from '../../src/jobs/upkeep.ts'
import { openOffice, seatOffice, seatPerson } from '../jobs/arrange.ts'

/** Every database is a large one. */
const LARGE = 0

/** An office with an appointment, served before and found sound. */
function served() {
  const office = openOffice()
  office.write((tx) => {
    seatOffice(tx, 1, 'metepec', 'America/Mexico_City', '2026-12-01')
    seatPerson(tx, office.vault, 1, 1, 'Guadalupe', Date.parse('2026-12-02T06:00:00Z'))
  })
  migrate(office.db)
  return office
}

/** What only somebody else's hand can do: with our triggers a visit keeps its place. */
function lose(db: Db, sql: string): void {
  const { sql: wall } = db.client
    .query<{ sql: string }, []>("select sql from sqlite_schema where name = 'slots_fixed' and sql is not null")
    .get() ?? {
    sql: '',
  }
  db.client.run(`pragma foreign_keys = off; drop trigger slots_fixed; ${sql}; ${wall}; pragma foreign_keys = on`)
}

test('a small database is checked whole before anybody is served', () => {
  const { db } = served()
  expect(migrate(db)).toEqual({ checked: 'whole' })
  lose(db, 'update slots set taken = 0')
  expect(() => migrate(db)).toThrow(DatabaseUnsound)
})

test('a large one that was sound is served at once, and what is wrong in it is an alert right after; the next start refuses', async () => {
  const { db, deps } = served()
  lose(db, 'update slots set taken = 0')
  expect(migrate(db, LARGE)).toEqual({ checked: 'open' })
  await invariants.look(deps)
  expect(db.client.query<{ code: string; detail: string | null }, []>('select code, detail from alerts').all()).toEqual([
    { code: 'invariant_broken', detail: 'taken_is_seated:1' },
  ])
  expect(() => migrate(db, LARGE)).toThrow('taken_is_seated:1')
  lose(db, 'update slots set taken = 1')
  await invariants.look(deps)
  expect(db.client.query<{ code: string }, []>('select code from alerts').all()).toEqual([])
  expect(migrate(db, LARGE)).toEqual({ checked: 'open' })
})

test('what would sell a place twice stops the start of the largest database', () => {
  const { db } = served()
  lose(db, 'update slots set cooling = 1')
  expect(() => migrate(db, LARGE)).toThrow('cooling_is_counted:1')
})

test('a large one is checked whole behind walls that are new, and until it was found sound', () => {
  const { db } = served()
  for (const words of [
    "update facts set value = 'of the release before' where name = 'sound_behind'",
    "delete from facts where name = 'sound_behind'",
  ]) {
    db.client.run(words)
    expect(migrate(db, LARGE)).toEqual({ checked: 'whole' })
    expect(migrate(db, LARGE)).toEqual({ checked: 'open' })
  }
})

test('what is only late shuts no office: it is served, told as an alert, and its copies are good', async () => {
  const { db, deps } = served()
  db.client.run('insert or replace into heartbeat select 1, max(visit_ends_at) + 86400000 from appointments')
  expect(brokenInvariants(db)).toEqual(['due_work_is_done:1'])
  expect(migrate(db)).toEqual({ checked: 'whole' })
  await invariants.look(deps)
  expect(db.client.query<{ code: string; detail: string | null }, []>('select code, detail from alerts').all()).toEqual([
    { code: 'invariant_broken', detail: 'due_work_is_done:1' },
  ])
  expect(migrate(db, LARGE)).toEqual({ checked: 'open' })
  expect(unsoundness(db)).toEqual([])
})

test('rows that point at nothing are found by the same check', async () => {
  const { db, deps } = served()
  lose(db, 'update slots set office_id = 9')
  expect(unsoundness(db)).toContain('foreign_keys:1')
  await invariants.look(deps)
  expect(db.client.query<{ detail: string | null }, []>('select detail from alerts').get()).toEqual({
    detail: expect.stringContaining('foreign_keys:1'),
  })
})
