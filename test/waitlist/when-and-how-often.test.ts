// When a place may be offered, for how long, and how often to one person.
import { expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { ROSA, setRules } from '../cast.ts'
import { stage } from './stage.ts'

test('nobody is offered more than one place a day and three in all; then the wish rests', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  for (let day = 0; day < 3; day++) {
    s.publishes('2026-12-10', `${9 + day}:00`)
    s.publishes('2026-12-10', `${13 + day}:00`)
    s.sweep()
    expect(s.offered(waiter)).toHaveLength(1)
    const answer = s.declines(waiter, s.offered(waiter)[0])
    expect(answer).toEqual({ rested: day === 2, left: 2 - day })
    s.sweep()
    expect(s.offered(waiter)).toEqual([])
    s.pass(24 * HOUR)
  }
  expect(s.wishes(waiter)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('at night nothing is offered; the place is kept in silence for the first in line until the morning of the office', () => {
  const s = stage({ start: '2026-11-25T03:00:00Z' }) // 21:00 in central Mexico
  const {
    waiters: [waiter = 0],
  } = s.freed([ROSA])
  expect(s.offered(waiter)).toMatchObject([{ told: false }])
  s.pass(10 * HOUR)
  expect(s.offered(waiter)).toMatchObject([{ told: false }])
  s.pass(HOUR)
  const [offer] = s.offered(waiter)
  expect(offer).toMatchObject({ told: true, endsAt: Date.parse('2026-11-25T16:00:00Z') })
})

test('two hours that reach into the night go on in the morning', () => {
  const s = stage({ start: '2026-11-25T00:54:00Z' }) // 18:54; the night begins at 20:00
  const {
    waiters: [waiter = 0],
  } = s.freed([ROSA])
  expect(s.offered(waiter)[0]?.endsAt).toBe(Date.parse('2026-11-25T14:59:00Z'))
})

test('an offer is shorter when the visit is near, and there is none when it is too near', () => {
  const s = stage()
  const slot = s.publishes('2026-11-24', '13:30') // may be taken until 11:30; it is 10:00
  const late = s.publishes('2026-11-24', '12:15')
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.publishes('2026-11-24', '12:20')
  s.sweep()
  expect(s.offered(waiter)).toEqual([])
  s.house.at((tx) => tx.client.query('update slots set capacity = 2 where id in (?, ?)').run(slot, late))
  s.sweep()
  expect(s.offered(waiter)).toMatchObject([{ slot: { slotId: slot }, endsAt: s.house.clock.now() + 45 * MINUTE }])
})

test('an office that wants short offers gets short offers, and none only when it sets them to nothing', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.house.at((tx) => setRules(tx, { offer_minutes: 0 }))
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toEqual([])
  s.house.at((tx) => setRules(tx, { offer_minutes: 5 })) // Less than `offer_least_minutes`.
  s.house.at((tx) => tx.client.query('update slots set capacity = 2').run())
  s.sweep()
  expect(s.offered(waiter)).toMatchObject([{ endsAt: s.house.clock.now() + 5 * MINUTE }])
})

test('a wish does not run out under the place that its person was promised', () => {
  const s = stage()
  s.house.at((tx) => setRules(tx, { wish_days: 1 }))
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.house.clock.advance(24 * HOUR - 30 * MINUTE)
  s.publishes('2026-12-10', '9:00')
  s.sweep()
  const [offer] = s.offered(waiter)
  expect(offer).toMatchObject({ told: true })
  s.pass(HOUR) // Its day is over; the two hours of the offer are not.
  expect(s.accepts(waiter, offer, [ROSA])).toMatchObject({ ok: true })
  expect(s.broken()).toEqual([])
})
