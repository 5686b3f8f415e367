import { WORDS } from '../words.ts'

const clock = new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const long = new Intl.DateTimeFormat('es-MX', { weekday: 'long', day: 'numeric', month: 'long' })
const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const DAY_MS = 86_400_000

/** Hour of the reader's own wall clock: `09:05`. */
export const timeOf = (at: number): string => clock.format(at)

/** The reader's own calendar day, as a key to compare: `2026-12-03`. */
export const dayOf = (at: number): string => key.format(at)

/** `Hoy`, `Ayer`, or the day in words. */
export function dayInWords(at: number): string {
  const day = dayOf(at)
  const today = key.format()
  if (day === today) return WORDS.today
  // From noon, so that a change of clocks cannot reach another day.
  if (day === dayOf(Date.parse(`${today}T12:00`) - DAY_MS)) return WORDS.yesterday
  return long.format(at)
}
