import { HOUR, type Instant, MINUTE } from '../../src/clock.ts'

/**
 * What clocks on walls show, written down by hand from the laws of 2026 and not asked of the library that the product asks: where
 * the two disagree, one is wrong. Each zone: hours ahead of UTC, and from which moment on; the first holds from the beginning.
 */
const CLOCKS = {
  'America/Mexico_City': [[0, -6]],
  'America/Cancun': [[0, -5]],
  'America/Hermosillo': [[0, -7]],
  // The border keeps the summer time of California, until the first Sunday of November, 2:00.
  'America/Tijuana': [
    [0, -7],
    [Date.parse('2026-11-01T09:00Z'), -8],
  ],
  // Until the last Sunday of October, 3:00.
  'Europe/Madrid': [
    [0, 2],
    [Date.parse('2026-10-25T01:00Z'), 1],
  ],
} as const satisfies Record<string, [from: Instant, hours: number][]>

export type Zone = keyof typeof CLOCKS

const DAY_MS = 24 * HOUR

function aheadAt(at: Instant, zone: Zone): number {
  const hours = CLOCKS[zone].findLast(([from]) => from <= at)?.[1] ?? 0
  return hours * HOUR
}

/** Minutes since midnight on a wall of that zone. */
export const minuteOfDay = (at: Instant, zone: Zone): number => Math.floor(((at + aheadAt(at, zone)) % DAY_MS) / MINUTE)

/** The calendar day on a wall of that zone, as 2026-12-03. */
export const localDay = (at: Instant, zone: Zone): string => new Date(at + aheadAt(at, zone)).toISOString().slice(0, 10)

/** When the wall shows this; the first time of two. Infinity for an hour that the wall skips. */
export function momentOf(day: string, minute: number, zone: Zone): Instant {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  const moments = CLOCKS[zone].map(([, hours]) => shown - hours * HOUR)
  return Math.min(...moments.filter((at) => at + aheadAt(at, zone) === shown))
}

/** When that day ends in that zone. No wall here is set at midnight. */
export const endOfLocalDay = (day: string, zone: Zone): Instant => momentOf(day, 24 * 60, zone)

/** As the chat writes it, so that two can be compared: 2026-12-03 9:30. */
export function shownAt(at: Instant, zone: Zone): string {
  const minute = minuteOfDay(at, zone)
  return `${localDay(at, zone)} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
