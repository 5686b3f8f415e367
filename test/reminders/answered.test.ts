// What somebody answers to a reminder, in whatever words.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { openCase } from '../../src/cases/cases.ts'
import { answerCase } from '../../src/cases/talk.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { CLERK } from '../cast.ts'
import { bodies, book, passTo, reminders, titles, VISIT, YES } from './booked.ts'

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
  expect(db.client.query<{ n: number }, []>('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
  expect(
    db.client.query<{ n: number }, []>("select count(*) as n from appointment_events where what = 'reconfirmed'").get(),
  ).toEqual({ n: 1 })
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
    expect(db.client.query<{ n: number }, []>('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
  },
)

test('"no puedo" and the buttons lead to changing and cancelling, and nothing happens by the tap alone', async () => {
  for (const words of ['no puedo', 'no', 'ya no puedo ir']) {
    const { db, office, luis } = await book()
    await passTo(office, VISIT - 6 * DAY)
    luis.read()
    await luis.write(words)
    expect(bodies(luis).join().toLowerCase()).toContain('jueves 3 de diciembre')
    expect(db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'confirmed'").get()).toEqual({
      n: 1,
    })
  }
  const { db, office, luis } = await book()
  await passTo(office, VISIT - 6 * DAY)
  luis.read()
  await luis.tap('Cancelar')
  expect(bodies(luis).join()).toContain('¿Cancelo la cita')
  expect(db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'confirmed'").get()).toEqual({
    n: 1,
  })
})

test('whoever speaks English is reminded and answered in English', async () => {
  const { db, office, luis } = await book()
  await luis.write('english')
  luis.read()
  await passTo(office, VISIT - 6 * DAY)
  expect(titles(luis.arrived.at(-1))).toEqual(['Yes, I will come', 'Change', 'Cancel'])
  await luis.write('yes')
  expect(bodies(luis).at(-1)).toContain('We will see you on *Thursday 3 December, 12:00 pm*')
  expect(db.client.query<{ n: number }, []>('select count(*) as n from reconfirmations').get()).toEqual({ n: 1 })
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

test('an answer of the office that waits to be fetched keeps no reminder back, and "sí" answers the reminder', async () => {
  const { db, office, luis } = await book()
  office.clock.set(VISIT - 8 * DAY)
  const caseId = write(db, (tx) => {
    const { id } = tx.client.query<{ id: number }, []>('select id from contacts').get() ?? { id: 0 }
    const opened = openCase(tx, office.vault, { kind: 'person', contactId: id, words: '¿Y el acta?' }, office.clock.now())
    const answer = { caseId: opened, contactId: id, words: 'Original, por favor.', clerk: CLERK, held: true }
    answerCase(tx, office.vault, answer, office.clock.now())
    return opened
  })
  await passTo(office, VISIT - 6 * DAY)
  expect(titles(luis.arrived.at(-1))).toEqual([YES, 'Cambiar', 'Cancelar'])
  bodies(luis)
  await luis.write('sí')
  expect(bodies(luis)).toEqual([expect.stringContaining('Original, por favor.'), expect.stringContaining('Gracias por avisar')])
  expect(db.client.query<{ n: number }, [number]>('select count(*) as n from case_messages where case_id = ?').get(caseId)).toEqual(
    { n: 2 },
  )
  expect(brokenInvariants(db)).toEqual([])
})
