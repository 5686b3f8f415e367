// When a visit is said, and when it is not.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { bodies, book, passTo, reminders, VISIT } from './booked.ts'

const localHour = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('America/Mexico_City').hour

test('a visit is said three times, outside of the night, and each time at most once', async () => {
  const { db, office, luis, folio } = await book()
  expect(folio && 'body' in folio ? folio.body : '').toContain('Se la recordaré por aquí.')
  expect(reminders(db).map((one) => one.kind)).toEqual(['first', 'second', 'last'])
  await passTo(office, VISIT + DAY)
  const said = reminders(db)
  expect(said.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['first said', 'second said', 'last said'])
  for (const { said_at } of said) {
    expect(localHour(said_at ?? 0)).toBeGreaterThanOrEqual(8)
    expect(localHour(said_at ?? 0)).toBeLessThan(20)
  }
  expect(bodies(luis).filter((body) => body.startsWith('Le recuerdo su cita'))).toHaveLength(3)
  expect(brokenInvariants(db)).toEqual([])
})

test('the reminder of an early visit comes on the evening before, not in the night', async () => {
  const { db, office } = await book('Jue 3 dic, 9:00 h')
  await passTo(office, VISIT)
  const last = reminders(db).find((one) => one.kind === 'last')
  const at = Temporal.Instant.fromEpochMilliseconds(last?.said_at ?? 0).toZonedDateTimeISO('America/Mexico_City')
  expect([at.toPlainDate().toString(), at.hour]).toEqual(['2026-12-02', 19])
})

test('nobody is reminded of what was just booked', async () => {
  const { db, luis, office } = await book('Jue 3 dic, 12:00 h', { reminder_rest_hours: 24 * 9 })
  expect(reminders(db)).toEqual([])
  await passTo(office, VISIT)
  expect(bodies(luis)).toEqual([])
})

test('after days off the late ones are dropped, the next one comes once, and never at night', async () => {
  const { db, office, luis } = await book()
  office.clock.set(Date.parse('2026-12-02T09:30:00Z')) // 3:30 h, with two reminders due and the last one tomorrow
  await office.settle()
  await office.settle()
  expect(bodies(luis)).toEqual([])
  await passTo(office, Date.parse('2026-12-02T16:00:00Z'))
  expect(bodies(luis)).toHaveLength(1)
  expect(reminders(db).map(({ kind, state, why }) => `${kind} ${state} ${why}`)).toEqual([
    'first dropped late',
    'second said null',
    'last planned null',
  ])
  await passTo(office, VISIT + HOUR)
  expect(bodies(luis)).toHaveLength(1)
})

test('back half an hour before the visit nothing is said any more', async () => {
  const { db, office, luis } = await book()
  office.clock.set(VISIT - 30 * MINUTE)
  await office.settle()
  expect(bodies(luis)).toEqual([])
  expect(reminders(db).every((one) => one.state === 'dropped')).toBe(true)
})

test('looking twice, and a clock that goes back, say nothing twice', async () => {
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis)).toHaveLength(1)
  await office.settle()
  office.clock.set(VISIT - 8 * DAY)
  await office.settle()
  await passTo(office, VISIT - 5 * DAY, 2 * HOUR)
  expect(bodies(luis)).toEqual([])
  expect(db.client.query<{ n: number }, []>("select count(*) as n from outbox where key like 'reminder:%'").get()).toEqual({ n: 1 })
})

test('a cancelled visit is not reminded of', async () => {
  const { db, office, luis } = await book()
  await luis.write('cancelar mi cita')
  await luis.tap('Sí, cancelarla')
  luis.read()
  await passTo(office, VISIT)
  expect(bodies(luis)).toEqual([])
  expect(reminders(db)).toEqual([])
})

test('whoever writes just then is not interrupted: the reminder waits for a pause', async () => {
  const { db, office, luis } = await book()
  const due = reminders(db)[0]?.due_at ?? 0
  office.clock.set(due - MINUTE)
  await luis.write('mis citas')
  luis.read()
  office.clock.set(due + SECOND)
  await office.settle()
  expect(bodies(luis)).toEqual([])
  await passTo(office, due + HOUR)
  expect(bodies(luis)).toEqual([expect.stringContaining('Le recuerdo su cita')])
})

test('many reminders of one minute go one after the other, so that answers never wait behind them', async () => {
  const { db, office } = await book()
  write(db, (tx) => {
    const [first] = reminders(db)
    for (let n = 0; n < 40; n++) {
      tx.client
        .query(
          "insert into reminders (group_id, slot_id, kind, due_at, state) select 'g' || ?, slot_id, kind, ?, 'planned' from reminders limit 1",
        )
        .run(n, first?.due_at ?? 0)
    }
  })
  const due = reminders(db)[0]?.due_at ?? 0
  const said: number[] = []
  for (let tenths = 0; tenths < 100; tenths++) {
    office.clock.set(due + tenths * 100)
    await office.settle()
    said.push(reminders(db).filter((one) => one.state !== 'planned').length)
  }
  expect(Math.max(...said.map((count, i) => count - (said[i - 1] ?? 0)).slice(1))).toBeLessThanOrEqual(10)
  expect(
    reminders(db)
      .filter((one) => one.state === 'planned')
      .map((one) => one.kind),
  ).toEqual(['second', 'last'])
})

test('what a record says to do before the visit is in each reminder, and in the template as in the chat', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => tx.client.run("update procedures set prepare = 'No coma nada desde ocho horas antes.'"))
  await passTo(office, VISIT + DAY)
  const reminded = bodies(luis).filter((body) => body.startsWith('Le recuerdo su cita'))
  expect(reminded).toHaveLength(3)
  for (const body of reminded) expect(body).toContain('*Antes de venir:* No coma nada desde ocho horas antes.')
})

test('a week before it asks whether it is paid, two days before it says what to bring, and on the day to look them through', async () => {
  const { office, luis } = await book()
  await passTo(office, VISIT + DAY)
  const [week = '', twoDays = '', day = ''] = bodies(luis).filter((body) => body.startsWith('Le recuerdo su cita'))
  expect(week).toContain('Revise si ya pagó los *$1,795 pesos* en el banco. Si no sabe cómo, escriba *PAGO*.')
  expect(twoDays).toContain(
    '*Lleve:* 1. Su identificación oficial vigente, por ejemplo su INE. 2. Su comprobante de pago del banco.',
  )
  expect(day).toContain('Revise que lleva todos sus papeles.')
})
