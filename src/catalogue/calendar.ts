import type { Db } from '../../db/open.ts'
import { CENTRE, ZONES_OF_STATES, ZONES_OF_TOWNS } from '../../db/seeds/zones.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { plainText } from '../collation.ts'
import { remember } from './memory.ts'
import type { LocalDay } from './types.ts'

export const MINUTES_A_DAY = 24 * 60

export interface WallClock {
  readonly day: LocalDay
  /** Since midnight as the hands show them, also on days of 23 or 25 hours. */
  readonly minute: number
}

/** A turn asks for the same moment again and again. */
const shown = new Map<string, { at: Instant; clock: WallClock }>()

/** Throws a RangeError for an unknown zone. */
export function wallClock(at: Instant, zone: string): WallClock {
  const last = shown.get(zone)
  if (last?.at === at) return last.clock
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const clock = { day: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute }
  shown.set(zone, { at, clock })
  return clock
}

export const dayOf = (at: Instant, zone: string): LocalDay => wallClock(at, zone).day

/** Entries kept before all are dropped. A turn needs the same few days. */
const REMEMBERED = 1_000

function kept<T>(workOut: (day: LocalDay, zone: string, minute: number) => T): typeof workOut {
  const known = new Map<string, T>()
  return (day, zone, minute) => {
    const key = `${day} ${minute} ${zone}`
    const before = known.get(key)
    if (before !== undefined) return before
    const value = workOut(day, zone, minute)
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, value)
    return value
  }
}

/** Undefined for an hour that summer time skips; the first one when an hour comes twice. */
export const momentOf = (day: LocalDay, minute: number, zone: string): Instant | undefined => momentKept(day, zone, minute)

const momentKept = kept((day, zone, minute): Instant | undefined => {
  const wanted = Temporal.PlainDate.from(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return found.toPlainDateTime().equals(wanted) ? found.epochMilliseconds : undefined
})

export const startOfDay = (day: LocalDay, zone: string): Instant => startKept(day, zone, 0)

const startKept = kept((day, zone): Instant => Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)

export const endOfDay = (day: LocalDay, zone: string): Instant => startOfDay(addDays(day, 1), zone)

/** In whole years. A birthday of 29 February is on 1 March in other years. */
export function ageOn(birthDate: LocalDay, day: LocalDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** `ageOn` changes on it. */
export function birthdayOf(birthDate: LocalDay, age: number): LocalDay {
  const year = Number(birthDate.slice(0, 4)) + age
  const day = `${year}${birthDate.slice(4)}`
  return isDay(day) ? day : `${year}-03-01`
}

/** 1 Monday - 7 Sunday. */
export const weekdayOf = (day: LocalDay): number => Temporal.PlainDate.from(day).dayOfWeek

export const addDays = (day: LocalDay, days: number): LocalDay => Temporal.PlainDate.from(day).add({ days }).toString()

/** An existing day, written `2026-12-03`. */
export function isDay(text: string): text is LocalDay {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** `America/Ciudad_Juarez` needs tzdata of 2022 or newer. */
export function isZone(zone: string): boolean {
  // Offsets and abbreviations (`-06:00`, `Etc/GMT+7`, `EST`) know no summer time and have no city to be named by.
  if (!zone.includes('/') || zone.startsWith('Etc/')) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

export function zoneOf(state: string, municipality: string): string {
  const name = plainText(municipality)
  const own = ZONES_OF_TOWNS.find((one) => one.state === state && one.names.some((each) => plainText(each) === name))
  return own?.zone ?? ZONES_OF_STATES[state] ?? CENTRE
}

const NON_WORKING_DAYS = statement('select day from non_working_days', { row: { day: 'text' } })

const nonWorkingDays = remember((db): ReadonlySet<LocalDay> => new Set(NON_WORKING_DAYS.all(db).map(({ day }) => day)))

export const isNonWorking = (db: Db, day: LocalDay): boolean => nonWorkingDays(db).has(day)
