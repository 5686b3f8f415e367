// A deed of a citizen against the clock: at the very millisecond, one before and one after. Whatever the order in the flush,
// the place has one owner and both are told the truth.
import { describe, expect, test } from 'bun:test'
import { bothOrders, comesToTheSummary, folios, HOUR_IN_WORDS, isReoffered, stage } from './stage.ts'

describe('whoever confirms in the last millisecond has the appointment, and the next in line is told who was faster', () => {
  for (const isFirst of [true, false]) {
    test(isFirst ? 'confirmation first' : 'rival first', async () => {
      const world = await stage(2)
      const { ana, luis, clock, atOnce, taps, writes, counters, expectOrder } = world
      await comesToTheSummary(world, ana)
      clock.set(world.heldUntil() - 1)
      const deeds = [taps(ana, 'Confirmar'), writes(luis, HOUR_IN_WORDS)]
      await atOnce(...(isFirst ? deeds : deeds.toReversed()))
      expect(folios(ana)).toHaveLength(1)
      expect(folios(luis)).toEqual([])
      expect(isReoffered(luis)).toBe(true)
      clock.advance(1)
      await world.deliverAll()
      expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      expectOrder()
    })
  }
})

describe('whoever confirms as the hold ends gets the place back before anybody else, and one more tap books it', () => {
  for (const late of [0, 1]) {
    for (const order of bothOrders('ana', 'luis')) {
      test(`${late} ms after its end, ${order[0]} first`, async () => {
        const world = await stage(2)
        const { ana, luis, clock, atOnce, taps, writes, counters, expectOrder } = world
        await comesToTheSummary(world, ana)
        clock.set(world.heldUntil() + late)
        const deeds = { ana: taps(ana, 'Confirmar'), luis: writes(luis, HOUR_IN_WORDS) }
        await atOnce(...order.map((who) => (who === 'ana' ? deeds.ana : deeds.luis)))
        expect(folios(ana)).toEqual([])
        expect(folios(luis)).toEqual([])
        expect(isReoffered(luis)).toBe(true)
        expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
        await atOnce(taps(ana, 'Confirmar'))
        expect(folios(ana)).toHaveLength(1)
        expectOrder()
      })
    }
  }
})

test('a confirmation that waited for its flush past the end of the hold is judged at the flush, like everybody else', async () => {
  const world = await stage(2)
  const { ana, luis, clock, atOnce, taps, writes, counters, expectOrder } = world
  await comesToTheSummary(world, ana)
  const until = world.heldUntil()
  clock.set(until - 1)
  const confirms = taps(ana, 'Confirmar')
  await atOnce(
    () => {
      const answer = confirms()
      clock.set(until)
      return answer
    },
    writes(luis, HOUR_IN_WORDS),
  )
  expect(folios(ana)).toEqual([])
  expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  await atOnce(taps(ana, 'Confirmar'))
  expect(folios(ana)).toHaveLength(1)
  expect(folios(luis)).toEqual([])
  expectOrder()
})

describe('a place that somebody does not want as its hold ends cools once and is not lost', () => {
  for (const offset of [-1, 0, 1]) {
    test(`${offset} ms around the end`, async () => {
      const world = await stage(2)
      const { ana, luis, clock, atOnce, taps, writes, counters, expectOrder } = world
      await comesToTheSummary(world, ana)
      clock.set(world.heldUntil() + offset)
      await atOnce(writes(ana, 'ya no la quiero'), writes(luis, HOUR_IN_WORDS))
      expect(counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
      expect(isReoffered(luis)).toBe(true)
      clock.advance(5 * 60_000)
      await atOnce(writes(luis, HOUR_IN_WORDS))
      expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      await atOnce(taps(luis, '6 años'))
      await atOnce(taps(luis, 'Confirmar'))
      expect(folios(luis)).toHaveLength(1)
      expectOrder()
    })
  }
})

describe('an appointment can be cancelled until the day of the visit ends, and then it is past: one of both, never both', () => {
  for (const offset of [-1, 0, 1]) {
    test(`${offset} ms around midnight`, async () => {
      const world = await stage(2)
      const { ana, db, clock, atOnce, taps, writes, expectOrder } = world
      await comesToTheSummary(world, ana)
      await atOnce(taps(ana, 'Confirmar'))
      const ends = db.client.query<{ at: number }, []>('select visit_ends_at as at from appointments').get()?.at ?? 0
      clock.set(ends - 60_000)
      await atOnce(writes(ana, 'cancelar mi cita'))
      const yes = taps(ana, 'Sí, cancelarla')
      clock.set(ends + offset)
      await atOnce(yes)
      const { state } = db.client.query<{ state: string }, []>('select state from appointments').get() ?? {}
      expect(state).toBe(offset < 0 ? 'cancelled' : 'past')
      expectOrder()
    })
  }
})

describe('more time is given until the last millisecond of a hold; after it the place is offered once more to who had it', () => {
  for (const offset of [-1, 0, 1]) {
    test(`${offset} ms around the end`, async () => {
      const world = await stage(2)
      const { ana, luis, clock, atOnce, taps, writes, counters, expectOrder } = world
      await comesToTheSummary(world, ana)
      const until = world.heldUntil()
      clock.set(until + offset)
      await atOnce(writes(ana, 'más tiempo'), writes(luis, HOUR_IN_WORDS))
      expect(isReoffered(luis)).toBe(true)
      if (offset < 0) expect(world.heldUntil()).toBe(until + 600_000)
      else {
        expect(counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
        await atOnce(taps(ana, 'Jue 3 dic, 9:00 h'))
      }
      await atOnce(taps(ana, 'Confirmar'))
      expect(folios(ana)).toHaveLength(1)
      expectOrder()
    })
  }
})
