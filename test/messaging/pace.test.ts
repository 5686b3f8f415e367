import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { DAY, SECOND } from '../../src/clock.ts'
import { createPaces } from '../../src/messaging/pace.ts'
import { openOffice, type TestOffice } from '../office.ts'

const START = 1_000_000

/** WhatsApp's pair, at so many messages a second. */
const createPace = (perSecond: number) =>
  createPaces([{ name: 'whatsapp', speed: { perSecond, pair: { burst: 45, refillMs: 6_000 } } }]).of('whatsapp')

test('one contact gets a burst of 45, then one each six seconds', () => {
  const pace = createPace(1000)
  for (let i = 0; i < 45; i++) expect(pace.take(1, START)).toBe(true)
  expect(pace.take(1, START)).toBe(false)
  expect(pace.take(1, START + 5_999)).toBe(false)
  expect(pace.take(1, START + 6_000)).toBe(true)
  expect(pace.take(1, START + 6_000)).toBe(false)
})

test('one contact in a hurry does not hold up another', () => {
  const pace = createPace(1000)
  for (let i = 0; i < 50; i++) pace.take(1, START)
  expect(pace.take(2, START)).toBe(true)
})

test('the number as a whole sends no more than its throughput', () => {
  const pace = createPace(80)
  const sent = (from: number, now: number) => {
    let count = 0
    for (let contact = from; contact < from + 200; contact++) if (pace.take(contact, now)) count++
    return count
  }
  expect(pace.room(START)).toBe(80)
  expect(sent(1, START)).toBe(80)
  expect(pace.room(START)).toBe(0)
  expect(sent(1000, START + 999)).toBe(0)
  expect(sent(2000, START + 1_000)).toBe(80)
})

test('in no second, wherever it begins, more goes than the throughput', () => {
  const pace = createPace(80)
  const sentAt: number[] = []
  for (let now = START; now < START + 5_000; now += 25)
    for (let room = pace.room(now); room > 0; room--) if (pace.take(now + room, now)) sentAt.push(now)
  const inTheSecondFrom = (at: number) => sentAt.filter((one) => one >= at && one < at + 1_000).length
  expect(Math.max(...sentAt.map(inTheSecondFrom))).toBe(80)
  expect(sentAt.length).toBe(400)
})

test('when the platform says that we are too fast, nothing goes until the pause is over', () => {
  const pace = createPace(80)
  pace.pauseUntil(START + 4_000)
  expect(pace.room(START)).toBe(0)
  expect(pace.room(START + 4_000)).toBe(80)
})

test('a clock that is put back by a day holds up nobody for a day', () => {
  const pace = createPace(80)
  const ahead = START + DAY
  for (let i = 0; i < 50; i++) pace.take(1, ahead)
  pace.pauseUntil(ahead + 4_000)
  expect(pace.room(START)).toBe(0)
  expect(pace.room(START + 4_000)).toBe(80)
  expect(pace.take(2, START + 4_000)).toBe(true)
  expect(pace.take(1, START + 6_000)).toBe(false) // The contact's bucket goes on to fill, by the right clock.
  expect(pace.take(1, START + 12_000)).toBe(true)
})

test('a pace that is made anew does not count what a wrong clock says was sent tomorrow', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  db.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
  db.client.run(
    "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (1, 1, 'whatsapp', 0, 'es-MX', 0)",
  )
  for (let i = 0; i < 50; i++)
    db.client
      .query(
        "insert into outbox (channel, contact_id, kind, question, state, not_before, claimed_at, created_at, updated_at) values ('whatsapp', 1, 'reply', 0, 'sent', 0, ?, 0, 0)",
      )
      .run(START + DAY)
  const pace = createPace(80)
  pace.rebuild(db, START)
  expect(pace.room(START)).toBe(80)
  expect(pace.take(1, START)).toBe(true)
})

const number = (nth: number) => `52155${String(nth).padStart(8, '0')}`

/** So many telephones, to each of which we have just said as much as the channel lends a contact. */
async function whoWroteTooMuch(office: TestOffice, count: number) {
  const phones = Array.from({ length: count }, (_, nth) => office.phone(number(nth)))
  for (const phone of phones) {
    await phone.write('Hola')
    office.clock.advance(SECOND)
  }
  const justSaid = office.db.client.query(
    `with recursive nth (n) as (select 1 union all select n + 1 from nth where n < 46)
     insert into outbox (channel, contact_id, kind, question, state, not_before, claimed_at, created_at, updated_at)
     select 'whatsapp', c.id, 'reply', 0, 'read', 0, ?1, ?1, ?1 from contacts c, nth`,
  )
  justSaid.run(office.clock.now() - 2 * SECOND)
  office.house.messaging.paces.rebuild(office.db, office.clock.now())
  return phones
}

test('telephones that write without pause keep back nobody else', async () => {
  const office = openOffice({ seed: 'sample' })
  const flooding = await whoWroteTooMuch(office, 100)
  for (const phone of flooding) await phone.write('Hola')
  const guadalupe = office.phone('5215599999999', 'Guadalupe')
  await guadalupe.write('Hola')
  office.clock.advance(SECOND)
  await office.settle()
  expect(guadalupe.read()).toHaveLength(1)
})

test('what waits for a contact alone gives no reason to look again before it may go', async () => {
  const office = openOffice({ seed: 'sample' })
  const [phone] = await whoWroteTooMuch(office, 1)
  phone?.read()
  await phone?.write('Hola')
  expect(phone?.read()).toEqual([])
  expect(office.house.somethingIsDue()).toBe(false)
  office.clock.advance(6 * SECOND)
  expect(office.house.somethingIsDue()).toBe(true)
  await office.settle()
  expect(phone?.read()).toHaveLength(1)
})
