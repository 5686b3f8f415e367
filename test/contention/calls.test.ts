// Several windows at once, through the routes of the office: a person is called once, and what came of a visit is written once.
import { expect, test } from 'bun:test'
import { openCounter } from '../visits/counter-stage.ts'

const PEOPLE = 30
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

test('a morning of twelve clerks on connections of their own: nobody is called to two windows, and each visit has one outcome', async () => {
  const counter = await openCounter({})
  counter.db.client.run("update rules set value = 60 where name = 'walk_ins_an_hour'")
  counter.at(11)
  for (let nth = 0; nth < PEOPLE; nth += 1) await counter.step('sin-cita', { oficina: 'Toluca', tramite: 'renovar pasaporte' })
  const server = Bun.serve({ port: 0, fetch: (request) => counter.house.officeApp.handle(request) })
  try {
    const press = async (token: string, what: string, form: Record<string, string>) => {
      const answer = await fetch(new URL(`/admin/mostrador/${what}`, server.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ oficina: 'Toluca', ...form }),
      })
      return ((await answer.json()) as { turno?: { turno: number } }).turno?.turno
    }
    /** Two keys share a window, as at a change of shift: both call, both note what came of it. */
    const clerk = async (nth: number): Promise<number[]> => {
      const [token, ventanilla] = [counter.keyFor('clerk', ['Toluca'], { name: `Ventanilla ${nth}` }), String(1 + (nth % 6))]
      const served: number[] = []
      for (let left = PEOPLE; left > 0; left -= 1) {
        const called = await press(token, 'llamar', { ventanilla })
        const mine = called ?? 1 + ((nth * 7 + left) % PEOPLE)
        const noted = await press(token, nth % 2 ? 'atendida' : 'se-fue', { turno_o_folio: String(mine) })
        if (noted !== undefined) served.push(noted)
      }
      return served
    }
    const noted = (await Promise.all(Array.from({ length: 12 }, (_, nth) => clerk(nth)))).flat()
    expect(noted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: PEOPLE }, (_, nth) => nth + 1))
  } finally {
    server.stop(true)
  }
  expect(counter.count('visits where calls > 1')).toBe(0)
  expect(counter.count('(select visit_id from visit_people group by visit_id having count(outcome) <> 1)')).toBe(0)
  expect(counter.count("audit where operation in ('anotar_atendida', 'anotar_se_fue')")).toBe(PEOPLE)
  expect(counter.broken()).toEqual([])
}, 20_000)
