// Several windows at once, through the routes of the office: a person is called once, and what came of a visit is written once.
import { expect, test } from 'bun:test'
import { openCounter } from '../visits/counter-stage.ts'

const WINDOWS = ['1', '2', '3', '4', '5', '6', '7', '8']

test('of eight windows that call the next one at the same moment, three have the three who wait, each another one', async () => {
  const counter = await openCounter()
  counter.at(11, 50)
  for (const who of ['rosa', 'luis', 'eva'] as const) await counter.arrive(who)
  const answers = await Promise.all(WINDOWS.map((window) => counter.call(window)))
  const called = answers.flatMap((one) => one.turn?.turno ?? [])
  expect(called.toSorted()).toEqual([1, 2, 3])
  expect(answers.filter((one) => one.codigo === 'nadie_espera')).toHaveLength(5)
  expect(counter.count("visits where state = 'called'")).toBe(3)
  expect(counter.broken()).toEqual([])
})

test('of eight windows that call the same person one does, and the others are told which', async () => {
  const counter = await openCounter()
  counter.at(11, 50)
  await counter.arrive('rosa')
  const answers = await Promise.all(WINDOWS.map((window) => counter.call(window, { turno_o_folio: '1' })))
  const [mine, ...others] = answers.toSorted((a, b) => Number(a.codigo !== undefined) - Number(b.codigo !== undefined))
  expect(mine?.turn?.estado).toBe('llamado')
  expect(new Set(others.map((one) => one.said))).toEqual(new Set([`Ya lo llamó la ventanilla ${mine?.turn?.ventanilla}.`]))
  expect(counter.broken()).toEqual([])
})

test('of two outcomes that are noted at the same moment one counts, and is in the log-book once', async () => {
  const counter = await openCounter()
  counter.at(11, 50)
  await counter.arrive('rosa')
  await counter.call('1')
  const answers = await Promise.all([
    counter.turn('atendida', '1'),
    counter.turn('se-fue', '1'),
    counter.turn('atendida', '1'),
    counter.turn('se-fue', '1'),
  ])
  expect(answers.filter((one) => one.codigo === 'turno_terminado')).toHaveLength(3)
  expect(counter.count("audit where operation in ('anotar_atendida', 'anotar_se_fue')")).toBe(1)
  expect(counter.count("appointment_events where what in ('served', 'left_office')")).toBe(1)
  expect(counter.broken()).toEqual([])
})

test('of many who come without an appointment at the same moment as many get a number as there are places', async () => {
  const counter = await openCounter({})
  counter.db.client.run("update rules set value = 0 where name = 'walk_ins_an_hour'")
  counter.db.client.run("update slots set capacity = 0, planned = 0 where day = '2026-11-24' and minute <> 780")
  counter.at(12)
  const places = counter.db.client
    .query<{ free: number }, []>("select capacity - taken - cooling as free from slots where day = '2026-11-24' and minute = 780")
    .get()?.free
  const asked = { oficina: 'Toluca', tramite: 'renovar pasaporte' }
  const answers = await Promise.all(Array.from({ length: 12 }, () => counter.step('sin-cita', asked)))
  const numbers = answers.flatMap((one) => one.turn?.turno ?? [])
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: places ?? 0 }, (_, nth) => nth + 1))
  expect(places).toBeGreaterThan(0)
  expect(answers.filter((one) => one.codigo === 'sin_lugar_hoy')).toHaveLength(12 - (places ?? 0))
  expect(counter.broken()).toEqual([])
})
