// What the tables hold of a visit, whoever writes them.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { stage as moving } from '../booking/moving-stage.ts'
import { ROSA } from '../cast.ts'

/** Rosa has come: visit 1 with number 7. */
function stage() {
  const at = moving({ '2026-12-03 9:00': 3 })
  const [slot = 0] = at.slots
  at.books(slot, [ROSA])
  const run = (sql: string) => at.house.at((tx) => tx.client.run(sql))
  run(`insert into visits (group_id, office_id, day, starts_at, state, version, updated_at)
    select a.group_id, a.office_id, s.day, s.starts_at, 'expected', 1, 1 from appointments a join slots s on s.id = a.slot_id`)
  run('insert into visit_people (visit_id, appointment_id, procedure_id) select 1, id, procedure_id from appointments')
  run('update visit_people set arrived_at = 4')
  run("update visits set state = 'arrived', arrived_at = 4, number = 7, version = 2")
  return { ...at, run, broken: () => brokenInvariants(at.house.db) }
}

const outcome = (what: string, more = "outcome_at = 5, outcome_by = 'staff'") =>
  `update visit_people set outcome = '${what}', ${more}`
const becomes = (state: string, more = '') => `update visits set state = '${state}', version = version + 1 ${more}`

test('a visit is called to a window, served there, and over when something came of each of its people', () => {
  const at = stage()
  at.run(becomes('called', ', at_window = 3, called_at = 5, calls = 1'))
  at.run(becomes('serving', ', serving_at = 6'))
  expect(at.broken()).toEqual([])
  at.run(becomes('served', ', ended_at = 7'))
  expect(at.broken()).toEqual(['visits_end_with_their_people:1'])
  at.run(outcome('served'))
  expect(at.broken()).toEqual([])
})

describe('the tables refuse', () => {
  test.each([
    ['another outcome', outcome('gone'), /visit_people_outcome/],
    ['an outcome that nobody wrote', outcome('served', 'outcome_at = 5'), /visit_people_outcome_is_whole/],
    ['an outcome without its moment', outcome('served', "outcome_by = 'staff'"), /visit_people_outcome_is_whole/],
    ['an outcome by the citizen', outcome('served', "outcome_at = 5, outcome_by = 'citizen'"), /visit_people_outcome_by/],
    ['absence of somebody who came', outcome('absent'), /visit_people_absent_never_came/],
    ['a missing paper without its name', outcome('missing_paper'), /visit_people_missing/],
    ['a visit that is called to no window', becomes('called'), /visits_called_to_a_window/],
    ['a step over another one', "update visits set state = 'called', at_window = 1, version = 2", /adds one to the version/],
    ['a step that there is not', becomes('serving', ', at_window = 1'), /no such transition/],
    ['another number', 'update visits set number = 8, version = version + 1', /a number stays/],
    ['another hour', 'update visits set starts_at = 8, version = version + 1', /never changes/],
    [
      'one number twice a day',
      `insert into visits (office_id, day, starts_at, number, state, arrived_at, version, updated_at)
       select office_id, day, starts_at, 7, 'arrived', 5, 1, 1 from visits`,
      /UNIQUE/,
    ],
    [
      'a visit that begins as served',
      `insert into visits (office_id, day, starts_at, number, state, arrived_at, ended_at, version, updated_at)
       select office_id, day, starts_at, 8, 'served', 5, 5, 1, 1 from visits`,
      /begins as expected/,
    ],
  ])('%s', (_, planted, refusal) => {
    const at = stage()
    expect(() => at.run(planted)).toThrow(refusal)
  })

  test('absence that no clerk noted of each', () => {
    const at = stage()
    at.run('update visit_people set arrived_at = null')
    at.run("update visits set state = 'expected', arrived_at = null, version = version + 1")
    expect(() => at.run(becomes('absent', ', ended_at = 9'))).toThrow(/only a clerk says that nobody came/)
    at.run("update visit_people set outcome = 'absent', outcome_at = 9, outcome_by = 'clock'")
    expect(() => at.run(becomes('absent', ', ended_at = 9'))).toThrow(/only a clerk says that nobody came/)
  })

  test('two visits at one window', () => {
    const at = stage()
    at.run(`insert into visits (office_id, day, starts_at, number, state, arrived_at, version, updated_at)
      select office_id, day, starts_at, 8, 'arrived', 5, 1, 1 from visits`)
    expect(() => at.run(becomes('called', ', at_window = 1'))).toThrow(/UNIQUE/)
  })

  test('an appointment in the visit of another group', () => {
    const at = stage()
    at.run(`insert into visits (group_id, office_id, day, starts_at, state, version, updated_at)
      select 'other', office_id, day, starts_at, 'expected', 1, 1 from visits`)
    expect(() =>
      at.run('insert into visit_people (visit_id, appointment_id, procedure_id) select 2, id, procedure_id from appointments'),
    ).toThrow(/of its own group/)
  })
})
