import { beforeEach, expect, test } from 'bun:test'
import { openAlerts, raiseAlert } from '../../db/alerts.ts'
import type { Tx } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { copiesToDelete } from '../../src/jobs/backup.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { CHUNK_ROWS } from '../../src/jobs/job.ts'
import type { PersonalData } from '../../src/messaging/deps.ts'
import type { Writer } from '../../src/messaging/writer.ts'
import { lookOnce, type Office, openOffice, rowsBreaking } from './arrange.ts'

let office: Office
beforeEach(() => {
  office = openOffice()
})
const count = (sql: string) => office.db.client.query<{ n: number }, []>(sql).get()?.n

function arrive(rows: number, state: 'handled' | 'aside', at: number): void {
  office.write((tx) => {
    tx.client.run('insert or ignore into askers (id, free_account, created_at) values (1, 0, 0)')
    tx.client.run(
      "insert or ignore into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
    )
    const from = (tx.client.query<{ n: number }, []>('select count(*) as n from inbox').get() as { n: number }).n
    const row = tx.client.query(
      `insert into inbox (channel, key, contact_id, kind, state, error, body_sealed, sent_at, received_at)
       values ('whatsapp', ?, 1, 'message', ?, ?, x'01', ?, ?)`,
    )
    for (let number = from; number < from + rows; number++)
      row.run(Buffer.from(`key ${number}`), state, state === 'aside' ? 'TypeError' : null, at, at)
  })
}

const start = (): Promise<void> => lookOnce(office, [heartbeat])

test('bodies of handled messages are gone after the hours of their rule, however many they are, and the view proves it', async () => {
  await clean(office.deps) // The view measures by what was carried out once.
  arrive(1_203, 'handled', office.clock.now())
  await start()
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(0)
  office.clock.advance(75 * HOUR)
  office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now))
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(1_203) // The view can fail.
  await clean(office.deps)
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(0)
  expect(count('select count(*) as n from inbox where body_sealed is not null')).toBe(0)
  expect(count('select count(*) as n from inbox')).toBe(1_203) // Their hashes still recognise a repetition.
})

test('what was set aside keeps its body until somebody could retake it, but not for ever', async () => {
  arrive(2, 'aside', office.clock.now())
  office.clock.advance(29 * DAY)
  await clean(office.deps)
  expect(count('select count(*) as n from inbox where body_sealed is not null')).toBe(2)
  office.clock.advance(2 * DAY)
  await clean(office.deps)
  expect(count('select count(*) as n from inbox')).toBe(0)
})

test('what cannot be forgotten is undone alone: the others go all the same, and the failure is told', async () => {
  arrive(1_203, 'handled', office.clock.now())
  office.clock.advance(75 * HOUR)
  const begun = (tx: Tx) => tx.client.run("insert into alerts (code, first_at, last_at, count) values ('half done', 0, 0, 1)")
  const broken: PersonalData = {
    expire: {
      first: (tx) => {
        begun(tx)
        throw new Error('it cannot be forgotten')
      },
      second: (tx) => tx.client.query('delete from contacts where not exists (select 1 from inbox)').run().changes,
    },
  }
  await expect(clean({ ...office.deps, personalData: [broken] })).rejects.toThrow('it cannot be forgotten')
  expect(count('select count(*) as n from inbox where body_sealed is not null')).toBe(0)
  expect(count("select count(*) as n from alerts where code = 'half done'")).toBe(0)
  office.clock.advance(30 * DAY)
  await expect(clean({ ...office.deps, personalData: [broken] })).rejects.toThrow('it cannot be forgotten')
  expect(count('select count(*) as n from contacts')).toBe(0)
})

test('no flush forgets more rows than one step may, and in an hour in which nothing is old there is one', async () => {
  arrive(1_203, 'handled', office.clock.now())
  const steps: number[] = []
  const { writer } = office.deps
  const submit: Writer['submit'] = (name, step, weight) =>
    writer.submit(
      name,
      (tx, now) => {
        const done = step(tx, now)
        if (name === 'cleaning') steps.push((done as { rows: number }).rows)
        return done
      },
      weight,
    )
  await clean({ ...office.deps, writer: { submit } })
  expect(steps).toEqual([0])
  office.clock.advance(75 * HOUR)
  await clean({ ...office.deps, writer: { submit } })
  expect(steps.slice(1)).toEqual([CHUNK_ROWS, CHUNK_ROWS, 203])
})

test('an alert of one moment goes when nothing more was heard of it for a week; that of a trouble that stands stays', async () => {
  const codes = () => openAlerts(office.db).map((alert) => alert.code)
  arrive(1, 'aside', office.clock.now())
  office.write((tx, now) => {
    for (const code of ['account_warning', 'disk_low', 'mensaje_apartado']) raiseAlert(tx, code, now)
  })
  office.clock.advance(6 * DAY)
  await clean(office.deps)
  expect(codes()).toEqual(['account_warning', 'disk_low', 'mensaje_apartado'])
  office.write((tx, now) => raiseAlert(tx, 'account_warning', now))
  office.clock.advance(2 * DAY)
  await clean(office.deps)
  expect(codes()).toContain('account_warning')
  office.clock.advance(23 * DAY) // What is set aside is kept for 30 days.
  await clean(office.deps)
  expect(codes()).toEqual(['disk_low'])
})

test('a repetition is recognised for eight days, then its hash goes', async () => {
  arrive(3, 'handled', office.clock.now())
  office.clock.advance(8 * DAY)
  await clean(office.deps)
  expect(count('select count(*) as n from inbox')).toBe(3)
  office.clock.advance(1)
  await clean(office.deps)
  expect(count('select count(*) as n from inbox')).toBe(0)
})

test('bodies of messages that left are deleted; what still waits keeps its own', async () => {
  await clean(office.deps)
  office.write((tx, now) => {
    tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0), (2, 0, 0)')
    tx.client.run(
      "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0), (2, 2, 'whatsapp', 0, 'es-MX', 0)",
    )
    const row = tx.client.query(
      `insert into outbox (channel, contact_id, kind, question, body_sealed, state, not_before, created_at, updated_at)
       values ('whatsapp', ?, 'reply', 0, x'01', ?, 0, ?, ?)`,
    )
    for (const state of ['read', 'failed', 'superseded', 'silent', 'parked', 'queued']) row.run(1, state, now, now)
    row.run(2, 'sending', now, now)
  })
  await start()
  office.clock.advance(80 * HOUR)
  office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now))
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(4)
  await clean(office.deps)
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(0)
  const kept = office.db.client
    .query<{ state: string }, []>('select state from outbox where body_sealed is not null order by id')
    .all()
  expect(kept.map(({ state }) => state)).toEqual(['parked', 'queued', 'sending'])
})

test('an unfinished conversation is gone once its time is over', async () => {
  office.write((tx, now) => {
    tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
    tx.client.run(
      "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
    )
    tx.client.query("insert into conversations values (1, x'00', 0, 1, 0, ?)").run(now + 7 * DAY)
  })
  await start()
  office.clock.advance(7 * DAY + 3 * HOUR)
  office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now))
  expect(rowsBreaking(office.db, 'old_drafts_are_gone')).toBe(1)
  await clean(office.deps)
  expect(rowsBreaking(office.db, 'old_drafts_are_gone')).toBe(0)
})

test('typed CURPs of the day before yesterday, early statuses and old rows of the outbox go', async () => {
  office.write((tx, now) => {
    tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
    tx.client.run(
      "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
    )
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-24'])
      tx.client.query("insert into curps_typed values (1, ?, x'01')").run(day)
    tx.client
      .query("insert into early_statuses values (x'01', 'whatsapp', 'read', null, ?), (x'02', 'whatsapp', 'read', null, ?)")
      .run(now - 9 * DAY, now)
    const sent = tx.client.query(
      `insert into outbox (channel, contact_id, kind, question, state, not_before, created_at, updated_at)
       values ('whatsapp', 1, 'reply', 0, ?1, 0, ?2, ?2)`,
    )
    sent.run('read', now - 63 * DAY)
    sent.run('queued', now - 63 * DAY)
    sent.run('read', now - 61 * DAY)
  })
  await clean(office.deps)
  expect(count('select count(*) as n from curps_typed')).toBe(2)
  expect(count('select count(*) as n from early_statuses')).toBe(1)
  expect(office.db.client.query<{ id: number; state: string }, []>('select id, state from outbox order by id').all()).toEqual([
    { id: 2, state: 'queued' },
    { id: 3, state: 'read' },
  ])
})

test('a computer that was off for two weeks breaks no promise when it comes on', async () => {
  arrive(700, 'handled', office.clock.now())
  await start()
  office.clock.advance(14 * DAY)
  await start()
  expect(rowsBreaking(office.db, 'old_bodies_are_gone')).toBe(0)
  expect(count('select count(*) as n from inbox')).toBe(0)
  expect(office.db.client.query<{ ms: number }, []>('select until_at - from_at as ms from gaps').all()).toEqual([{ ms: 14 * DAY }])
})

const nightly = (days: number, until = '2026-11-24') =>
  Array.from({ length: days }, (_, ago) => Temporal.PlainDate.from(until).subtract({ days: ago }).toString())
    .map((day) => `ventanilla-${day.replaceAll('-', '')}-0330.db`)
    .sort()

test('of a year of nightly copies fourteen days and eight weeks stay', () => {
  const files = nightly(365)
  const kept = files.filter((file) => !copiesToDelete(files).includes(file))
  expect(kept.slice(-14)).toEqual(nightly(14))
  expect(kept).toHaveLength(14 + 5) // The fourteen days already hold the newest copies of three of the eight weeks.
  expect(kept[0]).toBe('ventanilla-20261011-0330.db') // The Sunday of the eighth week.
})

test('of several copies of a day the newest stays', () => {
  const files = ['ventanilla-20261124-0330.db', 'ventanilla-20261124-1200.db', 'ventanilla-20261124-0900.db']
  expect(copiesToDelete(files)).toEqual(['ventanilla-20261124-0900.db', 'ventanilla-20261124-0330.db'])
})

test('a computer that was off for years still has its newest copies', () => {
  expect(copiesToDelete(nightly(3, '2019-01-03'))).toEqual([])
})

test('files that are not copies of ours are never touched', () => {
  expect(copiesToDelete(['notas.txt', 'ventanilla.db', 'ventanilla-20261124-0330.db.bak', ...nightly(1)])).toEqual([])
})

test('of copies that did not pass the three newest stay, beside all the good ones', () => {
  const bad = [1, 2, 3, 4, 5].map((hour) => `sin-verificar-20261124-0${hour}00.db`)
  expect(copiesToDelete([...nightly(3), ...bad])).toEqual(['sin-verificar-20261124-0100.db', 'sin-verificar-20261124-0200.db'])
})
