// Whoever frees a place gains nothing by the list.
import { expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../../src/clock.ts'
import { GUADALUPE, LUIS, ROSA, somebody } from '../../cast.ts'
import { stage } from './stage.ts'

test('whoever freed the place never gets it by the list, neither the telephone nor a person booked from it', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [broker, client] = [s.meets(), s.meets()]
  const group = s.books(broker, slot, [GUADALUPE])
  // The client once held a place from the broker's telephone; now waits from an own one.
  const other = s.publishes('2026-12-04', '9:00')
  s.cancels(broker, s.books(broker, other, [ROSA]))
  s.pass(30 * HOUR)
  s.waits(broker, [LUIS])
  s.waits(client, [ROSA])
  s.cancels(broker, group)
  s.pass(6 * MINUTE)
  expect(s.offered(broker)).toEqual([])
  expect(s.offered(client)).toEqual([])
  s.pass(3 * HOUR)
  expect(s.offered(broker)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('a broker who frees a place for a client who waits only serves whoever came first, however narrow the client wishes', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [broker, first, second, client] = [s.meets(), s.meets(), s.meets(), s.meets()]
  const hoarded = s.books(broker, slot, [GUADALUPE])
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.pass(MINUTE)
  s.waits(client, [somebody(1)], { weekdays: [4], fromMinute: 540, untilMinute: 541, from: '2026-12-03', until: '2026-12-03' })
  s.cancels(broker, hoarded)
  s.pass(6 * MINUTE)
  expect(s.offered(first)).toHaveLength(1)
  s.declines(first, s.offered(first)[0])
  expect(s.offered(second)).toHaveLength(1)
  expect(s.offered(client)).toEqual([])
})

test('whoever freed a place does not get it by the list under the name by which two contacts became one', () => {
  const { publishes, meets, books, cancels, waits, pass, offered, house } = stage()
  const slot = publishes('2026-12-03', '9:00')
  const [merged, kept, other] = [meets(), meets(), meets()]
  const group = books(merged, slot, [GUADALUPE])
  waits(kept, [ROSA])
  pass(MINUTE)
  waits(other, [LUIS])
  cancels(merged, group)
  house.at((tx) => void tx.client.query('update appointments set contact_id = ?, version = version + 1').run(kept))
  pass(6 * MINUTE)
  expect(offered(kept)).toEqual([])
  expect(offered(other)).toMatchObject([{ slot: { slotId: slot } }])
})
