import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { ACCOUNT, callbackOf, openOffice, type TestOffice } from '../office.ts'
import { batched, messageWebhook, statusWebhook } from '../webhooks.ts'

const PHONE = '5215500000001'

interface Row {
  id: number
  state: string
  attempt: number
}

const rows = (office: TestOffice) => office.db.client.query<Row, []>('select id, state, attempt from outbox order by id').all()
const states = (office: TestOffice) => rows(office).map((row) => row.state)

let count = 0
const hello = (office: TestOffice, text = 'Hola', from = PHONE) =>
  messageWebhook(ACCOUNT, from, 'Guadalupe', `wamid.delivery.${++count}`, office.clock.now(), { kind: 'text', text })

/** Somebody wrote "Hola" and the answer was handed to a worker that has not said anything yet. */
async function withOneSending(): Promise<{ office: TestOffice; parcel: Parcel }> {
  const office = openOffice({ seed: 'sample' })
  await office.post(hello(office))
  const parcel = office.parcels.shift()
  if (!parcel) throw new Error('nothing was claimed')
  return { office, parcel }
}

const tell = (office: TestOffice, outcome: Outcome) =>
  office.house.writer.submit('outcome', (tx, now) => recordOutcome(tx, office.house.messaging, outcome, now))
const accepted = ({ row, attempt }: Parcel, id = 'wamid.out'): Outcome => ({ row, attempt, kind: 'accepted', id, aliases: [] })
const refused = ({ row, attempt }: Parcel, code: number, httpStatus = 400): Outcome => ({
  row,
  attempt,
  kind: 'refused',
  httpStatus,
  code,
})

test('a message goes to a worker only in the flush after which it is sending, and only once', async () => {
  const { office, parcel } = await withOneSending()
  expect(states(office)).toEqual(['sending'])
  office.house.writer.flush()
  expect(office.parcels).toEqual([])
  await tell(office, accepted(parcel))
  expect(states(office)).toEqual(['accepted'])
})

test('a status that arrives before the answer of the sending is kept and used', async () => {
  const { office, parcel } = await withOneSending()
  await office.post(statusWebhook(ACCOUNT, 'wamid.early', 'delivered', office.clock.now()))
  expect(states(office)).toEqual(['sending'])
  await tell(office, accepted(parcel, 'wamid.early'))
  expect(states(office)).toEqual(['delivered'])
})

test('statuses never go back', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, accepted(parcel))
  for (const status of ['read', 'delivered', 'sent', 'failed'] as const) {
    await office.post(statusWebhook(ACCOUNT, 'wamid.out', status, office.clock.now()))
    expect(states(office)).toEqual(['read'])
  }
})

test('nobody knows whether it was sent: a status proves it, and it is not sent again', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, { ...parcel, kind: 'unknown', why: 'timeout' })
  expect(states(office)).toEqual(['in_doubt'])
  await office.post(statusWebhook(ACCOUNT, 'wamid.late', 'sent', office.clock.now(), callbackOf(parcel)))
  expect(states(office)).toEqual(['sent'])
  office.clock.advance(HOUR)
  await office.settle()
  expect(office.parcels).toEqual([])
})

test('a doubt that nothing resolves ends with sending again, once the time to prove it is over', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, { ...parcel, kind: 'unknown', why: 'network' })
  office.clock.advance(89 * SECOND)
  office.house.writer.flush()
  expect(office.parcels).toEqual([])
  await office.post(statusWebhook(ACCOUNT, 'wamid.of.somebody.else', 'sent', office.clock.now())) // Webhooks do arrive.
  office.clock.advance(2 * SECOND)
  office.house.writer.flush()
  expect(office.parcels.map(({ row, attempt }) => [row, attempt])).toEqual([[parcel.row, 2]])
})

test('while no webhook arrives at all, silence proves nothing and the doubt waits longer', async () => {
  const { office, parcel } = await withOneSending()
  office.clock.advance(SECOND)
  await tell(office, { ...parcel, kind: 'unknown', why: 'network' })
  office.clock.advance(2 * MINUTE)
  office.house.writer.flush()
  expect(office.parcels).toEqual([])
  office.clock.advance(5 * MINUTE)
  office.house.writer.flush()
  expect(office.parcels).toHaveLength(1)
})

test('a message already sent again is proved by the first status and not sent a third time', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 131016, 500))
  expect(states(office)).toEqual(['queued'])
  await office.post(statusWebhook(ACCOUNT, 'wamid.after.all', 'sent', office.clock.now(), callbackOf(parcel)))
  expect(states(office)).toEqual(['sent'])
})

test('too fast for this person: it waits longer each time and goes in the end', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 131056))
  expect(states(office)).toEqual(['queued'])
  office.clock.advance(10 * MINUTE)
  office.house.writer.flush()
  expect(office.parcels.map(({ attempt }) => attempt)).toEqual([2])
})

test('an access token that is no longer valid parks the message and tells a person', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 190, 401))
  expect(states(office)).toEqual(['parked'])
  expect(openAlerts(office.db)).toHaveLength(1)
})

test('a Mexican number that is not reached is tried once in its other form', async () => {
  const { office, parcel } = await withOneSending()
  expect(parcel.body.to).toBe('+5215500000001')
  await tell(office, refused(parcel, 131026))
  const again = office.parcels.shift()
  expect(again?.body.to).toBe('+525500000001')
  if (again) await tell(office, refused(again, 131026))
  expect(states(office)).toEqual(['parked'])
})

test('the other form is tried after any other trouble too, and once', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 131016, 500))
  const next = () => {
    office.clock.advance(MINUTE)
    office.house.writer.flush()
    return office.parcels.shift()
  }
  const second = next()
  expect(second?.body.to).toBe('+5215500000001')
  if (second) await tell(office, refused(second, 131026))
  const third = next()
  expect(third?.body.to).toBe('+525500000001')
  if (third) await tell(office, refused(third, 131026))
  expect(states(office)).toEqual(['parked'])
})

test('one contact has one message in flight; the next goes when the first is known to be taken', async () => {
  const { office, parcel } = await withOneSending()
  await office.post(hello(office, 'AYUDA'))
  expect(office.parcels).toEqual([])
  await tell(office, accepted(parcel))
  expect(office.parcels.map(({ row }) => row)).toEqual([parcel.row + 1])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('three messages at once get one answer', async () => {
  const office = openOffice({ seed: 'sample' })
  await office.post(batched(hello(office), hello(office, 'buenas tardes'), hello(office, 'quiero renovar mi pasaporte')))
  await office.settle()
  expect(states(office).filter((state) => state !== 'superseded')).toEqual(['delivered'])
})

test('the same webhook three times is answered three times with 200 and once with a message', async () => {
  const office = openOffice({ seed: 'sample' })
  const body = hello(office)
  expect(await Promise.all([office.post(body), office.post(body), office.post(batched(body, body))])).toEqual([200, 200, 200])
  await office.settle()
  expect(states(office)).toEqual(['delivered'])
})

test('after a night switched off forty citizens get one answer each, with one apology', async () => {
  const office = openOffice({ seed: 'sample' })
  const wrote = Array.from({ length: 40 }, (_, i) => hello(office, 'Hola', `52155000010${String(i).padStart(2, '0')}`))
  const again = Array.from({ length: 40 }, (_, i) => hello(office, 'quiero renovar', `52155000010${String(i).padStart(2, '0')}`))
  office.clock.advance(14 * HOUR)
  for (const body of [...wrote, ...again]) await office.post(body)
  office.clock.advance(10 * SECOND)
  await office.settle()
  expect(states(office).filter((state) => state === 'delivered')).toHaveLength(40)
  const phone = office.phone('5215500001000')
  expect(phone.read().map((reply) => ('body' in reply ? reply.body.startsWith('Perdone la demora.') : false))).toEqual([true])
})

test('what is older than the 24-hour window stays silent until the person writes again', async () => {
  const office = openOffice({ seed: 'sample' })
  const old = hello(office)
  office.clock.advance(30 * HOUR)
  await office.post(old)
  office.clock.advance(10 * SECOND)
  await office.settle()
  expect(states(office)).toEqual(['silent'])
  await office.post(hello(office))
  office.clock.advance(10 * SECOND)
  await office.settle()
  expect(states(office)).toEqual(['silent', 'delivered'])
})
