import { describe, expect, test } from 'bun:test'
import type { Tx } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { liveOf } from '../../src/booking/views.ts'
import { pricesOn, quote } from '../../src/catalogue/fees.ts'
import { GUADALUPE, meet, openHouse, openOffice, publishSlot, ROSA, requestedPlaces, setRules } from '../cast.ts'

describe('what is paid is the nearest five pesos, ties down, and half is taken before rounding', () => {
  test.each([
    [92_075, 920, 460],
    [179_529, 1_795, 900],
    [243_863, 2_440, 1_220],
    [427_769, 4_280, 2_140],
    [100_250, 1_000, 500],
    [100_251, 1_005, 500],
    [100_500, 1_005, 500],
    [100_501, 1_005, 505],
    [0, 0, 0],
  ])('%d centavos', (centavos, full, half) => {
    expect(quote({ years: 3, centavos }, { halfPrice: true, halfAge: undefined, roundTo: 500 })).toEqual({ years: 3, full, half })
  })
})

function addFees(tx: Tx): void {
  const add = tx.client.query(
    "insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source) values ('passport', ?, ?, ?, ?, ?, '')",
  )
  const tariff = { 2025: [88_500, 173_000, 235_000, 412_000], 2026: [92_075, 179_529, 243_863, 427_769] }
  for (const [year, [one, three, six, ten]] of Object.entries(tariff)) {
    add.run(1, 0, 2, one ?? 0, `${year}-01-01`)
    add.run(3, 0, null, three ?? 0, `${year}-01-01`)
    add.run(6, 3, null, six ?? 0, `${year}-01-01`)
    add.run(10, 18, null, ten ?? 0, `${year}-01-01`)
  }
}

function housePrices() {
  const house = openHouse()
  house.at(addFees)
  return { house, on: (birth: string, day: string) => pricesOn(house.db, 'passport', birth, day) }
}

test('the tariff of the day of the visit counts, not that of today', () => {
  const { on } = housePrices()
  expect(on('1985-04-17', '2025-12-31')).toEqual({
    quotes: [
      { years: 3, full: 1_730, half: 865 },
      { years: 6, full: 2_350, half: 1_175 },
      { years: 10, full: 4_120, half: 2_060 },
    ],
    currency: 'MXN',
    halfPrice: true,
    halfByAge: false,
    tariffYear: 2025,
    mayChange: false,
  })
  expect(on('1985-04-17', '2026-01-01')).toMatchObject({ tariffYear: 2026, quotes: [{ full: 1_795, half: 900 }, {}, {}] })
})

test('a visit in a year without a tariff gets the last one and the warning that it may change', () => {
  expect(housePrices().on('1985-04-17', '2027-01-04')).toMatchObject({
    tariffYear: 2026,
    mayChange: true,
    quotes: [{ full: 1_795 }, {}, {}],
  })
})

test('validities follow the age on the day of the visit: two, three, eighteen', () => {
  const { on } = housePrices()
  const years = (birth: string, day: string) => on(birth, day).quotes.map((one) => one.years)
  expect(years('2023-11-25', '2026-11-24')).toEqual([1, 3])
  expect(years('2023-11-25', '2026-11-25')).toEqual([3, 6])
  expect(years('2008-11-25', '2026-11-24')).toEqual([3, 6])
  expect(years('2008-11-25', '2026-11-25')).toEqual([3, 6, 10])
})

test('half by age begins on the birthday, at the age that the institution set', () => {
  const { house, on } = housePrices()
  expect(on('1966-11-24', '2026-11-23').halfByAge).toBe(false)
  expect(on('1966-11-24', '2026-11-24').halfByAge).toBe(true)
  house.at((tx) => setRules(tx, { half_fee_age: 65 }))
  expect(on('1966-11-24', '2026-11-24').halfByAge).toBe(false)
})

test('a procedure that is free has no prices', () => {
  const { house } = housePrices()
  expect(pricesOn(house.db, undefined, '1985-04-17', '2027-01-04')).toEqual({
    currency: 'MXN',
    quotes: [],
    halfPrice: true,
    halfByAge: false,
    tariffYear: 2027,
    mayChange: false,
  })
})

test('who booked for January before its prices were known reads those once they are; what was told of a known one stands', () => {
  const { house } = housePrices()
  const books = (day: string, person: PersonDraft) =>
    house.at((tx, now) => {
      const contactId = meet(tx)
      const slotId = publishSlot(tx, openOffice(tx, { name: `Toluca ${day}` }), day, '9:00')
      expect(hold(tx, house.deps, { contactId, wish: requestedPlaces(slotId, [person]), holdMs: 600_000 }, now).ok).toBe(true)
      expect(confirm(tx, house.deps, contactId, [{ years: 6, halfFee: true }], now).ok).toBe(true)
      return contactId
    })
  const [december, january] = [books('2026-12-03', GUADALUPE), books('2027-01-12', ROSA)]
  const price = (contactId: number) => liveOf(house.db, house.vault, contactId, house.clock.now())[0]?.price
  expect([price(december), price(january)]).toEqual([1_220, 1_220])
  house.at((tx) => {
    tx.client.run(
      "insert into fees (fee_table, years, min_age, centavos, valid_from, source) values ('passport', 6, 3, 253000, '2027-01-01', '')",
    )
    tx.client.run("update fees set centavos = 300000 where years = 6 and valid_from = '2026-01-01'")
  })
  expect([price(december), price(january)]).toEqual([1_220, 1_265])
})
