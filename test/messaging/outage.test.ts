// Meta refuses for hours: nobody of that time may be left unanswered.
import { expect, test } from 'bun:test'
import type { Parcel } from '../../src/channels/channel.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { TestOffice } from '../office.ts'
import { PHONE, refused, states, taken, tell, withOneSending, words } from './meta.ts'

/** For so long Meta says the same to whatever is sent. */
async function refusing(
  office: TestOffice,
  first: Parcel,
  ms: number,
  code: number | undefined,
  httpStatus: number,
): Promise<void> {
  const over = office.clock.now() + ms
  await tell(office, refused(first, code, { httpStatus }))
  while (office.clock.now() < over) {
    office.clock.advance(5 * SECOND)
    office.house.writer.flush()
    for (const parcel of office.parcels.splice(0)) await tell(office, refused(parcel, code, { httpStatus }))
  }
}

test.each([
  ['is out of order without a code', 3 * HOUR, undefined, 503, 2],
  ['is out of order and says so', 3 * HOUR, 131016, 500, 2],
  ['cannot be reached', 3 * HOUR, undefined, 0, 2],
  ['finds the number too fast for two minutes', 2 * MINUTE, 130429, 429, 15],
  ['finds the account too fast for an hour', HOUR, 80007, 400, 15],
])('when Meta %s, the answer goes out soon after it', async (_what, ms, code, http, minutes) => {
  const { office, parcel } = await withOneSending()
  await refusing(office, parcel, ms, code, http)
  expect(states(office)).toEqual(['queued'])
  office.clock.advance(minutes * MINUTE)
  await office.settle()
  expect(states(office)).toEqual(['delivered'])
})

test('after an outage somebody who writes waits for nothing longer than two minutes, not even behind an answer that asks nothing', async () => {
  const { office, parcel } = await withOneSending()
  office.db.client.run('update outbox set question = 0')
  await refusing(office, parcel, 3 * HOUR, 131016, 500)
  await office.post(words(office, 'quiero renovar'))
  office.clock.advance(2 * MINUTE)
  await office.settle()
  expect(states(office)).toEqual(['delivered', 'delivered'])
})

test('what Meta refuses for a whole day is shown to a person', async () => {
  const { office, parcel } = await withOneSending()
  for (let at = parcel; ; at = taken(office)) {
    await office.post(words(office, 'Hola', '5215500000002')) // Only so that time passes with webhooks.
    await tell(office, refused(at, 131016, { httpStatus: 500 }))
    if (states(office)[0] !== 'queued') break
    office.clock.advance(15 * MINUTE)
    office.db.client.query('update contacts set last_inbound_at = ?').run(office.clock.now())
    office.parcels.length = 0
    office.house.writer.flush()
  }
  expect(states(office)[0]).toBe('parked')
})

test('an absurd wait that an answer asks for silences the office for an hour at most', async () => {
  const { office, parcel } = await withOneSending()
  await tell(office, refused(parcel, 4, { httpStatus: 429, retryAfterMs: 10 * DAY }))
  office.clock.advance(HOUR)
  await office.post(words(office, 'quiero renovar', PHONE))
  await office.settle()
  expect(states(office)).toEqual(['superseded', 'delivered'])
})
