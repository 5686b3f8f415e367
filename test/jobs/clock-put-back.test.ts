// Somebody sets the computer's clock right after it was a day ahead.
import { expect, test } from 'bun:test'
import { lastBeat } from '../../db/acting-time.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { DatabaseNewer } from '../../db/migrate.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { backup } from '../../src/jobs/backup.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { createLog } from '../../src/log.ts'
import { nextReminder } from '../../src/reminders/plan.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import { lookOnce, type Office, openOffice, seatOffice, seatPerson } from './arrange.ts'

/** The clock was a day ahead when the heart beat last, and is right again. */
async function putBack(prepare: (office: Office) => void = () => undefined): Promise<Office> {
  const office = openOffice()
  office.write((tx) => seatOffice(tx, 1, 'metepec', 'America/Mexico_City', '2026-12-01'))
  office.clock.advance(DAY)
  await lookOnce(office, [heartbeat, backup])
  prepare(office)
  office.clock.set(office.clock.now() - DAY)
  return office
}

/** Somebody holds a place for ten minutes; nobody lets go of it until eleven have passed. */
function holdAndForget({ write, vault, clock }: Office): void {
  write((tx, now) => {
    seatPerson(tx, vault, 1, 1, 'Guadalupe', now + 8 * DAY)
    tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
    tx.client
      .query(
        "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', ?1, 'es-MX', ?1)",
      )
      .run(now)
    tx.client
      .query(
        `insert into appointments (group_id, member, office_id, slot_id, procedure_id, exclusive_group, person_id, contact_id, asked_by, origin, state, live, seated,
           version, held_until, visit_ends_at, created_at, updated_at)
         values ('held', 0, 1, 1, 'renewal', 'general', 1, 1, (select asker_id from contacts where id = 1), 'chat', 'held', 0, 1, 1, ?1, ?2, ?3, ?3)`,
      )
      .run(now + 10 * MINUTE, now + 8 * DAY, now)
  })
  clock.advance(MINUTE)
}

test('what nobody can have done yet is not called forgotten', async () => {
  const office = await putBack()
  holdAndForget(office)
  await lookOnce(office, [heartbeat])
  expect(lastBeat(office.db)).toBe(office.clock.now())
  expect(brokenInvariants(office.db)).toEqual([])
})

test('a start before the heart beats again is no reason to ask for a restoration', async () => {
  const office = await putBack()
  holdAndForget(office)
  const { db, clock, vault, folder } = office
  const config = readConfig({ DATA_KEY: Buffer.alloc(32).toString('base64'), SEED: 'none', BACKUP_DIR: folder }, folder)
  prepareDatabase(db, config, vault, createLog('error', console.error, clock.now), clock)
  expect(lastBeat(db)).toBe(clock.now())
})

test('a database of a later release is refused as it is: nobody here knows what its rows mean', async () => {
  const { db, clock, vault, folder } = await putBack()
  db.client.run("insert into migrations values ('of-the-future', 1)")
  const config = readConfig({ DATA_KEY: Buffer.alloc(32).toString('base64'), SEED: 'none', BACKUP_DIR: folder }, folder)
  const start = () => prepareDatabase(db, config, vault, createLog('error', console.error, clock.now), clock)
  expect(start).toThrow(DatabaseNewer)
  expect(lastBeat(db)).toBe(clock.now() + DAY)
})

test('the copy of a day that was made a day too early is made when the day comes', async () => {
  const office = await putBack()
  await lookOnce(office, [heartbeat])
  office.clock.advance(DAY + HOUR)
  await lookOnce(office, [heartbeat, backup])
  expect(office.db.client.query<{ file: string }, []>('select file from backups order by id').all()).toEqual([
    { file: 'ventanilla-20261125-1000.db' },
    { file: 'ventanilla-20261125-1100.db' },
  ])
})

test('a message that the wrong clock kept for tomorrow leaves today, and with it all that its person waits for', async () => {
  const office = await putBack(({ write }) =>
    write((tx, now) => {
      tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
      tx.client.run(
        "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
      )
      const put = tx.client.query(
        `insert into outbox (channel, contact_id, kind, question, state, not_before, doubt_until, created_at, updated_at)
         values ('whatsapp', 1, 'reply', 0, ?1, ?2, ?3, ?4, ?4)`,
      )
      put.run('queued', now + 5_000, null, now)
      put.run('in_doubt', now, now + 90_000, now)
    }),
  )
  await lookOnce(office, [heartbeat])
  const now = office.clock.now()
  expect(
    office.db.client
      .query<{ not_before: number; doubt_until: number | null }, []>('select not_before, doubt_until from outbox order by id')
      .values(),
  ).toEqual([
    [now + 5_000, null],
    [expect.any(Number), now + 90_000],
  ])
})

test('a reminder that was said tomorrow, by the wrong clock, keeps no other one back until then', async () => {
  const office = await putBack(({ write, vault }) =>
    write((tx, now) => {
      seatPerson(tx, vault, 1, 1, 'Guadalupe', now + 7 * DAY)
      tx.client.run(
        `insert into reminders (group_id, slot_id, kind, due_at, state, said_at)
         values ('a', 1, 'first', ${now}, 'said', ${now}), ('b', 1, 'first', ${now - 2 * DAY}, 'planned', null)`,
      )
    }),
  )
  await lookOnce(office, [heartbeat])
  expect(nextReminder(office.db)).toBeLessThanOrEqual(office.clock.now() + MINUTE)
})

test('a clock that a time server sets back by seconds changes nothing but the beat', async () => {
  const office = openOffice()
  await lookOnce(office, [heartbeat, backup])
  office.clock.set(office.clock.now() - 30_000)
  await lookOnce(office, [heartbeat, backup])
  expect(lastBeat(office.db)).toBe(office.clock.now())
  expect(office.db.client.query<{ file: string }, []>('select file from backups').all()).toHaveLength(1)
})
