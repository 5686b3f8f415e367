// Each code that a channel answers with, for ten minutes: what may end by itself loses nothing, what would be the same tomorrow is
// shown to a person at once.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import type { Outcome, Refusal } from '../../src/channels/channel.ts'
import { RULES as MESSENGER, remedyFor as messengerRemedy } from '../../src/channels/messenger/remedy.ts'
import { RULES as WHATSAPP, remedyFor as whatsappRemedy } from '../../src/channels/whatsapp/remedy.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import { enqueue } from '../../src/messaging/outbox.ts'
import { resendParked } from '../../src/messaging/resend.ts'
import { openOffice, PAGE, type TestOffice } from '../office.ts'
import { states } from './meta.ts'

type Via = 'whatsapp' | 'messenger'
const HTTP = [0, 302, 408, 429, 500, 502, 503, 504]
const WAITS = ['retry', 'slow_down']

const refusals = (via: Via): Refusal[] => {
  const told = [...(via === 'whatsapp' ? WHATSAPP : MESSENGER).keys()].map((key) => {
    const [code, subcode] = `${key}`.split('/').map(Number)
    return { httpStatus: 400, code, ...(subcode !== undefined && { subcode }) }
  })
  return [...told, { httpStatus: 500, code: 131000 }, { httpStatus: 500, code: 1 }, ...HTTP.map((httpStatus) => ({ httpStatus }))]
}
const passing = (via: Via) =>
  refusals(via).filter((one) => WAITS.includes((via === 'whatsapp' ? whatsappRemedy : messengerRemedy)(one, 1).do))

/** Somebody wrote, and three answers wait for them. */
async function withThree(via: Via): Promise<TestOffice> {
  const office = openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
  const person = via === 'whatsapp' ? office.phone('5215500000001', 'Elena') : office.messenger('7000000000000003')
  await person.write('Hola')
  office.clock.advance(MINUTE)
  write(office.db, (tx) => {
    for (const body of ['uno', 'dos', 'tres'])
      enqueue(tx, office.house.messaging, { contactId: 1, reply: { kind: 'text', body, asks: false } }, office.clock.now())
  })
  return office
}

/** As `withThree`, while the channel says the same to everything. Returns the rows that it took afterwards, in order. */
async function playOutage(office: TestOffice, told: (nth: number) => Refusal, ms: number): Promise<number[]> {
  let nth = 0
  const taken: number[] = []
  const wellAgain = office.answer
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'refused', ...told(nth++) }) as Outcome
  for (const over = office.clock.now() + ms; office.clock.now() < over; office.clock.advance(5 * SECOND)) await office.settle()
  office.answer = (parcel) => {
    taken.push(parcel.row)
    return wellAgain(parcel)
  }
  for (let waited = 0; waited < 20 * MINUTE; waited += 30 * SECOND) {
    office.clock.advance(30 * SECOND)
    await office.settle()
  }
  return taken
}

const lastThree = (office: TestOffice) => states(office).slice(-3)
const ready = async (office: TestOffice) =>
  (await office.house.officeApp.handle(new Request('http://localhost/health/ready', { headers: { host: 'localhost' } }))).status

describe.each(['whatsapp', 'messenger'] as const)('on %s', (via) => {
  test('the codes that may end by themselves include those of an outage', () => {
    const codes = passing(via).map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(via === 'whatsapp' ? [1, 2, 131000, 131016, 131056] : [1, 2, 4, 613]))
  })

  test.each(passing(via).map((refusal) => [JSON.stringify(refusal), refusal] as const))(
    '%s for ten minutes: all arrive once, in order',
    async (_name, refusal) => {
      const office = await withThree(via)
      const taken = await playOutage(office, () => refusal, 10 * MINUTE)
      expect(lastThree(office)).toEqual(['delivered', 'delivered', 'delivered'])
      expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b))
      expect(taken).toHaveLength(3)
    },
  )

  test('tries for one reason do not count for another', async () => {
    const office = await withThree(via)
    const [code, other] = via === 'whatsapp' ? [131000, 131047] : [1, 10]
    const closed = { httpStatus: 400, code: other, ...(via === 'messenger' && { subcode: 2018278 }) }
    const taken = await playOutage(office, (nth) => (nth === 12 ? closed : { httpStatus: 500, code }), 10 * MINUTE)
    expect(lastThree(office)).toEqual(['delivered', 'delivered', 'delivered'])
    expect(taken).toHaveLength(3)
  })
})

test('what was parked by an outage goes out by itself once another message did, and what was refused for good does not', async () => {
  const office = await withThree('whatsapp')
  await office.settle()
  const stuck = [131000, 131042, -1503]
  const [first = 0] = office.db.client
    .query<{ id: number }, []>('select id from outbox order by id desc limit 3')
    .all()
    .map(({ id }) => id)
  for (const code of stuck)
    write(office.db, (tx) =>
      tx.client
        .query(
          `insert into outbox (contact_id, channel, kind, question, body_sealed, state, attempt, error_code, not_before, created_at, updated_at)
           select contact_id, 'whatsapp', kind, 0, body_sealed, 'parked', 3, ?2, ?3, ?3, ?3 from outbox where id = ?1`,
        )
        .run(first, code, office.clock.now()),
    )
  const resend = () => office.house.writer.submit('resending', (tx, now) => resendParked(tx, office.house.messaging, 100, now))
  const resent = resend()
  office.house.writer.flush()
  expect(await resent).toBe(0)
  office.clock.advance(MINUTE)
  write(office.db, (tx) =>
    enqueue(tx, office.house.messaging, { contactId: 1, reply: { kind: 'text', body: 'cuatro', asks: false } }, office.clock.now()),
  )
  await office.settle()
  const again = resend()
  await office.settle()
  expect(await again).toBe(2)
  await office.settle()
  expect(states(office).slice(-4)).toEqual(['delivered', 'parked', 'delivered', 'delivered'])
})

test('while nothing leaves for five minutes the office is not ready, and ready again with the first message that went', async () => {
  const office = await withThree('whatsapp')
  const wellAgain = office.answer
  expect(await ready(office)).toBe(200)
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'refused', httpStatus: 500, code: 131000 })
  for (let waited = 0; waited < 6 * MINUTE; waited += 10 * SECOND) {
    await office.settle()
    office.clock.advance(10 * SECOND)
  }
  expect(await ready(office)).toBe(503)
  office.answer = wellAgain
  office.clock.advance(2 * MINUTE)
  await office.settle()
  expect(await ready(office)).toBe(200)
})
