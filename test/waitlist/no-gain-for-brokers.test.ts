// Whoever frees a place gains nothing by the list.
import { describe, expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { GUADALUPE, LUIS, ROSA, setRules, somebody } from '../cast.ts'
import { stage } from './stage.ts'

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

test('a broker who frees a place for a client who waits only serves whoever came first, however narrow the client wishes', () => {
  const s = stage()
  const slot = s.publishes('2026-12-03', '9:00')
  const [broker, first, second, client] = [s.meets(), s.meets(), s.meets(), s.meets()]
  const hoarded = s.books(broker, slot, [GUADALUPE])
  s.waits(first, [ROSA])
  s.pass(MINUTE)
  s.waits(second, [LUIS])
  s.pass(MINUTE)
  s.waits(client, [somebody(1)], { weekdays: [4], fromMinute: 540, untilMinute: 541, from: '2026-12-03', until: '2026-12-03' })
  s.cancels(broker, hoarded)
  s.pass(6 * MINUTE)
  expect(s.offered(first)).toHaveLength(1)
  s.declines(first, s.offered(first)[0])
  expect(s.offered(second)).toHaveLength(1)
  expect(s.offered(client)).toEqual([])
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

describe('somebody who waits and is booked from another telephone', () => {
  /** Rosa waits before Luis; a stranger who knows her CURP takes a place elsewhere in her name. */
  const robbed = () => {
    const s = stage()
    const far = s.publishes('2026-12-10', '9:00')
    const [rosa, luis, stranger, has] = [s.meets(), s.meets(), s.meets(), s.meets()]
    const slot = s.publishes('2026-12-03', '9:00')
    const group = s.books(has, slot, [GUADALUPE])
    s.house.at((tx) => setRules(tx, { offers_a_wish: 2 }))
    s.waits(rosa, [ROSA])
    s.pass(MINUTE)
    s.waits(luis, [LUIS])
    s.pass(MINUTE)
    const stolen = s.books(stranger, far, [ROSA])
    return { ...s, rosa, luis, has, group, gives: () => s.cancels(stranger, stolen), frees: () => s.cancels(has, group) }
  }

  test('stands where they stood when that is over: nobody gains a place in line by a CURP that they know', () => {
    const s = robbed()
    expect(s.wishes(s.rosa)).toEqual([])
    expect(s.goesOn(s.rosa)).toMatchObject({ ok: false, why: 'elsewhere' })
    s.pass(HOUR)
    s.gives()
    expect(s.goesOn(s.rosa)).toMatchObject({ ok: true, wish: { ahead: 0 } })
    s.frees()
    s.pass(6 * MINUTE)
    expect(s.offered(s.rosa)).toMatchObject([{ slot: { day: '2026-12-03' } }])
    expect(s.broken()).toEqual([])
  })

  test('waits no longer by that than before', () => {
    const s = robbed()
    const before = () =>
      s.house.db.client
        .query<{ expires_at: number }, [number]>('select expires_at from wait_wishes where contact_id = ?')
        .get(s.rosa)
    const ends = before()
    s.gives()
    s.goesOn(s.rosa)
    expect(before()).toEqual(ends)
  })

  test('goes to the end like everybody else after an appointment from their own telephone', () => {
    const s = robbed()
    s.gives()
    s.goesOn(s.rosa)
    const own = s.books(s.rosa, s.publishes('2026-12-11', '9:00'), [ROSA])
    s.cancels(s.rosa, own)
    s.pass(MINUTE)
    expect(s.goesOn(s.rosa)).toMatchObject({ ok: true, wish: { ahead: 1 } })
  })
})
