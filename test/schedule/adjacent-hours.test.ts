import { expect, test } from 'bun:test'
import { seatsAt } from '../../src/schedule/adjacent-hours.ts'
import { openHouse, openOffice, publishSlot, setRules } from '../cast.ts'

const DAY = '2026-12-03'

/** One office whose hours last half an hour, with so many places in each of these. */
function stage(hours: Record<string, number>, rules: Record<string, number> = {}) {
  const house = openHouse()
  const office = house.at((tx) => {
    setRules(tx, rules)
    return openOffice(tx)
  })
  const slots = new Map(
    Object.entries(hours).map(([time, places]) => [time, house.at((tx) => publishSlot(tx, office, DAY, time, places))]),
  )
  const at = (time: string) => slots.get(time) ?? 0
  const seats = (time: string, places: number, own?: (slotId: number) => number) =>
    seatsAt(house.db, at(time), places, own)?.map(
      ({ minute }) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
    )
  return { house, at, seats }
}

test('a group sits in one hour when it fits, else in the hours right after', () => {
  const { seats } = stage({ '9:00': 2, '9:30': 1, '10:00': 3 })
  expect(seats('9:00', 2)).toEqual(['9:00', '9:00'])
  expect(seats('9:00', 4)).toEqual(['9:00', '9:00', '9:30', '10:00'])
  expect(seats('10:00', 3)).toEqual(['10:00', '10:00', '10:00'])
  expect(seats('10:00', 4)).toBeUndefined()
})

test('a full hour, a pause and the end of the day separate a group', () => {
  const { seats } = stage({ '9:00': 1, '9:30': 0, '10:00': 1, '12:00': 1, '23:30': 1 })
  expect(seats('9:00', 2)).toBeUndefined()
  expect(seats('9:30', 1)).toBeUndefined()
  expect(seats('10:00', 2)).toBeUndefined()
  expect(seats('23:30', 2)).toBeUndefined()
})

test('the institution says how long a group may take; with no time it stays in one hour', () => {
  const hours = { '9:00': 1, '9:30': 1, '10:00': 1, '10:30': 1, '11:00': 1, '11:30': 1 }
  expect(stage(hours).seats('9:00', 5)).toHaveLength(5)
  expect(stage(hours).seats('9:00', 6)).toBeUndefined()
  expect(stage(hours, { group_span_minutes: 0 }).seats('9:00', 2)).toBeUndefined()
  expect(stage(hours, { group_span_minutes: 0 }).seats('9:00', 1)).toEqual(['9:00'])
})

test('places that are theirs already count, and a closed hour never does', () => {
  const { house, at, seats } = stage({ '9:00': 0, '9:30': 1, '10:00': 2 })
  const own = (slotId: number) => (slotId === at('9:00') ? 1 : 0)
  expect(seats('9:00', 3, own)).toEqual(['9:00', '9:30', '10:00'])
  house.at((tx) => tx.client.run('update slots set closed_at = 1 where minute = 570'))
  expect(seats('9:00', 3, own)).toBeUndefined()
  expect(seats('9:30', 1, own)).toBeUndefined()
})
