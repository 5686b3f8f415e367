import { describe, expect, test } from 'bun:test'
import {
  addDays,
  ageOn,
  birthdayOf,
  endOfDay,
  isDay,
  isZone,
  momentOf,
  startOfDay,
  wallClock,
  weekdayOf,
} from '../../src/catalogue/calendar.ts'

const HOUR = 3_600_000

describe('noon on the wall is this moment', () => {
  test.each([
    ['America/Mexico_City', '2026-12-03', '2026-12-03T18:00:00Z'],
    ['America/Mexico_City', '2027-07-01', '2027-07-01T18:00:00Z'],
    ['America/Tijuana', '2026-12-03', '2026-12-03T20:00:00Z'],
    ['America/Tijuana', '2027-07-01', '2027-07-01T19:00:00Z'],
    ['America/Hermosillo', '2027-07-01', '2027-07-01T19:00:00Z'],
    ['America/Cancun', '2026-12-03', '2026-12-03T17:00:00Z'],
    ['America/Cancun', '2027-07-01', '2027-07-01T17:00:00Z'],
    ['America/Ciudad_Juarez', '2027-03-13', '2027-03-13T19:00:00Z'],
    ['America/Ciudad_Juarez', '2027-03-15', '2027-03-15T18:00:00Z'],
    ['America/Ciudad_Juarez', '2027-11-08', '2027-11-08T19:00:00Z'],
  ])('%s on %s', (zone, day, moment) => {
    expect(momentOf(day, 720, zone)).toBe(Date.parse(moment))
    expect(wallClock(Date.parse(moment), zone)).toEqual({ day, minute: 720 })
  })
})

test('an hour that the border skips in March does not exist, and its neighbours stay apart', () => {
  expect(momentOf('2027-03-14', 150, 'America/Tijuana')).toBeUndefined()
  expect(momentOf('2027-03-14', 210, 'America/Tijuana')).toBe(Date.parse('2027-03-14T10:30:00Z'))
  expect(momentOf('2027-03-14', 150, 'America/Hermosillo')).toBe(Date.parse('2027-03-14T09:30:00Z'))
})

test('an hour that the border shows twice in November is its first showing', () => {
  expect(momentOf('2027-11-07', 90, 'America/Ciudad_Juarez')).toBe(Date.parse('2027-11-07T07:30:00Z'))
  const quarters = Array.from({ length: 96 }, (_, at) => momentOf('2027-11-07', at * 15, 'America/Ciudad_Juarez'))
  expect(new Set(quarters).size).toBe(96)
})

test('a day ends when the next one begins, also on days of 23 and 25 hours', () => {
  expect(endOfDay('2027-03-14', 'America/Tijuana') - startOfDay('2027-03-14', 'America/Tijuana')).toBe(23 * HOUR)
  expect(endOfDay('2027-11-07', 'America/Tijuana') - startOfDay('2027-11-07', 'America/Tijuana')).toBe(25 * HOUR)
  expect(endOfDay('2027-11-07', 'America/Hermosillo')).toBe(Date.parse('2027-11-08T07:00:00Z'))
})

describe('age counts on the day that is asked about', () => {
  test.each([
    ['2008-11-24', '2026-11-23', 17],
    ['2008-11-24', '2026-11-24', 18],
    ['2024-02-29', '2027-02-28', 2],
    ['2024-02-29', '2027-03-01', 3],
    ['2024-02-29', '2028-02-29', 4],
    ['1966-11-24', '2026-11-24', 60],
  ])('born on %s, on %s', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age)
  })
})

test.each([
  ['2008-02-29', 18, '2026-03-01'],
  ['2008-02-29', 20, '2028-02-29'],
  ['2008-11-24', 18, '2026-11-24'],
])('who was born on %s is %i from %s on, and not a day before', (born, age, day) => {
  expect(birthdayOf(born, age)).toBe(day)
  expect([ageOn(born, addDays(day, -1)), ageOn(born, day)]).toEqual([age - 1, age])
})

test('weekdays count from Monday and days go over months and leap days', () => {
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-29')).toBe(7)
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('only days that exist are days, and only places on the map are zones', () => {
  expect(['2026-12-03', '2024-02-29'].every(isDay)).toBe(true)
  expect(['2023-02-29', '2026-13-01', '2026-1-1', '03/12/2026', ''].some(isDay)).toBe(false)
  expect(['America/Ciudad_Juarez', 'America/Cancun', 'Europe/Madrid'].every(isZone)).toBe(true)
  expect(['America/Atlantis', 'CST', '-06:00', 'Etc/GMT+7', ''].some(isZone)).toBe(false)
})
