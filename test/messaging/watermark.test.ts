// A receipt that names no message: all until a moment arrived, or was read.
import { expect, test } from 'bun:test'
import { MINUTE } from '../../src/clock.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import { openOffice, type TestOffice } from '../office.ts'

const PHONE = '5215500000001'
const rows = (office: TestOffice) =>
  office.db.client
    .query<{ state: string; delivered_at: number | null }, []>('select state, delivered_at from outbox order by id')
    .all()
const states = (office: TestOffice) => rows(office).map(({ state }) => state)

/** Two people to whom two messages each went, a minute between them; nobody's telephone was on. */
async function told() {
  const office = openOffice({ seed: 'sample' })
  office.telephonesOn = false
  const [guadalupe, luis] = [office.phone(PHONE, 'Guadalupe'), office.phone('5215500000002', 'Luis')]
  for (const phone of [guadalupe, luis]) await phone.write('Hola')
  const first = office.clock.now()
  office.clock.advance(MINUTE)
  for (const phone of [guadalupe, luis]) await phone.write('costos')
  return { office, first }
}

const mark = (office: TestOffice, upTo: number, state: 'delivered' | 'read', value = PHONE) =>
  office.house.writer.submit('watermark', (tx, now) =>
    takeUpdate(
      tx,
      office.house.messaging,
      'whatsapp',
      { kind: 'watermark', from: [{ kind: 'phone', value }], at: now, upTo, state },
      now,
    ),
  )

test('what one person was sent until then has arrived, and nothing of anybody else', async () => {
  const { office, first } = await told()
  expect(states(office)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  await mark(office, first, 'delivered')
  expect(states(office)).toEqual(['delivered', 'accepted', 'accepted', 'accepted'])
  await mark(office, office.clock.now(), 'read')
  expect(states(office)).toEqual(['read', 'accepted', 'read', 'accepted'])
  expect(rows(office).map(({ delivered_at }) => delivered_at !== null)).toEqual([true, false, true, false])
})

test('a late watermark moves nothing back, and one of nobody moves nothing', async () => {
  const { office } = await told()
  await mark(office, office.clock.now(), 'read')
  const before = states(office)
  await mark(office, office.clock.now(), 'delivered')
  await mark(office, office.clock.now(), 'read', '5215500000099')
  expect(states(office)).toEqual(before)
})

test('that somebody read until now does not prove a message of which nobody knows whether it left', async () => {
  const { office } = await told()
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'timeout' })
  await office.phone(PHONE, 'Guadalupe').write('menú')
  await mark(office, office.clock.now() + MINUTE, 'read')
  expect(states(office).slice(4)).toEqual(['in_doubt'])
})
