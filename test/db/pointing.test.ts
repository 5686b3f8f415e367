// What points to what: by a column with a foreign key, never by a text that somebody takes apart.
import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'
import { book, passTo } from '../reminders/booked.ts'

const fresh = (): Db => {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}
const plan = (db: Db, sql: string) =>
  db.client
    .query<{ detail: string }, []>(`explain query plan ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join('\n')

test('a reminder that was said points to its message, and stays when the message is long deleted', async () => {
  const { db, office } = await book()
  await passTo(office, office.clock.now() + 8 * 86_400_000)
  const said = () =>
    db.client
      .query<{ state: string; outbox_id: number | null }, []>("select state, outbox_id from reminders where state = 'said'")
      .all()
  const kept = said()
  expect(kept.length).toBeGreaterThan(0)
  const carried = 'select count(*) as n from reminders r join outbox o on o.id = r.outbox_id and o.once = 1'
  expect(db.client.query(carried).get()).toEqual({ n: kept.length })
  db.client.run('delete from outbox')
  expect(said()).toEqual(kept.map(({ state }) => ({ state, outbox_id: null })))
})

test('a cooling place was somebody’s or is kept by an offer, never both, and both exist', () => {
  const db = fresh()
  db.client.run('pragma foreign_keys = off')
  const put = (appointment: number | null, offer: number | null) =>
    db.client
      .query('insert into cooling_places (slot_id, appointment_id, offer_id, freed_at, reopens_at) values (1, ?, ?, 0, 1)')
      .run(appointment, offer)
  expect(() => put(1, 1)).toThrow('CHECK constraint failed: cooling_kept_or_left')
  put(1, null)
  put(null, 7)
  const dangling = db.client.query<{ parent: string }, []>('pragma foreign_key_check(cooling_places)').all()
  expect(new Set(dangling.map(({ parent }) => parent))).toEqual(new Set(['appointments', 'wait_offers', 'slots']))
})

test('nothing that points is looked for by reading a whole table', () => {
  const db = fresh()
  for (const [sql, index] of [
    ['select 1 from reminders where outbox_id = 1', 'reminders_outbox'],
    ['select 1 from wait_offers where outbox_id = 1', 'wait_offers_outbox'],
    ['select 1 from case_messages where outbox_id = 1', 'case_messages_outbox'],
    ['delete from outbox where id = 1', 'reminders_outbox'],
    ['select 1 from cooling_places where offer_id = 1', 'cooling_kept'],
  ] as const)
    expect([sql, plan(db, sql)]).toEqual([sql, expect.stringContaining(index)])
})
