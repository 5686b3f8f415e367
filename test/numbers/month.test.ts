// A month to publish: what is in it can be recomputed from the file alone, without the product.
import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numbersCommand } from '../../src/numbers/commands/numbers.ts'
import { steps } from '../../src/numbers/month.ts'
import { addPerson, emptyTally, figuresOf } from '../../src/numbers/tally.ts'
import { twoAgencies } from '../http/two-agencies.ts'
import { liveThroughFriday, openWeek, type Week } from './week-stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-numbers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Line = Record<string, number | string | null>
interface Published {
  institucion: string
  total: Line
  oficinas: (Record<string, Line[]> & { oficina: string; total: Line })[]
  las_demas_oficinas: Line | null
  definiciones: { cifra: string; que_es: string }[]
}

async function publish({ db, clock }: Pick<Week, 'db' | 'clock'>, month: string, name: string) {
  const databasePath = join(folder, name, 'ventanilla.db')
  const said: string[] = []
  await Bun.write(databasePath, db.client.serialize())
  const exit = await numbersCommand([month], { databasePath }, { clock, say: (line) => said.push(line) })
  const made = join(folder, name, 'numeros')
  const read = (file: string) => readFileSync(join(made, file), 'utf8')
  return { exit, said: said.join('\n'), made: exit === 0 ? readdirSync(made).sort() : [], read }
}

async function livedMonth() {
  const week = await openWeek()
  await liveThroughFriday(week)
  week.clock.set(Date.parse('2026-12-02T16:00:00Z'))
  return week
}

const sum = (lines: Line[], name: string) => lines.reduce((all, line) => all + Number(line[name] ?? 0), 0)

test('the file says how long people waited, and its own lines add up to its totals', async () => {
  const { exit, made, read } = await publish(await livedMonth(), '2026-11', 'lived')
  expect([exit, made]).toEqual([0, ['numeros-2026-11.html', 'numeros-2026-11.json']])
  const { total, oficinas, las_demas_oficinas: others } = JSON.parse(read('numeros-2026-11.json')) as Published
  expect(total).toMatchObject({ citas: 15, llegaron: 11, espera_mitad: 15, espera_nueve_de_diez: 30 })
  const summed = Object.keys(total).filter((name) => name !== 'renglon' && !/mitad|nueve/.test(name))
  expect(summed.length).toBe(16)
  for (const name of summed)
    expect([name, sum([...oficinas.map((one) => one.total), ...(others ? [others] : [])], name)]).toEqual([
      name,
      Number(total[name]),
    ])
  const [toluca] = oficinas.filter(({ oficina }) => oficina === 'Toluca')
  for (const by of ['por_dia', 'por_hora', 'por_tramite'])
    for (const name of summed.filter((name) => name !== 'lugares_publicados' || by !== 'por_tramite'))
      expect([by, name, sum(toluca?.[by] ?? [], name)]).toEqual([by, name, Number(toluca?.total[name])])
})

test('the steps of the wait have ten people at least, and the figures lie in theirs', async () => {
  const { read } = await publish(await livedMonth(), '2026-11', 'steps')
  const [toluca] = (JSON.parse(read('numeros-2026-11.json')) as Published).oficinas
  expect(toluca?.minutos_de_espera).toEqual([{ hasta: 60, personas: 11 }])
  expect(toluca?.dias_hasta_la_cita).toEqual([{ hasta: 3, personas: 15 }])
  const tally = emptyTally()
  const coming = { origin: 'chat', fate: 'came', daysAhead: undefined } as const
  for (let minute = 0; minute < 25; minute++) addPerson(tally, { ...coming, waitedMinutes: minute })
  expect(steps(tally, 'espera_mitad')).toEqual([
    { hasta: 9, personas: 10 },
    { hasta: 24, personas: 15 },
  ])
  expect(figuresOf(tally)).toMatchObject({ espera_mitad: 12, espera_nueve_de_diez: 22 })
})

test('the page answers how long people wait, has a definition of each figure, and loads nothing', async () => {
  const { read } = await publish(await livedMonth(), '2026-11', 'page')
  const page = read('numeros-2026-11.html')
  expect(page).toContain('noviembre de 2026 en números')
  expect(page).toContain('la mitad de las personas esperó <strong>15 minutos o menos</strong>')
  expect(page).not.toMatch(/<script|src=|https?:|@import/)
  const { definiciones } = JSON.parse(read('numeros-2026-11.json')) as Published
  for (const { que_es } of definiciones) expect(page).toContain(que_es)
})

test('neither has anything of a person', async () => {
  const { read } = await publish(await livedMonth(), '2026-11', 'people')
  for (const file of ['numeros-2026-11.html', 'numeros-2026-11.json'])
    expect(read(file)).not.toMatch(/Xavier|Xala|Juan|Inés|XAXX|[A-Z0-9]{3}-[A-Z0-9]{3}\b|55\d{8}/)
})

test('each agency has its own files, with its offices alone', async () => {
  const both = await twoAgencies()
  both.clock.set(Date.parse('2027-01-02T16:00:00Z'))
  const { made, read } = await publish(both, '2026-12', 'agencies')
  expect(made.filter((name) => name.endsWith('.json')).length).toBe(2)
  const files = made.filter((name) => name.endsWith('.json')).map((name) => JSON.parse(read(name)) as Published)
  const theirs = files.find(({ institucion }) => institucion === 'Movilidad')
  expect(theirs?.oficinas.map(({ oficina, total }) => [oficina, total.citas])).toEqual([['Movilidad Centro', null]])
  expect(JSON.stringify(files.find(({ institucion }) => institucion !== 'Movilidad'))).not.toContain('Movilidad Centro')
})

test('a month that is not over, or no month, writes nothing', async () => {
  const week = await openWeek()
  for (const month of ['2026-11', '2026-13', 'noviembre']) {
    const { exit, made, said } = await publish(week, month, `none-${month}`)
    expect([exit, made]).toEqual([1, []])
    expect(said).toMatch(/todavía no termina|Escriba el mes así/)
  }
  const said: string[] = []
  const asked = { databasePath: join(folder, 'there-is-none.db') }
  expect(await numbersCommand(['2026-10'], asked, { clock: week.clock, say: (line) => said.push(line) })).toBe(1)
  expect(said.join()).toContain('no hay ninguna base de datos')
})
