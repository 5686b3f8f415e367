// Offices that let an unanswered visit lapse.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { planReminders } from '../../src/reminders/plan.ts'
import { ACCOUNT, type Phone, type TestOffice } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'
import { bodies, book, passTo, VISIT, YES } from './booked.ts'

test('where the office does that, an unanswered visit is cancelled at the hour that was told, and its phone is told', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis).join()).toContain('Conteste antes del miércoles 2 de diciembre, 12:00 h.')
  await passTo(office, VISIT - DAY - MINUTE)
  expect(bodies(luis)).toHaveLength(1)
  await passTo(office, VISIT - DAY + MINUTE)
  expect(bodies(luis)).toEqual([expect.stringContaining('quedó cancelada, porque nadie contestó')])
  expect(db.client.query<{ state: string; reason: string | null }, []>('select state, reason from appointments').all()).toEqual([
    { state: 'cancelled', reason: 'lapsed' },
  ])
  expect(brokenInvariants(db)).toEqual([])
})

test('nobody lapses who answered, said BAJA, or whom no reminder reached', async () => {
  const cases: ((office: TestOffice, luis: Phone) => Promise<void>)[] = [
    async (office, luis) => {
      await passTo(office, VISIT - 6 * DAY)
      await luis.tap(YES)
    },
    async (office, luis) => {
      await passTo(office, VISIT - 6 * DAY)
      await luis.write('baja')
    },
    async (office) => {
      office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'refused', httpStatus: 400, code: 131026 })
    },
  ]
  for (const happen of cases) {
    const { db, office, luis } = await book()
    write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
    await happen(office, luis)
    await passTo(office, VISIT - HOUR)
    expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  }
})

test('whoever had the reminder in time and opened it late was told: reading it moves no limit', async () => {
  const { db, office } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - DAY - HOUR)
  await reports(office, 'read', VISIT - DAY - HOUR)
  await passTo(office, VISIT - HOUR)
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'cancelled' }])
})

test('a telephone that was off until it was too late to answer keeps its place; one of which we hear late does not', async () => {
  const kept = []
  for (const reachedAt of [VISIT - DAY - HOUR, VISIT - DAY - 12 * HOUR, VISIT - 6 * DAY]) {
    const { db, office } = await book()
    write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
    office.telephonesOn = false
    await passTo(office, VISIT - DAY - HOUR)
    await reports(office, 'delivered', reachedAt)
    await passTo(office, VISIT - HOUR)
    kept.push(...db.client.query<{ state: string }, []>('select state from appointments').all())
  }
  expect(kept).toEqual([{ state: 'confirmed' }, { state: 'confirmed' }, { state: 'cancelled' }])
})

/** What the channel says, now, became of each reminder at that moment. */
async function reports(office: TestOffice, status: 'delivered' | 'read', at: number): Promise<void> {
  const said = office.db.client
    .query<{ id: number; attempt: number; created_at: number }, []>(
      "select id, attempt, created_at from outbox where key like 'reminder:%'",
    )
    .all()
  expect(said).not.toEqual([])
  for (const { id, attempt, created_at } of said)
    await office.post(statusWebhook(ACCOUNT, `wamid.out.${id}.${attempt}`, status, at, `${id}.${attempt}.${created_at}`))
}

test('nobody is told at night that a visit lapsed: it does so in the evening before, as the reminder says', async () => {
  const { db, office, luis } = await book('Jue 3 dic, 12:00 h', { lapse_hours: 39 }) // Tuesday, 21:00
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis).join()).toContain('Conteste antes del martes 1 de diciembre, 19:45 h.')
  await passTo(office, VISIT - 40 * HOUR)
  expect(bodies(luis).at(-1)).toContain('quedó cancelada, porque nadie contestó')
})

test('after a gap at that very hour the answer has an hour to arrive', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - DAY - 2 * HOUR)
  write(db, (tx) => void tx.client.query('insert into heartbeat (id, at) values (1, ?)').run(office.clock.now()))
  office.clock.set(VISIT - DAY + HOUR)
  await office.settle()
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  await luis.tap(YES)
  await passTo(office, VISIT - HOUR)
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
})

test('whoever cancels and takes it back after the warning has answered: nobody lapses who just said that they keep the place', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis).join()).toContain('Conteste antes del')
  await passTo(office, VISIT - DAY - HOUR)
  await luis.write('cancelar mi cita')
  await luis.tap('Sí, cancelarla')
  await luis.tap('Deshacer')
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  await passTo(office, VISIT - HOUR)
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
})

test('a telephone to which the office passed an appointment on was never warned, so that nothing lapses for it', async () => {
  const { db, office } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - DAY - HOUR)
  const other = office.phone('5215500000002', 'Ana')
  await other.write('hola')
  write(db, (tx) => {
    const row = tx.client.query<{ id: number }, []>('select coalesce(max(id), 0) as id from contacts').get()
    tx.client.run(
      "insert into appointment_events (appointment_id, at, what, actor) select id, updated_at, 'passed_on', 'clock' from appointments",
    )
    tx.client.query('update appointments set contact_id = ?, version = version + 1').run(row?.id ?? 0)
    const group = tx.client.query<{ group_id: string }, []>('select group_id from appointments').get()
    planReminders(tx, office.clock, group?.group_id ?? '', office.clock.now())
  })
  await passTo(office, VISIT - HOUR)
  expect(db.client.query<{ state: string }, []>('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
})
