import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Db, write } from '../../db/open.ts'
import { forgetReminders } from '../../src/agenda/forgetting.ts'
import { planReminders } from '../../src/agenda/reminders/planning.ts'
import { openCase } from '../../src/cases/cases.ts'
import { answerCase } from '../../src/cases/talk.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Reply } from '../../src/conversation/reply.ts'
import { undelivered } from '../../src/staff/messages.ts'
import { deliveryErrorText } from '../../src/texts/admin-alerts.ts'
import { setRules } from '../cast.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, openOffice, type Phone, type TestOffice } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'

// Tuesday 24 November 2026, 10:00 h in Toluca. Luis comes on Thursday 3 December at 12:00 h, which is 18:00 UTC.
const VISIT = Date.parse('2026-12-03T18:00:00Z')
const YES = 'Sí, ahí estaré'

async function book(hour = 'Jue 3 dic, 12:00 h', rules: Record<string, number> = {}) {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => setRules(tx, rules))
  const office = openOffice({ db })
  const luis = office.phone('5215500000001', 'Luis')
  await luis.write('quiero mi primer pasaporte, soy de toluca')
  await luis.tap('Toluca')
  await luis.write('PUSL990101HBCRLS07 Luis Puga Sol')
  await luis.tap(hour)
  await luis.tap('3 años')
  await luis.tap('Confirmar')
  const [folio] = luis.arrived.slice(-1)
  luis.read()
  return { db, office, luis, folio }
}

/** Time passes in steps of a quarter of an hour, as the process lives through it. */
async function passTo(office: TestOffice, until: number, step = 15 * MINUTE): Promise<void> {
  while (office.clock.now() < until) {
    office.clock.set(Math.min(until, office.clock.now() + step))
    await office.settle()
  }
}

const bodies = (phone: Phone): string[] => phone.read().map((reply) => ('body' in reply ? reply.body : ''))
const reminders = (db: Db) =>
  db.client
    .query<{ kind: string; state: string; why: string | null; due_at: number; said_at: number | null }, []>(
      'select kind, state, why, due_at, said_at from reminders order by due_at',
    )
    .all()
const localHour = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('America/Mexico_City').hour
const titles = (reply: Reply | undefined) => (reply?.kind === 'choices' ? reply.options.map((one) => one.title) : [])

test('a visit is said three times, outside of the night, and each time at most once', async () => {
  const { db, office, luis, folio } = await book()
  expect(folio && 'body' in folio ? folio.body : '').toContain('Le recordaré su cita por aquí.')
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

test('a yes in one tap is noted once and said back with day, hour and office; nobody asks again', async () => {
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 6 * DAY)
  expect(titles(luis.arrived.at(-1))).toEqual([YES, 'Cambiar', 'Cancelar'])
  luis.read()
  await luis.tap(YES)
  expect(bodies(luis)).toEqual([
    expect.stringContaining('Gracias por avisar. Le esperamos el *jueves 3 de diciembre, 12:00 h*, en la oficina Toluca.'),
  ])
  await luis.tap(YES)
  expect(db.client.query('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
  expect(db.client.query("select count(*) as n from appointment_events where what = 'reconfirmed'").get()).toEqual({ n: 1 })
  luis.read()
  await passTo(office, VISIT)
  const later = bodies(luis)
  expect(later).toHaveLength(2)
  for (const body of later) expect(body).toContain('Ya me dijo que ahí estará')
})

test.each(['sí', 'si voy', 'Ahí estaré', 'claro que sí', 'confirmo mi asistencia'])(
  '"%s" answers a reminder, days after',
  async (words) => {
    const { db, office, luis } = await book()
    await passTo(office, VISIT - 5 * DAY)
    luis.read()
    await luis.write(words)
    expect(bodies(luis)).toEqual([expect.stringContaining('Gracias por avisar')])
    expect(db.client.query('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
  },
)

test('"no puedo" and the buttons lead to changing and cancelling, and nothing happens by the tap alone', async () => {
  for (const words of ['no puedo', 'no', 'ya no puedo ir']) {
    const { db, office, luis } = await book()
    await passTo(office, VISIT - 6 * DAY)
    luis.read()
    await luis.write(words)
    expect(bodies(luis).join().toLowerCase()).toContain('jueves 3 de diciembre')
    expect(db.client.query("select count(*) as n from appointments where state = 'confirmed'").get()).toEqual({ n: 1 })
  }
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 6 * DAY)
  luis.read()
  await luis.tap('Cancelar')
  expect(bodies(luis).join()).toContain('¿Cancelo la cita')
  expect(db.client.query("select count(*) as n from appointments where state = 'confirmed'").get()).toEqual({ n: 1 })
})

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
  expect(db.client.query('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
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
  expect(db.client.query("select count(*) as n from outbox where key like 'reminder:%'").get()).toEqual({ n: 1 })
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

test('a reminder that waited until its visit was cancelled is withdrawn', async () => {
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 7 * DAY - 2 * HOUR)
  const queued = () => db.client.query<{ state: string }, []>("select state from outbox where key like 'reminder:%'").get()?.state
  office.house.messaging.pace.pauseUntil(VISIT - 5 * DAY)
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
  expect(db.client.query("select state, attempt from outbox where key like 'reminder:%'").all()).toEqual([
    { state: 'parked', attempt: 1 },
  ])
  expect(bodies(luis)).toEqual([])
})

test('a template that Meta paused is not sent: the reminder waits for a person, and the alert says why', async () => {
  const { db, office, luis } = await book()
  await office.post(templateWebhook('PAUSED', office.clock.now()))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis)).toEqual([])
  const [parked] = undelivered(db, undefined)
  expect(parked?.state).toBe('parked')
  expect(deliveryErrorText(parked?.errorCode)).toContain('No salió: Meta no tiene aprobada la plantilla')
  expect(db.client.query("select code from alerts where code = 'template_stopped'").all()).toHaveLength(1)
  await office.post(templateWebhook('APPROVED', office.clock.now()))
  expect(db.client.query("select code from alerts where code = 'template_stopped'").all()).toEqual([])
  await passTo(office, VISIT - DAY)
  expect(bodies(luis)).toHaveLength(1)
})

function templateWebhook(event: string, at: number) {
  const value = {
    event,
    message_template_id: 1,
    message_template_name: 'appointment_reminder',
    message_template_language: 'es_MX',
    reason: 'NONE',
  }
  return {
    object: 'whatsapp_business_account',
    entry: [
      { id: ACCOUNT.businessAccountId, time: Math.floor(at / 1000), changes: [{ field: 'message_template_status_update', value }] },
    ],
  }
}

test('where the office does that, an unanswered visit is cancelled at the hour that was told, and its phone is told', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - 6 * DAY)
  expect(bodies(luis).join()).toContain('Conteste antes del miércoles 2 de diciembre, 12:00 h.')
  await passTo(office, VISIT - DAY - MINUTE)
  expect(bodies(luis)).toHaveLength(1)
  await passTo(office, VISIT - DAY + MINUTE)
  expect(bodies(luis)).toEqual([expect.stringContaining('quedó cancelada, porque nadie contestó')])
  expect(db.client.query('select state, reason from appointments').all()).toEqual([{ state: 'cancelled', reason: 'lapsed' }])
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
      office.answer = ({ row, attempt }) => ({
        ...{ row, attempt, kind: 'refused', httpStatus: 400, code: 131026, subcode: undefined, retryAfterMs: undefined },
      })
    },
  ]
  for (const happen of cases) {
    const { db, office, luis } = await book()
    write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
    await happen(office, luis)
    await passTo(office, VISIT - HOUR)
    expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  }
})

test('after a gap at that very hour the answer has an hour to arrive', async () => {
  const { db, office, luis } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - DAY - 2 * HOUR)
  write(db, (tx) => void tx.client.query('insert into heartbeat (id, at) values (1, ?)').run(office.clock.now()))
  office.clock.set(VISIT - DAY + HOUR)
  await office.settle()
  expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  await luis.tap(YES)
  await passTo(office, VISIT - HOUR)
  expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
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
  const promised = async (arrange: (office: TestOffice, luis: Phone) => Promise<unknown>, rules = {}) => {
    const db = openDirectory('varias oficinas')
    write(db, (tx) => setRules(tx, rules))
    const office = openOffice({ db })
    const luis = office.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, soy de toluca')
    await arrange(office, luis)
    await luis.tap('Toluca')
    await luis.write('PUSL990101HBCRLS07 Luis Puga Sol')
    await luis.tap('Jue 3 dic, 12:00 h')
    await luis.tap('3 años')
    await luis.tap('Confirmar')
    return bodies(luis).at(-1)?.includes('Le recordaré')
  }
  expect(await promised(async () => undefined)).toBe(true)
  expect(await promised((_, luis) => luis.write('baja'))).toBe(false)
  expect(await promised((office) => office.post(templateWebhook('REJECTED', office.clock.now())))).toBe(false)
  const off = { reminder_first_hours: 0, reminder_second_hours: 0, reminder_last_hours: 0 }
  expect(await promised(async () => undefined, off)).toBe(false)
})

test('whoever speaks English is reminded and answered in English', async () => {
  const { db, office, luis } = await book()
  await luis.write('english')
  luis.read()
  await passTo(office, VISIT - 6 * DAY)
  expect(titles(luis.arrived.at(-1))).toEqual(['Yes, I will come', 'Change', 'Cancel'])
  await luis.write('yes')
  expect(bodies(luis).at(-1)).toContain('We will see you on *Thursday 3 December, 12:00 pm*')
  expect(db.client.query('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
})

test('an unfinished booking keeps its question: "sí" answers that, and the buttons of the reminder still work', async () => {
  const { db, office, luis } = await book()
  const due = reminders(db)[0]?.due_at ?? 0
  office.clock.set(due - 2 * HOUR)
  await luis.write('quiero una cita para mi hermano')
  await passTo(office, due + HOUR)
  expect(titles(luis.arrived.at(-1))).toEqual([YES, 'Cambiar', 'Cancelar'])
  await luis.write('ahí estaré')
  expect(bodies(luis).at(-1)).toContain('Gracias por avisar')
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
  expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
  await passTo(office, VISIT - HOUR)
  expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
})

test('a telephone to which the office passed an appointment on was never warned, so that nothing lapses for it', async () => {
  const { db, office } = await book()
  write(db, (tx) => void tx.client.run('update offices set lapse_unanswered = 1'))
  await passTo(office, VISIT - DAY - HOUR)
  const other = office.phone('5215500000002', 'Ana')
  await other.write('hola')
  write(db, (tx) => {
    const row = tx.client.query<{ id: number }, []>('select max(id) as id from contacts').get()
    tx.client.query('update appointments set contact_id = ?, version = version + 1').run(row?.id ?? 0)
    const group = tx.client.query<{ group_id: string }, []>('select group_id from appointments').get()
    planReminders(tx, office.clock, group?.group_id ?? '', office.clock.now())
  })
  await passTo(office, VISIT - HOUR)
  expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'confirmed' }])
})

test('an answer of the office that waits to be fetched keeps no reminder back, and "sí" answers the reminder', async () => {
  const { db, office, luis } = await book()
  office.clock.set(VISIT - 8 * DAY)
  const caseId = write(db, (tx) => {
    const { id } = tx.client.query<{ id: number }, []>('select id from contacts').get() ?? { id: 0 }
    const opened = openCase(tx, office.vault, { kind: 'person', contactId: id, words: '¿Y el acta?' }, office.clock.now())
    const answer = { caseId: opened, contactId: id, words: 'Original, por favor.', actor: 'staff:0', held: true }
    answerCase(tx, office.vault, answer, office.clock.now())
    return opened
  })
  await passTo(office, VISIT - 6 * DAY)
  expect(titles(luis.arrived.at(-1))).toEqual([YES, 'Cambiar', 'Cancelar'])
  bodies(luis)
  await luis.write('sí')
  expect(bodies(luis)).toEqual([expect.stringContaining('Original, por favor.'), expect.stringContaining('Gracias por avisar')])
  expect(db.client.query('select count(*) as n from case_messages where case_id = ?').get(caseId)).toEqual({ n: 2 })
  expect(brokenInvariants(db)).toEqual([])
})
