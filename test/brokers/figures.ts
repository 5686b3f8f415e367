import { DAY } from '../../src/clock.ts'
import { type Broker, contactOf, keysOf } from './broker.ts'
import { type Citizen, type Crowd, type Kind, kinds, visitAt } from './citizens.ts'
import type { Demand } from './strategies.ts'
import { hex } from './window.ts'

/** How many of how many. */
export interface Part {
  of: number
  n: number
}

/** What a broker's strategy did to the office and to the people, in the days that count. */
export interface Figures {
  /** Of the places of the days that count, in percent: of clients whom the broker's telephones booked. */
  sold: number
  /** The same as a number, from the first morning on, when hours are still free for everybody. */
  soldFromTheStart: number
  /** Hours that became free for everybody at a moment that was known before. */
  foreseenHours: number
  /** Of all who want a place then, in percent: in whose own name the broker asks. */
  demand: number
  /** In percent of the places: with somebody who comes; nobody has it; of straws. */
  used: number
  empty: number
  straws: number
  /** The same from the first morning on, to which nobody came: whenever a telephone used up what it had. */
  strawsInAll: number
  /** Of the appointments, so many percent tell the window to look at the name: it cannot be the one of the CURP. */
  marked: number
  /** In percent of the places after 20 days: nobody comes to the seat. */
  wastedLater: number
  /** Days from the wish to the visit, the median: of who neither pays nor plans, of whom the broker served, of who plans by himself. */
  waitOfOthers: number
  waitOfClients: number | undefined
  waitOfPlanners: number | undefined
  /** Of those who wanted a place early enough and did not pay, who got one. */
  served: Part
  /** Of them, those who answer within minutes and those who take hours. */
  quick: Part
  slow: Part
  /** Had a visit before the day by which it was needed. */
  urgent: Part
  /** Of each kind of people, who was told no for another reason than that nothing is free. */
  refusedOf: Record<Kind, Part>
  /** Of each kind, who got a place. */
  servedOf: Record<Kind, Part>
}

/** The beginning does not count, this part of the whole, where people will wait: the office is still filling up. */
const WARM_UP = 0.24
/** Whoever wishes later may be served after the end. */
const SERVED_WITHIN_MS = 13 * DAY
const LATER_MS = 20 * DAY

interface Seat {
  key: Uint8Array
  day: string
  minute: number
  contact_id: number
  marked: number
  name: Uint8Array | null
}

export function figuresOf(broker: Broker, crowd: Crowd, demand: Demand): Figures {
  const { town } = broker
  const { db } = town.office
  const byKey = new Map<string, Citizen>()
  for (const one of crowd.citizens) for (const key of keysOf(town, one.who)) byKey.set(hex(key), one)
  const from = town.start + (town.load > 1 ? WARM_UP : 0) * (town.end - town.start)
  const robots = new Set(broker.robots.map((robot) => contactOf(broker, robot)).filter((contact) => contact > 0))
  const at = ({ day, minute }: { day: string; minute: number }) => visitAt(day, minute)
  const inTime = (one: { day: string; minute: number }, since = from) => at(one) >= since && at(one) < town.end
  const slots = db.client
    .query<{ day: string; minute: number; capacity: number }, []>('select day, minute, capacity from slots where closed_at is null')
    .all()
  const placesSince = (since: number) => slots.filter((one) => inTime(one, since)).reduce((sum, slot) => sum + slot.capacity, 0)
  const places = placesSince(from)
  const taken = db.client
    .query<Seat, []>(
      `select p.key, s.day, s.minute, coalesce(a.contact_id, 0) as contact_id, a.name_differs as marked, a.name_sealed as name
       from appointments a join people p on p.id = a.person_id join slots s on s.id = a.slot_id
       where a.seated = 1 and a.state <> 'held'`,
    )
    .all()
    .map((seat) => ({ ...seat, citizen: byKey.get(hex(seat.key)), byRobot: robots.has(seat.contact_id) }))
  const seats = taken.filter((seat) => inTime(seat))
  const isPassedOn = ({ name }: Seat) => name !== null && broker.passedOnTo.has(town.office.vault.open(name))
  const isSold = (seat: (typeof seats)[number]) => seat.byRobot && (seat.citizen !== undefined || isPassedOn(seat))
  const wait = (seat: (typeof seats)[number]) => (seat.citizen ? [(at(seat) - seat.citizen.since) / DAY] : [])
  const sold = seats.filter(isSold)
  const ofOthers = seats.filter(({ citizen }) => citizen && !citizen.pays && citizen.kind !== 'plans')
  const visitOf = new Map(taken.flatMap((seat) => (seat.citizen && !seat.byRobot ? [[seat.citizen, at(seat)] as const] : [])))
  const wanted = crowd.citizens.filter((one) => one.since >= from)
  const asks = (one: Citizen) => (demand === 'payers' ? one.pays : demand === 'enrolled' && broker.served.has(one))
  const early = crowd.citizens.filter((one) => one.since < town.end - SERVED_WITHIN_MS && !one.leavesItToTheBroker)
  const honest = early.filter((one) => !one.pays && one.since >= from)
  const served = (people: Citizen[]) => part(people, (one) => visitOf.has(one))
  const ofKind = (people: Citizen[], is: (one: Citizen) => boolean) =>
    Object.fromEntries(
      kinds.map((kind) => [
        kind,
        part(
          people.filter((one) => one.kind === kind),
          is,
        ),
      ]),
    ) as Record<Kind, Part>
  const used = (since: number) => taken.filter((seat) => inTime(seat, since) && seat.citizen?.comes).length
  const later = Math.min(town.start + LATER_MS, town.start + 0.6 * (town.end - town.start))
  return {
    sold: percent(sold.length, places),
    soldFromTheStart: taken.filter(isSold).length,
    foreseenHours: broker.foreseenHours,
    demand: percent(wanted.filter(asks).length, wanted.length),
    used: percent(used(from), places),
    empty: percent(places - seats.length, places),
    straws: percent(seats.filter((seat) => !seat.citizen).length, places),
    strawsInAll: percent(taken.filter((seat) => !seat.citizen && inTime(seat, town.start)).length, placesSince(town.start)),
    marked: percent(seats.filter((seat) => seat.marked === 1).length, seats.length),
    wastedLater: percent(placesSince(later) - used(later), placesSince(later)),
    waitOfOthers: median(ofOthers.flatMap(wait)) ?? 0,
    waitOfClients: median(sold.flatMap(wait)),
    waitOfPlanners: median(seats.filter(({ citizen }) => citizen?.kind === 'plans').flatMap(wait)),
    served: served(honest),
    // Whoever would pay and was not served by the broker is as quick or slow as the others.
    quick: served(early.filter((one) => one.speed === 'quick' && one.kind === 'usual')),
    slow: served(early.filter((one) => one.speed === 'slow' && one.kind === 'usual')),
    urgent: part(
      early.filter((one) => one.needsBy !== undefined && !one.pays),
      (one) => (visitOf.get(one) ?? Number.POSITIVE_INFINITY) <= (one.needsBy ?? 0),
    ),
    refusedOf: ofKind(early, (one) => one.refused !== undefined),
    servedOf: ofKind(early, (one) => visitOf.has(one)),
  }
}

const part = (people: Citizen[], is: (one: Citizen) => boolean): Part => ({ of: people.length, n: people.filter(is).length })

const percent = (count: number, of: number) => Math.round((1000 * count) / Math.max(1, of)) / 10

const median = (numbers: number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return middle === undefined ? undefined : Math.round(10 * middle) / 10
}
