import { momentOf } from '../../src/catalogue/calendar.ts'
import { DAY, HOUR, type Instant } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { invent, type Person } from '../simulation/invented.ts'
import { exponential, openHouseholds, type Speed } from './households.ts'
import type { Town } from './town.ts'

/** Somebody who wants a place for themselves. What became of it is read in the tables, by the CURP. */
export interface Citizen {
  who: Person
  kind: Kind
  since: Instant
  /** So long the passport makes sense; then they take none any more. */
  patienceMs: number
  /** Somebody with a journey, an exam, an illness: a later visit is of no use. */
  needsBy: Instant | undefined
  speed: Speed
  /** Would pay a broker. */
  pays: boolean
  comes: boolean
  /** Once the broker writes in their name they do not write themselves. */
  leavesItToTheBroker: boolean
  /** The house said no at least once, not for want of places. */
  refused: string | undefined
}

/**
 * Who they are, of a hundred households. Each kind is somebody whom a rule against brokers could shut out: who has no telephone, shares that
 * of a promoter with the village, has Messenger only, says no three times, is a family, is one of twins, gives a name that is not that of
 * the CURP, or plans 14 days ahead.
 */
const KINDS = {
  usual: 74,
  withoutTelephone: 4,
  villageTelephone: 4,
  messengerOnly: 4,
  rests: 4,
  family: 2,
  twins: 2,
  changedName: 3,
  plans: 3,
} as const
export type Kind = keyof typeof KINDS
export const kinds = Object.keys(KINDS) as Kind[]
const PEOPLE: Partial<Record<Kind, number>> = { family: 3, twins: 2 }

/** How many people come, and what they do. The shares are those of fair allocation's literature, as far as it has any. */
const HABITS = {
  pays: 0.6,
  urgent: 0.08,
  urgentMs: 14 * DAY,
  staysAway: 0.12,
  patienceDays: { least: 12, mean: 25 },
  plansAheadMs: 14 * DAY,
}

export interface Crowd {
  citizens: Citizen[]
  byCurp: Map<string, Citizen>
}

/** Everybody who will want a place, from the first morning to the end. `asksBroker`: whoever pays says so when the wish begins. */
export function gatherCitizens(town: Town, asksBroker: (citizen: Citizen) => boolean): Crowd {
  const crowd: Crowd = { citizens: [], byCurp: new Map() }
  const chance = town.chance.fork('citizens')
  const households = openHouseholds(town)
  const total = Object.values(KINDS).reduce((sum, share) => sum + share, 0)
  const size = kinds.reduce((sum, kind) => sum + (KINDS[kind] * (PEOPLE[kind] ?? 1)) / total, 0)
  const perDay = (town.placesADay * 5 * town.load) / 7 / size
  const join = (at: Instant): number => {
    const kind = chance.weigh<Kind>(KINDS)
    const members = createMembers(kind, at, chance)
    for (const one of members) {
      crowd.citizens.push(one)
      crowd.byCurp.set(one.who.curp, one)
    }
    const mine = chance.fork(members[0]?.who.curp ?? '')
    const begins = kind === 'plans' ? Math.max(town.start + 2 * HOUR, at - HABITS.plansAheadMs) : at
    town.timeline.at(begins, () => {
      for (const one of members) one.leavesItToTheBroker = one.pays && asksBroker(one)
      if (!members[0]?.leavesItToTheBroker) households.live(kind, members, mine)
    })
    return members.length
  }
  for (let people = 0; people < (town.daysAhead + town.backlogDays) * town.placesADay * town.fullAtFirst; )
    people += join(town.start + 2 * HOUR + chance.between(0, 8 * HOUR))
  for (let at = town.start + DAY; ; ) {
    at += exponential(chance, DAY / perDay)
    if (at > town.end) return crowd
    join(Math.floor(awake(at, town.start)))
  }
}

/** Nobody has wishes at night: those of the night come in the morning. */
const awake = (at: Instant, start: Instant): Instant => {
  const sinceSix = (at - start) % DAY
  return sinceSix < 15 * HOUR ? at + HOUR : at + (DAY - sinceSix) + 2 * HOUR
}

function createMembers(kind: Kind, since: Instant, chance: Chance): Citizen[] {
  const first = invent(chance)
  const speed = chance.weigh<Speed>({ quick: 3, usual: 5, slow: 2 })
  const patienceMs = (HABITS.patienceDays.least + exponential(chance, HABITS.patienceDays.mean)) * DAY
  const needsBy = chance.may(HABITS.urgent) ? since + HABITS.urgentMs : undefined
  const pays = kind === 'usual' && chance.may(HABITS.pays)
  const comes = !chance.may(HABITS.staysAway)
  const others = Array.from({ length: (PEOPLE[kind] ?? 1) - 1 }, () => relativeOf(first, kind, chance))
  const common = { kind, since, patienceMs, needsBy, speed, pays, comes, leavesItToTheBroker: false, refused: undefined }
  return [first, ...others].map((who) => ({ ...common, who }))
}

const TWIN = ['Berta', 'Hugo', 'Carla', 'Darío'] as const

/** A twin has the surnames and the day of birth too. */
function relativeOf({ name, birth }: Person, kind: Kind, chance: Chance): Person {
  const [given, ...surnames] = name.split(' ')
  const called = chance.any(TWIN.filter((one) => one !== given)) ?? given
  return kind === 'twins' ? invent(chance, birth, [called, ...surnames].join(' ')) : invent(chance)
}

/** The beginning of a visit on an office's wall. */
export const visitAt = (day: string, minute: number): Instant => momentOf(day, minute, 'America/Mexico_City') ?? 0
