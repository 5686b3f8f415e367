// An appointment of two slots sits in both or in none, whatever becomes of it.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { releaseHold } from '../../src/booking/holds.ts'
import { MINUTE } from '../../src/clock.ts'
import { closeHours, seatedInClosedHours } from '../../src/schedule/opening-hours.ts'
import { ROSA, somebody } from '../cast.ts'
import { stage as moving } from './moving-stage.ts'

const HOURS = {
  '2026-12-03 9:00': 1,
  '2026-12-03 9:30': 1,
  '2026-12-03 10:00': 1,
  '2026-12-03 12:00': 1,
  '2026-12-10 9:00': 1,
  '2026-12-10 9:30': 1,
}

/** One place in each of these hours; whoever books here needs two that follow each other. */
function stage(rules: Record<string, number> = {}) {
  const at = moving(HOURS, { rules: { hold_cooling_min_minutes: 5, hold_cooling_max_minutes: 5, ...rules } })
  const [nine = 0, half = 0, ten = 0, noon = 0, later = 0, laterHalf = 0] = at.slots
  const rosa = at.meets()
  const columns = at.house.db.client
    .query<{ name: string }, []>("select name from pragma_table_info('appointments') where name <> 'id'")
    .all()
    .map(({ name }) => name)
  /** What a hold writes, with two slots. */
  const holdsTwo = (slotId: number, contactId = rosa, person = ROSA, groupId = 'two') => {
    at.holds(contactId, noon, [person])
    at.house.at((tx, now) => releaseHold(tx, at.house.deps, contactId, now))
    at.house.at((tx) => tx.client.run('delete from cooling_places'))
    at.house.at((tx, now) => {
      const written: Record<string, string | number> = { state: "'held'", seated: 1, version: 1, reopens_at: 'null', slot_count: 2 }
      const values = columns.map(
        (name) => ({ ...written, slot_id: slotId, group_id: `'${groupId}'`, held_until: now + 10 * MINUTE })[name] ?? name,
      )
      const last = '(select max(id) from appointments)'
      tx.client.run(`insert into appointments (${columns}) select ${values} from appointments where id = ${last}`)
      tx.client.run(`insert into appointment_events (appointment_id, at, what, actor) values (${last}, ${now}, 'held', 'citizen')`)
    })
  }
  const counters = (...slots: number[]) => slots.map(at.counters)
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
    holdsTwo,
    counters,
    run,
    broken: () => brokenInvariants(at.house.db),
  }
}

describe('an appointment of two slots', () => {
  test('takes a place in both, and none when one of them is full, closed or not there', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['1+0/1', '1+0/1', '0+0/1'])
    expect(at.broken()).toEqual([])
    const [luis, ana] = [at.meets(), at.meets()]
    expect(() => at.holdsTwo(at.half, luis, somebody(1), 'full')).toThrow(/slots_never_over/)
    expect(() => at.holdsTwo(at.ten, luis, somebody(1), 'gap')).toThrow(/follow each other/)
    expect(() => at.holdsTwo(at.laterHalf, luis, somebody(1), 'end')).toThrow(/follow each other/)
    at.run(`update slots set closed_at = 1 where id = ${at.laterHalf}`)()
    expect(() => at.holdsTwo(at.later, ana, somebody(2), 'closed')).toThrow(/follow each other/)
    expect(at.counters(...at.slots)).toEqual(['1+0/1', '1+0/1', '0+0/1', '0+0/1', '0+0/1', '0+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('that is held and runs out cools in both', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.house.clock.advance(10 * MINUTE)
    expect(at.sweep().expired).toHaveLength(1)
    expect(at.counters(at.nine, at.half)).toEqual(['0+1/1', '0+1/1'])
    at.house.clock.advance(5 * MINUTE)
    at.sweep()
    expect(at.counters(at.nine, at.half)).toEqual(['0+0/1', '0+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('is confirmed, cancelled and taken back in both; without one of its places it does not come back', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    expect(at.confirms(at.rosa)).toMatchObject({ ok: true })
    const cancelled = at.cancels(at.rosa)
    expect(at.counters(at.nine, at.half)).toEqual(['0+1/1', '0+1/1'])
    expect(at.undoes(at.rosa, cancelled)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half)).toEqual(['1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
    const again = at.cancels(at.rosa)
    at.run(`delete from cooling_places where slot_id = ${at.half}`)()
    expect(at.undoes(at.rosa, again)).toEqual({ ok: false, why: 'over' })
    const back = "update appointments set state = 'confirmed', live = 1, seated = 1, version = version + 1 where group_id = 'two'"
    expect(at.run(back)).toThrow(/with its own place/)
    expect(at.broken()).toEqual([])
  })

  test('does not come back when its second slot was closed', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.confirms(at.rosa)
    const cancelled = at.cancels(at.rosa)
    at.run(`update slots set closed_at = 1 where id = ${at.half}`)()
    expect(at.undoes(at.rosa, cancelled)).toEqual({ ok: false, why: 'closed' })
  })

  test('moves as a whole, also into a slot that it has already, and back', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.confirms(at.rosa)
    const groupId = 'two'
    expect(at.moves(at.rosa, at.later)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['0+1/1', '0+1/1', '1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
    expect(at.undoesMove(at.rosa, { groupId, members: [0], slotId: at.nine })).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['1+0/1', '1+0/1', '0+1/1', '0+1/1'])
    const one = `update appointments set slot_id = ${at.half}, reopens_at = 9e15, updated_at = 1, version = version + 1 where group_id = 'two'`
    at.run(one.replace('9e15', '9000000000000000'))()
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['0+1/1', '1+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('that was moved by one slot goes back into the place that it left', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.confirms(at.rosa)
    at.house.db.client.run(`update slots set capacity = 2 where id = ${at.half}`)
    expect(at.moves(at.rosa, at.half)).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['0+1/1', '1+0/2', '1+0/1'])
    expect(at.undoesMove(at.rosa, { groupId: 'two', members: [0], slotId: at.nine })).toMatchObject({ ok: true })
    expect(at.counters(at.nine, at.half, at.ten)).toEqual(['1+0/1', '1+0/2', '0+1/1'])
    expect(at.broken()).toEqual([])
  })

  test('moves not at all when one of the new slots is full', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.confirms(at.rosa)
    at.holds(at.meets(), at.laterHalf, [somebody(1)])
    expect(() => at.moves(at.rosa, at.later)).toThrow(/slots_never_over/)
    expect(at.counters(at.nine, at.half, at.later, at.laterHalf)).toEqual(['1+0/1', '1+0/1', '0+0/1', '1+0/1'])
    expect(at.broken()).toEqual([])
  })

  test('is one visit of a closure that has its second slot', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    at.confirms(at.rosa)
    const of = { officeId: at.office, day: '2026-12-03', reason: 'obra' }
    at.run(
      "insert into extra_places (schedule_id, day, from_minute, until_minute, windows, created_at) values (1, '2026-12-03', 540, 630, 1, 0)",
    )()
    const closed = (fromMinute: number, untilMinute: number) =>
      at.house.at((tx, now) => closeHours(tx, at.house.deps, { ...of, fromMinute, untilMinute }, now)).touched.length
    expect(closed(570, 600)).toBe(1)
    expect(closed(540, 570)).toBe(1)
    expect(seatedInClosedHours(at.house.db, at.office, at.house.clock.now())).toMatchObject([{ minute: 540 }])
  })
})

describe('where an appointment sits', () => {
  test('only its own row says: the tables refuse every other write', () => {
    const at = stage()
    at.holdsTwo(at.nine)
    const id = "(select id from appointments where group_id = 'two')"
    for (const planted of [
      `insert into appointment_slots (appointment_id, slot_id, seated) values (${id}, ${at.ten}, 1)`,
      `insert into appointment_slots (appointment_id, slot_id, seated) values (1, ${at.noon}, 1)`,
      `update appointment_slots set seated = 0 where slot_id = ${at.half}`,
      `update appointment_slots set slot_id = ${at.ten} where slot_id = ${at.half}`,
      'delete from appointment_slots where seated = 1',
      'delete from appointment_slots where seated = 0',
    ])
      expect(at.run(planted), planted).toThrow(/where its own row says|UNIQUE/)
    expect(at.run("update appointments set slot_count = 1, version = version + 1 where group_id = 'two'")).toThrow(/never change/)
  })

  test('an appointment that sits in one of its two slots is found, and so is one that sits elsewhere', () => {
    for (const planted of ['seated = 0', 'slot_id = slot_id + 1']) {
      const at = stage()
      at.holdsTwo(at.nine)
      at.house.db.client.run('drop trigger appointment_slots_step')
      at.run(`update appointment_slots set ${planted} where slot_id = ${at.half}`)()
      expect(at.broken()).toContain('seated_in_all_slots_or_none:1')
    }
  })
})
