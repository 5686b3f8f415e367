import { expect, test } from 'bun:test'
import { undoCancel } from '../../src/agenda/changes/undo.ts'
import { closeHours, liftClosure } from '../../src/agenda/schedule.ts'
import { forgetOldWishes, forgetWishes } from '../../src/agenda/waiting/forgetting.ts'
import { goOn, join } from '../../src/agenda/waiting/joining.ts'
import { offerPlaces } from '../../src/agenda/waiting/offers.ts'
import { countersOf, GUADALUPE, LUIS, ROSA, setRules } from '../cast.ts'
import { HOUR, MINUTE, person, stage } from './waiting-stage.ts'

test('a cancelled place goes to the first in line once it can no longer be taken back, and to nobody else', () => {
  const { publishes, meets, books, cancels, waits, pass, offered, house, broken } = stage()
  const slot = publishes('2026-12-03', '9:00')
  const [has, first, second] = [meets(), meets(), meets()]
  const group = books(has, slot, [GUADALUPE])
  expect(waits(first, [ROSA])).toMatchObject({ ok: true, wish: { ahead: 0 } })
  pass(MINUTE)
  expect(waits(second, [LUIS])).toMatchObject({ ok: true, wish: { ahead: 1 } })
  cancels(has, group)
  pass(4 * MINUTE)
  expect(offered(first)).toEqual([])
  pass(2 * MINUTE)
  expect(offered(first)).toMatchObject([{ slot: { slotId: slot }, places: 1 }])
  expect(offered(second)).toEqual([])
  expect(countersOf(house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  expect(broken()).toEqual([])
})

test('accepting makes the offered place a hold in one step, and the confirmation ends the wish', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, waiter] = [s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(waiter, [ROSA])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  expect(s.accepts(waiter, s.offered(waiter)[0], [ROSA])).toMatchObject({ ok: true, hold: { slot: { slotId: slot } } })
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  expect(s.wishes(waiter)).toHaveLength(1)
  expect(s.confirms(waiter)).toMatchObject({ ok: true })
  expect(s.wishes(waiter)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('an offer is for the people who waited: no other name can take it', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, waiter] = [s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(waiter, [ROSA])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  expect(s.accepts(waiter, s.offered(waiter)[0], [LUIS])).toEqual({ ok: false, why: 'gone' })
  expect(s.accepts(has, s.offered(waiter)[0], [ROSA])).toEqual({ ok: false, why: 'gone' })
  expect(s.offered(waiter)).toHaveLength(1)
})

test('who declines keeps the place in line, and the place goes to the next; nobody left: it cools at no known moment', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, first, second] = [s.meets(), s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  expect(s.declines(first, s.offered(first)[0])).toEqual({ rested: false, left: 2 })
  expect(s.offered(first)).toEqual([])
  expect(s.offered(second)).toMatchObject([{ slot: { slotId: slot } }])
  expect(s.wishes(second)).toMatchObject([{ ahead: 1 }])
  s.declines(second, s.offered(second)[0])
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  const [cooling] = s.house.db.client
    .query<{ left: number }, [number]>('select reopens_at - ? as left from cooling_places')
    .all(s.house.clock.now())
  expect(cooling?.left).toBeGreaterThanOrEqual(2 * HOUR)
  expect(s.broken()).toEqual([])
})

test('silence lets the offer lapse after two hours, and the next in line gets a whole offer of their own', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, first, second] = [s.meets(), s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  s.pass(2 * HOUR)
  expect(s.offered(first)).toEqual([])
  const [next] = s.offered(second)
  expect((next?.endsAt ?? 0) - s.house.clock.now()).toBeGreaterThan(115 * MINUTE)
  expect(s.broken()).toEqual([])
})

test('nobody is offered more than one place a day and three in all; then the wish rests', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  for (let day = 0; day < 3; day++) {
    s.publishes('2026-12-10', `${9 + day}:00`)
    s.publishes('2026-12-10', `${13 + day}:00`)
    s.sweep()
    expect(s.offered(waiter)).toHaveLength(1)
    const answer = s.declines(waiter, s.offered(waiter)[0])
    expect(answer).toEqual({ rested: day === 2, left: 2 - day })
    s.sweep()
    expect(s.offered(waiter)).toEqual([])
    s.pass(24 * HOUR)
  }
  expect(s.wishes(waiter)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('at night nothing is offered; the place is kept in silence for the first in line until the morning of the office', () => {
  const s = stage({ start: '2026-11-25T03:00:00Z' }) // 21:00 in central Mexico
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, waiter] = [s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(waiter, [ROSA])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  expect(s.offered(waiter)).toMatchObject([{ told: false }])
  s.pass(10 * HOUR)
  expect(s.offered(waiter)).toMatchObject([{ told: false }])
  s.pass(HOUR)
  const [offer] = s.offered(waiter)
  expect(offer).toMatchObject({ told: true, endsAt: Date.parse('2026-11-25T16:00:00Z') })
})

test('two hours that reach into the night go on in the morning', () => {
  const s = stage({ start: '2026-11-25T00:54:00Z' }) // 18:54; the night begins at 20:00
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, waiter] = [s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.waits(waiter, [ROSA])
  s.cancels(has, group)
  s.pass(6 * MINUTE)
  expect(s.offered(waiter)[0]?.endsAt).toBe(Date.parse('2026-11-25T14:59:00Z'))
})

test('an offer is shorter when the visit is near, and there is none when it is too near', () => {
  const s = stage()
  const slot = s.publishes('2026-11-24', '13:30') // may be taken until 11:30; it is 10:00
  const late = s.publishes('2026-11-24', '12:15')
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.publishes('2026-11-24', '12:20')
  s.sweep()
  expect(s.offered(waiter)).toEqual([])
  s.house.at((tx) => tx.client.query('update slots set capacity = 2 where id in (?, ?)').run(slot, late))
  s.sweep()
  expect(s.offered(waiter)).toMatchObject([{ slot: { slotId: slot }, endsAt: s.house.clock.now() + 45 * MINUTE }])
})

test('an office that wants short offers gets short offers, and none only when it sets them to nothing', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.house.at((tx) => setRules(tx, { offer_minutes: 0 }))
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toEqual([])
  s.house.at((tx) => setRules(tx, { offer_minutes: 5 })) // Less than `offer_least_minutes`.
  s.house.at((tx) => tx.client.query('update slots set capacity = 2').run())
  s.sweep()
  expect(s.offered(waiter)).toMatchObject([{ endsAt: s.house.clock.now() + 5 * MINUTE }])
})

test('hours that are published or opened again go to the line before anybody else', () => {
  const s = stage()
  const [waiter, hunter] = [s.meets(), s.meets()]
  s.waits(waiter, [ROSA])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  expect(() => s.books(hunter, slot, [LUIS])).toThrow('taken')
})

test('whoever freed the place never gets it by the list, neither the telephone nor a person booked from it', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [broker, client] = [s.meets(), s.meets()]
  const group = s.books(broker, slot, [GUADALUPE])
  // The client once held a place from the broker's telephone; now waits from an own one.
  const other = s.publishes('2026-12-04', '9:00')
  s.cancels(broker, s.books(broker, other, [ROSA]))
  s.pass(30 * HOUR)
  s.waits(broker, [LUIS])
  s.waits(client, [ROSA])
  s.cancels(broker, group)
  s.pass(6 * MINUTE)
  expect(s.offered(broker)).toEqual([])
  expect(s.offered(client)).toEqual([])
  s.pass(3 * HOUR)
  expect(s.offered(broker)).toEqual([])
  expect(s.broken()).toEqual([])
})

test('one live thing a person: an appointment or a wish, whatever telephone asks', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 2)
  const [own, other] = [s.meets(), s.meets()]
  s.books(own, slot, [GUADALUPE])
  expect(s.waits(own, [GUADALUPE])).toMatchObject({ ok: false, why: 'own_live' })
  expect(s.waits(other, [GUADALUPE])).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  expect(s.waits(own, [ROSA])).toMatchObject({ ok: true })
  expect(s.waits(other, [LUIS, ROSA])).toEqual({ ok: false, why: 'elsewhere', members: [1] })
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
  s.books(phone, slot, [person(1), person(2)])
  expect(s.waits(phone, [person(3)])).toMatchObject({ ok: true })
  expect(s.waits(phone, [person(4), person(5)])).toEqual({ ok: false, why: 'phone_limit' })
  expect(s.waits(phone, [person(4)])).toMatchObject({ ok: true })
  expect(() => s.books(phone, slot, [person(6)])).toThrow('phone_limit')
  s.books(phone, slot, [person(4)]) // Who waits already counts once.
  expect(s.wishes(phone)).toHaveLength(1)
})

test('a family is offered its places together, and single people behind it take what is too little for it', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 2)
  const [has, family, single] = [s.meets(), s.meets(), s.meets()]
  const [one, two] = [s.books(has, slot, [person(1)]), s.books(has, slot, [person(2)])]
  s.waits(family, [ROSA, LUIS])
  s.pass(MINUTE)
  s.waits(single, [GUADALUPE])
  s.cancels(has, one)
  s.pass(6 * MINUTE)
  expect(s.offered(family)).toEqual([])
  expect(s.offered(single)).toHaveLength(1)
  s.cancels(has, two)
  s.pass(4 * MINUTE)
  s.declines(single, s.offered(single)[0])
  expect(s.offered(family)).toEqual([])
  s.pass(2 * MINUTE)
  expect(s.offered(family)).toMatchObject([{ places: 2 }])
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 2, taken: 0, cooling: 2 })
  expect(s.broken()).toEqual([])
})

test('days, hours and the last day that makes sense are kept to; the position counts those whom the same places could serve', () => {
  const s = stage()
  const [mornings, tuesdays, early] = [s.meets(), s.meets(), s.meets()]
  s.waits(mornings, [ROSA], { untilMinute: 12 * 60 })
  s.pass(MINUTE)
  s.waits(tuesdays, [LUIS], { weekdays: [2], fromMinute: 12 * 60 })
  s.pass(MINUTE)
  expect(s.waits(early, [GUADALUPE], { until: '2026-11-30' })).toMatchObject({ ok: true, wish: { ahead: 2 } })
  expect(s.wishes(tuesdays)).toMatchObject([{ ahead: 0 }])
  s.publishes('2026-12-02', '13:00')
  s.publishes('2026-12-08', '9:00')
  s.sweep()
  expect(s.offered(tuesdays)).toEqual([])
  expect(s.offered(early)).toEqual([])
  expect(s.offered(mornings)).toMatchObject([{ slot: { day: '2026-12-08' } }])
  s.publishes('2026-12-08', '13:00')
  s.sweep()
  expect(s.offered(tuesdays)).toMatchObject([{ slot: { day: '2026-12-08', minute: 780 } }])
})

test('an hour that the office closes takes the offer back, and it does not count', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  const span = { officeId: s.office, day: '2026-12-03', fromMinute: 0, untilMinute: 1440, reason: 'luz' }
  const closed = s.house.at((tx, now) => closeHours(tx, span, now))
  expect(s.offered(waiter)).toEqual([])
  s.sweep()
  expect(countersOf(s.house.db, slot)).toEqual({ capacity: 1, taken: 0, cooling: 0 })
  expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
  s.house.at((tx, now) => liftClosure(tx, closed.closureId, now))
  expect(s.broken()).toEqual([])
})

test('whoever leaves with an open offer hands nothing over: the place goes to the next', () => {
  const s = stage()
  const [first, second] = [s.meets(), s.meets()]
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  s.leaves(first)
  expect(countersOf(s.house.db, slot).cooling).toBe(1)
  s.sweep()
  expect(s.offered(second)).toHaveLength(1)
  expect(s.broken()).toEqual([])
})

test('an offer that ran out while the computer was off gets a little more time, once somebody works again', () => {
  const s = stage()
  const waiter = s.meets()
  s.waits(waiter, [ROSA])
  s.publishes('2026-12-03', '9:00')
  s.sweep()
  s.house.clock.advance(5 * HOUR)
  s.sweep()
  const [offer] = s.offered(waiter)
  expect(offer?.endsAt).toBe(s.house.clock.now() + 15 * MINUTE)
  s.pass(15 * MINUTE)
  expect(s.offered(waiter)).toEqual([])
})

test('when nobody waits a place cools as ever, and when it has cooled the line of then is asked first', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [has, waiter] = [s.meets(), s.meets()]
  const group = s.books(has, slot, [GUADALUPE])
  s.cancels(has, group)
  s.pass(10 * MINUTE)
  s.waits(waiter, [ROSA])
  const reopensAt = s.house.db.client.query<{ at: number }, []>('select reopens_at as at from cooling_places').get()?.at ?? 0
  s.pass(reopensAt - s.house.clock.now() - MINUTE)
  expect(s.offered(waiter)).toEqual([])
  s.pass(2 * MINUTE)
  expect(s.offered(waiter)).toHaveLength(1)
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
  expect(s.house.db.client.query('select state from wait_wishes where untold = 1').all()).toEqual([
    { state: 'over' },
    { state: 'over' },
  ])
  expect(s.broken()).toEqual([])
})

test('the position is read from the index of the line alone', () => {
  const { house } = stage()
  const plan = house.db.client
    .query<{ detail: string }, []>(
      `explain query plan select wish_id, people from wait_lines
       where office_id in (select value from json_each('[1,2]')) and open = 1 and joined_at < 5 and (weekdays & 1) <> 0`,
    )
    .all()
    .map((row) => row.detail)
  expect(plan[0]).toContain('USING COVERING INDEX wait_lines_open')
})

test('a broker who frees a place for a client who waits only serves whoever came first, however narrow the client wishes', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [broker, first, second, client] = [s.meets(), s.meets(), s.meets(), s.meets()]
  const hoarded = s.books(broker, slot, [GUADALUPE])
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.pass(MINUTE)
  s.waits(client, [person(1)], { weekdays: [4], fromMinute: 540, untilMinute: 541, from: '2026-12-03', until: '2026-12-03' })
  s.cancels(broker, hoarded)
  s.pass(6 * MINUTE)
  expect(s.offered(first)).toHaveLength(1)
  s.declines(first, s.offered(first)[0])
  expect(s.offered(second)).toHaveLength(1)
  expect(s.offered(client)).toEqual([])
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
  s.house.at((tx, now) => forgetWishes(tx, now, 100))
  expect(s.broken()).toEqual([])
  expect([rows('wait_people'), rows('wait_wishes where body_sealed is not null'), rows('wait_wishes')]).toEqual([0, 0, 1])
  s.house.clock.advance(62 * 24 * HOUR)
  s.house.at((tx, now) => forgetOldWishes(tx, now, 100))
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
  const back = () => s.house.at((tx, now) => goOn(tx, s.house.vault, first, wish?.id ?? 0, now))
  expect(back()).toMatchObject({ ok: true, wish: { ahead: 1 } })
  s.leaves(first)
  s.books(second, s.publishes('2026-12-03', '9:00', 2), [ROSA])
  expect(back()).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  expect(s.broken()).toEqual([])
})

test('whoever is passed over costs one look into an index, however many offers were ever made', () => {
  const { publishes, waits, meets, house } = stage()
  waits(meets(), [ROSA])
  const slot = publishes('2026-12-03', '9:00')
  const asked: string[] = []
  house.at((tx, now) => {
    const query = (sql: string) => asked.push(sql) && tx.client.query(sql)
    const watched = new Proxy(tx.client, { get: (client, name) => (name === 'query' ? query : Reflect.get(client, name)) })
    offerPlaces(Object.create(tx, { client: { value: watched } }), slot, now)
  })
  const [sql] = asked.filter((one) => one.includes('not exists (select 1 from wait_offers o'))
  const plan = house.db.client.query<{ detail: string }, []>(`explain query plan ${sql}`).all()
  const offers = plan.map((row) => row.detail).filter((step) => /^(?:SCAN|SEARCH) o /.test(step))
  expect(offers).toHaveLength(2)
  for (const step of offers) expect(step).toContain('USING COVERING INDEX wait_offers_wish (wish_id=?')
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
  house.at((tx, now) => void join(tx, house.vault, luis, request, now))
  const [before] = wishes(luis)
  pass(MINUTE)
  cancels(luis, group)
  expect(wishes(luis)).toEqual([])
  pass(MINUTE)
  expect(house.at((tx, now) => undoCancel(tx, house.vault, { contactId: luis, groupId: group, members: [0] }, now).ok)).toBe(true)
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
      void join(tx, house.vault, luis, { officeIds: [office], members, times: {}, answers: '{}', movesGroup: group }, now),
  )
  leaves(luis)
  pass(MINUTE)
  cancels(luis, group)
  house.at((tx, now) => undoCancel(tx, house.vault, { contactId: luis, groupId: group, members: [0] }, now))
  expect(wishes(luis)).toEqual([])
})

test('whoever freed a place does not get it by the list under the name by which two contacts became one', () => {
  const { publishes, meets, books, cancels, waits, pass, offered, house } = stage()
  const slot = publishes('2026-12-03', '9:00')
  const [merged, kept, other] = [meets(), meets(), meets()]
  const group = books(merged, slot, [GUADALUPE])
  waits(kept, [ROSA])
  pass(MINUTE)
  waits(other, [LUIS])
  cancels(merged, group)
  house.at((tx) => void tx.client.query('update appointments set contact_id = ?, version = version + 1').run(kept))
  pass(6 * MINUTE)
  expect(offered(kept)).toEqual([])
  expect(offered(other)).toMatchObject([{ slot: { slotId: slot } }])
})
