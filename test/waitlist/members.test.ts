import { describe, expect, test } from 'bun:test'
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { move } from '../../src/booking/move.ts'
import { passOn } from '../../src/booking/staff-bookings.ts'
import { undoMove } from '../../src/booking/undo-move.ts'
import { liveOf } from '../../src/booking/views.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { moveByOffer } from '../../src/waitlist/answers.ts'
import { goOn, join } from '../../src/waitlist/entries.ts'
import { pausedEntryOf } from '../../src/waitlist/wishes.ts'
import { CLERK, countersOf, setRules, somebody } from '../cast.ts'
import { stage } from './stage.ts'

describe('some of a family are cancelled', () => {
  // A search for an earlier date is for those of a family who still have an appointment.

  const FAMILY = [somebody(1), somebody(2), somebody(3)]

  /** Three with an appointment on the 10th who would rather come earlier; the hours of the 3rd are full until somebody frees one. */
  function searching() {
    const s = stage()
    const { house } = s
    const late = s.publishes('2026-12-10', '9:00', 3)
    const phone = s.meets()
    const group = s.books(phone, late, FAMILY)
    const members = FAMILY.map((person) => ({ person, procedureId: 'renewal' }))
    const searches = () =>
      house.at((tx, now) =>
        join(tx, house.deps, phone, { officeIds: [s.office], members, times: {}, answers: '{}', movesGroup: group }, now),
      )
    expect(searches()).toMatchObject({ ok: true, wish: { people: 3 } })
    const cancels = (...who: number[]) =>
      house.at((tx, now) => {
        const stamp = stampOf(liveRows(tx, group, phone, now))
        return cancel(tx, house.deps, { groupId: group, stamp, members: who, actor: 'citizen', contactId: phone }, now)
      })
    const undoes = (...who: number[]) =>
      house.at((tx, now) => undoCancel(tx, house.deps, { contactId: phone, groupId: group, members: who }, now))
    const accepts = () =>
      house.at((tx, now) => {
        const [offer] = s.offered(phone)
        const stamp = stampOf(liveRows(tx, group, phone, now))
        return moveByOffer(tx, house.deps, { contactId: phone, offerId: offer?.id ?? 0, stamp }, now)
      })
    const waits = (phoneToo: number) => house.at((tx, now) => liveOf(tx, house.vault, phoneToo, now))
    const people = () => house.db.client.query<{ n: number }, []>('select count(*) as n from wait_people where open = 1').get()
    return { s, house, late, phone, group, cancels, undoes, accepts, waits, people }
  }

  const COUNTED = { n: 2 }

  test('one cancelled: two search on, by name and in number, and an hour with two places is offered to them', () => {
    const { s, phone, cancels, people } = searching()
    cancels(1)
    expect(s.wishes(phone)).toMatchObject([{ people: 2, names: [FAMILY[0]?.name, FAMILY[2]?.name] }])
    expect(people()).toEqual(COUNTED)
    const early = s.publishes('2026-12-03', '9:00', 2)
    s.sweep()
    expect(s.offered(phone)).toMatchObject([{ places: 2, slot: { slotId: early } }])
    expect(s.broken()).toEqual([])
  })

  test('that one back within five minutes searches with them again', () => {
    const { s, phone, cancels, undoes, people } = searching()
    cancels(1)
    expect(undoes(1)).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toMatchObject([{ people: 3 }])
    expect(people()).toEqual({ n: 3 })
    expect(s.broken()).toEqual([])
  })

  test('all cancelled ends the search, and all of them back search on where they stood', () => {
    const { s, phone, cancels, undoes, people } = searching()
    const [before] = s.wishes(phone)
    cancels(0, 1, 2)
    expect(s.wishes(phone)).toEqual([])
    undoes(0, 1, 2)
    expect(s.wishes(phone)).toMatchObject([{ id: before?.id, people: 3, joinedAt: before?.joinedAt }])
    expect(people()).toEqual({ n: 3 })
    expect(s.broken()).toEqual([])
  })

  test('who left the family may wait on their own, and comes back without stopping the others', () => {
    const { s, house, phone, cancels, undoes } = searching()
    cancels(1)
    const members = [{ person: FAMILY[1] ?? somebody(2), procedureId: 'renewal' }]
    const alone = house.at((tx, now) =>
      join(tx, house.deps, phone, { officeIds: [s.office], members, times: {}, answers: '{}' }, now),
    )
    expect(alone).toMatchObject({ ok: true, wish: { people: 1 } })
    expect(undoes(1)).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toMatchObject([{ people: 3 }])
    expect(s.broken()).toEqual([])
  })

  test('an offer made for three and accepted by the two who are left moves two, and the third place cools', () => {
    const { s, phone, cancels, accepts } = searching()
    const early = s.publishes('2026-12-03', '9:00', 3)
    s.sweep()
    expect(s.offered(phone)).toMatchObject([{ places: 3 }])
    cancels(2)
    expect(accepts()).toMatchObject({ ok: true, appointments: [{ member: 0 }, { member: 1 }] })
    expect(countersOf(s.house.db, early)).toEqual({ capacity: 3, taken: 2, cooling: 1 })
    expect(s.broken()).toEqual([])
  })

  test('a search that rested goes on for those who are left', () => {
    const { s, house, phone, cancels } = searching()
    const wishId = s.wishes(phone)[0]?.id ?? 0
    s.leaves(phone)
    cancels(0)
    expect(house.at((tx, now) => goOn(tx, house.deps, phone, wishId, now))).toMatchObject({ ok: true, wish: { people: 2 } })
    expect(s.broken()).toEqual([])
  })

  test('a search that goes on ends with the hour that was to be earlier, and none begins after it', () => {
    const { s, house, phone } = searching()
    const wishId = s.wishes(phone)[0]?.id ?? 0
    const goesOn = () => house.at((tx, now) => goOn(tx, house.deps, phone, wishId, now))
    const visit = Date.parse('2026-12-10T15:00:00Z')
    s.leaves(phone)
    expect(goesOn()).toMatchObject({ ok: true, wish: { expiresAt: visit } })
    s.leaves(phone)
    house.clock.set(visit)
    expect(goesOn()).toBeUndefined()
    expect(s.broken()).toEqual([])
  })

  test('a move by an offer that is taken back leaves the search where it stood, and that offer counts', () => {
    const { s, house, phone, group, late, accepts } = searching()
    s.publishes('2026-12-03', '9:00', 3)
    s.sweep()
    const [before] = s.wishes(phone)
    expect(accepts()).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toEqual([])
    house.clock.advance(MINUTE)
    const back = house.at((tx, now) =>
      undoMove(tx, house.deps, { contactId: phone, groupId: group, members: [0, 1, 2], slotId: late }, now),
    )
    expect(back).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toMatchObject([{ id: before?.id, joinedAt: before?.joinedAt, people: 3, offersLeft: 2 }])
    s.sweep()
    expect(s.offered(phone)).toEqual([])
    expect(s.broken()).toEqual([])
  })

  test('an appointment that passes to another telephone takes the search of the first one with it', () => {
    const { s, house, phone, group } = searching()
    const other = s.meets()
    const stamp = house.at((tx, now) => stampOf(liveRows(tx, group, undefined, now)))
    house.at((tx, now) => passOn(tx, s.house.deps, { groupId: group, stamp, contactId: other, actor: CLERK, reason: 'INE' }, now))
    expect(s.wishes(phone)).toEqual([])
    s.publishes('2026-12-03', '9:00', 3)
    s.sweep()
    expect([...s.offered(phone), ...s.offered(other)]).toEqual([])
    expect(s.broken()).toEqual([])
  })

  test('a search that rested goes on for nobody whose appointment another telephone has by now, and is shown as nothing that could', () => {
    const { s, house, phone, group } = searching()
    const wishId = s.wishes(phone)[0]?.id ?? 0
    house.at((tx) => setRules(tx, { offers_a_wish: 1 }))
    s.publishes('2026-12-03', '9:00', 3)
    s.sweep()
    expect(s.declines(phone, s.offered(phone)[0])).toMatchObject({ rested: true })
    const paused = () => house.at((tx) => pausedEntryOf(tx, house.vault, phone))
    expect(paused()).toMatchObject({ id: wishId })
    const other = s.meets()
    const stamp = house.at((tx, now) => stampOf(liveRows(tx, group, undefined, now)))
    house.at((tx, now) => passOn(tx, s.house.deps, { groupId: group, stamp, contactId: other, actor: CLERK, reason: 'INE' }, now))
    expect(paused()).toBeUndefined()
    expect(house.at((tx, now) => goOn(tx, house.deps, phone, wishId, now))).toBeUndefined()
    expect(s.wishes(phone)).toEqual([])
    expect(s.broken()).toEqual([])
  })

  test('whoever has no change left is offered nothing that could not be accepted, until the office gives changes back', () => {
    const { s, house, phone, group } = searching()
    house.at((tx) => void tx.client.query('update appointments set moves = 2, version = version + 1 where member = 0').run())
    s.publishes('2026-12-03', '9:00', 3)
    s.sweep()
    expect(s.offered(phone)).toEqual([])
    house.at((tx) => void tx.client.query('update appointments set moves = 0, version = version + 1 where member = 0').run())
    s.publishes('2026-12-04', '9:00', 3)
    s.sweep()
    expect(s.offered(phone)).toHaveLength(1)
    expect(group).not.toBe('')
  })

  test('cancelled one after the other and only the first of them back: the search goes on for that one', () => {
    const { s, house, phone, cancels, undoes } = searching()
    for (const who of [0, 1, 2]) {
      cancels(who)
      house.clock.advance(MINUTE)
    }
    expect(s.wishes(phone)).toEqual([])
    expect(undoes(0)).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toMatchObject([{ people: 1, names: [FAMILY[0]?.name] }])
    expect(undoes(2)).toMatchObject({ ok: true })
    expect(s.wishes(phone)).toMatchObject([{ people: 2 }])
    expect(s.broken()).toEqual([])
  })

  test('an earlier date in hours that follow moves each to the own hour, and goes back as a whole', () => {
    const { s, house, phone, group, late, accepts } = searching()
    const early = ['9:00', '9:30', '10:00'].map((time) => s.publishes('2026-12-03', time, 1))
    s.sweep()
    expect(s.offered(phone)).toMatchObject([{ places: 3, slot: { minutes: [540, 570, 600] } }])
    expect(accepts()).toMatchObject({ ok: true, undo: { members: [0, 1, 2], slotId: late } })
    const slots = () => liveRows(house.db, group, phone, house.clock.now()).map((row) => row.slot_id)
    expect(slots()).toEqual(early)
    const back = house.at((tx, now) =>
      undoMove(tx, house.deps, { contactId: phone, groupId: group, members: [0, 1, 2], slotId: late }, now),
    )
    expect(back).toMatchObject({ ok: true })
    expect(slots()).toEqual([late, late, late])
    for (const slot of early) expect(countersOf(house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
    expect(s.broken()).toEqual([])
  })
})

describe('one of a family is moved', () => {
  // A family that searches an earlier date, of whom one was moved alone.

  const FAMILY = [somebody(1), somebody(2), somebody(3)]

  /** Three on the 10th who would rather come earlier; one of them is then moved to this day. */
  function oneMovedTo(day: string) {
    const s = stage()
    const { house } = s
    const phone = s.meets()
    const group = s.books(phone, s.publishes('2026-12-10', '9:00', 3), FAMILY)
    const members = FAMILY.map((person) => ({ person, procedureId: 'renewal' }))
    house.at((tx, now) =>
      join(tx, house.deps, phone, { officeIds: [s.office], members, times: {}, answers: '{}', movesGroup: group }, now),
    )
    const there = s.publishes(day, '9:00', 1)
    house.at((tx, now) => {
      const stamp = stampOf(liveRows(tx, group, phone, now))
      return move(tx, house.deps, { groupId: group, stamp, members: [1], slotId: there, actor: 'citizen', contactId: phone }, now)
    })
    return { s, phone }
  }

  test('an hour that would be later for that one is not offered to them, one that is earlier for all is', () => {
    const { s, phone } = oneMovedTo('2026-12-02')
    s.publishes('2026-12-07', '9:00', 3)
    s.sweep()
    expect(s.offered(phone)).toEqual([])
    const earlier = s.publishes('2026-12-01', '9:00', 3)
    s.sweep()
    expect(s.offered(phone)).toMatchObject([{ places: 3, slot: { slotId: earlier } }])
    expect(s.broken()).toEqual([])
  })

  test('once the day of that one is over the others search on without them, and one more person in the line is none', () => {
    const { s, phone } = oneMovedTo('2026-11-26')
    s.house.clock.advance(3 * DAY)
    s.sweep()
    expect(s.wishes(phone)).toMatchObject([{ people: 2 }])
    s.publishes('2026-12-03', '9:00', 2)
    s.sweep()
    expect(s.offered(phone)).toMatchObject([{ places: 2 }])
    expect(s.broken()).toEqual([])
  })
})
