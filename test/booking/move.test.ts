import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { storyOf } from '../../src/booking/events.ts'
import { HOUR } from '../../src/clock.ts'
import { cpu } from '../bench/cpu.ts'
import { CLERK, GUADALUPE, LALO, LEO, LUIS, openOffice, ROSA, setRules, somebody } from '../cast.ts'
import { type Stage, stage } from './moving-stage.ts'

const TWO_HOURS = { '2026-12-03 9:00': 1, '2026-12-10 12:00': 1 }

test('an appointment moves: the same folio and person, the new place taken, the old one cooling', () => {
  const { house, slots, views, books, moves, counters } = stage(TWO_HOURS)
  const [old = 0, other = 0] = slots
  const rosa = books(old, [ROSA])
  const [before] = views(rosa)
  expect(moves(rosa, other)).toMatchObject({ ok: true, movesLeft: 1, priceChanged: false })
  const [after] = views(rosa)
  expect(after).toEqual({ ...before, slot: after?.slot, version: (before?.version ?? 0) + 1, moves: 1 } as typeof after)
  expect(after?.slot).toMatchObject({ slotId: other, day: '2026-12-10', minute: 720 })
  expect([counters(old), counters(other)]).toEqual(['0+1/1', '1+0/1'])
  const cooling = house.db.client.query<{ ms: number }, []>('select reopens_at - freed_at as ms from cooling_places').get()
  expect(cooling?.ms).toBeGreaterThanOrEqual(2 * HOUR)
  expect(storyOf(house.db, house.deps.vault, before?.id ?? 0).at(-1)).toMatchObject({ what: 'moved', actor: 'citizen' })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('the visit of the new day is what ends it', () => {
  const { house, slots, views, books, moves, sweep } = stage(TWO_HOURS)
  const rosa = books(slots[0] ?? 0, [ROSA])
  moves(rosa, slots[1] ?? 0)
  house.clock.set(Date.parse('2026-12-04T07:00:00Z'))
  expect(sweep().past).toBe(0)
  expect(views(rosa)).toHaveLength(1)
  house.clock.set(Date.parse('2026-12-11T06:00:00Z'))
  expect(sweep().past).toBe(1)
})

describe('what is refused leaves the old place as it was', () => {
  const refused = (why: string, arrange: (at: Stage) => { slotId: number; contactId: number; more?: object }) => {
    const at = stage(TWO_HOURS)
    const rosa = at.books(at.slots[0] ?? 0, [ROSA])
    const { slotId, contactId, more } = { ...arrange(at) }
    const before = at.views(rosa)
    const answer = at.moves(contactId || rosa, slotId, {
      groupId: before[0]?.groupId ?? '',
      stamp: `0.${before[0]?.version}`,
      ...more,
    })
    expect(answer).toEqual({ ok: false, why } as typeof answer)
    expect(at.views(rosa)).toEqual(before)
    expect(brokenInvariants(at.house.db)).toEqual([])
  }
  test('another one took the place', () =>
    refused('taken', (at) => {
      at.holds(at.meets(), at.slots[1] ?? 0, [LUIS])
      return { slotId: at.slots[1] ?? 0, contactId: 0 }
    }))
  test('an hour that does not exist', () => refused('taken', () => ({ slotId: 999, contactId: 0 })))
  test('a place that cools', () =>
    refused('taken', (at) => {
      at.cancels(at.books(at.slots[1] ?? 0, [LUIS]))
      return { slotId: at.slots[1] ?? 0, contactId: 0 }
    }))
  test('the hour was closed', () =>
    refused('closed', (at) => {
      at.house.at((tx) => tx.client.run('update slots set closed_at = 1 where id = 2'))
      return { slotId: at.slots[1] ?? 0, contactId: 0 }
    }))
  test('it begins too soon', () =>
    refused('too_soon', (at) => ({ slotId: at.publish(at.office, '2026-11-24 11:00', 1), contactId: 0 })))
  test('the same hour', () => refused('same', (at) => ({ slotId: at.slots[0] ?? 0, contactId: 0 })))
  test('an office that does not do it', () =>
    refused('not_offered', (at) => {
      const far = at.house.at((tx) => openOffice(tx, { name: 'AICM', procedures: ['first'] }))
      return { slotId: at.publish(far, '2026-12-03 9:00', 1), contactId: 0 }
    }))
  test('somebody else who knows the group', () => refused('stale', (at) => ({ slotId: at.slots[1] ?? 0, contactId: at.meets() })))
  test('a button from before a change', () =>
    refused('stale', (at) => ({ slotId: at.slots[1] ?? 0, contactId: 0, more: { stamp: '0.1' } })))
  test('a member who is not there', () =>
    refused('stale', (at) => ({ slotId: at.slots[1] ?? 0, contactId: 0, more: { members: [0, 1] } })))
  test('moved as often as a person may', () =>
    refused('moves_used_up', (at) => {
      at.house.at((tx) => setRules(tx, { moves_an_appointment: 0 }))
      return { slotId: at.slots[1] ?? 0, contactId: 0 }
    }))
  test('more in one hour than were shown', () =>
    refused('taken', (at) => ({ slotId: at.slots[1] ?? 0, contactId: 0, more: { shown: [1, 1] } })))
})

test('two changes a person; the office moves as it likes, and the count begins anew', () => {
  const { slots, views, books, moves } = stage({ '2026-12-03 9:00': 3, '2026-12-04 9:00': 3 })
  const [one = 0, two = 0] = slots
  const rosa = books(one, [ROSA])
  expect(moves(rosa, two)).toMatchObject({ ok: true, movesLeft: 1 })
  expect(moves(rosa, one)).toMatchObject({ ok: true, movesLeft: 0 })
  expect(moves(rosa, two)).toEqual({ ok: false, why: 'moves_used_up' })
  expect(moves(rosa, two, { actor: CLERK, reason: 'no hay luz' })).toMatchObject({ ok: true, movesLeft: 2 })
  expect(views(rosa)).toMatchObject([{ moves: 0 }])
})

test('the office may move to an hour that is too soon for the chat, not to one that began', () => {
  const { office, slots, publish, books, moves } = stage({ '2026-12-03 9:00': 1 })
  const rosa = books(slots[0] ?? 0, [ROSA])
  expect(moves(rosa, publish(office, '2026-11-24 9:00', 1), { actor: CLERK })).toEqual({ ok: false, why: 'too_soon' })
  expect(moves(rosa, publish(office, '2026-11-24 10:30', 1), { actor: CLERK })).toMatchObject({ ok: true })
})

describe('age counts on the day of the visit', () => {
  const almost = { name: 'Luz Puga Sol', birthDate: '2008-12-08', curp: 'PUSL081208HJCRLSA5' }
  test('who turns 18 in between is no minor any more', () => {
    const { slots, books, moves } = stage(TWO_HOURS)
    const luz = books(slots[0] ?? 0, [almost], undefined, 'minor')
    expect(moves(luz, slots[1] ?? 0)).toEqual({ ok: false, why: 'age' })
  })
  test('a child who turns 3 in between gets no passport of one year', () => {
    const at = priced({ '2027-02-25 9:00': 1, '2027-03-02 9:00': 1 })
    const leo = at.books(at.slots[0] ?? 0, [LEO], [{ years: 1, halfFee: false }], 'minor')
    expect(at.moves(leo, at.slots[1] ?? 0)).toEqual({ ok: false, why: 'validity' })
  })
})

/** A house with the fees of 2026 and of 2027. */
function priced(hours: Record<string, number>) {
  const at = stage(hours)
  const fee = (years: number, min: number, max: number | null, centavos: number, from: string) =>
    at.house.at((tx) =>
      tx.client
        .query('insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source) values (?, ?, ?, ?, ?, ?, ?)')
        .run('passport', years, min, max, centavos, from, 'ley'),
    )
  fee(1, 0, 2, 920_75, '2026-01-01')
  fee(10, 18, null, 4_277_69, '2026-01-01')
  fee(3, 0, null, 1_795_29, '2026-01-01')
  fee(3, 0, null, 1_880_00, '2027-01-01')
  return at
}

describe('the price is that of the new day', () => {
  const HOURS = { '2026-12-03 9:00': 1, '2027-01-05 9:00': 1, '2026-12-04 9:00': 1 }
  const THREE = { years: 3, halfFee: false }
  test('fees change on 1 January', () => {
    const at = priced(HOURS)
    const luis = at.books(at.slots[0] ?? 0, [LUIS], [THREE])
    expect(at.views(luis)).toMatchObject([{ price: 1_795 }])
    expect(at.moves(luis, at.slots[1] ?? 0)).toMatchObject({ ok: true, priceChanged: true, appointments: [{ price: 1_880 }] })
  })
  test('nothing changes within the year', () => {
    const at = priced(HOURS)
    const luis = at.books(at.slots[0] ?? 0, [LUIS], [THREE])
    expect(at.moves(luis, at.slots[2] ?? 0)).toMatchObject({ ok: true, priceChanged: false, appointments: [{ price: 1_795 }] })
  })
  test('who turns 60 in between pays half', () => {
    const at = priced(HOURS)
    const turning = { name: 'Ana Cruz', birthDate: '1967-01-01', curp: 'CUAA670101MDFRRN09' }
    const ana = at.books(at.slots[0] ?? 0, [turning], [THREE])
    expect(at.moves(ana, at.slots[1] ?? 0)).toMatchObject({ ok: true, appointments: [{ price: 940, halfFee: true }] })
  })
  test('half price for a cause that nobody knows stays', () => {
    const at = priced(HOURS)
    const luis = at.books(at.slots[0] ?? 0, [LUIS], [{ years: 3, halfFee: true }])
    expect(at.moves(luis, at.slots[1] ?? 0)).toMatchObject({ ok: true, appointments: [{ price: 940, halfFee: true }] })
  })
  test('the years that were chosen stay', () => {
    const at = priced(HOURS)
    const who = at.books(at.slots[0] ?? 0, [GUADALUPE], [{ years: 10, halfFee: true }])
    expect(at.moves(who, at.slots[2] ?? 0)).toMatchObject({ ok: true, appointments: [{ years: 10, price: 2_140 }] })
  })
})

describe('a family', () => {
  const FAMILY = [LEO, LALO]
  const when = (at: Stage, contactId: number) => at.views(contactId).map((view) => view.slot.minute / 60)
  test('moves whole into one hour', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-03 12:00': 2 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    expect(at.moves(father, at.slots[1] ?? 0)).toMatchObject({ ok: true, appointments: [{ name: LEO.name }, { name: LALO.name }] })
    expect([at.counters(at.slots[0] ?? 0), at.counters(at.slots[1] ?? 0)]).toEqual(['0+2/2', '2+0/2'])
  })
  test('moves whole into hours that follow each other', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-03 12:00': 1, '2026-12-03 12:30': 1 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    expect(at.moves(father, at.slots[1] ?? 0, { shown: [1, 1] })).toMatchObject({ ok: true })
    expect(when(at, father)).toEqual([12, 12.5])
  })
  test('does not move when only one of them finds a place', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-03 12:00': 1 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    expect(at.moves(father, at.slots[1] ?? 0)).toEqual({ ok: false, why: 'taken' })
    expect(when(at, father)).toEqual([9, 9])
  })
  test('half an hour later, into the hour in which one of them sits already', () => {
    const at = stage({ '2026-12-03 9:00': 1, '2026-12-03 9:30': 1, '2026-12-03 10:00': 1 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    expect(when(at, father)).toEqual([9, 9.5])
    expect(at.moves(father, at.slots[1] ?? 0)).toMatchObject({ ok: true })
    expect(when(at, father)).toEqual([9.5, 10])
    expect(brokenInvariants(at.house.db)).toEqual([])
  })
  test('moves singly: folio and group stay', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-10 12:00': 1 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    const [one] = at.views(father)
    expect(at.moves(father, at.slots[1] ?? 0, { members: [1] })).toMatchObject({ ok: true, appointments: [{ member: 1 }] })
    expect(at.views(father)).toMatchObject([
      { member: 0, folio: one?.folio, groupId: one?.groupId, slot: { day: '2026-12-03' } },
      { member: 1, folio: one?.folio, groupId: one?.groupId, slot: { day: '2026-12-10' } },
    ])
    expect(brokenInvariants(at.house.db)).toEqual([])
  })
  test('a change of one member makes what was shown of the group stale', () => {
    const at = stage({ '2026-12-03 9:00': 2, '2026-12-10 12:00': 2 })
    const father = at.books(at.slots[0] ?? 0, FAMILY, undefined, 'minor')
    const shown = '0.2-1.2'
    expect(at.moves(father, at.slots[1] ?? 0, { members: [1] })).toMatchObject({ ok: true })
    expect(at.moves(father, at.slots[1] ?? 0, { stamp: shown })).toEqual({ ok: false, why: 'stale' })
  })
})

test('of two people who move into one last place one gets it and the other keeps what was had', () => {
  const { slots, books, moves, views, counters } = stage({ '2026-12-03 9:00': 2, '2026-12-10 12:00': 1 })
  const [old = 0, last = 0] = slots
  const [rosa, luis] = [books(old, [ROSA]), books(old, [LUIS])]
  expect(moves(rosa, last)).toMatchObject({ ok: true })
  expect(moves(luis, last)).toEqual({ ok: false, why: 'taken' })
  expect(views(luis)).toMatchObject([{ slot: { slotId: old } }])
  expect([counters(old), counters(last)]).toEqual(['1+1/2', '1+0/1'])
})

test('a move takes well under five milliseconds, because its statements are prepared once', () => {
  const at = stage({ '2026-12-03 9:00': 40, '2026-12-10 12:00': 40 }, { rules: { moves_an_appointment: 9 } })
  const people = Array.from({ length: 20 }, (_, nth) => at.books(at.slots[0] ?? 0, [somebody(nth)]))
  const began = cpu()
  for (const contact of people) expect(at.moves(contact, at.slots[1] ?? 0)).toMatchObject({ ok: true })
  expect((cpu() - began) / 1_000 / people.length).toBeLessThan(5)
})
