// How a reminder leaves the house: as a template, in doubt, refused, withdrawn, promised, forgotten.
import { expect, test } from 'bun:test'
import { type Db, write } from '../../db/open.ts'
import { undelivered } from '../../src/admin/messages.ts'
import { activeOffices } from '../../src/catalogue/offices.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { forgetReminders } from '../../src/reminders/plan.ts'
import { deliveryErrorText } from '../../src/texts/admin-alerts.ts'
import { ACCOUNT } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'
import { bodies, book, passTo, reminders, templateWebhook, VISIT, YES } from './booked.ts'

test('outside of the window it is a template with the same words, whose buttons still answer days later', async () => {
  const { db, office, luis } = await book()
  const bodiesSent: Record<string, unknown>[] = []
  const { answer } = office
  office.answer = (parcel) => {
    bodiesSent.push(parcel.body)
    return answer(parcel)
  }
  await passTo(office, VISIT - 6 * DAY)
  const [sent] = bodiesSent
  expect(sent).toMatchObject({ type: 'template', template: { name: 'appointment_reminder', language: { code: 'es_MX' } } })
  const payload = /"payload":"([^"]+)"/.exec(JSON.stringify(sent))?.[1] ?? ''
  await passTo(office, VISIT - 3 * DAY)
  await luis.do({ kind: 'choice', id: payload, title: YES })
  expect(bodies(luis).at(-1)).toContain('Gracias por avisar')
  expect(db.client.query<{ n: number }, []>('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
})

test('a reminder that waited until its visit was cancelled is withdrawn', async () => {
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 7 * DAY - 2 * HOUR)
  const queued = () => db.client.query<{ state: string }, []>("select state from outbox where key like 'reminder:%'").get()?.state
  office.house.messaging.paces.of('whatsapp').pauseUntil(VISIT - 5 * DAY)
  await passTo(office, VISIT - 6 * DAY)
  expect(queued()).toBe('queued')
  cancelBehindTheBack(db)
  await passTo(office, VISIT - 5 * DAY + HOUR)
  expect(queued()).toBe('superseded')
  expect(bodies(luis)).toEqual([])
})

function cancelBehindTheBack(db: Db): void {
  write(db, (tx) => {
    tx.client.run(
      `update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where state = 'confirmed'`,
    )
  })
}

test('BAJA stops reminders and says what still comes; ALTA brings them back', async () => {
  const { db, office, luis } = await book()
  await luis.write('BAJA')
  const [told] = bodies(luis)
  expect(told).toContain('ya no le mandaré recordatorios')
  expect(told).toContain('*jueves 3 de diciembre, 12:00 h*')
  expect(told).toContain('*ALTA*')
  await passTo(office, VISIT - 3 * DAY)
  expect(bodies(luis)).toEqual([])
  expect(reminders(db)[0]).toMatchObject({ state: 'dropped', why: 'muted' })
  await luis.write('alta')
  luis.read()
  await passTo(office, VISIT - DAY)
  expect(bodies(luis)).toHaveLength(1)
})

test('a reminder in doubt is parked and never repeated', async () => {
  const { db, office, luis } = await book()
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'timeout' })
  await passTo(office, VISIT - 6 * DAY)
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `wamid.out.${row}.${attempt}`, aliases: [] })
  await passTo(office, VISIT - 5 * DAY)
  expect(
    db.client.query<{ state: string; attempt: number }, []>("select state, attempt from outbox where key like 'reminder:%'").all(),
  ).toEqual([{ state: 'parked', attempt: 1 }])
  expect(bodies(luis)).toEqual([])
})

test('a template that Meta paused is not sent: the reminder waits for a person, and the alert says why', async () => {
  const { db, office, luis } = await book()
  await office.post(templateWebhook('PAUSED', office.clock.now()))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis)).toEqual([])
  const [parked] = undelivered(db, { officeIds: activeOffices(db).map(({ id }) => id), rest: true }, { limit: 1 })
  expect(parked?.state).toBe('parked')
  expect(deliveryErrorText(parked?.errorCode)).toContain('No salió: Meta no tiene aprobada la plantilla')
  expect(db.client.query<{ code: string }, []>("select code from alerts where code = 'template_stopped'").all()).toHaveLength(1)
  await office.post(templateWebhook('APPROVED', office.clock.now()))
  expect(db.client.query<{ code: string }, []>("select code from alerts where code = 'template_stopped'").all()).toEqual([])
  await passTo(office, VISIT - DAY)
  expect(bodies(luis)).toHaveLength(1)
})

test('a failed status of a reminder leaves it to a person', async () => {
  const { db, office } = await book()
  const statuses: Promise<number>[] = []
  await passTo(office, VISIT - 6 * DAY)
  const row = db.client.query<{ id: number }, []>("select id from outbox where key like 'reminder:%'").get()
  db.client.run("update outbox set state = 'sent' where key like 'reminder:%' and state = 'accepted'")
  statuses.push(office.post(statusWebhook(ACCOUNT, `wamid.out.${row?.id}.1`, 'failed', office.clock.now(), `${row?.id}.1`, 131026)))
  expect(await Promise.all(statuses)).toEqual([200])
})

test('what was said before old visits is forgotten with them, and a view proves it', async () => {
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 6 * DAY)
  await luis.tap(YES)
  await passTo(office, VISIT + DAY)
  const forget = (days: number) => write(db, (tx) => void forgetReminders(tx, VISIT + days * DAY, 100))
  forget(80)
  expect(reminders(db)).toHaveLength(3)
  write(db, (tx) => {
    tx.client.query('insert into heartbeat (id, at) values (1, ?)').run(VISIT + 92 * DAY)
    tx.client.run("insert into facts (name, value) values ('keep_visits_days', '90')")
  })
  const broken = () => db.client.query('select * from invariant_old_reminders_are_gone').all()
  expect(broken()).toHaveLength(4)
  forget(92)
  expect([reminders(db), broken()]).toEqual([[], []])
})

test('the folio promises a reminder only when one will really come', async () => {
  const promised = async (meanwhile: Parameters<typeof book>[2], rules = {}) => {
    const { folio } = await book(undefined, rules, meanwhile)
    return folio && 'body' in folio && folio.body.includes('Se la recordaré')
  }
  expect(await promised(undefined)).toBe(true)
  expect(await promised((_, luis) => luis.write('baja'))).toBe(false)
  expect(await promised((office) => office.post(templateWebhook('REJECTED', office.clock.now())))).toBe(false)
  const off = { reminder_first_hours: 0, reminder_second_hours: 0, reminder_last_hours: 0 }
  expect(await promised(undefined, off)).toBe(false)
})
