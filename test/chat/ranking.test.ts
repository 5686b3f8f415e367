import { expect, test } from 'bun:test'
import { rankOffices } from '../../src/booking/chat/office.ts'
import { DAY } from '../../src/clock.ts'
import type { OfficeChoice } from '../../src/schedule/slots.ts'

const NOW = 0
const order = (offers: OfficeChoice[], shown = 4) => rankOffices(offers, NOW, shown).map((one) => one.office.name)

/** An office so many kilometres away whose first place is free in so many days; full without days. */
const office = (name: string, km: number | undefined, days?: number): OfficeChoice => ({
  office: {
    id: 1,
    slug: name,
    name,
    state: 'MC',
    municipality: '',
    address: '',
    latitude: 0,
    longitude: 0,
    pinned: true,
    zone: '',
    mode: 'office',
    phone: undefined,
    interpreter: undefined,
  },
  km,
  first: days === undefined ? undefined : { slotId: 1, officeId: 1, startsAt: days * DAY, day: '', minute: 0 },
})

test('the nearest office comes first when it is not much later', () => {
  expect(order([office('near', 8, 9), office('far', 42, 6), office('farther', 55, 3)])).toEqual(['near', 'farther', 'far'])
})

test('an office that is much sooner and not much farther comes before the nearest', () => {
  expect(order([office('near', 5, 30), office('soon', 40, 2)])).toEqual(['soon', 'near'])
})

test('however late the near ones are, nobody is sent across the country', () => {
  expect(order([office('near', 5, 60), office('very far', 300, 1)])).toEqual(['near', 'very far'])
})

test('the nearest office is never hidden, full or late as it may be', () => {
  const many = [office('near', 3, 50), office('a', 10, 1), office('b', 11, 1), office('c', 12, 1), office('d', 13, 1)]
  expect(order(many)).toEqual(['a', 'b', 'c', 'near'])
  const full = [office('near', 3), office('a', 10, 1), office('b', 11, 1), office('c', 12, 1), office('d', 13, 1)]
  expect(order(full)).toEqual(['a', 'b', 'c', 'near'])
})

test('where no place is known the soonest comes first, and full ones last', () => {
  expect(order([office('a', undefined), office('b', undefined, 40), office('c', undefined, 2)])).toEqual(['c', 'b', 'a'])
})
