// One live appointment a person and group of procedures, and never two at the same time.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { move } from '../../src/booking/move.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { setOwnRule } from '../../src/catalogue/rules.ts'
import { join } from '../../src/waitlist/entries.ts'
import { addAgency, CLERK, LUIS, openOffice, publishSlot, ROSA, requestedPlaces, setRules } from '../cast.ts'
import { stage as moving } from './moving-stage.ts'

const HOURS = { '2026-12-03 9:00': 3, '2026-12-03 9:30': 3, '2026-12-10 9:00': 3 }

/** Renewals and first passports exclude each other; advice has a group of its own, or none. */
function stage(advice: 'own' | 'none' = 'own') {
  const at = moving(HOURS)
  const [nine = 0, half = 0, later = 0] = at.slots
  const group = advice === 'own' ? "'advice'" : 'null'
  at.house.at((tx) => tx.client.run(`update procedures set exclusive_group = ${group} where id = 'advice'`))
  const gives = (slotId: number, person: PersonDraft, procedureId: string) =>
    at.house.at((tx, now) => {
      const members = [{ person, procedureId }]
      return give(tx, at.house.deps, { slotId, members, origin: 'counter', actor: CLERK, reason: 'x' }, now)
    })
  const waits = (contactId: number, person: PersonDraft, procedureId: string) =>
    at.house.at((tx, now) => {
      const { members } = requestedPlaces(0, [person], procedureId)
      return join(tx, at.house.deps, contactId, { officeIds: [at.office], members, times: {}, answers: '{}' }, now)
    })
  const run = (sql: string) => () => at.house.at((tx) => tx.client.run(sql))
  return { ...at, nine, half, later, gives, waits, run, broken: () => brokenInvariants(at.house.db) }
}

describe('a person', () => {
  test('has one appointment of a group at a time, and one of another group beside it', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    expect(at.holds(rosa, at.later, [ROSA], 'first')).toMatchObject({ ok: false, why: 'own_live' })
    expect(at.holds(rosa, at.later, [ROSA], 'advice')).toMatchObject({ ok: true })
    expect(at.confirms(rosa)).toMatchObject({ ok: true })
    expect(at.holds(rosa, at.half, [ROSA], 'advice')).toMatchObject({ ok: false, why: 'own_live' })
    const other = at.meets()
    expect(at.holds(other, at.half, [ROSA], 'first')).toMatchObject({ ok: true })
    expect(at.confirms(other)).toMatchObject({ ok: false, why: 'elsewhere' })
    expect(at.gives(at.half, ROSA, 'renewal')).toMatchObject({ ok: false, why: 'live' })
    expect(at.broken()).toEqual([])
  })

  test('has any number of what no group says, one after the other', () => {
    const at = stage('none')
    const rosa = at.books(at.nine, [ROSA], undefined, 'advice')
    for (const slot of [at.half, at.later]) {
      expect(at.holds(rosa, slot, [ROSA], 'advice')).toMatchObject({ ok: true })
      expect(at.confirms(rosa)).toMatchObject({ ok: true })
    }
    expect(at.views(rosa)).toHaveLength(3)
    expect(at.broken()).toEqual([])
  })

  test('who has an appointment waits for one of another group, and is off the list when that is booked', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    expect(at.waits(rosa, ROSA, 'first')).toMatchObject({ ok: false, why: 'own_live' })
    expect(at.waits(rosa, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(at.gives(at.later, LUIS, 'advice')).toMatchObject({ ok: true })
    const live = () => at.house.db.client.query<{ live: number; state: string }, []>('select live, state from wait_wishes').all()
    expect(live()).toEqual([{ live: 1, state: 'waiting' }])
    expect(at.broken()).toEqual([])
    expect(at.gives(at.later, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(live()).toEqual([{ live: 0, state: 'booked' }])
    expect(at.broken()).toEqual([])
  })
})

describe('a procedure of which a person may have two at once', () => {
  const ofTwo = () => {
    const at = stage()
    const limit = (value: number | undefined) =>
      at.house.at((tx) => setOwnRule(tx, 'live_a_person', { procedureId: 'advice' }, value))
    limit(2)
    return { ...at, limit }
  }

  test('gives a second and no third, in the chat, from another telephone and at the counter', () => {
    const at = ofTwo()
    const rosa = at.books(at.nine, [ROSA], undefined, 'advice')
    expect(at.holds(rosa, at.half, [ROSA], 'advice')).toMatchObject({ ok: true })
    expect(at.confirms(rosa)).toMatchObject({ ok: true })
    expect(at.holds(rosa, at.later, [ROSA], 'advice')).toMatchObject({ ok: false, why: 'own_live' })
    const other = at.meets()
    expect(at.holds(other, at.later, [ROSA], 'advice')).toMatchObject({ ok: true })
    expect(at.confirms(other)).toMatchObject({ ok: false, why: 'elsewhere' })
    expect(at.gives(at.later, ROSA, 'advice')).toMatchObject({ ok: false, why: 'live' })
    expect(at.gives(at.later, ROSA, 'renewal')).toMatchObject({ ok: true })
    expect(at.broken()).toEqual([])
  })

  test('lets who has one wait for another, and nobody who has both', () => {
    const at = ofTwo()
    const rosa = at.books(at.nine, [ROSA], undefined, 'advice')
    expect(at.waits(rosa, ROSA, 'advice')).toMatchObject({ ok: true })
    at.house.at((tx) => tx.client.run('update appointments set contact_id = contact_id, version = version + 1 where id = 1'))
    expect(at.broken()).toEqual([])
    expect(at.gives(at.later, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(at.house.db.client.query<{ state: string }, []>('select state from wait_wishes').all()).toEqual([{ state: 'booked' }])
    expect(at.waits(rosa, ROSA, 'advice')).toMatchObject({ ok: false, why: 'own_live' })
    expect(at.broken()).toEqual([])
  })

  test('counts a cancellation that is taken back', () => {
    const at = ofTwo()
    const rosa = at.books(at.nine, [ROSA], undefined, 'advice')
    const cancelled = at.cancels(rosa)
    expect(at.gives(at.half, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(at.gives(at.later, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'live' })
    expect(at.broken()).toEqual([])
  })

  test('takes nothing from who has two when the rule falls, and lets who had one have another when it rises', () => {
    const at = ofTwo()
    const rosa = at.books(at.nine, [ROSA], undefined, 'advice')
    at.gives(at.half, ROSA, 'advice')
    at.limit(1)
    expect(at.broken()).toEqual([])
    expect(at.gives(at.later, ROSA, 'advice')).toMatchObject({ ok: false, why: 'live' })
    expect(at.gives(at.half, LUIS, 'advice')).toMatchObject({ ok: true })
    expect(at.gives(at.later, LUIS, 'advice')).toMatchObject({ ok: false, why: 'live' })
    at.house.at((tx) => setRules(tx, { live_a_person: 3 }))
    expect(at.gives(at.later, LUIS, 'advice')).toMatchObject({ ok: false, why: 'live' })
    at.limit(undefined)
    expect(at.gives(at.later, LUIS, 'advice')).toMatchObject({ ok: true })
    expect(at.views(rosa)).toHaveLength(1)
    expect(at.broken()).toEqual([])
  })
})

describe('two visits of a person at the same time', () => {
  test('are refused in the chat at once, when this telephone has the other one', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    expect(at.holds(rosa, at.nine, [ROSA], 'advice')).toEqual({ ok: false, why: 'same_time' })
    expect(at.holds(rosa, at.nine, [LUIS], 'advice')).toMatchObject({ ok: true })
  })

  test('are refused at the confirmation, when another telephone has it', () => {
    const at = stage()
    at.books(at.nine, [ROSA])
    const other = at.meets()
    expect(at.holds(other, at.nine, [ROSA], 'advice')).toMatchObject({ ok: true })
    expect(at.confirms(other)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    expect(at.broken()).toEqual([])
  })

  test('are refused when one is moved to the other, given, or taken back beside it', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    expect(at.gives(at.nine, ROSA, 'advice')).toMatchObject({ ok: false, why: 'same_time', members: [0] })
    const cancelled = at.cancels(rosa)
    expect(at.gives(at.nine, ROSA, 'advice')).toMatchObject({ ok: true })
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'live' })
    const again = at.books(at.half, [ROSA])
    expect(at.moves(again, at.nine)).toEqual({ ok: false, why: 'same_time' })
    const mine = at.views(again)
    const asked = { groupId: mine[0]?.groupId ?? '', stamp: stampOf(mine), slotId: at.nine, actor: CLERK }
    expect(at.house.at((tx, now) => move(tx, at.house.deps, asked, now))).toEqual({ ok: false, why: 'same_time' })
    expect(at.broken()).toEqual([])
  })

  test('that end and begin at the same minute are no two at a time', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    expect(at.holds(rosa, at.half, [ROSA], 'advice')).toMatchObject({ ok: true })
  })

  test('a move is not taken back to where another visit of the person is now', () => {
    const at = stage()
    const rosa = at.books(at.nine, [ROSA])
    const [before] = at.views(rosa)
    expect(at.moves(rosa, at.later)).toMatchObject({ ok: true })
    expect(at.gives(at.nine, ROSA, 'advice')).toMatchObject({ ok: true })
    const moved = { groupId: before?.groupId ?? '', members: [0], slotId: at.nine }
    expect(at.undoesMove(rosa, moved)).toEqual({ ok: false, why: 'over' })
  })

  test('of two agencies are refused in the chat, and at a counter neither learns of the other', () => {
    const at = stage()
    const elsewhere = at.house.at((tx) => {
      addAgency(tx, 2, 'Municipio')
      tx.client.run(`insert into procedures (id, agency_id, name, name_en, audience, family, exclusive_group, min_age, position,
          active, version) values ('licence', 2, 'licencia', 'licence', 'any', 'other', 'licence', 0, 9, 1, 1)`)
      const office = openOffice(tx, { name: 'Metepec', agencyId: 2, procedures: ['licence'], noticeMinutes: 60 })
      return publishSlot(tx, office, '2026-12-03', '9:00', 3)
    })
    const rosa = at.books(at.nine, [ROSA])
    expect(at.holds(rosa, elsewhere, [ROSA], 'licence')).toEqual({ ok: false, why: 'same_time' })
    expect(at.gives(elsewhere, ROSA, 'licence')).toMatchObject({ ok: true })
    expect(at.broken()).toEqual([])
    at.run(
      `insert into appointment_events (appointment_id, at, what, actor) select id, updated_at, 'passed_on', 'clock' from appointments`,
    )()
    at.run(`update appointments set contact_id = ${rosa}, version = version + 1`)()
    expect(at.broken()).toEqual(['visits_never_overlap:1'])
  })

  test('are found when the code did not look', () => {
    const at = stage()
    at.books(at.nine, [ROSA])
    at.gives(at.half, ROSA, 'advice')
    at.run(`update appointments set slot_id = ${at.nine}, version = version + 1 where procedure_id = 'advice'`)()
    expect(at.broken()).toEqual(['visits_never_overlap:1'])
  })
})

describe('the tables refuse', () => {
  test.each([
    ['another group than the procedure says', { group: 'x', person: 2 }, /excludes what its procedure says/],
    ['no group where the procedure has one', { group: null, person: 2 }, /excludes what its procedure says/],
    ['a second live appointment of the group', { procedure: 'first', group: 'general' }, /as many live appointments/],
  ])('%s', (_, wrong: { procedure?: string; group: string | null; person?: number }, refusal) => {
    const at = stage()
    at.books(at.nine, [ROSA])
    at.books(at.half, [LUIS])
    const planted = () =>
      at.house.at((tx) =>
        tx.client
          .query(
            `insert into appointments (group_id, member, office_id, slot_id, origin, state, live, seated, version, folio_hash,
               visit_ends_at, created_at, updated_at, procedure_id, exclusive_group, person_id)
             select 'g2', 0, office_id, ?, 'counter', 'confirmed', 1, 1, 1, 'X', 1, 1, 1,
               coalesce(?, procedure_id), ?, coalesce(?, person_id) from appointments where id = 1`,
          )
          .run(at.later, wrong.procedure ?? null, wrong.group, wrong.person ?? null),
      )
    expect(planted).toThrow(refusal)
  })

  test('another group for an appointment that stands, and a person who waits twice', () => {
    const at = stage()
    at.books(at.nine, [ROSA])
    expect(at.run("update appointments set exclusive_group = 'x', version = version + 1")).toThrow(/never change/)
    at.waits(at.meets(), LUIS, 'renewal')
    const twice =
      "insert into wait_people (wish_id, person_key, exclusive_group, open) select 99, person_key, 'general', 1 from wait_people"
    expect(at.run(twice)).toThrow(/UNIQUE|FOREIGN/)
    const waiting = "insert into wait_people (wish_id, person_key, exclusive_group, open) select 1, key, 'general', 1 from people"
    expect(at.run(waiting)).toThrow(/does not wait for another one/)
  })
})
