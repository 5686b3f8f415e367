// Somebody waits for a place, somebody hunts for it, and the clock takes it back: whoever is first, in both orders.
import { expect, test } from 'bun:test'
import { bothOrders, folios, HOUR_IN_WORDS, isReoffered, last, offered, type Stage } from './stage.ts'

const endsAt = ({ db }: Stage): number =>
  db.client.query<{ at: number }, []>("select ends_at as at from wait_offers where state = 'open'").get()?.at ?? 0

for (const order of ['the hunter', 'the one who waits']) {
  test(`the kept place goes to whoever waits, also when ${order} is first in the flush`, async () => {
    const at = await offered()
    const orders = bothOrders(at.writes(at.hunter, HOUR_IN_WORDS), at.taps(at.ana, 'Sí, lo quiero'))
    await at.atOnce(...(orders[order === 'the hunter' ? 0 : 1] ?? []))
    expect(last(at.ana)).toContain('Apartado para usted hasta')
    expect(isReoffered(at.hunter)).toBe(true)
    await at.atOnce(at.taps(at.ana, '6 años'))
    await at.atOnce(at.taps(at.ana, 'Confirmar'))
    expect(folios(at.ana)).toHaveLength(1)
    expect(at.seatedAtNine()).toBe(1)
    at.expectOrder()
  })
}

test('a yes in the very flush in which the offer ends comes too late, a yes before it counts; nobody else gets it in between', async () => {
  const late = await offered()
  const tooLate = late.taps(late.ana, 'Sí, lo quiero')
  late.clock.set(endsAt(late))
  await late.atOnce(tooLate, late.writes(late.hunter, HOUR_IN_WORDS))
  expect(last(late.ana)).toContain('ya no está apartado')
  expect(isReoffered(late.hunter)).toBe(true)
  expect(late.counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  late.expectOrder()

  const inTime = await offered()
  inTime.clock.set(endsAt(inTime) - 1)
  await inTime.atOnce(inTime.taps(inTime.ana, 'Sí, lo quiero'))
  inTime.clock.advance(1)
  await inTime.atOnce(inTime.writes(inTime.hunter, HOUR_IN_WORDS))
  expect(last(inTime.ana)).toContain('Apartado para usted hasta')
  expect(inTime.seatedAtNine()).toBe(1)
  inTime.expectOrder()
})

test('the same yes tapped twice, and a yes beside a no, take one place or none', async () => {
  const twice = await offered()
  await twice.atOnce(twice.taps(twice.ana, 'Sí, lo quiero'), twice.taps(twice.ana, 'Sí, lo quiero'))
  expect(twice.seatedAtNine()).toBe(1)
  twice.expectOrder()
  for (const first of [0, 1] as const) {
    const at = await offered()
    const orders = bothOrders(at.taps(at.ana, 'Sí, lo quiero'), at.taps(at.ana, 'No me sirve'))
    await at.atOnce(...(orders[first] ?? []))
    const { taken = 0, cooling = 0 } = at.counters() ?? {}
    expect(taken + cooling).toBe(1)
    at.expectOrder()
  }
})
