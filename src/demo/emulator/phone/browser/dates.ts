import { WORDS } from '../words.ts'

const clock = new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const long = new Intl.DateTimeFormat('es-MX', { weekday: 'long', day: 'numeric', month: 'long' })
const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const DAY_MS = 86_400_000

let ahead = 0

/** In the demonstration time can be put forward. */
export function setNow(at: number): void {
  ahead = at - Date.now()
}

export const nowHere = (): number => Date.now() + ahead

/** `jueves 3 de diciembre de 2026` and `09:00`, on the wall clock of that zone. */
export function momentIn(at: number, zone: string): { day: string; hour: string } {
  const day = new Intl.DateTimeFormat('es-MX', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone })
  const hour = new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone })
  // As the office writes it: "lunes 14 de diciembre", without a comma.
  return { day: day.format(at).replace(',', ''), hour: hour.format(at) }
}

/** `hora de Ciudad de México`: the everyday name, not the zone's spelling. */
export const clockOf = (zone: string): string =>
  WORDS.clocks.get(zone) ??
  new Intl.DateTimeFormat('es-MX', { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(0)
    .find((part) => part.type === 'timeZoneName')?.value ??
  zone

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** On the reader's own clock: `09:05`. */
export const timeOf = (at: number): string => clock.format(at)

/** A key to compare: `2026-12-03`. */
export const dayOf = (at: number): string => key.format(at)

export function dayInWords(at: number): string {
  const day = dayOf(at)
  const today = key.format(nowHere())
  if (day === today) return WORDS.today
  // From noon, so that a clock change cannot reach another day.
  if (day === dayOf(Date.parse(`${today}T12:00`) - DAY_MS)) return WORDS.yesterday
  return long.format(at)
}
