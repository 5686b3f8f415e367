import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { findByFolio, liveOf } from '../../src/booking/views.ts'
import { MINUTE } from '../../src/clock.ts'
import { countersOf, LALO, LEO, openHouse, openOffice, publishSlot, ROSA, somebody } from '../cast.ts'
import { deedsIn } from './deeds.ts'

describe('an appointment is past when its day ends on the wall of its office', () => {
  test.each([
    ['America/Tijuana', '2026-12-03', '2026-12-04T08:00:00Z'],
    ['America/Tijuana', '2027-03-14', '2027-03-15T07:00:00Z'],
    ['America/Hermosillo', '2027-03-14', '2027-03-15T07:00:00Z'],
    ['America/Cancun', '2026-12-03', '2026-12-04T05:00:00Z'],
    ['America/Ciudad_Juarez', '2027-11-07', '2027-11-08T07:00:00Z'],
  ])('%s on %s', (zone, day, ends) => {
    const house = openHouse()
    const { meets, holds, confirms, sweep } = deedsIn(house)
    const slot = house.at((tx) => publishSlot(tx, openOffice(tx, { zone }), day, '10:00'))
    const rosa = meets()
    holds(rosa, slot, [ROSA])
    const confirmed = confirms(rosa)
    const folio = confirmed.ok ? confirmed.folio : ''
    house.clock.set(Date.parse(ends) - 1)
    expect(sweep().past).toBe(0)
    expect(liveOf(house.db, house.vault, rosa, house.clock.now())).toHaveLength(1)
    house.clock.advance(1)
    expect(liveOf(house.db, house.vault, rosa, house.clock.now())).toEqual([])
    expect(sweep().past).toBe(1)
    expect(findByFolio(house.db, house.vault, folio)).toMatchObject([{ state: 'past' }])
    expect(countersOf(house.db, slot).taken).toBe(1)
    expect(brokenInvariants(house.db)).toEqual([])
  })
})

test('the day after the visit the same person books again, even before the job was here', () => {
  const house = openHouse()
  const { meets, holds, confirms, sweep } = deedsIn(house)
  const office = house.at((tx) => openOffice(tx))
  const [visit, again] = house.at((tx) => [
    publishSlot(tx, office, '2026-12-03', '10:00'),
    publishSlot(tx, office, '2026-12-10', '10:00'),
  ])
  const [rosa, other] = [meets(), meets()]
  holds(rosa, visit ?? 0, [ROSA])
  expect(confirms(rosa)).toMatchObject({ ok: true })
  house.clock.set(Date.parse('2026-12-04T16:00:00Z'))
  expect(holds(other, again ?? 0, [ROSA])).toMatchObject({ ok: true })
  expect(confirms(other)).toMatchObject({ ok: true })
  expect(sweep().past).toBe(0)
  expect(brokenInvariants(house.db)).toEqual([])
})

test('a group is let go whole and named once', () => {
  const house = openHouse()
  const { meets, holds, sweep } = deedsIn(house)
  const slot = house.at((tx) => publishSlot(tx, openOffice(tx), '2026-12-03', '10:00', 2))
  const father = meets()
  holds(father, slot, [LEO, LALO], 'minor')
  house.clock.advance(10 * MINUTE)
  expect(sweep(1)).toMatchObject({ expired: [{ contactId: father, slotId: slot }] })
  expect(countersOf(house.db, slot).taken).toBe(0)
})

test('a long night is let go of in portions, oldest first, and nothing is left over', () => {
  const house = openHouse({ cooling: true })
  const { meets, holds, sweep } = deedsIn(house)
  const slot = house.at((tx) => publishSlot(tx, openOffice(tx), '2026-12-03', '10:00', 25))
  for (let nth = 0; nth < 25; nth++) {
    holds(meets(), slot, [somebody(nth)])
    house.clock.advance(1)
  }
  house.clock.advance(60 * MINUTE)
  expect([sweep(10), sweep(10), sweep(10), sweep(10)].map((one) => one.expired.length)).toEqual([10, 10, 5, 0])
  expect(countersOf(house.db, slot)).toEqual({ capacity: 25, taken: 0, cooling: 25 })
  house.clock.advance(21 * MINUTE)
  expect([sweep(20).reopened, sweep(20).reopened]).toEqual([20, 5])
  expect(countersOf(house.db, slot)).toEqual({ capacity: 25, taken: 0, cooling: 0 })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('freed places reopen at moments that nobody can know: between 2 and 20 minutes, between 2 and 26 hours', () => {
  const house = openHouse({ cooling: true })
  const { meets, holds, confirms, sweep } = deedsIn(house)
  const slot = house.at((tx) => publishSlot(tx, openOffice(tx), '2027-02-03', '10:00', 60))
  for (let nth = 0; nth < 60; nth++) {
    const contact = meets()
    holds(contact, slot, [somebody(nth)])
    if (nth % 2 === 0) continue
    const confirmed = confirms(contact)
    const mine = confirmed.ok ? confirmed.appointments[0] : undefined
    house.at((tx, now) =>
      cancel(tx, house.deps, { groupId: mine?.groupId ?? '', stamp: `0.${mine?.version}`, actor: 'citizen' }, now),
    )
  }
  house.clock.advance(10 * MINUTE)
  sweep()
  const waits = (state: string) =>
    house.db.client
      .query<{ ms: number }, [string]>(
        'select c.reopens_at - c.freed_at as ms from cooling_places c join appointments a on a.id = c.appointment_id where a.state = ?',
      )
      .all(state)
      .map((row) => row.ms / MINUTE)
  const [lapsed, cancelled] = [waits('expired'), waits('cancelled')]
  expect([lapsed.length, cancelled.length]).toEqual([30, 30])
  expect([Math.min(...lapsed) >= 2, Math.max(...lapsed) <= 20]).toEqual([true, true])
  expect([Math.min(...cancelled) >= 120, Math.max(...cancelled) <= 26 * 60]).toEqual([true, true])
  expect(new Set([...lapsed, ...cancelled]).size).toBeGreaterThan(55)
})
