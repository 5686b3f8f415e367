// An appointment of two slots sits in both or in none, whatever becomes of it.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { currentHold, releaseHold } from '../../src/booking/holds.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import { leftWithoutPlace } from '../../src/booking/without-place.ts'
import { MINUTE } from '../../src/clock.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import { CLERK, LUIS, ROSA, somebody } from '../cast.ts'
import { stage as moving } from './moving-stage.ts'

const HOURS = {
  '2026-12-03 9:00': 1,
  '2026-12-03 9:30': 1,
  '2026-12-03 10:00': 1,
  '2026-12-03 12:00': 1,
  '2026-12-10 9:00': 1,
  '2026-12-10 9:30': 1,
}

/** One place in each of these hours. A renewal takes two that follow each other, advice takes one. */
function stage(hours: Record<string, number> = HOURS) {
  const at = moving(hours, { rules: { hold_cooling_min_minutes: 5, hold_cooling_max_minutes: 5, moves_an_appointment: 5 } })
  at.house.at((tx) => tx.client.run("update procedures set slot_count = 2 where id = 'renewal'"))
  const [nine = 0, half = 0, ten = 0, noon = 0, later = 0, laterHalf = 0] = at.slots
  const rosa = at.meets()
  const run = (sql: string) => () => at.house.at((tx) => tx.client.run(sql))
  return {
    ...at,
    nine,
    half,
    ten,
    noon,
    later,
    laterHalf,
    rosa,
    run,
    counters: (...slots: number[]) => slots.map(at.counters),
    closes: (slot: number) => run(`update slots set closed_at = 1 where id = ${slot}`)(),
    widens: (slot: number, capacity: number) => run(`update slots set capacity = ${capacity} where id = ${slot}`)(),
    books: (slot: number) => {
      expect(at.holds(rosa, slot, [ROSA])).toMatchObject({ ok: true })
      expect(at.confirms(rosa)).toMatchObject({ ok: true })
      return at.views(rosa)[0]?.groupId ?? ''
    },
    broken: () => brokenInvariants(at.house.db),
  }
}

const TAKEN = { ok: false, why: 'taken' } as const

describe('an appointment of two slots', () => {
  test('takes a place in both, and none when one of them is full, closed or not there', () => {
    const at = stage()
    expect(at.holds(at.rosa, at.nine, [ROSA])).toMatchObject({ ok: true, hold: { slot: { slotId: at.nine }, members: 1 } })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['1+0/1', '1+0/1', '0+0/1'])
    const luis = at.meets()
    for (const slot of [at.half, at.ten, at.noon, at.laterHalf]) expect(at.holds(luis, slot, [LUIS])).toEqual(TAKEN)
    at.closes(at.laterHalf)
    expect(at.holds(luis, at.later, [LUIS])).toEqual(TAKEN)
    expect(at.counters(...at.slots)).toEqual(['1+0/1', '1+0/1', '0+0/1', '0+0/1', '0+0/1', '0+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('is offered only where both are free', () => {
    const at = stage()
    const asked = { officeIds: [at.office], procedureIds: ['renewal'], places: 1, limit: 9 }
    const starts = (procedure: string) =>
      freeSlots(at.house.db, { ...asked, procedureIds: [procedure] }, at.house.clock.now()).map((one) => one.slotId)
    expect(starts('renewal')).toEqual([at.nine, at.half, at.later])
    expect(starts('advice')).toEqual([at.nine, at.half, at.ten, at.noon, at.later, at.laterHalf])
    expect(at.holds(at.meets(), at.half, [LUIS], 'advice')).toMatchObject({ ok: true })
    expect(starts('renewal')).toEqual([at.later])
    const [office] = officesWithRoom(at.house.db, { procedureIds: ['renewal'], places: 1, limit: 1 }, at.house.clock.now())
    expect(office?.first?.slotId).toBe(at.later)
  })

  test('that is held and runs out cools in both, and so does one that is given up', () => {
    for (const ends of ['runs out', 'is given up']) {
      const at = stage()
      at.holds(at.rosa, at.nine, [ROSA])
      if (ends === 'runs out') {
        at.house.clock.advance(10 * MINUTE)
        expect(at.sweep().expired).toHaveLength(1)
      } else at.house.at((tx, now) => releaseHold(tx, at.house.deps, at.rosa, now))
      expect(at.counters(at.nine, at.half)).toEqual(['0+1/1', '0+1/1'])
      expect(at.holds(at.meets(), at.nine, [LUIS])).toEqual(TAKEN)
      expect(at.holds(at.meets(), at.half, [LUIS])).toEqual(TAKEN)
      at.house.clock.advance(5 * MINUTE)
      at.sweep()
      expect(at.counters(at.nine, at.half)).toEqual(['0+0/1', '0+0/1'])
      expect(at.broken()).toEqual([])
    }
  })

  test('that ran out is taken back in both by its own telephone for its own person, and by nobody else', () => {
    const at = stage()
    at.holds(at.rosa, at.nine, [ROSA])
    at.house.clock.advance(10 * MINUTE)
    at.sweep()
    expect(at.holds(at.rosa, at.nine, [LUIS])).toEqual(TAKEN)
    expect(at.holds(at.rosa, at.nine, [ROSA])).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half)).toEqual(['1+0/1', '1+0/1'])
    expect(at.confirms(at.rosa)).toMatchObject({ ok: true })
    expect(at.broken()).toEqual([])
  })

  test('that is held and chosen half an hour later keeps the slot and the end that it had, and the other one cools', () => {
    const at = stage()
    at.holds(at.rosa, at.nine, [ROSA])
    const until = currentHold(at.house.db, at.rosa, at.house.clock.now())?.until
    at.house.clock.advance(MINUTE)
    expect(at.holds(at.rosa, at.half, [ROSA])).toMatchObject({ ok: true, hold: { until } })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['0+1/1', '1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
    expect(at.holds(at.rosa, at.nine, [ROSA])).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['1+0/1', '1+0/1', '0+1/1'])
    expect(at.broken()).toEqual([])
    at.house.clock.advance(MINUTE)
    expect(at.holds(at.rosa, at.nine, [ROSA])).toMatchObject({ ok: true, hold: { until } })
    expect(at.confirms(at.rosa)).toMatchObject({ ok: true })
  })

  test("is nobody else's of the same telephone either", () => {
    const at = stage()
    at.holds(at.rosa, at.nine, [ROSA])
    expect(at.holds(at.rosa, at.nine, [LUIS])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(at.holds(at.rosa, at.half, [LUIS])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(at.counters(at.nine, at.half)).toEqual(['1+0/1', '1+0/1'])
  })

  test('is confirmed, cancelled and taken back in both; without one of its places it does not come back', () => {
    const at = stage()
    const groupId = at.books(at.nine)
    const cancelled = at.cancels(at.rosa)
    expect(at.counters(at.nine, at.half)).toEqual(['0+1/1', '0+1/1'])
    expect(at.undoes(at.rosa, cancelled)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half)).toEqual(['1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
    const again = at.cancels(at.rosa)
    at.run(`delete from cooling_places where slot_id = ${at.half}`)()
    expect(at.undoes(at.rosa, again)).toEqual({ ok: false, why: 'over' })
    const back = "update appointments set state = 'confirmed', live = 1, seated = 1, version = version + 1 where group_id = "
    expect(at.run(`${back}'${groupId}'`)).toThrow(/with its own place/)
    expect(at.broken()).toEqual([])
  })

  test('does not come back when its second slot was closed', () => {
    const at = stage()
    at.books(at.nine)
    const cancelled = at.cancels(at.rosa)
    at.closes(at.half)
    expect(at.undoes(at.rosa, cancelled)).toEqual({ ok: false, why: 'closed' })
  })

  test('moves as a whole, also into a slot that it has already, and back', () => {
    const at = stage()
    const groupId = at.books(at.nine)
    expect(at.moves(at.rosa, at.later)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['0+1/1', '0+1/1', '1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
    expect(at.undoesMove(at.rosa, { groupId, members: [0], slotId: at.nine })).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['1+0/1', '1+0/1', '0+1/1', '0+1/1'])
    expect(at.moves(at.rosa, at.half)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['0+1/1', '1+0/1', '1+0/1'])
    expect(at.undoesMove(at.rosa, { groupId, members: [0], slotId: at.nine })).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['1+0/1', '1+0/1', '0+1/1'])
    expect(at.broken()).toEqual([])
  })

  test('moves not at all when one of the new slots is full', () => {
    const at = stage()
    at.books(at.nine)
    at.holds(at.meets(), at.laterHalf, [LUIS], 'advice')
    expect(at.moves(at.rosa, at.later)).toEqual(TAKEN)
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['1+0/1', '1+0/1', '0+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('is one visit of a closure that has its second slot, and a hold of it ends', () => {
    const at = stage()
    at.books(at.nine)
    const luis = at.meets()
    at.holds(luis, at.later, [LUIS])
    const leftBy = (...closed: number[]) => {
      const windows = ({ minute }: { minute: number }) => (closed.includes(minute) ? 0 : 9)
      return leftWithoutPlace(at.house.db, { officeId: at.office, windows }, at.house.clock.now()).map((one) => one.minute)
    }
    expect(leftBy(570)).toEqual([570])
    expect(leftBy(540)).toEqual([540])
    expect(leftBy(540, 570)).toEqual([540])
    at.closes(at.laterHalf)
    expect(at.confirms(luis)).toMatchObject({ ok: false })
    expect(at.broken()).toEqual([])
  })

  test('keeps its person from another visit during its second slot', () => {
    const at = stage()
    at.run("update procedures set exclusive_group = null where id = 'advice'")()
    at.widens(at.half, 2)
    at.books(at.nine)
    expect(at.holds(at.rosa, at.half, [ROSA], 'advice')).toEqual({ ok: false, why: 'same_time' })
    expect(at.holds(at.rosa, at.ten, [ROSA], 'advice')).toMatchObject({ ok: true })
  })

  test('is given at the counter in both or in none', () => {
    const at = stage()
    const gives = (slotId: number) =>
      at.house.at((tx, now) => {
        const members = [{ person: LUIS, procedureId: 'renewal' }]
        return give(tx, at.house.deps, { slotId, members, origin: 'counter', actor: CLERK, reason: 'x' }, now)
      })
    at.books(at.nine)
    for (const slot of [at.half, at.ten, at.laterHalf]) expect(gives(slot)).toEqual(TAKEN)
    expect(gives(at.later)).toMatchObject({ ok: true })
    expect(at.counters(at.later, at.laterHalf)).toEqual(['1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
  })
})

describe('a family of whom each takes two slots', () => {
  const WIDE = Object.fromEntries(Object.keys(HOURS).map((when) => [when, 2]))

  test('sits side by side where there is room, else one after the other, else nowhere', () => {
    const at = stage(WIDE)
    const both = [ROSA, LUIS]
    expect(at.holds(at.rosa, at.nine, both)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['2+0/2', '2+0/2', '0+0/2'])
    at.house.at((tx, now) => releaseHold(tx, at.house.deps, at.rosa, now))
    at.run('delete from cooling_places')()
    at.holds(at.meets(), at.nine, [somebody(3)], 'advice')
    expect(at.holds(at.rosa, at.nine, both)).toMatchObject({ ok: true, hold: { slot: { minutes: [540, 570] } } })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['2+0/2', '2+0/2', '1+0/2'])
    expect(at.broken()).toEqual([])
    expect(at.confirms(at.rosa)).toMatchObject({ ok: true })
    expect(at.moves(at.rosa, at.later)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten, at.later, at.laterHalf)).toEqual(['1+1/2', '0+2/2', '0+1/2', '2+0/2', '2+0/2'])
    expect(at.broken()).toEqual([])
  })
})

describe('where an appointment sits', () => {
  test('only its own row says: the tables refuse every other write', () => {
    const at = stage()
    at.run(`delete from cooling_places`)()
    at.holds(at.rosa, at.nine, [ROSA])
    const id = '(select max(id) from appointments)'
    for (const planted of [
      `insert into appointment_more_slots (appointment_id, slot_id) values (${id}, ${at.ten})`,
      `insert into appointment_more_slots (appointment_id, slot_id) values (${id}, ${at.half})`,
      `update appointment_more_slots set slot_id = ${at.ten} where slot_id = ${at.half}`,
      'delete from appointment_more_slots',
    ])
      expect(at.run(planted), planted).toThrow(/where its own row says|UNIQUE/)
    expect(at.run('update appointments set slot_count = 1, version = version + 1')).toThrow(/never change/)
  })

  test('a row that takes fewer slots than its procedure says is refused', () => {
    const at = stage()
    at.holds(at.rosa, at.nine, [ROSA])
    const columns = at.house.db.client
      .query<{ name: string }, []>("select name from pragma_table_info('appointments') where name <> 'id'")
      .all()
      .map(({ name }) => name)
    const values = columns.map(
      (name) => ({ slot_count: '1', slot_id: `${at.noon}`, group_id: "'other'", contact_id: 'null' })[name] ?? name,
    )
    expect(at.run(`insert into appointments (${columns}) select ${values} from appointments`)).toThrow(/takes as many slots/)
  })

  test('an appointment that sits in one of its two slots is found, and so is one that sits elsewhere', () => {
    for (const planted of ['delete from appointment_more_slots', 'update appointment_more_slots set slot_id = slot_id + 1']) {
      const at = stage()
      at.holds(at.rosa, at.nine, [ROSA])
      for (const trigger of ['step', 'gone']) at.house.db.client.run(`drop trigger appointment_more_slots_${trigger}`)
      at.run(`${planted} where slot_id = ${at.half}`)()
      expect(at.broken()).toContain('seated_in_all_slots_or_none:1')
    }
  })
})
