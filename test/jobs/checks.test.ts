// What is looked at and becomes an alert.
import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { readFact } from '../../db/facts.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { invariants, token } from '../../src/jobs/upkeep.ts'
import { dueReminders, noteSaid } from '../../src/reminders/plan.ts'
import { lookOnce, type Office, openOffice, rowsBreaking, seatOffice } from './arrange.ts'

test('reminders of a night off go at their pace and are no alert meanwhile; one that is passed over or stands still is', async () => {
  const office = openOffice('2026-11-28T14:00:00Z', (tx, now) => {
    for (const { id } of dueReminders(tx, 10, now)) noteSaid(tx, id, { asked: true, lapsesAt: undefined, outboxId: undefined }, now)
  })
  const begun = office.clock.now()
  const evening = begun - 12 * HOUR
  office.write((tx) => {
    seatOffice(tx, 1, 'uno', 'America/Mexico_City', '2026-11-28')
    tx.client
      .query(
        "insert into slots (id, schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned) values (2, 1, 1, ?1, ?1 + 1, '2026-11-28', 780, 2, 2)",
      )
      .run(begun + 5 * HOUR)
    const plan = tx.client.query(
      "insert into reminders (group_id, slot_id, kind, due_at, state) values ('g' || ?1, 2, 'last', ?2, 'planned')",
    )
    for (let nth = 0; nth < 45; nth++) plan.run(nth, evening + nth)
    tx.client.query('insert into heartbeat values (1, ?)').run(evening - HOUR)
  })
  const waiting = () => office.db.client.query("select 1 from reminders where state = 'planned'").all().length
  await lookOnce(office, [heartbeat, invariants])
  expect([waiting(), openAlerts(office.db)]).toEqual([35, []])
  for (let second = 0; second < 3; second++) {
    office.clock.advance(SECOND)
    await lookOnce(office, [heartbeat, invariants])
  }
  expect([waiting(), openAlerts(office.db)]).toEqual([5, []])
  office.write((tx) => tx.client.query('update reminders set due_at = ? where id = 45').run(evening - 1))
  expect(rowsBreaking(office.db, 'due_work_is_done')).toBe(1)
  office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now + 11 * MINUTE))
  expect(rowsBreaking(office.db, 'due_work_is_done')).toBe(5)
})

test('an invariant that does not hold is an alert until it holds again', async () => {
  const office = openOffice()
  office.write((tx, now) => {
    tx.client.query('insert into heartbeat values (1, ?)').run(now)
    tx.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
    tx.client.run(
      "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
    )
    tx.client.run("insert into conversations values (1, x'00', 0, 1, 0, 0)")
  })
  await invariants.look(office.deps)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'invariant_broken', detail: 'old_drafts_are_gone:1' }])
  office.write((tx) => tx.client.run('delete from conversations'))
  await invariants.look(office.deps)
  expect(openAlerts(office.db)).toEqual([])
})

test('a token that ends soon is an alert two weeks before; without an answer it asks again', async () => {
  const office = openOffice()
  const ends = Math.floor((office.clock.now() + 20 * DAY) / 1000)
  let answer: Awaited<ReturnType<NonNullable<Office['deps']['inspectToken']>>> = { ok: false, httpStatus: 0, code: undefined }
  const deps = { ...office.deps, inspectToken: async () => answer }
  expect(token.look(deps)).rejects.toThrow('http_0')
  await token.look(deps).catch(() => undefined)
  answer = { ok: true, value: { is_valid: true, expires_at: ends } }
  await token.look(deps)
  expect(openAlerts(office.db)).toEqual([])
  expect(readFact(office.db, 'token_expires_at')).toBe(String(ends * 1000))
  office.clock.advance(7 * DAY)
  await token.look(deps)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'token_expires', detail: '13' }])
  office.clock.advance(DAY)
  answer = { ok: false, httpStatus: 401, code: 190 }
  await token.look(deps)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'token_invalid' }])
})
