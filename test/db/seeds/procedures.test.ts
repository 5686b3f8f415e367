// What the catalogue says of procedures: what to bring, fees, holidays, rules.
import { expect, test } from 'bun:test'
import { DEFAULT_RULES } from '../../../src/catalogue/rules.ts'
import { one, rows, seeded } from './seeded.ts'

const catalogue = seeded('catalogue')

const MINOR_CASES = [
  'both_parents',
  'one_parent_permission',
  'single_parent_on_record',
  'other_deceased',
  'court_papers',
  'loss_or_suspension',
  'judicial_authorisation',
  'guardian',
  'adoption',
  'grandparents',
  'other_unreachable',
  'rather_not_say',
]

test('every procedure that is done here says what to bring, and a minor in each case what that case needs', () => {
  expect(
    rows<{ id: string }>(
      catalogue,
      "select id from procedures where id not like 'elsewhere_%' and id not in (select procedure_id from requirements where applies = 'always')",
    ),
  ).toEqual([])
  expect(
    rows<{ id: string }>(
      catalogue,
      "select id from procedures where fee_table is not null and id not in (select procedure_id from requirements where applies = 'fee')",
    ),
  ).toEqual([])
  for (const { id } of rows<{ id: string }>(catalogue, "select id from procedures where audience = 'minor'"))
    for (const minorCase of MINOR_CASES)
      expect(
        one<{ found: number }>(
          catalogue,
          'select 1 as found from requirements where procedure_id = ? and applies = ?',
          id,
          `minor:${minorCase}`,
        ),
        `${id} ${minorCase}`,
      ).toEqual({
        found: 1,
      })
})

test('the longest list of what to bring leaves room for the rest of the folio message', () => {
  for (const column of ['text', 'text_en'])
    for (const { id } of rows<{ id: string }>(catalogue, 'select id from procedures')) {
      const all = rows<{ applies: string; words: string }>(
        catalogue,
        `select applies, ${column} as words from requirements where procedure_id = ?`,
        id,
      )
      for (const { words } of all) expect(words.length, words).toBeLessThanOrEqual(90)
      const length = (few: typeof all) => few.reduce((sum, { words }) => sum + words.length + 4, 0)
      const common = length(all.filter(({ applies }) => !applies.startsWith('minor:')))
      const longestCase = Math.max(0, ...all.filter(({ applies }) => applies.startsWith('minor:')).map((row) => length([row])))
      expect(common + longestCase, id).toBeLessThanOrEqual(520)
    }
})

test('the fees of 2026 are those of the law, before rounding', () => {
  const fees = rows<{ years: number; centavos: number; min_age: number; max_age: number | null }>(
    catalogue,
    "select years, centavos, min_age, max_age from fees where valid_from = '2026-01-01' order by years",
  )
  expect(fees).toEqual([
    { years: 1, centavos: 92075, min_age: 0, max_age: 2 },
    { years: 3, centavos: 179529, min_age: 0, max_age: null },
    { years: 6, centavos: 243863, min_age: 3, max_age: null },
    { years: 10, centavos: 427769, min_age: 18, max_age: null },
  ])
})

test('a holiday falls on the weekday that the law gives it', () => {
  const days = rows<{ day: string; name: string }>(catalogue, 'select day, name from non_working_days order by day')
  const weekday = new Map(days.map(({ day }) => [day, Temporal.PlainDate.from(day).dayOfWeek]))
  for (const monday of ['2026-11-16', '2027-02-01', '2027-03-15', '2027-11-15']) expect(weekday.get(monday)).toBe(1)
  expect(weekday.get('2026-12-25')).toBe(5)
  expect(weekday.get('2027-06-06')).toBe(7)
})

test('an institution of its own starts with the catalogue and no office', () => {
  expect(one<{ many: number }>(catalogue, 'select count(*) as many from offices')).toEqual({ many: 0 })
  expect(one<{ many: number }>(catalogue, 'select count(*) as many from agencies where version > 0')).toEqual({ many: 0 })
})

test('a manager finds every rule that the agenda obeys, with the number that it obeys', () => {
  const found = rows<{ name: string; value: number }>(catalogue, 'select name, value from rules')
  expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual({ ...DEFAULT_RULES })
})
