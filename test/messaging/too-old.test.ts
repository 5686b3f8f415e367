// Meta repeats a webhook for seven days, and the hashes by which a repetition is known are kept for eight. What comes later is
// still signed: it must not do anything again.
import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { ACCOUNT, openOffice, type TestOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

const PHONE = '5215500000001'

const said = (text: string, at: number, from = PHONE) =>
  messageWebhook(ACCOUNT, from, 'Guadalupe', `wamid.${text}.${at}`, at, { kind: 'text', text })

const states = (office: TestOffice) =>
  office.db.client
    .query<{ state: string }, []>('select state from inbox order by id')
    .all()
    .map((row) => row.state)

/** What the hourly job does. */
const cleanUp = (office: TestOffice) =>
  clean({
    writer: { submit: async (_, step) => write(office.db, (tx) => step(tx, office.clock.now())) },
    personalData: office.house.messaging.personalData,
    log: office.house.messaging.log,
    messaging: office.house.messaging,
  })

/** Everything that a turn could change. */
const world = (office: TestOffice) =>
  ['outbox', 'conversations', 'contacts', 'contact_aliases', 'appointments'].map((table) =>
    JSON.stringify(office.db.client.query(`select * from ${table}`).all()),
  )

test('a message that comes again after its hash is gone is acknowledged, and does nothing', async () => {
  const office = openOffice({ seed: 'sample' })
  const first = said('Hola', office.clock.now())
  await office.post(first)
  await office.settle()
  office.clock.advance(9 * DAY)
  await cleanUp(office)
  expect(states(office)).toEqual([])
  const before = world(office)
  expect(await office.post(first)).toBe(200)
  await office.settle()
  expect(world(office)).toEqual(before)
  expect(states(office)).toEqual(['stored'])
  expect(office.db.client.query('select 1 from inbox where body_sealed is not null').get()).toBeNull()
  expect(await office.post(first)).toBe(200)
  expect(states(office)).toEqual(['stored'])
})

test('the same of somebody whom nobody remembers any more, once others have written', async () => {
  const office = openOffice({ seed: 'sample' })
  const old = said('CITA', office.clock.now() - 30 * DAY, '5215500000009')
  await office.phone(PHONE).write('Hola')
  const before = world(office)
  expect(await office.post(old)).toBe(200)
  await office.settle()
  expect(world(office)).toEqual(before)
})

test('a new number that is told again after its hash is gone moves nobody', async () => {
  const moved = async (days: number) => {
    const office = openOffice({ seed: 'sample' })
    await office.phone(PHONE).write('Hola')
    const body = changedNumber(office.clock.now())
    office.clock.advance(days * DAY)
    await office.phone('5215500000007').write('Hola')
    const before = world(office)
    expect(await office.post(body)).toBe(200)
    await office.settle()
    return JSON.stringify(world(office)) !== JSON.stringify(before)
  }
  expect([await moved(1), await moved(20)]).toEqual([true, false])
})

function changedNumber(at: number) {
  const body = messageWebhook(ACCOUNT, PHONE, undefined, 'wamid.changed', at, { kind: 'text', text: 'x' })
  const value = body.entry[0]?.changes[0]?.value as unknown as Record<string, unknown>
  const timestamp = String(Math.floor(at / 1000))
  const system = { type: 'user_changed_number', body: 'x', wa_id: '5215500000002' }
  value.messages = [{ from: PHONE, id: 'wamid.changed', timestamp, type: 'system', system }]
  return body
}

test('what comes late for the first time is taken, and so is everything while our own clock is far ahead', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(said('Hola', office.clock.now() - 6 * DAY, '5215500000002'))
  const fresh = said('Hola', office.clock.now() + HOUR)
  office.clock.advance(400 * DAY)
  await office.post(fresh)
  await office.settle()
  expect(states(office)).toEqual(['handled', 'handled'])
})
