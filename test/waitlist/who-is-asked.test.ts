// Who is offered a freed place, and in which order.
import { expect, test } from 'bun:test'
import { MINUTE } from '../../src/clock.ts'
import { offerPlaces } from '../../src/waitlist/offers.ts'
import { writingDown } from '../asked.ts'
import { countersOf, GUADALUPE, LUIS, openOffice, ROSA, somebody } from '../cast.ts'
import { stage } from './stage.ts'

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

test('hours that are published or opened again go to the line before anybody else', () => {
  const s = stage()
  const [waiter, hunter] = [s.meets(), s.meets()]
  s.waits(waiter, [ROSA])
  const slot = s.publishes('2026-12-03', '9:00')
  s.sweep()
  expect(s.offered(waiter)).toHaveLength(1)
  expect(() => s.books(hunter, slot, [LUIS])).toThrow('taken')
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

test('a family is offered its places together, and single people behind it take what is too little for it', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00', 2)
  const [has, family, single] = [s.meets(), s.meets(), s.meets()]
  const [one, two] = [s.books(has, slot, [somebody(1)]), s.books(has, slot, [somebody(2)])]
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

test('nobody looks for the next in line past those who have an offer, at whatever office they began to wait since', () => {
  const { publishes, waits, meets, house, office, sweep, offered, declines, broken } = stage()
  const rosa = meets()
  const second = house.at((tx) => openOffice(tx, { name: 'Second' }))
  waits(rosa, [ROSA])
  publishes('2026-12-03', '9:00')
  sweep()
  expect(offered(rosa)).toHaveLength(1)
  waits(rosa, [ROSA], {}, [office, second])
  const passedBy = () => house.db.client.query('select offered from wait_lines order by office_id').values().flat()
  expect(passedBy()).toEqual([1, 1])
  declines(rosa, offered(rosa)[0])
  expect(passedBy()).toEqual([0, 0])
  expect(broken()).toEqual([])
})

test('whoever is passed over costs one look into an index, however many offers were ever made', () => {
  const { publishes, waits, meets, house } = stage()
  waits(meets(), [ROSA])
  const slot = publishes('2026-12-03', '9:00')
  const asked = house.at((tx, now) => {
    const watched = writingDown(tx)
    offerPlaces(watched.db, slot, now)
    return watched.asked
  })
  const [sql] = asked.filter((one) => one.includes('not exists (select 1 from wait_offers o'))
  const plan = house.db.client.query<{ detail: string }, []>(`explain query plan ${sql}`).all()
  expect(plan[0]?.detail).toContain('USING COVERING INDEX wait_lines_next (office_id=?)')
  const offers = plan.map((row) => row.detail).filter((step) => /^(?:SCAN|SEARCH) o /.test(step))
  expect(offers).toHaveLength(2)
  for (const step of offers) expect(step).toContain('USING COVERING INDEX wait_offers_wish (wish_id=?')
})
