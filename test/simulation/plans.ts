import { DAY } from '../../src/clock.ts'
import type { Zone } from './zones.ts'

/** The one that owns the number, and another one that shares it. */
export type Agency = 1 | 2

/** An office that is simulated: its windows are the places of each hour from `fromMinute` to `untilMinute`. */
export interface OfficePlan {
  id: number
  agency: Agency
  name: string
  state: string
  zone: Zone
  latitude: number
  windows: number
  fromMinute: number
  untilMinute: number
  slotMinutes: number
  daysAhead: number
  /** It cancels visits whose reminders nobody answers. */
  lapses: boolean
  /** So many days from today on it is closed. */
  closedDays: number
  /** A unit without a usual week: so many days from the beginning on it comes, with so many windows. */
  comes?: { inDays: readonly number[]; windows: number }
}

/** What kind of world a seed plays. */
export interface WorldPlan {
  offices: OfficePlan[]
  /** Two agencies answer at one number. */
  isShared: boolean
  /** It counts if people come, and places are kept for who cannot wait. */
  isStrict: boolean
  /** What people type when they are asked where. */
  places: readonly [string, ...string[]]
  /** Somebody brings more children than a telephone may: for that it must be allowed more people. */
  guardians: number
  peopleAPhone: number
  /** One folio of so many is changed with a second key, or with a yes in its person's chat. */
  secondKeyOneIn: number
  /** Nobody writes of their own accord later than this, so that every message has the time to arrive. */
  lastWordMs: number
  /** When every message has arrived, the days of the visits still have to pass. */
  endsAfterMs: number
}

/** An institution that is at home in Toluca, and has a state of its own for each office abroad. */
export const ABROAD = { code: 'ES', name: 'España', spellings: 'espana|madrid' }

const usual = {
  agency: 1,
  state: 'MC',
  zone: 'America/Mexico_City',
  latitude: 19.29,
  fromMinute: 9 * 60,
  slotMinutes: 30,
  lapses: false,
} as const

/**
 * The world of a seed. One in three is far-sighted: there is nothing free for ten days, so that all three reminders of a visit
 * are to come when it is booked. One in two has offices in four zones, the others a guardian with many children. Seed 2 is the
 * first that is far-sighted and wide. One in three draws each second folio. In one of four, none of them wide, a second agency has
 * an office of its own. One in twenty-two, none of them wide, is strict, long enough for somebody to miss one visit after the other,
 * and never far-sighted.
 */
export function planWorld(seed: number, citizens: number): WorldPlan {
  const crowd = Math.max(1, Math.round(citizens / 30))
  const isWide = seed % 2 === 0
  const isShared = seed % 4 === 3
  const offices = [
    ...(isWide ? officesFarApart(crowd) : twoOffices(crowd)),
    ...(isShared ? [officeOfOthers(crowd), unitOfOthers(crowd)] : []),
  ]
  const isStrict = seed % 22 === 11
  const isFarSighted = seed % 3 === 2 && !isStrict
  const [lastWord, end] = isStrict ? [14, 18] : isFarSighted ? [16, 20] : [7, 12]
  return {
    isShared,
    isStrict,
    offices: isFarSighted ? offices.map((office) => ({ ...office, daysAhead: 16, closedDays: office.id === 2 ? 0 : 10 })) : offices,
    places: isWide ? ['toluca', 'tijuana', 'cancún', 'madrid', 'España'] : ['toluca', 'metepec', '50000', 'Edomex'],
    guardians: isWide ? 0 : crowd,
    peopleAPhone: isWide ? 4 : 8,
    secondKeyOneIn: seed % 3 === 0 ? 2 : 10,
    lastWordMs: lastWord * DAY,
    endsAfterMs: end * DAY,
  }
}

/** Small offices, so that people meet: together not many more places than people. */
function twoOffices(crowd: number): OfficePlan[] {
  const near = { ...usual, closedDays: 0 }
  return [
    { id: 1, name: 'Toluca', windows: crowd, untilMinute: 11 * 60, daysAhead: 3, ...near },
    { id: 2, name: 'Metepec', windows: 2 * crowd, untilMinute: 10 * 60, daysAhead: 3, ...near },
  ]
}

const officeOfOthers = (windows: number): OfficePlan => ({
  ...{ ...usual, agency: 2, closedDays: 0, daysAhead: 3 },
  ...{ id: 9, name: 'Lerma', windows, untilMinute: 11 * 60 },
})

/** It comes on some days only, in far-sighted worlds too. */
const unitOfOthers = (windows: number): OfficePlan => ({
  ...officeOfOthers(0),
  ...{ id: 10, name: 'Unidad móvil Lerma', comes: { inDays: [1, 2, 4, 6, 11, 13], windows } },
})

/** As many places, in four zones; two of them set their clocks while the far-sighted world lasts. */
function officesFarApart(windows: number): OfficePlan[] {
  const far = { ...usual, windows, daysAhead: 4, closedDays: 0 }
  return [
    { ...far, id: 1, name: 'Toluca', untilMinute: 10 * 60 },
    { ...far, id: 2, name: 'Tijuana', state: 'BC', zone: 'America/Tijuana', latitude: 32.5, untilMinute: 10 * 60 },
    {
      ...far,
      id: 3,
      name: 'Cancún',
      state: 'QR',
      zone: 'America/Cancun',
      latitude: 21.1,
      fromMinute: 17 * 60,
      untilMinute: 18 * 60,
      lapses: true,
    },
    {
      ...far,
      id: 4,
      name: 'Madrid',
      state: ABROAD.code,
      zone: 'Europe/Madrid',
      latitude: 40.4,
      fromMinute: 8 * 60,
      untilMinute: 9 * 60,
    },
  ]
}
