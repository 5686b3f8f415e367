// Taking a move back against everybody else, in one flush and in both orders: the old place is nobody's until the time is over.
import { describe, expect, test } from 'bun:test'
import { MINUTE } from '../../src/clock.ts'
import { folios, HOUR_IN_WORDS, last, type Stage, seats, stage } from './stage.ts'

const LATER = '7 de diciembre a las 9:00'
const OLD = '2026-12-03 confirmed'
const NEW = '2026-12-07 confirmed'

/** Ana had the only place at nine on the 3rd and moved to the 7th, a moment ago. */
async function moved(): Promise<Stage> {
  const world = await stage(2)
  const { ana, writes, taps, atOnce } = world
  for (const words of [HOUR_IN_WORDS, 'tap:6 años', 'tap:Confirmar', 'cambiar mi cita', LATER, 'tap:Sí, cambiarla'])
    await atOnce(words.startsWith('tap:') ? taps(ana, words.slice('tap:'.length)) : writes(ana, words))
  expect(last(ana)).toContain('quedó cambiada')
  expect(world.counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  return world
}

const clerk = async (world: Stage, path: string, form: Record<string, string>) => {
  const { clave } = (await world.ask(path, form)).body
  return () => world.ask(path, { ...form, clave: String(clave) })
}

test('twice in one burst is once, by tap and by word', async () => {
  const world = await moved()
  await world.atOnce(world.taps(world.ana, 'Deshacer el cambio'), world.writes(world.ana, 'deshacer'))
  expect(seats(world)).toEqual([OLD])
  expect(world.counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  expect(world.db.client.query<{ moves: number }, []>('select moves from appointments where live = 1').get()).toEqual({ moves: 0 })
  world.expectOrder()
})

test('nobody gets the old place meanwhile', async () => {
  const world = await moved()
  await world.atOnce(world.writes(world.luis, HOUR_IN_WORDS), world.taps(world.ana, 'Deshacer el cambio'))
  expect(last(world.luis)).not.toContain('Apartado para usted')
  expect(seats(world)).toEqual([OLD])
  world.expectOrder()
})

test('at the moment at which the time is over it is over', async () => {
  for (const offset of [-1, 0]) {
    const world = await moved()
    const since = world.db.client.query<{ at: number }, []>('select freed_at as at from cooling_places').get()?.at ?? 0
    world.clock.set(since + 5 * MINUTE + offset)
    await world.atOnce(world.taps(world.ana, 'Deshacer el cambio'))
    expect(seats(world)).toEqual([offset < 0 ? OLD : NEW])
    expect(last(world.ana)).toContain(offset < 0 ? 'deshice el cambio' : 'ya no se puede deshacer')
    world.expectOrder()
  }
})

test('the old yes of the move does not move again what was taken back', async () => {
  const world = await stage(2)
  const { ana, writes, taps, atOnce } = world
  for (const words of [HOUR_IN_WORDS, 'tap:6 años', 'tap:Confirmar', 'cambiar mi cita', LATER])
    await atOnce(words.startsWith('tap:') ? taps(ana, words.slice('tap:'.length)) : writes(ana, words))
  const yes = taps(ana, 'Sí, cambiarla')
  await atOnce(yes)
  await atOnce(taps(ana, 'Deshacer el cambio'))
  await atOnce(yes)
  expect(seats(world)).toEqual([OLD])
  world.expectOrder()
})

for (const citizenFirst of [true, false]) {
  const order = <T>(citizen: T, office: T): T[] => (citizenFirst ? [citizen, office] : [office, citizen])
  describe(`${citizenFirst ? 'the citizen' : 'the office'} first`, () => {
    test('as the old hour closes', async () => {
      const world = await moved()
      const closes = await clerk(world, '/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz', dia: '03/12/2026' })
      await world.atOnce(...order<() => Promise<unknown>>(world.taps(world.ana, 'Deshacer el cambio'), closes))
      // Who came back meanwhile is shown to the office before anything is closed.
      expect(last(world.ana)).toContain(citizenFirst ? 'deshice el cambio' : 'la oficina cerró esa hora')
      expect(seats(world)).toEqual([citizenFirst ? OLD : NEW])
      world.expectOrder()
    })
    test('as the office cancels it', async () => {
      const world = await moved()
      const cancels = await clerk(world, '/admin/citas/cancelar', { folio: folios(world.ana)[0] ?? '', motivo: 'lo pidió' })
      await world.atOnce(...order<() => Promise<unknown>>(world.taps(world.ana, 'Deshacer el cambio'), cancels))
      expect(seats(world)).toEqual([citizenFirst ? OLD : '2026-12-07 cancelled'])
      world.expectOrder()
    })
    test('as the office moves it', async () => {
      const world = await moved()
      const moves = await clerk(world, '/admin/citas/mover', {
        folio: folios(world.ana)[0] ?? '',
        dia: '08/12/2026',
        hora: '9:00',
        motivo: 'no hay sistema',
      })
      await world.atOnce(...order<() => Promise<unknown>>(world.taps(world.ana, 'Deshacer el cambio'), moves))
      expect(seats(world)).toEqual([citizenFirst ? OLD : '2026-12-08 confirmed'])
      world.expectOrder()
    })
    test('as it passes to another telephone', async () => {
      const world = await moved()
      const passes = await clerk(world, '/admin/citas/otro-telefono', {
        folio: folios(world.ana)[0] ?? '',
        telefono_nuevo: '5500009999',
        identificacion_vista: 'sí',
        motivo: 'es su mamá',
      })
      await world.atOnce(...order<() => Promise<unknown>>(world.taps(world.ana, 'Deshacer el cambio'), passes))
      expect(seats(world)).toEqual([citizenFirst ? OLD : NEW])
      if (!citizenFirst) expect(last(world.ana)).toContain('o se atiende desde otro chat')
      world.expectOrder()
    })
  })
}
