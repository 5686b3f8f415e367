// One table says everything of a rule (db/seeds/rules.ts).
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { write } from '../../db/open.ts'
import { RULES } from '../../db/seeds/rules.ts'
import { seed } from '../../db/seeds/seed.ts'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../http/desk.ts'
import { ownProgram } from '../process/product.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TABLE = 'db/seeds/rules.ts'
const names = Object.keys(RULES)

/** What the code reads, as patterns: `rule(tx, 'undo_minutes')`, `rule(session.tx, 'undo_minutes')`, with a part that varies. */
function readRules(): RegExp[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const code = files.map((name) => readFileSync(join(ROOT, 'src', name), 'utf8')).join('\n')
  const calls = [...code.matchAll(/\b(?:rule|ruleOf|mostOf)\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, what = '']) => what)
  const asked = calls.flatMap((what) => [...what.matchAll(/['`]([a-z]+_[\w${}]+)['`]/g)].map(([, name = '']) => name))
  // A wall reads its rule's own row.
  const walls = readFileSync(join(ROOT, 'db', 'walls.sql'), 'utf8').matchAll(/FROM rules \w* ?WHERE (?:\w+\.)?name = '(\w+)'/gi)
  asked.push(...[...walls].map(([, name = '']) => name))
  return [...new Set(asked)].map((name) => new RegExp(`^${name.replace(/\$\{\w+\}/g, '[a-z]+')}$`))
}

test('each rule of the table is read somewhere, and each rule that is read stands in the table', () => {
  const read = readRules()
  expect(names.filter((name) => !read.some((one) => one.test(name)))).toEqual([])
  expect(read.filter((one) => !names.some((name) => one.test(name)))).toEqual([])
})

test('no rule stands in the table twice, and each begins within its own limits', () => {
  const written = [...readFileSync(join(ROOT, TABLE), 'utf8').matchAll(/^ {4}(\w+): \{/gm)].map(([, name]) => name)
  expect(written).toEqual(names)
  for (const [name, { value, least, most, orNone }] of Object.entries({ ...RULES }))
    expect([name, (value >= least && value <= most) || (orNone === true && value === 0)]).toEqual([name, true])
})

test('what a database begins with, and what the page shows, is the table, rule by rule', async () => {
  const { get, db } = openDesk()
  const seeded = db.client.query<{ name: string; value: number }, []>('select name, value from rules').all()
  const table = Object.entries({ ...RULES })
  expect(Object.fromEntries(seeded.map(({ name, value }) => [name, value]))).toEqual(
    Object.fromEntries(table.map(([name, { value }]) => [name, value])),
  )
  const shown = (await get('/admin/reglas')).body.reglas as Record<string, unknown>[]
  expect(shown.map(({ grupo, regla, valor, unidad }) => ({ grupo, regla, valor, unidad }))).toEqual(
    table.map(([, { group, meaning, value, unit }]) => ({ grupo: group, regla: meaning, valor: value, unidad: unit })),
  )
})

test('a number that another release left is not shown: nobody would obey it', async () => {
  const { doIt, get, db } = openDesk()
  db.client.run("insert into rules (name, value) values ('rule_of_before', 3)")
  expect((await get('/admin/reglas')).body.resumen).toBe(`Hay ${names.length} reglas.`)
  expect((await doIt('/admin/reglas', { regla: 'rule_of_before', valor: '4' })).body.codigo).toBe('regla_no_existe')
})

test('an installation that was seeded with nothing has its rules all the same, and changes them', async () => {
  const { doIt, db } = openDesk()
  db.client.run('delete from rules')
  write(db, (tx) => seed(tx, 'none', 0, { hold_seconds: 900 }))
  expect(db.client.query<{ n: number }, []>('select count(*) as n from rules').get()).toEqual({ n: names.length })
  expect((await doIt('/admin/reglas', { regla: 'hold_seconds', valor: '300' })).body).toMatchObject({ antes: 900, ahora: 300 })
})

test('adding a rule is one line: it is seeded, shown under its heading, read and refused beyond its limits', () => {
  const program = ownProgram()
  const file = join(program.path, TABLE)
  const before = readFileSync(file, 'utf8')
  const line = "    naps_a_day: { value: 3, least: 1, most: 5, unit: 'siestas', meaning: 'Siestas de la oficina' },\n"
  writeFileSync(
    file,
    before.replace("...group('Casos', {\n", (heading) => heading + line),
  )
  writeFileSync(join(program.path, 'try.ts'), TRY)
  const tried = Bun.spawnSync([process.execPath, 'try.ts'], { cwd: program.path })
  program.remove()
  expect([tried.stderr.toString(), JSON.parse(tried.stdout.toString() || 'null')]).toEqual([
    '',
    {
      row: { name: 'naps_a_day', value: 3 },
      shown: { name: 'naps_a_day', value: 3, least: 1, most: 5, unit: 'siestas', meaning: 'Siestas de la oficina', group: 'Casos' },
      choice: 'Siestas de la oficina (de 1 a 5)',
      read: 3,
      mayBe: [true, false],
    },
  ])
})

/** Run in a copy of the program that has one rule more. */
const TRY = `
  import { migrate } from './db/migrate.ts'
  import { openDatabase, write } from './db/open.ts'
  import { seed } from './db/seeds/seed.ts'
  import { ruleChoices } from './src/catalogue/operations/rules.ts'
  import { allowedFor, isAllowed, listRules, rule } from './src/catalogue/rules.ts'
  const db = openDatabase(':memory:')
  migrate(db)
  write(db, (tx) => seed(tx, 'none', 0))
  const [row] = db.client.query("select * from rules where name = 'naps_a_day'").all()
  const shown = listRules(db).find(({ name }) => name === 'naps_a_day')
  const choice = ruleChoices(db).find((one) => one.startsWith('Siestas'))
  const allowed = allowedFor(db, 'naps_a_day')
  console.log(JSON.stringify({ row, shown, choice, read: rule(db, 'naps_a_day'), mayBe: [isAllowed(allowed, 5), isAllowed(allowed, 6)] }))
`

test('the limits of a variable that begins a rule are those of the rule', () => {
  for (const [variable, rule] of [
    ['HOLD_SECONDS', RULES.hold_seconds],
    ['DRAFT_DAYS', RULES.draft_days],
    ['BODY_HOURS', RULES.body_hours],
  ] as const) {
    const read = (value: number) =>
      Object.values(readConfig({ [variable]: String(value) }, '/').firstRules).filter((one) => one !== undefined)
    expect([read(rule.least), read(rule.most)]).toEqual([[rule.least], [rule.most]])
    expect(() => read(rule.most + 1)).toThrow(`de ${rule.least} a ${rule.most}`)
    expect(() => read(rule.least - 1)).toThrow(rule.unit)
  }
})
