// An office is put to rest while people wait there, and opens again.
import { expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { readOffer } from '../../src/waitlist/answers.ts'
import { LUIS, ROSA } from '../cast.ts'
import { stage } from './stage.ts'

function waiting() {
  const s = stage()
  const rests = (is: boolean) =>
    s.house.at((tx, now) => void tx.client.query('update offices set active = ?, updated_at = ?').run(is ? 0 : 1, now))
  return { s, waiter: s.meets(), rests }
}

test('a place that was kept for somebody is withdrawn at once, and counts for no missed answer', () => {
  const { s, waiter, rests } = waiting()
  s.waits(waiter, [ROSA])
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  const [offer] = s.offered(waiter)
  rests(true)
  expect(s.offered(waiter)).toEqual([])
  s.pass(3 * HOUR)
  expect(s.house.at((tx) => readOffer(tx, waiter, offer?.id ?? 0)?.state)).toBe('withdrawn')
  expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
  expect(s.broken()).toEqual([])
})

test('what became free meanwhile is offered to who waits before anybody else can have it', () => {
  const { s, waiter, rests } = waiting()
  const slot = s.publishes('2026-12-03', '9:00')
  const other = s.meets()
  const group = s.books(other, slot, [LUIS])
  s.waits(waiter, [ROSA])
  rests(true)
  s.cancels(other, group)
  s.pass(27 * HOUR)
  rests(false)
  s.pass(MINUTE)
  expect(s.offered(waiter)).toMatchObject([{ slot: { slotId: slot } }])
  expect(s.broken()).toEqual([])
})
