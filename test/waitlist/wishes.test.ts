// How a wish begins, ends, rests, comes back and is forgotten.
import { describe, expect, test } from 'bun:test'
import { undoCancel } from '../../src/booking/cancellation.ts'
import { changeHolder } from '../../src/booking/holder.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { goOn, join } from '../../src/waitlist/entries.ts'
import { forgetEntries, forgetOldEntries, personalData } from '../../src/waitlist/personal-data.ts'
import { GUADALUPE, LALO, LUIS, openOffice, publishSlot, ROSA, setRules, somebody } from '../cast.ts'
import { stage } from './stage.ts'

test('one live thing a person: an appointment or a wish, whatever telephone asks', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 2)
  const [own, other] = [s.meets(), s.meets()]
  s.books(own, slot, [GUADALUPE])
  expect(s.waits(own, [GUADALUPE])).toMatchObject({ ok: false, why: 'own_live' })
  expect(s.waits(other, [GUADALUPE])).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  expect(s.waits(own, [ROSA])).toMatchObject({ ok: true })
  expect(s.waits(own, [LUIS, ROSA])).toEqual({ ok: false, why: 'own_wish' })
  expect(s.broken()).toEqual([])
})

describe('under one CURP, from two telephones,', () => {
  const STRANGER = { ...ROSA, name: 'Berta Lara Gil' }

  test('both wait, each counts there, and the first confirmation with a name that fits ends the other', () => {
    const s = stage()
    const slot = s.publishes('2026-12-03', '9:00', 2)
    const [stranger, hers] = [s.meets(), s.meets()]
    s.house.at((tx) => tx.client.query('update slots set capacity = 0 where id = ?').run(slot))
    expect(s.waits(stranger, [STRANGER])).toMatchObject({ ok: true })
    expect(s.waits(hers, [ROSA])).toMatchObject({ ok: true })
    expect([s.wishes(stranger).length, s.wishes(hers).length]).toEqual([1, 1])
    expect(s.waits(stranger, [somebody(1), somebody(2), somebody(3)])).toMatchObject({ ok: true })
    expect(s.waits(stranger, [somebody(4)])).toEqual({ ok: false, why: 'phone_limit' })
    s.house.at((tx) => tx.client.query('update slots set capacity = 2 where id = ?').run(slot))
    s.books(hers, slot, [ROSA])
    expect(s.wishes(hers)).toEqual([])
    expect(s.wishes(stranger)).toHaveLength(1)
    expect(s.broken()).toEqual([])
  })

  test('a confirmation under a name that cannot be hers leaves her wish, and does not keep her from waiting', () => {
    const s = stage()
    const slot = s.publishes('2026-12-03', '9:00', 2)
    const [stranger, hers, late] = [s.meets(), s.meets(), s.meets()]
    expect(s.waits(hers, [ROSA])).toMatchObject({ ok: true })
    s.books(stranger, slot, [STRANGER])
    expect(s.wishes(hers)).toHaveLength(1)
    expect(s.waits(late, [ROSA])).toMatchObject({ ok: true })
    expect(s.waits(stranger, [STRANGER])).toMatchObject({ ok: false, why: 'own_live' })
    expect(s.broken()).toEqual([])
  })

  test('nobody waits twice from the same one; when both chats become one, the first wish stays', () => {
    const s = stage()
    const [first, second] = [s.meets(), s.meets()]
    s.waits(first, [ROSA])
    s.pass(MINUTE)
    s.waits(second, [ROSA, LUIS])
    s.house.at((tx, now) => personalData.mergeContacts?.(tx, s.house.deps, { id: second, other: first, givenUp: first }, now))
    expect(s.wishes(second)).toMatchObject([{ people: 1 }])
    expect(s.waits(second, [LUIS, ROSA])).toEqual({ ok: false, why: 'own_wish' })
    expect(s.broken()).toEqual([])
  })
})

test('nobody waits who has the age on no day for which a place could be offered, and whoever will have it does', () => {
  const s = stage()
  expect(s.waits(s.meets(), [LALO])).toEqual({ ok: false, why: 'age' })
  const soon = { name: 'Eva Ruiz Paz', birthDate: '2008-12-20' }
  expect(s.waits(s.meets(), [soon], { until: '2026-12-19' })).toEqual({ ok: false, why: 'age' })
  expect(s.waits(s.meets(), [soon], { until: '2026-12-20' })).toMatchObject({ ok: true })
  expect(s.broken()).toEqual([])
})

test('an appointment of a person, from wherever, ends the wish in the same transaction', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 1)
  const later = s.publishes('2026-12-04', '9:00', 1)
  const [waiter, other] = [s.meets(), s.meets()]
  s.waits(waiter, [ROSA], { until: '2026-12-03' })
  s.house.at((tx) => tx.client.query('update slots set capacity = 2 where id = ?').run(slot))
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  s.books(other, later, [ROSA])
  expect(s.wishes(waiter)).toEqual([])
  expect(s.offered(waiter)).toEqual([])
  s.sweep()
  expect(s.broken()).toEqual([])
})

test('people who wait count with those who have an appointment: four a telephone', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 9)
  const phone = s.meets()
  s.books(phone, slot, [somebody(1), somebody(2)])
  expect(s.waits(phone, [somebody(3)])).toMatchObject({ ok: true })
  expect(s.waits(phone, [somebody(4), somebody(5)])).toEqual({ ok: false, why: 'phone_limit' })
  expect(s.waits(phone, [somebody(4)])).toMatchObject({ ok: true })
  expect(() => s.books(phone, slot, [somebody(6)])).toThrow('phone_limit')
  s.books(phone, slot, [somebody(4)]) // Who waits already counts once.
  expect(s.wishes(phone)).toHaveLength(1)
})

test('a wish ends after its time and is told once; who wants no messages is passed over', () => {
  const s = stage()
  const [first, second] = [s.meets(), s.meets()]
  s.house.at((tx) => setRules(tx, { wish_days: 2 }))
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.house.at((tx, now) => tx.client.query('update contacts set muted_at = ? where id = ?').run(now, first))
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(first)).toEqual([])
  expect(s.offered(second)).toHaveLength(1)
  s.pass(49 * HOUR)
  expect(s.wishes(first)).toEqual([])
  expect(s.house.db.client.query<{ state: string }, []>('select state from wait_wishes where untold = 1').all()).toEqual([
    { state: 'over' },
    { state: 'over' },
  ])
  expect(s.broken()).toEqual([])
})

test('who it was for is forgotten eight days after a wish ended, and the rest when nobody counts it any more', () => {
  const s = stage()
  const contact = s.meets()
  const beat = () =>
    s.house.at((tx, now) =>
      tx.client.query('insert into heartbeat (id, at) values (1, ?1) on conflict (id) do update set at = ?1').run(now),
    )
  const rows = (table: string) => s.house.db.client.query<{ n: number }, []>(`select count(*) as n from ${table}`).get()?.n
  s.waits(contact, [ROSA])
  s.leaves(contact)
  s.house.clock.advance(8 * 24 * HOUR + 3 * HOUR)
  beat()
  expect(s.broken()).toEqual(['ended_wishes_are_bare:1'])
  s.house.at((tx, now) => forgetEntries(tx, now, 100))
  expect(s.broken()).toEqual([])
  expect([rows('wait_people'), rows('wait_wishes where body_sealed is not null'), rows('wait_wishes')]).toEqual([0, 0, 1])
  s.house.clock.advance(100 * 24 * HOUR)
  s.house.at((tx, now) => forgetOldEntries(tx, now, 100))
  expect([rows('wait_wishes'), rows('wait_lines')]).toEqual([0, 0])
})

test('a wish that rested goes on at the end of the line, unless its people have something by then', () => {
  const s = stage()
  const [first, second] = [s.meets(), s.meets()]
  s.waits(first, [ROSA])
  const [wish] = s.wishes(first)
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.leaves(first)
  s.pass(MINUTE)
  const back = () => s.house.at((tx, now) => goOn(tx, s.house.deps, first, wish?.id ?? 0, now))
  expect(back()).toMatchObject({ ok: true, wish: { ahead: 1 } })
  s.leaves(first)
  s.books(second, s.publishes('2026-12-03', '9:00', 2), [ROSA])
  expect(back()).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  expect(s.broken()).toEqual([])
})

test('whoever takes a cancellation back looks for an earlier date as before, at the same place in the line', () => {
  const { publishes, meets, books, cancels, offered, pass, house, office, broken, wishes } = stage()
  const [early, slot] = [publishes('2026-12-03', '9:00', 0), publishes('2026-12-10', '9:00')]
  const luis = meets()
  const group = books(luis, slot, [LUIS])
  const request = {
    officeIds: [office],
    members: [{ person: LUIS, procedureId: 'renewal' }],
    times: {},
    answers: '{}',
    movesGroup: group,
  }
  house.at((tx, now) => void join(tx, house.deps, luis, request, now))
  const [before] = wishes(luis)
  pass(MINUTE)
  cancels(luis, group)
  expect(wishes(luis)).toEqual([])
  pass(MINUTE)
  expect(house.at((tx, now) => undoCancel(tx, house.deps, { contactId: luis, groupId: group, members: [0] }, now).ok)).toBe(true)
  expect(wishes(luis)).toMatchObject([{ id: before?.id, joinedAt: before?.joinedAt, movesGroup: group }])
  house.at((tx) => void tx.client.query('update slots set capacity = 1 where id = ?').run(early))
  pass(MINUTE)
  expect(offered(luis)).toMatchObject([{ slot: { slotId: early } }])
  expect(broken()).toEqual([])
})

test('a wish that its person had left before the cancellation does not come back with the appointment', () => {
  const { publishes, meets, books, cancels, leaves, pass, house, office, wishes } = stage()
  const slot = publishes('2026-12-10', '9:00')
  const luis = meets()
  const group = books(luis, slot, [LUIS])
  const members = [{ person: LUIS, procedureId: 'renewal' }]
  house.at(
    (tx, now) =>
      void join(tx, house.deps, luis, { officeIds: [office], members, times: {}, answers: '{}', movesGroup: group }, now),
  )
  leaves(luis)
  pass(MINUTE)
  cancels(luis, group)
  house.at((tx, now) => undoCancel(tx, house.deps, { contactId: luis, groupId: group, members: [0] }, now))
  expect(wishes(luis)).toEqual([])
})

test('who waits already and asks for another procedure waits for that one from then on, at the same place in the line', () => {
  const s = stage()
  const onlyFirst = s.house.at((tx) => openOffice(tx, { name: 'Metepec', procedures: ['first'] }))
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  const [before] = s.wishes(waiter)
  s.pass(MINUTE)
  const request = { officeIds: [onlyFirst], members: [{ person: ROSA, procedureId: 'first' }], times: {}, answers: '{}' }
  expect(s.house.at((tx, now) => join(tx, s.house.deps, waiter, request, now))).toMatchObject({ ok: true, changed: true })
  expect(s.wishes(waiter)).toMatchObject([{ joinedAt: before?.joinedAt ?? 0 }])
  s.house.at((tx) => publishSlot(tx, onlyFirst, '2026-12-03', '9:00'))
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  expect(s.broken()).toEqual([])
})

test('a wish that rested goes on until the last day that makes sense to its people, and not beyond it', () => {
  const s = stage()
  s.house.at((tx) => setRules(tx, { offers_a_wish: 1 }))
  const waiter = s.meets()
  s.waits(waiter, [ROSA], { until: '2026-12-05' })
  const wishId = s.wishes(waiter)[0]?.id ?? 0
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.declines(waiter, s.offered(waiter)[0])).toMatchObject({ rested: true })
  s.pass(MINUTE)
  expect(s.house.at((tx, now) => goOn(tx, s.house.deps, waiter, wishId, now))).toMatchObject({ ok: true })
  expect(s.wishes(waiter)).toMatchObject([{ times: { until: '2026-12-05' }, expiresAt: Date.parse('2026-12-06T14:00:00Z') }])
})

test('whose wait an appointment from another telephone ended learns why it cannot go on, and goes on once that is gone', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [waiter, other] = [s.meets(), s.meets()]
  s.waits(waiter, [ROSA])
  const wishId = s.wishes(waiter)[0]?.id ?? 0
  s.pass(MINUTE)
  s.house.at((tx) => void tx.client.query('delete from wait_looks').run())
  const group = s.books(other, slot, [ROSA])
  expect(s.wishes(waiter)).toEqual([])
  const goesOn = () => s.house.at((tx, now) => goOn(tx, s.house.deps, waiter, wishId, now))
  expect(goesOn()).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  s.cancels(other, group)
  expect(goesOn()).toMatchObject({ ok: true, wish: { people: 1 } })
  expect(s.broken()).toEqual([])
})

test('whoever waits counts where an appointment goes to another chat', () => {
  const { house, meets, waits, books, publishes } = stage()
  house.at((tx) => setRules(tx, { live_people_a_phone: 2 }))
  const [rosa, luis, eva] = [meets(), meets(), meets()]
  const groupId = books(rosa, publishes('2026-12-03', '9:00'), [somebody(1)])
  waits(rosa, [somebody(2)])
  waits(luis, [somebody(3)])
  const gives = (to: number) =>
    house.at((tx, now) => changeHolder(tx, house.deps, { of: { groupId }, to, how: 'handed_over', actor: 'citizen' }, now))
  expect(gives(luis)).toEqual({ ok: false, why: 'over_limit' })
  expect(gives(eva)).toMatchObject({ ok: true })
})
