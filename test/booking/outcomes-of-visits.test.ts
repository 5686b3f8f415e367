// What came of a visit.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { ROSA } from '../cast.ts'
import { stage as moving } from './moving-stage.ts'

function stage() {
  const at = moving({ '2026-12-03 9:00': 3, '2026-12-10 9:00': 3, '2026-12-17 9:00': 3 })
  const [slot = 0, later = 0, last = 0] = at.slots
  at.house.at((tx) => tx.client.run("update procedures set exclusive_group = null where id = 'advice'"))
  const run = (sql: string) => () => at.house.at((tx) => tx.client.run(sql))
  const rows = <Row>(sql: string) => at.house.db.client.query<Row, []>(sql).all()
  return { ...at, slot, later, last, run, rows, broken: () => brokenInvariants(at.house.db) }
}

describe('what came of a visit', () => {
  const note = (what: string, more = "outcome_at = 5, outcome_by = 'staff'") =>
    `update appointments set outcome = '${what}', ${more}, version = version + 1 where id = 1`

  test('is served, absent or late, with when and by whom it was written down; nobody writes it today', () => {
    const at = stage()
    at.books(at.slot, [ROSA])
    expect(
      at.rows<{ outcome: string | null; outcome_at: number | null; outcome_by: string | null }>(
        'select outcome, outcome_at, outcome_by from appointments',
      ),
    ).toEqual([{ outcome: null, outcome_at: null, outcome_by: null }])
    for (const what of ['served', 'absent', 'late']) at.run(note(what))()
    expect(at.broken()).toEqual([])
  })

  test.each([
    ['another word', note('gone'), /appointments_outcome/],
    ['nobody who wrote it', note('served', 'outcome_at = 5'), /appointments_outcome_is_whole/],
    ['no moment', note('served', "outcome_by = 'staff'"), /appointments_outcome_is_whole/],
    ['the citizen', note('served', "outcome_at = 5, outcome_by = 'citizen'"), /appointments_outcome_by/],
    [
      'absence of somebody who came',
      note('absent', "arrived_at = 4, outcome_at = 5, outcome_by = 'clock'"),
      /appointments_absent_never_came/,
    ],
    [
      'a visit that was cancelled',
      note('served', "state = 'cancelled', live = 0, seated = 0, outcome_at = 5, outcome_by = 'staff'"),
      /appointments_outcome_of_a_visit/,
    ],
  ])('the tables refuse %s', (_, planted, refusal) => {
    const at = stage()
    at.books(at.slot, [ROSA])
    expect(at.run(planted)).toThrow(refusal)
  })
})
