// Two who want different things of the same place, in one flush and in both orders: the place has one owner, and the other
// one is told.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { LALO, LEO, somebody } from '../cast.ts'
import type { Citizen } from './crowd.ts'
import {
  AT_THE_COUNTER,
  bothOrders,
  comesToTheSummary,
  folios,
  HOUR_IN_WORDS,
  isReoffered,
  last,
  type Stage,
  stage,
} from './stage.ts'

const CLOSURE = { oficina: 'Toluca', dia: '03/12/2026', motivo: 'no hay luz' }

describe('an hour that closes as somebody chooses it gives nobody an appointment, and who chose it is offered others', () => {
  for (const citizenFirst of [true, false]) {
    test(citizenFirst ? 'the citizen first' : 'the office first', async () => {
      const world = await stage(2)
      const { ana, atOnce, taps, ask, expectOrder } = world
      const { clave } = (await ask('/admin/cierres', CLOSURE)).body
      const closes = async () => expect((await ask('/admin/cierres', { ...CLOSURE, clave: String(clave) })).status).toBe(200)
      const deeds = [taps(ana, 'Jue 3 dic, 9:00 h'), closes]
      await atOnce(...(citizenFirst ? deeds : deeds.toReversed()))
      await world.deliverAll()
      expect(folios(ana)).toEqual([])
      expect(last(ana)).toContain(citizenFirst ? 'la oficina ya no puede atenderle' : 'la oficina ya no abre')
      expect(isReoffered(ana)).toBe(true)
      expect(world.seatedAtNine()).toBe(0)
      expectOrder()
    })
  }
})

test('an office that closes an hour as somebody confirms it is shown that person first and closes nothing unseen', async () => {
  const world = await stage(2)
  const { ana, atOnce, taps, ask } = world
  await comesToTheSummary(world, ana)
  const { clave } = (await ask('/admin/cierres', CLOSURE)).body
  let answer: Awaited<ReturnType<typeof ask>> | undefined
  await atOnce(taps(ana, 'Confirmar'), async () => {
    answer = await ask('/admin/cierres', { ...CLOSURE, clave: String(clave) })
  })
  expect(folios(ana)).toHaveLength(1)
  expect(answer?.status).toBe(409)
  expect(answer?.body).toMatchObject({ citas_afectadas: 1, citas: [{ nombre: 'Xavier Xala Xix 1' }] })
  const done = await ask('/admin/cierres', { ...CLOSURE, clave: String(answer?.body.clave) })
  expect(done.body).toMatchObject({ hecho: true, citas_afectadas: 1 })
  expect(done.body.horas_nuevas).toMatchObject([{ nombre: 'Xavier Xala Xix 1' }])
  await world.deliverAll()
  expect(folios(ana)).toHaveLength(1)
  expect(last(ana)).not.toContain('no hay luz')
  expect(brokenInvariants(world.db)).toEqual([])
})

describe('the last place goes either to who stands at the counter or to who writes, and the other one is told', () => {
  for (const citizenFirst of [true, false]) {
    test(citizenFirst ? 'the citizen first' : 'the clerk first', async () => {
      const world = await stage(2)
      const { ana, atOnce, taps, ask, counters, expectOrder } = world
      const { clave } = (await ask('/admin/citas', AT_THE_COUNTER)).body
      let given: Awaited<ReturnType<typeof ask>> | undefined
      const gives = async () => {
        given = await ask('/admin/citas', { ...AT_THE_COUNTER, clave: String(clave) })
      }
      const deeds = [taps(ana, 'Jue 3 dic, 9:00 h'), gives]
      await atOnce(...(citizenFirst ? deeds : deeds.toReversed()))
      expect(counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      if (citizenFirst) {
        expect(given).toMatchObject({ status: 409, body: { codigo: 'lugar_ocupado' } })
        await atOnce(taps(ana, '6 años'))
        await atOnce(taps(ana, 'Confirmar'))
        expect(folios(ana)).toHaveLength(1)
      } else {
        expect(given).toMatchObject({ status: 200, body: { hecho: true } })
        expect(last(ana)).toContain('otra persona acaba de tomar')
        expect(isReoffered(ana)).toBe(true)
      }
      expectOrder()
    })
  }
})

/** A father with two children, up to the choice of the hour. */
async function family(world: Stage): Promise<Citizen> {
  const father = world.citizen(7)
  for (const words of ['Hola', 'tap:Para mi hija o mi hijo', 'tap:Dos', 'tap:Iremos las dos personas']) await does(father, words)
  await does(father, `${LEO.curp} Leo Puga Sol`)
  await does(father, `${LALO.curp} Lalo Puga Sol`)
  for (const words of ['tap:Nadie todavía', 'PUSL990101HBCRLS07 Luis Puga Sol']) await does(father, words)
  return father
}

const does = ({ phone }: Citizen, words: string): Promise<void> =>
  words.startsWith('tap:') ? phone.tap(words.slice(4)) : phone.write(words)

describe('a family gets all its places in one hour or none, whoever else comes', () => {
  const orders: [string, boolean][] = [
    ['family, single, single', true],
    ['single, family, single', true],
    ['single, single, family', false],
  ]
  for (const [order, fits] of orders) {
    test(order, async () => {
      const world = await stage(2, 3)
      const { ana, luis, atOnce, writes, counters, expectOrder } = world
      const father = await family(world)
      const singles = [ana, luis]
      await atOnce(...order.split(', ').map((who) => writes(who === 'family' ? father : (singles.shift() ?? ana), HOUR_IN_WORDS)))
      const got = [father, ana, luis].filter((one) => last(one).startsWith('Apartado para usted'))
      expect(got.includes(father)).toBe(fits)
      expect(counters()?.taken).toBe(fits ? 3 : 2)
      for (const one of [father, ana, luis]) expect(got.includes(one) || isReoffered(one)).toBe(true)
      expectOrder()
    })
  }
})

describe('of two telephones that confirm the same person at once, one has the folio and the other is told how to claim it', () => {
  for (const order of bothOrders(0, 1)) {
    test(`telephone ${order[0]} first`, async () => {
      const world = await stage(2, 1, () => somebody(1))
      const { ana, luis, atOnce, taps, writes, db, expectOrder } = world
      await atOnce(writes(ana, HOUR_IN_WORDS), writes(luis, '7 de diciembre a las 9:00'))
      await atOnce(taps(ana, '6 años'), taps(luis, '6 años'))
      expect(last(luis)).toContain(somebody(1).curp)
      const deeds = [taps(ana, 'Confirmar'), taps(luis, 'Confirmar')] as const
      await atOnce(...order.map((which) => deeds[which === 0 ? 0 : 1]))
      const [winner, loser] = order[0] === 0 ? [ana, luis] : [luis, ana]
      expect(folios(winner)).toHaveLength(1)
      expect(folios(loser)).toEqual([])
      expect(last(loser)).toContain('Por seguridad no digo cuál')
      expect(db.client.query<{ n: number }, []>('select count(*) as n from appointments where live = 1').get()?.n).toBe(1)
      expectOrder()
    })
  }
})
