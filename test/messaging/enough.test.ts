import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, HOUR, SECOND } from '../../src/clock.ts'
import { setRules } from '../cast.ts'
import { ACCOUNT, openOffice, type Phone } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

const PHONE = '5215500000001'

const officeWith = (answersADay: number) =>
  openOffice({ seed: 'sample', prepare: (db) => write(db, (tx) => setRules(tx, { answers_a_day: answersADay })) })

async function writeTimes(phone: Phone, times: number): Promise<string[]> {
  for (let i = 0; i < times; i++) await phone.write('costos')
  return phone.read().map((reply) => ('body' in reply ? reply.body : reply.kind))
}

test('whoever writes without end costs the institution no more than so many answers a day, and is told once from when on there are more', async () => {
  const office = officeWith(20)
  const phone = office.phone(PHONE, 'Guadalupe')
  const answers = await writeTimes(phone, 40)
  expect(answers).toHaveLength(21)
  expect(answers.at(-1)).toContain('miércoles 25 de noviembre, 10:00 h')
  expect(answers.at(-1)).toContain('55 0000 0000')
  office.clock.advance(23 * HOUR)
  expect(await writeTimes(phone, 1)).toEqual([])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('at the moment that was told everything is answered again', async () => {
  const office = officeWith(20)
  const phone = office.phone(PHONE, 'Guadalupe')
  await writeTimes(phone, 25)
  office.clock.advance(DAY)
  expect(await writeTimes(phone, 10)).toHaveLength(10)
})

test('one telephone that writes without end takes nothing from another', async () => {
  const office = officeWith(20)
  await writeTimes(office.phone(PHONE), 25)
  expect(await writeTimes(office.phone('5215500000002'), 1)).toHaveLength(1)
})

test('nobody is told that there are no more answers for today who was answered over several days', async () => {
  const office = officeWith(20)
  const phone = office.phone(PHONE, 'Guadalupe')
  for (let day = 0; day < 4; day++) {
    expect(await writeTimes(phone, 15)).toHaveLength(15)
    office.clock.advance(DAY + SECOND)
  }
})

test('what was withdrawn before it was sent cost nothing and does not count', async () => {
  const office = officeWith(20)
  const phone = office.phone(PHONE, 'Guadalupe')
  for (let burst = 0; burst < 9; burst++) {
    for (let i = 0; i < 3; i++) {
      const id = `wamid.burst.${burst}.${i}`
      await office.post(messageWebhook(ACCOUNT, PHONE, 'Guadalupe', id, office.clock.now(), { kind: 'text', text: 'Hola' }))
    }
    await office.settle()
    office.clock.advance(SECOND)
  }
  const withdrawn = office.db.client.query<{ n: number }, []>("select count(*) as n from outbox where state = 'superseded'").get()
  expect(withdrawn?.n).toBe(9)
  phone.read()
  expect(await writeTimes(phone, 1)).toHaveLength(1)
})

test('an office that wants no such limit writes nought', async () => {
  const office = officeWith(0)
  const phone = office.phone(PHONE, 'Guadalupe')
  let answers = 0
  for (let i = 0; i < 5; i++) {
    answers += (await writeTimes(phone, 40)).length
    office.clock.advance(HOUR)
  }
  expect(answers).toBe(200)
})
