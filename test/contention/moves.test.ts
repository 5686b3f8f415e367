// Moving and undoing against everybody else, in one flush and in both orders: nobody is without the place that was theirs.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { setRules, somebody } from '../cast.ts'
import type { Citizen } from './crowd.ts'
import { bothOrders, folios, HOUR_IN_WORDS, last, type Stage, seats, stage } from './stage.ts'

const LATER = '7 de diciembre a las 9:00'
const NINE = 'Jueves 3 de diciembre'
const MINUTE = 60_000

/** With a folio, at this hour. */
async function books({ writes, taps, atOnce }: Stage, citizen: Citizen, when: string): Promise<void> {
  await atOnce(writes(citizen, when))
  await atOnce(taps(citizen, '6 años'))
  await atOnce(taps(citizen, 'Confirmar'))
  expect(folios(citizen)).toHaveLength(1)
}

/** Before the question whether the appointment shall move to the hour at nine. */
async function wantsNine({ writes, atOnce }: Stage, citizen: Citizen): Promise<void> {
  await atOnce(writes(citizen, 'cambiar mi cita'))
  await atOnce(writes(citizen, HOUR_IN_WORDS))
  expect(last(citizen)).toContain('¿Hago el cambio?')
}

describe('two who move into one last place: one has it, and the other keeps what was had', () => {
  for (const [first, second] of bothOrders(0, 1)) {
    test(`telephone ${first} first`, async () => {
      const world = await stage(2)
      const people = [world.ana, world.luis]
      for (const one of people) await books(world, one, LATER)
      for (const one of people) await wantsNine(world, one)
      const [winner = world.ana, loser = world.luis] = [people[first], people[second]]
      await world.atOnce(world.taps(winner, 'Sí, cambiarla'), world.taps(loser, 'Sí, cambiarla'))
      expect(last(winner)).toContain(NINE)
      expect(last(winner)).toContain('quedó cambiada')
      expect(last(loser)).toContain('otra persona acaba de tomar')
      expect(last(loser)).toContain('su cita del *lunes 7 de diciembre, 9:00 h* sigue en pie')
      expect(seats(world)).toEqual(['2026-12-03 confirmed', '2026-12-07 confirmed'])
      expect(world.counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
      world.expectOrder()
    })
  }
})

describe('who moves and who books the last place', () => {
  for (const moverFirst of [true, false]) {
    test(moverFirst ? 'the mover first' : 'the other one first', async () => {
      const world = await stage(2)
      const { ana, luis, taps, atOnce } = world
      await books(world, ana, LATER)
      await wantsNine(world, ana)
      const deeds = [taps(ana, 'Sí, cambiarla'), taps(luis, 'Jue 3 dic, 9:00 h')]
      await atOnce(...(moverFirst ? deeds : deeds.toReversed()))
      expect(last(moverFirst ? luis : ana)).toContain('otra persona acaba de tomar')
      expect(seats(world)).toEqual([moverFirst ? '2026-12-03 confirmed' : '2026-12-07 confirmed'])
      world.expectOrder()
    })
  }
})

test('the same yes twice in one burst moves once', async () => {
  const world = await stage(2)
  const { ana, taps, atOnce } = world
  await books(world, ana, LATER)
  await wantsNine(world, ana)
  await atOnce(taps(ana, 'Sí, cambiarla'), taps(ana, 'Sí, cambiarla'))
  expect(seats(world)).toEqual(['2026-12-03 confirmed'])
  expect(world.db.client.query<{ moves: number }, []>('select moves from appointments where live = 1').get()).toEqual({ moves: 1 })
  world.expectOrder()
})

type Answer = Awaited<ReturnType<Stage['ask']>>

/** Ana's yes to the move and a deed of the office, proposed before, in one burst and in either order. */
function atTheSameMoment(
  what: string,
  deed: (world: Stage) => { path: string; form: Record<string, string> },
  then: (world: Stage, citizenFirst: boolean, answer: Answer | undefined) => void,
): void {
  describe(what, () => {
    for (const citizenFirst of [true, false]) {
      test(citizenFirst ? 'the citizen first' : 'the office first', async () => {
        const world = await stage(2)
        const { ana, taps, atOnce, ask } = world
        await books(world, ana, LATER)
        await wantsNine(world, ana)
        const { path, form } = deed(world)
        const { clave } = (await ask(path, form)).body
        let answer: Answer | undefined
        const does = async () => {
          answer = await ask(path, { ...form, clave: String(clave) })
        }
        const deeds = [taps(ana, 'Sí, cambiarla'), does]
        await atOnce(...(citizenFirst ? deeds : deeds.toReversed()))
        then(world, citizenFirst, answer)
        world.expectOrder()
      })
    }
  })
}

const closing = (dia: string) => () => ({ path: '/admin/cierres', form: { oficina: 'Toluca', motivo: 'no hay luz', dia } })

atTheSameMoment('the new hour closes as somebody moves into it', closing('03/12/2026'), (world, citizenFirst, closed) => {
  // Who came first is shown to the office before anything is closed; else the old place stands.
  expect(closed?.status).toBe(citizenFirst ? 409 : 200)
  expect(last(world.ana)).toContain(citizenFirst ? 'quedó cambiada' : 'la oficina ya no abre')
  expect(seats(world)).toEqual([citizenFirst ? '2026-12-03 confirmed' : '2026-12-07 confirmed'])
})

atTheSameMoment('the old hour closes as somebody moves out of it', closing('07/12/2026'), (world, citizenFirst) => {
  // Whoever was shown the closure's list and moved away meanwhile is not moved by it.
  expect(seats(world)).toEqual([citizenFirst ? '2026-12-03 confirmed' : '2026-12-08 confirmed'])
})

atTheSameMoment(
  'the office cancels as somebody moves',
  ({ ana }) => ({ path: '/admin/citas/cancelar', form: { folio: folios(ana)[0] ?? '', motivo: 'lo pidió' } }),
  (world, citizenFirst) => expect(seats(world)).toEqual([citizenFirst ? '2026-12-03 confirmed' : '2026-12-07 cancelled']),
)

/** Cancelled by its person, who may undo it for five minutes; the place would cool for no time else. */
async function regrets(world: Stage): Promise<void> {
  await books(world, world.ana, HOUR_IN_WORDS)
  await world.atOnce(world.writes(world.ana, 'cancelar mi cita'))
  await world.atOnce(world.taps(world.ana, 'Sí, cancelarla'))
  expect(world.counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
}

describe('undoing a cancellation', () => {
  test('twice in one burst is once', async () => {
    const world = await stage(2)
    await regrets(world)
    await world.atOnce(world.taps(world.ana, 'Deshacer'), world.writes(world.ana, 'deshacer'))
    expect(seats(world)).toEqual(['2026-12-03 confirmed'])
    expect(world.counters()).toEqual({ capacity: 1, taken: 1, cooling: 0 })
    world.expectOrder()
  })
  test('nobody gets the place meanwhile', async () => {
    const world = await stage(2)
    await regrets(world)
    await world.atOnce(world.writes(world.luis, HOUR_IN_WORDS), world.taps(world.ana, 'Deshacer'))
    expect(last(world.luis)).not.toContain('Apartado para usted')
    expect(seats(world)).toEqual(['2026-12-03 confirmed'])
  })
  test('at the moment at which the time is over it is over, and the place has not come back to anybody else yet', async () => {
    for (const offset of [-1, 0]) {
      const world = await stage(2)
      await regrets(world)
      world.clock.advance(5 * MINUTE + offset - (world.now() - regretTime(world)))
      await world.atOnce(world.taps(world.ana, 'Deshacer'))
      expect(seats(world)).toEqual([offset < 0 ? '2026-12-03 confirmed' : '2026-12-03 cancelled'])
      world.expectOrder()
    }
  })
  for (const citizenFirst of [true, false]) {
    test(`as the hour closes: ${citizenFirst ? 'the citizen' : 'the office'} first`, async () => {
      const world = await stage(2)
      await regrets(world)
      const form = { oficina: 'Toluca', motivo: 'no hay luz', dia: '03/12/2026' }
      const { clave } = (await world.ask('/admin/cierres', form)).body
      const closes = () => world.ask('/admin/cierres', { ...form, clave: String(clave) })
      const deeds = [world.taps(world.ana, 'Deshacer'), closes]
      await world.atOnce(...(citizenFirst ? deeds : deeds.toReversed()))
      expect(last(world.ana)).toContain(citizenFirst ? 'recuperé su cita' : 'la oficina cerró esa hora')
      expect(seats(world)).toEqual([citizenFirst ? '2026-12-03 confirmed' : '2026-12-03 cancelled'])
      world.expectOrder()
    })
  }
  for (const undoFirst of [true, false]) {
    test(`as another appointment of the same person is confirmed: ${undoFirst ? 'undone' : 'confirmed'} first`, async () => {
      const world = await stage(2)
      const { ana, taps, writes, atOnce } = world
      await regrets(world)
      const undoes = taps(ana, 'Deshacer')
      for (const words of ['Hola', 'tap:Renovar mi pasaporte', somebody(ana.nth).curp, 'Xavier Xala Xix']) await does(ana, words)
      await atOnce(writes(ana, LATER))
      await atOnce(taps(ana, '6 años'))
      const deeds = [undoes, taps(ana, 'Confirmar')]
      await atOnce(...(undoFirst ? deeds : deeds.toReversed()))
      const live = seats(world).filter((seat) => seat.endsWith('confirmed'))
      expect(live).toEqual([undoFirst ? '2026-12-03 confirmed' : '2026-12-07 confirmed'])
      if (undoFirst) await atOnce(taps(ana, 'Confirmar'))
      expect(last(ana)).toContain(undoFirst ? 'ya tiene una cita desde este teléfono' : 'esa persona ya tiene otra cita')
      expect(seats(world).filter((seat) => seat.endsWith('confirmed'))).toEqual(live)
      world.expectOrder()
    })
  }
})

const regretTime = ({ db }: Stage): number =>
  db.client.query<{ at: number }, []>("select updated_at as at from appointments where state = 'cancelled'").get()?.at ?? 0

const does = ({ phone }: Citizen, words: string): Promise<void> =>
  words.startsWith('tap:') ? phone.tap(words.slice(4)) : phone.write(words)

test('without a rule for it there is nothing to undo, and nothing is promised', async () => {
  const world = await stage(2)
  write(world.db, (tx) => setRules(tx, { undo_minutes: 0 }))
  await books(world, world.ana, HOUR_IN_WORDS)
  await world.atOnce(world.writes(world.ana, 'cancelar mi cita'))
  expect(last(world.ana)).toContain('ya no lo podrá recuperar')
  await world.atOnce(world.taps(world.ana, 'Sí, cancelarla'))
  expect(last(world.ana)).not.toContain('Deshacer')
})
