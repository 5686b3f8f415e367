import { describe, expect, test } from 'bun:test'
import { hold } from '../../src/booking/holds.ts'
import { addDays } from '../../src/catalogue/calendar.ts'
import { seatsAt } from '../../src/schedule/adjacent-hours.ts'
import { freeSlots, officesWithRoom, publishedUntil } from '../../src/schedule/availability.ts'
import type { SlotQuery } from '../../src/schedule/slots.ts'
import { writingDown } from '../asked.ts'
import { type House, meet, openHouse, openOffice, publishSlot, requestedPlaces, setRules, somebody } from '../cast.ts'

describe('free hours', () => {
  const METEPEC = { name: 'Metepec', state: 'MC', latitude: 19.25, longitude: -99.6 }
  const HOURS = ['9:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '16:30']

  /** Toluca is near, Naucalpan farther, Tijuana far; Toluca has two weeks of hours with two places each. */
  function stage() {
    const house = openHouse()
    const offices = house.at((tx) => ({
      toluca: openOffice(tx),
      naucalpan: openOffice(tx, { name: 'Naucalpan', latitude: 19.48, longitude: -99.24, procedures: ['renewal'] }),
      tijuana: openOffice(tx, { name: 'Tijuana', state: 'BC', zone: 'America/Tijuana', latitude: 32.53, longitude: -117.02 }),
    }))
    house.at((tx) => {
      for (let day = 0; day < 14; day++)
        for (const hour of HOURS) publishSlot(tx, offices.toluca, addDays('2026-11-24', day), hour, 2)
      publishSlot(tx, offices.naucalpan, '2026-11-27', '9:00', 1)
    })
    return { house, ...offices, now: house.clock.now() }
  }

  const ask = (house: House, query: Partial<SlotQuery> & { officeIds: number[] }) =>
    freeSlots(house.db, { procedureIds: ['renewal'], places: 1, limit: 8, ...query }, house.clock.now()).map(
      (slot) => `${slot.day.slice(5)} ${Math.floor(slot.minute / 60)}:${String(slot.minute % 60).padStart(2, '0')}`,
    )

  test('offices come nearest first, each with its first hour and the last day that is open; full ones too', () => {
    const { house, now } = stage()
    const found = officesWithRoom(house.db, { near: METEPEC, procedureIds: ['renewal'], places: 1, limit: 3 }, now)
    expect(
      found.map(({ office, km, first }) => [office.name, km, first?.day, first?.minute, publishedUntil(house.db, office.id)]),
    ).toEqual([
      ['Toluca', 7, '2026-11-24', 720, '2026-12-07'],
      ['Naucalpan', 46, '2026-11-27', 540, '2026-11-27'],
      ['Tijuana', 2278, undefined, undefined, undefined],
    ])
  })

  test('only offices that do everything that is asked, and in the state that is asked', () => {
    const { house, now } = stage()
    const names = (query: { state?: string; procedureIds: string[]; places?: number }) =>
      officesWithRoom(house.db, { places: 1, limit: 9, ...query }, now).map(({ office }) => office.name)
    expect(names({ procedureIds: ['renewal', 'minor'] })).toEqual(['Tijuana', 'Toluca'])
    expect(names({ procedureIds: ['renewal'], state: 'MC' })).toEqual(['Naucalpan', 'Toluca'])
    house.at((tx) => tx.client.run("update offices set active = 0 where name = 'Toluca'"))
    expect(names({ procedureIds: ['renewal'], state: 'MC' })).toEqual(['Naucalpan'])
  })

  test('the first hour has room for everybody', () => {
    const { house, naucalpan, now } = stage()
    const [found] = officesWithRoom(house.db, { state: 'MC', procedureIds: ['renewal'], places: 2, limit: 1 }, now)
    expect(found).toMatchObject({ office: { id: naucalpan }, first: undefined })
  })

  test('a list shows several days, each with hours spread over it', () => {
    const { house, toluca } = stage()
    expect(ask(house, { officeIds: [toluca], perDay: 3 })).toEqual([
      '11-24 12:00',
      '11-24 15:00',
      '11-24 16:30',
      '11-25 9:00',
      '11-25 13:00',
      '11-25 16:30',
      '11-26 9:00',
      '11-26 13:00',
    ])
  })

  test('"Tuesday in the afternoon", "from the third on", "on the fifth", and one hour of each day', () => {
    const { house, toluca } = stage()
    expect(ask(house, { officeIds: [toluca], weekdays: [2], fromMinute: 900, untilMinute: 1000 })).toEqual([
      '11-24 15:00',
      '11-24 16:00',
      '11-24 16:30',
      '12-01 15:00',
      '12-01 16:00',
      '12-01 16:30',
    ])
    expect(ask(house, { officeIds: [toluca], from: '2026-12-03', perDay: 1, limit: 3 })).toEqual([
      '12-03 9:00',
      '12-04 9:00',
      '12-05 9:00',
    ])
    expect(ask(house, { officeIds: [toluca], from: '2026-12-05', until: '2026-12-05', limit: 99 })).toHaveLength(HOURS.length)
    expect(ask(house, { officeIds: [toluca], from: '2026-12-08' })).toEqual([])
    expect(ask(house, { officeIds: [toluca], perDay: 1, limit: 99 })).toHaveLength(14)
  })

  test('hours of several offices come together by time, without the offices that do not do it', () => {
    const { house, toluca, naucalpan, tijuana } = stage()
    const both = { officeIds: [tijuana, naucalpan, toluca], from: '2026-11-27', until: '2026-11-27' }
    expect(ask(house, { ...both, limit: 3 })).toEqual(['11-27 9:00', '11-27 9:00', '11-27 10:00'])
    expect(ask(house, { ...both, limit: 3, procedureIds: ['minor'] })).toEqual(['11-27 9:00', '11-27 10:00', '11-27 11:00'])
  })

  test('a day of an office ends on its own wall, also at the edge of the country', () => {
    const { house, tijuana } = stage()
    house.at((tx) => publishSlot(tx, tijuana, '2026-12-03', '23:30'))
    expect(ask(house, { officeIds: [tijuana], from: '2026-12-03', until: '2026-12-03' })).toEqual(['12-03 23:30'])
    expect(ask(house, { officeIds: [tijuana], from: '2026-12-04' })).toEqual([])
  })

  test('what is held, closed or begins too soon is not offered', () => {
    const { house, toluca, naucalpan } = stage()
    const contactId = house.at((tx) => meet(tx))
    const slot = freeSlots(
      house.db,
      { officeIds: [naucalpan], procedureIds: ['renewal'], places: 1, limit: 1 },
      house.clock.now(),
    )[0]
    house.at((tx, now) =>
      hold(tx, house.deps, { contactId, wish: requestedPlaces(slot?.slotId ?? 0, [somebody(1)]), holdMs: 600_000 }, now),
    )
    expect(ask(house, { officeIds: [naucalpan] })).toEqual([])
    house.at((tx) => tx.client.run("update slots set closed_at = 1 where day = '2026-11-25'"))
    expect(ask(house, { officeIds: [toluca], until: '2026-11-25', limit: 20 })).toEqual(
      HOURS.slice(3).map((hour) => `11-24 ${hour}`),
    )
  })

  test('free hours are read from the partial index alone', () => {
    const { house, toluca, now } = stage()
    const { db: watched, asked } = writingDown(house.db)
    officesWithRoom(watched, { near: METEPEC, procedureIds: ['renewal'], places: 1, limit: 3 }, now)
    freeSlots(watched, { officeIds: [toluca], procedureIds: ['renewal'], places: 1, limit: 8 }, now)
    const plans = [...new Set(asked)]
      .filter((sql) => sql.includes('capacity > taken + cooling'))
      .map((sql) =>
        house.db.client
          .query<{ detail: string }, []>(`explain query plan ${sql}`)
          .all()
          .map((row) => row.detail),
      )
    expect(plans).toHaveLength(2)
    for (const plan of plans) expect(plan.join('\n')).toContain('USING COVERING INDEX slots_open (schedule_id=? AND starts_at>')
  })
})

describe('hours for a group', () => {
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
      seatsAt(house.db, at(time), new Array<number>(places).fill(1), own)?.map(
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
})
