// A family is offered hours that follow each other when one hour has no room for all.
import { describe, expect, test } from 'bun:test'
import { hold, releaseHold } from '../../src/booking/holds.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { readOffer } from '../../src/waitlist/answers.ts'
import { keptOn } from '../../src/waitlist/figures.ts'
import { HOLD_MS } from '../booking/deeds.ts'
import { countersOf, GUADALUPE, LUIS, ROSA, requestedPlaces, somebody } from '../cast.ts'
import { type Stage, stage } from './stage.ts'

const DAY = '2026-12-03'
const PAIR = [somebody(1), somebody(2)]
const AFTER_UNDO = 6 * MINUTE

/** Hours of half an hour, all taken; whoever has one frees it when told. */
function fullMorning(times: string[]) {
  const s = stage()
  const taken = times.map((time, nth) => {
    const [phone, slot] = [s.meets(), s.publishes(DAY, time)]
    return { phone, slot, group: s.books(phone, slot, [somebody(10 + nth)]) }
  })
  const frees = (nth: number) => {
    const { phone, group } = taken[nth] ?? { phone: 0, group: '' }
    s.cancels(phone, group)
    s.pass(AFTER_UNDO)
  }
  return { s, slots: taken.map((one) => one.slot), phones: taken.map((one) => one.phone), frees }
}

const counters = (s: Stage, slots: number[]) =>
  slots.map((slot) => {
    const { capacity, taken, cooling } = countersOf(s.house.db, slot)
    return `${taken}+${cooling}/${capacity}`
  })

test('two hours that follow are offered to a pair as one, kept for nobody else, and accepted as one', () => {
  const { s, slots, frees } = fullMorning(['9:00', '9:30', '10:00'])
  const pair = s.meets()
  s.waits(pair, PAIR)
  frees(0)
  expect(s.offered(pair)).toEqual([])
  frees(1)
  const [offer] = s.offered(pair)
  expect(offer).toMatchObject({ places: 2, slot: { slotId: slots[0], minutes: [540, 570] } })
  expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1', '1+0/1'])
  expect(keptOn(s.house.db, s.office, DAY)).toBe(2)
  expect(s.broken()).toEqual([])
  expect(s.accepts(pair, offer, PAIR)).toMatchObject({ ok: true, hold: { members: 2, slot: { minutes: [540, 570] } } })
  expect(counters(s, slots)).toEqual(['1+0/1', '1+0/1', '1+0/1'])
  expect(s.confirms(pair)).toMatchObject({ ok: true })
  expect(s.broken()).toEqual([])
})

test('it begins in an hour that cooled before when the one that comes free follows it', () => {
  const { s, slots, frees } = fullMorning(['9:00', '9:30'])
  const pair = s.meets()
  s.waits(pair, PAIR)
  frees(1)
  frees(0)
  expect(s.offered(pair)).toMatchObject([{ slot: { slotId: slots[0], minutes: [540, 570] } }])
})

test('hours with one between them are no offer', () => {
  const { s, frees } = fullMorning(['9:00', '9:30', '10:00'])
  const pair = s.meets()
  s.waits(pair, PAIR)
  frees(0)
  frees(2)
  expect(s.offered(pair)).toEqual([])
})

describe('the order of the line stands', () => {
  test('one person who came before gets the place alone, and the pair waits on', () => {
    const { s, slots, frees } = fullMorning(['9:00', '9:30'])
    const [one, pair] = [s.meets(), s.meets()]
    s.waits(one, [ROSA])
    s.pass(MINUTE)
    s.waits(pair, PAIR)
    frees(0)
    expect(s.offered(one)).toMatchObject([{ slot: { slotId: slots[0] } }])
    frees(1)
    expect(s.offered(pair)).toEqual([])
    s.declines(one, s.offered(one)[0])
    expect(s.offered(pair)).toMatchObject([{ places: 2, slot: { slotId: slots[0] } }])
    expect(s.broken()).toEqual([])
  })
  test('a pair that came before one person is served first as soon as two hours follow', () => {
    const { s, frees } = fullMorning(['9:00', '9:30'])
    const [pair, one] = [s.meets(), s.meets()]
    s.waits(pair, PAIR)
    s.pass(MINUTE)
    s.waits(one, [ROSA], { untilMinute: 9 * 60 + 1 })
    frees(1)
    frees(0)
    expect(s.offered(pair)).toHaveLength(1)
    expect(s.offered(one)).toEqual([])
  })
})

test('whoever freed one of the hours never gets them by the list, also not for another person of a pair', () => {
  const { s, phones, frees } = fullMorning(['9:00', '9:30'])
  const broker = phones[1] ?? 0
  s.waits(broker, PAIR)
  frees(0)
  frees(1)
  expect(s.offered(broker)).toEqual([])
})

describe('what comes to nothing cools in every hour:', () => {
  const offered = () => {
    const made = fullMorning(['9:00', '9:30'])
    const pair = made.s.meets()
    made.s.waits(pair, PAIR)
    made.frees(0)
    made.frees(1)
    return { ...made, pair, offer: made.s.offered(pair)[0] }
  }
  const cooling = ({ house }: Stage) =>
    house.db.client
      .query<{ left: number; freed_by: number }, [number]>(
        'select reopens_at - ? as left, freed_by from cooling_places where appointment_id is null and offer_id is null and freed_by is not null',
      )
      .all(house.clock.now())

  test('declined', () => {
    const { s, slots, phones, pair, offer } = offered()
    s.declines(pair, offer)
    expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1'])
    expect(cooling(s).map((one) => one.freed_by)).toEqual(phones)
    for (const { left } of cooling(s)) expect(left).toBeGreaterThanOrEqual(2 * HOUR)
    expect(s.broken()).toEqual([])
  })
  test('lapsed', () => {
    const { s, slots, offer, pair } = offered()
    s.pass(2 * HOUR + MINUTE)
    expect(s.house.at((tx) => readOffer(tx, pair, offer?.id ?? 0)?.state)).toBe('lapsed')
    expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1'])
    expect(s.broken()).toEqual([])
  })
  test('left the line', () => {
    const { s, slots, pair } = offered()
    s.leaves(pair)
    s.sweep()
    expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1'])
    expect(s.broken()).toEqual([])
  })
  test('refused, and then the offer runs on', () => {
    const { s, slots, pair, offer } = offered()
    expect(s.accepts(pair, offer, [LUIS, GUADALUPE])).toEqual({ ok: false, why: 'gone' })
    expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1'])
    expect(s.offered(pair)).toHaveLength(1)
  })
  test('one of its hours closed: it is over at once, and the other hour goes on', () => {
    const { s, slots, pair } = offered()
    s.house.at((tx, now) => void tx.client.query('update slots set closed_at = ? where id = ?').run(now, slots[1] ?? 0))
    s.sweep()
    expect(s.offered(pair)).toEqual([])
    expect(counters(s, slots)).toEqual(['0+1/1', '0+0/1'])
    expect(s.broken()).toEqual([])
  })
})

test('an hour that got room for all meanwhile takes them all, and the place that nobody needs then cools', () => {
  const { s, slots, frees } = fullMorning(['9:00', '9:30'])
  const pair = s.meets()
  s.waits(pair, PAIR)
  frees(0)
  frees(1)
  const [offer] = s.offered(pair)
  s.house.at((tx) => void tx.client.query('update slots set capacity = 2 where id = ?').run(slots[0] ?? 0))
  expect(s.accepts(pair, offer, PAIR)).toMatchObject({ ok: true })
  expect(counters(s, slots)).toEqual(['2+0/2', '0+1/1'])
  expect(s.broken()).toEqual([])
})

test('a place that somebody held and that has cooled is offered to a pair with the free hour after it, and both are kept', () => {
  const s = stage()
  const slots = ['9:00', '9:30'].map((time) => s.publishes(DAY, time))
  const [somebodyElse, pair] = [s.meets(), s.meets()]
  const { house } = s
  const wish = requestedPlaces(slots[0] ?? 0, [ROSA])
  house.at((tx, now) => hold(tx, house.deps, { contactId: somebodyElse, wish, holdMs: HOLD_MS }, now))
  s.waits(pair, PAIR)
  s.sweep()
  house.at((tx, now) => releaseHold(tx, house.deps, somebodyElse, now))
  s.pass(25 * MINUTE)
  expect(s.offered(pair)).toMatchObject([{ places: 2, slot: { minutes: [540, 570] } }])
  expect(counters(s, slots)).toEqual(['0+1/1', '0+1/1'])
})
