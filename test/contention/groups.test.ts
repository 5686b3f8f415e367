// Two groups for the last places in hours that follow each other, in one flush and in both orders.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { publishSlot, somebody } from '../cast.ts'
import type { Citizen } from './crowd.ts'
import { bothOrders, folios, isReoffered, last, type Stage, stage } from './stage.ts'

const DAY = '2026-12-03'
const NINE = 'jueves 3 de diciembre a las 9:00'
const HALF_PAST = 'jueves 3 de diciembre a las 9:30'

/** One place in each of these hours after 9:00, which has one too, and two couples who stand before the hours. */
async function couples(...later: string[]) {
  const world = await stage(2, 1)
  for (const time of later) write(world.db, (tx) => publishSlot(tx, 1, DAY, time, 1))
  const [first, second] = [await couple(world, 11), await couple(world, 13)]
  const taken = () =>
    world.db.client
      .query<{ taken: number }, []>(`select taken from slots where day = '${DAY}' and minute between 540 and 600 order by minute`)
      .all()
      .map((row) => row.taken)
  return { ...world, first, second, taken }
}

async function couple(world: Stage, nth: number): Promise<Citizen> {
  const citizen = world.citizen(nth)
  const { phone } = citizen
  await phone.write('Hola')
  for (const title of ['Para varias personas', 'Dos']) await phone.tap(title)
  for (const one of [somebody(nth), somebody(nth + 1)]) await phone.write(`${one.curp} ${one.name.replace(/ \d+$/, '')}`)
  await phone.tap('Nadie todavía')
  return citizen
}

const HELD = /^(?:Apartado|Le aparté) /

describe('of two couples who both need the hour between theirs one gets two places, and the other none', () => {
  for (const order of bothOrders('at nine', 'at half past')) {
    test(`${order[0]} first`, async () => {
      const { first, second, atOnce, writes, taken, expectOrder } = await couples('9:30', '10:00')
      const deeds = { 'at nine': writes(first, NINE), 'at half past': writes(second, HALF_PAST) }
      await atOnce(...order.map((which) => deeds[which as keyof typeof deeds]))
      const [winner, loser] = order[0] === 'at nine' ? [first, second] : [second, first]
      expect(last(winner)).toMatch(HELD)
      expect(last(loser)).not.toMatch(HELD)
      expect(isReoffered(loser)).toBe(true)
      expect(taken()).toEqual(order[0] === 'at nine' ? [1, 1, 0] : [0, 1, 1])
      expectOrder()
    })
  }
})

test('two couples who choose the same start at once never share one, and one folio is given', async () => {
  const { first, second, atOnce, taps, writes, taken, expectOrder } = await couples('9:30')
  await atOnce(writes(first, NINE), writes(second, NINE))
  expect(taken()).toEqual([1, 1])
  expect(last(first)).toContain('9:00 h y 9:30 h')
  expect(isReoffered(second)).toBe(true)
  await atOnce(taps(first, '6 años'))
  await atOnce(taps(first, 'Confirmar'))
  expect(folios(first)).toHaveLength(1)
  expect(folios(second)).toEqual([])
  expectOrder()
})
