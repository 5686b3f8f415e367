import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancelledLately, noteReason } from '../../src/booking/cancellation.ts'
import { storyOf } from '../../src/booking/events.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { passOn } from '../../src/booking/staff-bookings.ts'
import { movedLately } from '../../src/booking/undo-move.ts'
import { groupOf } from '../../src/booking/views.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { CLERK, LALO, LEO, LUIS, ROSA, setRules } from '../cast.ts'
import { type Stage, stage } from './moving-stage.ts'

describe('a cancellation', () => {
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

  test('it is undone in the chat that the channel merged with its own', () => {
    const at = stage(ONE)
    const [rosa, other] = [at.meets(), at.books(at.slots[0] ?? 0, [ROSA])]
    const cancelled = at.cancels(other)
    at.house.at((tx, now) => {
      for (const one of PERSONAL_DATA) one.mergeContacts?.(tx, at.house.deps, { id: rosa, other, givenUp: other }, now)
    })
    expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
    expect(brokenInvariants(at.house.db)).toEqual([])
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
    const late = () =>
      at.house.db.client
        .query<{ n: number }, []>("select count(*) as n from appointments where late = 1 and state = 'cancelled'")
        .get()?.n
    const cancelled = at.cancels(rosa)
    expect(at.cancels(luis).done).toMatchObject({ ok: true })
    expect(late()).toBe(1)
    expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
    expect(late()).toBe(0)
  })
})

describe('a move', () => {
  const HOURS = { '2026-12-03 9:00': 1, '2026-12-10 12:00': 1, '2026-12-17 9:00': 1 }
  const [FIRST, SECOND, THIRD] = [0, 1, 2]

  /** Rosa has the first hour and moves to the second; what her button says. */
  function moved(rules: Record<string, number> = {}) {
    const at = stage(HOURS, { rules })
    const [first = 0, second = 0] = at.slots
    const rosa = at.books(first, [ROSA], [{ years: 6, halfFee: false }])
    const [before] = at.views(rosa)
    const done = at.moves(rosa, second)
    return { at, rosa, before, done, button: { groupId: before?.groupId ?? '', members: [0], slotId: first } }
  }

  const slot = (at: Stage, nth: number) => at.slots[nth] ?? 0
  const lately = (at: Stage, contactId: number) => at.house.at((tx, now) => movedLately(tx, at.house.deps.vault, contactId, now))
  const counters = (at: Stage) => [FIRST, SECOND].map((nth) => at.counters(slot(at, nth)))

  test('a move is taken back within five minutes: the same place, price, folio and count of changes as before', () => {
    const { at, rosa, before, done, button } = moved()
    expect(done).toMatchObject({
      ok: true,
      movesLeft: 1,
      undo: { members: [0], slotId: button.slotId, until: at.house.clock.now() + 5 * MINUTE },
    })
    expect(counters(at)).toEqual(['0+1/1', '1+0/1'])
    at.house.clock.advance(5 * MINUTE - 1)
    at.sweep()
    expect(at.undoesMove(rosa, button)).toMatchObject({ ok: true, appointments: [{ folio: before?.folio, state: 'confirmed' }] })
    expect(at.views(rosa)).toMatchObject([{ slot: before?.slot, folio: before?.folio, price: before?.price, moves: 0 }])
    expect(counters(at)).toEqual(['1+0/1', '0+1/1'])
    expect(storyOf(at.house.db, at.house.deps.vault, before?.id ?? 0).map((line) => line.what)).toEqual([
      'held',
      'confirmed',
      'moved',
      'move_undone',
    ])
    expect(brokenInvariants(at.house.db)).toEqual([])
  })

  test('the old place is given to nobody before that, however soon places come back', () => {
    const { at, rosa, button } = moved({ cancel_cooling_min_hours: 0, cancel_cooling_max_hours: 0 })
    at.house.clock.advance(5 * MINUTE - 1)
    at.sweep()
    expect(at.holds(at.meets(), slot(at, FIRST), [LUIS])).toEqual({ ok: false, why: 'taken' })
    at.house.clock.advance(1)
    expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
    at.sweep()
    expect(at.holds(at.meets(), slot(at, FIRST), [LUIS])).toMatchObject({ ok: true })
    expect(at.views(rosa)).toMatchObject([{ slot: { slotId: slot(at, SECOND) }, moves: 1 }])
  })

  test('half the price for another cause than age is half the price again', () => {
    const at = stage(HOURS)
    const rosa = at.books(slot(at, FIRST), [ROSA], [{ years: 6, halfFee: true }])
    const [before] = at.views(rosa)
    at.moves(rosa, slot(at, SECOND))
    at.undoesMove(rosa, { groupId: before?.groupId ?? '', members: [0], slotId: slot(at, FIRST) })
    expect(at.views(rosa)).toMatchObject([{ halfFee: true, price: before?.price }])
  })

  describe('taking a move back is refused, and the new place stays,', () => {
    test('a second time', () => {
      const { at, rosa, button } = moved()
      expect(at.undoesMove(rosa, button)).toMatchObject({ ok: true })
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
      expect(counters(at)).toEqual(['1+0/1', '0+1/1'])
    })
    test('by another telephone', () => {
      const { at, button } = moved()
      expect(at.undoesMove(at.meets(), button)).toEqual({ ok: false, why: 'over' })
    })
    test('when the old hour was closed meanwhile', () => {
      const { at, rosa, button } = moved()
      at.house.at((tx) => tx.client.run('update slots set closed_at = 1 where id = 1'))
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'closed' })
      expect(at.views(rosa)).toMatchObject([{ slot: { slotId: slot(at, SECOND) } }])
    })
    test('by a button of an earlier move', () => {
      const { at, rosa, button } = moved()
      at.moves(rosa, slot(at, THIRD))
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
      expect(at.undoesMove(rosa, { ...button, slotId: slot(at, SECOND) })).toMatchObject({ ok: true })
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
      expect(at.views(rosa)).toMatchObject([{ slot: { slotId: slot(at, SECOND) }, moves: 1 }])
    })
    test('when it was cancelled since, and then comes back where it was last', () => {
      const { at, rosa, button } = moved()
      const cancelled = at.cancels(rosa)
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
      expect(at.undoes(rosa, cancelled)).toMatchObject({ ok: true })
      expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
      expect(counters(at)).toEqual(['0+1/1', '1+0/1'])
    })
    test('when the office moved it', () => {
      const at = stage(HOURS)
      const rosa = at.books(slot(at, FIRST), [ROSA])
      const groupId = at.views(rosa)[0]?.groupId ?? ''
      expect(at.moves(rosa, slot(at, SECOND), { actor: CLERK, reason: 'x' })).toMatchObject({ ok: true, undo: undefined })
      expect(at.undoesMove(rosa, { groupId, members: [0], slotId: slot(at, FIRST) })).toEqual({ ok: false, why: 'over' })
    })
    test('when the old hour has come', () => {
      const at = stage(HOURS, { start: '2026-12-03T14:58:00Z' })
      const rosa = at.books(slot(at, SECOND), [ROSA])
      const groupId = at.views(rosa)[0]?.groupId ?? ''
      at.house.at((tx) => setRules(tx, { moves_an_appointment: 9 }))
      at.house.clock.advance(7 * 24 * HOUR + 3 * HOUR - MINUTE) // 2026-12-10 11:57 h
      at.moves(rosa, slot(at, THIRD))
      at.house.clock.advance(4 * MINUTE)
      expect(at.undoesMove(rosa, { groupId, members: [0], slotId: slot(at, SECOND) })).toEqual({ ok: false, why: 'over' })
    })
  })

  test('an appointment may be moved and taken back twice; a third move stays as it is', () => {
    const { at, rosa, button } = moved({ cancel_cooling_min_hours: 0, cancel_cooling_max_hours: 0 })
    at.undoesMove(rosa, button)
    at.sweep()
    expect(at.moves(rosa, slot(at, THIRD))).toMatchObject({ ok: true, undo: { members: [0] } })
    at.undoesMove(rosa, button)
    at.house.clock.advance(HOUR)
    at.sweep()
    expect(at.moves(rosa, slot(at, SECOND))).toMatchObject({ ok: true, movesLeft: 1, undo: undefined })
    expect(at.undoesMove(rosa, button)).toEqual({ ok: false, why: 'over' })
  })

  describe('a family', () => {
    const family = () => {
      const at = stage({ '2026-12-03 9:00': 1, '2026-12-03 9:30': 1, '2026-12-10 9:00': 1, '2026-12-10 9:30': 1 })
      const phone = at.books(slot(at, 0), [LEO, LALO], undefined, 'minor')
      return { at, phone, groupId: at.views(phone)[0]?.groupId ?? '' }
    }
    const hours = (at: Stage, phone: number) => at.views(phone).map((view) => view.slot.slotId)

    test('that was moved as a whole goes back as a whole, everybody to the own hour', () => {
      const { at, phone, groupId } = family()
      at.moves(phone, slot(at, 2))
      expect(lately(at, phone)).toMatchObject({ groupId, members: [0, 1], slot: { slotId: slot(at, 0) } })
      expect(at.undoesMove(phone, { groupId, members: [0, 1], slotId: slot(at, 0) })).toMatchObject({ ok: true })
      expect(hours(at, phone)).toEqual([slot(at, 0), slot(at, 1)])
      expect(brokenInvariants(at.house.db)).toEqual([])
    })
    test('of which one was cancelled since stays: half of it is not what was meant', () => {
      const { at, phone, groupId } = family()
      at.moves(phone, slot(at, 2))
      at.cancels(phone, [1])
      expect(at.undoesMove(phone, { groupId, members: [0, 1], slotId: slot(at, 0) })).toEqual({ ok: false, why: 'over' })
      expect(hours(at, phone)).toEqual([slot(at, 2)])
    })
    test('of which one was moved singly has that one back', () => {
      const { at, phone, groupId } = family()
      at.moves(phone, slot(at, 2), { members: [1] })
      expect(lately(at, phone)).toMatchObject({ members: [1], slot: { slotId: slot(at, 1) } })
      expect(at.undoesMove(phone, { groupId, members: [1], slotId: slot(at, 1) })).toMatchObject({ ok: true })
      expect(hours(at, phone)).toEqual([slot(at, 0), slot(at, 1)])
    })
  })

  test('what was moved last is known for a day, and not when it was taken back', () => {
    const { at, rosa, button } = moved()
    at.house.clock.advance(HOUR)
    expect(lately(at, rosa)).toMatchObject({ slot: { slotId: button.slotId }, until: at.house.clock.now() - 55 * MINUTE })
    at.house.clock.advance(24 * HOUR)
    expect(lately(at, rosa)).toBeUndefined()
    const again = moved()
    again.at.undoesMove(again.rosa, again.button)
    expect(lately(again.at, again.rosa)).toBeUndefined()
  })

  test('what may still be taken back goes to the telephone that the family is passed to, and is no longer the first one’s', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-10 9:00': 2 })
    const [mother, father] = [at.books(slot(at, 0), [LEO, LALO], undefined, 'minor'), at.meets()]
    const cancelled = at.cancels(mother, [1])
    const { groupId } = cancelled
    const passes = () =>
      at.house.at((tx, now) =>
        passOn(
          tx,
          at.house.deps,
          { groupId, stamp: stampOf(at.views(mother)), contactId: father, actor: CLERK, reason: 'INE' },
          now,
        ),
      )
    expect(passes()).toEqual({ ok: true })
    expect(at.undoes(mother, cancelled)).toEqual({ ok: false, why: 'over' })
    expect(at.undoes(father, cancelled)).toMatchObject({ ok: true })
    expect(at.views(father)).toHaveLength(2)
    at.moves(father, slot(at, 1))
    expect(at.undoesMove(mother, { groupId, members: [0, 1], slotId: slot(at, 0) })).toEqual({ ok: false, why: 'over' })
    expect(brokenInvariants(at.house.db)).toEqual([])
  })
})
