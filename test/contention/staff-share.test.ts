// One free place of an hour of which another one is kept for the office: who gets which, in both orders of the same flush.
import { describe, expect, test } from 'bun:test'
import { AT_THE_COUNTER, bothOrders, folios, isReoffered, stage } from './stage.ts'

type Who = 'the citizens' | 'the counter'

describe('of two places, one of them kept for the office, the counter has its own and one citizen the other', () => {
  for (const order of bothOrders<Who>('the citizens', 'the counter'))
    test(order.join(', '), async () => {
      const { db, ana, luis, atOnce, taps, ask, counters, expectOrder } = await stage(2, 2)
      db.client.run("update slots set kept = 1 where day = '2026-12-03' and minute = 540")
      const { clave } = (await ask('/admin/citas', AT_THE_COUNTER)).body
      const deeds: Record<Who, (() => Promise<unknown>)[]> = {
        'the citizens': [taps(ana, 'Jue 3 dic, 9:00 h'), taps(luis, 'Jue 3 dic, 9:00 h')],
        'the counter': [() => ask('/admin/citas', { ...AT_THE_COUNTER, clave: String(clave) })],
      }
      await atOnce(...order.flatMap((who) => deeds[who]))
      expect(counters()).toEqual({ capacity: 2, taken: 2, cooling: 0 })
      const origins = db.client
        .query<{ origin: string }, []>("select origin from appointments where state in ('held', 'confirmed') order by 1")
        .all()
        .map((one) => one.origin)
      expect(origins).toEqual(['chat', 'counter'])
      expect([ana, luis].filter((one) => isReoffered(one) && folios(one).length === 0).length).toBe(1)
      expectOrder()
    })
})
