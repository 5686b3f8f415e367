// Rivals for two hours that follow each other against rivals for one of them, in one flush and in both orders: both hours or none.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { publishSlot, setRules, somebody } from '../cast.ts'
import type { Citizen } from './crowd.ts'
import { bothOrders, folios, isReoffered, last, type Stage, stage } from './stage.ts'

const DAY = '2026-12-03'
const NINE = 'jueves 3 de diciembre a las 9:00'
const HALF_PAST = 'jueves 3 de diciembre a las 9:30'
const HELD = /^(?:Apartado|Le aparté) /

/**
 * One place at nine, at half past and at ten. Ana and Luis renew, which takes two hours here; somebody else wants advice, which
 * takes one.
 */
async function rivals() {
  const world = await stage(2)
  write(world.db, (tx) => {
    setRules(tx, { undo_minutes: 5 })
    tx.client.run("update procedures set slot_count = 2 where id = 'renewal'")
    for (const time of ['9:30', '10:00']) publishSlot(tx, 1, DAY, time, 1)
    publishSlot(tx, 1, '2026-12-07', '9:30', 1)
  })
  const advised = await asksForAdvice(world)
  const taken = () =>
    world.db.client
      .query<{ taken: number; cooling: number }, []>(
        `select taken, cooling from slots where day = '${DAY}' and minute between 540 and 600 order by minute`,
      )
      .all()
      .map(({ taken, cooling }) => `${taken}+${cooling}`)
  return { ...world, advised, taken }
}

/** Somebody who stands before the hours for advice. */
async function asksForAdvice(world: Stage): Promise<Citizen> {
  const citizen = world.citizen(21)
  const { phone } = citizen
  const one = somebody(21)
  await phone.write('quiero una cita de asesoría en Toluca')
  for (let turn = 0; turn < 6 && !isReoffered(citizen); turn++) await phone.write(`${one.curp} ${one.name.replace(/ \d+$/, '')}`)
  return citizen
}

describe('who needs two hours and who needs the second of them', () => {
  for (const order of bothOrders('two', 'one')) {
    test(`${order[0]} first`, async () => {
      const world = await rivals()
      const { ana, advised, writes, atOnce, taken, expectOrder } = world
      const deeds = { two: writes(ana, NINE), one: writes(advised, HALF_PAST) }
      await atOnce(...order.map((which) => deeds[which as keyof typeof deeds]))
      const [winner, loser] = order[0] === 'two' ? [ana, advised] : [advised, ana]
      expect(last(winner)).toMatch(HELD)
      expect(last(loser)).not.toMatch(HELD)
      expect(isReoffered(loser)).toBe(true)
      expect(taken()).toEqual(order[0] === 'two' ? ['1+0', '1+0', '0+0'] : ['0+0', '1+0', '0+0'])
      expectOrder()
    })
  }
})

describe('two who need two hours each, of which the second is the first of the other', () => {
  for (const order of bothOrders('at nine', 'at half past')) {
    test(`${order[0]} first`, async () => {
      const { ana, luis, writes, atOnce, taken, expectOrder } = await rivals()
      const deeds = { 'at nine': writes(ana, NINE), 'at half past': writes(luis, HALF_PAST) }
      await atOnce(...order.map((which) => deeds[which as keyof typeof deeds]))
      const [winner, loser] = order[0] === 'at nine' ? [ana, luis] : [luis, ana]
      expect(last(winner)).toMatch(HELD)
      expect(last(loser)).not.toMatch(HELD)
      expect(taken()).toEqual(order[0] === 'at nine' ? ['1+0', '1+0', '0+0'] : ['0+0', '1+0', '1+0'])
      expectOrder()
    })
  }
})

/** Ana has a folio for nine and half past. */
async function books({ ana, writes, taps, atOnce, taken }: Awaited<ReturnType<typeof rivals>>): Promise<void> {
  await atOnce(writes(ana, NINE))
  await atOnce(taps(ana, '6 años'))
  await atOnce(taps(ana, 'Confirmar'))
  expect(folios(ana)).toHaveLength(1)
  expect(taken()).toEqual(['1+0', '1+0', '0+0'])
}

describe('a cancellation of two hours and somebody who wants one of them', () => {
  for (const cancelFirst of [true, false]) {
    test(cancelFirst ? 'the cancellation first' : 'the rival first', async () => {
      const world = await rivals()
      const { ana, advised, writes, taps, atOnce, taken, expectOrder } = world
      await books(world)
      await atOnce(writes(ana, 'cancelar mi cita'))
      const deeds = [taps(ana, 'Sí, cancelarla'), writes(advised, HALF_PAST)]
      await atOnce(...(cancelFirst ? deeds : deeds.toReversed()))
      expect(last(advised)).not.toMatch(HELD)
      expect(taken()).toEqual(['0+1', '0+1', '0+0'])
      await atOnce(writes(ana, 'deshacer'), writes(advised, HALF_PAST))
      expect(taken()).toEqual(['1+0', '1+0', '0+0'])
      expect(last(advised)).not.toMatch(HELD)
      expectOrder()
    })
  }
})

describe('a move out of two hours and somebody who wants one of them', () => {
  for (const moverFirst of [true, false]) {
    test(moverFirst ? 'the mover first' : 'the rival first', async () => {
      const world = await rivals()
      const { ana, advised, db, writes, taps, atOnce, taken, expectOrder } = world
      await books(world)
      await atOnce(writes(ana, 'cambiar mi cita'))
      await atOnce(writes(ana, '7 de diciembre a las 9:00'))
      expect(last(ana)).toContain('¿Hago el cambio?')
      const deeds = [taps(ana, 'Sí, cambiarla'), writes(advised, HALF_PAST)]
      await atOnce(...(moverFirst ? deeds : deeds.toReversed()))
      expect(last(advised)).not.toMatch(HELD)
      expect(taken()).toEqual(['0+1', '0+1', '0+0'])
      const there = db.client
        .query<{ n: number | null }, []>("select sum(taken) as n from slots where day = '2026-12-07' and minute in (540, 570)")
        .get()
      expect(there).toEqual({ n: 2 })
      expectOrder()
    })
  }
})

test('when the hold of two hours ends both cool, and both come back together', async () => {
  const { ana, advised, clock, writes, atOnce, taken, heldUntil, expectOrder } = await rivals()
  await atOnce(writes(ana, NINE))
  clock.set(heldUntil())
  await atOnce(writes(advised, HALF_PAST))
  expect(last(advised)).not.toMatch(HELD)
  expect(taken()).toEqual(['0+1', '0+1', '0+0'])
  clock.advance(5 * 60_000)
  await atOnce(writes(advised, HALF_PAST))
  expect(last(advised)).toMatch(HELD)
  expect(taken()).toEqual(['0+0', '1+0', '0+0'])
  expectOrder()
})
