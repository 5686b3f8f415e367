import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancelledLately, lateCancellations, noteReason } from '../../src/booking/cancellation.ts'
import { storyOf } from '../../src/booking/events.ts'
import { groupOf } from '../../src/booking/views.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { LALO, LEO, LUIS, ROSA, setRules } from '../cast.ts'
import { type Stage, stage } from './moving-stage.ts'

const ONE = { '2026-12-03 9:00': 1, '2026-12-10 12:00': 1 }

const lately = (at: Stage, contactId: number) => at.house.at((tx, now) => cancelledLately(tx, at.house.vault, contactId, now))

test('a cancellation is undone within five minutes: the same place, folio and person', () => {
  const at = stage(ONE)
  const rosa = at.books(at.slots[0] ?? 0, [ROSA])
  const [before] = at.views(rosa)
  const cancelled = at.cancels(rosa)
  expect(cancelled.done).toEqual({ ok: true, undoUntil: at.house.clock.now() + 5 * MINUTE })
  expect(at.counters(at.slots[0] ?? 0)).toBe('0+1/1')
  at.house.clock.advance(5 * MINUTE - 1)
  at.sweep()
  expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true, appointments: [{ folio: before?.folio, state: 'confirmed' }] })
  expect(at.views(rosa)).toMatchObject([{ slot: before?.slot, name: ROSA.name, folio: before?.folio }])
  expect(at.counters(at.slots[0] ?? 0)).toBe('1+0/1')
  expect(storyOf(at.house.db, at.house.deps.vault, before?.id ?? 0).map((line) => line.what)).toEqual([
    'held',
    'confirmed',
    'cancelled',
    'undone',
  ])
  expect(brokenInvariants(at.house.db)).toEqual([])
})

test('the place is given to nobody before that, however soon cancelled places come back', () => {
  const at = stage(ONE, { rules: { cancel_cooling_min_hours: 0, cancel_cooling_max_hours: 0 } })
  const rosa = at.books(at.slots[0] ?? 0, [ROSA])
  const cancelled = at.cancels(rosa)
  at.house.clock.advance(5 * MINUTE - 1)
  at.sweep()
  expect(at.holds(at.meets(), at.slots[0] ?? 0, [LUIS])).toEqual({ ok: false, why: 'taken' })
  at.house.clock.advance(1)
  expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'over' })
  at.sweep()
  expect(at.holds(at.meets(), at.slots[0] ?? 0, [LUIS])).toMatchObject({ ok: true })
})

describe('undoing is refused', () => {
  test('by another phone', () => {
    const at = stage(ONE)
    const cancelled = at.cancels(at.books(at.slots[0] ?? 0, [ROSA]))
    expect(at.undoes(at.meets(), cancelled)).toEqual({ ok: false, why: 'over' })
  })
  test('twice', () => {
    const at = stage(ONE)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const cancelled = at.cancels(rosa)
    expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'over' })
    expect(at.counters(at.slots[0] ?? 0)).toBe('1+0/1')
  })
  test('of what the office cancelled', () => {
    const at = stage(ONE)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    at.house.at((tx) =>
      tx.client.run("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where id = 1"),
    )
    expect(at.undoes(rosa, { groupId: 'x', members: [0] })).toEqual({ ok: false, why: 'over' })
    expect(lately(at, rosa)).toBeUndefined()
  })
  test('when the hour was closed meanwhile', () => {
    const at = stage(ONE)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const cancelled = at.cancels(rosa)
    at.house.at((tx) => tx.client.run('update slots set closed_at = 1 where id = 1'))
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'closed' })
    expect(at.counters(at.slots[0] ?? 0)).toBe('0+1/1')
  })
  test('when the person has another appointment by now', () => {
    const at = stage(ONE)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const cancelled = at.cancels(rosa)
    at.holds(rosa, at.slots[1] ?? 0, [ROSA])
    at.confirms(rosa)
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'live' })
    expect(brokenInvariants(at.house.db)).toEqual([])
  })
  test('when the phone has as many people as it may by now', () => {
    const at = stage(ONE)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const cancelled = at.cancels(rosa)
    at.holds(rosa, at.slots[1] ?? 0, [LUIS])
    at.confirms(rosa)
    at.house.at((tx) => setRules(tx, { live_people_a_phone: 1 }))
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'phone_limit' })
  })
  test('where the institution allows none', () => {
    const at = stage(ONE, { rules: { undo_minutes: 0 } })
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const cancelled = at.cancels(rosa)
    expect(cancelled.done).toEqual({ ok: true, undoUntil: undefined })
    expect(at.undoes(rosa, cancelled)).toEqual({ ok: false, why: 'over' })
  })
})

test('after a move it is the place of the new hour that comes back', () => {
  const at = stage(ONE)
  const [old = 0, other = 0] = at.slots
  const rosa = at.books(old, [ROSA])
  at.moves(rosa, other)
  const cancelled = at.cancels(rosa)
  expect([at.counters(old), at.counters(other)]).toEqual(['0+1/1', '0+1/1'])
  expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true, appointments: [{ slot: { slotId: other }, moves: 1 }] })
  expect([at.counters(old), at.counters(other)]).toEqual(['0+1/1', '1+0/1'])
})

describe('one of a family', () => {
  const family = () => {
    const at = stage({ '2026-12-03 9:00': 2 })
    return { at, father: at.books(at.slots[0] ?? 0, [LEO, LALO], undefined, 'minor') }
  }
  test('is cancelled singly and comes back singly', () => {
    const { at, father } = family()
    const cancelled = at.cancels(father, [1])
    expect(at.views(father)).toMatchObject([{ member: 0 }])
    expect(lately(at, father)).toMatchObject({ members: [1] })
    expect(at.undoes(father, cancelled)).toMatchObject({ ok: true, appointments: [{ member: 1, name: LALO.name }] })
    expect(at.views(father)).toMatchObject([{ member: 0 }, { member: 1 }])
  })
  test('both, one after the other: what was cancelled last comes back first', () => {
    const { at, father } = family()
    at.cancels(father, [1])
    at.house.clock.advance(MINUTE)
    at.cancels(father)
    expect(lately(at, father)).toMatchObject({ members: [0] })
    expect(at.undoes(father, { groupId: lately(at, father)?.groupId ?? '', members: [0] })).toMatchObject({ ok: true })
    expect(lately(at, father)).toMatchObject({ members: [1] })
  })
  test('comes back whole or not at all', () => {
    const { at, father } = family()
    const cancelled = at.cancels(father, [1])
    expect(at.undoes(father, { ...cancelled, members: [0, 1] })).toEqual({ ok: false, why: 'over' })
  })
})

test('a reason is a code, kept while it is cancelled and forgotten when it is undone', () => {
  const at = stage(ONE)
  const rosa = at.books(at.slots[0] ?? 0, [ROSA])
  const cancelled = at.cancels(rosa)
  const says = (contactId: number) => at.house.at((tx) => noteReason(tx, { ...cancelled, contactId, reason: 'not_that_day' }))
  expect(says(at.meets())).toBe(false)
  expect(says(rosa)).toBe(true)
  const reason = () => groupOf(at.house.db, at.house.vault, cancelled.groupId)[0]?.reason
  expect(reason()).toBe('not_that_day')
  expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
  expect(reason()).toBeUndefined()
  expect(says(rosa)).toBe(false)
})

test('a cancellation with less than a day left is accepted, and counted until it is undone', () => {
  const at = stage({ '2026-11-25 9:30': 2, '2026-11-25 15:00': 1 })
  const [soon = 0, later = 0] = at.slots
  const [rosa, luis] = [at.books(soon, [ROSA]), at.books(later, [LUIS])]
  const [month, after] = [Date.parse('2026-11-01T06:00Z'), Date.parse('2026-12-01T06:00Z')]
  const late = () => lateCancellations(at.house.db, month, after)
  const cancelled = at.cancels(rosa)
  expect(at.cancels(luis).done).toMatchObject({ ok: true })
  expect(late()).toBe(1)
  expect(lateCancellations(at.house.db, after, after + 30 * 24 * HOUR)).toBe(0)
  expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
  expect(late()).toBe(0)
})
